package org.lectern.compute;

import static org.lectern.compute.VectorWidth.LENGTH;
import static org.lectern.compute.VectorWidth.all;
import static org.lectern.compute.VectorWidth.load;

/** {@link Kernels#windowProducts} and {@link Kernels#windowRows} in vectors of targets. */
final class VectorWindows {
  private static final boolean WIDE = LENGTH == 16;

  private VectorWindows() {}

  /** The targets of all runs form one list of vectors, which the tiles cut without regard to runs. */
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
    int[] cells = new int[8];
    int[] places = new int[8];
    int vectors = (runs.length() + LENGTH - 1) / LENGTH;
    for (int u = 0; u < units; ) {
      int rows = rows(units - u);
      int wide = rows > 6 ? 3 : rows == 1 ? 8 : WIDE ? 4 : 3;
      int run = 0;
      int vector = 0;
      while (run < runs.count()) {
        for (int i = 0; i < wide; i++) {
          // the last tile computes the last vector several times
          boolean behind = run == runs.count();
          int of = behind ? run - 1 : run;
          int at = LENGTH * (behind ? vectors - 1 : vector);
          cells[i] = xo + of * runs.distance() + at;
          places[i] = of * runs.spacing() + at;
          if (!behind && ++vector == vectors) {
            vector = 0;
            run++;
          }
        }
        int from = wo + u * ws;
        int to = u * os;
        if (rows == 1) {
          VectorWindowTiles.tile1x8(terms, w, from, x, cells, offsets, first, out, to, places);
        } else if (!WIDE) {
          VectorWindowTiles.tile4x3(
              terms, rows, w, from, ws, x, cells, offsets, first, out, to, os, places);
        } else if (rows > 6) {
          VectorWindowTiles.tile8x3(
              terms, rows, w, from, ws, x, cells, offsets, first, out, to, os, places);
        } else {
          VectorWindowTiles.tile6x4(
              terms, rows, w, from, ws, x, cells, offsets, first, out, to, os, places);
        }
      }
      u += rows;
    }
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
