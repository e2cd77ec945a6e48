package org.lectern.compute;

import static org.lectern.compute.Kernels.BLOCK;
import static org.lectern.compute.VectorWidth.LENGTH;
import static org.lectern.compute.VectorWidth.all;
import static org.lectern.compute.VectorWidth.load;

import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/**
 * The matrix product in tiles. For each block of k and each group of columns, b is copied into
 * panels as wide as a tile; then the rows of a are taken tile by tile, and each runs along the
 * panels. What lies well already is not copied.
 *
 * <p>A last tile that would reach beyond the last column begins earlier and overlaps the tile
 * before: what both compute is the same number. Where the whole matrix is narrower than a vector,
 * the lanes beyond compute what nobody reads.
 */
final class VectorMatmul {
  private static final boolean WIDE = LENGTH == 16;

  /** The most rows of a tile: narrow vectors have few registers, but one column of them fits. */
  private static final int ROWS = 8;

  private static final int VECTORS = WIDE ? 3 : 2;
  static final int COLUMNS = VECTORS * LENGTH;

  /** Elements of b that all rows use before the next: half a MiB, for a second-level cache. */
  private static final int GROUP = 1 << 17;

  /** The most elements of a product that is computed transposed. */
  private static final int TURNED = 1 << 18;

  /** Keeps the rows of a copied tile out of each other's cache sets. */
  private static final int GAP = 16;

  private static final FloatVector ZERO = all(0);

  private static final ThreadLocal<VectorMatmul> BUFFERS =
      ThreadLocal.withInitial(VectorMatmul::new);

  private final float[] tile = new float[ROWS * COLUMNS];
  private float[] rowsCopy = {};
  private float[] panels = {};
  private float[] turned = {};

  private VectorMatmul() {}

  static void multiply(
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
      float @Nullable [] bias,
      int biasOffset,
      boolean add,
      float[] c,
      int co,
      int crs) {
    VectorMatmul buffers = BUFFERS.get();
    if (!add
        && bcs != 1
        && acs == 1
        && m >= LENGTH
        && m * (k + 2L * n) < (long) n * k
        && m * n <= TURNED) {
      // b is the longer way to transpose: cᵀ = bᵀ·aᵀ, and c from that
      float[] turned = buffers.turned(m * n);
      multiply(n, m, k, b, bo, bcs, brs, a, ao, acs, ars, null, 0, false, turned, 0, m);
      ScalarKernels.transpose(m, n, turned, 0, 1, m, c, co, crs);
      if (bias != null) {
        finish(m, n, bias, biasOffset, c, co, crs);
      }
      return;
    }
    // a narrow matrix may be a panel already; one or two rows read b once, wherever it lies
    boolean panel = n % LENGTH == 0 && n <= COLUMNS && brs == n;
    boolean copied = bcs != 1 || n < LENGTH || m > 2 && !panel;
    int most = copied ? Math.max(1, GROUP / Math.min(k, BLOCK) / COLUMNS) * COLUMNS : n;
    for (int p = 0; p < k; p += BLOCK) {
      int length = Math.min(BLOCK, k - p);
      boolean last = p + length == k;
      for (int j = 0; j < n; ) {
        int width = n - j < most + LENGTH ? n - j : most;
        int right = bo + p * brs + j * bcs;
        if (copied) {
          buffers.copyPanels(length, width, b, right, brs, bcs);
        }
        buffers.rows(
            m,
            width,
            length,
            a,
            ao + p * acs,
            ars,
            acs,
            copied ? buffers.panels : b,
            copied ? 0 : right,
            copied ? 0 : brs,
            last ? bias : null,
            biasOffset + j,
            add || p > 0,
            c,
            co + j,
            crs);
        j += width;
      }
    }
  }

  /** All rows of a with one group of columns, in panels unless b has a row stride. */
  private void rows(
      int m,
      int width,
      int k,
      float[] a,
      int ao,
      int ars,
      int acs,
      float[] b,
      int bo,
      int brs,
      float @Nullable [] bias,
      int biasOffset,
      boolean add,
      float[] c,
      int co,
      int crs) {
    int most = WIDE || width < 2 * LENGTH ? ROWS : ROWS / 2;
    int whole = co + (m - 1) * crs + width - LENGTH;
    for (int i = 0; i < m; ) {
      int rows = m - i < 3 ? 1 : Math.min(most, m - i);
      boolean down = acs != 1 && ars == 1 && rows == most;
      float[] x = a;
      int left = ao + i * ars;
      int stride = down ? acs : ars;
      if (acs != 1 && !down) {
        x = copyRows(rows, k, a, left, ars, acs);
        left = 0;
        stride = k + GAP;
      }
      int out = co + i * crs;
      // beyond a narrow row lie rows that are stored later, but the odd term would read them
      boolean narrow = k % 2 == 0 && width == crs && out + (rows - 1) * crs <= whole;
      boolean direct = !add && (width >= LENGTH || narrow);
      int at = bo;
      for (int done = 0; done < width; ) {
        int vectors = vectors(done, width);
        int end = Math.min(width, done + vectors * LENGTH);
        int start = Math.max(0, end - vectors * LENGTH);
        int bs = brs == 0 ? vectors * LENGTH : brs;
        if (brs != 0) {
          at = bo + start;
        }
        if (direct) {
          tile(down, most, rows, vectors, k, x, left, stride, b, at, bs, c, out + start, crs);
        } else {
          tile(down, most, rows, vectors, k, x, left, stride, b, at, bs, tile, 0, COLUMNS);
          fromTile(rows, done - start, end - start, add, c, out + start, crs);
        }
        at += k * vectors * LENGTH;
        done = end;
      }
      if (bias != null) {
        finish(rows, width, bias, biasOffset, c, out, crs);
      }
      i += rows;
    }
  }

  /** How many vectors wide the tile is that begins when {@code done} of all columns are done. */
  private static int vectors(int done, int columns) {
    int vectors = (columns - done + LENGTH - 1) / LENGTH;
    if (vectors == VECTORS + 1) {
      return VECTORS - 1;
    }
    int fit = Math.max(1, columns / LENGTH);
    return Math.min(Math.min(vectors, VECTORS), fit);
  }

  /** Copies columns of b into panels, one for each tile. */
  private void copyPanels(int k, int columns, float[] b, int bo, int brs, int bcs) {
    int size = k * (columns + COLUMNS);
    if (panels.length < size) {
      panels = new float[size];
    }
    int to = 0;
    for (int done = 0; done < columns; ) {
      int vectors = vectors(done, columns);
      int width = vectors * LENGTH;
      int end = Math.min(columns, done + width);
      int start = Math.max(0, end - width);
      int at = bo + start * bcs;
      if (bcs != 1) {
        ScalarKernels.transpose(k, end - start, b, at, brs, bcs, panels, to, width);
      } else if (end - start < LENGTH) {
        VectorCopy.narrow(k, end - start, b, at, brs, panels, to);
      } else {
        VectorCopy.whole(k, vectors, b, at, brs, panels, to);
      }
      to += k * width;
      done = end;
    }
  }

  private float[] turned(int size) {
    if (turned.length < size) {
      turned = new float[size];
    }
    return turned;
  }

  private float[] copyRows(int rows, int k, float[] a, int ao, int ars, int acs) {
    int stride = k + GAP;
    if (rowsCopy.length < ROWS * stride) {
      rowsCopy = new float[ROWS * stride];
    }
    float[] out = rowsCopy;
    for (int i = 0; i < rows; i++) {
      for (int p = 0; p < k; p++) {
        out[i * stride + p] = a[ao + i * ars + p * acs];
      }
    }
    return out;
  }

  /** Stores columns {@code from} to {@code end} − 1 of the tile, or adds them to earlier blocks. */
  private void fromTile(int rows, int from, int end, boolean add, float[] c, int co, int crs) {
    for (int i = 0; i < rows; i++) {
      int at = i * COLUMNS;
      int out = co + i * crs;
      if (add) {
        int j = from;
        for (; j + LENGTH <= end; j += LENGTH) {
          load(c, out + j).add(load(tile, at + j)).intoArray(c, out + j);
        }
        for (; j < end; j++) {
          c[out + j] = c[out + j] + tile[at + j];
        }
      } else {
        for (int j = from; j < end; j++) {
          c[out + j] = tile[at + j];
        }
      }
    }
  }

  /** Adds the bias to complete rows, as the kernel for addition would. */
  private static void finish(
      int rows, int columns, float[] bias, int biasOffset, float[] c, int co, int crs) {
    int whole = columns - columns % LENGTH;
    for (int i = 0; i < rows; i++) {
      int row = co + i * crs;
      for (int j = 0; j < whole; j += LENGTH) {
        load(c, row + j).add(load(bias, biasOffset + j)).intoArray(c, row + j);
      }
    }
    if (whole < columns) {
      ScalarKernels.finish(rows, columns - whole, bias, biasOffset + whole, c, co + whole, crs);
    }
  }

  private static void tile(
      boolean down,
      int most,
      int rows,
      int vectors,
      int k,
      float[] a,
      int ao,
      int as,
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
      return;
    }
    if (most < ROWS) {
      if (vectors == 1 && down) {
        VectorPanels4T.tile4x1(k, a, ao, as, b, bo, c, co, crs);
      } else if (vectors == 1) {
        VectorPanels4.tile4x1(k, rows, a, ao, as, b, bo, c, co, crs);
      } else if (down) {
        VectorPanels4T.tile4x2(k, a, ao, as, b, bo, c, co, crs);
      } else {
        VectorPanels4.tile4x2(k, rows, a, ao, as, b, bo, c, co, crs);
      }
    } else if (down) {
      switch (vectors) {
        case 1 -> VectorPanels8T.tile8x1(k, a, ao, as, b, bo, c, co, crs);
        case 2 -> VectorPanels8T.tile8x2(k, a, ao, as, b, bo, c, co, crs);
        default -> VectorPanels8T.tile8x3(k, a, ao, as, b, bo, c, co, crs);
      }
    } else {
      switch (vectors) {
        case 1 -> VectorPanels8.tile8x1(k, rows, a, ao, as, b, bo, c, co, crs);
        case 2 -> VectorPanels8.tile8x2(k, rows, a, ao, as, b, bo, c, co, crs);
        default -> VectorPanels8.tile8x3(k, rows, a, ao, as, b, bo, c, co, crs);
      }
    }
    if (k % 2 == 1) {
      int p = k - 1;
      int term = down ? ao + p * as : ao + p;
      VectorTerm.add(rows, vectors, a, term, down ? 1 : as, b, bo + p * bs, c, co, crs);
    }
  }
}
