package org.lectern.tensor;

import java.util.Arrays;
import org.lectern.compute.Binary;
import org.lectern.compute.Compute;
import org.lectern.compute.Interruption;
import org.lectern.compute.Unary;

/** Sums, means and extremes over any set of axes, and positions of extremes. */
final class Reductions {
  /** Beyond 2²⁴ not every whole number is a float. */
  private static final int LARGEST_INDEX = 1 << 24;

  private Reductions() {}

  static Tensor sum(Tensor x, int[] axes, boolean keep) {
    int[] over = axes(x.shape(), axes, "sum");
    return Tensor.result(reduced(x.shape(), over, keep), sums(x, over), Op.SUM, over, x);
  }

  static Tensor mean(Tensor x, int[] axes, boolean keep) {
    int[] over = axes(x.shape(), axes, "mean");
    float[] out = sums(x, over);
    float[] count = {(float) count(x.shape(), over)};
    Compute.binary(Binary.DIVIDE, out, 0, 1, count, 0, 0, out, 0, out.length);
    return Tensor.result(reduced(x.shape(), over, keep), out, Op.MEAN, over, x);
  }

  static Tensor max(Tensor x, int[] axes, boolean keep) {
    int[] over = axes(x.shape(), axes, "max");
    return Tensor.result(
        reduced(x.shape(), over, keep), maxima("max", x.data(), x.shape(), over), Op.MAX, over, x);
  }

  /** The least element is minus the largest of −x. */
  static Tensor min(Tensor x, int[] axes, boolean keep) {
    int[] over = axes(x.shape(), axes, "min");
    float[] negative = Workspace.floats(x.length());
    Compute.unary(Unary.NEGATE, x.data(), 0, negative, 0, negative.length);
    float[] out = maxima("min", negative, x.shape(), over);
    Compute.unary(Unary.NEGATE, out, 0, out, 0, out.length);
    return Tensor.result(reduced(x.shape(), over, keep), out, Op.MIN, over, x);
  }

  /** The index of the first extreme element along an axis; NaN counts as the extreme. */
  static Tensor arg(Tensor x, int axis, boolean largest) {
    String who = largest ? "argmax" : "argmin";
    int along = x.shape().axis(axis, who);
    int n = x.shape().size(along);
    requireElements(who, x.shape(), n);
    if (n > LARGEST_INDEX) {
      throw new ShapeException(
          who
              + ": an index above 16777216 is no float any more, but axis "
              + along
              + " of "
              + x.shape()
              + " is longer. Slice it first.");
    }
    Interruption.check();
    int inner = x.shape().product(along + 1, x.rank());
    Shape shape = x.shape().without(along);
    float[] out = Workspace.floats(shape.length());
    for (int o = 0; o < out.length; o++) {
      int start = o / inner * n * inner + o % inner;
      int best = 0;
      for (int i = 1; i < n; i++) {
        float value = x.data()[start + i * inner];
        float record = x.data()[start + best * inner];
        if (largest ? value > record : value < record) {
          best = i;
        } else if (value != value && record == record) {
          best = i;
        }
      }
      out[o] = best;
    }
    return new Tensor(shape, out);
  }

  /** The gradient of a sum: every element gets the gradient of the sum it went into. */
  static Tensor spread(Tensor g, Shape input, int[] over) {
    Tensor kept = new Tensor(reduced(input, over, true), g.data());
    return new Tensor(input, Elementwise.expand(kept, input));
  }

  static Tensor meanGradient(Shape input, int[] over, Tensor g) {
    return spread(g.div((float) count(input, over)), input, over);
  }

  /** The gradient goes to the first extreme element of each group. */
  static Tensor extremeGradient(Tensor x, Tensor y, int[] over, Tensor g) {
    int[] order = keptFirst(x.rank(), over);
    float[] moved = Moving.permuted(x, order);
    int groups = y.length();
    int n = groups == 0 ? 0 : x.length() / groups;
    float[] out = Workspace.zeros(x.length());
    for (int group = 0; group < groups; group++) {
      for (int i = group * n; i < (group + 1) * n; i++) {
        if (Float.compare(moved[i], y.data()[group]) == 0) {
          out[i] = g.data()[group];
          break;
        }
      }
    }
    Shape shape = Moving.permutedShape(x.shape(), order);
    return new Tensor(shape, out).permute(Moving.inverse(order));
  }

  private static float[] sums(Tensor x, int[] over) {
    Shape shape = x.shape();
    float[] out = Workspace.floats(reduced(shape, over, false).length());
    int rank = shape.rank();
    int m = over.length;
    if (m == 0) {
      // Even the sum of one element starts from +0, so -0 becomes +0.
      Compute.sumRows(x.data(), 0, out.length, 1, out, 0);
    } else if (over[m - 1] - over[0] == m - 1) {
      int outer = shape.product(0, over[0]);
      int n = shape.product(over[0], over[0] + m);
      int inner = shape.product(over[0] + m, rank);
      if (inner == 1) {
        Compute.sumRows(x.data(), 0, outer, n, out, 0);
      } else {
        for (int o = 0; o < outer; o++) {
          Compute.sumColumns(x.data(), o * n * inner, n, inner, out, o * inner);
        }
      }
    } else {
      float[] moved = Moving.permuted(x, keptFirst(rank, over));
      Compute.sumRows(moved, 0, out.length, count(shape, over), out, 0);
    }
    return out;
  }

  private static float[] maxima(String who, float[] data, Shape shape, int[] over) {
    int n = count(shape, over);
    requireElements(who, shape, n);
    float[] moved = Moving.permuted(new Tensor(shape, data), keptFirst(shape.rank(), over));
    float[] out = Workspace.floats(reduced(shape, over, false).length());
    Compute.maxRows(moved, 0, out.length, n, out, 0);
    return out;
  }

  private static void requireElements(String who, Shape shape, int n) {
    if (n == 0) {
      throw new ShapeException(
          who + ": needs at least one element to choose from, but the shape is " + shape + ".");
    }
  }

  /** Checked axes in ascending order; none given means all. */
  private static int[] axes(Shape shape, int[] axes, String who) {
    int rank = shape.rank();
    int[] over = new int[axes.length == 0 ? rank : axes.length];
    for (int i = 0; i < over.length; i++) {
      over[i] = axes.length == 0 ? i : shape.axis(axes[i], who);
    }
    Arrays.sort(over);
    for (int i = 1; i < over.length; i++) {
      if (over[i] == over[i - 1]) {
        throw new ShapeException(
            who + ": axis " + over[i] + " is named twice; name each axis once.");
      }
    }
    return over;
  }

  private static Shape reduced(Shape shape, int[] over, boolean keep) {
    int[] sizes = shape.toArray();
    int kept = 0;
    for (int axis = 0; axis < sizes.length; axis++) {
      if (Arrays.binarySearch(over, axis) < 0) {
        sizes[kept++] = sizes[axis];
      } else if (keep) {
        sizes[kept++] = 1;
      }
    }
    return Shape.of(Arrays.copyOf(sizes, kept));
  }

  private static int count(Shape shape, int[] over) {
    int count = 1;
    for (int axis : over) {
      count *= shape.size(axis);
    }
    return count;
  }

  /** An order of axes with the reduced ones last, each part ascending. */
  private static int[] keptFirst(int rank, int[] over) {
    int[] order = new int[rank];
    int at = 0;
    for (int axis = 0; axis < rank; axis++) {
      if (Arrays.binarySearch(over, axis) < 0) {
        order[at++] = axis;
      }
    }
    System.arraycopy(over, 0, order, at, over.length);
    return order;
  }
}
