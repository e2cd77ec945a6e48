package org.lectern.compute;

import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.XOR;
import static org.lectern.compute.VectorWidth.FLOATS;
import static org.lectern.compute.VectorWidth.INTS;
import static org.lectern.compute.VectorWidth.LENGTH;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The largest elements of windows of 2×2 side by side. Two neighbours in a row are the halves of a
 * long number, so that no lane has to move: each half becomes a number of its own, the element's
 * rank ({@link ScalarMaxima}) above a digit that is larger for earlier elements, and the largest of
 * four is the winner.
 */
final class VectorMaxima {
  private static final VectorSpecies<Long> LONGS = FLOATS.withLanes(long.class);

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

  /** Too long to be inlined, as {@link VectorUnary} wants it. */
  static void find(
      float[] x,
      int first,
      int planes,
      Sliding vertical,
      Sliding horizontal,
      float[] out,
      float[] winners) {
    IntVector magnitude = IntVector.broadcast(INTS, Integer.MAX_VALUE);
    IntVector infinity = IntVector.broadcast(INTS, 0x7f800000);
    LongVector right = LongVector.broadcast(LONGS, -1L << 32);
    LongVector one = LongVector.broadcast(LONGS, 1);
    LongVector two = LongVector.broadcast(LONGS, 2);
    LongVector three = LongVector.broadcast(LONGS, 3);
    long[] largest = new long[PIECE];
    int width = horizontal.input();
    int columns = horizontal.output();
    int at = first * vertical.output() * columns;
    for (int plane = first; plane < first + planes; plane++) {
      int row = plane * vertical.input() * width;
      for (int y = 0; y < vertical.output(); y++, row += 2 * width) {
        for (int done = 0; done < columns; done += PIECE) {
          int n = Math.min(PIECE, columns - done);
          int upper = row + 2 * done;
          int lower = upper + width;
          int end = (2 * n + LENGTH - 1) / LENGTH * LENGTH;
          if (lower + end > x.length) {
            ScalarMaxima.row(x, upper, width, n, out, winners, at);
          } else {
            for (int i = 0; i < end; i += LENGTH) {
              IntVector a = fromArray(FLOATS, x, upper + i).reinterpretAsInts();
              IntVector b = fromArray(FLOATS, x, lower + i).reinterpretAsInts();
              LongVector p =
                  a.lanewise(XOR, a.lanewise(ASHR, 31).and(magnitude))
                      .blend(magnitude, a.and(magnitude).compare(GT, infinity))
                      .reinterpretAsLongs();
              LongVector q =
                  b.lanewise(XOR, b.lanewise(ASHR, 31).and(magnitude))
                      .blend(magnitude, b.and(magnitude).compare(GT, infinity))
                      .reinterpretAsLongs();
              p.lanewise(LSHL, 32)
                  .or(three)
                  .max(p.and(right).or(two))
                  .max(q.lanewise(LSHL, 32).or(one).max(q.and(right)))
                  .intoArray(largest, i / 2);
            }
            pick(largest, n, upper, width, out, winners, at);
          }
          at += n;
        }
      }
    }
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
