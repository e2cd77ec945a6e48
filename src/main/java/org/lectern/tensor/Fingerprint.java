package org.lectern.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * SHA-256 over the shapes and bits of tensors: two runs with equal fingerprints had equal numbers,
 * bit for bit. For each tensor its rank, its sizes and its elements, each as four little-endian
 * bytes, NaN as 0x7fc00000.
 */
public final class Fingerprint {
  /** How many numbers are hashed at a time. */
  private static final int CHUNK = 1024;

  private Fingerprint() {}

  /**
   * The fingerprint of several tensors in order.
   *
   * @param tensors the tensors
   * @return 64 hexadecimal digits
   */
  public static String of(List<Tensor> tensors) {
    MessageDigest digest = sha256();
    for (Tensor tensor : tensors) {
      int rank = tensor.rank();
      ByteBuffer bytes =
          ByteBuffer.allocate(4 * Math.max(CHUNK, 1 + rank)).order(ByteOrder.LITTLE_ENDIAN);
      bytes.putInt(rank);
      for (int axis = 0; axis < rank; axis++) {
        bytes.putInt(tensor.size(axis));
      }
      for (float value : tensor.data()) {
        if (!bytes.hasRemaining()) {
          digest.update(bytes.flip());
          bytes.clear();
        }
        bytes.putInt(Float.floatToIntBits(value));
      }
      digest.update(bytes.flip());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
