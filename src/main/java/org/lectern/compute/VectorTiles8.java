package org.lectern.compute;

import static org.lectern.compute.VectorWidth.FLOATS;
import static org.lectern.compute.VectorWidth.LENGTH;

import jdk.incubator.vector.FloatVector;

/**
 * Tiles of a matrix product of 8 rows and up to 3 vectors of columns. Every element is a chain of
 * fma from +0 that lives in a register; its lane reads one column of b, its row one element of a,
 * which all lanes share. 24 chains, 3 vectors of b and one of a fit the 32 registers of AVX-512.
 *
 * <p>Row i of a begins at {@code ao + i·ars} and is contiguous; row p of b begins at {@code bo +
 * p·bs}. If there are fewer rows than the tile has, the last one is computed and stored several
 * times. No calls and no branches at the end: a vector that C2 can't keep in a register there
 * leaves the registers of the loop too.
 */
final class VectorTiles8 {
  private VectorTiles8() {}

  static void tile8x3(
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
    int a6 = ao + Math.min(6, last) * ars;
    int a7 = ao + Math.min(7, last) * ars;
    FloatVector c00 = FloatVector.zero(FLOATS);
    FloatVector c01 = FloatVector.zero(FLOATS);
    FloatVector c02 = FloatVector.zero(FLOATS);
    FloatVector c10 = FloatVector.zero(FLOATS);
    FloatVector c11 = FloatVector.zero(FLOATS);
    FloatVector c12 = FloatVector.zero(FLOATS);
    FloatVector c20 = FloatVector.zero(FLOATS);
    FloatVector c21 = FloatVector.zero(FLOATS);
    FloatVector c22 = FloatVector.zero(FLOATS);
    FloatVector c30 = FloatVector.zero(FLOATS);
    FloatVector c31 = FloatVector.zero(FLOATS);
    FloatVector c32 = FloatVector.zero(FLOATS);
    FloatVector c40 = FloatVector.zero(FLOATS);
    FloatVector c41 = FloatVector.zero(FLOATS);
    FloatVector c42 = FloatVector.zero(FLOATS);
    FloatVector c50 = FloatVector.zero(FLOATS);
    FloatVector c51 = FloatVector.zero(FLOATS);
    FloatVector c52 = FloatVector.zero(FLOATS);
    FloatVector c60 = FloatVector.zero(FLOATS);
    FloatVector c61 = FloatVector.zero(FLOATS);
    FloatVector c62 = FloatVector.zero(FLOATS);
    FloatVector c70 = FloatVector.zero(FLOATS);
    FloatVector c71 = FloatVector.zero(FLOATS);
    FloatVector c72 = FloatVector.zero(FLOATS);
    for (int p = 0; p < k; p++) {
      int at = bo + p * bs;
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, at);
      FloatVector b1 = FloatVector.fromArray(FLOATS, b, at + LENGTH);
      FloatVector b2 = FloatVector.fromArray(FLOATS, b, at + 2 * LENGTH);
      FloatVector x = FloatVector.broadcast(FLOATS, a[ao + p]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      c02 = x.fma(b2, c02);
      x = FloatVector.broadcast(FLOATS, a[a1 + p]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      c12 = x.fma(b2, c12);
      x = FloatVector.broadcast(FLOATS, a[a2 + p]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      c22 = x.fma(b2, c22);
      x = FloatVector.broadcast(FLOATS, a[a3 + p]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      c32 = x.fma(b2, c32);
      x = FloatVector.broadcast(FLOATS, a[a4 + p]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      c42 = x.fma(b2, c42);
      x = FloatVector.broadcast(FLOATS, a[a5 + p]);
      c50 = x.fma(b0, c50);
      c51 = x.fma(b1, c51);
      c52 = x.fma(b2, c52);
      x = FloatVector.broadcast(FLOATS, a[a6 + p]);
      c60 = x.fma(b0, c60);
      c61 = x.fma(b1, c61);
      c62 = x.fma(b2, c62);
      x = FloatVector.broadcast(FLOATS, a[a7 + p]);
      c70 = x.fma(b0, c70);
      c71 = x.fma(b1, c71);
      c72 = x.fma(b2, c72);
    }
    c00.intoArray(c, co);
    c01.intoArray(c, co + LENGTH);
    c02.intoArray(c, co + 2 * LENGTH);
    int o1 = co + Math.min(1, last) * crs;
    c10.intoArray(c, o1);
    c11.intoArray(c, o1 + LENGTH);
    c12.intoArray(c, o1 + 2 * LENGTH);
    int o2 = co + Math.min(2, last) * crs;
    c20.intoArray(c, o2);
    c21.intoArray(c, o2 + LENGTH);
    c22.intoArray(c, o2 + 2 * LENGTH);
    int o3 = co + Math.min(3, last) * crs;
    c30.intoArray(c, o3);
    c31.intoArray(c, o3 + LENGTH);
    c32.intoArray(c, o3 + 2 * LENGTH);
    int o4 = co + Math.min(4, last) * crs;
    c40.intoArray(c, o4);
    c41.intoArray(c, o4 + LENGTH);
    c42.intoArray(c, o4 + 2 * LENGTH);
    int o5 = co + Math.min(5, last) * crs;
    c50.intoArray(c, o5);
    c51.intoArray(c, o5 + LENGTH);
    c52.intoArray(c, o5 + 2 * LENGTH);
    int o6 = co + Math.min(6, last) * crs;
    c60.intoArray(c, o6);
    c61.intoArray(c, o6 + LENGTH);
    c62.intoArray(c, o6 + 2 * LENGTH);
    int o7 = co + Math.min(7, last) * crs;
    c70.intoArray(c, o7);
    c71.intoArray(c, o7 + LENGTH);
    c72.intoArray(c, o7 + 2 * LENGTH);
  }

  static void tile8x2(
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
    int a6 = ao + Math.min(6, last) * ars;
    int a7 = ao + Math.min(7, last) * ars;
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
    FloatVector c60 = FloatVector.zero(FLOATS);
    FloatVector c61 = FloatVector.zero(FLOATS);
    FloatVector c70 = FloatVector.zero(FLOATS);
    FloatVector c71 = FloatVector.zero(FLOATS);
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
      x = FloatVector.broadcast(FLOATS, a[a6 + p]);
      c60 = x.fma(b0, c60);
      c61 = x.fma(b1, c61);
      x = FloatVector.broadcast(FLOATS, a[a7 + p]);
      c70 = x.fma(b0, c70);
      c71 = x.fma(b1, c71);
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
    int o6 = co + Math.min(6, last) * crs;
    c60.intoArray(c, o6);
    c61.intoArray(c, o6 + LENGTH);
    int o7 = co + Math.min(7, last) * crs;
    c70.intoArray(c, o7);
    c71.intoArray(c, o7 + LENGTH);
  }

  static void tile8x1(
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
    int a6 = ao + Math.min(6, last) * ars;
    int a7 = ao + Math.min(7, last) * ars;
    FloatVector c00 = FloatVector.zero(FLOATS);
    FloatVector c10 = FloatVector.zero(FLOATS);
    FloatVector c20 = FloatVector.zero(FLOATS);
    FloatVector c30 = FloatVector.zero(FLOATS);
    FloatVector c40 = FloatVector.zero(FLOATS);
    FloatVector c50 = FloatVector.zero(FLOATS);
    FloatVector c60 = FloatVector.zero(FLOATS);
    FloatVector c70 = FloatVector.zero(FLOATS);
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
      x = FloatVector.broadcast(FLOATS, a[a6 + p]);
      c60 = x.fma(b0, c60);
      x = FloatVector.broadcast(FLOATS, a[a7 + p]);
      c70 = x.fma(b0, c70);
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
    int o6 = co + Math.min(6, last) * crs;
    c60.intoArray(c, o6);
    int o7 = co + Math.min(7, last) * crs;
    c70.intoArray(c, o7);
  }
}
