package org.lectern.compute;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.SQRT;
import static org.lectern.compute.VectorWidth.FLOATS;
import static org.lectern.compute.VectorWidth.LENGTH;

import jdk.incubator.vector.FloatVector;

/**
 * {@link Unary} functions on whole vectors: out[i] = op(x[i]), where n is a multiple of the
 * vector's length.
 *
 * <p>The form of every loop here and in the longer functions: C2 keeps vectors in registers only if
 * it inlines every operation on them, and it changes its ways once a compilation has grown large.
 * So constants are local variables before the loop (and stay in registers, which fields would not),
 * the loop holds its steps in full and combines vectors with vectors only, never with numbers, and
 * no helper method takes or gives a vector. A loop with many steps is too long to be inlined into
 * its callers and so is a compilation of its own.
 */
final class VectorUnary {
  private VectorUnary() {}

  static void apply(Unary op, float[] x, int xo, float[] out, int oo, int n) {
    switch (op) {
      case NEGATE -> negate(x, xo, out, oo, n);
      case ABS -> abs(x, xo, out, oo, n);
      case SIGN -> sign(x, xo, out, oo, n);
      case SQRT -> sqrt(x, xo, out, oo, n);
      case SQUARE -> square(x, xo, out, oo, n);
      case RECIPROCAL -> reciprocal(x, xo, out, oo, n);
      case RELU -> relu(x, xo, out, oo, n);
      case EXP -> VectorExponential.exp(x, xo, out, oo, n);
      case EXPM1 -> VectorExponential.expm1(x, xo, out, oo, n);
      case TANH -> VectorExponential.tanh(x, xo, out, oo, n);
      case SIGMOID -> VectorExponential.sigmoid(x, xo, out, oo, n);
      case LOG -> VectorLogarithm.log(x, xo, out, oo, n);
      case LOG1P -> VectorLogarithm.log1p(x, xo, out, oo, n);
      case SOFTPLUS -> VectorLogarithm.softplus(x, xo, out, oo, n);
      case SIN -> VectorTrigonometry.sin(x, xo, out, oo, n);
      case COS -> VectorTrigonometry.cos(x, xo, out, oo, n);
      case ERF -> VectorErrorFunction.erf(x, xo, out, oo, n);
    }
  }

  private static void negate(float[] in, int xo, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      fromArray(FLOATS, in, xo + i).neg().intoArray(out, oo + i);
    }
  }

  private static void abs(float[] in, int xo, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      fromArray(FLOATS, in, xo + i).abs().intoArray(out, oo + i);
    }
  }

  private static void sign(float[] in, int xo, float[] out, int oo, int n) {
    FloatVector zero = broadcast(FLOATS, 0);
    FloatVector one = broadcast(FLOATS, 1);
    FloatVector minusOne = broadcast(FLOATS, -1);
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector x = fromArray(FLOATS, in, xo + i);
      FloatVector y = x.blend(one, x.compare(GT, zero));
      y.blend(minusOne, x.compare(LT, zero)).intoArray(out, oo + i);
    }
  }

  private static void sqrt(float[] in, int xo, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      fromArray(FLOATS, in, xo + i).lanewise(SQRT).intoArray(out, oo + i);
    }
  }

  private static void square(float[] in, int xo, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector x = fromArray(FLOATS, in, xo + i);
      x.mul(x).intoArray(out, oo + i);
    }
  }

  private static void reciprocal(float[] in, int xo, float[] out, int oo, int n) {
    FloatVector one = broadcast(FLOATS, 1);
    for (int i = 0; i < n; i += LENGTH) {
      one.div(fromArray(FLOATS, in, xo + i)).intoArray(out, oo + i);
    }
  }

  private static void relu(float[] in, int xo, float[] out, int oo, int n) {
    FloatVector zero = broadcast(FLOATS, 0);
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector x = fromArray(FLOATS, in, xo + i);
      x.blend(zero, x.compare(LE, zero)).intoArray(out, oo + i);
    }
  }
}
