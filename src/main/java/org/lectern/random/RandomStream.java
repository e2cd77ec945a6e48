package org.lectern.random;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.lectern.compute.Compute;
import org.lectern.compute.Unary;

/**
 * A stream of random numbers, named by a seed and a purpose such as {@code init/2.weight}. Number i
 * of a stream is a function of (seed, purpose, i) alone: it does not depend on what was drawn
 * before, from this stream or another. Two programs that use the same names get the same numbers.
 *
 * <p>The generator is Philox4x32-10. Its key is the first 8 bytes, and the upper half of its
 * counter the next 8 bytes, of SHA-256 over the seed (8 bytes, big-endian) and the purpose (UTF-8);
 * the lower half of the counter is the index. Immutable.
 */
public final class RandomStream {
  private static final float TO_UNIT = 0x1p-24f;
  private static final float TWO_PI = (float) (2 * Math.PI);

  private final long seed;
  private final String purpose;
  private final int k0;
  private final int k1;
  private final int c2;
  private final int c3;

  private RandomStream(long seed, String purpose) {
    this.seed = seed;
    this.purpose = purpose;
    byte[] name = purpose.getBytes(StandardCharsets.UTF_8);
    ByteBuffer hash =
        ByteBuffer.wrap(
            sha256().digest(ByteBuffer.allocate(8 + name.length).putLong(seed).put(name).array()));
    k0 = hash.getInt();
    k1 = hash.getInt();
    c2 = hash.getInt();
    c3 = hash.getInt();
  }

  /**
   * The stream of a seed and a purpose.
   *
   * @param seed the seed
   * @param purpose what the numbers are for
   * @return the stream
   */
  public static RandomStream of(long seed, String purpose) {
    return new RandomStream(seed, purpose);
  }

  /**
   * 64 random bits.
   *
   * @param index which number of the stream
   * @return the bits
   */
  public long bits(long index) {
    int[] words = new int[4];
    block(index / 2, words);
    int at = (int) (index % 2) * 2;
    return (long) words[at + 1] << 32 | words[at] & 0xFFFFFFFFL;
  }

  /**
   * Uniform numbers on [low, high): u·(high − low) + low with u a multiple of 2⁻²⁴, in float; what
   * rounds up to the bound becomes the float below it.
   *
   * @param n how many, from index 0
   * @param low the lower bound
   * @param high the upper bound
   * @return a new array
   */
  public float[] uniform(int n, float low, float high) {
    float[] out = new float[n];
    int[] words = new int[4];
    float width = high - low;
    float below = Math.max(low, Math.nextDown(high));
    for (int i = 0; i < n; i++) {
      if (i % 4 == 0) {
        block(i / 4, words);
      }
      out[i] = Math.min((words[i % 4] >>> 8) * TO_UNIT * width + low, below);
    }
    return out;
  }

  /**
   * Normal numbers by the method of Box and Muller: from each pair of words, √(−2 log u)·cos(2πv)
   * and √(−2 log u)·sin(2πv), with u in (0, 1] and v in [0, 1), all in float.
   *
   * @param n how many, from index 0
   * @param mean the mean
   * @param deviation the standard deviation
   * @return a new array
   */
  public float[] normal(int n, float mean, float deviation) {
    int pairs = (n + 1) / 2;
    float[] radius = new float[pairs];
    float[] angle = new float[pairs];
    int[] words = new int[4];
    for (int i = 0; i < pairs; i++) {
      if (i % 2 == 0) {
        block(i / 2, words);
      }
      int at = i % 2 * 2;
      radius[i] = ((words[at] >>> 8) + 1) * TO_UNIT;
      angle[i] = (words[at + 1] >>> 8) * TO_UNIT * TWO_PI;
    }
    float[] sine = new float[pairs];
    Compute.unary(Unary.LOG, radius, 0, radius, 0, pairs);
    Compute.unary(Unary.SIN, angle, 0, sine, 0, pairs);
    Compute.unary(Unary.COS, angle, 0, angle, 0, pairs);
    float[] out = new float[n];
    for (int i = 0; i < n; i++) {
      float r = (float) Math.sqrt(-2 * radius[i / 2]);
      out[i] = r * (i % 2 == 0 ? angle[i / 2] : sine[i / 2]) * deviation + mean;
    }
    return out;
  }

  /**
   * A random order of 0 … n−1, by Fisher and Yates: for i from n−1 down to 1, element i changes
   * places with element ⌊bits(i)·(i+1)/2⁶⁴⌋.
   *
   * @param n how many
   * @return the order
   */
  public int[] permutation(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    for (int i = n - 1; i > 0; i--) {
      int j = below(i, i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
    return order;
  }

  /**
   * A whole number from 0 to bound − 1: ⌊bits(index)·bound/2⁶⁴⌋.
   *
   * @param index which number of the stream
   * @param bound how many values, at least 1
   * @return the number
   */
  public int below(long index, int bound) {
    long bits = bits(index);
    long high = Math.multiplyHigh(bits, bound);
    return (int) (bits < 0 ? high + bound : high);
  }

  @Override
  public String toString() {
    return "RandomStream(seed " + seed + ", " + purpose + ")";
  }

  private void block(long counter, int[] out) {
    Philox.block((int) counter, (int) (counter >>> 32), c2, c3, k0, k1, out);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
