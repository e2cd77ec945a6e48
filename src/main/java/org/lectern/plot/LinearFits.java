package org.lectern.plot;

import org.lectern.loss.BinaryCrossEntropy;
import org.lectern.loss.Loss;
import org.lectern.nn.Dense;
import org.lectern.nn.Initialiser;
import org.lectern.optim.Nesterov;
import org.lectern.optim.Optimiser;
import org.lectern.optim.Regulariser;
import org.lectern.tensor.Recording;
import org.lectern.tensor.Tensor;

/** One linear model, fitted again and again. */
final class LinearFits {
  private static final int STEPS = 300;
  private static final int POWERS = 30;

  /** An L1 penalty under which only the bias learns. */
  private static final double STRONG = 1e9;

  private final Tensor x;
  private final Tensor y;
  private final Loss loss;
  private final double curvature;
  private Dense model;

  LinearFits(Tensor x, Tensor y, Loss loss) {
    this.x = x;
    this.y = y;
    this.loss = loss;
    curvature = largestCurvature(x) * (loss instanceof BinaryCrossEntropy ? 0.25 : 1);
    reset();
  }

  /** Back to the best constant prediction. */
  void reset() {
    model = new Dense(x.size(1), 1, Initialiser.zeros());
    fit(Regulariser.l1(STRONG), 0);
  }

  double greatestGradient() {
    loss.ofScores(model.forward(x), y).backward();
    double greatest = 0;
    for (float gradient : model.weight().grad().toArray()) {
      greatest = Math.max(greatest, Math.abs(gradient));
    }
    return greatest;
  }

  /**
   * The largest eigenvalue of XᵀX/n by the power method, a little raised; the bias adds a 1, for
   * features of mean 0 by itself.
   */
  private static double largestCurvature(Tensor x) {
    return Recording.off(
        () -> {
          int features = x.size(1);
          Tensor v = Tensor.linspace(1, 2, features + 1).slice(0, 0, features);
          v = v.reshape(features, 1);
          double length = 1;
          for (int i = 0; i < POWERS && length > 0; i++) {
            v = x.transpose().matmul(x.matmul(v)).div(x.size(0));
            length = Math.sqrt(v.square().sum().item());
            v = length > 0 ? v.div(length) : v;
          }
          return Math.max(1, 1.1 * length);
        });
  }

  /** The coefficients that the penalty leaves; L2 adds its λ to the curvature. */
  double[] fit(Regulariser regulariser, double more) {
    double rate = 1 / (curvature + more);
    Optimiser optimiser = new Nesterov(rate, 0.9).regularise(regulariser);
    for (int step = 0; step < STEPS; step++) {
      loss.ofScores(model.forward(x, model.trainingPass()), y).backward();
      optimiser.step(model);
    }
    return LineChart.doubles(model.weight());
  }
}
