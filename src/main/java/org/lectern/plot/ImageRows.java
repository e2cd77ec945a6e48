package org.lectern.plot;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lectern.tensor.Tensor;

/**
 * Images, row-major in the order (image, channel, row, column) in which the layers take them.
 *
 * @param channels 1 for grey, 3 for red, green and blue
 */
record ImageRows(float[] data, int count, int channels, int height, int width) {
  private static final int COLOURS = 3;

  /**
   * The images in a tensor of shape (h, w), (c, h, w), (n, h, w) or (n, c, h, w); where there are
   * neither one nor three channels, each is an image of its own.
   *
   * @param most how many to take, the first ones
   * @return null where the shape is none of images, or there is none
   */
  static @Nullable ImageRows of(Tensor x, int most) {
    int rank = x.rank();
    if (rank < 2 || rank > 4 || x.length() == 0) {
      return null;
    }
    int height = x.size(-2);
    int width = x.size(-1);
    if (rank == 2) {
      return new ImageRows(x.toArray(), 1, 1, height, width);
    }
    int first = x.size(0);
    if (rank == 3 && isChannels(first)) {
      return new ImageRows(x.toArray(), 1, first, height, width);
    }
    int channels = rank == 3 ? 1 : x.size(1);
    int each = isChannels(channels) ? 1 : channels;
    int taken = Math.min(first, (most + each - 1) / each);
    float[] data = (taken < first ? x.detach().slice(0, 0, taken) : x).toArray();
    ImageRows all = new ImageRows(data, taken * each, channels / each, height, width);
    return all.count > most ? all.first(most) : all;
  }

  /** How many images {@link #of} finds in a tensor. */
  static int count(Tensor x) {
    int rank = x.rank();
    if (rank == 2 || rank == 3 && isChannels(x.size(0))) {
      return 1;
    }
    return x.size(0) * (rank == 3 || isChannels(x.size(1)) ? 1 : x.size(1));
  }

  private static boolean isChannels(int size) {
    return size == 1 || size == COLOURS;
  }

  ImageRows first(int n) {
    float[] some = Arrays.copyOf(data, n * size());
    return new ImageRows(some, n, channels, height, width);
  }

  /** Numbers in an image. */
  int size() {
    return channels * height * width;
  }

  /** The same numbers as images of another height and width, or null where they don't fit. */
  @Nullable ImageRows shaped(int newHeight, int newWidth) {
    long area = (long) newHeight * newWidth;
    // A matrix is one image until its rows are said to be images.
    int each = count == 1 && channels == 1 && size() != area ? width : size();
    if (each != area && each != COLOURS * area) {
      return null;
    }
    return new ImageRows(data, data.length / each, each == area ? 1 : COLOURS, newHeight, newWidth);
  }

  /** Flat rows as square images, of three channels where only that fits; null where none fits. */
  @Nullable ImageRows square(int least) {
    int side = (int) Math.sqrt(size());
    int sideOfThree = (int) Math.sqrt(size() / (double) COLOURS);
    if (side >= least && side * side == size()) {
      return shaped(side, side);
    }
    // Three small squares would be a surprise.
    boolean three = sideOfThree >= 2 * least && COLOURS * sideOfThree * sideOfThree == size();
    return three ? shaped(sideOfThree, sideOfThree) : null;
  }

  /** Smaller images: each pixel the mean of so many rows and columns. */
  ImageRows reduced(int rows, int columns) {
    if (rows == 1 && columns == 1) {
      return this;
    }
    int newHeight = (height + rows - 1) / rows;
    int newWidth = (width + columns - 1) / columns;
    float[] small = new float[count * channels * newHeight * newWidth];
    for (int i = 0; i < small.length; i++) {
      int plane = i / (newHeight * newWidth);
      int row = i / newWidth % newHeight * rows;
      int column = i % newWidth * columns;
      small[i] = mean(plane, row, column, rows, columns);
    }
    return new ImageRows(small, count, channels, newHeight, newWidth);
  }

  private float mean(int plane, int row, int column, int rows, int columns) {
    double sum = 0;
    int n = 0;
    for (int r = row; r < Math.min(row + rows, height); r++) {
      for (int c = column; c < Math.min(column + columns, width); c++) {
        sum += data[(plane * height + r) * width + c];
        n++;
      }
    }
    return (float) (sum / n);
  }

  /** One of the images as pixels; with three channels the tone must be one of brightness. */
  Raster raster(int image, Tone tone) {
    int area = height * width;
    int[] pixels = new int[area];
    for (int i = 0; i < area; i++) {
      int at = image * size() + i;
      int rgb = tone.rgb(data[at]);
      if (channels == COLOURS) {
        int green = tone.rgb(data[at + area]);
        int blue = tone.rgb(data[at + 2 * area]);
        boolean gap = rgb == Tone.GAP || green == Tone.GAP || blue == Tone.GAP;
        rgb = gap ? Tone.GAP : rgb & 0xFF0000 | green & 0xFF00 | blue & 0xFF;
      }
      pixels[i] = rgb;
    }
    return new Raster(width, height, pixels);
  }

  /** One of the images as numbers. */
  float[] values(int image) {
    return Arrays.copyOfRange(data, image * size(), (image + 1) * size());
  }

  /** 28 × 28, or 32 × 32 in 3 channels. */
  String measure() {
    return height + " × " + width + (channels == 1 ? "" : " in " + channels + " channels");
  }
}
