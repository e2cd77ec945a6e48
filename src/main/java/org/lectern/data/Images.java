package org.lectern.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.lectern.tensor.Given;
import org.lectern.tensor.Shape;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * Images with labels, from files in the IDX format of MNIST. Grey values become numbers from 0
 * (background) to 1; samples have the shape (1, height, width), one channel.
 */
public final class Images {
  /** MNIST comes in these two parts; the second is the smaller. */
  private static final List<String> PARTS = List.of("train", "t10k");

  private Images() {}

  /**
   * Images and labels of two files, packed with gzip or not.
   *
   * @param images shape (n, height, width)
   * @param labels shape (n), class ids
   * @return the data set, with features of shape (n, 1, height, width)
   * @throws java.io.UncheckedIOException if a file can't be read
   * @throws IllegalArgumentException if a file is not in IDX format
   * @throws ShapeException if the two do not fit
   */
  public static Dataset idx(String images, String labels) {
    Given.required("idx", "a path of images", images);
    Given.required("idx", "a path of labels", labels);
    Tensor pixels = IdxFile.read(Path.of(images));
    Tensor ids = IdxFile.read(Path.of(labels));
    if (pixels.rank() != 3 || ids.rank() != 1 || pixels.size(0) != ids.size(0)) {
      throw new ShapeException(
          "idx: needs images of shape (n, height, width) and n labels, but got "
              + pixels.shape()
              + " and "
              + ids.shape()
              + ". The images come first, then the labels.");
    }
    Shape shape = Shape.of(pixels.size(0), 1, pixels.size(1), pixels.size(2));
    return Dataset.of(pixels.div(255).reshape(shape.toArray()), ids);
  }

  /**
   * The handwritten digits of MNIST: 60,000 for training, then 10,000 for testing. The first call
   * fetches the files (11 MB) into {@code .lectern/mnist} of the user's folder; later ones need no
   * network.
   *
   * @return the data set
   * @throws java.io.UncheckedIOException if the files are not there and can't be fetched
   */
  public static Dataset mnist() {
    return mnist(MnistFiles.ofUser().get().toString());
  }

  /**
   * The handwritten digits of MNIST from a folder with its files, named as they are distributed:
   * {@code train-images-idx3-ubyte} and so on, with or without {@code .gz}. If both parts are
   * there, the 60,000 for training come before the 10,000 for testing.
   *
   * @param folder the folder
   * @return the data set
   * @throws IllegalArgumentException if neither part is there
   */
  public static Dataset mnist(String folder) {
    Given.required("mnist", "a folder", folder);
    List<Dataset> parts =
        PARTS.stream()
            .filter(part -> !file(folder, part, "images-idx3").isEmpty())
            .map(part -> idx(file(folder, part, "images-idx3"), file(folder, part, "labels-idx1")))
            .toList();
    if (parts.isEmpty()) {
      throw new IllegalArgumentException(
          "mnist: needs train-images-idx3-ubyte.gz or t10k-images-idx3-ubyte.gz and the labels, but"
              + " they are not in "
              + Path.of(folder).toAbsolutePath().normalize()
              + ". Download them and give the folder.");
    }
    Tensor[] features = parts.stream().map(Dataset::features).toArray(Tensor[]::new);
    Tensor[] labels = parts.stream().map(Dataset::labels).toArray(Tensor[]::new);
    return Dataset.of(Tensor.concat(0, features), Tensor.concat(0, labels)).named("MNIST");
  }

  /** The path of one of MNIST's files, or "" if it is not there. */
  private static String file(String folder, String part, String kind) {
    for (String end : List.of("-ubyte", "-ubyte.gz")) {
      Path file = Path.of(folder, part + "-" + kind + end);
      if (Files.isRegularFile(file)) {
        return file.toString();
      }
    }
    return kind.startsWith("labels")
        ? Path.of(folder, part + "-" + kind + "-ubyte").toString()
        : "";
  }
}
