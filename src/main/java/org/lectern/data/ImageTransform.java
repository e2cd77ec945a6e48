package org.lectern.data;

/** Shifts, turns and scales a grey image about its middle, with bilinear interpolation. */
final class ImageTransform {
  private final int height;
  private final int width;
  private final double right;
  private final double down;
  private final double along;
  private final double across;

  /**
   * A transform.
   *
   * @param right pixels to the right
   * @param down pixels downwards
   * @param angle in radians, from the right downwards: clockwise as seen
   * @param size the factor of the size, above 0
   */
  ImageTransform(int height, int width, double right, double down, double angle, double size) {
    this.height = height;
    this.width = width;
    this.right = right;
    this.down = down;
    along = StrictMath.cos(angle) / size;
    across = StrictMath.sin(angle) / size;
  }

  /** Transforms the image that begins at an index, to the same place of another array. */
  void apply(float[] from, float[] to, int start) {
    double middleX = (width - 1) / 2.0;
    double middleY = (height - 1) / 2.0;
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        double x = column - middleX - right;
        double y = row - middleY - down;
        to[start + row * width + column] =
            at(from, start, middleX + (along * x + across * y), middleY + (along * y - across * x));
      }
    }
  }

  /** The value between the pixels around a place; 0 outside the image. */
  private float at(float[] from, int start, double x, double y) {
    if (!(x > -1 && x < width && y > -1 && y < height)) {
      return 0;
    }
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double fx = x - left;
    double fy = y - top;
    double above =
        (1 - fx) * pixel(from, start, left, top) + fx * pixel(from, start, left + 1, top);
    double below =
        (1 - fx) * pixel(from, start, left, top + 1) + fx * pixel(from, start, left + 1, top + 1);
    return (float) ((1 - fy) * above + fy * below);
  }

  private float pixel(float[] from, int start, int column, int row) {
    return column < 0 || column >= width || row < 0 || row >= height
        ? 0
        : from[start + row * width + column];
  }
}
