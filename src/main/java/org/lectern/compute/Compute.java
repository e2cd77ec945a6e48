package org.lectern.compute;

/**
 * The entry to the numeric kernels, for the tensors above. Arguments are not checked here: the
 * public operation that calls has done so. Every method gives the same bits on every machine, for
 * any vector width and any number of threads.
 */
public final class Compute {
  private Compute() {}

  /**
   * out[i] = op(x[i]). The arrays may be the same at the same offset.
   *
   * @param op the function
   * @param x the input
   * @param xo its first element
   * @param out the result
   * @param oo its first element
   * @param n how many elements
   */
  public static void unary(Unary op, float[] x, int xo, float[] out, int oo, int n) {
    for (int i = 0; i < n; i++) {
      out[oo + i] = apply(op, x[xo + i]);
    }
  }

  /**
   * out[i] = op(a[i·as], b[i·bs]); a step of 0 repeats one element.
   *
   * @param op the function
   * @param a the left input
   * @param ao its first element
   * @param as its step, 0 or 1
   * @param b the right input
   * @param bo its first element
   * @param bs its step, 0 or 1
   * @param out the result, which may be one of the inputs at the same offset and step 1
   * @param oo its first element
   * @param n how many elements
   */
  public static void binary(
      Binary op, float[] a, int ao, int as, float[] b, int bo, int bs, float[] out, int oo, int n) {
    for (int i = 0; i < n; i++) {
      out[oo + i] = apply(op, a[ao + i * as], b[bo + i * bs]);
    }
  }

  /**
   * The matrix product c = a·b (rule 2 of the contract). Strides let either operand be read
   * transposed.
   *
   * @param m rows of a and c
   * @param n columns of b and c
   * @param k columns of a, rows of b
   * @param a the left matrix; element (i, p) is at ao + i·ars + p·acs
   * @param ao its first element
   * @param ars its row stride
   * @param acs its column stride
   * @param b the right matrix; element (p, j) is at bo + p·brs + j·bcs
   * @param bo its first element
   * @param brs its row stride
   * @param bcs its column stride
   * @param c the result, row-major and contiguous, overwritten; not one of the inputs
   * @param co its first element
   */
  public static void matmul(
      int m,
      int n,
      int k,
      float[] a,
      int ao,
      int ars,
      int acs,
      float[] b,
      int bo,
      int brs,
      int bcs,
      float[] c,
      int co) {
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        float total = 0;
        for (int start = 0; start < k || start == 0; start += 1024) {
          float chain = 0;
          for (int p = start; p < Math.min(k, start + 1024); p++) {
            chain = Math.fma(a[ao + i * ars + p * acs], b[bo + p * brs + j * bcs], chain);
          }
          total = start == 0 ? chain : total + chain;
        }
        c[co + i * n + j] = total;
      }
    }
  }

  /**
   * out[i] = the sum of row i (rule 3 of the contract), of a contiguous row-major matrix.
   *
   * @param x the matrix
   * @param xo its first element
   * @param rows how many rows
   * @param columns how many columns; with none, sums are +0
   * @param out the sums
   * @param oo the first sum
   */
  public static void sumRows(float[] x, int xo, int rows, int columns, float[] out, int oo) {
    for (int i = 0; i < rows; i++) {
      out[oo + i] = sum(x, xo + i * columns, 1, columns);
    }
  }

  /**
   * out[j] = the sum of column j (rule 3 of the contract), of a contiguous row-major matrix.
   *
   * @param x the matrix
   * @param xo its first element
   * @param rows how many rows; with none, sums are +0
   * @param columns how many columns
   * @param out the sums
   * @param oo the first sum
   */
  public static void sumColumns(float[] x, int xo, int rows, int columns, float[] out, int oo) {
    for (int j = 0; j < columns; j++) {
      out[oo + j] = sum(x, xo + j, columns, rows);
    }
  }

  /**
   * out[i] = the largest element of row i, as by {@link Math#max(float, float)}.
   *
   * @param x a contiguous row-major matrix
   * @param xo its first element
   * @param rows how many rows
   * @param columns how many columns, at least 1
   * @param out the maxima
   * @param oo the first maximum
   */
  public static void maxRows(float[] x, int xo, int rows, int columns, float[] out, int oo) {
    for (int i = 0; i < rows; i++) {
      float max = x[xo + i * columns];
      for (int j = 1; j < columns; j++) {
        max = Math.max(max, x[xo + i * columns + j]);
      }
      out[oo + i] = max;
    }
  }

  /**
   * y[i] = y[i] + alpha·x[i], the product and the sum rounded one after the other.
   *
   * @param alpha the factor
   * @param x the addend
   * @param xo its first element
   * @param y the array that is changed
   * @param yo its first element
   * @param n how many elements
   */
  public static void scaleAdd(float alpha, float[] x, int xo, float[] y, int yo, int n) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = y[yo + i] + alpha * x[xo + i];
    }
  }

  private static float sum(float[] x, int xo, int step, int n) {
    int blocks = Math.max(1, (n + 1023) / 1024);
    float[] sums = new float[blocks];
    for (int block = 0; block < blocks; block++) {
      float[] lanes = new float[16];
      for (int i = block * 1024; i < Math.min(n, block * 1024 + 1024); i++) {
        lanes[i % 16] += x[xo + i * step];
      }
      for (int half = 8; half > 0; half /= 2) {
        for (int lane = 0; lane < half; lane++) {
          lanes[lane] += lanes[lane + half];
        }
      }
      sums[block] = lanes[0];
    }
    for (int count = blocks; count > 1; count = (count + 1) / 2) {
      for (int i = 0; i < count / 2; i++) {
        sums[i] = sums[2 * i] + sums[2 * i + 1];
      }
      if (count % 2 == 1) {
        sums[count / 2] = sums[count - 1];
      }
    }
    return sums[0];
  }

  private static float apply(Unary op, float x) {
    return switch (op) {
      case NEGATE -> -x;
      case ABS -> Math.abs(x);
      case SIGN -> Math.signum(x);
      case SQRT -> (float) Math.sqrt(x);
      case SQUARE -> x * x;
      case RECIPROCAL -> 1 / x;
      case EXP -> (float) StrictMath.exp(x);
      case EXPM1 -> (float) StrictMath.expm1(x);
      case LOG -> (float) StrictMath.log(x);
      case LOG1P -> (float) StrictMath.log1p(x);
      case TANH -> (float) StrictMath.tanh(x);
      case SIGMOID -> (float) (1 / (1 + StrictMath.exp(-x)));
      case SOFTPLUS -> Math.max(x, 0) + (float) StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
      case RELU -> Math.max(x, 0);
      case SIN -> (float) StrictMath.sin(x);
      case COS -> (float) StrictMath.cos(x);
    };
  }

  private static float apply(Binary op, float a, float b) {
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
    };
  }
}
