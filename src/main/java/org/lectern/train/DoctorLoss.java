package org.lectern.train;

import java.util.ArrayList;
import java.util.List;
import org.lectern.display.Numbers;
import org.lectern.tensor.Link;
import org.lectern.tensor.Recording;
import org.lectern.tensor.Tensor;

/** What the doctor sees in the loss: it stays where guessing is, or it jumps. */
final class DoctorLoss {
  private static final int ENOUGH = 4;
  private static final double NEAR = 0.03;
  private static final double JUMP = 3;

  private DoctorLoss() {}

  static List<Finding> look(Fit fit, double first) {
    List<Finding> findings = new ArrayList<>();
    double[] curve = fit.history().loss();
    double last = curve[curve.length - 1];
    double guess = guessing(fit);
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
              "Nothing is learnt: try a larger learning rate, look whether labels belong to their"
                  + " samples, and whether all weights began at 0."));
    }
    if (last > JUMP * first) {
      findings.add(
          new Finding(
              "loss",
              "it grew from "
                  + Numbers.significant(first, 4)
                  + " to "
                  + Numbers.significant(last, 4),
              "The steps are too long: try a learning rate ten times smaller."));
    }
    return findings;
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
