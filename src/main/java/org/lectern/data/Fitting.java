package org.lectern.data;

import java.util.List;
import org.lectern.display.MimeBundle;
import org.lectern.display.Numbers;
import org.lectern.tensor.Shape;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/** What the normalisers share: checks, and their display. */
final class Fitting {
  private static final int SHOWN = 20;
  private static final int COLUMNS_NAMED = 5;

  private Fitting() {}

  /** The names of the columns of features that come without a data set. */
  static List<String> names(Tensor features) {
    return features.rank() == 2 ? Names.numbered("x", features.size(1)) : List.of();
  }

  /** Throws unless all features are finite and there are some. */
  static void check(String who, Tensor features, List<String> names) {
    if (features.rank() < 2 || features.length() == 0) {
      throw new ShapeException(
          who
              + ": needs features of shape (n, …) with at least one sample, but got the shape "
              + features.shape()
              + ".");
    }
    float[] values = features.toArray();
    int columns = values.length / features.size(0);
    int[] bad = new int[columns];
    boolean any = false;
    for (int i = 0; i < values.length; i++) {
      if (Float.isNaN(values[i]) || Float.isInfinite(values[i])) {
        bad[i % columns]++;
        any = true;
      }
    }
    if (any) {
      throw new IllegalArgumentException(
          who
              + ": every feature must be a finite number, but NaN or infinity is in "
              + describe(bad, names, features.size(0))
              + ". Leave those rows out, or put a number there first.");
    }
  }

  /** column "age" (3 of 100 rows), column "height" (1 of 100 rows). */
  private static String describe(int[] bad, List<String> names, int rows) {
    StringBuilder text = new StringBuilder();
    int listed = 0;
    int more = 0;
    for (int i = 0; i < bad.length; i++) {
      if (bad[i] == 0) {
        continue;
      }
      if (listed == COLUMNS_NAMED) {
        more++;
        continue;
      }
      text.append(listed++ == 0 ? "" : ", ")
          .append(names.isEmpty() ? "position " + i : "column \"" + names.get(i) + "\"")
          .append(" (")
          .append(bad[i])
          .append(" of ")
          .append(Names.count(rows, "row"))
          .append(')');
    }
    return more == 0 ? text.toString() : text + " and " + Names.count(more, "more column");
  }

  /** Throws unless a tensor holds samples of the fitted shape. */
  static void checkSamples(String who, Tensor features, Shape fitted) {
    boolean single = features.shape().equals(fitted);
    boolean batch = features.rank() > 0 && Shapes.ofSample(features).equals(fitted);
    if (!single && !batch) {
      throw new ShapeException(
          who
              + ": fitted on samples of shape "
              + fitted
              + ", so it needs the shape "
              + Shapes.ofBatch(fitted)
              + ", but got "
              + features.shape()
              + ". Use the same columns as for fit.");
    }
  }

  /** A table with one line for each feature column. */
  static MimeBundle bundle(
      String head, List<String> names, String first, Tensor a, String second, Tensor b) {
    if (names.isEmpty()) {
      return MimeBundle.text(head);
    }
    Grid grid = new Grid("feature", first, second);
    for (int i = 0; i < Math.min(names.size(), SHOWN); i++) {
      grid.row(names.get(i), Numbers.significant(a.get(i), 5), Numbers.significant(b.get(i), 5));
    }
    if (names.size() > SHOWN) {
      grid.row("and " + (names.size() - SHOWN) + " more", "", "");
    }
    return MimeBundle.text(head + "\n" + grid.text())
        .with(
            MimeBundle.HTML, "<div><div>" + Grid.escape(head) + "</div>" + grid.html() + "</div>");
  }
}
