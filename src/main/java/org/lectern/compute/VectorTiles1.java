package org.lectern.compute;

import static org.lectern.compute.VectorWidth.FLOATS;
import static org.lectern.compute.VectorWidth.LENGTH;

import jdk.incubator.vector.FloatVector;

/**
 * Tiles of a matrix product of 1 row and up to 3 vectors of columns. Every element is a chain of
 * fma from +0 that lives in a register; its lane reads one column of b, its row one element of a,
 * which all lanes share.
 *
 * <p>Row i of a begins at {@code ao + i·ars} and is contiguous; row p of b begins at {@code bo +
 * p·bs}. The chains are stored to c, or added to what is there.
 */
final class VectorTiles1 {
  private VectorTiles1() {}

  static void tile1x3(
      int k, float[] a, int ao, float[] b, int bo, int bs, float[] c, int co, boolean add) {
    FloatVector c00 = FloatVector.zero(FLOATS);
    FloatVector c01 = FloatVector.zero(FLOATS);
    FloatVector c02 = FloatVector.zero(FLOATS);
    for (int p = 0; p < k; p++) {
      int at = bo + p * bs;
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, at);
      FloatVector b1 = FloatVector.fromArray(FLOATS, b, at + LENGTH);
      FloatVector b2 = FloatVector.fromArray(FLOATS, b, at + 2 * LENGTH);
      FloatVector x = FloatVector.broadcast(FLOATS, a[ao + p]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      c02 = x.fma(b2, c02);
    }
    put(c, co, c00, c01, c02, add);
  }

  static void tile1x2(
      int k, float[] a, int ao, float[] b, int bo, int bs, float[] c, int co, boolean add) {
    FloatVector c00 = FloatVector.zero(FLOATS);
    FloatVector c01 = FloatVector.zero(FLOATS);
    for (int p = 0; p < k; p++) {
      int at = bo + p * bs;
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, at);
      FloatVector b1 = FloatVector.fromArray(FLOATS, b, at + LENGTH);
      FloatVector x = FloatVector.broadcast(FLOATS, a[ao + p]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
    }
    put(c, co, c00, c01, add);
  }

  static void tile1x1(
      int k, float[] a, int ao, float[] b, int bo, int bs, float[] c, int co, boolean add) {
    FloatVector c00 = FloatVector.zero(FLOATS);
    for (int p = 0; p < k; p++) {
      int at = bo + p * bs;
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, at);
      FloatVector x = FloatVector.broadcast(FLOATS, a[ao + p]);
      c00 = x.fma(b0, c00);
    }
    put(c, co, c00, add);
  }

  private static void put(
      float[] c, int at, FloatVector v0, FloatVector v1, FloatVector v2, boolean add) {
    if (add) {
      v0 = FloatVector.fromArray(FLOATS, c, at).add(v0);
      v1 = FloatVector.fromArray(FLOATS, c, at + LENGTH).add(v1);
      v2 = FloatVector.fromArray(FLOATS, c, at + 2 * LENGTH).add(v2);
    }
    v0.intoArray(c, at);
    v1.intoArray(c, at + LENGTH);
    v2.intoArray(c, at + 2 * LENGTH);
  }

  private static void put(float[] c, int at, FloatVector v0, FloatVector v1, boolean add) {
    if (add) {
      v0 = FloatVector.fromArray(FLOATS, c, at).add(v0);
      v1 = FloatVector.fromArray(FLOATS, c, at + LENGTH).add(v1);
    }
    v0.intoArray(c, at);
    v1.intoArray(c, at + LENGTH);
  }

  private static void put(float[] c, int at, FloatVector v0, boolean add) {
    if (add) {
      v0 = FloatVector.fromArray(FLOATS, c, at).add(v0);
    }
    v0.intoArray(c, at);
  }
}
