package org.lectern.plot;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lectern.display.Png;
import org.lectern.display.Svg;

/** A picture made of pixels, colours as 0xRRGGBB, row by row from the top. */
final class Raster {
  /** Fewer pixels than this are drawn as rectangles, which stay sharp in every program. */
  static final int FEW = 400;

  private static final int COLOURS = 256;

  final int width;
  final int height;
  private final int[] pixels;

  Raster(int width, int height, int[] pixels) {
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  int pixel(int row, int column) {
    return pixels[row * width + column];
  }

  /** Draws it into a box. */
  void draw(Svg svg, double x, double y, double boxWidth, double boxHeight) {
    svg.element(
        "image",
        "x",
        x,
        "y",
        y,
        "width",
        boxWidth,
        "height",
        boxHeight,
        "preserveAspectRatio",
        "none",
        // Smooth where several pixels fall into one.
        "style",
        boxWidth < width / 2.0 ? "image-rendering:auto" : "image-rendering:pixelated",
        "href",
        Png.dataUri(png()));
  }

  /** Draws it as one rectangle for each run of equal pixels in a row. */
  void drawCells(Svg svg, double x, double y, double boxWidth, double boxHeight) {
    Map<Integer, StringBuilder> paths = new LinkedHashMap<>();
    for (int row = 0; row < height; row++) {
      double top = y + boxHeight * row / height;
      int start = 0;
      for (int column = 1; column <= width; column++) {
        if (column == width || pixel(row, column) != pixel(row, start)) {
          StringBuilder path =
              paths.computeIfAbsent(pixel(row, start), colour -> new StringBuilder());
          Axes.point(path, 'M', x + boxWidth * start / width, top);
          path.append('h');
          Svg.number(path, boxWidth * (column - start) / width);
          path.append('v');
          Svg.number(path, boxHeight / height);
          path.append('h');
          Svg.number(path, boxWidth * (start - column) / width);
          path.append('z');
          start = column;
        }
      }
    }
    svg.open("g", "shape-rendering", "crispEdges");
    paths.forEach((colour, path) -> svg.element("path", "d", path, "fill", hex(colour)));
    svg.close();
  }

  static String hex(int rgb) {
    return "#" + Integer.toHexString(0x1000000 | rgb).substring(1);
  }

  /** The shortest of the forms that hold all its colours. */
  private byte[] png() {
    Map<Integer, Integer> colours = new LinkedHashMap<>();
    boolean grey = true;
    for (int pixel : pixels) {
      grey &= (pixel & 255) == (pixel >> 8 & 255) && (pixel & 255) == pixel >> 16;
      if (colours.size() <= COLOURS) {
        colours.putIfAbsent(pixel, colours.size());
      }
    }
    if (!grey && colours.size() > COLOURS) {
      return Png.rgb(width, height, channels());
    }
    byte[] bytes = new byte[pixels.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (grey ? pixels[i] : colours.get(pixels[i]));
    }
    return grey
        ? Png.grey(width, height, bytes)
        : Png.indexed(
            width, height, bytes, colours.keySet().stream().mapToInt(Integer::intValue).toArray());
  }

  private byte[] channels() {
    byte[] bytes = new byte[3 * pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      bytes[3 * i] = (byte) (pixels[i] >> 16);
      bytes[3 * i + 1] = (byte) (pixels[i] >> 8);
      bytes[3 * i + 2] = (byte) pixels[i];
    }
    return bytes;
  }
}
