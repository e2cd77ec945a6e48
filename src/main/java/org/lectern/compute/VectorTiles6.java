package org.lectern.compute;

import static org.lectern.compute.VectorWidth.FLOATS;
import static org.lectern.compute.VectorWidth.LENGTH;

import jdk.incubator.vector.FloatVector;

/**
 * Tiles of a matrix product of 6 rows and up to 2 vectors of columns. Every element is a chain of
 * fma from +0 that lives in a register; its lane reads one column of b, its row one element of a,
 * which all lanes share. 12 chains, 2 vectors of b and one of a fit the 16 registers of AVX2.
 *
 * <p>Row i of a begins at {@code ao + i·ars} and is contiguous; row p of b begins at {@code bo +
 * p·bs}. If there are fewer rows than the tile has, the last one is computed and stored several
 * times. No calls and no branches at the end: a vector that C2 can't keep in a register there
 * leaves the registers of the loop too.
 */
final class VectorTiles6 {
  private VectorTiles6() {}

  static void tile6x2(
      int k,
      int rows,
      float[] a,
      int ao,
      int ars,
      float[] b,
      int bo,
      int bs,
      float[] c,
      int co,
      int crs) {
    int last = rows - 1;
    int a1 = ao + Math.min(1, last) * ars;
    int a2 = ao + Math.min(2, last) * ars;
    int a3 = ao + Math.min(3, last) * ars;
    int a4 = ao + Math.min(4, last) * ars;
    int a5 = ao + Math.min(5, last) * ars;
    FloatVector c00 = FloatVector.zero(FLOATS);
    FloatVector c01 = FloatVector.zero(FLOATS);
    FloatVector c10 = FloatVector.zero(FLOATS);
    FloatVector c11 = FloatVector.zero(FLOATS);
    FloatVector c20 = FloatVector.zero(FLOATS);
    FloatVector c21 = FloatVector.zero(FLOATS);
    FloatVector c30 = FloatVector.zero(FLOATS);
    FloatVector c31 = FloatVector.zero(FLOATS);
    FloatVector c40 = FloatVector.zero(FLOATS);
    FloatVector c41 = FloatVector.zero(FLOATS);
    FloatVector c50 = FloatVector.zero(FLOATS);
    FloatVector c51 = FloatVector.zero(FLOATS);
    for (int p = 0; p < k; p++) {
      int at = bo + p * bs;
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
      x = FloatVector.broadcast(FLOATS, a[a4 + p]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      x = FloatVector.broadcast(FLOATS, a[a5 + p]);
      c50 = x.fma(b0, c50);
      c51 = x.fma(b1, c51);
    }
    c00.intoArray(c, co);
    c01.intoArray(c, co + LENGTH);
    int o1 = co + Math.min(1, last) * crs;
    c10.intoArray(c, o1);
    c11.intoArray(c, o1 + LENGTH);
    int o2 = co + Math.min(2, last) * crs;
    c20.intoArray(c, o2);
    c21.intoArray(c, o2 + LENGTH);
    int o3 = co + Math.min(3, last) * crs;
    c30.intoArray(c, o3);
    c31.intoArray(c, o3 + LENGTH);
    int o4 = co + Math.min(4, last) * crs;
    c40.intoArray(c, o4);
    c41.intoArray(c, o4 + LENGTH);
    int o5 = co + Math.min(5, last) * crs;
    c50.intoArray(c, o5);
    c51.intoArray(c, o5 + LENGTH);
  }

  static void tile6x1(
      int k,
      int rows,
      float[] a,
      int ao,
      int ars,
      float[] b,
      int bo,
      int bs,
      float[] c,
      int co,
      int crs) {
    int last = rows - 1;
    int a1 = ao + Math.min(1, last) * ars;
    int a2 = ao + Math.min(2, last) * ars;
    int a3 = ao + Math.min(3, last) * ars;
    int a4 = ao + Math.min(4, last) * ars;
    int a5 = ao + Math.min(5, last) * ars;
    FloatVector c00 = FloatVector.zero(FLOATS);
    FloatVector c10 = FloatVector.zero(FLOATS);
    FloatVector c20 = FloatVector.zero(FLOATS);
    FloatVector c30 = FloatVector.zero(FLOATS);
    FloatVector c40 = FloatVector.zero(FLOATS);
    FloatVector c50 = FloatVector.zero(FLOATS);
    for (int p = 0; p < k; p++) {
      int at = bo + p * bs;
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, at);
      FloatVector x = FloatVector.broadcast(FLOATS, a[ao + p]);
      c00 = x.fma(b0, c00);
      x = FloatVector.broadcast(FLOATS, a[a1 + p]);
      c10 = x.fma(b0, c10);
      x = FloatVector.broadcast(FLOATS, a[a2 + p]);
      c20 = x.fma(b0, c20);
      x = FloatVector.broadcast(FLOATS, a[a3 + p]);
      c30 = x.fma(b0, c30);
      x = FloatVector.broadcast(FLOATS, a[a4 + p]);
      c40 = x.fma(b0, c40);
      x = FloatVector.broadcast(FLOATS, a[a5 + p]);
      c50 = x.fma(b0, c50);
    }
    c00.intoArray(c, co);
    int o1 = co + Math.min(1, last) * crs;
    c10.intoArray(c, o1);
    int o2 = co + Math.min(2, last) * crs;
    c20.intoArray(c, o2);
    int o3 = co + Math.min(3, last) * crs;
    c30.intoArray(c, o3);
    int o4 = co + Math.min(4, last) * crs;
    c40.intoArray(c, o4);
    int o5 = co + Math.min(5, last) * crs;
    c50.intoArray(c, o5);
  }
}
