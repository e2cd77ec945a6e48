package org.lectern;

import org.lectern.data.Augmentation;
import org.lectern.data.Dataset;
import org.lectern.data.Generators;
import org.lectern.data.Images;
import org.lectern.data.MinMax;
import org.lectern.data.Standardiser;
import org.lectern.data.Tables;
import org.lectern.tensor.Tensor;
import tech.tablesaw.api.Table;

/** Factories of data sets. */
abstract class DataFactories extends FileFactories {
  DataFactories() {}

  /**
   * Round clouds of points, each a class.
   *
   * @param n how many samples
   * @param classes how many clouds
   * @param deviation their standard deviation
   * @return the data set
   */
  public static Dataset blobs(int n, int classes, double deviation) {
    return Generators.blobs(n, classes, deviation);
  }

  /**
   * Round clouds of points, each a class. With a seed of its own.
   *
   * @param n how many samples
   * @param classes how many clouds
   * @param deviation their standard deviation
   * @param seed a seed of its own
   * @return the data set
   */
  public static Dataset blobs(int n, int classes, double deviation, long seed) {
    return Generators.blobs(n, classes, deviation, seed);
  }

  /**
   * Two half moons, one inside the other.
   *
   * @param n how many samples
   * @param noise the standard deviation of the noise
   * @return the data set
   */
  public static Dataset moons(int n, double noise) {
    return Generators.moons(n, noise);
  }

  /**
   * Two half moons, one inside the other. With a seed of its own.
   *
   * @param n how many samples
   * @param noise the standard deviation of the noise
   * @param seed a seed of its own
   * @return the data set
   */
  public static Dataset moons(int n, double noise, long seed) {
    return Generators.moons(n, noise, seed);
  }

  /**
   * A circle inside a circle.
   *
   * @param n how many samples
   * @param noise the standard deviation of the noise
   * @return the data set
   */
  public static Dataset circles(int n, double noise) {
    return Generators.circles(n, noise);
  }

  /**
   * A circle inside a circle. With a seed of its own.
   *
   * @param n how many samples
   * @param noise the standard deviation of the noise
   * @param seed a seed of its own
   * @return the data set
   */
  public static Dataset circles(int n, double noise, long seed) {
    return Generators.circles(n, noise, seed);
  }

  /**
   * Spiral arms, each a class.
   *
   * @param n how many samples
   * @param arms how many arms
   * @param noise the standard deviation of the noise
   * @return the data set
   */
  public static Dataset spirals(int n, int arms, double noise) {
    return Generators.spirals(n, arms, noise);
  }

  /**
   * Spiral arms, each a class. With a seed of its own.
   *
   * @param n how many samples
   * @param arms how many arms
   * @param noise the standard deviation of the noise
   * @param seed a seed of its own
   * @return the data set
   */
  public static Dataset spirals(int n, int arms, double noise, long seed) {
    return Generators.spirals(n, arms, noise, seed);
  }

  /**
   * Four squares in two classes that no straight line separates.
   *
   * @param n how many samples
   * @param noise the standard deviation of the noise
   * @return the data set
   */
  public static Dataset xor(int n, double noise) {
    return Generators.xor(n, noise);
  }

  /**
   * Four squares in two classes that no straight line separates. With a seed of its own.
   *
   * @param n how many samples
   * @param noise the standard deviation of the noise
   * @param seed a seed of its own
   * @return the data set
   */
  public static Dataset xor(int n, double noise, long seed) {
    return Generators.xor(n, noise, seed);
  }

  /**
   * E-mails with counts of "$" and "!", and whether they are spam.
   *
   * @param n how many samples
   * @return the data set
   */
  public static Dataset spam(int n) {
    return Generators.spam(n);
  }

  /**
   * E-mails with counts of "$" and "!", and whether they are spam. With a seed of its own.
   *
   * @param n how many samples
   * @param seed a seed of its own
   * @return the data set
   */
  public static Dataset spam(int n, long seed) {
    return Generators.spam(n, seed);
  }

  /**
   * Images of handwritten digits that nobody wrote: MNIST without a download.
   *
   * @param n how many images
   * @return features of shape (n, 1, 28, 28) from 0 to 1, and the digits
   */
  public static Dataset digits(int n) {
    return Generators.digits(n);
  }

  /**
   * Images of handwritten digits that nobody wrote: MNIST without a download. With a seed of its
   * own.
   *
   * @param n how many images
   * @param seed a seed of its own
   * @return features of shape (n, 1, 28, 28) from 0 to 1, and the digits
   */
  public static Dataset digits(int n, long seed) {
    return Generators.digits(n, seed);
  }

  /**
   * A data set from tensors.
   *
   * @param features shape (n, …), samples along the first axis
   * @param labels class ids of shape (n), or numbers
   * @return the data set
   */
  public static Dataset dataset(Tensor features, Tensor labels) {
    return Dataset.of(features, labels);
  }

  /**
   * A data set from a table.
   *
   * @param table a Tablesaw table
   * @param label the label's column
   * @param features the feature columns; none means all others
   * @return the data set
   */
  public static Dataset dataset(Table table, String label, String... features) {
    return Tables.dataset(table, label, features);
  }

  /**
   * A table from a CSV file with a header line.
   *
   * @param path the file
   * @return a Tablesaw table
   */
  public static Table csv(String path) {
    return Tables.read(path);
  }

  /**
   * A table from a CSV file.
   *
   * @param path the file
   * @param header whether the first line names the columns; else they are C0, C1, …
   * @return a Tablesaw table
   */
  public static Table csv(String path, boolean header) {
    return Tables.read(path, header);
  }

  /**
   * A data set from a CSV file with a header line.
   *
   * @param path the file
   * @param label the label's column
   * @param features the feature columns; none means all others
   * @return the data set
   */
  public static Dataset csv(String path, String label, String... features) {
    return Tables.dataset(path, label, features);
  }

  /**
   * Images and labels from two files in the IDX format of MNIST.
   *
   * @param images the file of images
   * @param labels the file of labels
   * @return features of shape (n, 1, height, width) from 0 to 1, and class ids
   */
  public static Dataset idx(String images, String labels) {
    return Images.idx(images, labels);
  }

  /**
   * The handwritten digits of MNIST, 60,000 for training and then 10,000 for testing: fetched once
   * (11 MB), then kept in {@code .lectern/mnist} of the user's folder.
   *
   * @return the data set
   * @throws java.io.UncheckedIOException if the files are not there and can't be fetched
   */
  public static Dataset mnist() {
    return Images.mnist();
  }

  /**
   * The handwritten digits of MNIST, from a folder with its files.
   *
   * @param folder the folder
   * @return features of shape (n, 1, 28, 28) from 0 to 1, and the digits
   */
  public static Dataset mnist(String folder) {
    return Images.mnist(folder);
  }

  /**
   * Adds changed copies of images to training data: {@code
   * augmentation().shift(2).rotate(10).apply(data, 4)}.
   *
   * @return an augmentation that changes nothing yet
   */
  public static Augmentation augmentation() {
    return Augmentation.none();
  }

  /**
   * Brings features to mean 0 and deviation 1, with statistics of these data.
   *
   * @param data the data whose statistics are remembered, usually the training part
   * @return the normaliser
   */
  public static Standardiser standardise(Dataset data) {
    return Standardiser.fit(data);
  }

  /**
   * Brings features to the range from 0 to 1, with statistics of these data.
   *
   * @param data the data whose statistics are remembered, usually the training part
   * @return the normaliser
   */
  public static MinMax minMax(Dataset data) {
    return MinMax.fit(data);
  }
}
