package org.lectern.nn;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lectern.tensor.Shape;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * The numbers of each sample in other axes: such as rows of 784 pixels as images of 28×28.
 *
 * <p>Shapes: x (n, …), y (n, sizes), with the same number of elements in the same order. Gradient:
 * g in the shape of x. No parameters.
 *
 * <p>When: before a convolution, if images come as rows or without an axis of channels. {@link
 * Flatten} is the way back.
 *
 * <pre>{@code
 * sequential(reshape(1, 28, 28), conv2d(1, 8, 3), relu(), flatten(), dense(8 * 26 * 26, 10))
 * }</pre>
 */
public final class Reshape extends Layer {
  private final int[] sizes;

  /** The product of the known sizes. */
  private final int known;

  private final boolean open;

  /**
   * The new shape of each sample.
   *
   * @param sizes without the axis of samples; one may be −1: it is worked out
   * @throws IllegalArgumentException if there is none, or one is neither −1 nor above 0
   */
  public Reshape(int... sizes) {
    this.sizes = sizes.clone();
    long product = 1;
    int unknown = 0;
    boolean valid = sizes.length > 0;
    for (int size : sizes) {
      unknown += size == -1 ? 1 : 0;
      valid &= size == -1 || size > 0;
      product = Math.min(product * (size == -1 ? 1 : size), Integer.MAX_VALUE);
    }
    if (!valid || unknown > 1) {
      throw new IllegalArgumentException(
          "reshape: needs the sizes of a sample's axes, each above 0, one of them perhaps -1 to be"
              + " worked out, but got "
              + text()
              + ". For images try reshape(1, 28, 28); the axis of samples is not counted.");
    }
    known = (int) product;
    open = unknown == 1;
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    int n = x.rank() == 0 ? 1 : x.size(0);
    long sample = 1;
    for (int axis = 1; axis < x.rank(); axis++) {
      sample *= x.size(axis);
    }
    Shape shape = outputShape(sample, x.shape().toString(), x.length());
    int[] all = new int[sizes.length + 1];
    all[0] = n;
    System.arraycopy(shape.toArray(), 0, all, 1, sizes.length);
    return x.reshape(all);
  }

  @Override
  public @Nullable Shape inputShape() {
    return open ? null : Shape.of(known);
  }

  @Override
  public Shape outputShape(Shape input) {
    String given = "(n" + (input.rank() == 0 ? ")" : ", " + input.toString().substring(1));
    return outputShape(input.length(), given, -1);
  }

  private Shape outputShape(long sample, String given, int total) {
    if (open ? sample % known != 0 : sample != known) {
      throw new ShapeException(
          where()
              + ": each sample must have "
              + (open ? "a multiple of " : "")
              + known
              + " numbers, but the input has shape "
              + given
              + ", "
              + sample
              + " in each. "
              + (total == known
                  ? "One sample is a batch of 1: add an axis of size 1 in front."
                  : "Check the sizes; one may be -1."));
    }
    int[] shape = sizes.clone();
    for (int axis = 0; axis < shape.length; axis++) {
      shape[axis] = shape[axis] == -1 ? (int) (sample / known) : shape[axis];
    }
    return Shape.of(shape);
  }

  private String text() {
    return Arrays.toString(sizes).replace('[', '(').replace(']', ')');
  }

  @Override
  public String label() {
    return "Reshape" + text();
  }
}
