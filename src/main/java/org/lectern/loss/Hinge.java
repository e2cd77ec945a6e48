package org.lectern.loss;

import org.lectern.display.Numbers;
import org.lectern.tensor.Link;
import org.lectern.tensor.Tensor;

/**
 * The hinge loss of a support vector machine: raw scores that are right by a margin of 1 cost
 * nothing. Averaged or summed over the samples.
 *
 * <p>Several classes: Σ max(0, s_j − s_y + 1) over the wrong classes j of each sample, for scores
 * of shape (n, classes) and class ids of shape (n), or one-hot rows. Its gradient is 1 at each
 * wrong class within the margin, and minus their number at the true one.
 *
 * <p>Two classes with one score: max(0, 1 − t·s) with t = −1 for the label 0 or −1 and t = 1 for
 * the label 1, for scores of shape (n) or (n, 1) and labels of shape (n). Its gradient is −t within
 * the margin, else 0. The class is 1 where the score is above 0. Gradients are divided by n for the
 * mean.
 *
 * <p>For classifiers that shall only be right; their scores are no probabilities. Beyond the margin
 * it has nothing left to learn, while {@link CrossEntropy} always wants more. Put no softmax or
 * sigmoid before it.
 *
 * <pre>{@code
 * var scores = tensor(new double[][] {{3.2, 5.1, -1.7}, {1.3, 4.9, 2.0}, {2.2, 2.5, -3.1}});
 * hinge().each(scores, tensor(0, 1, 2))               // 2.9, 0, 12.9
 * hinge(scores, tensor(0, 1, 2))                      // their mean, 5.2667
 * }</pre>
 *
 * <p>Source: J. Weston and C. Watkins, Support Vector Machines for Multi-Class Pattern Recognition,
 * 1999; lectures on linear classifiers.
 */
public final class Hinge extends Loss {
  /** The mean over the samples. */
  public Hinge() {}

  @Override
  public Link link() {
    return Link.MARGIN;
  }

  @Override
  protected String latex() {
    return "\\sum_{j \\ne y_i} \\max(0, s_{i,j} - s_{i,y_i} + 1)";
  }

  @Override
  public String name() {
    return "hinge";
  }

  @Override
  protected Tensor losses(Tensor scores, Tensor target) {
    if (isSingle(scores)) {
      return target.mul(scores).neg().add(1).relu();
    }
    Tensor wrong = Tensor.oneHot(target.flatten(), scores.size(1)).neg().add(1);
    Tensor excess = scores.sub(scores.gather(-1, target)).add(1).relu();
    return excess.mul(wrong).sum(-1);
  }

  /** Signs −1 and 1 in the shape of single scores, or class ids of shape (n, 1). */
  @Override
  protected Tensor fit(Tensor scores, Tensor target) {
    if (isSingle(scores)) {
      return signs(Targets.reshaped(name(), scores, target));
    }
    Tensor fitted =
        Targets.ofClasses(
            name(), scores, target, "Two classes need one score or two for each sample.");
    return fitted.size(1) == 1 ? fitted : ids(fitted);
  }

  private static boolean isSingle(Tensor scores) {
    return scores.rank() == 2 && scores.size(1) == 1 || scores.rank() < 2;
  }

  private Tensor ids(Tensor rows) {
    float[] array = rows.toArray();
    for (int i = 0; i < array.length; i++) {
      if (array[i] != 0 && array[i] != 1) {
        throw new IllegalArgumentException(
            name()
                + ": each target row must be 1 at one class and 0 elsewhere, but "
                + Targets.place("label", rows.shape(), i)
                + " is "
                + Numbers.significant(array[i], 7)
                + " (counted from 0). For distributions use crossEntropy().");
      }
    }
    return rows.argmax(-1).reshape(rows.size(0), 1);
  }

  private Tensor signs(Tensor labels) {
    float[] array = labels.toArray();
    boolean zero = false;
    boolean minus = false;
    for (int i = 0; i < array.length; i++) {
      float label = array[i];
      zero |= label == 0;
      minus |= label == -1;
      if (label != 0 && Math.abs(label) != 1 || Float.isNaN(label) || zero && minus) {
        throw new IllegalArgumentException(
            name()
                + ": with one score for each sample, labels must be 0 and 1, or -1 and 1, but "
                + (zero && minus
                    ? "both 0 and -1 occur. Choose one of the two pairs."
                    : Targets.place("label", labels.shape(), i)
                        + " is "
                        + Numbers.significant(label, 7)
                        + " (counted from 0). More classes need one output for each."));
      }
      array[i] = label > 0 ? 1 : -1;
    }
    return Tensor.of(labels.shape(), array);
  }
}
