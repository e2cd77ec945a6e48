package org.lectern.nn;

import java.util.ArrayList;
import java.util.List;
import org.lectern.display.Numbers;

/** What the comparisons of one parameter, or of the input, say together. */
final class GradientVerdict {
  /** One comparison, in units of the element; along a random direction the element is −1. */
  private record Pair(int element, double computed, double measured, double difference) {
    boolean wrong() {
      return !(difference <= GradientCheck.TOLERANCE);
    }
  }

  private final GradientSubject.Part part;
  private final List<Pair> pairs = new ArrayList<>();
  private boolean moves;
  private boolean getsGradient;

  GradientVerdict(GradientSubject.Part part) {
    this.part = part;
  }

  static GradientCheck.Row ids(GradientSubject.Part part) {
    return new GradientCheck.Row(
        part.name(), part.shape(), Double.NaN, true, "not checked: ids have no gradient");
  }

  static GradientCheck.Row frozen(Parameter parameter) {
    return new GradientCheck.Row(
        parameter.fullName(), parameter.shape(), Double.NaN, true, "not checked: frozen");
  }

  void add(int element, double computed, double unit, Comparison.Result result) {
    moves |= !result.negligible();
    getsGradient |= computed != 0;
    pairs.add(new Pair(element, computed, result.slope() / unit, result.difference()));
  }

  GradientCheck.Row row() {
    double largest = pairs.isEmpty() ? Double.NaN : 0;
    for (Pair pair : pairs) {
      largest = Math.max(largest, pair.difference);
    }
    boolean inGraph = part.variable().hasGrad();
    boolean wrong = pairs.stream().anyMatch(Pair::wrong);
    boolean unused = !moves && !inGraph && !part.isInput();
    boolean right = !wrong && !unused && !pairs.isEmpty();
    return new GradientCheck.Row(
        part.name(), part.shape(), largest, right, verdict(inGraph, wrong, unused));
  }

  private String verdict(boolean inGraph, boolean wrong, boolean unused) {
    if (pairs.isEmpty()) {
      return "not measured: there is a kink or a jump, or too much rounding, wherever it was tried";
    }
    if (unused) {
      return "never used: moving it does not change the output. Does forward call its value()?";
    }
    if (wrong && !inGraph) {
      return "wrong: moving it changes the output, but backward does not reach it. Is it taken out"
          + " of the graph, by detach(), toArray(), get() or item()?";
    }
    if (wrong) {
      return "wrong: " + mistake();
    }
    if (!moves) {
      return "right: no effect on the output here, and no gradient";
    }
    return "right";
  }

  private String mistake() {
    Pair worst = null;
    for (Pair pair : pairs) {
      boolean larger = worst == null || Math.abs(pair.computed - pair.measured) > apart(worst);
      // A single element says more than a direction.
      if (pair.wrong()
          && (worst == null
              || (pair.element >= 0 && worst.element < 0)
              || (larger && (pair.element >= 0) == (worst.element >= 0)))) {
        worst = pair;
      }
    }
    if (worst == null) {
      return "";
    }
    String where =
        worst.element < 0
            ? "along a random direction"
            : part.shape().rank() == 0
                ? "it"
                : "at " + Embedding.place(part.shape(), worst.element);
    return where
        + " backward gives "
        + Numbers.significant(worst.computed, 4)
        + ", but the slope is "
        + Numbers.significant(worst.measured, 4)
        + factor(worst);
  }

  private static double apart(Pair pair) {
    return Math.abs(pair.computed - pair.measured);
  }

  /** Says so if all gradients are the slope times one number. */
  private String factor(Pair worst) {
    if (worst.measured == 0 || (worst.computed == 0 && getsGradient)) {
      return "";
    }
    double factor = worst.computed / worst.measured;
    for (Pair pair : pairs) {
      double expected = factor * pair.measured;
      if (Math.abs(pair.computed - expected) > 0.02 * Math.abs(expected) + 1e-4 * apart(worst)) {
        return "";
      }
    }
    return factor == 0
        ? " (0 everywhere)"
        : Math.abs(factor + 1) < 0.02
            ? " (the sign is turned)"
            : " (" + Numbers.significant(factor, 3) + " times the slope everywhere)";
  }
}
