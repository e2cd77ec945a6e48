package org.lectern.compute;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LE;
import static org.lectern.compute.VectorWidth.FLOATS;
import static org.lectern.compute.VectorWidth.INTS;
import static org.lectern.compute.VectorWidth.LENGTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * Many numbers divided by one. Processors divide eight to sixteen times slower than they multiply,
 * so this multiplies by the reciprocal and corrects twice; the quotients are those of division, to
 * the bit.
 *
 * <p>Why: y = RN(1/b) is right to half a unit in the last place, so RN(a·y) is within 1.5 of a/b.
 * Its remainder a − q·b, of at most 25 bits, makes it a neighbour of a/b. The remainder of that is
 * exact, and Markstein's theorem says that the next correction gives RN(a/b): see Muller and
 * others, Handbook of Floating-Point Arithmetic (2nd ed.), section 4.7. All this holds while
 * nothing underflows or overflows; other numbers are divided.
 */
final class VectorDivision {
  /** The bits of 2^−100 and of 2^100. */
  private static final int LEAST = 27 << 23;

  private static final int MOST = 227 << 23;
  private static final float LEAST_DIVISOR = 0x1p-20f;
  private static final float MOST_DIVISOR = 0x1p20f;

  private VectorDivision() {}

  /** Whether it pays, and all reciprocals and remainders are normal numbers. */
  static boolean fits(float divisor, int n) {
    float magnitude = Math.abs(divisor);
    return n >= 4 * LENGTH && magnitude >= LEAST_DIVISOR && magnitude <= MOST_DIVISOR;
  }

  /** out[i] = a[i] / divisor, for a divisor that fits. */
  static void divide(float[] a, int ao, float divisor, float[] out, int oo, int count) {
    int n = count - count % (4 * LENGTH);
    FloatVector b = broadcast(FLOATS, divisor);
    FloatVector minusB = broadcast(FLOATS, -divisor);
    FloatVector y = broadcast(FLOATS, 1 / divisor);
    IntVector magnitude = IntVector.broadcast(INTS, Integer.MAX_VALUE);
    IntVector least = IntVector.broadcast(INTS, LEAST);
    IntVector most = IntVector.broadcast(INTS, MOST);
    for (int i = 0; i < n; i += 4 * LENGTH) {
      FloatVector a0 = fromArray(FLOATS, a, ao + i);
      FloatVector a1 = fromArray(FLOATS, a, ao + LENGTH + i);
      FloatVector a2 = fromArray(FLOATS, a, ao + 2 * LENGTH + i);
      FloatVector a3 = fromArray(FLOATS, a, ao + 3 * LENGTH + i);
      IntVector bits0 = a0.reinterpretAsInts().and(magnitude);
      IntVector bits1 = a1.reinterpretAsInts().and(magnitude);
      IntVector bits2 = a2.reinterpretAsInts().and(magnitude);
      IntVector bits3 = a3.reinterpretAsInts().and(magnitude);
      IntVector min = bits0.min(bits1).min(bits2.min(bits3));
      IntVector max = bits0.max(bits1).max(bits2.max(bits3));
      if (min.compare(GE, least).and(max.compare(LE, most)).allTrue()) {
        FloatVector q0 = a0.mul(y);
        FloatVector q1 = a1.mul(y);
        FloatVector q2 = a2.mul(y);
        FloatVector q3 = a3.mul(y);
        q0 = minusB.fma(q0, a0).fma(y, q0);
        q1 = minusB.fma(q1, a1).fma(y, q1);
        q2 = minusB.fma(q2, a2).fma(y, q2);
        q3 = minusB.fma(q3, a3).fma(y, q3);
        minusB.fma(q0, a0).fma(y, q0).intoArray(out, oo + i);
        minusB.fma(q1, a1).fma(y, q1).intoArray(out, oo + LENGTH + i);
        minusB.fma(q2, a2).fma(y, q2).intoArray(out, oo + 2 * LENGTH + i);
        minusB.fma(q3, a3).fma(y, q3).intoArray(out, oo + 3 * LENGTH + i);
      } else {
        a0.div(b).intoArray(out, oo + i);
        a1.div(b).intoArray(out, oo + LENGTH + i);
        a2.div(b).intoArray(out, oo + 2 * LENGTH + i);
        a3.div(b).intoArray(out, oo + 3 * LENGTH + i);
      }
    }
    int end = count - count % LENGTH;
    for (int i = n; i < end; i += LENGTH) {
      fromArray(FLOATS, a, ao + i).div(b).intoArray(out, oo + i);
    }
    for (int i = end; i < count; i++) {
      out[oo + i] = a[ao + i] / divisor;
    }
  }
}
