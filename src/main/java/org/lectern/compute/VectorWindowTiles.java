package org.lectern.compute;

import static org.lectern.compute.VectorWidth.FLOATS;
import static org.lectern.compute.VectorWidth.LENGTH;

import jdk.incubator.vector.FloatVector;

/**
 * Tiles of {@link Kernels#windowProducts}, of some units and some vectors of targets, as {@link
 * VectorPanels8} has them for matrices. Where there are fewer units than the tile has, the last one
 * is computed and stored several times.
 */
final class VectorWindowTiles {
  private VectorWindowTiles() {}

  static void tile8x3(
      int terms,
      int units,
      float[] w,
      int wo,
      int ws,
      float[] x,
      int xo,
      int[] offsets,
      int first,
      float[] out,
      int oo,
      int os) {
    int last = units - 1;
    int w1 = wo + Math.min(1, last) * ws;
    int w2 = wo + Math.min(2, last) * ws;
    int w3 = wo + Math.min(3, last) * ws;
    int w4 = wo + Math.min(4, last) * ws;
    int w5 = wo + Math.min(5, last) * ws;
    int w6 = wo + Math.min(6, last) * ws;
    int w7 = wo + Math.min(7, last) * ws;
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
    for (int p = 0; p < terms; p++) {
      int at = xo + offsets[first + p];
      FloatVector b0 = FloatVector.fromArray(FLOATS, x, at);
      FloatVector b1 = FloatVector.fromArray(FLOATS, x, at + LENGTH);
      FloatVector b2 = FloatVector.fromArray(FLOATS, x, at + 2 * LENGTH);
      FloatVector a = FloatVector.broadcast(FLOATS, w[wo + p]);
      c00 = a.fma(b0, c00);
      c01 = a.fma(b1, c01);
      c02 = a.fma(b2, c02);
      a = FloatVector.broadcast(FLOATS, w[w1 + p]);
      c10 = a.fma(b0, c10);
      c11 = a.fma(b1, c11);
      c12 = a.fma(b2, c12);
      a = FloatVector.broadcast(FLOATS, w[w2 + p]);
      c20 = a.fma(b0, c20);
      c21 = a.fma(b1, c21);
      c22 = a.fma(b2, c22);
      a = FloatVector.broadcast(FLOATS, w[w3 + p]);
      c30 = a.fma(b0, c30);
      c31 = a.fma(b1, c31);
      c32 = a.fma(b2, c32);
      a = FloatVector.broadcast(FLOATS, w[w4 + p]);
      c40 = a.fma(b0, c40);
      c41 = a.fma(b1, c41);
      c42 = a.fma(b2, c42);
      a = FloatVector.broadcast(FLOATS, w[w5 + p]);
      c50 = a.fma(b0, c50);
      c51 = a.fma(b1, c51);
      c52 = a.fma(b2, c52);
      a = FloatVector.broadcast(FLOATS, w[w6 + p]);
      c60 = a.fma(b0, c60);
      c61 = a.fma(b1, c61);
      c62 = a.fma(b2, c62);
      a = FloatVector.broadcast(FLOATS, w[w7 + p]);
      c70 = a.fma(b0, c70);
      c71 = a.fma(b1, c71);
      c72 = a.fma(b2, c72);
    }
    int o1 = oo + Math.min(1, last) * os;
    int o2 = oo + Math.min(2, last) * os;
    int o3 = oo + Math.min(3, last) * os;
    int o4 = oo + Math.min(4, last) * os;
    int o5 = oo + Math.min(5, last) * os;
    int o6 = oo + Math.min(6, last) * os;
    int o7 = oo + Math.min(7, last) * os;
    c00.intoArray(out, oo);
    c01.intoArray(out, oo + LENGTH);
    c02.intoArray(out, oo + 2 * LENGTH);
    c10.intoArray(out, o1);
    c11.intoArray(out, o1 + LENGTH);
    c12.intoArray(out, o1 + 2 * LENGTH);
    c20.intoArray(out, o2);
    c21.intoArray(out, o2 + LENGTH);
    c22.intoArray(out, o2 + 2 * LENGTH);
    c30.intoArray(out, o3);
    c31.intoArray(out, o3 + LENGTH);
    c32.intoArray(out, o3 + 2 * LENGTH);
    c40.intoArray(out, o4);
    c41.intoArray(out, o4 + LENGTH);
    c42.intoArray(out, o4 + 2 * LENGTH);
    c50.intoArray(out, o5);
    c51.intoArray(out, o5 + LENGTH);
    c52.intoArray(out, o5 + 2 * LENGTH);
    c60.intoArray(out, o6);
    c61.intoArray(out, o6 + LENGTH);
    c62.intoArray(out, o6 + 2 * LENGTH);
    c70.intoArray(out, o7);
    c71.intoArray(out, o7 + LENGTH);
    c72.intoArray(out, o7 + 2 * LENGTH);
  }

  static void tile8x2(
      int terms,
      int units,
      float[] w,
      int wo,
      int ws,
      float[] x,
      int xo,
      int[] offsets,
      int first,
      float[] out,
      int oo,
      int os) {
    int last = units - 1;
    int w1 = wo + Math.min(1, last) * ws;
    int w2 = wo + Math.min(2, last) * ws;
    int w3 = wo + Math.min(3, last) * ws;
    int w4 = wo + Math.min(4, last) * ws;
    int w5 = wo + Math.min(5, last) * ws;
    int w6 = wo + Math.min(6, last) * ws;
    int w7 = wo + Math.min(7, last) * ws;
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
    for (int p = 0; p < terms; p++) {
      int at = xo + offsets[first + p];
      FloatVector b0 = FloatVector.fromArray(FLOATS, x, at);
      FloatVector b1 = FloatVector.fromArray(FLOATS, x, at + LENGTH);
      FloatVector a = FloatVector.broadcast(FLOATS, w[wo + p]);
      c00 = a.fma(b0, c00);
      c01 = a.fma(b1, c01);
      a = FloatVector.broadcast(FLOATS, w[w1 + p]);
      c10 = a.fma(b0, c10);
      c11 = a.fma(b1, c11);
      a = FloatVector.broadcast(FLOATS, w[w2 + p]);
      c20 = a.fma(b0, c20);
      c21 = a.fma(b1, c21);
      a = FloatVector.broadcast(FLOATS, w[w3 + p]);
      c30 = a.fma(b0, c30);
      c31 = a.fma(b1, c31);
      a = FloatVector.broadcast(FLOATS, w[w4 + p]);
      c40 = a.fma(b0, c40);
      c41 = a.fma(b1, c41);
      a = FloatVector.broadcast(FLOATS, w[w5 + p]);
      c50 = a.fma(b0, c50);
      c51 = a.fma(b1, c51);
      a = FloatVector.broadcast(FLOATS, w[w6 + p]);
      c60 = a.fma(b0, c60);
      c61 = a.fma(b1, c61);
      a = FloatVector.broadcast(FLOATS, w[w7 + p]);
      c70 = a.fma(b0, c70);
      c71 = a.fma(b1, c71);
    }
    int o1 = oo + Math.min(1, last) * os;
    int o2 = oo + Math.min(2, last) * os;
    int o3 = oo + Math.min(3, last) * os;
    int o4 = oo + Math.min(4, last) * os;
    int o5 = oo + Math.min(5, last) * os;
    int o6 = oo + Math.min(6, last) * os;
    int o7 = oo + Math.min(7, last) * os;
    c00.intoArray(out, oo);
    c01.intoArray(out, oo + LENGTH);
    c10.intoArray(out, o1);
    c11.intoArray(out, o1 + LENGTH);
    c20.intoArray(out, o2);
    c21.intoArray(out, o2 + LENGTH);
    c30.intoArray(out, o3);
    c31.intoArray(out, o3 + LENGTH);
    c40.intoArray(out, o4);
    c41.intoArray(out, o4 + LENGTH);
    c50.intoArray(out, o5);
    c51.intoArray(out, o5 + LENGTH);
    c60.intoArray(out, o6);
    c61.intoArray(out, o6 + LENGTH);
    c70.intoArray(out, o7);
    c71.intoArray(out, o7 + LENGTH);
  }

  static void tile8x1(
      int terms,
      int units,
      float[] w,
      int wo,
      int ws,
      float[] x,
      int xo,
      int[] offsets,
      int first,
      float[] out,
      int oo,
      int os) {
    int last = units - 1;
    int w1 = wo + Math.min(1, last) * ws;
    int w2 = wo + Math.min(2, last) * ws;
    int w3 = wo + Math.min(3, last) * ws;
    int w4 = wo + Math.min(4, last) * ws;
    int w5 = wo + Math.min(5, last) * ws;
    int w6 = wo + Math.min(6, last) * ws;
    int w7 = wo + Math.min(7, last) * ws;
    FloatVector c00 = FloatVector.zero(FLOATS);
    FloatVector c10 = FloatVector.zero(FLOATS);
    FloatVector c20 = FloatVector.zero(FLOATS);
    FloatVector c30 = FloatVector.zero(FLOATS);
    FloatVector c40 = FloatVector.zero(FLOATS);
    FloatVector c50 = FloatVector.zero(FLOATS);
    FloatVector c60 = FloatVector.zero(FLOATS);
    FloatVector c70 = FloatVector.zero(FLOATS);
    for (int p = 0; p < terms; p++) {
      int at = xo + offsets[first + p];
      FloatVector b0 = FloatVector.fromArray(FLOATS, x, at);
      FloatVector a = FloatVector.broadcast(FLOATS, w[wo + p]);
      c00 = a.fma(b0, c00);
      a = FloatVector.broadcast(FLOATS, w[w1 + p]);
      c10 = a.fma(b0, c10);
      a = FloatVector.broadcast(FLOATS, w[w2 + p]);
      c20 = a.fma(b0, c20);
      a = FloatVector.broadcast(FLOATS, w[w3 + p]);
      c30 = a.fma(b0, c30);
      a = FloatVector.broadcast(FLOATS, w[w4 + p]);
      c40 = a.fma(b0, c40);
      a = FloatVector.broadcast(FLOATS, w[w5 + p]);
      c50 = a.fma(b0, c50);
      a = FloatVector.broadcast(FLOATS, w[w6 + p]);
      c60 = a.fma(b0, c60);
      a = FloatVector.broadcast(FLOATS, w[w7 + p]);
      c70 = a.fma(b0, c70);
    }
    int o1 = oo + Math.min(1, last) * os;
    int o2 = oo + Math.min(2, last) * os;
    int o3 = oo + Math.min(3, last) * os;
    int o4 = oo + Math.min(4, last) * os;
    int o5 = oo + Math.min(5, last) * os;
    int o6 = oo + Math.min(6, last) * os;
    int o7 = oo + Math.min(7, last) * os;
    c00.intoArray(out, oo);
    c10.intoArray(out, o1);
    c20.intoArray(out, o2);
    c30.intoArray(out, o3);
    c40.intoArray(out, o4);
    c50.intoArray(out, o5);
    c60.intoArray(out, o6);
    c70.intoArray(out, o7);
  }

  static void tile6x4(
      int terms,
      int units,
      float[] w,
      int wo,
      int ws,
      float[] x,
      int xo,
      int[] offsets,
      int first,
      float[] out,
      int oo,
      int os) {
    int last = units - 1;
    int w1 = wo + Math.min(1, last) * ws;
    int w2 = wo + Math.min(2, last) * ws;
    int w3 = wo + Math.min(3, last) * ws;
    int w4 = wo + Math.min(4, last) * ws;
    int w5 = wo + Math.min(5, last) * ws;
    FloatVector c00 = FloatVector.zero(FLOATS);
    FloatVector c01 = FloatVector.zero(FLOATS);
    FloatVector c02 = FloatVector.zero(FLOATS);
    FloatVector c03 = FloatVector.zero(FLOATS);
    FloatVector c10 = FloatVector.zero(FLOATS);
    FloatVector c11 = FloatVector.zero(FLOATS);
    FloatVector c12 = FloatVector.zero(FLOATS);
    FloatVector c13 = FloatVector.zero(FLOATS);
    FloatVector c20 = FloatVector.zero(FLOATS);
    FloatVector c21 = FloatVector.zero(FLOATS);
    FloatVector c22 = FloatVector.zero(FLOATS);
    FloatVector c23 = FloatVector.zero(FLOATS);
    FloatVector c30 = FloatVector.zero(FLOATS);
    FloatVector c31 = FloatVector.zero(FLOATS);
    FloatVector c32 = FloatVector.zero(FLOATS);
    FloatVector c33 = FloatVector.zero(FLOATS);
    FloatVector c40 = FloatVector.zero(FLOATS);
    FloatVector c41 = FloatVector.zero(FLOATS);
    FloatVector c42 = FloatVector.zero(FLOATS);
    FloatVector c43 = FloatVector.zero(FLOATS);
    FloatVector c50 = FloatVector.zero(FLOATS);
    FloatVector c51 = FloatVector.zero(FLOATS);
    FloatVector c52 = FloatVector.zero(FLOATS);
    FloatVector c53 = FloatVector.zero(FLOATS);
    for (int p = 0; p < terms; p++) {
      int at = xo + offsets[first + p];
      FloatVector b0 = FloatVector.fromArray(FLOATS, x, at);
      FloatVector b1 = FloatVector.fromArray(FLOATS, x, at + LENGTH);
      FloatVector b2 = FloatVector.fromArray(FLOATS, x, at + 2 * LENGTH);
      FloatVector b3 = FloatVector.fromArray(FLOATS, x, at + 3 * LENGTH);
      FloatVector a = FloatVector.broadcast(FLOATS, w[wo + p]);
      c00 = a.fma(b0, c00);
      c01 = a.fma(b1, c01);
      c02 = a.fma(b2, c02);
      c03 = a.fma(b3, c03);
      a = FloatVector.broadcast(FLOATS, w[w1 + p]);
      c10 = a.fma(b0, c10);
      c11 = a.fma(b1, c11);
      c12 = a.fma(b2, c12);
      c13 = a.fma(b3, c13);
      a = FloatVector.broadcast(FLOATS, w[w2 + p]);
      c20 = a.fma(b0, c20);
      c21 = a.fma(b1, c21);
      c22 = a.fma(b2, c22);
      c23 = a.fma(b3, c23);
      a = FloatVector.broadcast(FLOATS, w[w3 + p]);
      c30 = a.fma(b0, c30);
      c31 = a.fma(b1, c31);
      c32 = a.fma(b2, c32);
      c33 = a.fma(b3, c33);
      a = FloatVector.broadcast(FLOATS, w[w4 + p]);
      c40 = a.fma(b0, c40);
      c41 = a.fma(b1, c41);
      c42 = a.fma(b2, c42);
      c43 = a.fma(b3, c43);
      a = FloatVector.broadcast(FLOATS, w[w5 + p]);
      c50 = a.fma(b0, c50);
      c51 = a.fma(b1, c51);
      c52 = a.fma(b2, c52);
      c53 = a.fma(b3, c53);
    }
    int o1 = oo + Math.min(1, last) * os;
    int o2 = oo + Math.min(2, last) * os;
    int o3 = oo + Math.min(3, last) * os;
    int o4 = oo + Math.min(4, last) * os;
    int o5 = oo + Math.min(5, last) * os;
    c00.intoArray(out, oo);
    c01.intoArray(out, oo + LENGTH);
    c02.intoArray(out, oo + 2 * LENGTH);
    c03.intoArray(out, oo + 3 * LENGTH);
    c10.intoArray(out, o1);
    c11.intoArray(out, o1 + LENGTH);
    c12.intoArray(out, o1 + 2 * LENGTH);
    c13.intoArray(out, o1 + 3 * LENGTH);
    c20.intoArray(out, o2);
    c21.intoArray(out, o2 + LENGTH);
    c22.intoArray(out, o2 + 2 * LENGTH);
    c23.intoArray(out, o2 + 3 * LENGTH);
    c30.intoArray(out, o3);
    c31.intoArray(out, o3 + LENGTH);
    c32.intoArray(out, o3 + 2 * LENGTH);
    c33.intoArray(out, o3 + 3 * LENGTH);
    c40.intoArray(out, o4);
    c41.intoArray(out, o4 + LENGTH);
    c42.intoArray(out, o4 + 2 * LENGTH);
    c43.intoArray(out, o4 + 3 * LENGTH);
    c50.intoArray(out, o5);
    c51.intoArray(out, o5 + LENGTH);
    c52.intoArray(out, o5 + 2 * LENGTH);
    c53.intoArray(out, o5 + 3 * LENGTH);
  }

  static void tile4x3(
      int terms,
      int units,
      float[] w,
      int wo,
      int ws,
      float[] x,
      int xo,
      int[] offsets,
      int first,
      float[] out,
      int oo,
      int os) {
    int last = units - 1;
    int w1 = wo + Math.min(1, last) * ws;
    int w2 = wo + Math.min(2, last) * ws;
    int w3 = wo + Math.min(3, last) * ws;
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
    for (int p = 0; p < terms; p++) {
      int at = xo + offsets[first + p];
      FloatVector b0 = FloatVector.fromArray(FLOATS, x, at);
      FloatVector b1 = FloatVector.fromArray(FLOATS, x, at + LENGTH);
      FloatVector b2 = FloatVector.fromArray(FLOATS, x, at + 2 * LENGTH);
      FloatVector a = FloatVector.broadcast(FLOATS, w[wo + p]);
      c00 = a.fma(b0, c00);
      c01 = a.fma(b1, c01);
      c02 = a.fma(b2, c02);
      a = FloatVector.broadcast(FLOATS, w[w1 + p]);
      c10 = a.fma(b0, c10);
      c11 = a.fma(b1, c11);
      c12 = a.fma(b2, c12);
      a = FloatVector.broadcast(FLOATS, w[w2 + p]);
      c20 = a.fma(b0, c20);
      c21 = a.fma(b1, c21);
      c22 = a.fma(b2, c22);
      a = FloatVector.broadcast(FLOATS, w[w3 + p]);
      c30 = a.fma(b0, c30);
      c31 = a.fma(b1, c31);
      c32 = a.fma(b2, c32);
    }
    int o1 = oo + Math.min(1, last) * os;
    int o2 = oo + Math.min(2, last) * os;
    int o3 = oo + Math.min(3, last) * os;
    c00.intoArray(out, oo);
    c01.intoArray(out, oo + LENGTH);
    c02.intoArray(out, oo + 2 * LENGTH);
    c10.intoArray(out, o1);
    c11.intoArray(out, o1 + LENGTH);
    c12.intoArray(out, o1 + 2 * LENGTH);
    c20.intoArray(out, o2);
    c21.intoArray(out, o2 + LENGTH);
    c22.intoArray(out, o2 + 2 * LENGTH);
    c30.intoArray(out, o3);
    c31.intoArray(out, o3 + LENGTH);
    c32.intoArray(out, o3 + 2 * LENGTH);
  }

  static void tile4x2(
      int terms,
      int units,
      float[] w,
      int wo,
      int ws,
      float[] x,
      int xo,
      int[] offsets,
      int first,
      float[] out,
      int oo,
      int os) {
    int last = units - 1;
    int w1 = wo + Math.min(1, last) * ws;
    int w2 = wo + Math.min(2, last) * ws;
    int w3 = wo + Math.min(3, last) * ws;
    FloatVector c00 = FloatVector.zero(FLOATS);
    FloatVector c01 = FloatVector.zero(FLOATS);
    FloatVector c10 = FloatVector.zero(FLOATS);
    FloatVector c11 = FloatVector.zero(FLOATS);
    FloatVector c20 = FloatVector.zero(FLOATS);
    FloatVector c21 = FloatVector.zero(FLOATS);
    FloatVector c30 = FloatVector.zero(FLOATS);
    FloatVector c31 = FloatVector.zero(FLOATS);
    for (int p = 0; p < terms; p++) {
      int at = xo + offsets[first + p];
      FloatVector b0 = FloatVector.fromArray(FLOATS, x, at);
      FloatVector b1 = FloatVector.fromArray(FLOATS, x, at + LENGTH);
      FloatVector a = FloatVector.broadcast(FLOATS, w[wo + p]);
      c00 = a.fma(b0, c00);
      c01 = a.fma(b1, c01);
      a = FloatVector.broadcast(FLOATS, w[w1 + p]);
      c10 = a.fma(b0, c10);
      c11 = a.fma(b1, c11);
      a = FloatVector.broadcast(FLOATS, w[w2 + p]);
      c20 = a.fma(b0, c20);
      c21 = a.fma(b1, c21);
      a = FloatVector.broadcast(FLOATS, w[w3 + p]);
      c30 = a.fma(b0, c30);
      c31 = a.fma(b1, c31);
    }
    int o1 = oo + Math.min(1, last) * os;
    int o2 = oo + Math.min(2, last) * os;
    int o3 = oo + Math.min(3, last) * os;
    c00.intoArray(out, oo);
    c01.intoArray(out, oo + LENGTH);
    c10.intoArray(out, o1);
    c11.intoArray(out, o1 + LENGTH);
    c20.intoArray(out, o2);
    c21.intoArray(out, o2 + LENGTH);
    c30.intoArray(out, o3);
    c31.intoArray(out, o3 + LENGTH);
  }

  static void tile4x1(
      int terms,
      int units,
      float[] w,
      int wo,
      int ws,
      float[] x,
      int xo,
      int[] offsets,
      int first,
      float[] out,
      int oo,
      int os) {
    int last = units - 1;
    int w1 = wo + Math.min(1, last) * ws;
    int w2 = wo + Math.min(2, last) * ws;
    int w3 = wo + Math.min(3, last) * ws;
    FloatVector c00 = FloatVector.zero(FLOATS);
    FloatVector c10 = FloatVector.zero(FLOATS);
    FloatVector c20 = FloatVector.zero(FLOATS);
    FloatVector c30 = FloatVector.zero(FLOATS);
    for (int p = 0; p < terms; p++) {
      int at = xo + offsets[first + p];
      FloatVector b0 = FloatVector.fromArray(FLOATS, x, at);
      FloatVector a = FloatVector.broadcast(FLOATS, w[wo + p]);
      c00 = a.fma(b0, c00);
      a = FloatVector.broadcast(FLOATS, w[w1 + p]);
      c10 = a.fma(b0, c10);
      a = FloatVector.broadcast(FLOATS, w[w2 + p]);
      c20 = a.fma(b0, c20);
      a = FloatVector.broadcast(FLOATS, w[w3 + p]);
      c30 = a.fma(b0, c30);
    }
    int o1 = oo + Math.min(1, last) * os;
    int o2 = oo + Math.min(2, last) * os;
    int o3 = oo + Math.min(3, last) * os;
    c00.intoArray(out, oo);
    c10.intoArray(out, o1);
    c20.intoArray(out, o2);
    c30.intoArray(out, o3);
  }

  static void tile1x8(
      int terms,
      float[] w,
      int wo,
      float[] x,
      int xo,
      int[] offsets,
      int first,
      float[] out,
      int oo) {
    FloatVector c00 = FloatVector.zero(FLOATS);
    FloatVector c01 = FloatVector.zero(FLOATS);
    FloatVector c02 = FloatVector.zero(FLOATS);
    FloatVector c03 = FloatVector.zero(FLOATS);
    FloatVector c04 = FloatVector.zero(FLOATS);
    FloatVector c05 = FloatVector.zero(FLOATS);
    FloatVector c06 = FloatVector.zero(FLOATS);
    FloatVector c07 = FloatVector.zero(FLOATS);
    for (int p = 0; p < terms; p++) {
      int at = xo + offsets[first + p];
      FloatVector a = FloatVector.broadcast(FLOATS, w[wo + p]);
      c00 = a.fma(FloatVector.fromArray(FLOATS, x, at), c00);
      c01 = a.fma(FloatVector.fromArray(FLOATS, x, at + LENGTH), c01);
      c02 = a.fma(FloatVector.fromArray(FLOATS, x, at + 2 * LENGTH), c02);
      c03 = a.fma(FloatVector.fromArray(FLOATS, x, at + 3 * LENGTH), c03);
      c04 = a.fma(FloatVector.fromArray(FLOATS, x, at + 4 * LENGTH), c04);
      c05 = a.fma(FloatVector.fromArray(FLOATS, x, at + 5 * LENGTH), c05);
      c06 = a.fma(FloatVector.fromArray(FLOATS, x, at + 6 * LENGTH), c06);
      c07 = a.fma(FloatVector.fromArray(FLOATS, x, at + 7 * LENGTH), c07);
    }
    c00.intoArray(out, oo);
    c01.intoArray(out, oo + LENGTH);
    c02.intoArray(out, oo + 2 * LENGTH);
    c03.intoArray(out, oo + 3 * LENGTH);
    c04.intoArray(out, oo + 4 * LENGTH);
    c05.intoArray(out, oo + 5 * LENGTH);
    c06.intoArray(out, oo + 6 * LENGTH);
    c07.intoArray(out, oo + 7 * LENGTH);
  }

  static void tile1x4(
      int terms,
      float[] w,
      int wo,
      float[] x,
      int xo,
      int[] offsets,
      int first,
      float[] out,
      int oo) {
    FloatVector c00 = FloatVector.zero(FLOATS);
    FloatVector c01 = FloatVector.zero(FLOATS);
    FloatVector c02 = FloatVector.zero(FLOATS);
    FloatVector c03 = FloatVector.zero(FLOATS);
    for (int p = 0; p < terms; p++) {
      int at = xo + offsets[first + p];
      FloatVector a = FloatVector.broadcast(FLOATS, w[wo + p]);
      c00 = a.fma(FloatVector.fromArray(FLOATS, x, at), c00);
      c01 = a.fma(FloatVector.fromArray(FLOATS, x, at + LENGTH), c01);
      c02 = a.fma(FloatVector.fromArray(FLOATS, x, at + 2 * LENGTH), c02);
      c03 = a.fma(FloatVector.fromArray(FLOATS, x, at + 3 * LENGTH), c03);
    }
    c00.intoArray(out, oo);
    c01.intoArray(out, oo + LENGTH);
    c02.intoArray(out, oo + 2 * LENGTH);
    c03.intoArray(out, oo + 3 * LENGTH);
  }

  static void tile1x1(
      int terms,
      float[] w,
      int wo,
      float[] x,
      int xo,
      int[] offsets,
      int first,
      float[] out,
      int oo) {
    FloatVector c00 = FloatVector.zero(FLOATS);
    for (int p = 0; p < terms; p++) {
      int at = xo + offsets[first + p];
      FloatVector a = FloatVector.broadcast(FLOATS, w[wo + p]);
      c00 = a.fma(FloatVector.fromArray(FLOATS, x, at), c00);
    }
    c00.intoArray(out, oo);
  }
}
