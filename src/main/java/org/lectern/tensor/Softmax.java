package org.lectern.tensor;

import org.lectern.compute.Compute;

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
    float[] out = Workspace.floats(in.length);
    int n = x.size(along);
    if (in.length > 0) {
      Compute.softmax(in, in.length / n, n, out);
    }
    return result(x, order, out, Op.SOFTMAX, along);
  }

  static Tensor logSoftmax(Tensor x, int axis) {
    int along = x.shape().axis(axis, "logSoftmax");
    int[] order = last(x.rank(), along);
    float[] in = Moving.permuted(x, order);
    float[] out = Workspace.floats(in.length);
    int n = x.size(along);
    if (in.length > 0) {
      Compute.logSoftmax(in, in.length / n, n, out);
    }
    return result(x, order, out, Op.LOG_SOFTMAX, along);
  }

  /** y·(g − Σ g·y). */
  static Tensor gradient(Tensor y, Tensor g, int axis) {
    int[] order = last(y.rank(), axis);
    float[] results = Moving.permuted(y, order);
    float[] gradients = Moving.permuted(g, order);
    float[] out = Workspace.floats(results.length);
    int n = y.size(axis);
    if (out.length > 0) {
      Compute.softmaxGradient(results, gradients, out.length / n, n, out);
    }
    return new Tensor(y.shape(), restored(y, order, out));
  }

  /** g − exp(y)·Σ g. */
  static Tensor logGradient(Tensor y, Tensor g, int axis) {
    int[] order = last(y.rank(), axis);
    float[] results = Moving.permuted(y, order);
    float[] gradients = Moving.permuted(g, order);
    float[] out = Workspace.floats(results.length);
    int n = y.size(axis);
    if (out.length > 0) {
      Compute.logSoftmaxGradient(results, gradients, out.length / n, n, out);
    }
    return new Tensor(y.shape(), restored(y, order, out));
  }

  private static Tensor result(Tensor x, int[] order, float[] out, Op op, int along) {
    return Tensor.result(x.shape(), restored(x, order, out), op, new int[] {along}, x);
  }

  /** Results in the order of axes that x has. */
  private static float[] restored(Tensor x, int[] order, float[] out) {
    Shape moved = Moving.permutedShape(x.shape(), order);
    return Moving.permuted(new Tensor(moved, out), Moving.inverse(order));
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
