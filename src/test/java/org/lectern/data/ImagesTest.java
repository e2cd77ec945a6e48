package org.lectern.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.tensor.Shape;

class ImagesTest {
  private static final byte[] TWO_IMAGES = {
    0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 0, 51, (byte) 255, 102, 0, 0
  };
  private static final byte[] TWO_LABELS = {0, 0, 8, 1, 0, 0, 0, 2, 1, 0};

  @TempDir Path folder;

  private String file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes).toString();
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  @Test
  void idx_imagesAndLabels_areScaledAndGetAChannel() throws IOException {
    Dataset data = Images.idx(file("i", TWO_IMAGES), file("l", packed(TWO_LABELS)));
    assertThat(data.features().shape()).isEqualTo(Shape.of(2, 1, 1, 3));
    assertThat(data.features().toArray()).containsExactly(0, 0.2f, 1, 0.4f, 0, 0);
    assertThat(data.labels().toArray()).containsExactly(1, 0);
    assertThat(data.classes()).isEqualTo(2);
  }

  @Test
  void mnist_oneOrBothParts_areFound() throws IOException {
    file("t10k-images-idx3-ubyte.gz", packed(TWO_IMAGES));
    file("t10k-labels-idx1-ubyte.gz", packed(TWO_LABELS));
    assertThat(Images.mnist(folder.toString()).size()).isEqualTo(2);
    file("train-images-idx3-ubyte", TWO_IMAGES);
    file("train-labels-idx1-ubyte", TWO_LABELS);
    assertThat(Images.mnist(folder.toString()).size()).isEqualTo(4);
  }

  @Test
  void idx_badFiles_areRefused() throws IOException {
    String images = file("i", TWO_IMAGES);
    String labels = file("l", TWO_LABELS);
    assertThatThrownBy(() -> Images.idx(labels, images))
        .hasMessage(
            "idx: needs images of shape (n, height, width) and n labels, but got (2) and (2, 1, 3)."
                + " The images come first, then the labels.");
    String cut = file("cut", java.util.Arrays.copyOf(TWO_IMAGES, 20));
    assertThatThrownBy(() -> Images.idx(cut, labels))
        .hasMessage(
            "idx: needs a file in IDX format with bytes, but in cut it announces 6 numbers and has"
                + " 4. Was it cut off on the way?");
    String text = file("text", "hello, world".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThatThrownBy(() -> Images.idx(text, labels))
        .hasMessage(
            "idx: needs a file in IDX format with bytes, but in text it does not begin with two zero"
                + " bytes. Was it cut off on the way?");
    String floats = file("floats", new byte[] {0, 0, 13, 1, 0, 0, 0, 0});
    assertThatThrownBy(() -> Images.idx(floats, labels))
        .hasMessage(
            "idx: needs a file in IDX format with bytes, but in floats it has the type 13 and the"
                + " rank 1, not bytes. Was it cut off on the way?");
    assertThatThrownBy(() -> Images.mnist(folder.toString()))
        .hasMessage(
            "mnist: needs train-images-idx3-ubyte.gz or t10k-images-idx3-ubyte.gz and the labels,"
                + " but they are not in "
                + folder
                + ". Download them and give the folder.");
    assertThatThrownBy(() -> Images.idx(folder.resolve("none").toString(), labels))
        .hasMessage("idx: there is no file " + folder.resolve("none") + ". Check the path.");
  }

  @Test
  @Tag("real-data")
  void mnist_realDigits_areThere() {
    Dataset data = Images.mnist(System.getenv("LECTERN_TEST_DATA") + "/mnist");
    assertThat(data.features().shape()).isEqualTo(Shape.of(10_000, 1, 28, 28));
    assertThat(data.classes()).isEqualTo(10);
    assertThat(data.labels().row(0).item()).isEqualTo(7);
  }
}
