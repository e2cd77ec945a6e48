package org.lectern.compute;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Windows that slide over images, and products with weights at every place (rule 2 of the
 * contract): a term for each channel, row and column of the window, in that order. Images are
 * copied, a few at a time, into {@link Windows} where borders need no attention, and the kernels
 * read the windows there: no matrix of columns is ever made.
 */
public final class Correlation {
  /** Targets of a part of the work: their products stay in a first- or second-level cache. */
  private static final int TARGETS = 1280;

  /** Cells of a part, where it can be chosen: 1 MiB. */
  private static final int CELLS = 1 << 18;

  /** Units at once. */
  private static final int UNITS = 16;

  private final Sliding vertical;
  private final Sliding horizontal;
  private final int channels;
  private final boolean backward;

  private Correlation(Sliding vertical, Sliding horizontal, int channels, boolean backward) {
    this.vertical = vertical;
    this.horizontal = horizontal;
    this.channels = channels;
    this.backward = backward;
  }

  /**
   * Windows over images.
   *
   * @param vertical how they slide down
   * @param horizontal how they slide to the right
   * @param channels the channels that a window sees
   * @return for each place of the window a target
   */
  public static Correlation ofImages(Sliding vertical, Sliding horizontal, int channels) {
    return new Correlation(vertical, horizontal, channels, false);
  }

  /**
   * For each element of the images, the gradients of the results that it went into.
   *
   * @param vertical how the windows slid down
   * @param horizontal how they slid to the right
   * @param channels the results of a place that an element went into
   * @return for each element a target
   */
  public static Correlation ofGradients(Sliding vertical, Sliding horizontal, int channels) {
    return new Correlation(vertical, horizontal, channels, true);
  }

  private WindowLines rows(int part) {
    return backward ? WindowLines.backward(vertical, part) : WindowLines.forward(vertical, part);
  }

  private WindowLines columns(int part) {
    return backward
        ? WindowLines.backward(horizontal, part)
        : WindowLines.forward(horizontal, part);
  }

  Windows windows(int rows, int columns) {
    return new Windows(channels, rows(rows), columns(columns));
  }

  /** Rows and columns of targets. */
  int height() {
    return backward ? vertical.input() : vertical.output();
  }

  int width() {
    return backward ? horizontal.input() : horizontal.output();
  }

  /** Elements of one channel that the windows look at. */
  int area() {
    return backward
        ? vertical.output() * horizontal.output()
        : vertical.input() * horizontal.input();
  }

  int channels() {
    return channels;
  }

  /** Terms of a product. */
  int terms() {
    return channels * vertical.kernel() * horizontal.kernel();
  }

  /**
   * The products of all windows with weights.
   *
   * @param x images, of shape (samples, groups·channels, …)
   * @param samples how many
   * @param groups parts of the channels, each with its part of the units
   * @param weights a row of terms for each unit of each group
   * @param units units of a group
   * @param bias what is added to each unit of each group at the end, or null
   * @param out the result, of shape (samples, groups·units, …), overwritten
   */
  public void products(
      float[] x,
      int samples,
      int groups,
      float[] weights,
      int units,
      float @Nullable [] bias,
      float[] out) {
    Compute.check();
    if (out.length > 0) {
      new Products(x, samples, groups, weights, units, bias, out).run();
    }
  }

  /**
   * The gradients of the weights: for each unit and each term of a window the sum, over all samples
   * and targets, of what the term saw times the gradient of the unit's result.
   *
   * @param x images, of shape (samples, groups·channels, …)
   * @param gradients of shape (samples, groups·units, …)
   * @param samples how many
   * @param groups parts of the channels, each with its part of the units
   * @param units units of a group
   * @param out the result, a row of terms for each unit of each group, overwritten
   */
  public void weightGradients(
      float[] x, float[] gradients, int samples, int groups, int units, float[] out) {
    Compute.check();
    if (gradients.length == 0) {
      Arrays.fill(out, 0);
    } else {
      new WeightGradients(this, x, gradients, samples, groups, units, out).run();
    }
  }

  /** So many parts of equal size as are needed for a limit: the size of one. */
  private static int even(int n, int limit) {
    int parts = (n + limit - 1) / limit;
    return (n + parts - 1) / parts;
  }

  /** One call of {@link #products}. */
  private final class Products {
    private final float[] x;
    private final int samples;
    private final int groups;
    private final float[] weights;
    private final int units;
    private final float @Nullable [] bias;
    private final float[] out;
    private final Windows windows;
    private final int height = height();
    private final int width = width();

    /** What a part of the work takes: samples, or rows, or columns of one row. */
    private final int images;

    private final int rows;
    private final int columns;

    Products(
        float[] x,
        int samples,
        int groups,
        float[] weights,
        int units,
        float @Nullable [] bias,
        float[] out) {
      this.x = x;
      this.samples = samples;
      this.groups = groups;
      this.weights = weights;
      this.units = units;
      this.bias = bias;
      this.out = out;
      columns = even(width, TARGETS);
      int line = columns(columns).length;
      int part = columns < width ? 1 : even(height, Math.max(1, TARGETS / line));
      Windows layout = windows(part, columns);
      while (part > 1 && layout.cells(channels) > CELLS) {
        part = even(height, part / 2);
        layout = windows(part, columns);
      }
      rows = part;
      windows = layout;
      int most = Math.min(TARGETS / (rows * line), CELLS / Math.max(1, layout.cells(channels)));
      images = whole() ? Math.max(1, Math.min(samples, most)) : 1;
    }

    private boolean whole() {
      return rows == height && columns == width;
    }

    void run() {
      int down = (height + rows - 1) / rows;
      int across = (width + columns - 1) / columns;
      int parts = (samples + images - 1) / images;
      Compute.parts(
          parts * down * across,
          (long) out.length * terms() >= Compute.WORTH_SPLITTING,
          i -> part(i / (down * across) * images, i / across % down * rows, i % across * columns));
    }

    private void part(int sample, int row, int column) {
      WindowScratch scratch = WindowScratch.get();
      int count = Math.min(images, samples - sample);
      int down = Math.min(rows, height - row);
      int across = Math.min(columns, width - column);
      int length = (down - 1) * windows.width + across;
      int spacing = (length + 15) / 16 * 16;
      for (int group = 0; group < groups; group++) {
        int first = (sample * groups + group) * channels * area();
        int distance = groups * channels * area();
        int reach = first + (count - 1) * distance + windows.cells(channels) + 16;
        boolean plain = whole() && windows.plain() && reach <= x.length;
        if (!plain) {
          copy(scratch, first, count, distance, row, column);
          distance = windows.cells(channels);
        }
        Runs runs = new Runs(count, length, distance, spacing);
        for (int unit = 0; unit < units; unit += UNITS) {
          int n = Math.min(UNITS, units - unit);
          multiply(scratch, group, unit, n, plain ? x : scratch.cells, plain ? first : 0, runs);
          int channel = group * units + unit;
          Compute.KERNELS.windowRows(
              n,
              count,
              scratch.products,
              spacing,
              windows.width,
              bias,
              channel,
              out,
              ((sample * groups * units + channel) * height + row) * width + column,
              height * width,
              groups * units * height * width,
              across,
              down);
        }
      }
      scratch.release();
    }

    private void copy(
        WindowScratch scratch, int first, int count, int distance, int row, int column) {
      int size = windows.cells(channels);
      int all = images * size + 16;
      scratch.cells = WindowScratch.grown(scratch.cells, all);
      if (!whole() || scratch.cleared != this) {
        Arrays.fill(scratch.cells, 0, all, 0);
        scratch.cleared = this;
      }
      for (int i = 0; i < count; i++) {
        windows.copy(x, first + i * distance, channels, row, column, scratch.cells, i * size);
      }
    }

    /** The products of some units, block by block. */
    private void multiply(
        WindowScratch scratch, int group, int unit, int n, float[] cells, int at, Runs runs) {
      int stride = runs.count() * runs.spacing();
      int all = n * stride;
      int terms = windows.offsets.length;
      int row = (group * units + unit) * terms;
      scratch.products = WindowScratch.grown(scratch.products, all + 16);
      for (int p = 0; p < terms; p += Kernels.BLOCK) {
        int block = Math.min(Kernels.BLOCK, terms - p);
        if (p > 0) {
          scratch.later = WindowScratch.grown(scratch.later, all);
        }
        float[] to = p == 0 ? scratch.products : scratch.later;
        Compute.KERNELS.windowProducts(
            n, block, weights, row + p, terms, cells, at, windows.offsets, p, runs, to, stride);
        if (p > 0) {
          float[] sum = scratch.products;
          Compute.KERNELS.binary(Binary.ADD, sum, 0, 1, to, 0, 1, sum, 0, all);
        }
      }
    }
  }
}
