package org.lectern.compute;

import static org.lectern.compute.Kernels.BLOCK;
import static org.lectern.compute.VectorWidth.LENGTH;

import java.util.Arrays;

/**
 * The matrix product in tiles. For each block of k and each group of columns, b is copied into
 * panels that a tile reads in order; for each row of tiles, a is copied too if its rows are not
 * contiguous. What a copy would add to a panel's last vector is +0 and not stored.
 */
final class VectorMatmul {
  private static final boolean WIDE = LENGTH == 16;
  private static final int ROWS = WIDE ? 8 : 6;
  private static final int COLUMNS = (WIDE ? 3 : 2) * LENGTH;

  /** Elements of b that are copied at once: 1 MiB, which stays in a second-level cache. */
  private static final int GROUP = 1 << 18;

  /** With fewer rows, reading b where it lies is cheaper than copying it. */
  private static final int COPY_ROWS = 4 * ROWS;

  /** Keeps the rows of a copied tile out of each other's cache sets. */
  private static final int GAP = 16;

  private static final ThreadLocal<VectorMatmul> BUFFERS =
      ThreadLocal.withInitial(VectorMatmul::new);

  private final float[] tile = new float[ROWS * COLUMNS];
  private float[] rowsCopy = {};
  private float[] panels = {};

  private VectorMatmul() {}

  static VectorMatmul buffers() {
    return BUFFERS.get();
  }

  void multiply(
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
      int co,
      int crs) {
    boolean direct = bcs == 1 && m < COPY_ROWS;
    int depth = Math.min(k, BLOCK);
    int group = direct ? n : Math.max(1, GROUP / depth / COLUMNS) * COLUMNS;
    for (int p = 0; p < k; p += BLOCK) {
      int length = Math.min(BLOCK, k - p);
      for (int j = 0; j < n; j += group) {
        int width = Math.min(group, n - j);
        int first = bo + p * brs + j * bcs;
        int whole = direct ? width - width % LENGTH : 0;
        copyPanels(length, width, whole, b, first, brs, bcs);
        for (int i = 0; i < m; ) {
          int rows = m - i < 3 ? 1 : Math.min(ROWS, m - i);
          int row = ao + i * ars + p * acs;
          int stride = ars;
          float[] left = a;
          if (acs != 1) {
            copyRows(rows, length, a, row, ars, acs);
            left = rowsCopy;
            row = 0;
            stride = length + GAP;
          }
          int out = co + i * crs + j;
          for (int jj = 0; jj < width; ) {
            boolean here = jj < whole;
            int columns = Math.min(COLUMNS, (here ? whole : width) - jj);
            float[] right = here ? b : panels;
            int at = here ? first + jj : (jj - whole) * length;
            int bs = here ? brs : padded(columns);
            tile(rows, columns, length, left, row, stride, right, at, bs, c, out + jj, crs, p > 0);
            jj += columns;
          }
          i += rows;
        }
      }
    }
  }

  private static int padded(int columns) {
    return (columns + LENGTH - 1) / LENGTH * LENGTH;
  }

  /** Copies columns {@code from} to n − 1 of b into panels, the last one filled up with +0. */
  private void copyPanels(int k, int n, int from, float[] b, int bo, int brs, int bcs) {
    int size = k * padded(n - from);
    if (panels.length < size) {
      panels = new float[size];
    }
    for (int j = from; j < n; j += COLUMNS) {
      int columns = Math.min(COLUMNS, n - j);
      int width = padded(columns);
      int to = (j - from) * k;
      if (columns < width) {
        Arrays.fill(panels, to, to + k * width, 0);
      }
      if (bcs == 1 && columns >= LENGTH) {
        for (int p = 0; p < k; p++) {
          System.arraycopy(b, bo + j + p * brs, panels, to + p * width, columns);
        }
      } else {
        transpose(k, columns, b, bo + j * bcs, brs, bcs, panels, to, width);
      }
    }
  }

  /** out[p][j] = x[p·xrs + j·xcs], four columns at a time: few enough streams for any cache. */
  private static void transpose(
      int k, int columns, float[] x, int xo, int xrs, int xcs, float[] out, int oo, int width) {
    int j = 0;
    for (; j + 4 <= columns; j += 4) {
      int at = xo + j * xcs;
      for (int p = 0; p < k; p++) {
        int from = at + p * xrs;
        int to = oo + p * width + j;
        out[to] = x[from];
        out[to + 1] = x[from + xcs];
        out[to + 2] = x[from + 2 * xcs];
        out[to + 3] = x[from + 3 * xcs];
      }
    }
    for (; j < columns; j++) {
      for (int p = 0; p < k; p++) {
        out[oo + p * width + j] = x[xo + p * xrs + j * xcs];
      }
    }
  }

  private void copyRows(int rows, int k, float[] a, int ao, int ars, int acs) {
    int stride = k + GAP;
    if (rowsCopy.length < ROWS * stride) {
      rowsCopy = new float[ROWS * stride];
    }
    for (int i = 0; i < rows; i++) {
      for (int p = 0; p < k; p++) {
        rowsCopy[i * stride + p] = a[ao + i * ars + p * acs];
      }
    }
  }

  /** One tile; by way of a buffer if its last vector is not full or c holds earlier blocks. */
  private void tile(
      int rows,
      int columns,
      int k,
      float[] a,
      int ao,
      int ars,
      float[] b,
      int bo,
      int bs,
      float[] c,
      int co,
      int crs,
      boolean add) {
    int vectors = padded(columns) / LENGTH;
    if (columns % LENGTH == 0 && !add) {
      full(rows, vectors, k, a, ao, ars, b, bo, bs, c, co, crs);
      return;
    }
    full(rows, vectors, k, a, ao, ars, b, bo, bs, tile, 0, COLUMNS);
    for (int i = 0; i < rows; i++) {
      int from = i * COLUMNS;
      int to = co + i * crs;
      if (add) {
        for (int j = 0; j < columns; j++) {
          c[to + j] = c[to + j] + tile[from + j];
        }
      } else {
        System.arraycopy(tile, from, c, to, columns);
      }
    }
  }

  private static void full(
      int rows,
      int vectors,
      int k,
      float[] a,
      int ao,
      int ars,
      float[] b,
      int bo,
      int bs,
      float[] c,
      int co,
      int crs) {
    if (rows == 1) {
      switch (vectors) {
        case 1 -> VectorTiles1.tile1x1(k, a, ao, b, bo, bs, c, co);
        case 2 -> VectorTiles1.tile1x2(k, a, ao, b, bo, bs, c, co);
        default -> VectorTiles1.tile1x3(k, a, ao, b, bo, bs, c, co);
      }
    } else if (WIDE) {
      switch (vectors) {
        case 1 -> VectorTiles8.tile8x1(k, rows, a, ao, ars, b, bo, bs, c, co, crs);
        case 2 -> VectorTiles8.tile8x2(k, rows, a, ao, ars, b, bo, bs, c, co, crs);
        default -> VectorTiles8.tile8x3(k, rows, a, ao, ars, b, bo, bs, c, co, crs);
      }
    } else if (vectors == 1) {
      VectorTiles6.tile6x1(k, rows, a, ao, ars, b, bo, bs, c, co, crs);
    } else {
      VectorTiles6.tile6x2(k, rows, a, ao, ars, b, bo, bs, c, co, crs);
    }
  }
}
