package org.lectern.compute;

import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.FloatVector.zero;
import static org.lectern.compute.Kernels.BLOCK;
import static org.lectern.compute.Kernels.LANES;
import static org.lectern.compute.VectorWidth.FLOATS;
import static org.lectern.compute.VectorWidth.LENGTH;

import jdk.incubator.vector.FloatVector;

/** Sums of squares: as {@link VectorSums}, with each element squared first. */
final class VectorSquares {
  private VectorSquares() {}

  /** Of the blocks of n elements; four at a time, so that no addition waits for another. */
  static void blocks(float[] x, int n, int firstBlock, int count, float[] out) {
    float[] lanes = Scratch.current().lanes;
    int block = firstBlock;
    int end = firstBlock + count;
    for (; block + 4 <= end && (block + 4) * BLOCK <= n; block += 4) {
      for (int lane = 0; lane < LANES; lane += LENGTH) {
        int at = block * BLOCK + lane;
        FloatVector sum0 = zero(FLOATS);
        FloatVector sum1 = zero(FLOATS);
        FloatVector sum2 = zero(FLOATS);
        FloatVector sum3 = zero(FLOATS);
        for (int i = 0; i < BLOCK; i += LANES) {
          FloatVector x0 = fromArray(FLOATS, x, at + i);
          FloatVector x1 = fromArray(FLOATS, x, at + BLOCK + i);
          FloatVector x2 = fromArray(FLOATS, x, at + 2 * BLOCK + i);
          FloatVector x3 = fromArray(FLOATS, x, at + 3 * BLOCK + i);
          sum0 = sum0.add(x0.mul(x0));
          sum1 = sum1.add(x1.mul(x1));
          sum2 = sum2.add(x2.mul(x2));
          sum3 = sum3.add(x3.mul(x3));
        }
        sum0.intoArray(lanes, lane);
        sum1.intoArray(lanes, lane + LANES);
        sum2.intoArray(lanes, lane + 2 * LANES);
        sum3.intoArray(lanes, lane + 3 * LANES);
      }
      for (int i = 0; i < 4; i++) {
        out[block + i] = ScalarKernels.foldLanes(lanes, i * LANES);
      }
    }
    for (; block < end; block++) {
      int start = block * BLOCK;
      int length = Math.min(BLOCK, n - start);
      int whole = length - length % LANES;
      for (int lane = 0; lane < LANES; lane += LENGTH) {
        FloatVector sum = zero(FLOATS);
        for (int i = start + lane; i < start + whole; i += LANES) {
          FloatVector values = fromArray(FLOATS, x, i);
          sum = sum.add(values.mul(values));
        }
        sum.intoArray(lanes, lane);
      }
      ScalarKernels.addSquaresToLanes(x, start + whole, length - whole, lanes);
      out[block] = ScalarKernels.foldLanes(lanes, 0);
    }
  }
}
