package org.lectern.tensor;

import java.util.Arrays;
import org.lectern.compute.Binary;
import org.lectern.compute.Compute;

/** Operations that move elements without computing: permuting axes, slicing, concatenating. */
final class Moving {
  private Moving() {}

  static Tensor reshape(Tensor x, int[] sizes) {
    int[] resolved = sizes.clone();
    int unknown = -1;
    long known = 1;
    for (int i = 0; i < sizes.length; i++) {
      if (sizes[i] == -1 && unknown < 0) {
        unknown = i;
      } else {
        known *= sizes[i];
      }
    }
    if (unknown >= 0 && known > 0) {
      resolved[unknown] = (int) (x.length() / known);
      known *= resolved[unknown];
    }
    boolean negative = Arrays.stream(resolved).anyMatch(size -> size < 0);
    if (negative || known != x.length()) {
      throw new ShapeException(
          "reshape: the new shape must have the same "
              + x.length()
              + " elements as "
              + x.shape()
              + ", but got "
              + Arrays.toString(sizes).replace('[', '(').replace(']', ')')
              + (unknown >= 0
                  ? "."
                  : " with " + known + ". One size may be -1: it is worked out."));
    }
    // A variable can be changed in place, so only other tensors share their array.
    float[] data = x.isVariable() ? x.data().clone() : x.data();
    return Tensor.result(Shape.of(resolved), data, Op.RESHAPE, Node.NONE, x);
  }

  static Tensor permute(Tensor x, int[] axes) {
    int rank = x.rank();
    int[] order = new int[rank];
    boolean[] seen = new boolean[rank];
    boolean valid = axes.length == rank;
    for (int i = 0; valid && i < rank; i++) {
      order[i] = x.shape().axis(axes[i], "permute");
      valid = !seen[order[i]];
      seen[order[i]] = true;
    }
    if (!valid) {
      throw new ShapeException(
          "permute: needs each of the "
              + rank
              + " axes of "
              + x.shape()
              + " once, but got "
              + Arrays.toString(axes)
              + ". permute(1, 0) swaps two axes.");
    }
    return Tensor.result(permutedShape(x.shape(), order), permuted(x, order), Op.PERMUTE, order, x);
  }

  static Shape permutedShape(Shape shape, int[] order) {
    int[] sizes = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      sizes[i] = shape.size(order[i]);
    }
    return Shape.of(sizes);
  }

  /** The elements with the axes in another order; the array itself if nothing moves. */
  static float[] permuted(Tensor x, int[] order) {
    boolean same = true;
    for (int i = 0; i < order.length; i++) {
      same &= order[i] == i;
    }
    if (same) {
      return x.isVariable() ? x.data().clone() : x.data();
    }
    int[] strides = x.shape().strides();
    int[] sizes = permutedShape(x.shape(), order).toArray();
    float[] out = Workspace.floats(x.length());
    // Axes that stay last move as one run.
    int moving = sizes.length;
    int run = 1;
    while (order[moving - 1] == moving - 1) {
      run *= sizes[--moving];
    }
    int[] at = new int[moving];
    int from = 0;
    for (int to = 0; to < out.length; to += run) {
      if (run == 1) {
        out[to] = x.data()[from];
      } else {
        System.arraycopy(x.data(), from, out, to, run);
      }
      for (int axis = moving - 1; axis >= 0; axis--) {
        from += strides[order[axis]];
        if (++at[axis] < sizes[axis]) {
          break;
        }
        from -= strides[order[axis]] * sizes[axis];
        at[axis] = 0;
      }
    }
    return out;
  }

  static int[] inverse(int[] order) {
    int[] inverse = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      inverse[order[i]] = i;
    }
    return inverse;
  }

  static Tensor broadcast(Tensor x, Shape shape) {
    Shape result = x.shape().broadcast("broadcastTo", shape);
    if (!result.equals(shape)) {
      throw new ShapeException(
          "broadcastTo: " + x.shape() + " can't be repeated to the smaller " + shape + ".");
    }
    return Tensor.result(shape, Elementwise.expand(x, shape), Op.BROADCAST, Node.NONE, x);
  }

  static Tensor concat(int axis, Tensor[] parts) {
    if (parts.length == 0) {
      throw new ShapeException(
          "concat: needs at least one tensor, but got none. Try concat(0, a, b).");
    }
    for (Tensor part : parts) {
      Given.required("concat", "a tensor at each place", part);
    }
    Shape first = parts[0].shape();
    int along = first.axis(axis, "concat");
    long total = 0;
    for (Tensor part : parts) {
      if (part.rank() != first.rank()
          || !part.shape().with(along, 0).equals(first.with(along, 0))) {
        throw new ShapeException(
            "concat: all shapes must be alike but for axis "
                + along
                + ", but got "
                + first
                + " and "
                + part.shape()
                + ". Axis 0 joins rows, axis 1 columns.");
      }
      total += part.size(along);
    }
    Shape shape = first.with(along, total);
    int joined = shape.size(along);
    int outer = shape.product(0, along);
    int inner = shape.product(along + 1, shape.rank());
    float[] out = Workspace.floats(shape.length());
    int offset = 0;
    for (Tensor part : parts) {
      int run = part.size(along) * inner;
      for (int o = 0; o < outer; o++) {
        System.arraycopy(part.data(), o * run, out, o * joined * inner + offset, run);
      }
      offset += run;
    }
    return Tensor.result(shape, out, Op.CONCAT, new int[] {along}, parts);
  }

  /** The part of a concatenation's gradient that belongs to one input. */
  static Tensor part(Node node, Tensor g, int input) {
    int along = node.ints()[0];
    int from = 0;
    for (int i = 0; i < input; i++) {
      from += node.input(i).size(along);
    }
    return g.slice(along, from, from + node.input(input).size(along));
  }

  static Tensor slice(Tensor x, int axis, int from, int to) {
    int along = x.shape().axis(axis, "slice");
    int n = x.size(along);
    int start = from < 0 ? from + n : from;
    int end = to < 0 ? to + n : to;
    if (start < 0 || end > n || start > end) {
      throw new ShapeException(
          "slice: axis "
              + along
              + " of "
              + x.shape()
              + " has elements 0 to "
              + n
              + " (exclusive), but got "
              + from
              + " to "
              + to
              + ". The second number is the first that is left out.");
    }
    Shape shape = x.shape().with(along, end - start);
    int outer = shape.product(0, along);
    int inner = shape.product(along + 1, shape.rank());
    float[] out = Workspace.floats(shape.length());
    int run = (end - start) * inner;
    for (int o = 0; o < outer; o++) {
      System.arraycopy(x.data(), (o * n + start) * inner, out, o * run, run);
    }
    return Tensor.result(shape, out, Op.SLICE, new int[] {along, start}, x);
  }

  /** Adds a part's gradient, in place, where the part was. */
  static void addSlice(Node node, Tensor g, Tensor to) {
    int along = node.ints()[0];
    int outer = to.shape().product(0, along);
    int inner = to.shape().product(along + 1, to.rank());
    int run = g.size(along) * inner;
    float[] sum = to.data();
    for (int o = 0; o < outer; o++) {
      int at = (o * to.size(along) + node.ints()[1]) * inner;
      Compute.binary(Binary.ADD, sum, at, 1, g.data(), o * run, 1, sum, at, run);
    }
  }
}
