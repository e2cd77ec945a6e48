package org.lectern.nn;

import java.util.Arrays;
import org.lectern.random.RandomStream;

/** How a parameter gets its first values. */
@FunctionalInterface
public interface Initialiser {
  /**
   * The first values.
   *
   * @param n how many
   * @param in inputs of each unit (fan-in)
   * @param out units fed by each input (fan-out)
   * @param stream random numbers for this parameter alone
   * @return n numbers
   */
  float[] draw(int n, int in, int out, RandomStream stream);

  /**
   * All zeros: for biases, and fine for logistic regression; in a network with hidden layers it
   * leaves all units alike for ever.
   *
   * @return the initialiser
   */
  static Initialiser zeros() {
    return constant(0);
  }

  /**
   * One number everywhere.
   *
   * @param value the number
   * @return the initialiser
   */
  static Initialiser constant(double value) {
    return (n, in, out, stream) -> {
      float[] values = new float[n];
      Arrays.fill(values, (float) value);
      return values;
    };
  }

  /**
   * Normal with mean 0.
   *
   * @param deviation the standard deviation
   * @return the initialiser
   */
  static Initialiser normal(double deviation) {
    return (n, in, out, stream) -> stream.normal(n, 0, (float) deviation);
  }

  /**
   * Uniform on ±√(6/(in + out)), which has the variance 2/(in + out) (Glorot and Bengio 2010).
   *
   * @return the initialiser
   */
  static Initialiser glorot() {
    return (n, in, out, stream) -> {
      float bound = (float) Math.sqrt(6.0 / (in + out));
      return stream.uniform(n, -bound, bound);
    };
  }
}
