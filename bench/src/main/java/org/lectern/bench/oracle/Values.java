package org.lectern.bench.oracle;

import java.util.Arrays;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

/** Numbers on their way between the two libraries; a float widens to a double exactly. */
record Values(Shape shape, double[] numbers) {
  static Values of(Tensor tensor) {
    float[] floats = tensor.toArray();
    double[] numbers = new double[floats.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = floats[i];
    }
    return new Values(tensor.shape(), numbers);
  }

  static Values scalar(double number) {
    return new Values(Shape.of(), new double[] {number});
  }

  static Values zeros(Shape shape) {
    return new Values(shape, new double[shape.length()]);
  }

  /**
   * The largest difference from a reference, as a part of the reference's largest absolute value;
   * infinite where shapes differ or only one is finite.
   */
  double differenceFrom(Values reference) {
    return differenceFrom(reference, reference.largest());
  }

  double largest() {
    return Arrays.stream(numbers).filter(Double::isFinite).map(Math::abs).max().orElse(0);
  }

  /** The same as a part of another size. */
  double differenceFrom(Values reference, double size) {
    if (!shape.equals(reference.shape)) {
      throw new IllegalStateException(
          "the shapes differ: Lectern gives " + shape + ", PyTorch " + reference.shape);
    }
    double difference = 0;
    for (int i = 0; i < numbers.length; i++) {
      double mine = numbers[i];
      double theirs = reference.numbers[i];
      if (Double.isFinite(mine) && Double.isFinite(theirs)) {
        difference = Math.max(difference, Math.abs(mine - theirs));
      } else if (Double.compare(mine, theirs) != 0) {
        return Double.POSITIVE_INFINITY;
      }
    }
    return difference == 0 ? 0 : difference / size;
  }
}
