package org.lectern.compute;

import static jdk.incubator.vector.VectorOperators.*;
import static org.lectern.compute.VectorWidth.FLOATS;
import static org.lectern.compute.VectorWidth.INTS;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Uses each operation on vectors many times in turn, before anything is compiled. The operations
 * share a few methods of the JDK, which look up what to do; C2 guesses from what they have met so
 * far. If compiled code then meets another operation, or the first use of one, the guess fails, and
 * the failure is counted against each of the hundred places of a large tile where that method is
 * inlined. From 100 on, C2 makes no guess there, not even the right one that vectors have one
 * class, and the tile works with objects: ten times as slow, until the JVM ends. Profiles that know
 * all operations lead to no such guess.
 */
final class VectorCaches {
  private static final VectorSpecies<Long> LONGS = FLOATS.withLanes(long.class);

  private static final VectorOperators.Unary[] OF_FLOATS = {NEG, ABS, SQRT};
  private static final VectorOperators.Associative[] OF_NUMBERS = {ADD, MUL, MIN, MAX};
  private static final VectorOperators.Associative[] OF_BITS = {AND, OR, XOR};
  private static final VectorOperators.Binary[] SHIFTS = {LSHL, ASHR, LSHR};

  /** After some 200 calls profiles are kept; all of it takes a tenth of a second. */
  private static final int TIMES = 1000;

  private VectorCaches() {}

  static void fill() {
    for (int i = 0; i < TIMES; i++) {
      useAll();
    }
  }

  private static void useAll() {
    FloatVector floats = FloatVector.broadcast(FLOATS, 1);
    IntVector ints = IntVector.broadcast(INTS, 1);
    LongVector longs = LongVector.broadcast(LONGS, 1);
    for (VectorOperators.Unary op : OF_FLOATS) {
      floats.lanewise(op);
    }
    for (VectorOperators.Binary op : OF_NUMBERS) {
      floats.lanewise(op, floats);
      ints.lanewise(op, ints);
      longs.lanewise(op, longs);
    }
    for (VectorOperators.Binary op : OF_BITS) {
      ints.lanewise(op, ints);
      longs.lanewise(op, longs);
    }
    for (VectorOperators.Binary op : SHIFTS) {
      ints.lanewise(op, 1);
      longs.lanewise(op, 1);
    }
    floats.sub(floats);
    floats.div(floats);
    floats.fma(floats, floats);
    ints.sub(ints);
    longs.sub(longs);
  }
}
