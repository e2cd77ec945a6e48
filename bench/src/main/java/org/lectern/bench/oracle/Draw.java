package org.lectern.bench.oracle;

import org.lectern.random.RandomStream;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

/** Random sizes and numbers for one case. Its name decides them, so every run has the same. */
final class Draw {
  private static final long SEED = 20;

  private final String name;
  private int sizes;
  private int tensors;

  Draw(String name) {
    this.name = name;
  }

  int size(int least, int most) {
    return least + RandomStream.of(SEED, name + "/sizes").below(sizes++, most - least + 1);
  }

  /** One of several. */
  int choice(int... values) {
    return values[size(0, values.length - 1)];
  }

  Tensor normal(int... shape) {
    return scaled(1, shape);
  }

  /** Normal numbers of a standard deviation. */
  Tensor scaled(double deviation, int... shape) {
    Shape of = Shape.of(shape);
    return Tensor.of(of, stream().normal(of.length(), 0, (float) deviation));
  }

  Tensor uniform(double low, double high, int... shape) {
    Shape of = Shape.of(shape);
    return Tensor.of(of, stream().uniform(of.length(), (float) low, (float) high));
  }

  /** Whole numbers from 0 to classes − 1. */
  Tensor ids(int classes, int... shape) {
    Shape of = Shape.of(shape);
    RandomStream stream = stream();
    float[] ids = new float[of.length()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = stream.below(i, classes);
    }
    return Tensor.of(of, ids);
  }

  private RandomStream stream() {
    return RandomStream.of(SEED, name + "/tensor " + tensors++);
  }
}
