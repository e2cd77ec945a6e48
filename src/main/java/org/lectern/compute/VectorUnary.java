package org.lectern.compute;

import static org.lectern.compute.VectorWidth.LENGTH;
import static org.lectern.compute.VectorWidth.all;
import static org.lectern.compute.VectorWidth.load;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** {@link Unary} functions on whole vectors, each a list of loops. */
final class VectorUnary {
  private static final FloatVector ZERO = all(0);
  private static final FloatVector ONE = all(1);
  private static final FloatVector MINUS_ONE = all(-1);
  private static final VectorLoop[][] LOOPS = new VectorLoop[Unary.values().length][];

  static {
    for (Unary op : Unary.values()) {
      LOOPS[op.ordinal()] = loops(op);
    }
  }

  private VectorUnary() {}

  private static VectorLoop[] loops(Unary op) {
    return switch (op) {
      case NEGATE -> list(VectorUnary::negate);
      case ABS -> list(VectorUnary::abs);
      case SIGN -> list(VectorUnary::sign);
      case SQRT -> list(VectorUnary::sqrt);
      case SQUARE -> list(VectorUnary::square);
      case RECIPROCAL -> list(VectorUnary::reciprocal);
      case RELU -> list(VectorUnary::relu);
      case EXP -> list(VectorExponential::exp);
      case EXPM1 -> list(VectorExponential::expm1);
      case LOG -> list(VectorLogarithm::reduce, VectorLogarithm::series, VectorLogarithm::finish);
      case LOG1P ->
          list(
              VectorLogarithm::reducePlusOne,
              VectorLogarithm::series,
              VectorLogarithm::finishPlusOne);
      case TANH ->
          list(
              VectorExponential::twiceMagnitude,
              VectorExponential::expOfBuffer,
              VectorExponential::tanh);
      case SIGMOID ->
          list(
              VectorExponential::minusMagnitude,
              VectorExponential::expOfBuffer,
              VectorExponential::sigmoid);
      case SOFTPLUS ->
          list(
              VectorExponential::minusMagnitude,
              VectorExponential::expOfBuffer,
              VectorLogarithm::moveToThird,
              VectorLogarithm::reduceThirdPlusOne,
              VectorLogarithm::series,
              VectorLogarithm::finishThirdPlusOne,
              VectorExponential::softplus);
      case SIN -> list(VectorTrigonometry::sin);
      case COS -> list(VectorTrigonometry::cos);
      case ERF ->
          list(
              VectorErrorFunction::exponent,
              VectorExponential::expOfBuffer,
              VectorErrorFunction::erf);
    };
  }

  private static VectorLoop[] list(VectorLoop... loops) {
    return loops;
  }

  /** out[i] = op(x[i]); n is a multiple of the vector's length. */
  static void apply(Unary op, float[] x, int xo, float[] out, int oo, int n) {
    VectorLoop[] loops = LOOPS[op.ordinal()];
    float[] buffer = loops.length == 1 ? out : new float[VectorLoop.BUFFER];
    for (int i = 0; i < n; i += VectorLoop.PIECE) {
      int count = Math.min(VectorLoop.PIECE, n - i);
      for (VectorLoop loop : loops) {
        loop.run(x, xo + i, buffer, out, oo + i, count);
      }
    }
  }

  private static void negate(float[] in, int xo, float[] buffer, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      load(in, xo + i).neg().intoArray(out, oo + i);
    }
  }

  private static void abs(float[] in, int xo, float[] buffer, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      load(in, xo + i).abs().intoArray(out, oo + i);
    }
  }

  private static void sign(float[] in, int xo, float[] buffer, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector x = load(in, xo + i);
      FloatVector y = x.blend(ONE, x.compare(VectorOperators.GT, ZERO));
      y.blend(MINUS_ONE, x.compare(VectorOperators.LT, ZERO)).intoArray(out, oo + i);
    }
  }

  private static void sqrt(float[] in, int xo, float[] buffer, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      load(in, xo + i).lanewise(VectorOperators.SQRT).intoArray(out, oo + i);
    }
  }

  private static void square(float[] in, int xo, float[] buffer, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector x = load(in, xo + i);
      x.mul(x).intoArray(out, oo + i);
    }
  }

  private static void reciprocal(float[] in, int xo, float[] buffer, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      ONE.div(load(in, xo + i)).intoArray(out, oo + i);
    }
  }

  private static void relu(float[] in, int xo, float[] buffer, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector x = load(in, xo + i);
      x.blend(ZERO, x.compare(VectorOperators.LE, ZERO)).intoArray(out, oo + i);
    }
  }
}
