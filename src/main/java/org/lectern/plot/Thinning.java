package org.lectern.plot;

import java.util.Arrays;

/** Leaves out points that nobody could see. */
final class Thinning {
  private Thinning() {}

  /**
   * A line with at most four points for each pixel across: the first, least, greatest and last of
   * those that share it, so that spikes stay. A line that goes back and forth loses all but every
   * n-th point instead.
   */
  static Series thin(Series series, Axes axes) {
    int columns = (int) (axes.right - axes.left);
    double[] x = series.x();
    if (x.length <= 4 * columns) {
      return series;
    }
    int[] keep = ascending(x) ? extremes(series, axes) : every(x.length, 4 * columns);
    return new Series(
        series.name(),
        Arrays.stream(keep).mapToDouble(i -> x[i]).toArray(),
        Arrays.stream(keep).mapToDouble(i -> series.y()[i]).toArray(),
        series.style());
  }

  /**
   * A series with at most about so many points, whatever the axes: of a line the least and the
   * greatest of each stretch, of points evenly chosen ones.
   */
  static Series most(Series series, int count) {
    int n = series.x().length;
    if (n <= count) {
      return series;
    }
    int[] keep =
        series.style().line() ? stretches(series.y(), Math.max(1, count / 2)) : every(n, count);
    return new Series(
        series.name(), pick(series.x(), keep), pick(series.y(), keep), series.style());
  }

  /** The least and the greatest of each of so many stretches, in order. */
  private static int[] stretches(double[] y, int count) {
    int[] keep = new int[2 * count + 2];
    int kept = 0;
    keep[kept++] = 0;
    for (int k = 0; k < count; k++) {
      int from = (int) ((long) k * y.length / count);
      int to = (int) ((long) (k + 1) * y.length / count);
      int least = from;
      int most = from;
      for (int i = from; i < to; i++) {
        least = y[i] < y[least] || !Range.shows(y[least]) ? i : least;
        most = y[i] > y[most] || !Range.shows(y[most]) ? i : most;
      }
      for (int i : new int[] {Math.min(least, most), Math.max(least, most)}) {
        if (i > keep[kept - 1]) {
          keep[kept++] = i;
        }
      }
    }
    if (keep[kept - 1] < y.length - 1) {
      keep[kept++] = y.length - 1;
    }
    return Arrays.copyOf(keep, kept);
  }

  private static boolean ascending(double[] x) {
    for (int i = 1; i < x.length; i++) {
      if (!(x[i - 1] <= x[i])) {
        return false;
      }
    }
    return true;
  }

  private static int[] extremes(Series series, Axes axes) {
    double[] x = series.x();
    double[] y = series.y();
    int[] keep = new int[x.length];
    int kept = 0;
    int start = 0;
    while (start < x.length) {
      double column = Math.floor(axes.px(x[start]));
      int least = start;
      int most = start;
      int gap = -1;
      int end = start;
      for (; end < x.length && Math.floor(axes.px(x[end])) == column; end++) {
        if (!Range.shows(y[end])) {
          gap = end;
        } else {
          least = y[end] < y[least] || !Range.shows(y[least]) ? end : least;
          most = y[end] > y[most] || !Range.shows(y[most]) ? end : most;
        }
      }
      int[] candidates = {start, least, most, gap, end - 1};
      Arrays.sort(candidates);
      for (int candidate : candidates) {
        if (candidate >= 0 && (kept == 0 || keep[kept - 1] != candidate)) {
          keep[kept++] = candidate;
        }
      }
      start = end;
    }
    return Arrays.copyOf(keep, kept);
  }

  /** The values at some places. */
  static double[] pick(double[] values, int[] places) {
    return Arrays.stream(places).mapToDouble(i -> values[i]).toArray();
  }

  /** So many places among n, evenly spread, the first and the last among them. */
  static int[] every(int n, int count) {
    int[] keep = new int[Math.min(n, count)];
    for (int i = 0; i < keep.length; i++) {
      keep[i] = keep.length == 1 ? 0 : (int) ((long) i * (n - 1) / (keep.length - 1));
    }
    return keep;
  }
}
