package org.lectern.data;

import org.lectern.compute.Interruption;
import org.lectern.random.RandomStream;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

/** Handwritten digits, made up: {@link Generators#digits(int, long)} says how. */
final class Digits {
  private static final int CLASSES = 10;

  private Digits() {}

  static Dataset of(int n, long seed) {
    if (n < 1) {
      throw new IllegalArgumentException(
          "digits: needs at least 1 image, but n is " + n + ". Try 1000.");
    }
    Shape shape = Shape.of(n, 1, Paper.SIZE, Paper.SIZE);
    float[] pixels = new float[n * Paper.SIZE * Paper.SIZE];
    float[] ids = new float[n];
    int[] order = {};
    Paper paper = new Paper();
    for (int i = 0; i < n; i++) {
      Interruption.check();
      if (i % CLASSES == 0) {
        order = RandomStream.of(seed, "data/digits/order " + i / CLASSES).permutation(CLASSES);
      }
      int digit = order[i % CLASSES];
      ids[i] = digit;
      paper.clear();
      Handwriting hand =
          new Handwriting(new Draws(RandomStream.of(seed, "data/digits/image " + i)));
      hand.write(digit, paper);
      paper.blurTo(pixels, i * Paper.SIZE * Paper.SIZE, hand.blur());
    }
    return Dataset.of(Tensor.of(shape, pixels), Tensor.of(Shape.of(n), ids))
        .named("digits")
        .withLabelName("digit")
        .withClasses(Names.ids(CLASSES).toArray(String[]::new));
  }
}
