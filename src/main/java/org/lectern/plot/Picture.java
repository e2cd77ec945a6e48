package org.lectern.plot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lectern.display.MimeBundle;
import org.lectern.display.Svg;

/**
 * A picture of several tiles in rows: axes with something painted behind their lines, such as a
 * band, a histogram or a map. Its text is the caller's.
 */
final class Picture {
  private static final double WIDTH = 640;
  private static final double WIDE = 720;
  private static final double MARGIN = 14;
  private static final double SAMPLE = 26;
  private static final double ROW = 22;
  private static final double GAP = 12;
  private static final double LINE = 18;
  private static final double SMALL = 13;

  /** Paints behind the lines of a tile. */
  interface Painter {
    void paint(Svg svg, Axes axes);
  }

  /**
   * One pair of axes.
   *
   * @param facts lines below it
   * @param bare whether only the x axis has numbers, where the height says nothing
   */
  record Tile(Panel panel, Painter painter, List<String> facts, boolean bare) {}

  private final String name;
  private final List<Tile> tiles = new ArrayList<>();
  private final List<Series> legend = new ArrayList<>();
  private final List<String> caption = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private String title = "";
  private int columns = 1;
  private double tileHeight = 290;

  Picture(String name) {
    this.name = name;
  }

  Picture title(String text) {
    title = text;
    return this;
  }

  Picture columns(int count, double height) {
    columns = count;
    tileHeight = height;
    return this;
  }

  Picture tile(Panel panel, Painter painter) {
    tiles.add(new Tile(panel, painter, List.of(), false));
    return this;
  }

  Picture tile(Tile tile) {
    tiles.add(tile);
    return this;
  }

  Picture legend(List<Series> entries) {
    legend.addAll(entries);
    return this;
  }

  Picture caption(String text) {
    caption.add(text);
    return this;
  }

  Picture remarks(List<String> texts) {
    remarks.addAll(texts);
    return this;
  }

  /** A panel whose axes take their ranges from the lines. */
  static Panel panel(String x, String y, List<Series> series) {
    return panel(x, y, series, null, null);
  }

  static Panel panel(
      String x, String y, List<Series> series, @Nullable Range xRange, @Nullable Range yRange) {
    return new Panel(x, y, series, xRange, yRange, false, null, "no finite values to draw");
  }

  static Panel counted(String x, String y, List<Series> series) {
    return new Panel(x, y, series, null, null, true, null, "no finite values to draw");
  }

  MimeBundle bundle(String text) {
    return MimeBundle.text(text).with(MimeBundle.SVG, svg(text).toString());
  }

  private double width() {
    return columns > 1 ? WIDE : WIDTH;
  }

  private Svg svg(String description) {
    List<Entry> entries = entries();
    int legendRows = entries.isEmpty() ? 0 : entries.get(entries.size() - 1).row + 1;
    double top = (title.isEmpty() ? 8 : MARGIN + ROW + 2) + legendRows * ROW;
    int facts = tiles.stream().mapToInt(tile -> tile.facts.size()).max().orElse(0);
    double step = tileHeight + facts * LINE + GAP + (facts > 0 ? 6 : 0);
    int rows = (tiles.size() + columns - 1) / columns;
    double below = top + rows * step;
    List<String> captionLines = wrapped(caption);
    List<String> remarkLines = wrapped(remarks);
    double height = below + (captionLines.size() + remarkLines.size()) * LINE + MARGIN - 4;
    Svg svg = new Svg(width(), height, name, description);
    FigureSvg.drawBackground(svg, width(), height);
    if (!title.isEmpty()) {
      FigureSvg.drawTitle(svg, title, width());
    }
    drawLegend(svg, entries, top - legendRows * ROW);
    double tileWidth = (width() - MARGIN) / columns;
    for (int i = 0; i < tiles.size(); i++) {
      drawTile(
          svg, tiles.get(i), MARGIN + i % columns * tileWidth, top + i / columns * step, tileWidth);
    }
    drawLines(svg, captionLines, Palette.TEXT, below + SMALL);
    drawLines(svg, remarkLines, Palette.REMARK, below + SMALL + captionLines.size() * LINE);
    return svg;
  }

  private void drawTile(Svg svg, Tile tile, double left, double top, double tileWidth) {
    Axes axes = new Axes(tile.panel, left, top, tileWidth, tileHeight);
    if (tile.bare) {
      tile.painter.paint(svg, axes);
      drawBareFrame(svg, axes, tile.panel);
    } else {
      axes.drawGrid(svg);
      tile.painter.paint(svg, axes);
      axes.drawFrame(svg);
    }
    Spread spread = new Spread(false);
    for (Series series : tile.panel.series()) {
      Trace.draw(svg, axes, series, spread);
    }
    boolean nothing = tile.panel.series().stream().allMatch(s -> s.gaps() == s.x().length);
    if (nothing && !tile.panel.empty().isEmpty()) {
      svg.text(
          TextWidth.shorten(tile.panel.empty(), Axes.FONT, axes.right - axes.left),
          (axes.left + axes.right) / 2,
          (axes.top + axes.bottom) / 2,
          "text-anchor",
          "middle",
          "font-size",
          Axes.FONT,
          "fill",
          Palette.AXIS);
    }
    svg.open("g", "font-size", SMALL, "fill", Palette.TEXT);
    for (int i = 0; i < tile.facts.size(); i++) {
      svg.text(
          TextWidth.shorten(tile.facts.get(i), SMALL, tileWidth - 4),
          axes.left,
          top + tileHeight + 18 + i * LINE);
    }
    svg.close();
  }

  /** The x axis with a few numbers, and the tile's name. */
  private static void drawBareFrame(Svg svg, Axes axes, Panel panel) {
    Ticks few = Ticks.of(axes.x, (int) Math.max(2, (axes.right - axes.left) / 45), false);
    Ticks ticks = few.values().size() > 1 ? few : Ticks.of(axes.x, 4, false);
    StringBuilder path = new StringBuilder();
    Axes.move(path, axes.left, axes.bottom);
    path.append('H');
    Svg.number(path, axes.right);
    for (BigDecimal tick : ticks.values()) {
      Axes.move(path, axes.px(tick.doubleValue()), axes.bottom);
      path.append("v4");
    }
    svg.element("path", "d", path, "stroke", Palette.AXIS, "fill", "none");
    svg.open("g", "font-size", SMALL, "fill", Palette.TEXT);
    for (BigDecimal tick : ticks.values()) {
      svg.text(
          ticks.label(tick),
          axes.px(tick.doubleValue()),
          axes.bottom + LINE - 1,
          "text-anchor",
          "middle");
    }
    String label = TextWidth.shorten(panel.yLabel(), Axes.FONT, axes.right - axes.left + 10);
    svg.text(label, axes.left, axes.top - 8, "font-size", Axes.FONT, "font-weight", "bold");
    svg.close();
  }

  private static void drawLines(Svg svg, List<String> lines, String colour, double y) {
    if (!lines.isEmpty()) {
      svg.open("g", "font-size", SMALL, "fill", colour);
      for (int i = 0; i < lines.size(); i++) {
        svg.text(lines.get(i), MARGIN, y + i * LINE);
      }
      svg.close();
    }
  }

  private List<String> wrapped(List<String> texts) {
    List<String> lines = new ArrayList<>();
    texts.forEach(text -> lines.addAll(TextWidth.wrap(text, SMALL, width() - 2 * MARGIN, 3)));
    return lines;
  }

  private record Entry(Series series, String name, double x, int row) {}

  private List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    double x = MARGIN;
    int row = 0;
    for (Series series : legend) {
      String text = TextWidth.shorten(series.name(), Axes.FONT, 260);
      double size = SAMPLE + 6 + TextWidth.of(text, Axes.FONT);
      if (x + size > width() - MARGIN && x > MARGIN) {
        x = MARGIN;
        row++;
      }
      entries.add(new Entry(series, text, x, row));
      x += size + 18;
    }
    return entries;
  }

  private static void drawLegend(Svg svg, List<Entry> entries, double top) {
    if (!entries.isEmpty()) {
      svg.open("g", "font-size", Axes.FONT, "fill", Palette.TEXT);
      for (Entry entry : entries) {
        double y = top + entry.row * ROW + ROW / 2;
        Trace.drawSample(svg, entry.series, entry.x, y - 1, SAMPLE);
        svg.text(entry.name, entry.x + SAMPLE + 6, y + Axes.FONT * 0.35 - 1);
      }
      svg.close();
    }
  }
}
