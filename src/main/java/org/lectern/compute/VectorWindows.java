package org.lectern.compute;

import static org.lectern.compute.VectorWidth.LENGTH;
import static org.lectern.compute.VectorWidth.load;

/** {@link Kernels#windowProducts} and {@link Kernels#windowRows} in vectors of targets. */
final class VectorWindows {
  private static final boolean WIDE = LENGTH == 16;

  private VectorWindows() {}

  static void products(
      int units,
      int terms,
      float[] w,
      int wo,
      int ws,
      float[] x,
      int xo,
      int[] offsets,
      int first,
      Runs runs,
      float[] out,
      int os) {
    int vectors = (runs.length() + LENGTH - 1) / LENGTH;
    for (int u = 0; u < units; ) {
      int rows = rows(units - u);
      int from = wo + u * ws;
      for (int run = 0; run < runs.count(); run++) {
        int cell = xo + run * runs.distance();
        int to = u * os + run * runs.spacing();
        for (int v = 0; v < vectors; ) {
          int at = cell + v * LENGTH;
          int place = to + v * LENGTH;
          v += tile(rows, vectors - v, terms, w, from, ws, x, at, offsets, first, out, place, os);
        }
      }
      u += rows;
    }
  }

  /** Returns how many vectors the tile had. */
  private static int tile(
      int rows,
      int vectors,
      int terms,
      float[] w,
      int wo,
      int ws,
      float[] x,
      int xo,
      int[] offsets,
      int first,
      float[] out,
      int oo,
      int os) {
    if (rows == 1) {
      return tile(vectors, terms, w, wo, x, xo, offsets, first, out, oo);
    }
    if (WIDE) {
      if (vectors > 3 && rows < 7) {
        VectorWindowTiles.tile6x4(terms, rows, w, wo, ws, x, xo, offsets, first, out, oo, os);
        return 4;
      }
      if (vectors == 3 || vectors > 4) {
        VectorWindowTiles.tile8x3(terms, rows, w, wo, ws, x, xo, offsets, first, out, oo, os);
      } else if (vectors > 1) {
        VectorWindowTiles.tile8x2(terms, rows, w, wo, ws, x, xo, offsets, first, out, oo, os);
      } else {
        VectorWindowTiles.tile8x1(terms, rows, w, wo, ws, x, xo, offsets, first, out, oo, os);
      }
    } else if (vectors > 2) {
      VectorWindowTiles.tile4x3(terms, rows, w, wo, ws, x, xo, offsets, first, out, oo, os);
    } else if (vectors == 2) {
      VectorWindowTiles.tile4x2(terms, rows, w, wo, ws, x, xo, offsets, first, out, oo, os);
    } else {
      VectorWindowTiles.tile4x1(terms, rows, w, wo, ws, x, xo, offsets, first, out, oo, os);
    }
    return vectors == 4 && WIDE ? 2 : Math.min(vectors, 3);
  }

  private static int tile(
      int vectors,
      int terms,
      float[] w,
      int wo,
      float[] x,
      int xo,
      int[] offsets,
      int first,
      float[] out,
      int oo) {
    if (vectors >= 8) {
      VectorWindowTiles.tile1x8(terms, w, wo, x, xo, offsets, first, out, oo);
      return 8;
    }
    if (vectors >= 4) {
      VectorWindowTiles.tile1x4(terms, w, wo, x, xo, offsets, first, out, oo);
      return 4;
    }
    VectorWindowTiles.tile1x1(terms, w, wo, x, xo, offsets, first, out, oo);
    return 1;
  }

  /** Units of the next tile: few ones alone, as most of a tile would be repetitions. */
  private static int rows(int left) {
    if (WIDE) {
      return left > 6 ? Math.min(left, 8) : left > 4 ? left : 1;
    }
    return left > 2 ? Math.min(left, 4) : 1;
  }

  /**
   * What a vector holds behind the end of a row is overwritten by the next row; rows at the end are
   * left to the caller.
   *
   * @return how many rows are done
   */
  static int rows(
      float[] x, int xo, int stride, float bias, float[] out, int oo, int width, int rows) {
    int whole = width - width % LENGTH;
    int rest = width < LENGTH ? 0 : width - LENGTH;
    int end = rows * width - LENGTH;
    int row = 0;
    for (; row < rows && row * width + rest <= end; row++) {
      int from = xo + row * stride;
      int to = oo + row * width;
      for (int i = 0; i < whole; i += LENGTH) {
        load(x, from + i).add(bias).intoArray(out, to + i);
      }
      if (whole < width) {
        load(x, from + rest).add(bias).intoArray(out, to + rest);
      }
    }
    return row;
  }
}
