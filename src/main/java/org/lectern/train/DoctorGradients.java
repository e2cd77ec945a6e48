package org.lectern.train;

import java.util.ArrayList;
import java.util.List;
import org.lectern.display.Numbers;
import org.lectern.nn.Layer;
import org.lectern.nn.Parameter;

/** What the doctor sees in the gradients of the weights, from the first layer to the last. */
final class DoctorGradients {
  private static final double VANISHED = 1e-4;
  private static final double EXPLODED = 1e3;

  private DoctorGradients() {}

  static List<Finding> look(Layer network) {
    List<Parameter> weights = new ArrayList<>();
    for (Parameter parameter : network.parameters()) {
      if (parameter.decays() && parameter.variable().hasGrad()) {
        weights.add(parameter);
      }
    }
    List<Finding> findings = new ArrayList<>();
    for (Parameter weight : weights) {
      double size = size(weight);
      if (!(size < EXPLODED)) {
        findings.add(
            new Finding(
                weight.fullName(),
                "its gradient has exploded to " + Numbers.significant(size, 3),
                "Try .clipNorm(1) on the optimiser, a smaller learning rate, or he() and xavier()"
                    + " for the first weights."));
        return findings;
      }
    }
    if (weights.size() > 2) {
      vanished(weights, findings);
    }
    return findings;
  }

  private static void vanished(List<Parameter> weights, List<Finding> findings) {
    Parameter first = weights.get(0);
    Parameter last = weights.get(weights.size() - 1);
    double ratio = size(first) / size(last);
    if (ratio < VANISHED && size(first) > 0) {
      findings.add(
          new Finding(
              first.fullName(),
              "its gradient is " + Numbers.significant(ratio, 2) + " of that of " + last.fullName(),
              "It vanishes on the way back: try relu() instead of sigmoid() or tanh(), he() or xavier() for"
                  + " the first weights, batchNorm, or residual connections."));
    }
  }

  /** The root mean square of a gradient. */
  private static double size(Parameter weight) {
    return DoctorData.rms(weight.variable().grad().toArray());
  }
}
