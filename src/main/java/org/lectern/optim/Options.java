package org.lectern.optim;

import java.util.ArrayList;
import java.util.List;
import org.lectern.display.Numbers;
import org.lectern.nn.Layer;
import org.lectern.nn.Parameter;
import org.lectern.tensor.Tensor;
import org.lectern.tensor.Updating;

/** What every optimiser can do besides its rule: clip, regularise, treat layers differently. */
final class Options {
  /** As PyTorch adds it to a norm before it divides. */
  private static final double NORM_EPSILON = 1e-6;

  private static final Double SAME = 1.0;

  private final String who;
  private double clipNorm = Double.POSITIVE_INFINITY;
  private double clipValue = Double.POSITIVE_INFINITY;
  private Regulariser regulariser = Regulariser.none();
  private final PerLayer<Double> rateFactors;
  private final PerLayer<Regulariser> regularisers;

  Options(String who) {
    this.who = who;
    rateFactors = new PerLayer<>(who, "rateFactor");
    regularisers = new PerLayer<>(who, "regularise");
  }

  void clipNorm(double max) {
    clipNorm =
        Checks.aboveZero(
            who, "largest norm of clipNorm", max, "Try 1.0, and look at the norms that come.");
  }

  void clipValue(double max) {
    clipValue =
        Checks.aboveZero(
            who, "largest value of clipValue", max, "Try 0.5, which allows -0.5 to 0.5.");
  }

  void regularise(Regulariser all) {
    regulariser = Checks.given(who + ": regularise", "a regulariser", all, "Try l2(0.001).");
  }

  void regularise(Layer layer, Regulariser own) {
    regularisers.put(
        layer, Checks.given(who + ": regularise", "a regulariser", own, "Try l2(0.001)."));
  }

  void rateFactor(Layer layer, double factor) {
    rateFactors.put(
        layer,
        Checks.aboveZero(
            who,
            "factor of rateFactor",
            factor,
            factor == 0
                ? "In Java 1/10 is 0: write 0.1, with a point. To keep a layer as it is, freeze() it."
                : "10.0 trains a layer with ten times the rate, 0.1 with a tenth."));
  }

  void resolve(Layer network) {
    rateFactors.resolve(network);
    regularisers.resolve(network);
  }

  double rateFactor(Parameter parameter) {
    return rateFactors.of(parameter, SAME);
  }

  Regulariser regulariser(Parameter parameter) {
    return regularisers.of(parameter, regulariser);
  }

  boolean clips() {
    return clipValue < Double.POSITIVE_INFINITY || clipNorm < Double.POSITIVE_INFINITY;
  }

  /** The gradients, cut value by value, then scaled to the largest norm. */
  List<Tensor> clipped(List<Parameter> parameters) {
    List<Tensor> gradients = new ArrayList<>(parameters.size());
    parameters.forEach(parameter -> gradients.add(Updating.gradient(parameter.variable())));
    if (clipValue < Double.POSITIVE_INFINITY) {
      Tensor low = Tensor.scalar(-clipValue);
      Tensor high = Tensor.scalar(clipValue);
      gradients.replaceAll(g -> g.maximum(low).minimum(high));
    }
    if (clipNorm < Double.POSITIVE_INFINITY) {
      double factor = clipNorm / (norm(gradients) + NORM_EPSILON);
      if (factor < 1) {
        gradients.replaceAll(g -> g.mul(factor));
      }
    }
    return gradients;
  }

  private static double norm(List<Tensor> gradients) {
    double norm = Math.sqrt(squares(gradients, 1));
    if (norm < Double.POSITIVE_INFINITY || Double.isNaN(norm)) {
      return norm;
    }
    // The squares of such gradients are no floats any more: measured in units of the largest.
    double largest = 0;
    for (Tensor gradient : gradients) {
      largest = Math.max(largest, gradient.abs().max().item());
    }
    return largest * Math.sqrt(squares(gradients, 1 / largest));
  }

  private static double squares(List<Tensor> gradients, double factor) {
    double total = 0;
    for (Tensor gradient : gradients) {
      total += Updating.sumSquares(factor == 1 ? gradient : gradient.mul(factor));
    }
    return total;
  }

  /** The options that are set, one text each. */
  List<String> texts() {
    List<String> texts = new ArrayList<>();
    if (clipValue < Double.POSITIVE_INFINITY) {
      texts.add("clip value " + Numbers.significant(clipValue, 6));
    }
    if (clipNorm < Double.POSITIVE_INFINITY) {
      texts.add("clip norm " + Numbers.significant(clipNorm, 6));
    }
    if (!regulariser.isNone()) {
      texts.add(regulariser.toString());
    }
    rateFactors.forEach(
        (layer, factor) ->
            texts.add("rate of " + layer.label() + " ×" + Numbers.significant(factor, 6)));
    regularisers.forEach((layer, own) -> texts.add(own + " on " + layer.label()));
    return texts;
  }
}
