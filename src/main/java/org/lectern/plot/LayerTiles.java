package org.lectern.plot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.lectern.display.Svg;

/** Small histograms side by side, one for each layer, with a few facts below each. */
final class LayerTiles {
  private static final int BINS = 40;
  private static final double WIDTH = 720;
  private static final double HEIGHT = 118;
  private static final double MARGIN = 14;
  private static final double TOP = 38;
  private static final double GAP = 18;
  private static final double LINE = 18;
  private static final double SMALL = 13;

  private final String title;
  private final int columns;
  private final Range range;
  private final List<Tile> tiles = new ArrayList<>();

  private record Tile(String name, SmallHistogram histogram, List<String> facts, String empty) {}

  LayerTiles(String title, int columns, Range range) {
    this.title = title;
    this.columns = columns;
    this.range = range;
  }

  /**
   * Adds a layer.
   *
   * @param empty what to say instead of bars, or empty
   */
  void add(String name, float[] values, List<String> facts, String empty) {
    tiles.add(new Tile(name, SmallHistogram.of(values, range, BINS), facts, empty));
  }

  String svg(List<String> caption, List<String> remarks, String description) {
    int facts = tiles.stream().mapToInt(tile -> tile.facts.size()).max().orElse(0);
    double step = HEIGHT + facts * LINE + GAP;
    double below = TOP + (tiles.size() + columns - 1) / columns * step;
    List<String> captions = FigureSvg.lines(caption, WIDTH);
    List<String> warnings = FigureSvg.lines(remarks, WIDTH);
    double height = below + (captions.size() + warnings.size()) * LINE + MARGIN - 4;
    Svg svg = new Svg(WIDTH, height, title, description);
    FigureSvg.drawBackground(svg, WIDTH, height);
    FigureSvg.drawTitle(svg, title, WIDTH);
    double width = (WIDTH - MARGIN) / columns;
    for (int i = 0; i < tiles.size(); i++) {
      draw(svg, tiles.get(i), MARGIN + i % columns * width, TOP + i / columns * step, width);
    }
    FigureSvg.drawLines(svg, captions, Palette.TEXT, below + SMALL);
    FigureSvg.drawLines(svg, warnings, Palette.REMARK, below + SMALL + captions.size() * LINE);
    return svg.toString();
  }

  private void draw(Svg svg, Tile tile, double left, double top, double width) {
    Panel panel = Panel.lines("", tile.name, List.of()).ranged(range, new Range(0, 1));
    Axes axes = new Axes(panel, left, top, width, HEIGHT);
    tile.histogram.draw(svg, axes);
    drawFrame(svg, axes);
    String name = TextWidth.shorten(tile.name, Axes.FONT, axes.right - axes.left + 10);
    svg.text(name, axes.left, axes.top - 8, "font-size", Axes.FONT, "font-weight", "bold");
    for (int i = 0; i < tile.facts.size(); i++) {
      String fact = TextWidth.shorten(tile.facts.get(i), SMALL, width - 4);
      svg.text(fact, axes.left, top + HEIGHT + 18 + i * LINE);
    }
    svg.close();
    if (!tile.empty.isEmpty()) {
      axes.drawNote(svg, tile.empty);
    }
  }

  /** The x axis with a few numbers: heights say nothing here. It leaves a group of texts open. */
  private static void drawFrame(Svg svg, Axes axes) {
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
      double x = axes.px(tick.doubleValue());
      svg.text(ticks.label(tick), x, axes.bottom + LINE - 1, "text-anchor", "middle");
    }
  }
}
