package org.lectern.data;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

/**
 * The format of MNIST and its relatives: two zero bytes, a type, the rank, each size as four bytes,
 * then the numbers, big-endian. May be packed with gzip.
 */
final class IdxFile {
  private static final int UNSIGNED_BYTE = 8;

  private IdxFile() {}

  /** The numbers as they are, from 0 to 255. */
  static Tensor read(Path file) {
    byte[] bytes = content(file);
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (bytes.length < 4 || buffer.getShort() != 0) {
      throw broken(file, "it does not begin with two zero bytes");
    }
    int type = buffer.get();
    int rank = buffer.get();
    if (type != UNSIGNED_BYTE || rank < 1 || bytes.length < 4 + 4 * rank) {
      throw broken(file, "it has the type " + type + " and the rank " + rank + ", not bytes");
    }
    int[] sizes = new int[rank];
    long count = 1;
    for (int axis = 0; axis < rank; axis++) {
      sizes[axis] = buffer.getInt();
      count = sizes[axis] < 0 || count > Integer.MAX_VALUE ? -1 : count * sizes[axis];
    }
    if (count != buffer.remaining()) {
      throw broken(file, "it announces " + count + " numbers and has " + buffer.remaining());
    }
    float[] values = new float[(int) count];
    for (int i = 0; i < values.length; i++) {
      values[i] = buffer.get() & 0xff;
    }
    return Tensor.of(Shape.of(sizes), values);
  }

  private static byte[] content(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UncheckedIOException(
          "idx: there is no file " + file.toAbsolutePath().normalize() + ". Check the path.",
          new NoSuchFileException(file.toString()));
    }
    try {
      byte[] bytes = Files.readAllBytes(file);
      boolean packed = bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
      if (!packed) {
        return bytes;
      }
      try (InputStream in =
          new BufferedInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes)))) {
        return in.readAllBytes();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "idx: " + file.toAbsolutePath().normalize() + " can't be read (" + e + ").", e);
    }
  }

  private static IllegalArgumentException broken(Path file, String what) {
    return new IllegalArgumentException(
        "idx: needs a file in IDX format with bytes, but in "
            + file.getFileName()
            + " "
            + what
            + ". Was it cut off on the way?");
  }
}
