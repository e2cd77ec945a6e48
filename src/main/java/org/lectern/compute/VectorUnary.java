package org.lectern.compute;

import static org.lectern.compute.VectorWidth.LENGTH;
import static org.lectern.compute.VectorWidth.all;
import static org.lectern.compute.VectorWidth.load;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** {@link Unary} functions on whole vectors; n is a multiple of the vector's length. */
final class VectorUnary {
  private VectorUnary() {}

  /** One loop for each function: C2 keeps a loop in registers if it knows the function. */
  static void apply(Unary op, float[] x, int xo, float[] out, int oo, int n) {
    switch (op) {
      case NEGATE -> negate(x, xo, out, oo, n);
      case ABS -> abs(x, xo, out, oo, n);
      case SIGN -> sign(x, xo, out, oo, n);
      case SQRT -> sqrt(x, xo, out, oo, n);
      case SQUARE -> square(x, xo, out, oo, n);
      case RECIPROCAL -> reciprocal(x, xo, out, oo, n);
      case EXP -> exp(x, xo, out, oo, n);
      case EXPM1 -> expm1(x, xo, out, oo, n);
      case LOG -> log(x, xo, out, oo, n);
      case LOG1P -> log1p(x, xo, out, oo, n);
      case TANH -> tanh(x, xo, out, oo, n);
      case SIGMOID -> sigmoid(x, xo, out, oo, n);
      case SOFTPLUS -> softplus(x, xo, out, oo, n);
      case RELU -> relu(x, xo, out, oo, n);
      case SIN -> sin(x, xo, out, oo, n);
      case COS -> cos(x, xo, out, oo, n);
    }
  }

  private static void negate(float[] x, int xo, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      load(x, xo + i).neg().intoArray(out, oo + i);
    }
  }

  private static void abs(float[] x, int xo, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      load(x, xo + i).abs().intoArray(out, oo + i);
    }
  }

  private static void sign(float[] x, int xo, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(x, xo + i);
      v.blend(1f, v.compare(VectorOperators.GT, 0f))
          .blend(-1f, v.compare(VectorOperators.LT, 0f))
          .intoArray(out, oo + i);
    }
  }

  private static void sqrt(float[] x, int xo, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      load(x, xo + i).lanewise(VectorOperators.SQRT).intoArray(out, oo + i);
    }
  }

  private static void square(float[] x, int xo, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(x, xo + i);
      v.mul(v).intoArray(out, oo + i);
    }
  }

  private static void reciprocal(float[] x, int xo, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(x, xo + i);
      all(1).div(v).intoArray(out, oo + i);
    }
  }

  private static void exp(float[] x, int xo, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      VectorElementary.exp(load(x, xo + i)).intoArray(out, oo + i);
    }
  }

  private static void expm1(float[] x, int xo, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      VectorElementary.expm1(load(x, xo + i)).intoArray(out, oo + i);
    }
  }

  private static void log(float[] x, int xo, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(x, xo + i);
      if (VectorElementary.logCovers(v)) {
        VectorElementary.log(v).intoArray(out, oo + i);
      } else {
        ScalarUnary.apply(Unary.LOG, x, xo + i, out, oo + i, LENGTH);
      }
    }
  }

  private static void log1p(float[] x, int xo, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(x, xo + i);
      if (VectorElementary.log1pCovers(v)) {
        VectorElementary.log1p(v).intoArray(out, oo + i);
      } else {
        ScalarUnary.apply(Unary.LOG1P, x, xo + i, out, oo + i, LENGTH);
      }
    }
  }

  private static void tanh(float[] x, int xo, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      VectorElementary.tanh(load(x, xo + i)).intoArray(out, oo + i);
    }
  }

  private static void sigmoid(float[] x, int xo, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      VectorElementary.sigmoid(load(x, xo + i)).intoArray(out, oo + i);
    }
  }

  private static void softplus(float[] x, int xo, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(x, xo + i);
      if (VectorElementary.softplusCovers(v)) {
        VectorElementary.softplus(v).intoArray(out, oo + i);
      } else {
        ScalarUnary.apply(Unary.SOFTPLUS, x, xo + i, out, oo + i, LENGTH);
      }
    }
  }

  private static void relu(float[] x, int xo, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      VectorElementary.relu(load(x, xo + i)).intoArray(out, oo + i);
    }
  }

  private static void sin(float[] x, int xo, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(x, xo + i);
      if (VectorElementary.sinAndCosCover(v)) {
        VectorElementary.sin(v).intoArray(out, oo + i);
      } else {
        ScalarUnary.apply(Unary.SIN, x, xo + i, out, oo + i, LENGTH);
      }
    }
  }

  private static void cos(float[] x, int xo, float[] out, int oo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(x, xo + i);
      if (VectorElementary.sinAndCosCover(v)) {
        VectorElementary.cos(v).intoArray(out, oo + i);
      } else {
        ScalarUnary.apply(Unary.COS, x, xo + i, out, oo + i, LENGTH);
      }
    }
  }
}
