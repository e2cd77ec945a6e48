package org.lectern.nn;

import java.util.Arrays;
import org.lectern.display.Numbers;
import org.lectern.random.RandomStream;

/**
 * How a parameter gets its first values.
 *
 * <p>Why it matters: a score s = Σ w·x over n inputs has the variance Var(s) = n·Var(w)·Var(x), if
 * weights and inputs are independent with mean 0. So every layer multiplies the variance by
 * n·Var(w). Much below 1, signals and gradients die out over the layers; much above 1, they
 * saturate or explode. {@link #xavier} and {@link #glorot} make the factor 1, {@link #he} makes it
 * 2, because a relu halves the mean square.
 *
 * <p>Here in is the fan-in, the inputs of each unit (for a convolution channels·kernel area), and
 * out the fan-out. Number i of a parameter depends on its seed, its name and i alone.
 *
 * <pre>{@code
 * dense(784, 128, Initialiser.he())
 * }</pre>
 */
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
    return new NamedInitialiser("zeros", (n, in, out, stream) -> new float[n]);
  }

  /**
   * One number everywhere. As weights it leaves all units of a layer alike, as zeros do.
   *
   * @param value the number, rounded to float once
   * @return the initialiser
   * @throws IllegalArgumentException if the number is infinite or NaN
   */
  static Initialiser constant(double value) {
    Settings.finite("constant", "value", value, "Try 0.01.");
    return new NamedInitialiser(
        "constant(" + Numbers.significant(value, 6) + ")",
        (n, in, out, stream) -> {
          float[] values = new float[n];
          Arrays.fill(values, (float) value);
          return values;
        });
  }

  /**
   * Normal with mean 0 and variance σ², whatever the size of the layer. Through many layers of 500
   * units, σ = 0.01 lets all activations die out and σ = 1 saturates a tanh: try it.
   *
   * @param deviation the standard deviation σ, above 0
   * @return the initialiser
   * @throws IllegalArgumentException if σ is not a finite number above 0
   */
  static Initialiser normal(double deviation) {
    String hint = Settings.trapOr(deviation, "1/100 is 0: write 0.01", "Try 0.01.");
    Settings.positive("normal", "standard deviation", deviation, hint);
    return new NamedInitialiser(
        "normal(" + Numbers.significant(deviation, 6) + ")",
        (n, in, out, stream) -> stream.normal(n, 0, (float) deviation));
  }

  /**
   * Normal with mean 0 and deviation σ, where numbers beyond ±2σ are left out and the next of the
   * stream taken: no weight starts far out. That makes the variance smaller, 0.7737·σ² (a deviation
   * of 0.8796·σ).
   *
   * @param deviation σ before the cut, above 0
   * @return the initialiser
   * @throws IllegalArgumentException if σ is not a finite number above 0
   */
  static Initialiser truncatedNormal(double deviation) {
    String hint = Settings.trapOr(deviation, "1/100 is 0: write 0.01", "Try 0.01.");
    Settings.positive("truncatedNormal", "standard deviation", deviation, hint);
    return new NamedInitialiser(
        "truncatedNormal(" + Numbers.significant(deviation, 6) + ")",
        (n, in, out, stream) -> NamedInitialiser.truncated(n, (float) deviation, stream));
  }

  /**
   * Uniform on [low, high): mean (low + high)/2, variance (high − low)²/12.
   *
   * @param low the lower bound
   * @param high the upper bound
   * @return the initialiser
   * @throws IllegalArgumentException unless low is below high, both finite
   */
  static Initialiser uniform(double low, double high) {
    String hint = "Try uniform(-0.1, 0.1).";
    Settings.finite("uniform", "lower bound", low, hint);
    Settings.finite("uniform", "upper bound", high, hint);
    if (!((float) low < (float) high)) {
      throw new IllegalArgumentException(
          "uniform: the lower bound must be below the upper, but got "
              + Numbers.asJava(low)
              + " and "
              + Numbers.asJava(high)
              + ". "
              + hint);
    }
    return new NamedInitialiser(
        "uniform(" + Numbers.significant(low, 6) + ", " + Numbers.significant(high, 6) + ")",
        (n, in, out, stream) -> stream.uniform(n, (float) low, (float) high));
  }

  /**
   * Normal with variance 1/in, so that n·Var(w) = 1 and a layer keeps the variance of its input:
   * for tanh and for no activation. This is the form that the I2DL slides call Xavier; the
   * workshop's √(1/n) is the deviation, not the variance. {@link #glorot} is the paper's own
   * compromise between both directions.
   *
   * @return the initialiser
   */
  static Initialiser xavier() {
    return NamedInitialiser.normal("xavier", (in, out) -> 1.0 / in);
  }

  /**
   * Uniform on ±√(6/(in + out)), which has the variance 2/(in + out): the mean of what the forward
   * direction asks for, in·Var(w) = 1, and the backward one, out·Var(w) = 1. What {@link Dense}
   * takes. The ECE521 slides print the root in another place, which taken literally saturates.
   *
   * <p>Glorot and Bengio 2010, "Understanding the difficulty of training deep feedforward neural
   * networks".
   *
   * @return the initialiser
   */
  static Initialiser glorot() {
    return NamedInitialiser.uniform("glorot", (in, out) -> 6.0 / (in + out));
  }

  /**
   * Normal with variance 2/(in + out), as {@link #glorot}.
   *
   * @return the initialiser
   */
  static Initialiser glorotNormal() {
    return NamedInitialiser.normal("glorotNormal", (in, out) -> 2.0 / (in + out));
  }

  /**
   * Normal with variance 2/in, for relu and its kin: a relu sets half of its scores to 0, so the
   * mean square behind it is Var(s)/2, and n·Var(w)/2 = 1 keeps it.
   *
   * <p>He, Zhang, Ren and Sun 2015, "Delving deep into rectifiers".
   *
   * @return the initialiser
   */
  static Initialiser he() {
    return NamedInitialiser.normal("he", (in, out) -> 2.0 / in);
  }

  /**
   * Uniform on ±√(6/in), which has the variance 2/in, as {@link #he}.
   *
   * @return the initialiser
   */
  static Initialiser heUniform() {
    return NamedInitialiser.uniform("heUniform", (in, out) -> 6.0 / in);
  }
}
