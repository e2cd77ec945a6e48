package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import org.lectern.display.Numbers;
import org.lectern.display.Svg;

/**
 * Draws a film: all its pictures on top of each other, of which SMIL shows one at a time, and six
 * of them side by side. Without SMIL the last one is seen.
 */
final class FilmSvg {
  private static final double WIDTH = 640;
  private static final double MARGIN = 14;
  private static final double ROW = 22;
  private static final double LINE = 18;
  private static final double SMALL = 13;
  private static final double HEIGHT = 330;
  private static final int STILLS = 6;
  private static final int COLUMNS = 3;
  private static final double STILL = 150;

  /** Seconds for each picture: slow enough not to flicker. */
  private static final double PACE = 0.45;

  /** The last picture stays as long as so many. */
  private static final int REST = 4;

  /** A budget of characters for the tints of all pictures, and for those of a small one. */
  private static final int MOST = 100_000;

  private static final int MOST_STILL = 4_500;

  /** One picture. */
  record Still(int epoch, String caption, Regions regions) {}

  private final String name;
  private final Panel panel;
  private final List<Still> stills;
  private final List<String> caption;
  private final List<String> remarks;

  FilmSvg(
      String name, Panel panel, List<Still> stills, List<String> caption, List<String> remarks) {
    this.name = name;
    this.panel = panel;
    this.stills = stills;
    this.caption = caption;
    this.remarks = remarks;
  }

  String draw(String description) {
    int rows = (chosen().length + COLUMNS - 1) / COLUMNS;
    double below = 8 + ROW + HEIGHT + 10 + rows * (STILL + 8);
    List<String> lines = new ArrayList<>();
    caption.forEach(t -> lines.addAll(TextWidth.wrap(t, SMALL, WIDTH - 2 * MARGIN, 2)));
    int plain = lines.size();
    remarks.forEach(t -> lines.addAll(TextWidth.wrap(t, SMALL, WIDTH - 2 * MARGIN, 3)));
    double height = below + lines.size() * LINE + MARGIN;
    Svg svg = new Svg(WIDTH, height, name, description);
    FigureSvg.drawBackground(svg, WIDTH, height);
    drawLegend(svg);
    Axes axes = new Axes(panel, MARGIN, 8 + ROW, WIDTH - MARGIN, HEIGHT);
    for (int i = 0; i < stills.size(); i++) {
      drawFrame(svg, axes, i);
    }
    axes.drawFrame(svg);
    drawPoints(svg, axes);
    drawStills(svg, 8 + ROW + HEIGHT + 10);
    svg.open("g", "font-size", SMALL);
    for (int i = 0; i < lines.size(); i++) {
      String colour = i < plain ? Palette.TEXT : Palette.REMARK;
      svg.text(lines.get(i), MARGIN, below + SMALL + i * LINE, "fill", colour);
    }
    return svg.toString();
  }

  private void drawLegend(Svg svg) {
    double x = MARGIN;
    svg.open("g", "font-size", Axes.FONT, "fill", Palette.TEXT);
    for (Series series : panel.series()) {
      String text = TextWidth.shorten(series.name(), Axes.FONT, 140);
      double size = 32 + TextWidth.of(text, Axes.FONT);
      if (x + size > WIDTH - MARGIN) {
        svg.text("…", x, 8 + ROW / 2 + 5);
        break;
      }
      Trace.drawSample(svg, series, x, 8 + ROW / 2 - 1, 26);
      svg.text(text, x + 32, 8 + ROW / 2 + 4);
      x += size + 18;
    }
    svg.close();
  }

  private void drawPoints(Svg svg, Axes axes) {
    Spread spread = new Spread(true);
    for (Series series : panel.series()) {
      Trace.draw(svg, axes, series, spread);
    }
  }

  private void drawFrame(Svg svg, Axes axes, int i) {
    boolean last = i == stills.size() - 1;
    svg.open("g", "visibility", last ? "visible" : "hidden");
    if (stills.size() > 1) {
      animate(svg, i);
    }
    RegionsSvg.draw(svg, axes, stills.get(i).regions, MOST / stills.size(), 6, 9, 12, 16, 24);
    svg.text(
        TextWidth.shorten(stills.get(i).caption, Axes.FONT, (axes.right - axes.left) * 0.75),
        axes.right,
        axes.top - 8,
        "text-anchor",
        "end",
        "font-size",
        Axes.FONT,
        "fill",
        Palette.TEXT);
    svg.close();
  }

  /** Visible in its own part of the time only. */
  private void animate(Svg svg, int i) {
    double slots = stills.size() - 1 + REST;
    boolean first = i == 0;
    boolean last = i == stills.size() - 1;
    StringBuilder values = new StringBuilder(first ? "visible" : "hidden;visible");
    StringBuilder times = new StringBuilder(first ? "0" : "0;" + share(i / slots));
    if (!last) {
      values.append(";hidden");
      times.append(';').append(share((i + 1) / slots));
    }
    svg.element(
        "animate",
        "attributeName",
        "visibility",
        "calcMode",
        "discrete",
        "values",
        values,
        "keyTimes",
        times,
        "dur",
        Numbers.significant(PACE * slots, 4) + "s",
        "repeatCount",
        "indefinite");
  }

  private static String share(double share) {
    return Numbers.significant(share, 5);
  }

  /** The first, the last, and those between, evenly. */
  private int[] chosen() {
    return Thinning.every(stills.size(), STILLS);
  }

  private void drawStills(Svg svg, double top) {
    int[] chosen = chosen();
    double width = (WIDTH - MARGIN) / COLUMNS;
    for (int i = 0; i < chosen.length; i++) {
      Still still = stills.get(chosen[i]);
      Panel small = new Panel("", "", List.of(), panel.xRange(), panel.yRange(), false, null, "");
      double left = MARGIN + i % COLUMNS * width;
      double y = top + i / COLUMNS * (STILL + 8);
      Axes axes = new Axes(small, left - 22, y + LINE - 6, width + 18, STILL);
      RegionsSvg.draw(svg, axes, still.regions, MOST_STILL, 4, 6, 9, 12, 18);
      svg.element(
          "rect",
          "x",
          axes.left,
          "y",
          axes.top,
          "width",
          axes.right - axes.left,
          "height",
          axes.bottom - axes.top,
          "fill",
          "none",
          "stroke",
          Palette.AXIS);
      svg.text(
          "epoch " + still.epoch,
          axes.left,
          axes.top - 5,
          "font-size",
          SMALL,
          "fill",
          Palette.TEXT);
    }
  }
}
