package org.lectern.compute;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static org.lectern.compute.VectorWidth.FLOATS;
import static org.lectern.compute.VectorWidth.LENGTH;

import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kernels#windowProducts} and {@link Kernels#windowRows} in vectors of targets. Both methods
 * are too long to be inlined, as {@link VectorUnary} wants it.
 */
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
      int row = wo + u * ws;
      for (int run = 0; run < runs.count(); run++) {
        int v = 0;
        while (v < vectors) {
          int at = xo + run * runs.distance() + v * LENGTH;
          int to = u * os + run * runs.spacing() + v * LENGTH;
          int left = vectors - v;
          if (rows == 1) {
            if (left >= 8) {
              VectorWindowTiles.tile1x8(terms, w, row, x, at, offsets, first, out, to);
              v += 8;
            } else if (left >= 4) {
              VectorWindowTiles.tile1x4(terms, w, row, x, at, offsets, first, out, to);
              v += 4;
            } else {
              VectorWindowTiles.tile1x1(terms, w, row, x, at, offsets, first, out, to);
              v++;
            }
          } else if (WIDE) {
            if (rows < 7 && left > 3) {
              VectorWindowTiles.tile6x4(
                  terms, rows, w, row, ws, x, at, offsets, first, out, to, os);
              v += 4;
            } else if (left == 3 || left > 4) {
              VectorWindowTiles.tile8x3(
                  terms, rows, w, row, ws, x, at, offsets, first, out, to, os);
              v += 3;
            } else if (left > 1) {
              VectorWindowTiles.tile8x2(
                  terms, rows, w, row, ws, x, at, offsets, first, out, to, os);
              v += 2;
            } else {
              VectorWindowTiles.tile8x1(
                  terms, rows, w, row, ws, x, at, offsets, first, out, to, os);
              v++;
            }
          } else if (left == 3 || left > 4) {
            VectorWindowTiles.tile4x3(terms, rows, w, row, ws, x, at, offsets, first, out, to, os);
            v += 3;
          } else if (left > 1) {
            VectorWindowTiles.tile4x2(terms, rows, w, row, ws, x, at, offsets, first, out, to, os);
            v += 2;
          } else {
            VectorWindowTiles.tile4x1(terms, rows, w, row, ws, x, at, offsets, first, out, to, os);
            v++;
          }
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
   * What a vector holds behind the end of a row is overwritten by the next row. So the last rows go
   * element by element, unless they are as long as a vector.
   */
  static void rows(
      int units,
      int images,
      float[] x,
      int spacing,
      int stride,
      float @Nullable [] bias,
      int first,
      float[] out,
      int oo,
      int unitStep,
      int imageStep,
      int width,
      int rows) {
    int whole = width - width % LENGTH;
    int rest = Math.max(0, width - LENGTH);
    int most = Math.floorDiv(rows * width - LENGTH - rest, width) + 1;
    int vectors = Math.max(0, Math.min(rows, most));
    int from = 0;
    for (int unit = 0; unit < units; unit++) {
      // x − 0 is x, also for −0
      float added = bias == null ? -0f : bias[first + unit];
      FloatVector addend = broadcast(FLOATS, added);
      for (int image = 0; image < images; image++, from += spacing) {
        int to = oo + unit * unitStep + image * imageStep;
        for (int row = 0; row < vectors; row++) {
          int begin = from + row * stride;
          int start = to + row * width;
          for (int i = 0; i < whole; i += LENGTH) {
            fromArray(FLOATS, x, begin + i).add(addend).intoArray(out, start + i);
          }
          if (whole < width) {
            fromArray(FLOATS, x, begin + rest).add(addend).intoArray(out, start + rest);
          }
        }
        for (int row = vectors; row < rows; row++) {
          int begin = from + row * stride;
          int start = to + row * width;
          for (int i = 0; i < width; i++) {
            out[start + i] = x[begin + i] + added;
          }
        }
      }
    }
  }
}
