package org.lectern;

import java.util.function.IntToDoubleFunction;
import org.lectern.optim.Adadelta;
import org.lectern.optim.Adagrad;
import org.lectern.optim.Adam;
import org.lectern.optim.AdamW;
import org.lectern.optim.Lbfgs;
import org.lectern.optim.Momentum;
import org.lectern.optim.Nesterov;
import org.lectern.optim.Regulariser;
import org.lectern.optim.RmsProp;
import org.lectern.optim.Schedule;
import org.lectern.optim.Sgd;

/** Factories of optimisers, schedules and regularisers. */
abstract class OptimiserFactories extends MetricFactories {
  OptimiserFactories() {}

  /**
   * Gradient descent: w ← w − η·g.
   *
   * @param learningRate the step size η
   * @return the optimiser
   */
  public static Sgd sgd(double learningRate) {
    return new Sgd(learningRate);
  }

  /**
   * Gradient descent with weight decay.
   *
   * @param learningRate the step size η
   * @param weightDecay α, the gradient of (α/2)‖w‖²; biases don't decay
   * @return the optimiser
   */
  public static Sgd sgd(double learningRate, double weightDecay) {
    return new Sgd(learningRate, weightDecay);
  }

  /**
   * Gradient descent with momentum: steps that agree add up.
   *
   * @param learningRate the step size η
   * @param momentum μ, usually 0.9
   * @return the optimiser
   */
  public static Momentum momentum(double learningRate, double momentum) {
    return new Momentum(learningRate, momentum);
  }

  /**
   * Nesterov's momentum, which looks one step ahead.
   *
   * @param learningRate the step size η
   * @param momentum μ, usually 0.9
   * @return the optimiser
   */
  public static Nesterov nesterov(double learningRate, double momentum) {
    return new Nesterov(learningRate, momentum);
  }

  /**
   * Adagrad: steps shrink with the sum of squared gradients, for each weight by itself.
   *
   * @param learningRate the step size η, usually 0.01
   * @return the optimiser
   */
  public static Adagrad adagrad(double learningRate) {
    return new Adagrad(learningRate);
  }

  /**
   * Adadelta, which needs no learning rate.
   *
   * @return the optimiser
   */
  public static Adadelta adadelta() {
    return new Adadelta();
  }

  /**
   * RMSProp: gradients divided by their recent root mean square.
   *
   * @param learningRate the step size η, usually 0.001
   * @return the optimiser
   */
  public static RmsProp rmsProp(double learningRate) {
    return new RmsProp(learningRate);
  }

  /**
   * Adam: momentum, with a step size for each weight.
   *
   * @param learningRate the step size η, usually 0.001
   * @return the optimiser
   */
  public static Adam adam(double learningRate) {
    return new Adam(learningRate);
  }

  /**
   * Adam with weight decay apart from the gradients.
   *
   * @param learningRate the step size η, usually 0.001
   * @param weightDecay α, usually 0.01; biases don't decay
   * @return the optimiser
   */
  public static AdamW adamW(double learningRate, double weightDecay) {
    return new AdamW(learningRate, weightDecay);
  }

  /**
   * L-BFGS, a quasi-Newton method for small problems in full batches.
   *
   * @return the optimiser
   */
  public static Lbfgs lbfgs() {
    return new Lbfgs();
  }

  /**
   * A schedule that drops the learning rate now and then.
   *
   * @param factor of each drop, usually 0.1 or 0.5
   * @param everyEpochs epochs between drops
   * @return the schedule
   */
  public static Schedule stepDecay(double factor, int everyEpochs) {
    return Schedule.stepDecay(factor, everyEpochs);
  }

  /**
   * A schedule that shrinks the learning rate after every epoch.
   *
   * @param factor from one epoch to the next, usually 0.9 to 0.99
   * @return the schedule
   */
  public static Schedule exponentialDecay(double factor) {
    return Schedule.exponentialDecay(factor);
  }

  /**
   * A schedule along half a cosine towards 0.
   *
   * @param epochs how many the training has
   * @return the schedule
   */
  public static Schedule cosine(int epochs) {
    return Schedule.cosine(epochs);
  }

  /**
   * A schedule along half a cosine towards 0 that changes at every step.
   *
   * @param steps how many the training has: epochs times batches in an epoch
   * @return the schedule
   */
  public static Schedule cosineSteps(int steps) {
    return Schedule.cosineSteps(steps);
  }

  /**
   * A schedule that begins gently.
   *
   * @param steps until the full learning rate
   * @return the schedule
   */
  public static Schedule warmUp(int steps) {
    return Schedule.warmUp(steps);
  }

  /**
   * A schedule that begins gently and goes on with another.
   *
   * @param steps until the full learning rate
   * @param then the other schedule; the factors multiply
   * @return the schedule
   */
  public static Schedule warmUp(int steps, Schedule then) {
    return Schedule.warmUp(steps, then);
  }

  /**
   * A schedule that goes up to a maximum and down again.
   *
   * @param max the largest multiple of the learning rate, such as 25
   * @param steps how many the training has: epochs times batches in an epoch
   * @return the schedule
   */
  public static Schedule oneCycle(double max, int steps) {
    return Schedule.oneCycle(max, steps);
  }

  /**
   * A schedule that drops the learning rate when the validation loss stops to improve.
   *
   * @param factor of each drop, usually 0.1
   * @param patience how many epochs without improvement are forgiven
   * @return the schedule
   */
  public static Schedule plateau(double factor, int patience) {
    return Schedule.plateau(factor, patience);
  }

  /**
   * A schedule of your own: {@code byEpoch(epoch -> 1.0 / (1 + epoch))}.
   *
   * @param factor from the number of epochs done to a factor above 0
   * @return the schedule
   */
  public static Schedule byEpoch(IntToDoubleFunction factor) {
    return Schedule.byEpoch(factor);
  }

  /**
   * The penalty (λ/2)·‖w‖²: weights shrink.
   *
   * @param lambda λ
   * @return the regulariser
   */
  public static Regulariser l2(double lambda) {
    return Regulariser.l2(lambda);
  }

  /**
   * The penalty λ·‖w‖₁: weights that help little become exactly 0.
   *
   * @param lambda λ
   * @return the regulariser
   */
  public static Regulariser l1(double lambda) {
    return Regulariser.l1(lambda);
  }

  /**
   * The penalty λ·(share·‖w‖₁ + (1 − share)/2·‖w‖²).
   *
   * @param lambda λ
   * @param share how much of λ goes to L1, from 0 to 1
   * @return the regulariser
   */
  public static Regulariser elasticNet(double lambda, double share) {
    return Regulariser.elasticNet(lambda, share);
  }

  /**
   * λ = 1/C, scikit-learn's C, for a loss that is summed over the samples.
   *
   * @param c C, above 0
   * @return λ
   */
  public static double lambdaFromC(double c) {
    return Regulariser.lambdaFromC(c);
  }

  /**
   * λ = 1/(n·C), scikit-learn's C, for a loss that is the mean over the samples.
   *
   * @param c C, above 0
   * @param samples n, the number of training samples
   * @return λ
   */
  public static double lambdaFromC(double c, int samples) {
    return Regulariser.lambdaFromC(c, samples);
  }
}
