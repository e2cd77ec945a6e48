package org.lectern.loss;

import org.lectern.tensor.Link;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * The Kullback–Leibler divergence KL(p‖q) = Σ p·(log p − log q) of each sample, where the target p
 * and the predictions q are distributions over the classes; averaged or summed over the samples.
 *
 * <p>Shapes: predictions and target alike, (n, classes), or (classes) for one sample. 0·log 0
 * counts as 0; q is first raised to at least 10⁻⁷. From raw scores z it is Σ p·(log p −
 * logSoftmax(z)), with the gradient softmax(z) − p; divided by n for the mean.
 *
 * <p>It is 0 where q = p, and otherwise above 0; KL(p‖q) and KL(q‖p) differ. The cross entropy is
 * H(p, q) = H(p) + KL(p‖q): for a fixed target the two differ by a constant and have the same
 * gradients. Use it where the target is a distribution, such as the answers of another network, and
 * 0 should mean "alike". As in every loss the predictions come first: {@code klDivergence(q, p)} is
 * KL(p‖q).
 *
 * <pre>{@code
 * var p = tensor(0.5, 0.25, 0.25);
 * var q = tensor(0.25, 0.5, 0.25);
 * klDivergence(q, p)                                  // 0.25·ln 2 = 0.1733 nats
 * }</pre>
 *
 * <p>Source: S. Kullback and R. A. Leibler, On Information and Sufficiency, 1951. In nats; divided
 * by ln 2 it is in bits.
 */
public final class KlDivergence extends Loss {
  private static final double EDGE = 1e-7;

  /** The mean over the samples. */
  public KlDivergence() {}

  @Override
  public Link link() {
    return Link.SOFTMAX;
  }

  @Override
  protected String latex() {
    return "\\sum_j p_{ij} \\log \\frac{p_{ij}}{q_{ij}}";
  }

  @Override
  public String name() {
    return "klDivergence";
  }

  @Override
  protected Tensor losses(Tensor predictions, Tensor target) {
    Targets.requireProbabilities(
        name(),
        predictions,
        "Pass raw scores through softmax first, or write klDivergence().ofScores(…).");
    return fromLogs(predictions.maximum(Tensor.scalar(EDGE)).log(), target);
  }

  @Override
  protected Tensor lossesOfScores(Tensor scores, Tensor target) {
    return fromLogs(scores.logSoftmax(-1), target);
  }

  /** p·log p and p·log q are subtracted element by element, so that q = p gives 0. */
  private static Tensor fromLogs(Tensor logs, Tensor target) {
    return target.mul(Entropy.logs(target).sub(logs)).sum(-1);
  }

  @Override
  protected Tensor fit(Tensor predictions, Tensor target) {
    if (predictions.rank() == 0 || predictions.size(-1) < 2) {
      throw new ShapeException(
          name()
              + ": needs one score for each class, in a shape (samples, classes) with at least 2"
              + " classes, but the network gives "
              + predictions.shape()
              + ". For one output use binaryCrossEntropy().");
    }
    if (!target.shape().equals(predictions.shape())) {
      throw new ShapeException(
          name()
              + ": needs a distribution for each sample, in the shape "
              + predictions.shape()
              + " of the predictions, but the target has shape "
              + target.shape()
              + ". For class ids use crossEntropy().");
    }
    Targets.requireTargetRows(name(), target);
    return target;
  }
}
