package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.lectern.display.MimeBundle;
import org.lectern.display.Numbers;
import org.lectern.tensor.Tensor;

/** The picture of a tensor: of a long vector a line, of a matrix a map of colours, or images. */
final class TensorPicture {
  /** Up to here numbers say more than a picture. */
  private static final int FEW = 36;

  private static final int LONG = 10;

  /** Numbers beyond these are left out of pictures and statistics. */
  private static final int MOST = 4_000_000;

  /** The sides of the smallest matrix that may be an image, and how oblong images are. */
  private static final int LEAST = 12;

  private static final int OBLONG = 2;

  /** Rows and columns at each end that are written out. */
  private static final int EDGE = 3;

  private TensorPicture() {}

  /** The picture with the text, or the text alone where it is enough. */
  static MimeBundle of(Tensor x) {
    MimeBundle plain = x.toMimeBundle();
    if (x.length() == 0 || x.length() <= LONG) {
      return plain;
    }
    String text = plain.text() + "\n" + statistics(x);
    if (x.rank() == 1) {
      return line(x, text);
    }
    List<Part> parts = images(x);
    if (parts.isEmpty() && x.rank() == 2 && !isSmall(x)) {
      parts = matrix(x);
    }
    if (parts.isEmpty()) {
      return plain;
    }
    parts.add(0, Lines.of(List.of(kind(x) + "; " + statistics(x))));
    boolean matrix = x.rank() == 2;
    return Card.bundle(title(x), text, matrix ? text : title(x) + "\n" + statistics(x), parts);
  }

  private static boolean isSmall(Tensor x) {
    return x.length() <= FEW && x.size(0) <= LONG && x.size(1) <= LONG;
  }

  static String title(Tensor x) {
    return (x.name() == null ? "Tensor" : x.name()) + " " + x.shape();
  }

  private static String kind(Tensor x) {
    return x.isVariable()
        ? "float32, a variable"
        : x.requiresGrad() ? "float32, computed from variables" : "float32";
  }

  private static String statistics(Tensor x) {
    Tensor some = most(x);
    return (some.length() < x.length() ? "of the first " : "") + Summary.of(some.toArray()).text();
  }

  /** The first rows, as many as can be looked at quickly. */
  static Tensor most(Tensor x) {
    int row = x.length() / Math.max(1, x.size(0));
    int rows = Math.max(1, MOST / Math.max(1, row));
    return rows < x.size(0) ? x.detach().slice(0, 0, rows) : x;
  }

  private static MimeBundle line(Tensor x, String text) {
    LineChart chart = LineChart.of(title(x)).x("index").y("value").add("value", most(x).detach());
    if (x.hasGrad()) {
      chart.add("gradient", most(x.grad()));
    }
    MimeBundle bundle = MimeBundle.text(text);
    for (var format : chart.toMimeBundle().data().entrySet()) {
      if (!format.getKey().equals(MimeBundle.TEXT)) {
        bundle = bundle.with(format.getKey(), format.getValue());
      }
    }
    return bundle;
  }

  private static List<Part> images(Tensor x) {
    List<Part> parts = new ArrayList<>();
    ImageRows rows = ImageRows.of(x, ImageGrid.FEW);
    if (rows != null && seemImages(x, rows)) {
      boolean usual = Brightness.of(rows.data()).isUsual();
      parts.add(tiles("", x, rows, !usual));
      ImageRows gradient = x.hasGrad() ? ImageRows.of(x.grad(), ImageGrid.FEW) : null;
      if (gradient != null) {
        parts.add(tiles("gradient, ", x, gradient, true));
      }
    }
    return parts;
  }

  private static Tiles tiles(String what, Tensor x, ImageRows rows, boolean numbers) {
    int all = ImageRows.count(x);
    String heading =
        what
            + (rows.count() < all ? rows.count() + " of " : "")
            + all
            + (all == 1 ? " image of " : " images of ")
            + rows.measure();
    return ImageTiles.of(heading, rows, numbers, List.of(), 0, ImageTiles.BUDGET / 2);
  }

  /** Whether a person would take the numbers for images and not for a table. */
  private static boolean seemImages(Tensor x, ImageRows rows) {
    int height = rows.height();
    int width = rows.width();
    if (x.rank() == 4) {
      return height > 1 && width > 1;
    }
    boolean large = Math.min(height, width) >= LEAST;
    boolean oblong = Math.max(height, width) > OBLONG * Math.min(height, width);
    boolean flags = Summary.of(rows.data()).whole() && Summary.of(rows.data()).max() <= 1;
    return large && !oblong && !flags && Brightness.of(rows.data()).isUsual();
  }

  private static List<Part> matrix(Tensor x) {
    Tensor gradient = x.hasGrad() ? x.grad() : null;
    List<Part> parts = new ArrayList<>();
    MatrixPart map = map(gradient == null ? "" : "value", x);
    boolean written = x.size(0) <= MatrixPart.SMALL && x.size(1) <= MatrixPart.SMALL;
    if (gradient != null) {
      MatrixPart second = map("gradient", gradient);
      Beside maps = new Beside(List.of(map, second));
      parts.addAll(maps.width() > 2 * Card.room() ? List.of(map, second) : List.of(maps));
      if (!written) {
        parts.add(new Beside(List.of(numbers(x), numbers(gradient))));
      }
    } else {
      parts.add(written ? map : new Beside(List.of(map, numbers(x))));
    }
    StringJoiner remarks = new StringJoiner("; ");
    if (!map.remark().isEmpty()) {
      remarks.add(map.remark());
    }
    if (most(x).length() < x.length()) {
      remarks.add("only the first " + most(x).size(0) + " rows are drawn");
    }
    String gaps = Summary.of(most(x).toArray()).gaps();
    if (!gaps.isEmpty()) {
      remarks.add("pink where a number is not finite: " + gaps);
    }
    if (remarks.length() > 0) {
      parts.add(Lines.of(List.of(remarks.toString())));
    }
    return parts;
  }

  private static MatrixPart map(String heading, Tensor x) {
    Tensor some = most(x);
    return new MatrixPart(heading, some.toArray(), some.size(0), some.size(1));
  }

  /** The corners of a matrix in numbers. */
  private static Cells numbers(Tensor x) {
    int decimals = decimals(most(x).toArray());
    List<List<String>> rows = new ArrayList<>();
    rows.add(new ArrayList<>(List.of("")));
    for (int column : ends(x.size(1))) {
      rows.get(0).add(column < 0 ? "…" : Integer.toString(column));
    }
    for (int row : ends(x.size(0))) {
      List<String> cells = new ArrayList<>();
      cells.add(row < 0 ? "…" : Integer.toString(row));
      for (int column : ends(x.size(1))) {
        cells.add(row < 0 || column < 0 ? "…" : number(x.get(row, column), decimals));
      }
      rows.add(cells);
    }
    return new Cells(rows);
  }

  private static int[] ends(int size) {
    int[] indices = new int[Math.min(size, 2 * EDGE + 1)];
    boolean all = size <= 2 * EDGE + 1;
    for (int i = 0; i < indices.length; i++) {
      indices[i] = all || i < EDGE ? i : i == EDGE ? -1 : size - indices.length + i;
    }
    return indices;
  }

  /** Decimals that all numbers have in common, −1 for the shortest form of each. */
  static int decimals(float[] values) {
    Summary all = Summary.of(values);
    double size = Math.max(Math.abs(all.min()), Math.abs(all.max()));
    if (all.whole() && size < 1e6) {
      return 0;
    }
    if (size >= 1e5 || size < 1e-3) {
      return -1;
    }
    return size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : size >= 0.01 ? 4 : 6;
  }

  static String number(double value, int decimals) {
    return decimals < 0 ? Numbers.significant(value, 3) : Numbers.fixed(value, decimals);
  }
}
