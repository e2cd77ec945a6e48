package org.lectern.tensor;

import org.lectern.compute.Compute;
import org.lectern.compute.Unary;
import org.lectern.display.Numbers;

/**
 * −log softmax(x)_t for each row x with its class t: log-softmax, the choice and the sign in one
 * operation, with the roundings of the three. The gradient is (softmax(x) − one-hot(t))·g, computed
 * as theirs.
 */
final class SoftmaxLoss {
  private record Detail(float[] logs, int[] classes) {}

  private SoftmaxLoss() {}

  static Tensor of(Tensor x, Tensor ids) {
    Given.required("crossEntropy", "class ids", ids);
    if (x.rank() != 2 || ids.length() != x.size(0)) {
      throw new ShapeException(
          "crossEntropy: needs scores (samples, classes) and one class id for each sample, but got "
              + x.shape()
              + " and "
              + ids.shape()
              + ". For one sample write reshape(1, classes) on its scores.");
    }
    int n = x.size(1);
    float[] logs = Softmax.logSoftmax(x.detach(), 1).data();
    int[] classes = new int[x.size(0)];
    float[] out = Workspace.floats(classes.length);
    for (int i = 0; i < classes.length; i++) {
      classes[i] = id(ids.data()[i], i, n);
      out[i] = -logs[i * n + classes[i]];
    }
    return Tensor.result(
        Shape.of(classes.length), out, Op.SOFTMAX_LOSS, new Detail(logs, classes), x);
  }

  /** G − exp(y)·Σ G, where G is +0 but for −g at the class: so Σ G is that one number. */
  static Tensor gradient(Node node, Tensor g) {
    Detail detail = (Detail) node.detail();
    float[] out = Workspace.floats(detail.logs.length);
    Compute.unary(Unary.EXP, detail.logs, 0, out, 0, out.length);
    int n = node.input(0).size(1);
    for (int i = 0; i < detail.classes.length; i++) {
      float sum = 0 - g.data()[i];
      int row = i * n;
      int right = row + detail.classes[i];
      float chosen = sum - out[right] * sum;
      for (int j = row; j < row + n; j++) {
        out[j] = 0 - out[j] * sum;
      }
      out[right] = chosen;
    }
    return new Tensor(node.input(0).shape(), out);
  }

  private static int id(float value, int place, int classes) {
    int id = (int) value;
    if (!(value >= 0 && value < classes) || id != value) {
      throw new IllegalArgumentException(
          "crossEntropy: a class id must be a whole number from 0 to "
              + (classes - 1)
              + ", but element "
              + place
              + " is "
              + Numbers.significant(value, 7)
              + ". Ids count from 0.");
    }
    return id;
  }
}
