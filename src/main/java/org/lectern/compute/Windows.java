package org.lectern.compute;

import java.util.Arrays;

/**
 * Windows over images, laid out for kernels that know no borders: cells, copied from an image, such
 * that term p of the target in row y and column x is at {@code offsets[p]} + y·{@code width} + x.
 * Terms are ordered by channel, row and column of the window.
 */
final class Windows {
  final int channels;
  final WindowLines vertical;
  final WindowLines horizontal;

  /** From one row of targets to the next. */
  final int width;

  final int[] offsets;

  /** All terms: the first of every five and of every three with neighbouring cells, and others. */
  int[] fives = {};

  int[] threes = {};
  int[] ones = {};

  /** Cells of one channel. */
  private final int area;

  Windows(int channels, WindowLines vertical, WindowLines horizontal) {
    this.channels = channels;
    this.vertical = vertical;
    this.horizontal = horizontal;
    width = horizontal.length;
    area = vertical.count * horizontal.count * vertical.length * width;
    offsets = new int[channels * vertical.line.length * horizontal.line.length];
    int p = 0;
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < vertical.line.length; i++) {
        for (int j = 0; j < horizontal.line.length; j++) {
          int line = vertical.line[i] * horizontal.count + horizontal.line[j];
          int row = line * vertical.length + vertical.shift[i];
          offsets[p++] = c * area + row * width + horizontal.shift[j];
        }
      }
    }
  }

  /** Lists neighbouring terms, for {@link Kernels#windowGradients}. */
  void listRuns() {
    int p = offsets.length;
    int[][] lists = {new int[p], new int[p], new int[p]};
    int[] counts = new int[lists.length];
    for (int term = 0; term < p; ) {
      int run = run(term);
      // 5, but not where 3 + 3 + 1 is better than 5 and two single ones
      int kind = run == 5 || run > 7 ? 0 : run > 2 ? 1 : 2;
      lists[kind][counts[kind]++] = term;
      term += 5 - 2 * kind;
    }
    fives = Arrays.copyOf(lists[0], counts[0]);
    threes = Arrays.copyOf(lists[1], counts[1]);
    ones = Arrays.copyOf(lists[2], counts[2]);
  }

  /** How many terms from this one on, in one row of the window, see neighbouring cells. */
  private int run(int term) {
    int row = horizontal.line.length;
    int end = term + 1;
    while (end % row != 0 && offsets[end] == offsets[end - 1] + 1) {
      end++;
    }
    return end - term;
  }

  /** Cells of so many channels. */
  int cells(int channels) {
    return channels * area;
  }

  /** Whether the cells are the images, as they are. */
  boolean plain() {
    return vertical.plain() && horizontal.plain();
  }

  /**
   * Copies what has a source; the other cells must be +0.
   *
   * @param x the images
   * @param xo the first channel
   * @param channels how many
   * @param row the first row of targets
   * @param column their first column
   */
  void copy(float[] x, int xo, int channels, int row, int column, float[] cells, int at) {
    int plane = vertical.sources * horizontal.sources;
    for (int line = 0; line < vertical.count * horizontal.count; line++) {
      int down = line / horizontal.count;
      int across = line % horizontal.count;
      int cell = vertical.firstCell(down, row);
      int source = vertical.firstSource(down, row);
      int rows = vertical.cells(cell, source);
      int left = horizontal.firstCell(across, column);
      int from = horizontal.firstSource(across, column);
      int n = horizontal.cells(left, from);
      for (int c = 0; c < channels && n > 0; c++) {
        int to = at + c * area + (line * vertical.length + cell) * width + left;
        int begin = xo + c * plane + source * horizontal.sources + from;
        for (int i = 0; i < rows; i++) {
          copyRow(x, begin, horizontal.step, cells, to, horizontal.distance, n);
          to += vertical.distance * width;
          begin += vertical.step * horizontal.sources;
        }
      }
    }
  }

  private static void copyRow(
      float[] x, int from, int step, float[] cells, int to, int distance, int n) {
    if (step == 1 && distance == 1) {
      System.arraycopy(x, from, cells, to, n);
    } else {
      for (int i = 0; i < n; i++) {
        cells[to + i * distance] = x[from + i * step];
      }
    }
  }
}
