package org.lectern.data;

import org.lectern.display.Numbers;
import org.lectern.random.RandomStream;
import org.lectern.random.Seed;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

/**
 * Artificial data for lectures: points in two dimensions, e-mails, images of digits. Sample i
 * depends on the seed and i only, so that the first samples stay the same when more are asked for.
 */
public final class Generators {
  private static final float TWO_PI = (float) (2 * Math.PI);

  private Generators() {}

  /**
   * Round clouds, one for each class, with the notebook's seed; see {@link #blobs(int, int, double,
   * long)}.
   *
   * @param n how many samples, at least one for each class
   * @param classes how many clouds, at least 2
   * @param deviation the standard deviation of each cloud; 1 overlaps slightly
   * @return the data set
   */
  public static Dataset blobs(int n, int classes, double deviation) {
    return blobs(n, classes, deviation, Seed.current());
  }

  /**
   * Round clouds, one for each class: normal around centres that are evenly spaced on a circle of
   * radius 5, the first at the top.
   *
   * @param n how many samples, at least one for each class
   * @param classes how many clouds, at least 2
   * @param deviation the standard deviation of each cloud, 0 or more
   * @param seed the seed
   * @return the data set
   */
  public static Dataset blobs(int n, int classes, double deviation, long seed) {
    check("blobs", n, classes, "deviation", deviation);
    float[] turn = new float[n];
    for (int i = 0; i < n; i++) {
      turn[i] = TWO_PI * (i % classes) / classes;
    }
    Tensor angle = Tensor.of(Shape.of(n), turn);
    Tensor centre = points(angle.sin(), angle.cos()).mul(5);
    return data("blobs", centre, turns(n, classes), classes, deviation, seed);
  }

  /**
   * Two interleaved half circles, with the notebook's seed; see {@link #moons(int, double, long)}.
   *
   * @param n how many samples, at least 2
   * @param noise the standard deviation of the noise; 0.1 to 0.3 are usual
   * @return the data set
   */
  public static Dataset moons(int n, double noise) {
    return moons(n, noise, Seed.current());
  }

  /**
   * Two interleaved half circles of radius 1: class 0 at (cos t, sin t), class 1 at (1 − cos t, ½ −
   * sin t), with t uniform from 0 to π, and normal noise.
   *
   * @param n how many samples, at least 2
   * @param noise the standard deviation of the noise, 0 or more
   * @param seed the seed
   * @return the data set
   */
  public static Dataset moons(int n, double noise, long seed) {
    check("moons", n, 2, "noise", noise);
    Tensor t = uniform(seed, "moons/angle", n).mul(Math.PI);
    Tensor ids = turns(n, 2);
    Tensor x1 = Tensor.where(ids, t.cos().neg().add(1), t.cos());
    Tensor x2 = Tensor.where(ids, t.sin().neg().add(0.5), t.sin());
    return data("moons", points(x1, x2), ids, 2, noise, seed);
  }

  /**
   * A circle within a circle, with the notebook's seed; see {@link #circles(int, double, long)}.
   *
   * @param n how many samples, at least 2
   * @param noise the standard deviation of the noise; 0.05 to 0.1 are usual
   * @return the data set
   */
  public static Dataset circles(int n, double noise) {
    return circles(n, noise, Seed.current());
  }

  /**
   * A circle within a circle: class 0 on radius 1, class 1 on radius ½, at uniform angles, with
   * normal noise.
   *
   * @param n how many samples, at least 2
   * @param noise the standard deviation of the noise, 0 or more
   * @param seed the seed
   * @return the data set
   */
  public static Dataset circles(int n, double noise, long seed) {
    check("circles", n, 2, "noise", noise);
    Tensor t = uniform(seed, "circles/angle", n).mul(TWO_PI);
    Tensor ids = turns(n, 2);
    Tensor radius = ids.mul(-0.5).add(1);
    return data("circles", points(t.cos().mul(radius), t.sin().mul(radius)), ids, 2, noise, seed);
  }

  /**
   * Spiral arms, with the notebook's seed; see {@link #spirals(int, int, double, long)}.
   *
   * @param n how many samples, at least one for each arm
   * @param arms how many arms, each a class, at least 2
   * @param noise the standard deviation of the noise; 0.02 to 0.05 are usual
   * @return the data set
   */
  public static Dataset spirals(int n, int arms, double noise) {
    return spirals(n, arms, noise, Seed.current());
  }

  /**
   * Spiral arms, each a class: the radius r is uniform from 0.1 to 1, the angle 2π(r + class/arms),
   * so each arm turns once, with normal noise.
   *
   * @param n how many samples, at least one for each arm
   * @param arms how many arms, at least 2
   * @param noise the standard deviation of the noise, 0 or more
   * @param seed the seed
   * @return the data set
   */
  public static Dataset spirals(int n, int arms, double noise, long seed) {
    check("spirals", n, arms, "noise", noise);
    Tensor ids = turns(n, arms);
    Tensor radius = uniform(seed, "spirals/radius", n).mul(0.9).add(0.1);
    Tensor angle = ids.div(arms).add(radius).mul(TWO_PI);
    return data(
        "spirals",
        points(angle.cos().mul(radius), angle.sin().mul(radius)),
        ids,
        arms,
        noise,
        seed);
  }

  /**
   * Four squares in two classes that no straight line separates, with the notebook's seed; see
   * {@link #xor(int, double, long)}.
   *
   * @param n how many samples, at least 2
   * @param noise the standard deviation of the noise; 0 to 0.2 are usual
   * @return the data set
   */
  public static Dataset xor(int n, double noise) {
    return xor(n, noise, Seed.current());
  }

  /**
   * Four squares in two classes that no straight line separates: |x1| and |x2| are uniform from 0.1
   * to 1, the class is 1 where their signs differ; then normal noise is added.
   *
   * @param n how many samples, at least 2
   * @param noise the standard deviation of the noise, 0 or more
   * @param seed the seed
   * @return the data set
   */
  public static Dataset xor(int n, double noise, long seed) {
    check("xor", n, 2, "noise", noise);
    float[] x = RandomStream.of(seed, "data/xor/position").uniform(2 * n, 0.1f, 1);
    float[] ids = new float[n];
    for (int i = 0; i < n; i++) {
      boolean right = i % 4 == 1 || i % 4 == 2;
      boolean up = i % 4 >= 2;
      x[2 * i] = right ? x[2 * i] : -x[2 * i];
      x[2 * i + 1] = up ? x[2 * i + 1] : -x[2 * i + 1];
      ids[i] = right != up ? 1 : 0;
    }
    return data("xor", Tensor.of(Shape.of(n, 2), x), Tensor.of(Shape.of(n), ids), 2, noise, seed);
  }

  /**
   * E-mails and whether they are spam, with the notebook's seed; see {@link #spam(int, long)}.
   *
   * @param n how many e-mails, at least 2
   * @return the data set
   */
  public static Dataset spam(int n) {
    return spam(n, Seed.current());
  }

  /**
   * E-mails and whether they are spam. The features count the characters "$" (0 to 9) and "!" (0 to
   * 5), small counts more often; an e-mail is spam with the probability σ(dollars + 2·exclamations
   * − 5). So logistic regression finds about w = (1, 2), b = −5.
   *
   * @param n how many e-mails, at least 2
   * @param seed the seed
   * @return the data set, with the classes ham and spam
   */
  public static Dataset spam(int n, long seed) {
    check("spam", n, 2, "noise", 0);
    RandomStream counts = RandomStream.of(seed, "data/spam/counts");
    float[] x = new float[2 * n];
    for (int i = 0; i < n; i++) {
      // Of two draws the smaller: small counts come more often.
      x[2 * i] = Math.min(counts.below(4L * i, 10), counts.below(4L * i + 1, 10));
      x[2 * i + 1] = Math.min(counts.below(4L * i + 2, 6), counts.below(4L * i + 3, 6));
    }
    Tensor features = Tensor.of(Shape.of(n, 2), x);
    Tensor spam = features.matmul(Tensor.vector(1, 2)).sub(5).sigmoid();
    Tensor labels = uniform(seed, "spam/label", n).lt(spam);
    return Dataset.of(features, labels)
        .named("spam")
        .withFeatureNames("dollars", "exclamations")
        .withLabelName("kind")
        .withClasses("ham", "spam");
  }

  /**
   * Images of handwritten digits, with the notebook's seed; see {@link #digits(int, long)}.
   *
   * @param n how many images, at least 1
   * @return the data set
   */
  public static Dataset digits(int n) {
    return digits(n, Seed.current());
  }

  /**
   * Images of handwritten digits that nobody wrote: what MNIST is, without a file to download, and
   * in the same form. Features of shape (n, 1, 28, 28) go from 0 (background) to 1 (ink), the
   * classes are the digits.
   *
   * <pre>{@code
   * var data = digits(5000).split(0.8, 0.2);
   * var net = sequential(flatten(), dense(784, 64), relu(), dense(64, 10));
   * trainer(net, crossEntropy(), adam(0.002)).epochs(10).fit(data)
   * }</pre>
   *
   * <p>A digit is a few strokes, smooth curves through some points, in one of several ways of
   * writing it. For each image a hand is drawn from the stream {@code data/digits/image i}: it
   * shakes, bends, narrows, slants and turns the strokes, and follows them with a pen of its own
   * width and pressure. As in MNIST the digit is 20 pixels long and has its centre of mass in the
   * middle, here within about a pixel. Every ten images in a row hold each digit once, in random
   * order.
   *
   * <p>They are somewhat easier than MNIST: after 4,000 images logistic regression tells 93 % of
   * others right (there 89 %), a network with 64 hidden units 95 % (92 %), a small convolutional
   * network 98 % (96 %).
   *
   * <p>The form is that of LeCun, Bottou, Bengio and Haffner, "Gradient-based learning applied to
   * document recognition" (1998); digits as strokes that vary are an idea of Hinton and Nair,
   * "Inferring motor programs from images of handwritten digits" (2005). For the real digits see
   * {@link Images#mnist}.
   *
   * @param n how many images, at least 1
   * @param seed the seed
   * @return the data set, with the classes 0 to 9
   * @throws IllegalArgumentException if n is below 1
   */
  public static Dataset digits(int n, long seed) {
    return Digits.of(n, seed);
  }

  /** Adds normal noise, element i·2 + axis of the stream data/name/noise, to each sample i. */
  private static Dataset data(
      String name, Tensor points, Tensor ids, int classes, double noise, long seed) {
    int n = points.size(0);
    float[] normal =
        RandomStream.of(seed, "data/" + name + "/noise").normal(2 * n, 0, (float) noise);
    return Dataset.of(points.add(Tensor.of(Shape.of(n, 2), normal)), ids)
        .named(name)
        .withClasses(Names.ids(classes).toArray(String[]::new));
  }

  private static Tensor uniform(long seed, String purpose, int n) {
    return Tensor.of(Shape.of(n), RandomStream.of(seed, "data/" + purpose).uniform(n, 0, 1));
  }

  /** Class ids 0, 1, …, classes − 1, 0, 1, … */
  private static Tensor turns(int n, int classes) {
    float[] ids = new float[n];
    for (int i = 0; i < n; i++) {
      ids[i] = i % classes;
    }
    return Tensor.of(Shape.of(n), ids);
  }

  /** Two vectors as the columns of a matrix. */
  private static Tensor points(Tensor x1, Tensor x2) {
    return Tensor.stack(x1, x2).transpose();
  }

  private static void check(String who, int n, int classes, String spread, double value) {
    if (classes < 2) {
      throw new IllegalArgumentException(
          who + ": needs at least 2 classes to tell apart, but got " + classes + ". Try 2 or 3.");
    }
    if (n < classes) {
      throw new IllegalArgumentException(
          who
              + ": needs at least one sample for each of "
              + classes
              + " classes, but n is "
              + n
              + ". Try 200.");
    }
    // Refuses what no array can hold.
    Shape.of(n, 2);
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          who
              + ": the "
              + spread
              + (Double.isInfinite(value)
                  ? " must be finite, but is "
                  : " must be 0 or more, but is ")
              + Numbers.asJava(value)
              + ". Try 0.1.");
    }
  }
}
