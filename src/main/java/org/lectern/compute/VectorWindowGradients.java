package org.lectern.compute;

import static org.lectern.compute.VectorWidth.FLOATS;
import static org.lectern.compute.VectorWidth.LENGTH;

import jdk.incubator.vector.FloatVector;

/**
 * {@link Kernels#windowGradients} in tiles of some terms of the windows and one or two vectors of
 * units: as many chains as hide the time that an fma takes. Neighbouring terms in a tile cost no
 * address of their own, so terms go by fives and threes where the windows have them. One loop, not
 * one in another: vectors that live through an outer loop too would not stay in registers.
 */
final class VectorWindowGradients {
  private static final boolean WIDE = LENGTH == 16;

  private VectorWindowGradients() {}

  static void run(
      Windows windows,
      int channel,
      int channels,
      int units,
      float[] x,
      int[] cells,
      int n,
      float[] g,
      int gs,
      float[] out,
      int oo) {
    int[] p = windows.offsets;
    for (int u = 0; u < units; ) {
      boolean two = units - u > LENGTH;
      int[] terms = windows.fives;
      int each = terms.length / windows.channels;
      int last = (channel + channels) * each - 1;
      for (int i = channel * each; i <= last; i += two ? 1 : WIDE ? 5 : 2) {
        if (two) {
          tile1x5x2(n, x, cells, p, terms, i, last, g, u, gs, out, oo + u);
        } else if (WIDE) {
          tile5x5x1(n, x, cells, p, terms, i, last, g, u, gs, out, oo + u);
        } else {
          tile2x5x1(n, x, cells, p, terms, i, last, g, u, gs, out, oo + u);
        }
      }
      terms = windows.threes;
      each = terms.length / windows.channels;
      last = (channel + channels) * each - 1;
      for (int i = channel * each; i <= last; i += two ? 2 : 3) {
        if (two) {
          tile2x3x2(n, x, cells, p, terms, i, last, g, u, gs, out, oo + u);
        } else {
          tile3x3x1(n, x, cells, p, terms, i, last, g, u, gs, out, oo + u);
        }
      }
      terms = windows.ones;
      each = terms.length / windows.channels;
      last = (channel + channels) * each - 1;
      for (int i = channel * each; i <= last; i += two ? 6 : 8) {
        if (two) {
          tile6x1x2(n, x, cells, p, terms, i, last, g, u, gs, out, oo + u);
        } else {
          tile8x1x1(n, x, cells, p, terms, i, last, g, u, gs, out, oo + u);
        }
      }
      u += two ? 2 * LENGTH : LENGTH;
    }
  }

  private static void tile5x5x1(
      int n,
      float[] x,
      int[] cells,
      int[] offsets,
      int[] terms,
      int from,
      int last,
      float[] g,
      int go,
      int gs,
      float[] out,
      int oo) {
    int t0 = terms[from];
    int t1 = terms[Math.min(from + 1, last)];
    int t2 = terms[Math.min(from + 2, last)];
    int t3 = terms[Math.min(from + 3, last)];
    int t4 = terms[Math.min(from + 4, last)];
    int p0 = offsets[t0];
    int p1 = offsets[t1];
    int p2 = offsets[t2];
    int p3 = offsets[t3];
    int p4 = offsets[t4];
    FloatVector c000 = FloatVector.zero(FLOATS);
    FloatVector c010 = FloatVector.zero(FLOATS);
    FloatVector c020 = FloatVector.zero(FLOATS);
    FloatVector c030 = FloatVector.zero(FLOATS);
    FloatVector c040 = FloatVector.zero(FLOATS);
    FloatVector c100 = FloatVector.zero(FLOATS);
    FloatVector c110 = FloatVector.zero(FLOATS);
    FloatVector c120 = FloatVector.zero(FLOATS);
    FloatVector c130 = FloatVector.zero(FLOATS);
    FloatVector c140 = FloatVector.zero(FLOATS);
    FloatVector c200 = FloatVector.zero(FLOATS);
    FloatVector c210 = FloatVector.zero(FLOATS);
    FloatVector c220 = FloatVector.zero(FLOATS);
    FloatVector c230 = FloatVector.zero(FLOATS);
    FloatVector c240 = FloatVector.zero(FLOATS);
    FloatVector c300 = FloatVector.zero(FLOATS);
    FloatVector c310 = FloatVector.zero(FLOATS);
    FloatVector c320 = FloatVector.zero(FLOATS);
    FloatVector c330 = FloatVector.zero(FLOATS);
    FloatVector c340 = FloatVector.zero(FLOATS);
    FloatVector c400 = FloatVector.zero(FLOATS);
    FloatVector c410 = FloatVector.zero(FLOATS);
    FloatVector c420 = FloatVector.zero(FLOATS);
    FloatVector c430 = FloatVector.zero(FLOATS);
    FloatVector c440 = FloatVector.zero(FLOATS);
    for (int t = 0; t < n; t++) {
      int i = cells[t];
      int at = go + t * gs;
      FloatVector b0 = FloatVector.fromArray(FLOATS, g, at);
      FloatVector a = FloatVector.broadcast(FLOATS, x[p0 + i]);
      c000 = a.fma(b0, c000);
      a = FloatVector.broadcast(FLOATS, x[p0 + i + 1]);
      c010 = a.fma(b0, c010);
      a = FloatVector.broadcast(FLOATS, x[p0 + i + 2]);
      c020 = a.fma(b0, c020);
      a = FloatVector.broadcast(FLOATS, x[p0 + i + 3]);
      c030 = a.fma(b0, c030);
      a = FloatVector.broadcast(FLOATS, x[p0 + i + 4]);
      c040 = a.fma(b0, c040);
      a = FloatVector.broadcast(FLOATS, x[p1 + i]);
      c100 = a.fma(b0, c100);
      a = FloatVector.broadcast(FLOATS, x[p1 + i + 1]);
      c110 = a.fma(b0, c110);
      a = FloatVector.broadcast(FLOATS, x[p1 + i + 2]);
      c120 = a.fma(b0, c120);
      a = FloatVector.broadcast(FLOATS, x[p1 + i + 3]);
      c130 = a.fma(b0, c130);
      a = FloatVector.broadcast(FLOATS, x[p1 + i + 4]);
      c140 = a.fma(b0, c140);
      a = FloatVector.broadcast(FLOATS, x[p2 + i]);
      c200 = a.fma(b0, c200);
      a = FloatVector.broadcast(FLOATS, x[p2 + i + 1]);
      c210 = a.fma(b0, c210);
      a = FloatVector.broadcast(FLOATS, x[p2 + i + 2]);
      c220 = a.fma(b0, c220);
      a = FloatVector.broadcast(FLOATS, x[p2 + i + 3]);
      c230 = a.fma(b0, c230);
      a = FloatVector.broadcast(FLOATS, x[p2 + i + 4]);
      c240 = a.fma(b0, c240);
      a = FloatVector.broadcast(FLOATS, x[p3 + i]);
      c300 = a.fma(b0, c300);
      a = FloatVector.broadcast(FLOATS, x[p3 + i + 1]);
      c310 = a.fma(b0, c310);
      a = FloatVector.broadcast(FLOATS, x[p3 + i + 2]);
      c320 = a.fma(b0, c320);
      a = FloatVector.broadcast(FLOATS, x[p3 + i + 3]);
      c330 = a.fma(b0, c330);
      a = FloatVector.broadcast(FLOATS, x[p3 + i + 4]);
      c340 = a.fma(b0, c340);
      a = FloatVector.broadcast(FLOATS, x[p4 + i]);
      c400 = a.fma(b0, c400);
      a = FloatVector.broadcast(FLOATS, x[p4 + i + 1]);
      c410 = a.fma(b0, c410);
      a = FloatVector.broadcast(FLOATS, x[p4 + i + 2]);
      c420 = a.fma(b0, c420);
      a = FloatVector.broadcast(FLOATS, x[p4 + i + 3]);
      c430 = a.fma(b0, c430);
      a = FloatVector.broadcast(FLOATS, x[p4 + i + 4]);
      c440 = a.fma(b0, c440);
    }
    int o0 = oo + t0 * gs;
    int o1 = oo + t1 * gs;
    int o2 = oo + t2 * gs;
    int o3 = oo + t3 * gs;
    int o4 = oo + t4 * gs;
    c000.intoArray(out, o0);
    c010.intoArray(out, o0 + gs);
    c020.intoArray(out, o0 + 2 * gs);
    c030.intoArray(out, o0 + 3 * gs);
    c040.intoArray(out, o0 + 4 * gs);
    c100.intoArray(out, o1);
    c110.intoArray(out, o1 + gs);
    c120.intoArray(out, o1 + 2 * gs);
    c130.intoArray(out, o1 + 3 * gs);
    c140.intoArray(out, o1 + 4 * gs);
    c200.intoArray(out, o2);
    c210.intoArray(out, o2 + gs);
    c220.intoArray(out, o2 + 2 * gs);
    c230.intoArray(out, o2 + 3 * gs);
    c240.intoArray(out, o2 + 4 * gs);
    c300.intoArray(out, o3);
    c310.intoArray(out, o3 + gs);
    c320.intoArray(out, o3 + 2 * gs);
    c330.intoArray(out, o3 + 3 * gs);
    c340.intoArray(out, o3 + 4 * gs);
    c400.intoArray(out, o4);
    c410.intoArray(out, o4 + gs);
    c420.intoArray(out, o4 + 2 * gs);
    c430.intoArray(out, o4 + 3 * gs);
    c440.intoArray(out, o4 + 4 * gs);
  }

  private static void tile2x5x1(
      int n,
      float[] x,
      int[] cells,
      int[] offsets,
      int[] terms,
      int from,
      int last,
      float[] g,
      int go,
      int gs,
      float[] out,
      int oo) {
    int t0 = terms[from];
    int t1 = terms[Math.min(from + 1, last)];
    int p0 = offsets[t0];
    int p1 = offsets[t1];
    FloatVector c000 = FloatVector.zero(FLOATS);
    FloatVector c010 = FloatVector.zero(FLOATS);
    FloatVector c020 = FloatVector.zero(FLOATS);
    FloatVector c030 = FloatVector.zero(FLOATS);
    FloatVector c040 = FloatVector.zero(FLOATS);
    FloatVector c100 = FloatVector.zero(FLOATS);
    FloatVector c110 = FloatVector.zero(FLOATS);
    FloatVector c120 = FloatVector.zero(FLOATS);
    FloatVector c130 = FloatVector.zero(FLOATS);
    FloatVector c140 = FloatVector.zero(FLOATS);
    for (int t = 0; t < n; t++) {
      int i = cells[t];
      int at = go + t * gs;
      FloatVector b0 = FloatVector.fromArray(FLOATS, g, at);
      FloatVector a = FloatVector.broadcast(FLOATS, x[p0 + i]);
      c000 = a.fma(b0, c000);
      a = FloatVector.broadcast(FLOATS, x[p0 + i + 1]);
      c010 = a.fma(b0, c010);
      a = FloatVector.broadcast(FLOATS, x[p0 + i + 2]);
      c020 = a.fma(b0, c020);
      a = FloatVector.broadcast(FLOATS, x[p0 + i + 3]);
      c030 = a.fma(b0, c030);
      a = FloatVector.broadcast(FLOATS, x[p0 + i + 4]);
      c040 = a.fma(b0, c040);
      a = FloatVector.broadcast(FLOATS, x[p1 + i]);
      c100 = a.fma(b0, c100);
      a = FloatVector.broadcast(FLOATS, x[p1 + i + 1]);
      c110 = a.fma(b0, c110);
      a = FloatVector.broadcast(FLOATS, x[p1 + i + 2]);
      c120 = a.fma(b0, c120);
      a = FloatVector.broadcast(FLOATS, x[p1 + i + 3]);
      c130 = a.fma(b0, c130);
      a = FloatVector.broadcast(FLOATS, x[p1 + i + 4]);
      c140 = a.fma(b0, c140);
    }
    int o0 = oo + t0 * gs;
    int o1 = oo + t1 * gs;
    c000.intoArray(out, o0);
    c010.intoArray(out, o0 + gs);
    c020.intoArray(out, o0 + 2 * gs);
    c030.intoArray(out, o0 + 3 * gs);
    c040.intoArray(out, o0 + 4 * gs);
    c100.intoArray(out, o1);
    c110.intoArray(out, o1 + gs);
    c120.intoArray(out, o1 + 2 * gs);
    c130.intoArray(out, o1 + 3 * gs);
    c140.intoArray(out, o1 + 4 * gs);
  }

  private static void tile3x3x1(
      int n,
      float[] x,
      int[] cells,
      int[] offsets,
      int[] terms,
      int from,
      int last,
      float[] g,
      int go,
      int gs,
      float[] out,
      int oo) {
    int t0 = terms[from];
    int t1 = terms[Math.min(from + 1, last)];
    int t2 = terms[Math.min(from + 2, last)];
    int p0 = offsets[t0];
    int p1 = offsets[t1];
    int p2 = offsets[t2];
    FloatVector c000 = FloatVector.zero(FLOATS);
    FloatVector c010 = FloatVector.zero(FLOATS);
    FloatVector c020 = FloatVector.zero(FLOATS);
    FloatVector c100 = FloatVector.zero(FLOATS);
    FloatVector c110 = FloatVector.zero(FLOATS);
    FloatVector c120 = FloatVector.zero(FLOATS);
    FloatVector c200 = FloatVector.zero(FLOATS);
    FloatVector c210 = FloatVector.zero(FLOATS);
    FloatVector c220 = FloatVector.zero(FLOATS);
    for (int t = 0; t < n; t++) {
      int i = cells[t];
      int at = go + t * gs;
      FloatVector b0 = FloatVector.fromArray(FLOATS, g, at);
      FloatVector a = FloatVector.broadcast(FLOATS, x[p0 + i]);
      c000 = a.fma(b0, c000);
      a = FloatVector.broadcast(FLOATS, x[p0 + i + 1]);
      c010 = a.fma(b0, c010);
      a = FloatVector.broadcast(FLOATS, x[p0 + i + 2]);
      c020 = a.fma(b0, c020);
      a = FloatVector.broadcast(FLOATS, x[p1 + i]);
      c100 = a.fma(b0, c100);
      a = FloatVector.broadcast(FLOATS, x[p1 + i + 1]);
      c110 = a.fma(b0, c110);
      a = FloatVector.broadcast(FLOATS, x[p1 + i + 2]);
      c120 = a.fma(b0, c120);
      a = FloatVector.broadcast(FLOATS, x[p2 + i]);
      c200 = a.fma(b0, c200);
      a = FloatVector.broadcast(FLOATS, x[p2 + i + 1]);
      c210 = a.fma(b0, c210);
      a = FloatVector.broadcast(FLOATS, x[p2 + i + 2]);
      c220 = a.fma(b0, c220);
    }
    int o0 = oo + t0 * gs;
    int o1 = oo + t1 * gs;
    int o2 = oo + t2 * gs;
    c000.intoArray(out, o0);
    c010.intoArray(out, o0 + gs);
    c020.intoArray(out, o0 + 2 * gs);
    c100.intoArray(out, o1);
    c110.intoArray(out, o1 + gs);
    c120.intoArray(out, o1 + 2 * gs);
    c200.intoArray(out, o2);
    c210.intoArray(out, o2 + gs);
    c220.intoArray(out, o2 + 2 * gs);
  }

  private static void tile8x1x1(
      int n,
      float[] x,
      int[] cells,
      int[] offsets,
      int[] terms,
      int from,
      int last,
      float[] g,
      int go,
      int gs,
      float[] out,
      int oo) {
    int t0 = terms[from];
    int t1 = terms[Math.min(from + 1, last)];
    int t2 = terms[Math.min(from + 2, last)];
    int t3 = terms[Math.min(from + 3, last)];
    int t4 = terms[Math.min(from + 4, last)];
    int t5 = terms[Math.min(from + 5, last)];
    int t6 = terms[Math.min(from + 6, last)];
    int t7 = terms[Math.min(from + 7, last)];
    int p0 = offsets[t0];
    int p1 = offsets[t1];
    int p2 = offsets[t2];
    int p3 = offsets[t3];
    int p4 = offsets[t4];
    int p5 = offsets[t5];
    int p6 = offsets[t6];
    int p7 = offsets[t7];
    FloatVector c000 = FloatVector.zero(FLOATS);
    FloatVector c100 = FloatVector.zero(FLOATS);
    FloatVector c200 = FloatVector.zero(FLOATS);
    FloatVector c300 = FloatVector.zero(FLOATS);
    FloatVector c400 = FloatVector.zero(FLOATS);
    FloatVector c500 = FloatVector.zero(FLOATS);
    FloatVector c600 = FloatVector.zero(FLOATS);
    FloatVector c700 = FloatVector.zero(FLOATS);
    for (int t = 0; t < n; t++) {
      int i = cells[t];
      int at = go + t * gs;
      FloatVector b0 = FloatVector.fromArray(FLOATS, g, at);
      FloatVector a = FloatVector.broadcast(FLOATS, x[p0 + i]);
      c000 = a.fma(b0, c000);
      a = FloatVector.broadcast(FLOATS, x[p1 + i]);
      c100 = a.fma(b0, c100);
      a = FloatVector.broadcast(FLOATS, x[p2 + i]);
      c200 = a.fma(b0, c200);
      a = FloatVector.broadcast(FLOATS, x[p3 + i]);
      c300 = a.fma(b0, c300);
      a = FloatVector.broadcast(FLOATS, x[p4 + i]);
      c400 = a.fma(b0, c400);
      a = FloatVector.broadcast(FLOATS, x[p5 + i]);
      c500 = a.fma(b0, c500);
      a = FloatVector.broadcast(FLOATS, x[p6 + i]);
      c600 = a.fma(b0, c600);
      a = FloatVector.broadcast(FLOATS, x[p7 + i]);
      c700 = a.fma(b0, c700);
    }
    int o0 = oo + t0 * gs;
    int o1 = oo + t1 * gs;
    int o2 = oo + t2 * gs;
    int o3 = oo + t3 * gs;
    int o4 = oo + t4 * gs;
    int o5 = oo + t5 * gs;
    int o6 = oo + t6 * gs;
    int o7 = oo + t7 * gs;
    c000.intoArray(out, o0);
    c100.intoArray(out, o1);
    c200.intoArray(out, o2);
    c300.intoArray(out, o3);
    c400.intoArray(out, o4);
    c500.intoArray(out, o5);
    c600.intoArray(out, o6);
    c700.intoArray(out, o7);
  }

  private static void tile1x5x2(
      int n,
      float[] x,
      int[] cells,
      int[] offsets,
      int[] terms,
      int from,
      int last,
      float[] g,
      int go,
      int gs,
      float[] out,
      int oo) {
    int t0 = terms[from];
    int p0 = offsets[t0];
    FloatVector c000 = FloatVector.zero(FLOATS);
    FloatVector c001 = FloatVector.zero(FLOATS);
    FloatVector c010 = FloatVector.zero(FLOATS);
    FloatVector c011 = FloatVector.zero(FLOATS);
    FloatVector c020 = FloatVector.zero(FLOATS);
    FloatVector c021 = FloatVector.zero(FLOATS);
    FloatVector c030 = FloatVector.zero(FLOATS);
    FloatVector c031 = FloatVector.zero(FLOATS);
    FloatVector c040 = FloatVector.zero(FLOATS);
    FloatVector c041 = FloatVector.zero(FLOATS);
    for (int t = 0; t < n; t++) {
      int i = cells[t];
      int at = go + t * gs;
      FloatVector b0 = FloatVector.fromArray(FLOATS, g, at);
      FloatVector b1 = FloatVector.fromArray(FLOATS, g, at + LENGTH);
      FloatVector a = FloatVector.broadcast(FLOATS, x[p0 + i]);
      c000 = a.fma(b0, c000);
      c001 = a.fma(b1, c001);
      a = FloatVector.broadcast(FLOATS, x[p0 + i + 1]);
      c010 = a.fma(b0, c010);
      c011 = a.fma(b1, c011);
      a = FloatVector.broadcast(FLOATS, x[p0 + i + 2]);
      c020 = a.fma(b0, c020);
      c021 = a.fma(b1, c021);
      a = FloatVector.broadcast(FLOATS, x[p0 + i + 3]);
      c030 = a.fma(b0, c030);
      c031 = a.fma(b1, c031);
      a = FloatVector.broadcast(FLOATS, x[p0 + i + 4]);
      c040 = a.fma(b0, c040);
      c041 = a.fma(b1, c041);
    }
    int o0 = oo + t0 * gs;
    c000.intoArray(out, o0);
    c001.intoArray(out, o0 + LENGTH);
    c010.intoArray(out, o0 + gs);
    c011.intoArray(out, o0 + gs + LENGTH);
    c020.intoArray(out, o0 + 2 * gs);
    c021.intoArray(out, o0 + 2 * gs + LENGTH);
    c030.intoArray(out, o0 + 3 * gs);
    c031.intoArray(out, o0 + 3 * gs + LENGTH);
    c040.intoArray(out, o0 + 4 * gs);
    c041.intoArray(out, o0 + 4 * gs + LENGTH);
  }

  private static void tile2x3x2(
      int n,
      float[] x,
      int[] cells,
      int[] offsets,
      int[] terms,
      int from,
      int last,
      float[] g,
      int go,
      int gs,
      float[] out,
      int oo) {
    int t0 = terms[from];
    int t1 = terms[Math.min(from + 1, last)];
    int p0 = offsets[t0];
    int p1 = offsets[t1];
    FloatVector c000 = FloatVector.zero(FLOATS);
    FloatVector c001 = FloatVector.zero(FLOATS);
    FloatVector c010 = FloatVector.zero(FLOATS);
    FloatVector c011 = FloatVector.zero(FLOATS);
    FloatVector c020 = FloatVector.zero(FLOATS);
    FloatVector c021 = FloatVector.zero(FLOATS);
    FloatVector c100 = FloatVector.zero(FLOATS);
    FloatVector c101 = FloatVector.zero(FLOATS);
    FloatVector c110 = FloatVector.zero(FLOATS);
    FloatVector c111 = FloatVector.zero(FLOATS);
    FloatVector c120 = FloatVector.zero(FLOATS);
    FloatVector c121 = FloatVector.zero(FLOATS);
    for (int t = 0; t < n; t++) {
      int i = cells[t];
      int at = go + t * gs;
      FloatVector b0 = FloatVector.fromArray(FLOATS, g, at);
      FloatVector b1 = FloatVector.fromArray(FLOATS, g, at + LENGTH);
      FloatVector a = FloatVector.broadcast(FLOATS, x[p0 + i]);
      c000 = a.fma(b0, c000);
      c001 = a.fma(b1, c001);
      a = FloatVector.broadcast(FLOATS, x[p0 + i + 1]);
      c010 = a.fma(b0, c010);
      c011 = a.fma(b1, c011);
      a = FloatVector.broadcast(FLOATS, x[p0 + i + 2]);
      c020 = a.fma(b0, c020);
      c021 = a.fma(b1, c021);
      a = FloatVector.broadcast(FLOATS, x[p1 + i]);
      c100 = a.fma(b0, c100);
      c101 = a.fma(b1, c101);
      a = FloatVector.broadcast(FLOATS, x[p1 + i + 1]);
      c110 = a.fma(b0, c110);
      c111 = a.fma(b1, c111);
      a = FloatVector.broadcast(FLOATS, x[p1 + i + 2]);
      c120 = a.fma(b0, c120);
      c121 = a.fma(b1, c121);
    }
    int o0 = oo + t0 * gs;
    int o1 = oo + t1 * gs;
    c000.intoArray(out, o0);
    c001.intoArray(out, o0 + LENGTH);
    c010.intoArray(out, o0 + gs);
    c011.intoArray(out, o0 + gs + LENGTH);
    c020.intoArray(out, o0 + 2 * gs);
    c021.intoArray(out, o0 + 2 * gs + LENGTH);
    c100.intoArray(out, o1);
    c101.intoArray(out, o1 + LENGTH);
    c110.intoArray(out, o1 + gs);
    c111.intoArray(out, o1 + gs + LENGTH);
    c120.intoArray(out, o1 + 2 * gs);
    c121.intoArray(out, o1 + 2 * gs + LENGTH);
  }

  private static void tile6x1x2(
      int n,
      float[] x,
      int[] cells,
      int[] offsets,
      int[] terms,
      int from,
      int last,
      float[] g,
      int go,
      int gs,
      float[] out,
      int oo) {
    int t0 = terms[from];
    int t1 = terms[Math.min(from + 1, last)];
    int t2 = terms[Math.min(from + 2, last)];
    int t3 = terms[Math.min(from + 3, last)];
    int t4 = terms[Math.min(from + 4, last)];
    int t5 = terms[Math.min(from + 5, last)];
    int p0 = offsets[t0];
    int p1 = offsets[t1];
    int p2 = offsets[t2];
    int p3 = offsets[t3];
    int p4 = offsets[t4];
    int p5 = offsets[t5];
    FloatVector c000 = FloatVector.zero(FLOATS);
    FloatVector c001 = FloatVector.zero(FLOATS);
    FloatVector c100 = FloatVector.zero(FLOATS);
    FloatVector c101 = FloatVector.zero(FLOATS);
    FloatVector c200 = FloatVector.zero(FLOATS);
    FloatVector c201 = FloatVector.zero(FLOATS);
    FloatVector c300 = FloatVector.zero(FLOATS);
    FloatVector c301 = FloatVector.zero(FLOATS);
    FloatVector c400 = FloatVector.zero(FLOATS);
    FloatVector c401 = FloatVector.zero(FLOATS);
    FloatVector c500 = FloatVector.zero(FLOATS);
    FloatVector c501 = FloatVector.zero(FLOATS);
    for (int t = 0; t < n; t++) {
      int i = cells[t];
      int at = go + t * gs;
      FloatVector b0 = FloatVector.fromArray(FLOATS, g, at);
      FloatVector b1 = FloatVector.fromArray(FLOATS, g, at + LENGTH);
      FloatVector a = FloatVector.broadcast(FLOATS, x[p0 + i]);
      c000 = a.fma(b0, c000);
      c001 = a.fma(b1, c001);
      a = FloatVector.broadcast(FLOATS, x[p1 + i]);
      c100 = a.fma(b0, c100);
      c101 = a.fma(b1, c101);
      a = FloatVector.broadcast(FLOATS, x[p2 + i]);
      c200 = a.fma(b0, c200);
      c201 = a.fma(b1, c201);
      a = FloatVector.broadcast(FLOATS, x[p3 + i]);
      c300 = a.fma(b0, c300);
      c301 = a.fma(b1, c301);
      a = FloatVector.broadcast(FLOATS, x[p4 + i]);
      c400 = a.fma(b0, c400);
      c401 = a.fma(b1, c401);
      a = FloatVector.broadcast(FLOATS, x[p5 + i]);
      c500 = a.fma(b0, c500);
      c501 = a.fma(b1, c501);
    }
    int o0 = oo + t0 * gs;
    int o1 = oo + t1 * gs;
    int o2 = oo + t2 * gs;
    int o3 = oo + t3 * gs;
    int o4 = oo + t4 * gs;
    int o5 = oo + t5 * gs;
    c000.intoArray(out, o0);
    c001.intoArray(out, o0 + LENGTH);
    c100.intoArray(out, o1);
    c101.intoArray(out, o1 + LENGTH);
    c200.intoArray(out, o2);
    c201.intoArray(out, o2 + LENGTH);
    c300.intoArray(out, o3);
    c301.intoArray(out, o3 + LENGTH);
    c400.intoArray(out, o4);
    c401.intoArray(out, o4 + LENGTH);
    c500.intoArray(out, o5);
    c501.intoArray(out, o5 + LENGTH);
  }
}
