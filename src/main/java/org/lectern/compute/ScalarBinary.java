package org.lectern.compute;

/** {@link Binary} functions, element by element. */
final class ScalarBinary {
  private ScalarBinary() {}

  /** The loops over arithmetic are simple enough for C2 to vectorise them by itself. */
  static void apply(
      Binary op, float[] a, int ao, int as, float[] b, int bo, int bs, float[] out, int oo, int n) {
    if (as == 1 && bs == 1) {
      switch (op) {
        case ADD -> {
          for (int i = 0; i < n; i++) {
            out[oo + i] = a[ao + i] + b[bo + i];
          }
          return;
        }
        case SUBTRACT -> {
          for (int i = 0; i < n; i++) {
            out[oo + i] = a[ao + i] - b[bo + i];
          }
          return;
        }
        case MULTIPLY -> {
          for (int i = 0; i < n; i++) {
            out[oo + i] = a[ao + i] * b[bo + i];
          }
          return;
        }
        case DIVIDE -> {
          for (int i = 0; i < n; i++) {
            out[oo + i] = a[ao + i] / b[bo + i];
          }
          return;
        }
        case GATE -> {
          for (int i = 0; i < n; i++) {
            out[oo + i] = gate(a[ao + i], b[bo + i]);
          }
          return;
        }
        default -> {}
      }
    }
    for (int i = 0; i < n; i++) {
      out[oo + i] = apply(op, a[ao + i * as], b[bo + i * bs]);
    }
  }

  static float apply(Binary op, float a, float b) {
    return switch (op) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case MAXIMUM -> Math.max(a, b);
      case MINIMUM -> Math.min(a, b);
      case EQUAL -> a == b ? 1 : 0;
      case NOT_EQUAL -> a != b ? 1 : 0;
      case LESS -> a < b ? 1 : 0;
      case LESS_EQUAL -> a <= b ? 1 : 0;
      case GREATER -> a > b ? 1 : 0;
      case GREATER_EQUAL -> a >= b ? 1 : 0;
      case POWER -> Power.pow(a, b);
      case GATE -> gate(a, b);
      case TANH_GRADIENT -> a * (1 - b * b);
      case SIGMOID_GRADIENT -> a * (b * (1 - b));
      case SQUARE_GRADIENT -> a * (b * 2);
    };
  }

  /** b &gt; 0 ? a : 0 on the bits: what is hard to foresee is no branch. */
  private static float gate(float a, float b) {
    int bits = Float.floatToRawIntBits(b);
    // a positive number's bits are from 1 to those of infinity
    int positive = (-bits & bits - 0x7F800001) >> 31;
    return Float.intBitsToFloat(Float.floatToRawIntBits(a) & positive);
  }
}
