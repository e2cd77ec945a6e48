package org.lectern.compute;

/** {@link Unary} functions, element by element. */
final class ScalarUnary {
  private ScalarUnary() {}

  /** Whether a function is one or two operations, not a polynomial. */
  static boolean cheap(Unary op) {
    return switch (op) {
      case NEGATE, ABS, SIGN, SQRT, SQUARE, RECIPROCAL, RELU -> true;
      default -> false;
    };
  }

  /** The loops over cheap functions are simple enough for C2 to vectorise them by itself. */
  static void apply(Unary op, float[] x, int xo, float[] out, int oo, int n) {
    switch (op) {
      case NEGATE -> {
        for (int i = 0; i < n; i++) {
          out[oo + i] = -x[xo + i];
        }
      }
      case ABS -> {
        for (int i = 0; i < n; i++) {
          out[oo + i] = Math.abs(x[xo + i]);
        }
      }
      case SQRT -> {
        for (int i = 0; i < n; i++) {
          out[oo + i] = (float) Math.sqrt(x[xo + i]);
        }
      }
      case SQUARE -> {
        for (int i = 0; i < n; i++) {
          out[oo + i] = x[xo + i] * x[xo + i];
        }
      }
      case RECIPROCAL -> {
        for (int i = 0; i < n; i++) {
          out[oo + i] = 1 / x[xo + i];
        }
      }
      case RELU -> {
        for (int i = 0; i < n; i++) {
          out[oo + i] = relu(x[xo + i]);
        }
      }
      case EXP -> {
        for (int i = 0; i < n; i++) {
          out[oo + i] = Elementary.exp(x[xo + i]);
        }
      }
      default -> {
        for (int i = 0; i < n; i++) {
          out[oo + i] = apply(op, x[xo + i]);
        }
      }
    }
  }

  static float apply(Unary op, float x) {
    return switch (op) {
      case NEGATE -> -x;
      case ABS -> Math.abs(x);
      case SIGN -> Math.signum(x);
      case SQRT -> (float) Math.sqrt(x);
      case SQUARE -> x * x;
      case RECIPROCAL -> 1 / x;
      case EXP -> Elementary.exp(x);
      case EXPM1 -> Elementary.expm1(x);
      case LOG -> Elementary.log(x);
      case LOG1P -> Elementary.log1p(x);
      case TANH -> Elementary.tanh(x);
      case SIGMOID -> Elementary.sigmoid(x);
      case SOFTPLUS -> Elementary.softplus(x);
      case RELU -> relu(x);
      case SIN -> Trigonometry.sin(x);
      case COS -> Trigonometry.cos(x);
      case ERF -> Elementary.erf(x);
    };
  }

  /** max(x, 0) on the bits: the sign of a number is hard to foresee for a branch. */
  private static float relu(float x) {
    int bits = Float.floatToRawIntBits(x);
    int negative = bits >> 31;
    int nan = 0x7F800000 - (bits & Integer.MAX_VALUE) >> 31;
    return Float.intBitsToFloat(bits & (~negative | nan));
  }
}
