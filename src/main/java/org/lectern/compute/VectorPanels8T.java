package org.lectern.compute;

import static org.lectern.compute.VectorWidth.FLOATS;
import static org.lectern.compute.VectorWidth.LENGTH;

import jdk.incubator.vector.FloatVector;

/**
 * Tiles of a matrix product of 8 rows and up to 3 vectors of columns. Every element is a chain of
 * fma from +0 that lives in a register; its lane reads one column of b, its row one element of a,
 * which all lanes share. 24 chains, 3 vectors of b and one of a fit the 32 registers of AVX-512.
 *
 * <p>b is a panel: its rows are as long as the tile is wide, one behind the other from bo on.
 * Column p of a begins at {@code ao + p·acs} and is contiguous: this reads a transposed matrix
 * where it lies.
 */
final class VectorPanels8T {
  private VectorPanels8T() {}

  static void tile8x3(
      int k, float[] a, int ao, int acs, float[] b, int bo, float[] c, int co, int crs) {
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector c00 = zero;
    FloatVector c01 = zero;
    FloatVector c02 = zero;
    FloatVector c10 = zero;
    FloatVector c11 = zero;
    FloatVector c12 = zero;
    FloatVector c20 = zero;
    FloatVector c21 = zero;
    FloatVector c22 = zero;
    FloatVector c30 = zero;
    FloatVector c31 = zero;
    FloatVector c32 = zero;
    FloatVector c40 = zero;
    FloatVector c41 = zero;
    FloatVector c42 = zero;
    FloatVector c50 = zero;
    FloatVector c51 = zero;
    FloatVector c52 = zero;
    FloatVector c60 = zero;
    FloatVector c61 = zero;
    FloatVector c62 = zero;
    FloatVector c70 = zero;
    FloatVector c71 = zero;
    FloatVector c72 = zero;
    for (int p = 0; p < k - 1; p += 2) {
      int at = bo + p * 3 * LENGTH;
      int from = ao + p * acs;
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, at);
      FloatVector b1 = FloatVector.fromArray(FLOATS, b, at + LENGTH);
      FloatVector b2 = FloatVector.fromArray(FLOATS, b, at + 2 * LENGTH);
      FloatVector x = FloatVector.broadcast(FLOATS, a[from]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      c02 = x.fma(b2, c02);
      x = FloatVector.broadcast(FLOATS, a[from + 1]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      c12 = x.fma(b2, c12);
      x = FloatVector.broadcast(FLOATS, a[from + 2]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      c22 = x.fma(b2, c22);
      x = FloatVector.broadcast(FLOATS, a[from + 3]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      c32 = x.fma(b2, c32);
      x = FloatVector.broadcast(FLOATS, a[from + 4]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      c42 = x.fma(b2, c42);
      x = FloatVector.broadcast(FLOATS, a[from + 5]);
      c50 = x.fma(b0, c50);
      c51 = x.fma(b1, c51);
      c52 = x.fma(b2, c52);
      x = FloatVector.broadcast(FLOATS, a[from + 6]);
      c60 = x.fma(b0, c60);
      c61 = x.fma(b1, c61);
      c62 = x.fma(b2, c62);
      x = FloatVector.broadcast(FLOATS, a[from + 7]);
      c70 = x.fma(b0, c70);
      c71 = x.fma(b1, c71);
      c72 = x.fma(b2, c72);
      from += acs;
      FloatVector d0 = FloatVector.fromArray(FLOATS, b, at + 3 * LENGTH);
      FloatVector d1 = FloatVector.fromArray(FLOATS, b, at + 4 * LENGTH);
      FloatVector d2 = FloatVector.fromArray(FLOATS, b, at + 5 * LENGTH);
      x = FloatVector.broadcast(FLOATS, a[from]);
      c00 = x.fma(d0, c00);
      c01 = x.fma(d1, c01);
      c02 = x.fma(d2, c02);
      x = FloatVector.broadcast(FLOATS, a[from + 1]);
      c10 = x.fma(d0, c10);
      c11 = x.fma(d1, c11);
      c12 = x.fma(d2, c12);
      x = FloatVector.broadcast(FLOATS, a[from + 2]);
      c20 = x.fma(d0, c20);
      c21 = x.fma(d1, c21);
      c22 = x.fma(d2, c22);
      x = FloatVector.broadcast(FLOATS, a[from + 3]);
      c30 = x.fma(d0, c30);
      c31 = x.fma(d1, c31);
      c32 = x.fma(d2, c32);
      x = FloatVector.broadcast(FLOATS, a[from + 4]);
      c40 = x.fma(d0, c40);
      c41 = x.fma(d1, c41);
      c42 = x.fma(d2, c42);
      x = FloatVector.broadcast(FLOATS, a[from + 5]);
      c50 = x.fma(d0, c50);
      c51 = x.fma(d1, c51);
      c52 = x.fma(d2, c52);
      x = FloatVector.broadcast(FLOATS, a[from + 6]);
      c60 = x.fma(d0, c60);
      c61 = x.fma(d1, c61);
      c62 = x.fma(d2, c62);
      x = FloatVector.broadcast(FLOATS, a[from + 7]);
      c70 = x.fma(d0, c70);
      c71 = x.fma(d1, c71);
      c72 = x.fma(d2, c72);
    }
    c00.intoArray(c, co);
    c01.intoArray(c, co + LENGTH);
    c02.intoArray(c, co + 2 * LENGTH);
    int o1 = co + crs;
    c10.intoArray(c, o1);
    c11.intoArray(c, o1 + LENGTH);
    c12.intoArray(c, o1 + 2 * LENGTH);
    int o2 = co + 2 * crs;
    c20.intoArray(c, o2);
    c21.intoArray(c, o2 + LENGTH);
    c22.intoArray(c, o2 + 2 * LENGTH);
    int o3 = co + 3 * crs;
    c30.intoArray(c, o3);
    c31.intoArray(c, o3 + LENGTH);
    c32.intoArray(c, o3 + 2 * LENGTH);
    int o4 = co + 4 * crs;
    c40.intoArray(c, o4);
    c41.intoArray(c, o4 + LENGTH);
    c42.intoArray(c, o4 + 2 * LENGTH);
    int o5 = co + 5 * crs;
    c50.intoArray(c, o5);
    c51.intoArray(c, o5 + LENGTH);
    c52.intoArray(c, o5 + 2 * LENGTH);
    int o6 = co + 6 * crs;
    c60.intoArray(c, o6);
    c61.intoArray(c, o6 + LENGTH);
    c62.intoArray(c, o6 + 2 * LENGTH);
    int o7 = co + 7 * crs;
    c70.intoArray(c, o7);
    c71.intoArray(c, o7 + LENGTH);
    c72.intoArray(c, o7 + 2 * LENGTH);
  }

  static void tile8x2(
      int k, float[] a, int ao, int acs, float[] b, int bo, float[] c, int co, int crs) {
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector c00 = zero;
    FloatVector c01 = zero;
    FloatVector c10 = zero;
    FloatVector c11 = zero;
    FloatVector c20 = zero;
    FloatVector c21 = zero;
    FloatVector c30 = zero;
    FloatVector c31 = zero;
    FloatVector c40 = zero;
    FloatVector c41 = zero;
    FloatVector c50 = zero;
    FloatVector c51 = zero;
    FloatVector c60 = zero;
    FloatVector c61 = zero;
    FloatVector c70 = zero;
    FloatVector c71 = zero;
    for (int p = 0; p < k - 1; p += 2) {
      int at = bo + p * 2 * LENGTH;
      int from = ao + p * acs;
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, at);
      FloatVector b1 = FloatVector.fromArray(FLOATS, b, at + LENGTH);
      FloatVector x = FloatVector.broadcast(FLOATS, a[from]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = FloatVector.broadcast(FLOATS, a[from + 1]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = FloatVector.broadcast(FLOATS, a[from + 2]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = FloatVector.broadcast(FLOATS, a[from + 3]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      x = FloatVector.broadcast(FLOATS, a[from + 4]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      x = FloatVector.broadcast(FLOATS, a[from + 5]);
      c50 = x.fma(b0, c50);
      c51 = x.fma(b1, c51);
      x = FloatVector.broadcast(FLOATS, a[from + 6]);
      c60 = x.fma(b0, c60);
      c61 = x.fma(b1, c61);
      x = FloatVector.broadcast(FLOATS, a[from + 7]);
      c70 = x.fma(b0, c70);
      c71 = x.fma(b1, c71);
      from += acs;
      FloatVector d0 = FloatVector.fromArray(FLOATS, b, at + 2 * LENGTH);
      FloatVector d1 = FloatVector.fromArray(FLOATS, b, at + 3 * LENGTH);
      x = FloatVector.broadcast(FLOATS, a[from]);
      c00 = x.fma(d0, c00);
      c01 = x.fma(d1, c01);
      x = FloatVector.broadcast(FLOATS, a[from + 1]);
      c10 = x.fma(d0, c10);
      c11 = x.fma(d1, c11);
      x = FloatVector.broadcast(FLOATS, a[from + 2]);
      c20 = x.fma(d0, c20);
      c21 = x.fma(d1, c21);
      x = FloatVector.broadcast(FLOATS, a[from + 3]);
      c30 = x.fma(d0, c30);
      c31 = x.fma(d1, c31);
      x = FloatVector.broadcast(FLOATS, a[from + 4]);
      c40 = x.fma(d0, c40);
      c41 = x.fma(d1, c41);
      x = FloatVector.broadcast(FLOATS, a[from + 5]);
      c50 = x.fma(d0, c50);
      c51 = x.fma(d1, c51);
      x = FloatVector.broadcast(FLOATS, a[from + 6]);
      c60 = x.fma(d0, c60);
      c61 = x.fma(d1, c61);
      x = FloatVector.broadcast(FLOATS, a[from + 7]);
      c70 = x.fma(d0, c70);
      c71 = x.fma(d1, c71);
    }
    c00.intoArray(c, co);
    c01.intoArray(c, co + LENGTH);
    int o1 = co + crs;
    c10.intoArray(c, o1);
    c11.intoArray(c, o1 + LENGTH);
    int o2 = co + 2 * crs;
    c20.intoArray(c, o2);
    c21.intoArray(c, o2 + LENGTH);
    int o3 = co + 3 * crs;
    c30.intoArray(c, o3);
    c31.intoArray(c, o3 + LENGTH);
    int o4 = co + 4 * crs;
    c40.intoArray(c, o4);
    c41.intoArray(c, o4 + LENGTH);
    int o5 = co + 5 * crs;
    c50.intoArray(c, o5);
    c51.intoArray(c, o5 + LENGTH);
    int o6 = co + 6 * crs;
    c60.intoArray(c, o6);
    c61.intoArray(c, o6 + LENGTH);
    int o7 = co + 7 * crs;
    c70.intoArray(c, o7);
    c71.intoArray(c, o7 + LENGTH);
  }

  static void tile8x1(
      int k, float[] a, int ao, int acs, float[] b, int bo, float[] c, int co, int crs) {
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector c00 = zero;
    FloatVector c10 = zero;
    FloatVector c20 = zero;
    FloatVector c30 = zero;
    FloatVector c40 = zero;
    FloatVector c50 = zero;
    FloatVector c60 = zero;
    FloatVector c70 = zero;
    for (int p = 0; p < k - 1; p += 2) {
      int at = bo + p * LENGTH;
      int from = ao + p * acs;
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, at);
      FloatVector x = FloatVector.broadcast(FLOATS, a[from]);
      c00 = x.fma(b0, c00);
      x = FloatVector.broadcast(FLOATS, a[from + 1]);
      c10 = x.fma(b0, c10);
      x = FloatVector.broadcast(FLOATS, a[from + 2]);
      c20 = x.fma(b0, c20);
      x = FloatVector.broadcast(FLOATS, a[from + 3]);
      c30 = x.fma(b0, c30);
      x = FloatVector.broadcast(FLOATS, a[from + 4]);
      c40 = x.fma(b0, c40);
      x = FloatVector.broadcast(FLOATS, a[from + 5]);
      c50 = x.fma(b0, c50);
      x = FloatVector.broadcast(FLOATS, a[from + 6]);
      c60 = x.fma(b0, c60);
      x = FloatVector.broadcast(FLOATS, a[from + 7]);
      c70 = x.fma(b0, c70);
      from += acs;
      FloatVector d0 = FloatVector.fromArray(FLOATS, b, at + LENGTH);
      x = FloatVector.broadcast(FLOATS, a[from]);
      c00 = x.fma(d0, c00);
      x = FloatVector.broadcast(FLOATS, a[from + 1]);
      c10 = x.fma(d0, c10);
      x = FloatVector.broadcast(FLOATS, a[from + 2]);
      c20 = x.fma(d0, c20);
      x = FloatVector.broadcast(FLOATS, a[from + 3]);
      c30 = x.fma(d0, c30);
      x = FloatVector.broadcast(FLOATS, a[from + 4]);
      c40 = x.fma(d0, c40);
      x = FloatVector.broadcast(FLOATS, a[from + 5]);
      c50 = x.fma(d0, c50);
      x = FloatVector.broadcast(FLOATS, a[from + 6]);
      c60 = x.fma(d0, c60);
      x = FloatVector.broadcast(FLOATS, a[from + 7]);
      c70 = x.fma(d0, c70);
    }
    c00.intoArray(c, co);
    int o1 = co + crs;
    c10.intoArray(c, o1);
    int o2 = co + 2 * crs;
    c20.intoArray(c, o2);
    int o3 = co + 3 * crs;
    c30.intoArray(c, o3);
    int o4 = co + 4 * crs;
    c40.intoArray(c, o4);
    int o5 = co + 5 * crs;
    c50.intoArray(c, o5);
    int o6 = co + 6 * crs;
    c60.intoArray(c, o6);
    int o7 = co + 7 * crs;
    c70.intoArray(c, o7);
  }
}
