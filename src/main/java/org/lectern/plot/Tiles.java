package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.lectern.display.Svg;

/**
 * Images of one size in rows, as a part of a picture.
 *
 * @param heading above them, or empty
 * @param note in words below them, or empty
 * @param key the scale of their colours, or null for shades of grey
 * @param columns how many in a row, or 0 for as many as fit
 */
record Tiles(String heading, List<Tile> tiles, String note, @Nullable Shades key, int columns)
    implements Part {
  private static final double GAP = 12;
  private static final double LINE = 16;
  private static final double WIDEST_LABEL = 150;
  private static final double LARGEST = 240;
  private static final int NAMED = 40;

  String text() {
    StringJoiner text = new StringJoiner("\n");
    if (!heading.isEmpty()) {
      text.add(heading);
    }
    for (int i = 0; i < Math.min(tiles.size(), NAMED); i++) {
      text.add("  " + (i + 1) + ": " + tiles.get(i).text());
    }
    if (tiles.size() > NAMED) {
      text.add("  and " + (tiles.size() - NAMED) + " more");
    }
    if (key != null) {
      text.add("  colours: " + key.text());
    }
    if (!note.isEmpty()) {
      text.add("  " + note);
    }
    return text.toString();
  }

  /** The same without the note, where it has been said before. */
  Tiles withoutNote() {
    return new Tiles(heading, tiles, "", key, columns);
  }

  private Raster first() {
    return tiles.get(0).raster();
  }

  /** The longer side of an image: the fewer images, the larger. */
  private double side() {
    if (columns > 0) {
      double side = (Card.room() - (columns - 1) * GAP) / columns;
      return Math.max(4, Math.min(LARGEST, side));
    }
    int n = tiles.size();
    return n == 1 ? LARGEST : n <= 3 ? 140 : n <= 24 ? 88 : 64;
  }

  private double imageWidth() {
    Raster image = first();
    if (columns == 0 && image.width > 6 * image.height) {
      // A strip: as wide as its numbers need.
      return Math.min(Card.room(), Math.max(side(), 24.0 * image.width));
    }
    return side() * Math.min(1, (double) image.width / image.height);
  }

  private double imageHeight() {
    Raster image = first();
    double height = imageWidth() * image.height / image.width;
    return Math.max(height, Math.min(14, 14.0 * image.height));
  }

  /**
   * Where images and labels lie: worked out once for each drawing.
   *
   * @param box the width of an image and its labels
   * @param labels what stands below each image
   */
  private record Layout(double box, int perRow, List<List<String>> labels, double rowHeight) {}

  private Layout layout() {
    double box = box();
    int perRow = columns > 0 ? columns : Math.max(1, (int) ((Card.room() + GAP) / (box + GAP)));
    List<List<String>> labels = tiles.stream().map(tile -> lines(tile, box + GAP / 2)).toList();
    int rows = labels.stream().mapToInt(List::size).max().orElse(0);
    double height = imageHeight() + 4 + rows * LINE + (rows > 0 ? 10 : 6);
    return new Layout(box, perRow, labels, height);
  }

  /** What stands below an image: a line that is too long goes on in a second one. */
  private static List<String> lines(Tile tile, double room) {
    List<String> lines = new ArrayList<>();
    for (String line : tile.lines()) {
      List<String> two = TextWidth.wrap(line, Lines.FONT, room, 2);
      if (two.size() == 2 && !two.get(0).endsWith("…")) {
        lines.addAll(two);
      } else {
        lines.add(TextWidth.shorten(line, Lines.FONT, room));
      }
    }
    return lines;
  }

  /** The width of an image and its labels. */
  private double box() {
    if (columns > 0) {
      return Math.max(imageWidth(), (Card.room() - (columns - 1) * GAP) / columns);
    }
    double widest = imageWidth();
    for (Tile tile : tiles) {
      for (String line : tile.lines()) {
        widest = Math.max(widest, Math.min(WIDEST_LABEL, TextWidth.of(line, Lines.FONT)));
      }
    }
    return widest;
  }

  private double headingHeight() {
    return key != null ? 32 : heading.isEmpty() ? 0 : Lines.ROW + 4;
  }

  private double below() {
    return note.isEmpty() ? 0 : Lines.ROW + 2;
  }

  @Override
  public double width() {
    Layout layout = layout();
    return Math.min(layout.perRow, tiles.size()) * (layout.box + GAP) - GAP;
  }

  @Override
  public double height() {
    return height(layout());
  }

  private double height(Layout layout) {
    int rows = (tiles.size() + layout.perRow - 1) / layout.perRow;
    return headingHeight() + rows * layout.rowHeight + below();
  }

  @Override
  public void draw(Svg svg, double left, double top) {
    double y = top + headingHeight();
    double keyWidth = key == null ? 0 : new ShadesKey(key).width();
    if (!heading.isEmpty()) {
      Lines.heading(heading, Card.room() - keyWidth).draw(svg, left, top);
    }
    if (key != null) {
      new ShadesKey(key).draw(svg, left + Card.room() - keyWidth, top);
    }
    Layout layout = layout();
    drawImages(svg, layout, left, y);
    drawLabels(svg, layout, left, y + imageHeight());
    if (!note.isEmpty()) {
      new Lines(List.of(TextWidth.shorten(note, Lines.FONT, Card.room())), Palette.TEXT, false)
          .draw(svg, left, top + height(layout) - below());
    }
  }

  private double tileLeft(Layout layout, double left, int index) {
    return left + index % layout.perRow * (layout.box + GAP);
  }

  private double tileTop(Layout layout, double top, int index) {
    return top + index / layout.perRow * layout.rowHeight;
  }

  private void drawImages(Svg svg, Layout layout, double left, double top) {
    double width = imageWidth();
    double height = imageHeight();
    boolean few = tiles.size() * first().width * first().height < Raster.FEW;
    StringBuilder frames = new StringBuilder();
    for (int i = 0; i < tiles.size(); i++) {
      double x = tileLeft(layout, left, i) + (layout.box - width) / 2;
      double y = tileTop(layout, top, i);
      if (few) {
        tiles.get(i).raster().drawCells(svg, x, y, width, height);
      } else {
        tiles.get(i).raster().draw(svg, x, y, width, height);
      }
      Axes.point(frames, 'M', x, y);
      frames.append('h');
      Svg.number(frames, width);
      frames.append('v');
      Svg.number(frames, height);
      frames.append('h');
      Svg.number(frames, -width);
      frames.append('z');
    }
    svg.element("path", "d", frames, "fill", "none", "stroke", "#b0b0b0");
  }

  private void drawLabels(Svg svg, Layout layout, double left, double top) {
    if (layout.labels.stream().allMatch(List::isEmpty)) {
      return;
    }
    svg.open("g", "font-size", Lines.FONT, "fill", Palette.TEXT, "text-anchor", "middle");
    for (int i = 0; i < tiles.size(); i++) {
      Tile tile = tiles.get(i);
      double x = tileLeft(layout, left, i) + layout.box / 2;
      double y = tileTop(layout, top, i) + 4 + LINE * 0.75;
      for (String line : layout.labels.get(i)) {
        if (tile.marked()) {
          svg.text(line, x, y, "fill", Palette.REMARK);
        } else {
          svg.text(line, x, y);
        }
        y += LINE;
      }
    }
    svg.close();
  }
}
