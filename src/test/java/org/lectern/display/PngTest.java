package org.lectern.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Decodes what {@link Png} writes with the JDK's own reader, which checks every checksum. */
class PngTest {
  private static BufferedImage decoded(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  private static byte[] bytes(int count, int factor) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) (i * factor);
    }
    return bytes;
  }

  @Test
  void grey_everyValue_isReadBack() throws IOException {
    BufferedImage image = decoded(Png.grey(16, 16, bytes(256, 1)));
    assertThat(image.getWidth()).isEqualTo(16);
    assertThat(image.getHeight()).isEqualTo(16);
    assertThat(image.getRaster().getNumBands()).isEqualTo(1);
    for (int i = 0; i < 256; i++) {
      assertThat(image.getRaster().getSample(i % 16, i / 16, 0)).isEqualTo(i);
    }
  }

  @Test
  void rgb_notSquare_isReadBack() throws IOException {
    BufferedImage image = decoded(Png.rgb(5, 3, bytes(45, 5)));
    assertThat(image.getWidth()).isEqualTo(5);
    assertThat(image.getHeight()).isEqualTo(3);
    for (int i = 0; i < 15; i++) {
      int expected = i * 15 << 16 | (i * 15 + 5) << 8 | (i * 15 + 10);
      assertThat(image.getRGB(i % 5, i / 5) & 0xFFFFFF).isEqualTo(expected);
    }
  }

  @Test
  void indexed_colours_areThoseOfThePalette() throws IOException {
    int[] colours = {0x0072B2, 0xF5F5F3, 0xD55E00};
    BufferedImage image = decoded(Png.indexed(3, 2, new byte[] {0, 1, 2, 2, 0, 1}, colours));
    assertThat(image.getRGB(1, 0) & 0xFFFFFF).isEqualTo(0xF5F5F3);
    assertThat(image.getRGB(0, 1) & 0xFFFFFF).isEqualTo(0xD55E00);
    assertThat(image.getRGB(1, 1) & 0xFFFFFF).isEqualTo(0x0072B2);
  }

  @Test
  void grey_moreThanOneBlock_isReadBack() throws IOException {
    BufferedImage image = decoded(Png.grey(400, 500, bytes(200_000, 7)));
    for (int i = 0; i < 200_000; i += 37) {
      assertThat(image.getRaster().getSample(i % 400, i / 400, 0)).isEqualTo(i * 7 & 255);
    }
  }

  @Test
  void grey_exactlyOneBlock_isReadBack() throws IOException {
    // 65,534 pixels and the byte of the filter are 65,535 bytes.
    BufferedImage image = decoded(Png.grey(65_534, 1, bytes(65_534, 1)));
    assertThat(image.getRaster().getSample(65_533, 0, 0)).isEqualTo(65_533 & 255);
  }

  @Test
  void grey_onePixel_hasTheseBytes() {
    assertThat(Base64.getEncoder().encodeToString(Png.grey(1, 1, new byte[] {-1})))
        .startsWith("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptV");
    assertThat(Png.dataUri(new byte[] {1, 2, 3})).isEqualTo("data:image/png;base64,AQID");
  }

  @Test
  void wrongLength_teaches() {
    assertThatThrownBy(() -> Png.rgb(2, 2, new byte[4]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "png: an image of 2 × 2 needs a width and a height of at least 1, and 3 bytes for each"
                + " pixel, but got 4 bytes. Give width, height and the pixels row by row.");
    assertThatThrownBy(() -> Png.grey(0, 2, new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Png.indexed(1, 1, new byte[] {1}, new int[] {5}))
        .hasMessage(
            "png: needs at most 256 colours, and one for each number in the pixels, but got 1"
                + " colours and a pixel of the number 1. Use rgb for more colours.");
  }
}
