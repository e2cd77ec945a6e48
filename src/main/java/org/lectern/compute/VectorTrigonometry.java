package org.lectern.compute;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.XOR;
import static org.lectern.compute.VectorWidth.FLOATS;
import static org.lectern.compute.VectorWidth.INTS;
import static org.lectern.compute.VectorWidth.LENGTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * sin and cos: {@link Trigonometry} on whole vectors, in the form that {@link VectorUnary} asks
 * for; one with a large angle or NaN goes to the scalar form.
 */
final class VectorTrigonometry {
  private VectorTrigonometry() {}

  static void sin(float[] in, int xo, float[] out, int oo, int n) {
    for (int i = 0; (i = turned(0, Trigonometry.TINY, in, xo, out, oo, i, n)) < n; i += LENGTH) {
      ScalarUnary.apply(Unary.SIN, in, xo + i, out, oo + i, LENGTH);
    }
  }

  static void cos(float[] in, int xo, float[] out, int oo, int n) {
    for (int i = 0; (i = turned(1, 0, in, xo, out, oo, i, n)) < n; i += LENGTH) {
      ScalarUnary.apply(Unary.COS, in, xo + i, out, oo + i, LENGTH);
    }
  }

  /** The sine some quarter turns on; below {@code tiny} x itself. Stops before a large angle. */
  private static int turned(
      int quarters, float tiny, float[] in, int xo, float[] out, int oo, int from, int n) {
    FloatVector limit = broadcast(FLOATS, Trigonometry.LIMIT);
    FloatVector lower = broadcast(FLOATS, tiny);
    IntVector start = IntVector.broadcast(INTS, quarters);
    IntVector lastBit = IntVector.broadcast(INTS, 1);
    IntVector secondBit = IntVector.broadcast(INTS, 2);
    FloatVector perQuarter = broadcast(FLOATS, Trigonometry.TWO_OVER_PI);
    FloatVector rounder = broadcast(FLOATS, Elementary.ROUNDER);
    FloatVector minusPart1 = broadcast(FLOATS, -Trigonometry.HALF_PI_1);
    FloatVector minusPart2 = broadcast(FLOATS, -Trigonometry.HALF_PI_2);
    FloatVector minusPart3 = broadcast(FLOATS, -Trigonometry.HALF_PI_3);
    FloatVector s1 = broadcast(FLOATS, Trigonometry.S1);
    FloatVector s2 = broadcast(FLOATS, Trigonometry.S2);
    FloatVector s3 = broadcast(FLOATS, Trigonometry.S3);
    FloatVector c1 = broadcast(FLOATS, Trigonometry.C1);
    FloatVector c2 = broadcast(FLOATS, Trigonometry.C2);
    FloatVector c3 = broadcast(FLOATS, Trigonometry.C3);
    FloatVector zero = broadcast(FLOATS, 0);
    FloatVector one = broadcast(FLOATS, 1);
    FloatVector minusHalf = broadcast(FLOATS, -0.5f);
    int i = from;
    for (; i < n; i += LENGTH) {
      FloatVector x = fromArray(FLOATS, in, xo + i);
      FloatVector magnitude = x.abs();
      if (!magnitude.compare(LE, limit).allTrue()) {
        break;
      }
      FloatVector shifted = x.fma(perQuarter, rounder);
      FloatVector whole = shifted.sub(rounder);
      FloatVector r = whole.fma(minusPart1, x);
      r = whole.fma(minusPart3, whole.fma(minusPart2, r));
      FloatVector square = r.mul(r);
      FloatVector s = s3.fma(square, s2).fma(square, s1);
      FloatVector c = c3.fma(square, c2).fma(square, c1);
      FloatVector sine = r.mul(square).fma(s, r);
      FloatVector cosine = square.mul(square).fma(c, square.fma(minusHalf, one));
      IntVector turns = shifted.reinterpretAsInts().add(start);
      // the last bit as that of a normal float: a mask of floats needs no conversion
      FloatVector odd = turns.and(lastBit).lanewise(LSHL, 24).reinterpretAsFloats();
      IntVector result = sine.blend(cosine, odd.compare(GT, zero)).reinterpretAsInts();
      IntVector sign = turns.and(secondBit).lanewise(LSHL, 30);
      FloatVector signed = result.lanewise(XOR, sign).reinterpretAsFloats();
      signed.blend(x, magnitude.compare(LT, lower)).intoArray(out, oo + i);
    }
    return i;
  }
}
