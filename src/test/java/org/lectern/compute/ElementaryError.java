package org.lectern.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.DoubleUnaryOperator;

/**
 * Measures the error of the elementary functions over all 2³² floats, against double arithmetic:
 * {@code java org.lectern.compute.ElementaryError [function…]}. A few minutes for each function.
 */
public final class ElementaryError {
  private static final int CHUNK = 1 << 16;

  private ElementaryError() {}

  /** The function in double, precise to far less than a unit in the last place of a float. */
  static DoubleUnaryOperator exact(Unary op) {
    return switch (op) {
      case EXP -> Math::exp;
      case EXPM1 -> Math::expm1;
      case LOG -> Math::log;
      case LOG1P -> Math::log1p;
      case TANH -> Math::tanh;
      case SIGMOID -> x -> 1 / (1 + Math.exp(-x));
      case SOFTPLUS -> x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
      case SIN -> Math::sin;
      case COS -> Math::cos;
      default -> throw new IllegalArgumentException(op + " is not an elementary function");
    };
  }

  /** The distance of a result from the exact one in units in the last place of the latter. */
  static double ulps(float result, double exact) {
    float rounded = (float) exact;
    if (Float.isNaN(rounded) || Float.isNaN(result)) {
      return Float.isNaN(rounded) && Float.isNaN(result) ? 0 : Double.POSITIVE_INFINITY;
    }
    if (Float.isInfinite(rounded) || Float.isInfinite(result)) {
      boolean near =
          Math.max(Math.abs(result), Math.abs(rounded)) >= Math.nextDown(Float.MAX_VALUE)
              && Math.min(Math.abs(result), Math.abs(rounded)) >= Math.nextDown(Float.MAX_VALUE)
              && result > 0 == rounded > 0;
      return result == rounded ? 0 : near ? 1 : Double.POSITIVE_INFINITY;
    }
    if (result == 0 && exact == 0) {
      return 1 / result == 1 / exact ? 0 : Double.POSITIVE_INFINITY;
    }
    return Math.abs(result - exact) / Math.ulp(rounded);
  }

  public static void main(String[] names) throws Exception {
    for (Unary op : Unary.values()) {
      boolean elementary = op.ordinal() >= Unary.EXP.ordinal() && op != Unary.RELU;
      if (names.length == 0 ? elementary : List.of(names).contains(op.name())) {
        System.out.println(worst(op, Long.getLong("step", 1)));
      }
    }
  }

  /** The largest error over the floats whose bits are multiples of {@code step}. */
  static Worst worst(Unary op, long step) throws InterruptedException, ExecutionException {
    int threads = Runtime.getRuntime().availableProcessors();
    long share = (1L << 32) / step / threads + 1;
    List<FutureTask<Worst>> parts = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      long first = t * share * step;
      FutureTask<Worst> part = new FutureTask<>(() -> worst(op, first, step, share));
      new Thread(part).start();
      parts.add(part);
    }
    Worst worst = null;
    for (FutureTask<Worst> part : parts) {
      Worst other = part.get();
      worst = worst == null || other.ulps > worst.ulps ? other : worst;
    }
    return worst;
  }

  private static Worst worst(Unary op, long first, long step, long count) {
    DoubleUnaryOperator exact = exact(op);
    float[] x = new float[CHUNK];
    float[] y = new float[CHUNK];
    Worst worst = new Worst(op, 0, 0);
    for (long done = 0; done < count; done += CHUNK) {
      for (int i = 0; i < CHUNK; i++) {
        x[i] = Float.intBitsToFloat((int) (first + (done + i) * step));
      }
      Compute.unary(op, x, 0, y, 0, CHUNK);
      for (int i = 0; i < CHUNK; i++) {
        double error = ulps(y[i], exact.applyAsDouble(x[i]));
        if (error > worst.ulps) {
          worst = new Worst(op, x[i], error);
        }
      }
    }
    return worst;
  }

  /** The largest error that was seen, and where. */
  record Worst(Unary op, float x, double ulps) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%-8s %.4f ulp at %s (%a)", op, ulps, x, x);
    }
  }
}
