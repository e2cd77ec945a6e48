package org.lectern.nn;

import org.jspecify.annotations.Nullable;
import org.lectern.tensor.Shape;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * All numbers of a sample in one row: the step from images to dense layers.
 *
 * <p>Shapes: x (n, a, b, …), y (n, a·b·…), in the same order. Gradient: g in the shape of x. No
 * parameters.
 *
 * <p>When: between the last convolution or pooling and the first dense layer. How many numbers come
 * out is the product of the sizes: print the network to see it.
 *
 * <pre>{@code
 * sequential(conv2d(1, 8, 3), relu(), flatten(), dense(8 * 26 * 26, 10))
 * }</pre>
 */
public final class Flatten extends Layer {
  /** The layer; it has no parameters. */
  public Flatten() {}

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    if (x.rank() == 0) {
      throw new ShapeException(
          where()
              + ": needs samples along the first axis, but the input is a single number. Put it"
              + " into a batch with reshape(1, 1).");
    }
    int features = 1;
    for (int axis = 1; axis < x.rank(); axis++) {
      features *= x.size(axis);
    }
    return x.reshape(x.size(0), features);
  }

  @Override
  public @Nullable Shape outputShape(Shape input) {
    // An axis of any length leaves the product open.
    return input.length() == 0 ? null : Shape.of(input.length());
  }
}
