package org.lectern.compute;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A matrix b for many products a·b: its columns in panels as wide as {@link Kernels#panel}, which
 * the products then read where they lie.
 */
final class Panels {
  private final Kernels kernels = Compute.KERNELS;
  private final int k;
  private final int n;
  private final int width;
  private final float[] data;

  /**
   * Copies a matrix.
   *
   * @param k its rows
   * @param n its columns
   * @param b element (p, j) is at p·brs + j·bcs
   */
  Panels(int k, int n, float[] b, int brs, int bcs, IntFunction<float[]> memory) {
    this.k = k;
    this.n = n;
    this.width = Math.min(n, kernels.panel());
    this.data = memory.apply(k * n);
    for (int j = 0; j < n; j += width) {
      int columns = Math.min(width, n - j);
      if (bcs == 1) {
        for (int p = 0; p < k; p++) {
          System.arraycopy(b, p * brs + j, data, k * j + p * columns, columns);
        }
      } else {
        ScalarKernels.transpose(k, columns, b, j * bcs, brs, bcs, data, k * j, columns);
      }
    }
  }

  /**
   * c = a·b + bias on m rows.
   *
   * @param ars the row stride of a, whose columns are contiguous
   * @param bias a number for each column, or null
   * @param c the result, contiguous
   * @param spread whether other threads may help
   */
  void product(
      int m,
      float[] a,
      int ao,
      int ars,
      float @Nullable [] bias,
      float[] c,
      int co,
      boolean spread) {
    int panels = (n + width - 1) / width;
    if (spread && (long) m * n * k >= Compute.WORTH_SPLITTING) {
      int parts = Math.min(panels, Compute.threads());
      Compute.parts(
          parts,
          true,
          i -> product(i * panels / parts, (i + 1) * panels / parts, m, a, ao, ars, bias, c, co));
    } else {
      product(0, panels, m, a, ao, ars, bias, c, co);
    }
  }

  private void product(
      int from,
      int to,
      int m,
      float[] a,
      int ao,
      int ars,
      float @Nullable [] bias,
      float[] c,
      int co) {
    for (int panel = from; panel < to; panel++) {
      int j = panel * width;
      int columns = Math.min(width, n - j);
      kernels.matmul(
          m, columns, k, a, ao, ars, 1, data, k * j, columns, 1, bias, j, false, c, co + j, n);
    }
  }
}
