package org.lectern.tensor;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * The sizes of a tensor's axes, such as (32, 28, 28). A scalar has the shape (). Axes count from 0;
 * −1 is the last. Immutable.
 */
public final class Shape {
  private static final Shape SCALAR = new Shape(new int[0]);

  private final int[] sizes;
  private final int length;

  private Shape(int[] sizes) {
    this.sizes = sizes;
    long product = 1;
    for (int size : sizes) {
      // A size of 0 anywhere makes the product 0, however large the others.
      product = size == 0 ? 0 : product;
    }
    for (int size : sizes) {
      product = Math.min(product * size, Integer.MAX_VALUE);
    }
    if (product > Integer.MAX_VALUE - 8) {
      throw tooLarge(Arrays.stream(sizes).asLongStream().toArray());
    }
    length = (int) product;
  }

  /**
   * A shape from its sizes.
   *
   * @param sizes the size of each axis, 0 or more
   * @return the shape
   * @throws ShapeException if a size is negative or the product too large for an array
   */
  public static Shape of(int... sizes) {
    if (sizes.length == 0) {
      return SCALAR;
    }
    for (int size : sizes) {
      if (size < 0) {
        throw new ShapeException(
            "shape: every size must be 0 or more, but the sizes are "
                + join(Arrays.stream(sizes).asLongStream().toArray())
                + ". Give the length of each axis, as in zeros(2, 3).");
      }
    }
    return new Shape(sizes.clone());
  }

  private static ShapeException tooLarge(long[] sizes) {
    BigInteger count = BigInteger.ONE;
    for (long size : sizes) {
      count = count.multiply(BigInteger.valueOf(size));
    }
    return new ShapeException(
        "shape: a tensor can have at most 2147483639 elements, but "
            + join(sizes)
            + " would have "
            + count
            + ". Take smaller sizes, or work on smaller batches.");
  }

  /**
   * How many axes.
   *
   * @return 0 for a scalar, 1 for a vector, 2 for a matrix
   */
  public int rank() {
    return sizes.length;
  }

  /**
   * The size of one axis.
   *
   * @param axis the axis; −1 is the last
   * @return its size
   * @throws ShapeException if there is no such axis
   */
  public int size(int axis) {
    return sizes[axis(axis, "size")];
  }

  /**
   * How many elements, the product of the sizes.
   *
   * @return 1 for a scalar
   */
  public int length() {
    return length;
  }

  /**
   * The sizes as an array.
   *
   * @return a copy
   */
  public int[] toArray() {
    return sizes.clone();
  }

  /**
   * The shape of an element-wise operation on two shapes: axes are matched from the last; a size of
   * 1, or a missing axis, repeats.
   *
   * @param who the operation, for the error
   * @param other the other shape
   * @return the larger shape
   * @throws ShapeException if two sizes differ and neither is 1
   */
  Shape broadcast(String who, Shape other) {
    if (equals(other)) {
      return this;
    }
    int rank = Math.max(rank(), other.rank());
    int[] result = new int[rank];
    for (int i = 1; i <= rank; i++) {
      int a = i <= rank() ? sizes[rank() - i] : 1;
      int b = i <= other.rank() ? other.sizes[other.rank() - i] : 1;
      if (a != b && a != 1 && b != 1) {
        throw new ShapeException(
            who
                + ": the shapes must match from the last axis backwards, each pair of sizes equal"
                + " or one of them 1, but got "
                + this
                + " and "
                + other
                + " ("
                + a
                + " against "
                + b
                + ")."
                + hint(other));
      }
      result[rank - i] = a == 1 ? b : a;
    }
    return new Shape(result);
  }

  private String hint(Shape other) {
    if (rank() == 2 && other.rank() == 1 && other.sizes[0] == sizes[0]) {
      return " For one number a row, try reshape(" + other.sizes[0] + ", 1).";
    }
    if (rank() == 1 && other.rank() == 2 && other.sizes[0] == sizes[0]) {
      return " For one number a row, try reshape(" + sizes[0] + ", 1) on the first.";
    }
    return " Try reshape or transpose on one of them.";
  }

  /** The index of an axis that may count from the end. */
  int axis(int axis, String who) {
    int index = axis < 0 ? axis + sizes.length : axis;
    if (index < 0 || index >= sizes.length) {
      throw new ShapeException(
          who
              + ": there is no axis "
              + axis
              + " in the shape "
              + this
              + (sizes.length == 0
                  ? ", a scalar. Make it a vector with reshape(1)."
                  : ". Axes count from 0 to " + (sizes.length - 1) + "; -1 is the last."));
    }
    return index;
  }

  /** The distance in the array between neighbours along each axis. */
  int[] strides() {
    int[] strides = new int[sizes.length];
    int stride = 1;
    for (int axis = sizes.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= sizes[axis];
    }
    return strides;
  }

  /** The product of the sizes of the axes from (inclusive) to (exclusive). */
  int product(int from, int to) {
    int product = 1;
    for (int axis = from; axis < to; axis++) {
      product *= sizes[axis];
    }
    return product;
  }

  /** The same shape with one size changed. */
  Shape with(int axis, long size) {
    if (size > Integer.MAX_VALUE) {
      long[] large = Arrays.stream(sizes).asLongStream().toArray();
      large[axis] = size;
      throw tooLarge(large);
    }
    int[] changed = sizes.clone();
    changed[axis] = (int) size;
    return new Shape(changed);
  }

  /** The same shape without one axis. */
  Shape without(int axis) {
    int[] fewer = new int[sizes.length - 1];
    System.arraycopy(sizes, 0, fewer, 0, axis);
    System.arraycopy(sizes, axis + 1, fewer, axis, fewer.length - axis);
    return new Shape(fewer);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape shape && Arrays.equals(sizes, shape.sizes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sizes);
  }

  @Override
  public String toString() {
    return join(Arrays.stream(sizes).asLongStream().toArray());
  }

  private static String join(long[] sizes) {
    StringBuilder text = new StringBuilder("(");
    for (int i = 0; i < sizes.length; i++) {
      text.append(i == 0 ? "" : ", ").append(sizes[i]);
    }
    return text.append(')').toString();
  }
}
