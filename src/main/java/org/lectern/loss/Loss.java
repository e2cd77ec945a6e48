package org.lectern.loss;

import org.lectern.display.Displayable;
import org.lectern.display.Formula;
import org.lectern.display.MimeBundle;
import org.lectern.display.Numbers;
import org.lectern.tensor.Given;
import org.lectern.tensor.Link;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * A loss: one number that says how wrong predictions are, for training to make small.
 *
 * <p>{@link #of} takes predictions, such as probabilities; {@link #ofScores} takes the raw scores
 * that come before the {@link #link}, where the same loss can be computed without overflow and
 * without losing digits: the trainer uses it. {@link #each} gives the losses of single samples. A
 * loss is a mean; {@link #sum()} makes it a total, {@link #weighted} multiplies it. A loss is
 * immutable: each of these gives another.
 *
 * <p>A loss of your own says what one element or sample costs:
 *
 * <pre>{@code
 * class Quartic extends Loss {
 *   public String name() { return "quartic"; }
 *   protected Tensor losses(Tensor predictions, Tensor target) {
 *     return predictions.sub(target).pow(4);
 *   }
 * }
 * }</pre>
 */
public abstract class Loss implements Displayable {
  private final Reduction reduction;
  private final double factor;

  /** A loss that is the mean over the samples. */
  protected Loss() {
    this(Reduction.MEAN, 1);
  }

  Loss(Reduction reduction, double factor) {
    this.reduction = reduction;
    this.factor = factor;
  }

  /**
   * The name, for tables and errors.
   *
   * @return the factory's name
   */
  public abstract String name();

  /**
   * The loss of each element or sample, from predictions.
   *
   * @param predictions what the network says
   * @param target the truth, as {@link #fit} made it
   * @return losses of elements or samples
   */
  protected abstract Tensor losses(Tensor predictions, Tensor target);

  /**
   * The loss of each element or sample, from raw scores. Unless a loss knows a better way, that of
   * the predictions which the {@link #link} makes of them.
   *
   * @param scores what comes before the link
   * @param target the truth, as {@link #fit} made it
   * @return losses of elements or samples
   */
  protected Tensor lossesOfScores(Tensor scores, Tensor target) {
    return losses(link().apply(scores), target);
  }

  /**
   * The mean of losses.
   *
   * @param losses the losses of elements or samples
   * @param target the truth, as {@link #fit} made it
   * @return a scalar
   */
  protected Tensor mean(Tensor losses, Tensor target) {
    return losses.mean();
  }

  /**
   * The function that turns scores into predictions.
   *
   * @return {@link Link#IDENTITY} unless the loss is one for classes
   */
  public Link link() {
    return Link.IDENTITY;
  }

  /**
   * The loss of predictions.
   *
   * @param predictions what the network says
   * @param target the truth
   * @return a scalar
   * @throws ShapeException if the two do not fit
   * @throws IllegalArgumentException if a value cannot be a prediction or a target
   */
  public final Tensor of(Tensor predictions, Tensor target) {
    Tensor fitted = checked(predictions, target);
    return reduce(losses(predictions, fitted), fitted);
  }

  /**
   * The loss of raw scores.
   *
   * @param scores what comes before the link
   * @param target the truth
   * @return a scalar
   * @throws ShapeException if the two do not fit
   * @throws IllegalArgumentException if a value cannot be a target
   */
  public final Tensor ofScores(Tensor scores, Tensor target) {
    Tensor fitted = checked(scores, target);
    return reduce(lossesOfScores(scores, fitted), fitted);
  }

  /**
   * The losses of single elements or samples, before they become one number.
   *
   * @param predictions what the network says
   * @param target the truth
   * @return one number for each sample of a loss for classes that exclude each other, else one for
   *     each element
   * @throws ShapeException if the two do not fit
   */
  public final Tensor each(Tensor predictions, Tensor target) {
    return times(losses(predictions, checked(predictions, target)));
  }

  /**
   * The losses of single elements or samples, from raw scores.
   *
   * @param scores what comes before the link
   * @param target the truth
   * @return one number for each sample of a loss for classes that exclude each other, else one for
   *     each element
   * @throws ShapeException if the two do not fit
   */
  public final Tensor eachOfScores(Tensor scores, Tensor target) {
    return times(lossesOfScores(scores, checked(scores, target)));
  }

  /**
   * The same loss, totalled over the samples instead of averaged. Gradients grow with the number of
   * samples, so the learning rate must shrink by it.
   *
   * @return a loss with {@link Reduction#SUM}
   */
  public Loss sum() {
    return new Reduced(this, Reduction.SUM, factor);
  }

  /**
   * The same loss times a factor: {@code squaredError().weighted(0.5)} is the ½(ŷ − y)² of many
   * lectures, and the losses of several tasks are weighed against each other so.
   *
   * @param weight the factor, above 0
   * @return the weighted loss
   * @throws IllegalArgumentException if the weight is not a number above 0
   */
  public Loss weighted(double weight) {
    if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          name()
              + ": a weight must be a number above 0, but is "
              + Numbers.asJava(weight)
              + (weight == 0 ? ". In Java 1/2 is 0: write 0.5, with a point." : ". Try 1.0."));
    }
    return new Reduced(this, reduction, factor * weight);
  }

  /**
   * The reduction.
   *
   * @return mean or sum
   */
  public final Reduction reduction() {
    return reduction;
  }

  /**
   * The target in the shape that {@link #losses} needs. Here: that of the predictions; n numbers
   * fit predictions of shape (n, 1) and the other way round.
   *
   * @param predictions the predictions
   * @param target the target
   * @return the target, reshaped where it fits
   * @throws ShapeException if it does not fit
   */
  protected Tensor fit(Tensor predictions, Tensor target) {
    Tensor fitted = Targets.reshaped(name(), predictions, target);
    Targets.requireNumbers(name(), fitted);
    return fitted;
  }

  /**
   * What the loss is, with its options.
   *
   * @return the name unless there are options
   */
  protected String settings() {
    return name();
  }

  /**
   * The loss of one element or sample i as LaTeX, for notebooks.
   *
   * @return such as {@code "(\\hat{y}_i - y_i)^2"}, without dollar signs, or "" for none
   */
  protected String latex() {
    return "";
  }

  /** The loss as a formula: the factor, the mean or the sum, and what one sample costs. */
  @Override
  public final MimeBundle toMimeBundle() {
    MimeBundle name = MimeBundle.text(toString());
    if (latex().isEmpty()) {
      return name;
    }
    String share = reduction == Reduction.MEAN ? "\\frac{1}{n}\\," : "";
    String weight = factor == 1 ? "" : Numbers.significant(factor, 7) + "\\cdot ";
    Formula formula = Formula.of("L = " + weight + share + "\\sum_{i=1}^n " + latex());
    return MimeBundle.text(toString() + "\n" + formula.text())
        .with(MimeBundle.HTML, formula.html())
        .with(MimeBundle.LATEX, "$$" + formula.latex() + "$$");
  }

  private Tensor checked(Tensor predictions, Tensor target) {
    Given.required(name(), "a target", target);
    if (Given.required(name(), "predictions", predictions).length() == 0) {
      throw new IllegalArgumentException(
          name()
              + ": needs at least one sample, but got the shape "
              + predictions.shape()
              + ". Is the data set empty?");
    }
    return fit(predictions, target);
  }

  private Tensor reduce(Tensor losses, Tensor target) {
    return times(reduction == Reduction.MEAN ? mean(losses, target) : losses.sum());
  }

  private Tensor times(Tensor value) {
    return factor == 1 ? value : value.mul(factor);
  }

  /**
   * Whether this is a loss of Lectern, whose code keeps no tensor of a training step.
   *
   * @return false for a loss that a user wrote
   */
  public final boolean isBuiltIn() {
    return origin().getClass().getPackage() == Loss.class.getPackage();
  }

  /** The loss without what was put around it. */
  Loss origin() {
    return this;
  }

  @Override
  public final String toString() {
    return (factor == 1 ? "" : Numbers.significant(factor, 7) + " × ")
        + settings()
        + (reduction == Reduction.SUM ? " (sum)" : " (mean)");
  }
}
