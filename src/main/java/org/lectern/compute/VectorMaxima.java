package org.lectern.compute;

import static org.lectern.compute.VectorWidth.FLOATS;
import static org.lectern.compute.VectorWidth.LENGTH;
import static org.lectern.compute.VectorWidth.load;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The largest elements of windows of 2×2 side by side. Two neighbours in a row are the halves of a
 * long number, so that no lane has to move: each half becomes a number of its own, the element's
 * rank above a digit that is larger for earlier elements, and the largest of four is the winner.
 */
final class VectorMaxima {
  private static final VectorSpecies<Integer> INTS =
      VectorSpecies.of(int.class, FLOATS.vectorShape());

  private static final IntVector MAGNITUDE = IntVector.broadcast(INTS, Integer.MAX_VALUE);
  private static final IntVector INFINITY = IntVector.broadcast(INTS, 0x7f800000);
  private static final LongVector RIGHT =
      LongVector.broadcast(VectorSpecies.of(long.class, FLOATS.vectorShape()), -1L << 32);

  /** Windows at once. */
  private static final int PIECE = 128;

  private VectorMaxima() {}

  /** Whether windows are of 2×2 and neither overlap nor leave the images. */
  static boolean fits(Sliding vertical, Sliding horizontal) {
    return fits(vertical) && fits(horizontal);
  }

  private static boolean fits(Sliding axis) {
    return axis.kernel() == 2 && axis.stride() == 2 && axis.padding() == 0;
  }

  static void find(
      float[] x,
      int first,
      int planes,
      Sliding vertical,
      Sliding horizontal,
      float[] out,
      float[] winners) {
    long[] largest = new long[PIECE];
    int width = horizontal.input();
    int columns = horizontal.output();
    int at = first * vertical.output() * columns;
    for (int plane = first; plane < first + planes; plane++) {
      for (int y = 0; y < vertical.output(); y++) {
        int row = (plane * vertical.input() + 2 * y) * width;
        for (int done = 0; done < columns; done += PIECE) {
          int n = Math.min(PIECE, columns - done);
          int from = row + 2 * done;
          int vectors = (2 * n + LENGTH - 1) / LENGTH * LENGTH;
          if (from + width + vectors <= x.length) {
            largest(x, from, width, vectors, largest);
            pick(largest, n, from, width, out, winners, at);
          } else {
            ScalarMaxima.row(x, from, width, n, out, winners, at);
          }
          at += n;
        }
      }
    }
  }

  private static void largest(float[] x, int xo, int width, int n, long[] out) {
    for (int i = 0; i < n; i += LENGTH) {
      LongVector upper = ranks(x, xo + i);
      LongVector lower = ranks(x, xo + i + width);
      upper
          .lanewise(VectorOperators.LSHL, 32)
          .or(3)
          .max(upper.and(RIGHT).or(2))
          .max(lower.lanewise(VectorOperators.LSHL, 32).or(1).max(lower.and(RIGHT)))
          .intoArray(out, i / 2);
    }
  }

  /** As {@link ScalarMaxima#rank}. */
  private static LongVector ranks(float[] x, int at) {
    IntVector bits = load(x, at).reinterpretAsInts();
    return bits.lanewise(
            VectorOperators.XOR, bits.lanewise(VectorOperators.ASHR, 31).and(MAGNITUDE))
        .blend(MAGNITUDE, bits.and(MAGNITUDE).compare(VectorOperators.GT, INFINITY))
        .reinterpretAsLongs();
  }

  private static void pick(
      long[] largest, int n, int from, int width, float[] out, float[] winners, int at) {
    for (int i = 0; i < n; i++) {
      int rank = (int) (largest[i] >> 32);
      out[at + i] = Float.intBitsToFloat(rank ^ rank >> 31 & Integer.MAX_VALUE);
      int place = 3 - (int) largest[i];
      int winner = from + 2 * i + (place & 1) + (-(place >> 1) & width);
      winners[at + i] = Float.intBitsToFloat(winner);
    }
  }
}
