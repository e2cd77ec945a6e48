package org.lectern.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.DoubleUnaryOperator;

/**
 * Measures the error of the elementary functions over all 2³² floats, against double arithmetic:
 * {@code java org.lectern.compute.ElementaryError [function…]}. A few minutes for each function.
 * {@code POWER} is measured on 2²⁸ random pairs.
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
      case ERF -> ElementaryError::erf;
      default -> throw new IllegalArgumentException(op + " is not an elementary function");
    };
  }

  /** 2/√π·e^(−x²)·Σ 2ᵏx²ᵏ⁺¹/(2k+1)!!, whose terms have one sign; 1 − 10⁻¹⁷ beyond 6. */
  public static double erf(double x) {
    if (!(Math.abs(x) < 6)) {
      return Math.abs(x) >= 6 ? Math.signum(x) : Double.NaN;
    }
    double term = x;
    double sum = x;
    for (int k = 1; Math.abs(term) > Math.abs(sum) * 0x1p-55; k++) {
      term *= 2 * x * x / (2 * k + 1);
      sum += term;
    }
    return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
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
    if (names.length == 0 || List.of(names).contains("POWER")) {
      System.out.println(worstPower(1L << 28));
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

  /**
   * The largest error of pow over random pairs: a of any magnitude, b such that the result is
   * mostly a finite number; every fourth a is close to 1.
   */
  static WorstPower worstPower(long count) {
    SplittableRandom random = new SplittableRandom(1);
    float[] a = new float[CHUNK];
    float[] b = new float[CHUNK];
    float[] y = new float[CHUNK];
    WorstPower worst = new WorstPower(0, 0, 0);
    for (long done = 0; done < count; done += CHUNK) {
      for (int i = 0; i < CHUNK; i++) {
        int bits = random.nextInt();
        a[i] = i % 4 == 0 ? 1 + (bits >> 8) * 0x1p-27f : Float.intBitsToFloat(bits >>> 1);
        double range = 110 / Math.max(1e-9, Math.abs(Math.log(a[i])));
        b[i] = (float) (range * (2 * random.nextDouble() - 1));
      }
      Compute.binary(Binary.POWER, a, 0, 1, b, 0, 1, y, 0, CHUNK);
      for (int i = 0; i < CHUNK; i++) {
        double error = ulps(y[i], Math.pow(a[i], b[i]));
        if (error > worst.ulps) {
          worst = new WorstPower(a[i], b[i], error);
        }
      }
    }
    return worst;
  }

  /** The largest error of pow that was seen, and where. */
  record WorstPower(float a, float b, double ulps) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "POWER    %.4f ulp at %s to the power %s", ulps, a, b);
    }
  }

  /** The largest error that was seen, and where. */
  record Worst(Unary op, float x, double ulps) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%-8s %.4f ulp at %s (%a)", op, ulps, x, x);
    }
  }
}
