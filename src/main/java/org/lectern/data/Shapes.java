package org.lectern.data;

import java.util.Arrays;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

/** The shape of one sample. */
final class Shapes {
  private Shapes() {}

  /** The shape without its first axis. */
  static Shape ofSample(Tensor features) {
    int[] sizes = features.shape().toArray();
    return Shape.of(Arrays.copyOfRange(sizes, 1, sizes.length));
  }

  /** (n, …) for a sample's shape. */
  static String ofBatch(Shape sample) {
    return "(n, " + sample.toString().substring(1);
  }
}
