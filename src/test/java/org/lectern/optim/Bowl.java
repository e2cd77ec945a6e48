package org.lectern.optim;

import java.util.function.Supplier;
import org.lectern.nn.Initialiser;
import org.lectern.nn.Layer;
import org.lectern.nn.Parameter;
import org.lectern.nn.Pass;
import org.lectern.tensor.Tensor;

/**
 * A loss with a minimum, as a layer of four weights and two biases, and the same in double: Σ aᵢ(wᵢ
 * − bᵢ)²/2 + 0.1·(w₀w₃)².
 */
final class Bowl extends Layer {
  static final double[] A = {0.5, 1, 2, 4, 1.5, 0.25};
  static final double[] B = {1, -2, 0.5, 3, -1, 2};
  static final double[] START = {0.3, 0.7, -1.2, 1.9, -0.4, 0.8};

  final Parameter weight = parameter("weight", Initialiser.zeros(), 4);
  final Parameter bias = parameter("bias", Initialiser.zeros(), 2);

  Bowl() {
    weight.variable().assign(Tensor.vector(START).slice(0, 0, 4));
    bias.variable().assign(Tensor.vector(START).slice(0, 4, 6));
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    return Tensor.concat(0, weight.value(), bias.value());
  }

  Tensor loss() {
    Tensor w = forward(Tensor.scalar(0));
    Tensor product = w.slice(0, 0, 1).mul(w.slice(0, 3, 4)).square().sum().mul(0.1);
    return w.sub(Tensor.vector(B)).square().mul(Tensor.vector(A)).sum().mul(0.5).add(product);
  }

  void steps(Optimiser optimiser, int count) {
    Supplier<Tensor> loss = this::loss;
    for (int i = 0; i < count; i++) {
      loss.get().backward();
      optimiser.step(this, loss);
    }
  }

  double[] values() {
    float[] all = forward(Tensor.scalar(0)).toArray();
    double[] values = new double[all.length];
    for (int i = 0; i < all.length; i++) {
      values[i] = all[i];
    }
    return values;
  }

  static double loss(double[] w) {
    double sum = 0.1 * w[0] * w[0] * w[3] * w[3];
    for (int i = 0; i < w.length; i++) {
      sum += A[i] * (w[i] - B[i]) * (w[i] - B[i]) / 2;
    }
    return sum;
  }

  static double[] gradient(double[] w) {
    double[] g = new double[w.length];
    for (int i = 0; i < w.length; i++) {
      g[i] = A[i] * (w[i] - B[i]);
    }
    g[0] += 0.2 * w[0] * w[3] * w[3];
    g[3] += 0.2 * w[0] * w[0] * w[3];
    return g;
  }
}
