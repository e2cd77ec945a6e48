package org.lectern.plot;

import java.util.List;
import org.lectern.display.Svg;

/** Draws horizontal bars: names at the left, values at the end of each bar. */
final class BarsSvg {
  private static final double WIDTH = 640;
  private static final double MARGIN = 14;
  private static final double ROW = 24;
  private static final double FONT = Axes.FONT;

  private BarsSvg() {}

  static String of(Bars bars, String description) {
    double top = MARGIN + (bars.title().isEmpty() ? 0 : 26) + (bars.label().isEmpty() ? 0 : 20);
    int rows = Math.max(1, bars.bars().size());
    double below = top + rows * ROW;
    double height = below + bars.remarks().size() * 18 + MARGIN;
    String name = bars.title().isEmpty() ? "Bar chart" : bars.title();
    Svg svg = new Svg(WIDTH, height, name, description);
    FigureSvg.drawBackground(svg, WIDTH, height);
    if (!bars.title().isEmpty()) {
      FigureSvg.drawTitle(svg, bars.title(), WIDTH);
    }
    svg.open("g", "font-size", FONT, "fill", Palette.TEXT);
    if (!bars.label().isEmpty()) {
      svg.text(TextWidth.shorten(bars.label(), FONT, WIDTH - 2 * MARGIN), MARGIN, top - 8);
    }
    if (bars.bars().isEmpty()) {
      svg.text("no values to draw", MARGIN, top + ROW * 0.7);
    }
    drawBars(svg, bars, top);
    for (int i = 0; i < bars.remarks().size(); i++) {
      svg.text(bars.remarks().get(i), MARGIN, below + 16 + i * 18, "font-size", 13);
    }
    return svg.close().toString();
  }

  private static void drawBars(Svg svg, Bars bars, double top) {
    List<Bars.Bar> all = bars.bars();
    double names = widest(all.stream().map(b -> shortName(b.name())).toList()) + 10;
    double numbers = widest(all.stream().map(Bars::number).toList()) + 8;
    double left = MARGIN + names + (bars.anyNegative() ? numbers : 0);
    double right = WIDTH - MARGIN - (bars.anyPositive() || !bars.anyNegative() ? numbers : 0);
    double min = all.stream().filter(Bars.Bar::shows).mapToDouble(Bars.Bar::value).min().orElse(0);
    double max = all.stream().filter(Bars.Bar::shows).mapToDouble(Bars.Bar::value).max().orElse(0);
    // Halved, so that the difference of the two largest numbers does not overflow.
    double span = Math.max(max, 0) / 2 - Math.min(min, 0) / 2;
    double scale = span == 0 ? 0 : (right - left) / 2 / span;
    double zero = left - Math.min(min, 0) * scale;
    for (int i = 0; i < all.size(); i++) {
      Bars.Bar bar = all.get(i);
      drawBar(svg, bar, bars.colour(bar.value() < 0), zero, scale, top + i * ROW);
    }
    if (!all.isEmpty()) {
      svg.element(
          "path",
          "d",
          "M" + Svg.number(zero) + " " + Svg.number(top) + "v" + Svg.number(all.size() * ROW),
          "stroke",
          Palette.AXIS);
    }
  }

  private static void drawBar(
      Svg svg, Bars.Bar bar, int colour, double zero, double scale, double y) {
    double base = y + ROW * 0.7;
    double length = bar.size() * scale;
    boolean negative = bar.shows() && bar.value() < 0;
    svg.text(shortName(bar.name()), MARGIN, base);
    svg.element(
        "rect",
        "x",
        negative ? zero - length : zero,
        "y",
        y + 4,
        "width",
        length,
        "height",
        ROW - 8,
        "fill",
        Palette.colour(colour));
    String number = Bars.number(bar);
    svg.text(
        number.startsWith("-") ? "−" + number.substring(1) : number,
        negative ? zero - length - 5 : zero + length + 5,
        base,
        "text-anchor",
        negative ? "end" : "start");
  }

  private static String shortName(String name) {
    return TextWidth.shorten(name, FONT, 200);
  }

  private static double widest(List<String> texts) {
    return texts.stream().mapToDouble(t -> TextWidth.of(t, FONT)).max().orElse(0);
  }
}
