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
 * p·bs}.
 */
final class VectorTiles1 {
  private VectorTiles1() {}

  static void tile1x3(int k, float[] a, int ao, float[] b, int bo, int bs, float[] c, int co) {
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
    c00.intoArray(c, co);
    c01.intoArray(c, co + LENGTH);
    c02.intoArray(c, co + 2 * LENGTH);
  }

  static void tile1x2(int k, float[] a, int ao, float[] b, int bo, int bs, float[] c, int co) {
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
    c00.intoArray(c, co);
    c01.intoArray(c, co + LENGTH);
  }

  static void tile1x1(int k, float[] a, int ao, float[] b, int bo, int bs, float[] c, int co) {
    FloatVector c00 = FloatVector.zero(FLOATS);
    for (int p = 0; p < k; p++) {
      int at = bo + p * bs;
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, at);
      FloatVector x = FloatVector.broadcast(FLOATS, a[ao + p]);
      c00 = x.fma(b0, c00);
    }
    c00.intoArray(c, co);
  }
}
