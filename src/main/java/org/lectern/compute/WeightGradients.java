package org.lectern.compute;

import static org.lectern.compute.Kernels.BLOCK;

import java.util.Arrays;

/**
 * One call of {@link Correlation#weightGradients}: a part of the work is a block of 1024 targets,
 * whose sums are added to those of the blocks before.
 */
final class WeightGradients {
  /** Cells at once, where it can be chosen: 1 MiB. */
  private static final int CELLS = 1 << 18;

  /** Units at once. */
  private static final int UNITS = 64;

  /** Sums of blocks that wait for their turn: 4 MiB, but one block for each thread. */
  private static final int WAITING = 1 << 20;

  private final float[] x;
  private final float[] g;
  private final int samples;
  private final int groups;
  private final int units;
  private final float[] out;
  private final int channels;
  private final int area;
  private final int height;
  private final int width;
  private final Windows windows;
  private final boolean plain;

  /** Whether rows are so long that a run is a part of one. */
  private final boolean wide;

  /** The units of a group, rounded up to vectors. */
  private final int padded;

  /** Sums of one block. */
  private final int size;

  WeightGradients(
      Correlation correlation,
      float[] x,
      float[] g,
      int samples,
      int groups,
      int units,
      float[] out) {
    this.x = x;
    this.g = g;
    this.samples = samples;
    this.groups = groups;
    this.units = units;
    this.out = out;
    channels = correlation.channels();
    area = correlation.area();
    height = correlation.height();
    width = correlation.width();
    wide = width > BLOCK;
    int rows = wide ? 1 : Math.min(height, (BLOCK - 2) / width + 2);
    Windows whole = correlation.windows(height, width);
    plain = whole.plain();
    windows = plain ? whole : correlation.windows(rows, Math.min(width, BLOCK));
    windows.listRuns();
    padded = (units + 15) / 16 * 16;
    size = groups * windows.offsets.length * padded;
  }

  void run() {
    int positions = samples * height * width;
    int blocks = (positions + BLOCK - 1) / BLOCK;
    int threads = Compute.threads();
    int wave = threads == 1 ? 1 : Math.min(blocks, Math.max(threads, WAITING / size));
    WindowScratch scratch = WindowScratch.get();
    scratch.sums = WindowScratch.grown(scratch.sums, size);
    scratch.blocks = WindowScratch.grown(scratch.blocks, wave * size);
    float[] sums = scratch.sums;
    float[] waiting = scratch.blocks;
    for (int first = 0; first < blocks; first += wave) {
      int from = first;
      int count = Math.min(wave, blocks - first);
      long work = (long) count * BLOCK * units * groups * windows.offsets.length;
      Compute.parts(
          count,
          work >= Compute.WORTH_SPLITTING,
          i -> block((from + i) * BLOCK, positions, waiting, i * size));
      for (int i = 0; i < count; i++) {
        if (first + i == 0) {
          System.arraycopy(waiting, 0, sums, 0, size);
        } else {
          Compute.KERNELS.binary(Binary.ADD, sums, 0, 1, waiting, i * size, 1, sums, 0, size);
        }
      }
    }
    store(sums);
    scratch.release();
  }

  /** The sums of one block, by group and units at once, each with a row for every term. */
  private void block(int from, int positions, float[] to, int at) {
    WindowScratch scratch = WindowScratch.get();
    int end = from + Math.min(BLOCK, positions - from);
    int run = wide ? width : height * width;
    int runs = (end - 1) / run - from / run + 1;
    int most = CELLS / (runs * windows.cells(1));
    int part = plain ? channels : Math.max(1, Math.min(channels, most));
    for (int group = 0; group < groups; group++) {
      for (int c = 0; c < channels; c += part) {
        int count = Math.min(part, channels - c);
        lay(scratch, group, c, count, part, from, end);
        for (int unit = 0; unit < units; unit += UNITS) {
          int stride = Math.min(UNITS, padded - unit);
          int n = Math.min(UNITS, units - unit);
          gather(scratch, group * units + unit, n, stride, from, end);
          Compute.KERNELS.windowGradients(
              windows,
              c,
              count,
              n,
              plain ? x : scratch.cells,
              scratch.places,
              end - from,
              scratch.gradients,
              stride,
              to,
              at + (group * padded + unit) * windows.offsets.length);
        }
      }
    }
    scratch.release();
  }

  /** Copies what the block's windows see of some channels, and lists the cells of its targets. */
  private void lay(
      WindowScratch scratch, int group, int c, int count, int part, int from, int end) {
    int run = wide ? width : height * width;
    int cells = windows.cells(part);
    scratch.places = WindowScratch.grown(scratch.places, BLOCK);
    if (!plain) {
      int all = ((end - 1) / run - from / run + 1) * cells;
      scratch.cells = WindowScratch.grown(scratch.cells, all);
      Arrays.fill(scratch.cells, 0, all, 0);
      scratch.cleared = null;
    }
    int base = 0;
    int top = 0;
    int left = 0;
    for (int at = from; at < end; ) {
      int row = at / width;
      int column = at % width;
      int n = Math.min(width - column, end - at);
      int sample = row / height;
      int y = row % height;
      if (plain) {
        base = (sample * groups + group) * channels * area;
      } else if (at == from || wide || y == 0) {
        base = at == from ? 0 : base + cells;
        top = y;
        left = wide ? column : 0;
        int image = ((sample * groups + group) * channels + c) * area;
        windows.copy(x, image, count, top, left, scratch.cells, base);
      }
      int start = base + (y - top) * windows.width + column - left;
      start -= plain ? 0 : windows.cells(c);
      for (int i = 0; i < n; i++) {
        scratch.places[at - from + i] = start + i;
      }
      at += n;
    }
  }

  /** The block's gradients, the units of a target side by side. */
  private void gather(WindowScratch scratch, int unit, int n, int stride, int from, int end) {
    int plane = height * width;
    scratch.gradients = WindowScratch.grown(scratch.gradients, BLOCK * UNITS);
    for (int at = from; at < end; ) {
      int inside = at % plane;
      int count = Math.min(plane - inside, end - at);
      int first = (at / plane * groups * units + unit) * plane + inside;
      transpose(n, count, g, first, plane, scratch.gradients, (at - from) * stride, stride);
      at += count;
    }
  }

  /**
   * out[j][i] = x[i][j], four rows at a time: few enough streams for any cache. Where there are
   * fewer, the last one is repeated.
   */
  private static void transpose(
      int rows, int columns, float[] x, int xo, int xs, float[] out, int oo, int os) {
    int last = xo + (rows - 1) * xs;
    for (int i = 0; i < rows; i += 4) {
      int x0 = xo + i * xs;
      int x1 = Math.min(x0 + xs, last);
      int x2 = Math.min(x1 + xs, last);
      int x3 = Math.min(x2 + xs, last);
      int to = oo + i;
      for (int j = 0; j < columns; j++) {
        out[to] = x[x0 + j];
        out[to + 1] = x[x1 + j];
        out[to + 2] = x[x2 + j];
        out[to + 3] = x[x3 + j];
        to += os;
      }
    }
  }

  /** From rows for the terms to rows for the units. */
  private void store(float[] sums) {
    int terms = windows.offsets.length;
    for (int group = 0; group < groups; group++) {
      for (int unit = 0; unit < units; unit++) {
        int of = unit / UNITS * UNITS;
        int stride = Math.min(UNITS, padded - of);
        int from = (group * padded + of) * terms + unit - of;
        int to = (group * units + unit) * terms;
        for (int p = 0; p < terms; p++) {
          out[to + p] = sums[from + p * stride];
        }
      }
    }
  }
}
