package org.lectern.compute;

import static org.lectern.compute.VectorWidth.LENGTH;
import static org.lectern.compute.VectorWidth.all;
import static org.lectern.compute.VectorWidth.load;

import jdk.incubator.vector.VectorOperators;

/** {@link Binary} functions on whole vectors; n is a multiple of the vector's length. */
final class VectorBinary {
  private VectorBinary() {}

  static void apply(
      Binary op, float[] a, int ao, int as, float[] b, int bo, int bs, float[] out, int oo, int n) {
    // a repeated number as a vector that is read again and again, by a step of 0
    float[] x = as == 0 ? repeated(a[ao]) : a;
    float[] y = bs == 0 ? repeated(b[bo]) : b;
    int xo = as == 0 ? 0 : ao;
    int yo = bs == 0 ? 0 : bo;
    switch (op) {
      case ADD -> add(x, xo, as, y, yo, bs, out, oo, n);
      case SUBTRACT -> subtract(x, xo, as, y, yo, bs, out, oo, n);
      case MULTIPLY -> multiply(x, xo, as, y, yo, bs, out, oo, n);
      case DIVIDE -> divide(x, xo, as, y, yo, bs, out, oo, n);
      case MAXIMUM -> maximum(x, xo, as, y, yo, bs, out, oo, n);
      case MINIMUM -> minimum(x, xo, as, y, yo, bs, out, oo, n);
      case EQUAL -> equal(x, xo, as, y, yo, bs, out, oo, n);
      case NOT_EQUAL -> notEqual(x, xo, as, y, yo, bs, out, oo, n);
      case LESS -> less(x, xo, as, y, yo, bs, out, oo, n);
      case LESS_EQUAL -> lessEqual(x, xo, as, y, yo, bs, out, oo, n);
      case GREATER -> less(y, yo, bs, x, xo, as, out, oo, n);
      case GREATER_EQUAL -> lessEqual(y, yo, bs, x, xo, as, out, oo, n);
      case GATE -> gate(x, xo, as, y, yo, bs, out, oo, n);
      case POWER -> ScalarBinary.apply(op, a, ao, as, b, bo, bs, out, oo, n);
    }
  }

  private static void gate(
      float[] a, int ao, int as, float[] b, int bo, int bs, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      all(0)
          .blend(load(a, ao + i * as), load(b, bo + i * bs).compare(VectorOperators.GT, all(0)))
          .intoArray(out, oo + i);
    }
  }

  private static float[] repeated(float value) {
    float[] vector = new float[LENGTH];
    all(value).intoArray(vector, 0);
    return vector;
  }

  private static void add(
      float[] a, int ao, int as, float[] b, int bo, int bs, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      load(a, ao + i * as).add(load(b, bo + i * bs)).intoArray(out, oo + i);
    }
  }

  private static void subtract(
      float[] a, int ao, int as, float[] b, int bo, int bs, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      load(a, ao + i * as).sub(load(b, bo + i * bs)).intoArray(out, oo + i);
    }
  }

  private static void multiply(
      float[] a, int ao, int as, float[] b, int bo, int bs, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      load(a, ao + i * as).mul(load(b, bo + i * bs)).intoArray(out, oo + i);
    }
  }

  private static void divide(
      float[] a, int ao, int as, float[] b, int bo, int bs, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      load(a, ao + i * as).div(load(b, bo + i * bs)).intoArray(out, oo + i);
    }
  }

  private static void maximum(
      float[] a, int ao, int as, float[] b, int bo, int bs, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      load(a, ao + i * as)
          .lanewise(VectorOperators.MAX, load(b, bo + i * bs))
          .intoArray(out, oo + i);
    }
  }

  private static void minimum(
      float[] a, int ao, int as, float[] b, int bo, int bs, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      load(a, ao + i * as)
          .lanewise(VectorOperators.MIN, load(b, bo + i * bs))
          .intoArray(out, oo + i);
    }
  }

  private static void equal(
      float[] a, int ao, int as, float[] b, int bo, int bs, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      all(0)
          .blend(1f, load(a, ao + i * as).compare(VectorOperators.EQ, load(b, bo + i * bs)))
          .intoArray(out, oo + i);
    }
  }

  private static void notEqual(
      float[] a, int ao, int as, float[] b, int bo, int bs, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      all(0)
          .blend(1f, load(a, ao + i * as).compare(VectorOperators.NE, load(b, bo + i * bs)))
          .intoArray(out, oo + i);
    }
  }

  private static void less(
      float[] a, int ao, int as, float[] b, int bo, int bs, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      all(0)
          .blend(1f, load(a, ao + i * as).compare(VectorOperators.LT, load(b, bo + i * bs)))
          .intoArray(out, oo + i);
    }
  }

  private static void lessEqual(
      float[] a, int ao, int as, float[] b, int bo, int bs, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      all(0)
          .blend(1f, load(a, ao + i * as).compare(VectorOperators.LE, load(b, bo + i * bs)))
          .intoArray(out, oo + i);
    }
  }
}
