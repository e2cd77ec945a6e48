package org.lectern.compute;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a batch on their way through the steps of a {@link Cell}: so few that what a step
 * computes stays in the caches. Each thread has one of these, with its scratch memory.
 */
final class CellRows {
  private static final ThreadLocal<CellRows> OWN = ThreadLocal.withInitial(CellRows::new);

  private final Kernels kernels = Compute.KERNELS;

  /** The first of the rows. */
  int first;

  /** Rows times hidden units. */
  int size;

  /** x·W + b, and s, each with the gates side by side. */
  float[] a = {};

  float[] s = {};

  /** For what a step computes in between. */
  float[] p = {};

  float[] q = {};

  /** The gradient with respect to s, contiguous. */
  float[] ds = {};

  int dsStart;

  /** The gradient with respect to a, with other rows in between. */
  float[] da = {};

  int daStart;
  int daStride;

  private int rows;
  private int hidden;
  private int wide;
  private boolean all;
  private float[] zeros = {};
  private float[][] unkept = {};
  private float[] scratch = {};

  private CellRows() {}

  /** The scratch of this thread for {@code rows} rows; whether these are all there are. */
  static CellRows of(int first, int rows, int hidden, int wide, boolean all) {
    CellRows own = OWN.get();
    own.first = first;
    own.rows = rows;
    own.hidden = hidden;
    own.wide = wide;
    own.size = rows * hidden;
    own.all = all;
    if (own.a.length < rows * wide) {
      own.a = new float[rows * wide];
      own.s = new float[rows * wide];
      own.zeros = new float[rows * wide];
    }
    if (own.p.length < own.size) {
      own.p = new float[own.size];
      own.q = new float[own.size];
      own.unkept = new float[0][];
    }
    return own;
  }

  /** Memory of this thread. */
  static float[] scratch(int size) {
    CellRows own = OWN.get();
    if (own.scratch.length < size) {
      own.scratch = new float[size];
    }
    return own.scratch;
  }

  /** Arrays of +0, for what was before the first step. */
  float[][] nothing(int count) {
    float[][] nothing = new float[count][];
    Arrays.fill(nothing, zeros);
    return nothing;
  }

  /** Arrays for one step, where nothing is kept. */
  float[][] unkept(int count) {
    if (unkept.length < count) {
      unkept = new float[count][p.length];
    }
    return unkept;
  }

  /** out = x·w + bias, x in rows with others in between. */
  void product(
      Panels w, float @Nullable [] bias, float[] x, int xo, int stride, float[] out, int oo) {
    // if these are all rows, no other thread works on them
    w.product(rows, x, xo, stride, bias, out, oo, all);
  }

  /** Numbers side by side to rows with others in between. */
  void scatter(float[] x, int xo, float[] out, int oo, int stride) {
    for (int i = 0; i < rows; i++) {
      System.arraycopy(x, xo + i * hidden, out, oo + i * stride, hidden);
    }
  }

  /** The other way round. */
  void gather(float[] x, int xo, int stride, float[] out, int oo) {
    for (int i = 0; i < rows; i++) {
      System.arraycopy(x, xo + i * stride, out, oo + i * hidden, hidden);
    }
  }

  /** One gate's part of a or s. */
  void copyGate(int gate, float[] matrix, float[] out, int oo) {
    gather(matrix, gate * hidden, wide, out, oo);
  }

  /** out = a + s for one gate. */
  void gate(int gate, float[] out, int oo) {
    int from = gate * hidden;
    kernels.addRows(rows, hidden, a, from, wide, s, from, wide, out, oo, hidden);
  }

  /** y = x + y, x in rows with others in between. */
  void addRows(float[] x, int xo, int stride, float[] y, int yo) {
    kernels.addRows(rows, hidden, x, xo, stride, y, yo, hidden, y, yo, hidden);
  }

  /** out[i] = f(x[i]). */
  void apply(Unary f, float[] x, int xo, float[] out, int oo) {
    kernels.unary(f, x, xo, out, oo, size);
  }

  /** out[i] = f(x[i], y[i]). */
  void apply(Binary f, float[] x, int xo, float[] y, int yo, float[] out, int oo) {
    kernels.binary(f, x, xo, 1, y, yo, 1, out, oo, size);
  }

  void multiply(float[] x, int xo, float[] y, int yo, float[] out, int oo) {
    kernels.binary(Binary.MULTIPLY, x, xo, 1, y, yo, 1, out, oo, size);
  }

  /** One gate's part of ds and da, added to +0 as the gradient of a slice is. */
  void gateGradient(int gate, float[] g) {
    gateGradient(gate, g, g);
  }

  /** The same where they differ. */
  void gateGradient(int gate, float[] ofS, float[] ofA) {
    int part = gate * hidden;
    kernels.addRows(rows, hidden, ofS, 0, hidden, zeros, 0, 0, ds, dsStart + part, wide);
    kernels.addRows(rows, hidden, ofA, 0, hidden, zeros, 0, 0, da, daStart + part, daStride);
  }

  /** With one gate, da is ds added to +0. */
  void gradientOfA() {
    kernels.addRows(rows, wide, ds, dsStart, wide, zeros, 0, 0, da, daStart, daStride);
  }

  /** Through an LSTM's step: all gates at once. */
  void lstmGradient(float[][] now, int at, float[] before, int bo, float[] dh, float[] dc, int go) {
    for (int i = 0; i < rows; i++) {
      int part = i * hidden;
      int to = dsStart + i * wide;
      kernels.lstmGradient(hidden, now, at + part, before, bo + part, dh, dc, go + part, ds, to);
      System.arraycopy(ds, to, da, daStart + i * daStride, wide);
    }
  }
}
