package org.lectern.compute;

/**
 * A convolution for {@link Battery}: x of shape (samples, groups·channels, …), weights of shape
 * (groups·units, channels, kernel), and the same with units and channels exchanged in each group.
 */
record Images(
    int samples, int groups, int channels, int units, Sliding vertical, Sliding horizontal) {
  int inputs() {
    return samples * groups * channels * vertical.input() * horizontal.input();
  }

  int outputs() {
    return samples * groups * units * vertical.output() * horizontal.output();
  }

  int weights() {
    return groups * units * channels * vertical.kernel() * horizontal.kernel();
  }

  /** What element k of a window sees at target t, or −1. */
  private static int source(Sliding axis, int t, int k) {
    int place = t * axis.stride() + k * axis.dilation() - axis.padding();
    return place < axis.input() ? Math.max(place, -1) : -1;
  }

  /** The target at which element k of a window sees source s, or −1. */
  private static int target(Sliding axis, int s, int k) {
    int place = s + axis.padding() - k * axis.dilation();
    boolean seen = place >= 0 && place % axis.stride() == 0;
    return seen && place / axis.stride() < axis.output() ? place / axis.stride() : -1;
  }

  private float pixel(float[] x, int sample, int channel, int row, int column) {
    int plane = sample * groups * channels + channel;
    boolean inside = row >= 0 && column >= 0;
    int at = (plane * vertical.input() + row) * horizontal.input() + column;
    return inside ? x[at] : 0;
  }

  private float result(float[] y, int sample, int unit, int row, int column) {
    int plane = sample * groups * units + unit;
    boolean inside = row >= 0 && column >= 0;
    int at = (plane * vertical.output() + row) * horizontal.output() + column;
    return inside ? y[at] : 0;
  }

  /** The results, one element after the other, as the contract states it. */
  void forward(float[] x, float[] weights, float[] bias, float[] y) {
    int kh = vertical.kernel();
    int kw = horizontal.kernel();
    int at = 0;
    for (int n = 0; n < samples; n++) {
      for (int u = 0; u < groups * units; u++) {
        for (int row = 0; row < vertical.output(); row++) {
          for (int column = 0; column < horizontal.output(); column++) {
            Chain chain = new Chain();
            for (int p = 0; p < channels * kh * kw; p++) {
              int sy = source(vertical, row, p / kw % kh);
              int sx = source(horizontal, column, p % kw);
              int channel = u / units * channels + p / kw / kh;
              chain.add(weights[u * channels * kh * kw + p], pixel(x, n, channel, sy, sx));
            }
            y[at++] = bias == null ? chain.result() : chain.result() + bias[u];
          }
        }
      }
    }
  }

  void toImages(float[] g, float[] turned, float[] out) {
    int kh = vertical.kernel();
    int kw = horizontal.kernel();
    int at = 0;
    for (int n = 0; n < samples; n++) {
      for (int c = 0; c < groups * channels; c++) {
        for (int row = 0; row < vertical.input(); row++) {
          for (int column = 0; column < horizontal.input(); column++) {
            Chain chain = new Chain();
            for (int p = 0; p < units * kh * kw; p++) {
              int ty = target(vertical, row, p / kw % kh);
              int tx = target(horizontal, column, p % kw);
              int unit = c / channels * units + p / kw / kh;
              chain.add(turned[c * units * kh * kw + p], result(g, n, unit, ty, tx));
            }
            out[at++] = chain.result();
          }
        }
      }
    }
  }

  void toWeights(float[] x, float[] g, float[] out) {
    int kh = vertical.kernel();
    int kw = horizontal.kernel();
    int terms = channels * kh * kw;
    for (int u = 0; u < groups * units; u++) {
      for (int p = 0; p < terms; p++) {
        Chain chain = new Chain();
        int channel = u / units * channels + p / kw / kh;
        for (int n = 0; n < samples; n++) {
          for (int row = 0; row < vertical.output(); row++) {
            for (int column = 0; column < horizontal.output(); column++) {
              int sy = source(vertical, row, p / kw % kh);
              int sx = source(horizontal, column, p % kw);
              chain.add(pixel(x, n, channel, sy, sx), result(g, n, u, row, column));
            }
          }
        }
        out[u * terms + p] = chain.result();
      }
    }
  }

  /** The maxima of all channels, and where they are. */
  void maxima(float[] x, float[] out, float[] places) {
    int at = 0;
    for (int plane = 0; plane < samples * groups * channels; plane++) {
      for (int row = 0; row < vertical.output(); row++) {
        for (int column = 0; column < horizontal.output(); column++) {
          int best = -1;
          for (int p = 0; p < vertical.kernel() * horizontal.kernel(); p++) {
            int sy = source(vertical, row, p / horizontal.kernel());
            int sx = source(horizontal, column, p % horizontal.kernel());
            int i = (plane * vertical.input() + sy) * horizontal.input() + sx;
            if (sy >= 0 && sx >= 0 && (best < 0 || Float.compare(x[i], x[best]) > 0)) {
              best = i;
            }
          }
          places[at] = best;
          out[at++] = x[best];
        }
      }
    }
  }

  /** Chains of fma over blocks of 1024 terms, added one after the other. */
  private static final class Chain {
    private float total;
    private float block;
    private int terms;

    void add(float a, float b) {
      block = Math.fma(a, b, block);
      if (++terms % 1024 == 0) {
        total = terms == 1024 ? block : total + block;
        block = 0;
      }
    }

    float result() {
      return terms < 1024 ? block : terms % 1024 == 0 ? total : total + block;
    }
  }
}
