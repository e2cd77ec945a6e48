package org.lectern.nn;

import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One derivative from backward against the slope of the function.
 *
 * @param computed what backward gives
 * @param rounding about how exact the function's values are
 * @param inexact about how exact backward is
 */
record Comparison(double computed, double rounding, double inexact) {
  private static final double TOLERANCE = GradientCheck.TOLERANCE;

  /** Where an error of measurement is a larger part of the slope, nothing can be said. */
  private static final double CLEAR = TOLERANCE;

  /** A difference this small needs no better measurement. */
  private static final double CLOSE = TOLERANCE / 5;

  /** Below this many times the rounding a slope counts as none. */
  private static final double NOTHING = 100;

  /**
   * What was found.
   *
   * @param slope the measured slope
   * @param difference relative
   * @param negligible whether both are next to nothing
   */
  record Result(double slope, double difference, boolean negligible) {
    boolean right() {
      return difference <= TOLERANCE;
    }
  }

  /** Measures; null if a kink or rounding hides the slope. */
  @Nullable Result with(DoubleUnaryOperator f) {
    Result best = null;
    for (boolean thorough : new boolean[] {false, true}) {
      Slope slope = Slope.of(f, rounding, thorough);
      Result result = result(slope.value(), slope.error());
      if (result.negligible || isClear(slope.value(), slope.error())) {
        best = better(best, result);
      }
      if (best != null && best.difference < CLOSE) {
        return best;
      }
    }
    Result near = closely(f);
    return best != null && (near == null || best.difference < near.difference) ? best : near;
  }

  private static Result better(@Nullable Result one, Result other) {
    return one == null || other.difference < one.difference ? other : one;
  }

  /** Small steps, down to where rounding hides the slope: kinks further away don't matter. */
  private @Nullable Result closely(DoubleUnaryOperator f) {
    double middle = f.applyAsDouble(0);
    Result right = null;
    Result wrong = null;
    double before = Double.NaN;
    for (int k = 7; k <= 16 && (right == null || right.difference > CLOSE); k++) {
      Slope.Local local = Slope.Local.of(f, middle, rounding, Math.scalb(1.0, -k));
      if (!isClear(local.value(), local.error())) {
        break;
      }
      Result result = result(local.value(), local.error());
      if (result.right()) {
        right = better(right, result);
      }
      double apart = Math.abs(computed - local.value());
      boolean smooth = local.jump() < 0.3 * apart;
      boolean steady = Math.abs(local.value() - before) < 0.1 * apart;
      wrong = smooth && steady ? result : null;
      before = local.value();
    }
    return right == null ? wrong : right;
  }

  private boolean isClear(double slope, double error) {
    return 3 * error <= CLEAR * Math.max(Math.abs(computed), Math.abs(slope));
  }

  private Result result(double slope, double error) {
    double size = Math.max(Math.abs(computed), Math.abs(slope));
    double apart = Math.abs(computed - slope);
    double slack = 3 * error + inexact;
    double difference = 0;
    if (apart > TOLERANCE * size + slack) {
      difference = apart / size;
    } else if (apart > 0) {
      difference = apart / (size + slack / TOLERANCE);
    }
    return new Result(slope, difference, size <= NOTHING * rounding + inexact);
  }
}
