package org.lectern.compute;

import static org.lectern.compute.Fma.fma;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The kernels for windows over images in plain Java. */
final class ScalarWindows {
  private ScalarWindows() {}

  /** Each target's chain of fma, four terms in one pass over a run. */
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
    for (int u = 0; u < units; u++) {
      for (int run = 0; run < runs.count(); run++) {
        int from = xo + run * runs.distance();
        int to = u * os + run * runs.spacing();
        int at = wo + u * ws;
        Arrays.fill(out, to, to + runs.length(), 0);
        int p = 0;
        for (; p + 4 <= terms; p += 4) {
          four(runs.length(), w, at + p, x, from, offsets, first + p, out, to);
        }
        for (; p < terms; p++) {
          float factor = w[at + p];
          int cell = from + offsets[first + p];
          for (int j = 0; j < runs.length(); j++) {
            out[to + j] = fma(factor, x[cell + j], out[to + j]);
          }
        }
      }
    }
  }

  private static void four(
      int n, float[] w, int wo, float[] x, int xo, int[] offsets, int first, float[] out, int oo) {
    float w0 = w[wo];
    float w1 = w[wo + 1];
    float w2 = w[wo + 2];
    float w3 = w[wo + 3];
    int x0 = xo + offsets[first];
    int x1 = xo + offsets[first + 1];
    int x2 = xo + offsets[first + 2];
    int x3 = xo + offsets[first + 3];
    for (int j = 0; j < n; j++) {
      float chain = fma(w0, x[x0 + j], out[oo + j]);
      chain = fma(w1, x[x1 + j], chain);
      chain = fma(w2, x[x2 + j], chain);
      out[oo + j] = fma(w3, x[x3 + j], chain);
    }
  }

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
    for (int at = 0; at < units * images; at++) {
      int unit = at / images;
      int to = oo + unit * unitStep + at % images * imageStep;
      // x − 0 is x, also for −0
      row(x, at * spacing, stride, bias == null ? -0f : bias[first + unit], out, to, width, rows);
    }
  }

  private static void row(
      float[] x, int xo, int stride, float bias, float[] out, int oo, int width, int rows) {
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < width; i++) {
        out[oo + row * width + i] = x[xo + row * stride + i] + bias;
      }
    }
  }

  static void gradients(
      Windows windows,
      int channel,
      int channels,
      int units,
      float[] x,
      int[] cells,
      int n,
      float[] g,
      int gs,
      float[] out,
      int oo) {
    int terms = windows.offsets.length / windows.channels;
    for (int p = channel * terms; p < (channel + channels) * terms; p++) {
      int to = oo + p * gs;
      Arrays.fill(out, to, to + units, 0);
      for (int t = 0; t < n; t++) {
        float factor = x[windows.offsets[p] + cells[t]];
        int from = t * gs;
        for (int u = 0; u < units; u++) {
          out[to + u] = fma(factor, g[from + u], out[to + u]);
        }
      }
    }
  }
}
