package org.lectern.plot;

import org.jspecify.annotations.Nullable;
import org.lectern.data.Dataset;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/** The samples of a data set as images. */
final class SampleImages {
  /** The sides of the smallest flat images that are taken for squares. */
  private static final int LEAST = 4;

  /** A data set shows flat samples as images by itself from this side on. */
  private static final int PLAIN = 8;

  private SampleImages() {}

  /** Some samples as images, or null where they can't be. */
  static @Nullable ImageRows of(Dataset data, int... indices) {
    Tensor x = data.features();
    int height = x.rank() > 2 ? x.size(-2) : 1;
    int width = x.size(-1);
    int channels = x.rank() == 4 ? x.size(1) : 1;
    if (x.rank() > 4 || channels != 1 && channels != 3) {
      return null;
    }
    ImageRows rows =
        new ImageRows(x.take(0, indices).toArray(), indices.length, channels, height, width);
    return x.rank() == 2 ? rows.square(LEAST) : rows;
  }

  static ImageRows required(String who, Dataset data, int... indices) {
    ImageRows rows = of(data, indices);
    if (rows == null) {
      throw new ShapeException(
          who
              + ": needs samples that are images, of shape (height, width), (1, height, width), (3,"
              + " height, width), or flat and square, but the features of "
              + data.name()
              + " have the shape "
              + data.features().shape()
              + ". Reshape them: dataset(data.features().reshape(n, 1, height, width),"
              + " data.labels()).");
    }
    return rows;
  }

  /** Whether somebody who looks at the data would expect images. */
  static boolean areExpected(Dataset data) {
    Tensor x = data.features();
    ImageRows first = of(data, 0);
    if (first == null) {
      return false;
    }
    if (x.rank() == 4) {
      return first.height() > 1 && first.width() > 1;
    }
    boolean large = first.height() >= PLAIN && first.width() >= PLAIN;
    return large
        && Brightness.of(x.detach().slice(0, 0, Math.min(x.size(0), 50)).toArray()).isUsual();
  }
}
