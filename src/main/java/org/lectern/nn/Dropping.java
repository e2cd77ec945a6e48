package org.lectern.nn;

import org.lectern.display.Numbers;
import org.lectern.random.RandomStream;
import org.lectern.tensor.Tensor;

/** Dropout within layers: each number becomes 0 with probability p, the others grow by 1/(1−p). */
final class Dropping {
  private Dropping() {}

  static void check(String who, double p) {
    if (!(p >= 0 && p < 1)) {
      throw new IllegalArgumentException(
          who
              + ": the dropout must be from 0 to below 1, but is "
              + Numbers.asJava(p)
              + ". It is the share of numbers that become 0: try 0.2.");
    }
  }

  static Tensor drop(Tensor x, double p, RandomStream stream) {
    float[] mask = stream.uniform(x.length(), 0, 1);
    float kept = (float) (1 / (1 - p));
    for (int i = 0; i < mask.length; i++) {
      mask[i] = mask[i] >= p ? kept : 0;
    }
    return x.mul(Tensor.of(x.shape(), mask));
  }
}
