package org.lectern.tensor;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * A slow array of doubles with its own plain implementation of every operation, to check the
 * tensors' values and, by finite differences, their gradients. Shares no code with them.
 */
public record Shadow(int[] sizes, double[] data) {

  public static Shadow of(Tensor x) {
    float[] from = x.toArray();
    double[] to = new double[from.length];
    for (int i = 0; i < to.length; i++) {
      to[i] = from[i];
    }
    return new Shadow(x.shape().toArray(), to);
  }

  /** A shape filled by a function of the index. */
  public static Shadow fill(int[] sizes, ToDoubleFunction<int[]> value) {
    double[] data = new double[Arrays.stream(sizes).reduce(1, (a, b) -> a * b)];
    for (int i = 0; i < data.length; i++) {
      data[i] = value.applyAsDouble(index(sizes, i));
    }
    return new Shadow(sizes, data);
  }

  public static int[] index(int[] sizes, int position) {
    int[] index = new int[sizes.length];
    for (int axis = sizes.length - 1; axis >= 0; axis--) {
      index[axis] = position % sizes[axis];
      position /= sizes[axis];
    }
    return index;
  }

  /** The element at an index; a longer index drops leading axes, sizes of 1 repeat. */
  public double at(int... index) {
    int position = 0;
    for (int axis = 0; axis < sizes.length; axis++) {
      int i = index[index.length - sizes.length + axis];
      position = position * sizes[axis] + (sizes[axis] == 1 ? 0 : i);
    }
    return data[position];
  }

  public Shadow map(DoubleUnaryOperator f) {
    return new Shadow(sizes, Arrays.stream(data).map(f).toArray());
  }

  public Shadow zip(Shadow other, DoubleBinaryOperator f) {
    int rank = Math.max(sizes.length, other.sizes.length);
    int[] out = new int[rank];
    for (int i = 1; i <= rank; i++) {
      int a = i <= sizes.length ? sizes[sizes.length - i] : 1;
      int b = i <= other.sizes.length ? other.sizes[other.sizes.length - i] : 1;
      out[rank - i] = Math.max(a, b);
    }
    return fill(out, index -> f.applyAsDouble(at(index), other.at(index)));
  }

  /** Folds the listed axes, which stay with size 1. */
  public Shadow fold(double start, DoubleBinaryOperator f, int... axes) {
    int[] out = sizes.clone();
    for (int axis : axes) {
      out[axis] = 1;
    }
    double[] folded = new double[Arrays.stream(out).reduce(1, (a, b) -> a * b)];
    Arrays.fill(folded, start);
    Shadow result = new Shadow(out, folded);
    for (int i = 0; i < data.length; i++) {
      int[] index = index(sizes, i);
      int position = 0;
      for (int axis = 0; axis < out.length; axis++) {
        position = position * out[axis] + (out[axis] == 1 ? 0 : index[axis]);
      }
      folded[position] = f.applyAsDouble(folded[position], data[i]);
    }
    return result;
  }

  public Shadow reshape(int... to) {
    return new Shadow(to, data);
  }

  public Shadow permute(int... axes) {
    int[] out = Arrays.stream(axes).map(axis -> sizes[axis]).toArray();
    return fill(
        out,
        index -> {
          int[] from = new int[axes.length];
          for (int i = 0; i < axes.length; i++) {
            from[axes[i]] = index[i];
          }
          return at(from);
        });
  }

  /** Products of the last two axes; leading axes broadcast. */
  public Shadow matmul(Shadow b) {
    int rank = Math.max(sizes.length, b.sizes.length);
    int[] out = new int[rank];
    for (int i = 3; i <= rank; i++) {
      int left = i <= sizes.length ? sizes[sizes.length - i] : 1;
      int right = i <= b.sizes.length ? b.sizes[b.sizes.length - i] : 1;
      out[rank - i] = Math.max(left, right);
    }
    out[rank - 2] = sizes[sizes.length - 2];
    out[rank - 1] = b.sizes[b.sizes.length - 1];
    int k = sizes[sizes.length - 1];
    return fill(
        out,
        index -> {
          double sum = 0;
          int[] left = index.clone();
          int[] right = index.clone();
          for (int p = 0; p < k; p++) {
            left[rank - 1] = p;
            right[rank - 2] = p;
            sum += at(left) * b.at(right);
          }
          return sum;
        });
  }

  public Shadow softmax(int axis) {
    Shadow e = map(StrictMath::exp);
    return e.zip(e.fold(0, Double::sum, axis), (a, b) -> a / b);
  }
}
