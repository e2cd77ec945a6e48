package org.lectern.tensor;

import java.util.Arrays;
import org.lectern.compute.Compute;

/** Matrix products, alone or in batches. */
final class Products {
  private Products() {}

  static Tensor matmul(Tensor a, Tensor b) {
    if (a.rank() == 0 || b.rank() == 0) {
      throw new ShapeException(
          "matmul: needs vectors or matrices, but got "
              + a.shape()
              + " and "
              + b.shape()
              + ". To scale by a number, use mul.");
    }
    int left = a.size(-1);
    int right = b.size(b.rank() == 1 ? 0 : -2);
    if (left != right) {
      throw new ShapeException(
          "matmul: the last axis of the first must be as long as the "
              + (b.rank() == 1 ? "second" : "second-last axis of the second")
              + ", but got "
              + a.shape()
              + " × "
              + b.shape()
              + " ("
              + left
              + " against "
              + right
              + ")."
              + hint(a, b));
    }
    if (a.rank() == 1) {
      Tensor product = matmul(a.reshape(1, left), b);
      return drop(product, product.rank() - (b.rank() == 1 ? 1 : 2));
    }
    if (b.rank() == 1) {
      Tensor product = matmul(a, b.reshape(right, 1));
      return drop(product, product.rank() - 1);
    }
    Shape shape = productShape(a.shape(), b.shape(), a.size(-2), b.size(-1));
    return Tensor.result(shape, compute(a, false, b, false, shape), Op.MATMUL, Node.NONE, a, b);
  }

  /** The product and a bias for each column; what is no plain layer goes the long way. */
  static Tensor linear(Tensor x, Tensor weight, Tensor bias) {
    Given.required("linear", "a weight", weight);
    Given.required("linear", "a bias", bias);
    boolean plain = x.rank() == 2 && weight.rank() == 2 && x.size(1) == weight.size(0);
    if (!plain || bias.rank() != 1 || bias.size(0) != weight.size(1)) {
      return matmul(x, weight).add(bias);
    }
    int m = x.size(0);
    int k = x.size(1);
    int n = weight.size(1);
    Shape shape = Shape.of(m, n);
    float[] out = Workspace.floats(shape.length());
    if (out.length > 0) {
      float[] addends = bias.data();
      Compute.dense(m, n, k, x.data(), 0, k, 1, weight.data(), 0, n, 1, addends, 0, out, 0);
    }
    return Tensor.result(shape, out, Op.LINEAR, Node.NONE, x, weight, bias);
  }

  static Tensor linearGradient(Node node, Tensor g, int input) {
    if (input < 2) {
      return gradient(node.input(0), node.input(1), g, input);
    }
    float[] out = Workspace.floats(g.size(1));
    Compute.sumColumns(g.data(), 0, g.size(0), out.length, out, 0);
    return new Tensor(node.input(2).shape(), out);
  }

  /** For c = a·b: g·bᵀ for a, aᵀ·g for b. */
  static Tensor gradient(Tensor a, Tensor b, Tensor g, int input) {
    if (input == 0) {
      Shape shape = productShape(g.shape(), b.shape(), g.size(-2), b.size(-2));
      return new Tensor(shape, compute(g, false, b, true, shape));
    }
    Shape shape = productShape(a.shape(), g.shape(), a.size(-1), g.size(-1));
    return new Tensor(shape, compute(a, true, g, false, shape));
  }

  private static Tensor drop(Tensor product, int axis) {
    return product.reshape(product.shape().without(axis).toArray());
  }

  private static String hint(Tensor a, Tensor b) {
    if (b.rank() > 1 && a.size(-1) == b.size(-1)) {
      return " Try transpose() on the second.";
    }
    if (a.rank() > 1 && a.size(-2) == b.size(b.rank() == 1 ? 0 : -2)) {
      return " Try transpose() on the first.";
    }
    return " Check the order of the two, or reshape one of them.";
  }

  private static Shape productShape(Shape a, Shape b, int rows, int columns) {
    if (a.rank() == 2 && b.rank() == 2) {
      return Shape.of(rows, columns);
    }
    Shape batch = batch(a).broadcast("matmul, batch axes", batch(b));
    int[] sizes = Arrays.copyOf(batch.toArray(), batch.rank() + 2);
    sizes[batch.rank()] = rows;
    sizes[batch.rank() + 1] = columns;
    return Shape.of(sizes);
  }

  private static Shape batch(Shape shape) {
    return Shape.of(Arrays.copyOf(shape.toArray(), shape.rank() - 2));
  }

  private static float[] compute(Tensor a, boolean ta, Tensor b, boolean tb, Shape shape) {
    int m = shape.size(-2);
    int n = shape.size(-1);
    int k = a.size(ta ? -2 : -1);
    float[] out = Workspace.floats(shape.length());
    if (out.length == 0) {
      return out;
    }
    int ars = ta ? 1 : k;
    int acs = ta ? m : 1;
    int brs = tb ? 1 : n;
    int bcs = tb ? k : 1;
    int batches = out.length / (m * n);
    if (batches == 1) {
      Compute.matmul(m, n, k, a.data(), 0, ars, acs, b.data(), 0, brs, bcs, out, 0);
      return out;
    }
    int[] aStarts = starts(a.shape(), shape, batches);
    int[] bStarts = starts(b.shape(), shape, batches);
    for (int i = 0; i < batches; i++) {
      Compute.matmul(
          m, n, k, a.data(), aStarts[i], ars, acs, b.data(), bStarts[i], brs, bcs, out, i * m * n);
    }
    return out;
  }

  /** Where each batch's matrix starts in x's array. */
  private static int[] starts(Shape x, Shape shape, int batches) {
    int[] starts = new int[batches];
    if (x.rank() == 2) {
      return starts;
    }
    int matrix = x.size(-2) * x.size(-1);
    int[] sizes = batch(shape).toArray();
    int[] strides = batch(x).strides();
    for (int i = 0; i < batches; i++) {
      int rest = i;
      for (int axis = 1; axis <= sizes.length; axis++) {
        int index = rest % sizes[sizes.length - axis];
        rest /= sizes[sizes.length - axis];
        if (axis <= strides.length && x.size(-2 - axis) != 1) {
          starts[i] += index * strides[strides.length - axis] * matrix;
        }
      }
    }
    return starts;
  }
}
