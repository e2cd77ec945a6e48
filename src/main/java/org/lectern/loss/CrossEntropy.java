package org.lectern.loss;

import org.lectern.tensor.Link;
import org.lectern.tensor.Tensor;

/**
 * Cross entropy of classes that exclude each other: −log ŷ of the true class of each sample, or −Σ
 * y·log ŷ for targets that are distributions; averaged or summed over the samples.
 *
 * <p>Shapes: predictions (n, classes), target (n) with class ids from 0, or (n, classes) with rows
 * that add up to 1, such as one-hot rows. From probabilities, ŷ is first raised to at least 10⁻⁷.
 * From raw scores z it is −logSoftmax(z) of the true class, exact for every z, with the gradient
 * softmax(z) − y; divided by n for the mean.
 *
 * <p>An untrained network has a loss of about ln(classes): 0.69 for two, 2.30 for ten. {@link
 * #weights} helps with rare classes, {@link #smoothing} against overconfidence.
 *
 * <pre>{@code
 * var scores = tensor(new double[][] {{3.2, 5.1, -1.7}, {1.3, 4.9, 2.0}, {2.2, 2.5, -3.1}});
 * crossEntropy().eachOfScores(scores, tensor(0, 1, 2))   // 2.0404, 0.0791, 6.1565
 * crossEntropy().ofScores(scores, tensor(0, 1, 2))       // their mean, 2.7587
 * }</pre>
 *
 * <p>Lecture: softmax regression, maximum likelihood; the partner of a last softmax. An error about
 * a label counts the samples of the call: in a training those of one shuffled batch.
 */
public final class CrossEntropy extends Loss {
  private static final double EDGE = 1e-7;

  private final LogLikelihood likelihood;

  /** The mean over the samples. */
  public CrossEntropy() {
    this(new LogLikelihood());
  }

  private CrossEntropy(LogLikelihood likelihood) {
    this.likelihood = likelihood;
  }

  /**
   * The same loss with a weight for each class: the loss of a sample of class c counts w_c times.
   * The mean is divided by the sum of the samples' weights, not by n, as in PyTorch: weights that
   * are all alike change nothing. For a target row y the weight of the sample is Σ y·w, so that ids
   * and their one-hot rows agree (PyTorch divides by n for rows). A history averages the batches'
   * means by their sizes.
   *
   * @param weights w, one number above 0 for each class; n/(classes·n_c) makes classes count alike
   * @return the loss
   * @throws IllegalArgumentException if a weight is not a number above 0
   */
  public CrossEntropy weights(double... weights) {
    return new CrossEntropy(likelihood.weights(name(), weights));
  }

  /**
   * The same loss with smoothed labels: y becomes (1 − ε)·y + ε/classes, so that the network need
   * not be certain. With weights, each term −y·log ŷ counts by its own class.
   *
   * @param share ε, from 0 to below 1; 0.1 is usual
   * @return the loss
   * @throws IllegalArgumentException if the share is out of range
   */
  public CrossEntropy smoothing(double share) {
    return new CrossEntropy(likelihood.smoothing(name(), share));
  }

  @Override
  public Link link() {
    return Link.SOFTMAX;
  }

  @Override
  protected String latex() {
    return likelihood.isPlain() ? "(-\\log \\hat{y}_{i,y_i})" : "";
  }

  @Override
  public String name() {
    return "crossEntropy";
  }

  @Override
  protected Tensor losses(Tensor predictions, Tensor target) {
    Targets.requireProbabilities(
        name(),
        predictions,
        "Pass raw scores through softmax first, or write crossEntropy().ofScores(…).");
    Targets.requireRows(name(), predictions);
    return likelihood.losses(predictions.maximum(Tensor.scalar(EDGE)).log(), target);
  }

  @Override
  protected Tensor lossesOfScores(Tensor scores, Tensor target) {
    return likelihood.isPlain() && target.size(1) == 1
        ? scores.crossEntropy(target)
        : likelihood.losses(scores.logSoftmax(-1), target);
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
