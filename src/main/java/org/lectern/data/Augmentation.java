package org.lectern.data;

import java.util.ArrayList;
import java.util.List;
import org.lectern.compute.Interruption;
import org.lectern.display.Numbers;
import org.lectern.random.RandomStream;
import org.lectern.random.Seed;
import org.lectern.tensor.Given;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * Data augmentation: adds changed copies of images to training data, changed so that their class
 * stays: shifted, turned, larger or smaller, noisy. The network learns that such differences do not
 * matter, as if there were more data; so it overfits less. Immutable.
 *
 * <pre>{@code
 * var data = digits(1000).split(0.5, 0.5);
 * var more = augmentation().shift(2).rotate(10).apply(data, 4);   // to train on: 500 images become 2,500
 * }</pre>
 *
 * <p>A copy's pixel at p is the image's value at c + R(−angle)·(p − c − shift)/scale, with c the
 * middle, read between the pixels by bilinear interpolation, and 0 outside. Choose what keeps the
 * class: a 6 turned by 180 degrees is a 9.
 *
 * <p>See Simard, Steinkraus and Platt, "Best practices for convolutional neural networks applied to
 * visual document analysis" (2003).
 */
public final class Augmentation {
  private static final int LARGEST = Integer.MAX_VALUE - 8;

  private final double shift;
  private final double degrees;
  private final double scale;
  private final double noise;

  private Augmentation(double shift, double degrees, double scale, double noise) {
    this.shift = shift;
    this.degrees = degrees;
    this.scale = scale;
    this.noise = noise;
  }

  /**
   * An augmentation that changes nothing yet.
   *
   * @return the augmentation
   */
  public static Augmentation none() {
    return new Augmentation(0, 0, 0, 0);
  }

  /**
   * With a shift to either side and up or down, each uniform from −pixels to pixels.
   *
   * @param pixels the largest shift, 0 or more
   * @return the augmentation with that shift
   * @throws IllegalArgumentException if that is negative or not finite
   */
  public Augmentation shift(double pixels) {
    check("shift", "the largest shift", pixels, Double.MAX_VALUE, "shift(2)");
    return new Augmentation(pixels, degrees, scale, noise);
  }

  /**
   * With a turn about the middle, uniform from −angle to angle.
   *
   * @param angle the largest angle in degrees, from 0 to 180
   * @return the augmentation with that turn
   * @throws IllegalArgumentException if that is out of range
   */
  public Augmentation rotate(double angle) {
    check("rotate", "the largest angle", angle, 180, "rotate(10)");
    return new Augmentation(shift, angle, scale, noise);
  }

  /**
   * With another size: a factor uniform from 1 − fraction to 1 + fraction, about the middle.
   *
   * @param fraction the largest change of the size, from 0 to 0.9
   * @return the augmentation with that change of size
   * @throws IllegalArgumentException if that is out of range
   */
  public Augmentation scale(double fraction) {
    check("scale", "the fraction", fraction, 0.9, "scale(0.1), for sizes from 0.9 to 1.1");
    return new Augmentation(shift, degrees, fraction, noise);
  }

  /**
   * With normal noise on every pixel.
   *
   * @param deviation its standard deviation, 0 or more
   * @return the augmentation with that noise
   * @throws IllegalArgumentException if that is negative or not finite
   */
  public Augmentation noise(double deviation) {
    check("noise", "the deviation", deviation, Double.MAX_VALUE, "noise(0.1)");
    return new Augmentation(shift, degrees, scale, deviation);
  }

  /**
   * The data followed by changed copies of it, with the notebook's seed; see {@link #apply(Dataset,
   * int, long)}.
   *
   * @param data images
   * @param copies how many changed copies of each image, at least 1
   * @return a data set of copies + 1 times as many images
   */
  public Dataset apply(Dataset data, int copies) {
    return apply(data, copies, Seed.current());
  }

  /**
   * The data followed by changed copies of it: first one of each image, then the second, and so on;
   * labels, further inputs and targets stay with their images. How image i is changed in its k-th
   * copy comes from the stream {@code augment/copy k/image i}.
   *
   * @param data images: features of shape (n, channels, height, width) or (n, height, width)
   * @param copies how many changed copies of each image, at least 1
   * @param seed the seed
   * @return a data set of copies + 1 times as many images
   * @throws ShapeException if the samples are not images
   * @throws IllegalArgumentException if copies is below 1
   */
  public Dataset apply(Dataset data, int copies, long seed) {
    Given.required("Augmentation.apply", "a data set", data);
    Tensor images = data.features();
    if (images.rank() != 3 && images.rank() != 4) {
      throw new ShapeException(
          "Augmentation.apply: needs images, features of shape (n, channels, height, width), but"
              + " the features of "
              + data.name()
              + " have the shape "
              + images.shape()
              + ". Use it before anything is flattened.");
    }
    checkCopies(images, copies);
    int n = data.size();
    List<Tensor> parts = new ArrayList<>(List.of(images));
    int[] rows = new int[n * (copies + 1)];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = row % n;
    }
    for (int copy = 1; copy <= copies; copy++) {
      parts.add(copy(images, "augment/copy " + copy + "/image ", seed));
    }
    // The features of the rows would be copied in vain.
    Dataset other = data.withFeatures(Tensor.zeros(n, 1)).rows(rows);
    return other.withFeatures(Tensor.concat(0, parts.toArray(Tensor[]::new)));
  }

  /**
   * The same parts with changed copies added to the training part alone, with the notebook's seed:
   * validation and test are about images as they are.
   *
   * @param split images in parts, not yet normalised
   * @param copies how many changed copies of each training image, at least 1
   * @return the split with more to train on
   */
  public Split apply(Split split, int copies) {
    return apply(split, copies, Seed.current());
  }

  /**
   * The same parts with changed copies added to the training part alone.
   *
   * @param split images in parts, not yet normalised
   * @param copies how many changed copies of each training image, at least 1
   * @param seed the seed
   * @return the split with more to train on
   * @throws ShapeException if the samples are not images
   * @throws IllegalArgumentException if copies is below 1
   * @throws IllegalStateException if the split has been normalised, so that 0 is no background
   */
  public Split apply(Split split, int copies, long seed) {
    Given.required("Augmentation.apply", "a split", split);
    if (split.isNormalised()) {
      throw new IllegalStateException(
          "Augmentation.apply: needs images whose background is 0, but this split has been"
              + " normalised by "
              + split.normaliser()
              + ". Augment first, then normalise.");
    }
    Dataset more = apply(split.train(), copies, seed);
    Dataset validation = split.validation();
    return validation == null
        ? Split.of(more, split.test())
        : Split.of(more, validation, split.test());
  }

  private Tensor copy(Tensor images, String purpose, long seed) {
    int[] sizes = images.shape().toArray();
    int height = sizes[sizes.length - 2];
    int width = sizes[sizes.length - 1];
    int length = images.length() / sizes[0];
    float[] from = images.toArray();
    float[] to = new float[from.length];
    for (int i = 0; i < sizes[0]; i++) {
      Interruption.check();
      // Every number is drawn, wanted or not: a further option leaves the others as they are.
      Draws draws = new Draws(RandomStream.of(seed, purpose + i));
      double right = draws.uniform(-shift, shift);
      double down = draws.uniform(-shift, shift);
      double angle = draws.uniform(-degrees, degrees) * (Math.PI / 180);
      double size = 1 + draws.uniform(-scale, scale);
      ImageTransform transform = new ImageTransform(height, width, right, down, angle, size);
      for (int at = i * length; at < (i + 1) * length; at += height * width) {
        transform.apply(from, to, at);
      }
      if (noise > 0) {
        RandomStream stream = RandomStream.of(seed, purpose + i + "/noise");
        float[] normal = stream.normal(length, 0, (float) noise);
        for (int k = 0; k < length; k++) {
          to[i * length + k] += normal[k];
        }
      }
    }
    return Tensor.of(images.shape(), to);
  }

  private static void check(String option, String what, double value, double most, String example) {
    if (value >= 0 && value <= most) {
      return;
    }
    String range = most == Double.MAX_VALUE ? "finite and 0 or more" : "from 0 to " + most;
    throw new IllegalArgumentException(
        "Augmentation."
            + option
            + ": "
            + what
            + " must be "
            + range
            + ", but is "
            + Numbers.asJava(value)
            + ". Try "
            + example
            + ".");
  }

  private static void checkCopies(Tensor images, int copies) {
    if (copies < 1) {
      throw new IllegalArgumentException(
          "Augmentation.apply: needs at least 1 copy of each image, but got "
              + copies
              + ". Try apply(data, 4).");
    }
    long numbers = (copies + 1L) * images.length();
    if (numbers > LARGEST) {
      throw new IllegalArgumentException(
          "Augmentation.apply: a tensor can have at most "
              + LARGEST
              + " numbers, but images and copies have "
              + numbers
              + ". Take fewer copies.");
    }
  }

  /** Its settings. */
  @Override
  public String toString() {
    return "Augmentation(shift "
        + Numbers.significant(shift, 7)
        + ", rotate "
        + Numbers.significant(degrees, 7)
        + "°, scale "
        + Numbers.significant(scale, 7)
        + ", noise "
        + Numbers.significant(noise, 7)
        + ")";
  }
}
