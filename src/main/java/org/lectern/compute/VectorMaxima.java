package org.lectern.compute;

import static org.lectern.compute.VectorWidth.FLOATS;
import static org.lectern.compute.VectorWidth.LENGTH;
import static org.lectern.compute.VectorWidth.load;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The largest elements of windows without padding: first along the rows, then down the columns, at
 * every place of an image as if it were one long row. Most places begin no window, but neighbours
 * are compared without a shuffle, and rows may be shorter than vectors.
 */
final class VectorMaxima {
  private static final VectorSpecies<Integer> INTS =
      VectorSpecies.of(int.class, FLOATS.vectorShape());

  private static final IntVector MAGNITUDE = IntVector.broadcast(INTS, Integer.MAX_VALUE);
  private static final IntVector INFINITY = IntVector.broadcast(INTS, 0x7f800000);

  /** Elements at once: all passes over them stay in a first-level cache. */
  private static final int PIECE = 2048;

  private static final ThreadLocal<VectorMaxima> BUFFERS =
      ThreadLocal.withInitial(VectorMaxima::new);

  /** What is compared instead of the elements, and zeros. */
  private int[] keys = {};

  private int[] none = {};

  /** The largest keys so far of rows and of windows, and how far they are behind the first one. */
  private int[] rows = {};

  private int[] rowPlaces = {};
  private int[] windows = {};
  private int[] windowPlaces = {};

  private VectorMaxima() {}

  static void find(
      float[] x,
      int first,
      int planes,
      Sliding vertical,
      Sliding horizontal,
      float[] out,
      float[] winners) {
    int area = vertical.input() * horizontal.input();
    int part = Math.max(1, PIECE / area);
    VectorMaxima buffers = BUFFERS.get();
    for (int done = 0; done < planes; done += part) {
      int n = Math.min(part, planes - done);
      buffers.find(x, (first + done) * area, n, first + done, vertical, horizontal, out, winners);
    }
  }

  /** What lies behind the elements is compared too, and is of no meaning. */
  private void find(
      float[] x,
      int xo,
      int planes,
      int first,
      Sliding vertical,
      Sliding horizontal,
      float[] out,
      float[] winners) {
    int width = horizontal.input();
    int n = planes * vertical.input() * width;
    grow(n + (vertical.kernel() - 1) * width + horizontal.kernel() + LENGTH);
    rank(x, xo, n);
    int[] best = keys;
    int[] places = none;
    for (int k = 1; k < horizontal.kernel(); k++) {
      larger(best, places, keys, none, k, rows, rowPlaces, n);
      best = rows;
      places = rowPlaces;
    }
    int[] row = best;
    int[] rowPlace = places;
    for (int k = 1; k < vertical.kernel(); k++) {
      larger(best, places, row, rowPlace, k * width, windows, windowPlaces, n);
      best = windows;
      places = windowPlaces;
    }
    pick(best, places, xo, planes, first, vertical, horizontal, out, winners);
  }

  private void grow(int size) {
    if (keys.length < size) {
      keys = new int[size];
      none = new int[size];
      rows = new int[size];
      rowPlaces = new int[size];
      windows = new int[size];
      windowPlaces = new int[size];
    }
  }

  private void rank(float[] x, int xo, int n) {
    int whole = n - n % LENGTH;
    rank(x, xo, keys, whole);
    for (int i = whole; i < n; i++) {
      keys[i] = ScalarMaxima.rank(x[xo + i]);
    }
  }

  /** As {@link ScalarMaxima#rank}. */
  private static void rank(float[] x, int xo, int[] keys, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      IntVector bits = load(x, xo + i).reinterpretAsInts();
      bits.lanewise(VectorOperators.XOR, bits.lanewise(VectorOperators.ASHR, 31).and(MAGNITUDE))
          .blend(MAGNITUDE, bits.and(MAGNITUDE).compare(VectorOperators.GT, INFINITY))
          .intoArray(keys, i);
    }
  }

  /** out[i] = x[i + distance] if it is larger than best[i], else that, with its place. */
  private static void larger(
      int[] best,
      int[] places,
      int[] x,
      int[] xPlaces,
      int distance,
      int[] out,
      int[] outPlaces,
      int n) {
    for (int i = 0; i < n; i += LENGTH) {
      IntVector a = IntVector.fromArray(INTS, best, i);
      IntVector b = IntVector.fromArray(INTS, x, i + distance);
      VectorMask<Integer> larger = b.compare(VectorOperators.GT, a);
      IntVector.fromArray(INTS, places, i)
          .blend(IntVector.fromArray(INTS, xPlaces, i + distance).add(distance), larger)
          .intoArray(outPlaces, i);
      a.blend(b, larger).intoArray(out, i);
    }
  }

  /** Takes what begins a window. */
  private static void pick(
      int[] best,
      int[] places,
      int xo,
      int planes,
      int first,
      Sliding vertical,
      Sliding horizontal,
      float[] out,
      float[] winners) {
    int area = vertical.input() * horizontal.input();
    int at = first * vertical.output() * horizontal.output();
    for (int plane = 0; plane < planes; plane++) {
      for (int y = 0; y < vertical.output(); y++) {
        int i = plane * area + y * vertical.stride() * horizontal.input();
        for (int end = at + horizontal.output(); at < end; at++, i += horizontal.stride()) {
          int key = best[i];
          out[at] = Float.intBitsToFloat(key ^ key >> 31 & Integer.MAX_VALUE);
          winners[at] = Float.intBitsToFloat(xo + i + places[i]);
        }
      }
    }
  }
}
