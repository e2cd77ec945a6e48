package org.lectern.compute;

import static org.lectern.compute.VectorWidth.FLOATS;
import static org.lectern.compute.VectorWidth.LENGTH;

import jdk.incubator.vector.FloatVector;

/**
 * {@link Kernels#windowGradients} in tiles of some terms of the windows and one or two vectors of
 * units. As many chains as hide the time that an fma takes; more would need more registers for
 * addresses than there are.
 */
final class VectorWindowGradients {
  private VectorWindowGradients() {}

  static void run(
      int units,
      int count,
      float[] x,
      int[] offsets,
      int first,
      int[] starts,
      int[] ends,
      int segments,
      float[] g,
      int gs,
      float[] out,
      int oo) {
    for (int u = 0; u < units; ) {
      boolean two = units - u > LENGTH;
      int tile = two ? 6 : 8;
      for (int p = 0; p < count; p += tile) {
        int rows = Math.min(tile, count - p);
        int to = oo + p * gs + u;
        if (two) {
          tile6x2(rows, x, offsets, first + p, starts, ends, segments, g, u, gs, out, to);
        } else {
          tile8x1(rows, x, offsets, first + p, starts, ends, segments, g, u, gs, out, to);
        }
      }
      u += two ? 2 * LENGTH : LENGTH;
    }
  }

  private static void tile8x1(
      int rows,
      float[] x,
      int[] offsets,
      int first,
      int[] starts,
      int[] ends,
      int segments,
      float[] g,
      int go,
      int gs,
      float[] out,
      int oo) {
    int last = rows - 1;
    int p0 = offsets[first + 0];
    int p1 = offsets[first + Math.min(1, last)];
    int p2 = offsets[first + Math.min(2, last)];
    int p3 = offsets[first + Math.min(3, last)];
    int p4 = offsets[first + Math.min(4, last)];
    int p5 = offsets[first + Math.min(5, last)];
    int p6 = offsets[first + Math.min(6, last)];
    int p7 = offsets[first + Math.min(7, last)];
    FloatVector c00 = FloatVector.zero(FLOATS);
    FloatVector c10 = FloatVector.zero(FLOATS);
    FloatVector c20 = FloatVector.zero(FLOATS);
    FloatVector c30 = FloatVector.zero(FLOATS);
    FloatVector c40 = FloatVector.zero(FLOATS);
    FloatVector c50 = FloatVector.zero(FLOATS);
    FloatVector c60 = FloatVector.zero(FLOATS);
    FloatVector c70 = FloatVector.zero(FLOATS);
    int at = go;
    for (int s = 0; s < segments; s++) {
      int end = ends[s];
      for (int i = starts[s]; i < end; i++) {
        FloatVector b0 = FloatVector.fromArray(FLOATS, g, at);
        FloatVector a = FloatVector.broadcast(FLOATS, x[p0 + i]);
        c00 = a.fma(b0, c00);
        a = FloatVector.broadcast(FLOATS, x[p1 + i]);
        c10 = a.fma(b0, c10);
        a = FloatVector.broadcast(FLOATS, x[p2 + i]);
        c20 = a.fma(b0, c20);
        a = FloatVector.broadcast(FLOATS, x[p3 + i]);
        c30 = a.fma(b0, c30);
        a = FloatVector.broadcast(FLOATS, x[p4 + i]);
        c40 = a.fma(b0, c40);
        a = FloatVector.broadcast(FLOATS, x[p5 + i]);
        c50 = a.fma(b0, c50);
        a = FloatVector.broadcast(FLOATS, x[p6 + i]);
        c60 = a.fma(b0, c60);
        a = FloatVector.broadcast(FLOATS, x[p7 + i]);
        c70 = a.fma(b0, c70);
        at += gs;
      }
    }
    c00.intoArray(out, oo);
    int o1 = oo + Math.min(1, last) * gs;
    c10.intoArray(out, o1);
    int o2 = oo + Math.min(2, last) * gs;
    c20.intoArray(out, o2);
    int o3 = oo + Math.min(3, last) * gs;
    c30.intoArray(out, o3);
    int o4 = oo + Math.min(4, last) * gs;
    c40.intoArray(out, o4);
    int o5 = oo + Math.min(5, last) * gs;
    c50.intoArray(out, o5);
    int o6 = oo + Math.min(6, last) * gs;
    c60.intoArray(out, o6);
    int o7 = oo + Math.min(7, last) * gs;
    c70.intoArray(out, o7);
  }

  private static void tile6x2(
      int rows,
      float[] x,
      int[] offsets,
      int first,
      int[] starts,
      int[] ends,
      int segments,
      float[] g,
      int go,
      int gs,
      float[] out,
      int oo) {
    int last = rows - 1;
    int p0 = offsets[first + 0];
    int p1 = offsets[first + Math.min(1, last)];
    int p2 = offsets[first + Math.min(2, last)];
    int p3 = offsets[first + Math.min(3, last)];
    int p4 = offsets[first + Math.min(4, last)];
    int p5 = offsets[first + Math.min(5, last)];
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
    int at = go;
    for (int s = 0; s < segments; s++) {
      int end = ends[s];
      for (int i = starts[s]; i < end; i++) {
        FloatVector b0 = FloatVector.fromArray(FLOATS, g, at);
        FloatVector b1 = FloatVector.fromArray(FLOATS, g, at + LENGTH);
        FloatVector a = FloatVector.broadcast(FLOATS, x[p0 + i]);
        c00 = a.fma(b0, c00);
        c01 = a.fma(b1, c01);
        a = FloatVector.broadcast(FLOATS, x[p1 + i]);
        c10 = a.fma(b0, c10);
        c11 = a.fma(b1, c11);
        a = FloatVector.broadcast(FLOATS, x[p2 + i]);
        c20 = a.fma(b0, c20);
        c21 = a.fma(b1, c21);
        a = FloatVector.broadcast(FLOATS, x[p3 + i]);
        c30 = a.fma(b0, c30);
        c31 = a.fma(b1, c31);
        a = FloatVector.broadcast(FLOATS, x[p4 + i]);
        c40 = a.fma(b0, c40);
        c41 = a.fma(b1, c41);
        a = FloatVector.broadcast(FLOATS, x[p5 + i]);
        c50 = a.fma(b0, c50);
        c51 = a.fma(b1, c51);
        at += gs;
      }
    }
    c00.intoArray(out, oo);
    c01.intoArray(out, oo + LENGTH);
    int o1 = oo + Math.min(1, last) * gs;
    c10.intoArray(out, o1);
    c11.intoArray(out, o1 + LENGTH);
    int o2 = oo + Math.min(2, last) * gs;
    c20.intoArray(out, o2);
    c21.intoArray(out, o2 + LENGTH);
    int o3 = oo + Math.min(3, last) * gs;
    c30.intoArray(out, o3);
    c31.intoArray(out, o3 + LENGTH);
    int o4 = oo + Math.min(4, last) * gs;
    c40.intoArray(out, o4);
    c41.intoArray(out, o4 + LENGTH);
    int o5 = oo + Math.min(5, last) * gs;
    c50.intoArray(out, o5);
    c51.intoArray(out, o5 + LENGTH);
  }
}
