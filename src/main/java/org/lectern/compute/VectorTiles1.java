package org.lectern.compute;

import static org.lectern.compute.VectorWidth.LENGTH;
import static org.lectern.compute.VectorWidth.all;
import static org.lectern.compute.VectorWidth.load;
import static org.lectern.compute.VectorWidth.zero;

import jdk.incubator.vector.FloatVector;

/**
 * Tiles of a matrix product of 1 row and up to 3 vectors of columns. Every element is a chain of
 * fma from +0 that lives in a register; its lane reads one column of b, its row one element of a,
 * which all lanes share.
 *
 * <p>The row of a is contiguous. Row p of b begins at {@code bo + p·bs}.
 */
final class VectorTiles1 {
  private VectorTiles1() {}

  static void tile1x3(int k, float[] a, int ao, float[] b, int bo, int bs, float[] c, int co) {
    FloatVector c00 = zero();
    FloatVector c01 = zero();
    FloatVector c02 = zero();
    for (int p = 0; p < k; p++) {
      int at = bo + p * bs;
      FloatVector b0 = load(b, at);
      FloatVector b1 = load(b, at + LENGTH);
      FloatVector b2 = load(b, at + 2 * LENGTH);
      FloatVector x = all(a[ao + p]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      c02 = x.fma(b2, c02);
    }
    c00.intoArray(c, co);
    c01.intoArray(c, co + LENGTH);
    c02.intoArray(c, co + 2 * LENGTH);
  }

  static void tile1x2(int k, float[] a, int ao, float[] b, int bo, int bs, float[] c, int co) {
    FloatVector c00 = zero();
    FloatVector c01 = zero();
    for (int p = 0; p < k; p++) {
      int at = bo + p * bs;
      FloatVector b0 = load(b, at);
      FloatVector b1 = load(b, at + LENGTH);
      FloatVector x = all(a[ao + p]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
    }
    c00.intoArray(c, co);
    c01.intoArray(c, co + LENGTH);
  }

  static void tile1x1(int k, float[] a, int ao, float[] b, int bo, int bs, float[] c, int co) {
    FloatVector c00 = zero();
    for (int p = 0; p < k; p++) {
      int at = bo + p * bs;
      FloatVector b0 = load(b, at);
      FloatVector x = all(a[ao + p]);
      c00 = x.fma(b0, c00);
    }
    c00.intoArray(c, co);
  }
}
