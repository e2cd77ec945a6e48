package org.lectern.tensor;

import org.lectern.compute.Binary;
import org.lectern.compute.Compute;
import org.lectern.compute.Unary;

/**
 * Softmax and its logarithm along one axis, with the maximum m subtracted first.
 *
 * <p>softmax: e_j = exp(x_j − m), divided by their sum. log-softmax: (x_j − m) − log1p(r), where r
 * is the sum of the same e_j with the first largest element's replaced by +0: the logarithm of a
 * probability close to 1 keeps its digits, because the 1 itself is never added.
 */
final class Softmax {
  private Softmax() {}

  static Tensor softmax(Tensor x, int axis) {
    int along = x.shape().axis(axis, "softmax");
    int[] order = last(x.rank(), along);
    float[] in = Moving.permuted(x, order);
    int n = x.size(along);
    int rows = n == 0 ? 0 : in.length / n;
    float[] out = shifted(in, rows, n);
    Compute.unary(Unary.EXP, out, 0, out, 0, out.length);
    float[] sums = Workspace.floats(rows);
    Compute.sumRows(out, 0, rows, n, sums, 0);
    for (int row = 0; row < rows; row++) {
      Compute.binary(Binary.DIVIDE, out, row * n, 1, sums, row, 0, out, row * n, n);
    }
    return result(x, order, out, Op.SOFTMAX, along);
  }

  static Tensor logSoftmax(Tensor x, int axis) {
    int along = x.shape().axis(axis, "logSoftmax");
    int[] order = last(x.rank(), along);
    float[] in = Moving.permuted(x, order);
    int n = x.size(along);
    int rows = n == 0 ? 0 : in.length / n;
    float[] out = shifted(in, rows, n);
    float[] rest = Workspace.floats(out.length);
    Compute.unary(Unary.EXP, out, 0, rest, 0, out.length);
    for (int row = 0; row < rows; row++) {
      for (int i = row * n; i < (row + 1) * n; i++) {
        if (out[i] == 0) {
          rest[i] = 0;
          break;
        }
      }
    }
    float[] sums = Workspace.floats(rows);
    Compute.sumRows(rest, 0, rows, n, sums, 0);
    Compute.unary(Unary.LOG1P, sums, 0, sums, 0, rows);
    for (int row = 0; row < rows; row++) {
      Compute.binary(Binary.SUBTRACT, out, row * n, 1, sums, row, 0, out, row * n, n);
    }
    return result(x, order, out, Op.LOG_SOFTMAX, along);
  }

  /** y·(g − Σ g·y). */
  static Tensor gradient(Tensor y, Tensor g, int axis) {
    return y.mul(g.sub(g.mul(y).sum(true, axis)));
  }

  /** g − exp(y)·Σ g. */
  static Tensor logGradient(Tensor y, Tensor g, int axis) {
    return g.sub(y.exp().mul(g.sum(true, axis)));
  }

  private static float[] shifted(float[] in, int rows, int n) {
    float[] max = Workspace.floats(rows);
    float[] out = Workspace.floats(in.length);
    if (rows > 0) {
      Compute.maxRows(in, 0, rows, n, max, 0);
    }
    for (int row = 0; row < rows; row++) {
      Compute.binary(Binary.SUBTRACT, in, row * n, 1, max, row, 0, out, row * n, n);
    }
    return out;
  }

  private static Tensor result(Tensor x, int[] order, float[] out, Op op, int along) {
    Shape moved = Moving.permutedShape(x.shape(), order);
    float[] data = Moving.permuted(new Tensor(moved, out), Moving.inverse(order));
    return Tensor.result(x.shape(), data, op, new int[] {along}, x);
  }

  /** An order of axes with one moved to the end. */
  private static int[] last(int rank, int axis) {
    int[] order = new int[rank];
    int at = 0;
    for (int i = 0; i < rank; i++) {
      if (i != axis) {
        order[at++] = i;
      }
    }
    order[rank - 1] = axis;
    return order;
  }
}
