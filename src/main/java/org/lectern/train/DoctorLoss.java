package org.lectern.train;

import java.util.ArrayList;
import java.util.List;
import org.lectern.display.Numbers;
import org.lectern.tensor.Link;
import org.lectern.tensor.Recording;
import org.lectern.tensor.Tensor;

/**
 * What the doctor sees in a finished curve of the loss: it stays where guessing is, or it jumps.
 */
final class DoctorLoss {
  private static final int ENOUGH = 4;
  private static final double NEAR = 0.03;
  private static final double JUMP = 3;

  private DoctorLoss() {}

  /**
   * Looks at the curve.
   *
   * @param first the loss of the first batch
   * @param explained whether there are findings that may be the cause
   */
  static List<Finding> look(Fit fit, double first, boolean explained) {
    List<Finding> findings = new ArrayList<>();
    double[] curve = fit.history().loss();
    if (curve.length == 0) {
      return findings;
    }
    double last = curve[curve.length - 1];
    double guess = guessing(fit);
    double highest = last;
    for (double loss : curve) {
      highest = Math.max(highest, loss);
    }
    if (curve.length >= ENOUGH && Math.abs(last - guess) < NEAR * guess) {
      findings.add(
          new Finding(
              "loss",
              "after "
                  + curve.length
                  + " epochs it is "
                  + Numbers.significant(last, 4)
                  + ", as by guessing (ln "
                  + Math.round(StrictMath.exp(guess))
                  + " = "
                  + Numbers.significant(guess, 4)
                  + ")",
              "Nothing is learnt: "
                  + (explained
                      ? "see the other remarks first."
                      : "try more epochs or a larger learning rate, and look whether labels belong"
                          + " to their samples.")));
    } else if (highest > JUMP * first && last > first && matters(fit, last, guess)) {
      findings.add(
          new Finding(
              "loss",
              "it grew from "
                  + Numbers.significant(first, 4)
                  + " to "
                  + Numbers.significant(highest, 4)
                  + (highest == last ? "" : " and ended at " + Numbers.significant(last, 4)),
              "The steps are too long: try a learning rate ten times smaller."));
    }
    return findings;
  }

  /** Close to 0 a loss of a trained network goes up and down by large factors. */
  private static boolean matters(Fit fit, double last, double guess) {
    return Double.isNaN(guess) ? fit.history().firstEpoch() == 0 : last > guess / 2;
  }

  /** The loss of equal probabilities, or NaN for a loss without classes. */
  private static double guessing(Fit fit) {
    List<Link> links = fit.network().trainedLinks();
    if (!Doctor.isPlain(fit) || links.get(0) == Link.IDENTITY || links.get(0) == Link.MARGIN) {
      return Double.NaN;
    }
    if (links.get(0) == Link.SIGMOID) {
      return StrictMath.log(2);
    }
    Tensor one = fit.samples().features().slice(0, 0, 1);
    int classes = Recording.off(() -> fit.network().forward(one)).size(-1);
    return StrictMath.log(classes);
  }
}
