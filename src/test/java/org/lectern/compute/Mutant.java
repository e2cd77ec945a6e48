package org.lectern.compute;

/** Kernels that are right to within rounding, but perform other operations or another order. */
public enum Mutant {
  /** Changes nothing: the fingerprints must be found as they are. */
  NONE(""),
  PRODUCT_FROM_THE_LAST_TERM("matmul"),
  PRODUCT_IN_TWO_CHAINS("matmul"),
  PRODUCT_ROUNDED_TWICE("matmul"),
  PRODUCT_WITHOUT_BLOCKS("matmul"),
  ROW_SUM_WITHOUT_LANES("sumBlocks"),
  COLUMN_SUM_FROM_THE_LAST("addMany"),
  UPDATE_ROUNDED_ONCE("scaleAdd");

  private final String method;

  Mutant(String method) {
    this.method = method;
  }

  /** Performs the call differently if it is this mutant's, with the parameters of Kernels. */
  boolean changes(String called, Object[] p) {
    if (!called.equals(method)) {
      return false;
    }
    switch (this) {
      case ROW_SUM_WITHOUT_LANES ->
          sums((float[]) p[0], at(p, 1), at(p, 2), at(p, 3), at(p, 4), (float[]) p[5], at(p, 6));
      case COLUMN_SUM_FROM_THE_LAST -> {
        float[] x = (float[]) p[0];
        float[] y = (float[]) p[4];
        for (int row = at(p, 3) - 1; row >= 0; row--) {
          for (int j = 0; j < at(p, 6); j++) {
            y[at(p, 5) + j] += x[at(p, 1) + row * at(p, 2) + j];
          }
        }
      }
      case UPDATE_ROUNDED_ONCE -> {
        float[] x = (float[]) p[1];
        float[] y = (float[]) p[3];
        for (int i = 0; i < at(p, 5); i++) {
          y[at(p, 4) + i] = Math.fma((float) p[0], x[at(p, 2) + i], y[at(p, 4) + i]);
        }
      }
      default -> products(p);
    }
    return true;
  }

  private static int at(Object[] p, int i) {
    return (int) p[i];
  }

  private static void sums(float[] x, int xo, int next, int count, int n, float[] out, int oo) {
    for (int i = 0; i < count; i++) {
      float sum = 0;
      for (int j = 0; j < n; j++) {
        sum += x[xo + i * next + j];
      }
      out[oo + i] = sum;
    }
  }

  private void products(Object[] p) {
    float[] a = (float[]) p[3];
    float[] b = (float[]) p[7];
    boolean add = (boolean) p[13];
    float[] c = (float[]) p[14];
    for (int i = 0; i < at(p, 0); i++) {
      for (int j = 0; j < at(p, 1); j++) {
        int left = at(p, 4) + i * at(p, 5);
        int right = at(p, 8) + j * at(p, 10);
        int to = at(p, 15) + i * at(p, 16) + j;
        float product = product(at(p, 2), a, left, at(p, 6), b, right, at(p, 9));
        c[to] = add ? c[to] + product : product;
      }
    }
    float[] bias = (float[]) p[11];
    ScalarKernels.finish(at(p, 0), at(p, 1), bias, at(p, 12), c, at(p, 15), at(p, 16));
  }

  /** One element of a product over k terms. */
  float product(int k, float[] a, int ao, int as, float[] b, int bo, int bs) {
    float total = 0;
    float[] chain = new float[2];
    for (int p = 0; p < k; p++) {
      int at = this == PRODUCT_FROM_THE_LAST_TERM ? k - 1 - p : p;
      int which = this == PRODUCT_IN_TWO_CHAINS ? p % 2 : 0;
      float x = a[ao + at * as];
      float y = b[bo + at * bs];
      chain[which] =
          this == PRODUCT_ROUNDED_TWICE ? chain[which] + x * y : Math.fma(x, y, chain[which]);
      if ((p % 1024 == 1023 && this != PRODUCT_WITHOUT_BLOCKS) || p == k - 1) {
        float block = chain[0] + chain[1];
        total = p < 1024 ? block : total + block;
        chain = new float[2];
      }
    }
    return total;
  }
}
