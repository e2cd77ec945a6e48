package org.lectern.tensor;

import org.lectern.compute.Compute;
import org.lectern.display.Numbers;

/** Operations that choose elements by index or condition. */
final class Picking {
  private Picking() {}

  static Tensor where(Tensor condition, Tensor a, Tensor b) {
    Given.required("where", "a condition", condition);
    Given.required("where", "a tensor for where it holds", a);
    Given.required("where", "a tensor for where it does not hold", b);
    Shape shape = condition.shape().broadcast("where", a.shape()).broadcast("where", b.shape());
    float[] test = Elementwise.repeated(condition, shape);
    // One number for all places, such as 0 in most gradients, is not repeated.
    int ls = a.length() == 1 ? 0 : 1;
    int rs = b.length() == 1 ? 0 : 1;
    float[] left = ls == 0 ? a.data() : Elementwise.repeated(a, shape);
    float[] right = rs == 0 ? b.data() : Elementwise.repeated(b, shape);
    float[] out = Workspace.floats(shape.length());
    Compute.where(test, 0, left, 0, ls, right, 0, rs, out, 0, out.length);
    return Tensor.result(shape, out, Op.WHERE, Node.NONE, condition.detach(), a, b);
  }

  /** out[…, i, …] = x[…, index[…, i, …], …] along one axis; the other axes must agree. */
  static Tensor gather(Tensor x, int axis, Tensor index) {
    int along = x.shape().axis(axis, "gather");
    if (index.rank() != x.rank()
        || !index.shape().with(along, 0).equals(x.shape().with(along, 0))) {
      throw new ShapeException(
          "gather: the indices must have the shape of the tensor but for axis "
              + along
              + ", but got indices "
              + index.shape()
              + " for "
              + x.shape()
              + "."
              + gatherHint(x.shape(), along, index));
    }
    int[] from = positions(x.shape(), along, index);
    float[] out = Workspace.floats(from.length);
    for (int i = 0; i < out.length; i++) {
      out[i] = x.data()[from[i]];
    }
    return Tensor.result(index.shape(), out, Op.GATHER, from, x);
  }

  /** For a vector of class ids, one for each row. */
  private static String gatherHint(Shape x, int along, Tensor index) {
    int n = index.length();
    boolean ids = x.rank() == 2 && index.rank() == 1 && n == x.size(1 - along);
    return !ids ? "" : " Try ids.reshape(" + (along == 1 ? n + ", 1" : "1, " + n) + ").";
  }

  static Tensor gatherGradient(Node node, Tensor g) {
    return scatter(node.input(0).shape(), node.ints(), g);
  }

  /** Whole slices of x along an axis, in the order of the indices, which may repeat. */
  static Tensor take(Tensor x, int axis, int[] indices) {
    int along = x.shape().axis(axis, "take");
    int n = x.size(along);
    int inner = x.shape().product(along + 1, x.rank());
    int outer = x.shape().product(0, along);
    Shape shape = x.shape().with(along, indices.length);
    float[] out = Workspace.floats(shape.length());
    int[] from = new int[indices.length];
    for (int i = 0; i < indices.length; i++) {
      from[i] = indices[i] < 0 ? indices[i] + n : indices[i];
      if (from[i] < 0 || from[i] >= n) {
        throw indexError(
            "take", x.shape(), along, ", or -1 for the last", Integer.toString(indices[i]));
      }
      for (int o = 0; o < outer; o++) {
        System.arraycopy(
            x.data(), (o * n + from[i]) * inner, out, (o * indices.length + i) * inner, inner);
      }
    }
    return Tensor.result(shape, out, Op.TAKE, new Taken(along, from), x);
  }

  private record Taken(int axis, int[] indices) {}

  static Tensor takeGradient(Node node, Tensor g) {
    Taken taken = (Taken) node.detail();
    Shape shape = node.input(0).shape();
    int n = shape.size(taken.axis);
    int inner = shape.product(taken.axis + 1, shape.rank());
    int count = taken.indices.length;
    int[] to = new int[g.length()];
    for (int i = 0; i < to.length; i++) {
      int row = i / inner;
      to[i] = (row / count * n + taken.indices[row % count]) * inner + i % inner;
    }
    return scatter(shape, to, g);
  }

  /** Adds each element of g, in ascending order, to its place in zeros of the shape. */
  private static Tensor scatter(Shape shape, int[] to, Tensor g) {
    float[] out = Workspace.zeros(shape.length());
    for (int i = 0; i < to.length; i++) {
      out[to[i]] += g.data()[i];
    }
    return new Tensor(shape, out);
  }

  private static int[] positions(Shape shape, int along, Tensor index) {
    int n = shape.size(along);
    int inner = shape.product(along + 1, shape.rank());
    int run = index.size(along) * inner;
    int[] positions = new int[index.length()];
    for (int i = 0; i < positions.length; i++) {
      float id = index.data()[i];
      if (!(id >= 0 && id < n) || id != (int) id) {
        throw indexError("gather", shape, along, "", Numbers.significant(id, 7));
      }
      positions[i] = (i / run * n + (int) id) * inner + i % inner;
    }
    return positions;
  }

  private static ShapeException indexError(
      String who, Shape shape, int axis, String more, String got) {
    return new ShapeException(
        who
            + ": an index along axis "
            + axis
            + " of "
            + shape
            + " must be a whole number from 0 to "
            + (shape.size(axis) - 1)
            + more
            + ", but got "
            + got
            + ". Indices count from 0.");
  }
}
