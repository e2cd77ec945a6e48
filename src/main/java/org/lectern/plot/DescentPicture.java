package org.lectern.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.lectern.display.MimeBundle;
import org.lectern.tensor.Recording;
import org.lectern.tensor.Tensor;

/** Draws descents: the paths on the function, and the value over the steps. */
final class DescentPicture {
  private static final int POINTS = 201;
  private static final int SIDE = 41;

  /** A path that goes up is not followed farther from the start than so many times its size. */
  private static final double FAR = 2;

  private final List<DescentRun> runs;
  private final Function<Tensor[], Tensor> f;
  private final List<String> remarks = new ArrayList<>();

  private DescentPicture(List<DescentRun> runs, Function<Tensor[], Tensor> f) {
    this.runs = runs;
    this.f = f;
  }

  static MimeBundle of(List<DescentRun> runs, Function<Tensor[], Tensor> f, String text) {
    return Recording.off(() -> new DescentPicture(runs, f).draw(text));
  }

  private MimeBundle draw(String text) {
    boolean flat = runs.get(0).places().get(0).length == 2;
    List<String> caption = new ArrayList<>();
    Panel where = flat ? map(caption) : graph();
    for (DescentRun run : runs) {
      if (run.diverged()) {
        int last = run.places().size() - 1;
        remarks.add(run.name() + " diverged: after step " + last + " it is no number any more");
      }
    }
    List<Panel> panels = List.of(where, steps());
    Figure figure =
        new Figure("", "Gradient descent", panels, values(runs.size()), caption, remarks, -1);
    return FigureSvg.bundle(figure, 300, text);
  }

  /** The values over the steps; one that diverges must not flatten the others. */
  private Panel steps() {
    List<Series> series = values(runs.size());
    Range all = Range.of(series.stream().map(Series::y).toList());
    double first = runs.get(0).values().get(0);
    double fall = first - all.min();
    boolean wide = fall > 0 && all.max() > first + 3 * fall;
    Range height = wide ? Ticks.rounded(new Range(all.min(), first + fall).towardsZero(), 6) : null;
    return new Panel("step", "value", series, null, height, true, null, "no finite values");
  }

  private List<Series> values(int count) {
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      series.add(Series.counted(runs.get(i).name(), 0, runs.get(i).heights(), style(i)));
    }
    return series;
  }

  private static Series.Style style(int i) {
    return Series.Style.line(i, i / Palette.SIZE % 2 == 1);
  }

  private Panel graph() {
    Range window = visible(window(0));
    double[] x = points(window);
    double[] y = Arrays.stream(x).map(this::at).toArray();
    List<Series> series = new ArrayList<>();
    series.add(new Series("f", x, y, Series.Style.line(6, false)));
    for (int i = 0; i < runs.size(); i++) {
      DescentRun run = runs.get(i);
      series.add(new Series(run.name(), run.coordinate(0), run.heights(), style(i)));
    }
    Range height = Range.of(List.of(y));
    return Panel.lines("x", "f(x)", series).ranged(window, height.padded(0.06));
  }

  private static double[] points(Range range) {
    double[] x = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      x[i] = range.min() + range.span() * i / (POINTS - 1);
    }
    return x;
  }

  /** Without what lies beyond the paths and higher than they begin: it would flatten the rest. */
  private Range visible(Range window) {
    double low = window.max();
    double high = window.min();
    double top = Double.NEGATIVE_INFINITY;
    for (DescentRun run : runs) {
      double[] places = run.coordinate(0);
      for (int i = 0; i < places.length; i++) {
        if (window.contains(places[i])) {
          low = Math.min(low, places[i]);
          high = Math.max(high, places[i]);
          top = Math.max(top, run.heights()[i]);
        }
      }
    }
    double[] x = points(window);
    int left = 0;
    int right = POINTS - 1;
    while (x[left] < low && !(at(x[left]) <= top + 0.3 * Math.abs(top))) {
      left++;
    }
    while (x[right] > high && !(at(x[right]) <= top + 0.3 * Math.abs(top))) {
      right--;
    }
    return left < right ? new Range(x[left], x[right]) : window;
  }

  private Panel map(List<String> caption) {
    Range x = window(0);
    Range y = window(1);
    // A valley seen in true proportion would be a line.
    double least = Math.max(x.span(), y.span()) / 3;
    x = widened(x, least);
    y = widened(y, least);
    double[] values = new double[SIDE * SIDE];
    for (int p = 0; p < values.length; p++) {
      values[p] =
          at(
              x.min() + x.span() * (p % SIDE) / (SIDE - 1),
              y.min() + y.span() * (p / SIDE) / (SIDE - 1));
    }
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      DescentRun run = runs.get(i);
      series.add(new Series(run.name(), run.coordinate(0), run.coordinate(1), style(i)));
    }
    LevelMap map = new LevelMap("function", SIDE, values, x, y);
    caption.add(map.caption());
    return Panel.lines("x", "y", series).with(List.of(map)).ranged(x, y);
  }

  private static Range widened(Range range, double least) {
    double more = Math.max(0, least - range.span()) / 2;
    return new Range(range.min() - more, range.max() + more);
  }

  private double at(double... place) {
    Tensor[] x = new Tensor[place.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = Tensor.scalar(place[i]);
    }
    return DescentRun.value(f, x).item();
  }

  /** Around the lowest place that was reached, as far as the paths go, within reason. */
  private Range window(int axis) {
    DescentRun lowest = runs.get(0);
    for (DescentRun run : runs) {
      boolean lower = run.values().get(run.best()) < lowest.values().get(lowest.best());
      lowest = lower ? run : lowest;
    }
    double middle = lowest.places().get(lowest.best())[axis];
    double start = lowest.places().get(0)[axis];
    double far = FAR * Math.max(1, Math.abs(start));
    double radius = 0;
    for (DescentRun run : runs) {
      boolean left = false;
      double limit = run.fell() ? Double.POSITIVE_INFINITY : far;
      for (double place : run.coordinate(axis)) {
        if (Math.abs(place - start) <= limit) {
          radius = Math.max(radius, Math.abs(place - middle));
        } else {
          left = true;
        }
      }
      String remark = run.name() + " leaves the picture";
      if (left && !remarks.contains(remark)) {
        remarks.add(remark);
      }
    }
    double half = radius > 0 ? radius * 1.15 : 1;
    return new Range(middle - half, middle + half);
  }
}
