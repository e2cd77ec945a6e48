package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import org.lectern.data.Dataset;
import org.lectern.display.Numbers;
import org.lectern.display.Svg;

/**
 * How many samples each class has, as bars.
 *
 * @param label the name of the label
 */
record ClassBalance(String label, List<String> names, int[] counts) implements Part {
  private static final int MOST = 12;
  private static final double ROW = 20;
  private static final double BAR = 300;
  private static final double WIDEST = 170;
  private static final double FONT = Lines.FONT;

  static ClassBalance of(Dataset data) {
    int[] counts = new int[data.classes()];
    for (float id : data.labels().toArray()) {
      counts[(int) id]++;
    }
    return new ClassBalance(data.labelName(), data.classNames(), counts);
  }

  private int shown() {
    return Math.min(MOST, names.size());
  }

  private String title() {
    int classes = names.size();
    return label + ": " + classes + (classes == 1 ? " class" : " classes");
  }

  private int total() {
    int total = 0;
    for (int count : counts) {
      total += count;
    }
    return total;
  }

  /** 270 (54.0 %). */
  private String number(int id) {
    double percent = 100.0 * counts[id] / Math.max(1, total());
    return counts[id] + " (" + Numbers.fixed(percent, 1) + " %)";
  }

  /** and 88 more classes of 3 to 9 samples; empty where all are shown. */
  private String rest() {
    if (names.size() <= MOST) {
      return "";
    }
    int least = Integer.MAX_VALUE;
    int most = 0;
    for (int i = MOST; i < counts.length; i++) {
      least = Math.min(least, counts[i]);
      most = Math.max(most, counts[i]);
    }
    return "and "
        + (names.size() - MOST)
        + " more, with "
        + (least == most ? "" + most : least + " to " + most)
        + (most == 1 ? " sample each" : least == most ? " samples each" : " samples");
  }

  String text() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("class", "samples"));
    for (int i = 0; i < shown(); i++) {
      rows.add(List.of(names.get(i), number(i)));
    }
    return title() + "\n" + new Cells(rows).text() + (rest().isEmpty() ? "" : "\n" + rest());
  }

  private double nameWidth() {
    double width = 0;
    for (int i = 0; i < shown(); i++) {
      width = Math.max(width, TextWidth.of(shortName(i), FONT));
    }
    return width + 10;
  }

  private String shortName(int id) {
    return TextWidth.shorten(names.get(id), FONT, WIDEST);
  }

  @Override
  public double width() {
    return nameWidth() + BAR + 110;
  }

  @Override
  public double height() {
    return Lines.ROW + 6 + shown() * ROW + (rest().isEmpty() ? 0 : Lines.ROW);
  }

  @Override
  public void draw(Svg svg, double left, double top) {
    Lines.heading(title(), Card.room()).draw(svg, left, top);
    double y = top + Lines.ROW + 6;
    double zero = left + nameWidth();
    int most = 1;
    for (int count : counts) {
      most = Math.max(most, count);
    }
    svg.open("g", "font-size", FONT, "fill", Palette.TEXT);
    for (int i = 0; i < shown(); i++) {
      double width = BAR * counts[i] / most;
      svg.text(shortName(i), left, y + 0.7 * ROW);
      svg.element(
          "rect",
          "x",
          zero,
          "y",
          y + 3,
          "width",
          width,
          "height",
          ROW - 6,
          "fill",
          Palette.colour(0));
      svg.text(number(i), zero + width + 6, y + 0.7 * ROW);
      y += ROW;
    }
    svg.close();
    if (!rest().isEmpty()) {
      Lines.of(List.of(rest())).draw(svg, left, y);
    }
  }
}
