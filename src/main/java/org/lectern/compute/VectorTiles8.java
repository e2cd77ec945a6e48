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
 * p·bs}. The chains are stored to c, or added to what is there. Of fewer rows than the tile has,
 * the last one is computed again and not stored.
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
      int crs,
      boolean add) {
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
    put(c, co, c00, c01, c02, add);
    if (rows > 1) {
      put(c, co + crs, c10, c11, c12, add);
    }
    if (rows > 2) {
      put(c, co + 2 * crs, c20, c21, c22, add);
    }
    if (rows > 3) {
      put(c, co + 3 * crs, c30, c31, c32, add);
    }
    if (rows > 4) {
      put(c, co + 4 * crs, c40, c41, c42, add);
    }
    if (rows > 5) {
      put(c, co + 5 * crs, c50, c51, c52, add);
    }
    if (rows > 6) {
      put(c, co + 6 * crs, c60, c61, c62, add);
    }
    if (rows > 7) {
      put(c, co + 7 * crs, c70, c71, c72, add);
    }
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
      int crs,
      boolean add) {
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
    put(c, co, c00, c01, add);
    if (rows > 1) {
      put(c, co + crs, c10, c11, add);
    }
    if (rows > 2) {
      put(c, co + 2 * crs, c20, c21, add);
    }
    if (rows > 3) {
      put(c, co + 3 * crs, c30, c31, add);
    }
    if (rows > 4) {
      put(c, co + 4 * crs, c40, c41, add);
    }
    if (rows > 5) {
      put(c, co + 5 * crs, c50, c51, add);
    }
    if (rows > 6) {
      put(c, co + 6 * crs, c60, c61, add);
    }
    if (rows > 7) {
      put(c, co + 7 * crs, c70, c71, add);
    }
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
      int crs,
      boolean add) {
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
    put(c, co, c00, add);
    if (rows > 1) {
      put(c, co + crs, c10, add);
    }
    if (rows > 2) {
      put(c, co + 2 * crs, c20, add);
    }
    if (rows > 3) {
      put(c, co + 3 * crs, c30, add);
    }
    if (rows > 4) {
      put(c, co + 4 * crs, c40, add);
    }
    if (rows > 5) {
      put(c, co + 5 * crs, c50, add);
    }
    if (rows > 6) {
      put(c, co + 6 * crs, c60, add);
    }
    if (rows > 7) {
      put(c, co + 7 * crs, c70, add);
    }
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
