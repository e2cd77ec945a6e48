package org.lectern.compute;

import static org.lectern.compute.Kernels.LANES;
import static org.lectern.compute.VectorWidth.FLOATS;
import static org.lectern.compute.VectorWidth.LENGTH;
import static org.lectern.compute.VectorWidth.load;

import jdk.incubator.vector.FloatVector;

/** Sums of squares: as {@link VectorSums}, with each element squared first. */
final class VectorSquares {
  private VectorSquares() {}

  /** The lanes of a block's squares, which overwrite what was there; n is a multiple of 16. */
  static void addToLanes(float[] x, int xo, int n, float[] lanes) {
    if (LENGTH == LANES) {
      one(x, xo, n, lanes);
    } else {
      for (int lane = 0; lane < LANES; lane += 2 * LENGTH) {
        two(x, xo + lane, n, lanes, lane);
      }
    }
  }

  private static void one(float[] x, int xo, int n, float[] lanes) {
    FloatVector sum = FloatVector.zero(FLOATS);
    for (int i = 0; i < n; i += LANES) {
      FloatVector values = load(x, xo + i);
      sum = sum.add(values.mul(values));
    }
    sum.intoArray(lanes, 0);
  }

  private static void two(float[] x, int xo, int n, float[] lanes, int lane) {
    FloatVector low = FloatVector.zero(FLOATS);
    FloatVector high = FloatVector.zero(FLOATS);
    for (int i = 0; i < n; i += LANES) {
      FloatVector first = load(x, xo + i);
      FloatVector second = load(x, xo + LENGTH + i);
      low = low.add(first.mul(first));
      high = high.add(second.mul(second));
    }
    low.intoArray(lanes, lane);
    high.intoArray(lanes, lane + LENGTH);
  }
}
