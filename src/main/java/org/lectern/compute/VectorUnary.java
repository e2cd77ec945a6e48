package org.lectern.compute;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.SQRT;
import static org.lectern.compute.VectorWidth.FLOATS;
import static org.lectern.compute.VectorWidth.LENGTH;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * {@link Unary} functions on vectors.
 *
 * <p>The form of all loops with vectors: C2 keeps vectors in registers only if it inlines every
 * operation on them. It refuses what lies 15 calls deep, and changes its ways once a compilation
 * has grown large. So
 *
 * <ul>
 *   <li>constants are local variables before the loop (there they stay in registers, which fields
 *       would not), the loop holds its steps in full and combines vectors with vectors, not with
 *       numbers, and no helper method takes or gives a vector;
 *   <li>between a loop and the library above there is a method of more than 325 bytes of code,
 *       which C2 never inlines, so that no call above counts; so is each long loop, which then is a
 *       compilation of its own. {@code InliningTest} measures them.
 * </ul>
 */
final class VectorUnary {
  private VectorUnary() {}

  /**
   * out[i] = op(x[i]). What does not fill a vector is left to {@link ScalarUnary}, or filled up.
   */
  static void apply(Unary op, float[] x, int xo, float[] out, int oo, int n) {
    int whole = n - n % LENGTH;
    int rest = n - whole;
    if (rest > 0) {
      if (rest < 3 || ScalarUnary.cheap(op)) {
        ScalarUnary.apply(op, x, xo + whole, out, oo + whole, rest);
      } else {
        applyToPart(op, x, xo + whole, out, oo + whole, rest);
      }
    }
    if (whole == 0) {
      return;
    }
    switch (op) {
      case NEGATE -> negate(x, xo, out, oo, whole);
      case ABS -> abs(x, xo, out, oo, whole);
      case SIGN -> sign(x, xo, out, oo, whole);
      case SQRT -> sqrt(x, xo, out, oo, whole);
      case SQUARE -> square(x, xo, out, oo, whole);
      case RECIPROCAL -> reciprocal(x, xo, out, oo, whole);
      case RELU -> relu(x, xo, out, oo, whole);
      case EXP -> VectorExponential.exp(x, xo, out, oo, whole);
      case EXPM1 -> VectorExponential.expm1(x, xo, out, oo, whole);
      case TANH -> VectorExponential.tanh(x, xo, out, oo, whole);
      case SIGMOID -> VectorExponential.sigmoid(x, xo, out, oo, whole);
      case LOG -> VectorLogarithm.log(x, xo, out, oo, whole);
      case LOG1P -> VectorLogarithm.log1p(x, xo, out, oo, whole);
      case SOFTPLUS -> VectorLogarithm.softplus(x, xo, out, oo, whole);
      case SIN -> VectorTrigonometry.sin(x, xo, out, oo, whole);
      case COS -> VectorTrigonometry.cos(x, xo, out, oo, whole);
      case ERF -> VectorErrorFunction.erf(x, xo, out, oo, whole);
    }
  }

  /** A function that takes many operations, on a vector filled up with an ordinary number. */
  private static void applyToPart(Unary op, float[] x, int xo, float[] out, int oo, int n) {
    float[] vector = Scratch.current().vector;
    Arrays.fill(vector, 1);
    System.arraycopy(x, xo, vector, 0, n);
    apply(op, vector, 0, vector, 0, LENGTH);
    System.arraycopy(vector, 0, out, oo, n);
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
