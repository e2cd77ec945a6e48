package org.lectern.compute;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The width of a vector: what the machine prefers, or the system property lectern.vectorBits. */
final class VectorWidth {
  /** A constant for C2: only then do vectors become registers. */
  static final VectorSpecies<Float> FLOATS =
      VectorSpecies.of(float.class, VectorShape.forBitSize(bits()));

  static final VectorSpecies<Integer> INTS = FLOATS.withLanes(int.class);

  /** Floats in a vector: 4, 8 or 16. */
  static final int LENGTH = FLOATS.length();

  private VectorWidth() {}

  static FloatVector load(float[] x, int at) {
    return FloatVector.fromArray(FLOATS, x, at);
  }

  static FloatVector all(float value) {
    return FloatVector.broadcast(FLOATS, value);
  }

  static FloatVector zero() {
    return FloatVector.zero(FLOATS);
  }

  private static int bits() {
    int preferred = VectorShape.preferredShape().vectorBitSize();
    return Math.max(128, Math.min(512, Integer.getInteger("lectern.vectorBits", preferred)));
  }
}
