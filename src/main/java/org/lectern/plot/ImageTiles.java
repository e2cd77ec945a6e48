package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Makes the tiles of a grid from images, all in one tone. */
final class ImageTiles {
  /** Bytes of pixels that a picture may hold: as text they take a third more. */
  static final int BUDGET = 90_000;

  /** What stands below an image. */
  record Label(List<String> lines, boolean marked) {
    static Label of(String line) {
      return new Label(List.of(line), false);
    }
  }

  private ImageTiles() {}

  /**
   * The tiles.
   *
   * @param numbers whether the pixels are numbers with a sign, such as weights, not brightness
   * @param labels one for each image, or fewer
   * @param columns how many in a row, or 0 for as many as fit
   * @param budget bytes of pixels that they may take; images are made smaller for it
   */
  static Tiles of(
      String heading,
      ImageRows rows,
      boolean numbers,
      List<Label> labels,
      int columns,
      int budget) {
    int factor = factor(rows, budget);
    ImageRows drawn = rows.reduced(factor, factor);
    Tone tone = tone(drawn, numbers);
    List<Tile> tiles = new ArrayList<>();
    for (int i = 0; i < drawn.count(); i++) {
      Label label = i < labels.size() ? labels.get(i) : new Label(List.of(), false);
      double mean = Summary.of(rows.values(i)).mean();
      tiles.add(new Tile(drawn.raster(i, tone), label.lines, label.marked, mean));
    }
    Shades key = tone instanceof Shades shades ? shades : null;
    return new Tiles(heading, tiles, note(rows, tone, factor), key, columns);
  }

  private static int factor(ImageRows rows, int budget) {
    int factor = 1;
    while (bytes(rows, factor) > budget && factor < Math.max(rows.height(), rows.width())) {
      factor++;
    }
    return factor;
  }

  private static long bytes(ImageRows rows, int factor) {
    long height = (rows.height() + factor - 1) / factor;
    long width = (rows.width() + factor - 1) / factor;
    return height * width * rows.channels() * rows.count();
  }

  private static Tone tone(ImageRows rows, boolean numbers) {
    if (!numbers) {
      return Brightness.of(rows.data());
    }
    Shades shades = Shades.of(rows.data());
    double size = Math.max(Math.abs(shades.low()), Math.abs(shades.high()));
    return rows.channels() == 1 ? shades : new Brightness(-size, size);
  }

  private static String note(ImageRows rows, Tone tone, int factor) {
    StringJoiner note = new StringJoiner("; ");
    if (tone instanceof Brightness) {
      note.add(tone.text());
    }
    if (factor > 1) {
      note.add("drawn smaller, a pixel is the mean of " + factor + " × " + factor);
    }
    String gaps = Summary.of(rows.data()).gaps();
    if (!gaps.isEmpty()) {
      note.add("pink where a number is not finite: " + gaps);
    }
    return note.toString();
  }
}
