package org.lectern.plot;

import static org.lectern.plot.PlotlyValue.map;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.lectern.display.Numbers;
import org.lectern.display.Svg;

/**
 * A grid of numbers as colours, with a bar that says which colour is which number.
 *
 * @param label what the numbers are, for the bar; may be empty
 * @param range the numbers at the ends of the scale
 */
record Heat(String name, String label, Grid grid, Range range, ColourScale colours, Look look)
    implements Mark {
  /** More rows or columns than this are drawn as means of blocks. */
  static final int SIDE = 60;

  /** Numbers in more cells than this would be noise. */
  private static final int MOST_NUMBERS = 400;

  private static final int SHADES = 64;
  private static final double BAR = 14;
  private static final int LEVELS = 10;

  /**
   * How it is drawn.
   *
   * @param numbers whether to write numbers into the cells, where they have room
   * @param bar whether to draw the bar
   * @param lines whether to draw lines of equal height
   */
  record Look(boolean numbers, boolean bar, boolean lines) {}

  /** Sequential colours, or diverging ones if there are both signs. */
  static Heat of(String name, String label, Grid grid, Look look) {
    ColourScale colours = grid.isSigned() ? ColourScale.DIVERGING : ColourScale.SEQUENTIAL;
    return new Heat(name, label, grid, grid.range(), colours, look);
  }

  /** What must be said below the picture. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (grid.rows() > SIDE || grid.columns() > SIDE) {
      remarks.add(
          "drawn: "
              + Math.min(SIDE, grid.rows())
              + " × "
              + Math.min(SIDE, grid.columns())
              + " means of neighbouring cells, of "
              + grid.rows()
              + " × "
              + grid.columns());
    }
    if (grid.hasGaps() && grid.hasValues()) {
      remarks.add("grey cells are NaN or infinite");
    }
    return remarks;
  }

  @Override
  public double[] xs() {
    return new double[] {grid.x().min(), grid.x().max()};
  }

  @Override
  public double[] ys() {
    return new double[] {grid.y().min(), grid.y().max()};
  }

  @Override
  public boolean isEmpty() {
    return !grid.hasValues();
  }

  @Override
  public boolean coversGrid() {
    return true;
  }

  @Override
  public double rightMargin() {
    return look.bar && !isEmpty() ? BAR + 16 + barLabels() : 0;
  }

  @Override
  public boolean hasLabelAbove() {
    return look.bar && !label.isEmpty() && !isEmpty();
  }

  private double barLabels() {
    Ticks ticks = barTicks();
    return ticks.values().stream()
        .mapToDouble(v -> TextWidth.of(ticks.label(v), Axes.FONT))
        .max()
        .orElse(0);
  }

  private Ticks barTicks() {
    return Ticks.of(range, 5, false);
  }

  private int shade(double value) {
    double share = (value - range.min()) / range.span();
    return (int) Math.min(SHADES - 1, Math.max(0, Math.floor(share * SHADES)));
  }

  private int colour(double value) {
    return colours.at((shade(value) + 0.5) / SHADES);
  }

  @Override
  public void draw(Svg svg, Axes axes) {
    if (isEmpty()) {
      return;
    }
    Grid drawn = grid.atMost(SIDE);
    CellsSvg.draw(svg, axes, drawn, v -> Range.shows(v) ? shade(v) : -1, this::shadeColour);
    if (look.lines) {
      drawLines(svg, axes);
    }
    if (numbersFit()) {
      drawNumbers(svg, axes);
    }
    if (look.bar) {
      drawBar(svg, axes);
    }
  }

  private boolean numbersFit() {
    return look.numbers && grid.rows() * grid.columns() <= MOST_NUMBERS;
  }

  private String shadeColour(int shade) {
    return shade < 0 ? ColourScale.MISSING : Palette.hex(colours.at((shade + 0.5) / SHADES));
  }

  private void drawNumbers(Svg svg, Axes axes) {
    double width = Math.abs(axes.insideX(grid.middleX(1)) - axes.insideX(grid.middleX(0)));
    double height = Math.abs(axes.insideY(grid.middleY(1)) - axes.insideY(grid.middleY(0)));
    width = grid.columns() == 1 ? axes.right - axes.left : width;
    height = grid.rows() == 1 ? axes.bottom - axes.top : height;
    double widest = 0;
    for (double value : grid.values()) {
      widest = Math.max(widest, TextWidth.of(number(value), 1));
    }
    double font = Math.min(Axes.FONT, Math.min((width - 4) / Math.max(widest, 1), height - 2));
    if (font < 9) {
      return;
    }
    svg.open("g", "font-size", font, "text-anchor", "middle");
    for (int i = 0; i < grid.rows(); i++) {
      for (int j = 0; j < grid.columns(); j++) {
        double value = grid.at(i, j);
        String ink = Range.shows(value) ? ColourScale.ink(colour(value)) : "#1a1a1a";
        svg.text(
            number(value),
            axes.insideX(grid.middleX(j)),
            axes.insideY(grid.middleY(i)) + font * 0.35,
            "fill",
            ink);
      }
    }
    svg.close();
  }

  private static String number(double value) {
    String text = Numbers.significant(value, 3);
    return text.startsWith("-") ? "−" + text.substring(1) : text;
  }

  private void drawLines(Svg svg, Axes axes) {
    if (grid.rows() < 2 || grid.columns() < 2) {
      return;
    }
    StringBuilder path = new StringBuilder();
    Grid drawn = grid.atMost(SIDE);
    for (int level = 1; level < LEVELS; level++) {
      double height = range.min() + range.span() * level / LEVELS;
      Contour.level(axes, drawn, height).append(path);
    }
    svg.element("path", "d", path, "fill", "none", "stroke", "#ffffff", "stroke-opacity", 0.8);
  }

  private void drawBar(Svg svg, Axes axes) {
    double left = axes.right + 10;
    double height = axes.bottom - axes.top;
    svg.open("g", "shape-rendering", "crispEdges");
    for (int i = 0; i < SHADES; i++) {
      double top = Math.round(axes.bottom - height * (i + 1) / SHADES);
      double bottom = Math.round(axes.bottom - height * i / SHADES);
      svg.element(
          "rect",
          "x",
          left,
          "y",
          top,
          "width",
          BAR,
          "height",
          bottom - top,
          "fill",
          shadeColour(i));
    }
    svg.close();
    svg.open("g", "font-size", Axes.FONT, "fill", Palette.TEXT);
    Ticks ticks = barTicks();
    for (BigDecimal tick : ticks.values()) {
      double share = (tick.doubleValue() - range.min()) / range.span();
      svg.text(ticks.label(tick), left + BAR + 5, axes.bottom - share * height + Axes.FONT * 0.35);
    }
    if (!label.isEmpty()) {
      double room = rightMargin() + 24;
      svg.text(
          TextWidth.shorten(label, Axes.FONT, Math.max(room, 160)),
          axes.right + rightMargin() + 8,
          axes.top - 8,
          "text-anchor",
          "end");
    }
    svg.close();
  }

  @Override
  public List<String> text(Panel panel) {
    List<String> lines = new ArrayList<>();
    Range real = Range.of(List.of(grid.values()));
    lines.add(
        (name.isEmpty() ? "" : name + "  ")
            + grid.rows()
            + " × "
            + grid.columns()
            + (isEmpty()
                ? ", no values"
                : ", "
                    + (label.isEmpty() ? "" : label + " ")
                    + FigureText.number(real.min())
                    + " to "
                    + FigureText.number(real.max())));
    if (!isEmpty()) {
      lines.addAll(GridText.of(this, panel));
    }
    return lines;
  }

  /** How dark a cell of the text is, from 0 to 1. */
  double share(double value) {
    return (value - range.min()) / range.span();
  }

  @Override
  public List<Map<String, Object>> traces(Panel panel) {
    Grid drawn = grid.atMost(SIDE);
    List<Object> rows = new ArrayList<>();
    for (int i = 0; i < drawn.rows(); i++) {
      double[] row = new double[drawn.columns()];
      for (int j = 0; j < row.length; j++) {
        row[j] = drawn.at(i, j);
      }
      rows.add(PlotlyValue.numbers(row));
    }
    double[] xs = IntStream.range(0, drawn.columns()).mapToDouble(drawn::middleX).toArray();
    double[] ys = IntStream.range(0, drawn.rows()).mapToDouble(drawn::middleY).toArray();
    return List.of(
        map(
            "type",
            look.lines ? "contour" : "heatmap",
            "name",
            PlotlyValue.text(name),
            "x",
            PlotlyValue.values(panel.xScale(), xs),
            "y",
            PlotlyValue.values(panel.yScale(), ys),
            "z",
            rows,
            "zmin",
            PlotlyValue.number(range.min()),
            "zmax",
            PlotlyValue.number(range.max()),
            "colorscale",
            colours.plotly(),
            "texttemplate",
            numbersFit() ? "%{z:.3~g}" : null,
            "hoverongaps",
            false,
            "showscale",
            look.bar,
            "colorbar",
            label.isEmpty() ? null : map("title", map("text", PlotlyValue.text(label)))));
  }
}
