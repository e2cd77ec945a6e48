package org.lectern.compute;

import static org.lectern.compute.Kernels.BLOCK;

/** {@link Compute#sumChannels} for some channels. */
final class ChannelSums {
  /** Blocks that are copied together and then summed in one call. */
  private static final int BLOCKS = 16;

  private final float[] x;
  private final int channels;
  private final int area;

  /** Elements of a channel in all samples. */
  private final int n;

  ChannelSums(float[] x, int samples, int channels, int area) {
    this.x = x;
    this.channels = channels;
    this.area = area;
    n = samples * area;
  }

  void sum(int first, int count, float[] out) {
    WindowScratch scratch = WindowScratch.get();
    int blocks = Math.max(1, (n + BLOCK - 1) / BLOCK);
    scratch.sums = WindowScratch.grown(scratch.sums, blocks);
    scratch.products = WindowScratch.grown(scratch.products, BLOCKS * BLOCK);
    for (int channel = first; channel < first + count; channel++) {
      for (int block = 0; block < blocks; block += BLOCKS) {
        int from = block * BLOCK;
        int length = Math.min(BLOCKS * BLOCK, n - from);
        copy(channel, from, length, scratch.products);
        int whole = length / BLOCK;
        Compute.KERNELS.sumBlocks(scratch.products, 0, BLOCK, whole, BLOCK, scratch.sums, block);
        int rest = length - whole * BLOCK;
        if (rest > 0 || n == 0) {
          int at = whole * BLOCK;
          Compute.KERNELS.sumBlocks(scratch.products, at, 0, 1, rest, scratch.sums, block + whole);
        }
      }
      RowSums.foldPairs(scratch.sums, blocks, 1);
      out[channel] = scratch.sums[0];
    }
    scratch.release();
  }

  /** A channel's elements, sample after sample. */
  private void copy(int channel, int from, int length, float[] out) {
    for (int done = 0; done < length; ) {
      int sample = (from + done) / area;
      int inside = (from + done) % area;
      int run = Math.min(area - inside, length - done);
      System.arraycopy(x, (sample * channels + channel) * area + inside, out, done, run);
      done += run;
    }
  }
}
