package org.lectern.loss;

import org.lectern.tensor.Link;
import org.lectern.tensor.Tensor;

/**
 * Negative log likelihood: −ℓ of the true class of each sample, where ℓ are log-probabilities, or
 * −Σ y·ℓ for targets that are distributions; averaged or summed over the samples.
 *
 * <p>Shapes: predictions (n, classes), target (n) with class ids from 0, or (n, classes) with rows
 * that add up to 1. The gradient to ℓ is −1 at the true class and 0 elsewhere, to the scores before
 * a log-softmax it is softmax − y; divided by n for the mean.
 *
 * <p>For a network that ends in log-softmax: the two together are {@link CrossEntropy} of the
 * scores, to the last bit. Use this one if you need the log-probabilities themselves.
 *
 * <pre>{@code
 * var logs = tensor(new double[][] {{0.7, 0.2, 0.1}}).log();
 * negativeLogLikelihood(logs, tensor(0))              // −ln 0.7 = 0.3567
 * }</pre>
 *
 * <p>Lecture: maximum likelihood; PyTorch calls it NLLLoss.
 */
public final class NegativeLogLikelihood extends Loss {
  private final LogLikelihood likelihood;

  /** The mean over the samples. */
  public NegativeLogLikelihood() {
    this(new LogLikelihood());
  }

  private NegativeLogLikelihood(LogLikelihood likelihood) {
    this.likelihood = likelihood;
  }

  /**
   * The same loss with a weight for each class; the mean is divided by the sum of the samples'
   * weights, as {@link CrossEntropy#weights} says.
   *
   * @param weights one number above 0 for each class
   * @return the loss
   * @throws IllegalArgumentException if a weight is not a number above 0
   */
  public NegativeLogLikelihood weights(double... weights) {
    return new NegativeLogLikelihood(likelihood.weights(name(), weights));
  }

  @Override
  public Link link() {
    return Link.LOG_SOFTMAX;
  }

  @Override
  protected String latex() {
    return likelihood.isPlain() ? "(-\\ell_{i,y_i})" : "";
  }

  @Override
  public String name() {
    return "negativeLogLikelihood";
  }

  @Override
  protected Tensor losses(Tensor predictions, Tensor target) {
    Targets.requirePredictions(
        name(),
        "log-probabilities, 0 or less",
        predictions,
        Double.NEGATIVE_INFINITY,
        0,
        "Pass raw scores through logSoftmax first, or write negativeLogLikelihood().ofScores(…); for probabilities use"
            + " crossEntropy().");
    return likelihood.losses(predictions, target);
  }

  @Override
  protected Tensor lossesOfScores(Tensor scores, Tensor target) {
    return likelihood.losses(scores.logSoftmax(-1), target);
  }

  @Override
  protected Tensor mean(Tensor losses, Tensor target) {
    return likelihood.mean(losses, target);
  }

  @Override
  protected Tensor fit(Tensor predictions, Tensor target) {
    Tensor fitted =
        Targets.ofClasses(name(), predictions, target, "For one output use binaryCrossEntropy().");
    return likelihood.checked(name(), predictions, fitted);
  }

  @Override
  protected String settings() {
    return likelihood.settings(name());
  }
}
