package org.lectern.display;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/**
 * Writes PNG images of 8 bits a channel, for pixels inside an {@link Svg}. The same pixels give the
 * same bytes on every machine: they are stored, not compressed, because compressors differ.
 */
public final class Png {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int GREY = 0;
  private static final int RGB = 2;
  private static final int INDEXED = 3;

  /** A stored block of the deflate format holds at most so many bytes. */
  private static final int BLOCK = 65_535;

  private Png() {}

  /**
   * A grey image.
   *
   * @param width in pixels
   * @param height in pixels
   * @param pixels one byte a pixel, row by row from the top: 0 is black, 255 white
   * @return the file
   * @throws IllegalArgumentException if the pixels do not fill the image
   */
  public static byte[] grey(int width, int height, byte[] pixels) {
    return encode(width, height, GREY, pixels, new int[0]);
  }

  /**
   * An image in colours.
   *
   * @param width in pixels
   * @param height in pixels
   * @param pixels three bytes a pixel, red, green and blue, row by row from the top
   * @return the file
   * @throws IllegalArgumentException if the pixels do not fill the image
   */
  public static byte[] rgb(int width, int height, byte[] pixels) {
    return encode(width, height, RGB, pixels, new int[0]);
  }

  /**
   * An image in few colours, a third as long.
   *
   * @param width in pixels
   * @param height in pixels
   * @param pixels one byte a pixel, the number of its colour, row by row from the top
   * @param colours at most 256 colours as 0xRRGGBB
   * @return the file
   * @throws IllegalArgumentException if the pixels do not fill the image, or a colour is missing
   */
  public static byte[] indexed(int width, int height, byte[] pixels, int[] colours) {
    int most = -1;
    for (byte pixel : pixels) {
      most = Math.max(most, pixel & 255);
    }
    if (colours.length > 256 || most >= colours.length) {
      throw new IllegalArgumentException(
          "png: needs at most 256 colours, and one for each number in the pixels, but got "
              + colours.length
              + " colours and a pixel of the number "
              + most
              + ". Use rgb for more colours.");
    }
    return encode(width, height, INDEXED, pixels, colours);
  }

  /**
   * The address of an image that holds the image itself, for {@code href} in an SVG.
   *
   * @param png the file
   * @return the address
   */
  public static String dataUri(byte[] png) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }

  private static byte[] encode(int width, int height, int type, byte[] pixels, int[] colours) {
    int channels = type == RGB ? 3 : 1;
    if (width < 1 || height < 1 || pixels.length != (long) width * height * channels) {
      throw new IllegalArgumentException(
          "png: an image of "
              + width
              + " × "
              + height
              + " needs a width and a height of at least 1, and "
              + (channels == 1 ? "1 byte" : "3 bytes")
              + " for each pixel, but got "
              + pixels.length
              + " bytes. Give width, height and the pixels row by row.");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(pixels.length + height + 1024);
    out.writeBytes(SIGNATURE);
    byte[] header =
        ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8).put((byte) type).array();
    chunk(out, "IHDR", header);
    if (type == INDEXED) {
      ByteBuffer palette = ByteBuffer.allocate(3 * colours.length);
      for (int colour : colours) {
        palette.put((byte) (colour >> 16)).put((byte) (colour >> 8)).put((byte) colour);
      }
      chunk(out, "PLTE", palette.array());
    }
    chunk(out, "IDAT", stored(rows(width * channels, height, pixels)));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  /** Each row after a byte that names its filter: 0 for none. */
  private static byte[] rows(int length, int height, byte[] pixels) {
    byte[] rows = new byte[(length + 1) * height];
    for (int row = 0; row < height; row++) {
      System.arraycopy(pixels, row * length, rows, row * (length + 1) + 1, length);
    }
    return rows;
  }

  /** The bytes in the format of zlib, in blocks without compression. */
  private static byte[] stored(byte[] bytes) {
    int blocks = (bytes.length + BLOCK - 1) / BLOCK;
    ByteBuffer out = ByteBuffer.allocate(bytes.length + 5 * blocks + 6);
    out.put((byte) 0x78).put((byte) 0x01).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < bytes.length; from += BLOCK) {
      int length = Math.min(BLOCK, bytes.length - from);
      out.put((byte) (from + length == bytes.length ? 1 : 0));
      out.putShort((short) length).putShort((short) ~length).put(bytes, from, length);
    }
    Adler32 sum = new Adler32();
    sum.update(bytes);
    return out.order(ByteOrder.BIG_ENDIAN).putInt((int) sum.getValue()).array();
  }

  private static void chunk(ByteArrayOutputStream out, String name, byte[] content) {
    byte[] type = name.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(type);
    sum.update(content);
    out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
    out.writeBytes(type);
    out.writeBytes(content);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }
}
