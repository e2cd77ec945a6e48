package org.lectern.compute;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.MAX;
import static jdk.incubator.vector.VectorOperators.MIN;
import static jdk.incubator.vector.VectorOperators.NE;
import static org.lectern.compute.VectorWidth.FLOATS;
import static org.lectern.compute.VectorWidth.LENGTH;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * {@link Binary} functions on vectors. The loops have the form that {@link VectorUnary} describes.
 */
final class VectorBinary {
  private VectorBinary() {}

  /** out[i] = op(a[i], b[i]). What does not fill a vector is left to {@link ScalarBinary}. */
  static void apply(
      Binary op, float[] a, int ao, float[] b, int bo, float[] out, int oo, int count) {
    int n = count - count % LENGTH;
    if (n < count) {
      ScalarBinary.apply(op, a, ao + n, 1, b, bo + n, 1, out, oo + n, count - n);
    }
    if (n == 0) {
      return;
    }
    switch (op) {
      case ADD -> add(a, ao, b, bo, out, oo, n);
      case SUBTRACT -> subtract(a, ao, b, bo, out, oo, n);
      case MULTIPLY -> multiply(a, ao, b, bo, out, oo, n);
      case DIVIDE -> divide(a, ao, b, bo, out, oo, n);
      case MAXIMUM -> maximum(a, ao, b, bo, out, oo, n);
      case MINIMUM -> minimum(a, ao, b, bo, out, oo, n);
      case EQUAL -> equal(a, ao, b, bo, out, oo, n);
      case NOT_EQUAL -> notEqual(a, ao, b, bo, out, oo, n);
      case LESS -> less(a, ao, b, bo, out, oo, n);
      case LESS_EQUAL -> lessEqual(a, ao, b, bo, out, oo, n);
      case GREATER -> less(b, bo, a, ao, out, oo, n);
      case GREATER_EQUAL -> lessEqual(b, bo, a, ao, out, oo, n);
      case GATE -> gate(a, ao, b, bo, out, oo, n);
      case TANH_GRADIENT -> tanhGradient(a, ao, b, bo, out, oo, n);
      case SIGMOID_GRADIENT -> sigmoidGradient(a, ao, b, bo, out, oo, n);
      case SQUARE_GRADIENT -> squareGradient(a, ao, b, bo, out, oo, n);
      case POWER -> ScalarBinary.apply(op, a, ao, 1, b, bo, 1, out, oo, n);
    }
  }

  private static void add(float[] a, int ao, float[] b, int bo, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector y = fromArray(FLOATS, b, bo + i);
      fromArray(FLOATS, a, ao + i).add(y).intoArray(out, oo + i);
    }
  }

  private static void subtract(float[] a, int ao, float[] b, int bo, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector y = fromArray(FLOATS, b, bo + i);
      fromArray(FLOATS, a, ao + i).sub(y).intoArray(out, oo + i);
    }
  }

  private static void multiply(float[] a, int ao, float[] b, int bo, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector y = fromArray(FLOATS, b, bo + i);
      fromArray(FLOATS, a, ao + i).mul(y).intoArray(out, oo + i);
    }
  }

  private static void divide(float[] a, int ao, float[] b, int bo, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector y = fromArray(FLOATS, b, bo + i);
      fromArray(FLOATS, a, ao + i).div(y).intoArray(out, oo + i);
    }
  }

  private static void maximum(float[] a, int ao, float[] b, int bo, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector y = fromArray(FLOATS, b, bo + i);
      fromArray(FLOATS, a, ao + i).lanewise(MAX, y).intoArray(out, oo + i);
    }
  }

  private static void minimum(float[] a, int ao, float[] b, int bo, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector y = fromArray(FLOATS, b, bo + i);
      fromArray(FLOATS, a, ao + i).lanewise(MIN, y).intoArray(out, oo + i);
    }
  }

  private static void equal(float[] a, int ao, float[] b, int bo, float[] out, int oo, int n) {
    FloatVector zero = broadcast(FLOATS, 0);
    FloatVector one = broadcast(FLOATS, 1);
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector x = fromArray(FLOATS, a, ao + i);
      FloatVector y = fromArray(FLOATS, b, bo + i);
      zero.blend(one, x.compare(EQ, y)).intoArray(out, oo + i);
    }
  }

  private static void notEqual(float[] a, int ao, float[] b, int bo, float[] out, int oo, int n) {
    FloatVector zero = broadcast(FLOATS, 0);
    FloatVector one = broadcast(FLOATS, 1);
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector x = fromArray(FLOATS, a, ao + i);
      FloatVector y = fromArray(FLOATS, b, bo + i);
      zero.blend(one, x.compare(NE, y)).intoArray(out, oo + i);
    }
  }

  private static void less(float[] a, int ao, float[] b, int bo, float[] out, int oo, int n) {
    FloatVector zero = broadcast(FLOATS, 0);
    FloatVector one = broadcast(FLOATS, 1);
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector x = fromArray(FLOATS, a, ao + i);
      FloatVector y = fromArray(FLOATS, b, bo + i);
      zero.blend(one, x.compare(LT, y)).intoArray(out, oo + i);
    }
  }

  private static void lessEqual(float[] a, int ao, float[] b, int bo, float[] out, int oo, int n) {
    FloatVector zero = broadcast(FLOATS, 0);
    FloatVector one = broadcast(FLOATS, 1);
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector x = fromArray(FLOATS, a, ao + i);
      FloatVector y = fromArray(FLOATS, b, bo + i);
      zero.blend(one, x.compare(LE, y)).intoArray(out, oo + i);
    }
  }

  private static void gate(float[] a, int ao, float[] b, int bo, float[] out, int oo, int n) {
    FloatVector zero = broadcast(FLOATS, 0);
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector x = fromArray(FLOATS, a, ao + i);
      FloatVector y = fromArray(FLOATS, b, bo + i);
      zero.blend(x, y.compare(GT, zero)).intoArray(out, oo + i);
    }
  }

  private static void tanhGradient(
      float[] g, int go, float[] y, int yo, float[] out, int oo, int n) {
    FloatVector one = broadcast(FLOATS, 1);
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector result = fromArray(FLOATS, y, yo + i);
      FloatVector slope = one.sub(result.mul(result));
      fromArray(FLOATS, g, go + i).mul(slope).intoArray(out, oo + i);
    }
  }

  private static void sigmoidGradient(
      float[] g, int go, float[] y, int yo, float[] out, int oo, int n) {
    FloatVector one = broadcast(FLOATS, 1);
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector result = fromArray(FLOATS, y, yo + i);
      FloatVector slope = result.mul(one.sub(result));
      fromArray(FLOATS, g, go + i).mul(slope).intoArray(out, oo + i);
    }
  }

  private static void squareGradient(
      float[] g, int go, float[] x, int xo, float[] out, int oo, int n) {
    FloatVector two = broadcast(FLOATS, 2);
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector slope = fromArray(FLOATS, x, xo + i).mul(two);
      fromArray(FLOATS, g, go + i).mul(slope).intoArray(out, oo + i);
    }
  }

  /** out[i] = test[i] ≠ 0 ? a[i·as] : b[i·bs]. */
  static void where(
      float[] test,
      int to,
      float[] a,
      int ao,
      int as,
      float[] b,
      int bo,
      int bs,
      float[] out,
      int oo,
      int n) {
    int whole = n - n % LENGTH;
    int piece = as == 1 && bs == 1 ? whole : Math.min(whole, Scratch.REPEATED);
    float[] left = a;
    if (as == 0) {
      left = Scratch.current().repeated;
      Arrays.fill(left, 0, piece, a[ao]);
    }
    float[] right = b;
    if (bs == 0) {
      right = Scratch.current().repeatedToo;
      Arrays.fill(right, 0, piece, b[bo]);
    }
    FloatVector zero = broadcast(FLOATS, 0);
    for (int start = 0; start < whole; start += piece) {
      int count = Math.min(piece, whole - start);
      int t = to + start;
      int x = as == 1 ? ao + start : 0;
      int y = bs == 1 ? bo + start : 0;
      int o = oo + start;
      for (int i = 0; i < count; i += LENGTH) {
        FloatVector condition = fromArray(FLOATS, test, t + i);
        FloatVector chosen = fromArray(FLOATS, left, x + i);
        FloatVector other = fromArray(FLOATS, right, y + i);
        other.blend(chosen, condition.compare(NE, zero)).intoArray(out, o + i);
      }
    }
    for (int i = whole; i < n; i++) {
      out[oo + i] = test[to + i] != 0 ? a[ao + i * as] : b[bo + i * bs];
    }
  }
}
