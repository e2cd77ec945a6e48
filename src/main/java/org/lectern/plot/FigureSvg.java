package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import org.lectern.display.MimeBundle;
import org.lectern.display.Svg;

/** Draws a figure: title, legend, panels in columns, caption. */
final class FigureSvg {
  private static final double WIDTH = 640;
  private static final double WIDE = 720;

  private static final double MARGIN = 14;
  private static final double SAMPLE = 26;
  private static final double ROW = 22;
  private static final double GAP = 12;
  private static final double CAPTION_ROW = 18;
  private static final double CAPTION_FONT = 13;

  private final Figure figure;
  private final double width;
  private final double panelHeight;

  private FigureSvg(Figure figure, double panelHeight) {
    this.figure = figure;
    this.width = width(figure);
    this.panelHeight = panelHeight;
  }

  static double width(Figure figure) {
    return figure.columns() > 1 ? WIDE : WIDTH;
  }

  /** A finished picture: static, as Plotly's JSON for front ends that know it, and as text. */
  static MimeBundle bundle(Figure figure, double panelHeight) {
    return bundle(figure, panelHeight, FigureText.of(figure));
  }

  /** A finished picture with a text of the caller's. */
  static MimeBundle bundle(Figure figure, double panelHeight, String text) {
    return MimeBundle.text(text)
        .with(MimeBundle.SVG, svg(figure, panelHeight, text))
        .with(MimeBundle.PLOTLY, PlotlyJson.of(figure, width(figure), panelHeight));
  }

  /** A picture that another will replace soon: without the form for Plotly. */
  static MimeBundle live(Figure figure, double panelHeight) {
    String text = FigureText.of(figure);
    return MimeBundle.text(text).with(MimeBundle.SVG, svg(figure, panelHeight, text));
  }

  /** The static picture alone. */
  static String svg(Figure figure, double panelHeight, String description) {
    return new FigureSvg(figure, panelHeight).draw(description);
  }

  private String draw(String description) {
    List<Entry> legend = legend();
    double legendRows = legend.isEmpty() ? 0 : legend.get(legend.size() - 1).row + 1;
    List<String> caption = lines(figure.caption());
    List<String> remarks = lines(figure.remarks());
    boolean bare = figure.title().isEmpty() && legend.isEmpty();
    double top = (bare ? 2 : MARGIN) + (figure.title().isEmpty() ? 0 : ROW + 2) + legendRows * ROW;
    double below = top + 4 + figure.rows() * (panelHeight + GAP);
    double captionRows = caption.size() + remarks.size();
    double height = below + captionRows * CAPTION_ROW + MARGIN - (captionRows == 0 ? 8 : 4);

    Svg svg = new Svg(width, height, figure.name(), description);
    drawBackground(svg, width, height);
    if (!figure.title().isEmpty()) {
      drawTitle(svg, figure.title(), width);
    }
    svg.open("g", "font-size", Axes.FONT, "fill", Palette.TEXT);
    for (Entry entry : legend) {
      double y = top - (legendRows - entry.row) * ROW + ROW / 2;
      Trace.drawSample(svg, entry.series, entry.x, y - 1, SAMPLE);
      svg.text(entry.name, entry.x + SAMPLE + 6, y + Axes.FONT * 0.35 - 1);
    }
    svg.close();
    drawPanels(svg, top + 4);
    drawProgress(svg, below);
    drawLines(svg, caption, Palette.TEXT, below + CAPTION_FONT);
    drawLines(svg, remarks, Palette.REMARK, below + CAPTION_FONT + caption.size() * CAPTION_ROW);
    return svg.toString();
  }

  static void drawBackground(Svg svg, double width, double height) {
    svg.element(
        "rect",
        "x",
        0.5,
        "y",
        0.5,
        "width",
        width - 1,
        "height",
        height - 1,
        "rx",
        6,
        "fill",
        "#ffffff",
        "stroke",
        "#d8d8d8");
  }

  static void drawTitle(Svg svg, String title, double width) {
    svg.text(
        TextWidth.shorten(title, 17, width - 2 * MARGIN),
        MARGIN,
        MARGIN + 15,
        "font-size",
        17,
        "font-weight",
        "bold",
        "fill",
        Palette.TEXT);
  }

  private void drawPanels(Svg svg, double top) {
    int columns = figure.columns();
    double panelWidth = (width - MARGIN) / columns;
    for (int i = 0; i < figure.panels().size(); i++) {
      double left = MARGIN + i % columns * panelWidth;
      double panelTop = top + i / columns * (panelHeight + GAP);
      drawPanel(svg, figure.panels().get(i), left, panelTop, panelWidth);
    }
  }

  private void drawPanel(Svg svg, Panel panel, double left, double top, double panelWidth) {
    Axes axes = new Axes(panel, left, top, panelWidth, panelHeight);
    axes.drawTitle(svg, left);
    if (panel.regions() != null) {
      RegionsSvg.draw(svg, axes, panel.regions());
    } else if (panel.needsAxes() && panel.marks().stream().noneMatch(Mark::coversGrid)) {
      axes.drawGrid(svg);
    }
    for (Mark mark : panel.marks()) {
      mark.draw(svg, axes);
    }
    if (panel.needsAxes()) {
      axes.drawFrame(svg);
    }
    Spread spread = new Spread(figure.caption().contains(Spread.REMARK));
    for (Series series : panel.series()) {
      Trace.draw(svg, axes, panel.placed(series), spread);
    }
    if (panel.isEmpty()) {
      axes.drawNote(svg, panel.empty());
    }
  }

  private void drawProgress(Svg svg, double y) {
    if (figure.progress() >= 0) {
      double full = width - 2 * MARGIN;
      double done = full * Math.min(figure.progress(), 1);
      svg.element(
          "rect", "x", MARGIN, "y", y - 6, "width", full, "height", 3, "fill", Palette.GRID);
      svg.element(
          "rect", "x", MARGIN, "y", y - 6, "width", done, "height", 3, "fill", Palette.colour(0));
    }
  }

  static void drawLines(Svg svg, List<String> lines, String colour, double y) {
    if (lines.isEmpty()) {
      return;
    }
    svg.open("g", "font-size", CAPTION_FONT, "fill", colour);
    for (int i = 0; i < lines.size(); i++) {
      svg.text(lines.get(i), MARGIN, y + i * CAPTION_ROW);
    }
    svg.close();
  }

  private List<String> lines(List<String> texts) {
    return lines(texts, width);
  }

  /** Texts below a picture of a given width, in lines. */
  static List<String> lines(List<String> texts, double width) {
    List<String> lines = new ArrayList<>();
    for (String text : texts) {
      lines.addAll(TextWidth.wrap(text, CAPTION_FONT, width - 2 * MARGIN, 3));
    }
    return lines;
  }

  /** A name as a legend has room for it. */
  static String shortName(String name) {
    return TextWidth.shorten(name, Axes.FONT, 260);
  }

  private record Entry(Series series, String name, double x, int row) {}

  /** Entries from left to right, in as many rows as they need. */
  private List<Entry> legend() {
    List<Entry> entries = new ArrayList<>();
    double x = MARGIN;
    int row = 0;
    for (Series series : figure.legend()) {
      String name = shortName(series.name());
      double size = SAMPLE + 6 + TextWidth.of(name, Axes.FONT);
      if (x + size > width - MARGIN && x > MARGIN) {
        x = MARGIN;
        row++;
      }
      entries.add(new Entry(series, name, x, row));
      x += size + 18;
    }
    return entries;
  }
}
