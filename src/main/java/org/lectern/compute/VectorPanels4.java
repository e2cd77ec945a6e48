package org.lectern.compute;

import static org.lectern.compute.VectorWidth.FLOATS;
import static org.lectern.compute.VectorWidth.LENGTH;

import jdk.incubator.vector.FloatVector;

/**
 * Tiles of a matrix product of 4 rows and up to 2 vectors of columns. Every element is a chain of
 * fma from +0 that lives in a register; its lane reads one column of b, its row one element of a,
 * which all lanes share. 8 chains, 4 vectors of b and one of a fit the 16 registers of AVX2; with
 * more chains C2 runs out of registers when two terms share a pass.
 *
 * <p>b is a panel: its rows are as long as the tile is wide, one behind the other from bo on. Row i
 * of a begins at {@code ao + i·ars} and is contiguous. If there are fewer rows than the tile has,
 * the last one is computed and stored several times.
 */
final class VectorPanels4 {
  private VectorPanels4() {}

  static void tile4x2(
      int k, int rows, float[] a, int ao, int ars, float[] b, int bo, float[] c, int co, int crs) {
    int end = rows - 1;
    int a1 = ao + Math.min(1, end) * ars;
    int a2 = ao + Math.min(2, end) * ars;
    int a3 = ao + Math.min(3, end) * ars;
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector c00 = zero;
    FloatVector c01 = zero;
    FloatVector c10 = zero;
    FloatVector c11 = zero;
    FloatVector c20 = zero;
    FloatVector c21 = zero;
    FloatVector c30 = zero;
    FloatVector c31 = zero;
    for (int p = 0; p < k - 1; p += 2) {
      int at = bo + p * 2 * LENGTH;
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, at);
      FloatVector b1 = FloatVector.fromArray(FLOATS, b, at + LENGTH);
      FloatVector x = FloatVector.broadcast(FLOATS, a[ao + p]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = FloatVector.broadcast(FLOATS, a[a1 + p]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = FloatVector.broadcast(FLOATS, a[a2 + p]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = FloatVector.broadcast(FLOATS, a[a3 + p]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      FloatVector d0 = FloatVector.fromArray(FLOATS, b, at + 2 * LENGTH);
      FloatVector d1 = FloatVector.fromArray(FLOATS, b, at + 3 * LENGTH);
      x = FloatVector.broadcast(FLOATS, a[ao + p + 1]);
      c00 = x.fma(d0, c00);
      c01 = x.fma(d1, c01);
      x = FloatVector.broadcast(FLOATS, a[a1 + p + 1]);
      c10 = x.fma(d0, c10);
      c11 = x.fma(d1, c11);
      x = FloatVector.broadcast(FLOATS, a[a2 + p + 1]);
      c20 = x.fma(d0, c20);
      c21 = x.fma(d1, c21);
      x = FloatVector.broadcast(FLOATS, a[a3 + p + 1]);
      c30 = x.fma(d0, c30);
      c31 = x.fma(d1, c31);
    }
    c00.intoArray(c, co);
    c01.intoArray(c, co + LENGTH);
    int o1 = co + Math.min(1, end) * crs;
    c10.intoArray(c, o1);
    c11.intoArray(c, o1 + LENGTH);
    int o2 = co + Math.min(2, end) * crs;
    c20.intoArray(c, o2);
    c21.intoArray(c, o2 + LENGTH);
    int o3 = co + Math.min(3, end) * crs;
    c30.intoArray(c, o3);
    c31.intoArray(c, o3 + LENGTH);
  }

  static void tile4x1(
      int k, int rows, float[] a, int ao, int ars, float[] b, int bo, float[] c, int co, int crs) {
    int end = rows - 1;
    int a1 = ao + Math.min(1, end) * ars;
    int a2 = ao + Math.min(2, end) * ars;
    int a3 = ao + Math.min(3, end) * ars;
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector c00 = zero;
    FloatVector c10 = zero;
    FloatVector c20 = zero;
    FloatVector c30 = zero;
    for (int p = 0; p < k - 1; p += 2) {
      int at = bo + p * LENGTH;
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, at);
      FloatVector x = FloatVector.broadcast(FLOATS, a[ao + p]);
      c00 = x.fma(b0, c00);
      x = FloatVector.broadcast(FLOATS, a[a1 + p]);
      c10 = x.fma(b0, c10);
      x = FloatVector.broadcast(FLOATS, a[a2 + p]);
      c20 = x.fma(b0, c20);
      x = FloatVector.broadcast(FLOATS, a[a3 + p]);
      c30 = x.fma(b0, c30);
      FloatVector d0 = FloatVector.fromArray(FLOATS, b, at + LENGTH);
      x = FloatVector.broadcast(FLOATS, a[ao + p + 1]);
      c00 = x.fma(d0, c00);
      x = FloatVector.broadcast(FLOATS, a[a1 + p + 1]);
      c10 = x.fma(d0, c10);
      x = FloatVector.broadcast(FLOATS, a[a2 + p + 1]);
      c20 = x.fma(d0, c20);
      x = FloatVector.broadcast(FLOATS, a[a3 + p + 1]);
      c30 = x.fma(d0, c30);
    }
    c00.intoArray(c, co);
    int o1 = co + Math.min(1, end) * crs;
    c10.intoArray(c, o1);
    int o2 = co + Math.min(2, end) * crs;
    c20.intoArray(c, o2);
    int o3 = co + Math.min(3, end) * crs;
    c30.intoArray(c, o3);
  }
}
