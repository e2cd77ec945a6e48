package org.lectern.compute;

import java.util.Arrays;

/**
 * The recurrent cells as their formulas say, one sample and one number at a time, and the chain
 * rule applied to each operation in turn (rule 4 of the contract).
 */
final class ReferenceWalk {
  private final Engine engine;
  private final Walk walk;
  private final int n;
  private final int hidden;
  private final int wide;

  /** The state and the cell after each step; index 0 is before the first. */
  private final float[][] h;

  private final float[][] c;

  /** x·W + b and h·U + b′ of each step. */
  private final float[][] a;

  private final float[][] s;

  ReferenceWalk(Engine engine, Walk walk) {
    this.engine = engine;
    this.walk = walk;
    this.n = walk.n();
    this.hidden = walk.hidden();
    this.wide = walk.wide();
    this.h = new float[walk.steps() + 1][n * hidden];
    this.c = new float[walk.steps() + 1][n * hidden];
    this.a = new float[walk.steps()][n * wide];
    this.s = new float[walk.steps()][n * wide];
  }

  Walk.Result run() {
    int steps = walk.steps();
    for (int t = 0; t < steps; t++) {
      int in = walk.in();
      engine.matmul(n, wide, in, walk.x(), t * in, steps * in, 1, walk.w(), 0, wide, 1, a[t], 0);
      engine.matmul(n, wide, hidden, h[t], 0, hidden, 1, walk.u(), 0, wide, 1, s[t], 0);
      for (int i = 0; i < n * wide; i++) {
        a[t][i] = a[t][i] + walk.b()[i % wide];
        s[t][i] = walk.cell().hasStateBias() ? s[t][i] + walk.stateBias()[i % wide] : s[t][i];
      }
      for (int sample = 0; sample < n; sample++) {
        for (int j = 0; j < hidden; j++) {
          forward(t, sample, j);
        }
      }
    }
    float[] y = new float[n * (walk.last() ? 1 : steps) * hidden];
    for (int t = 0; t < steps; t++) {
      for (int i = 0; i < n * hidden; i++) {
        int sample = i / hidden;
        y[walk.last() ? i : (sample * steps + t) * hidden + i % hidden] = h[t + 1][i];
      }
    }
    return backward(y);
  }

  private static float sigmoid(float x) {
    return Elementary.sigmoid(x);
  }

  private static float tanh(float x) {
    return Elementary.tanh(x);
  }

  /** What a gate makes its value of. */
  private float gate(int t, int sample, int gate, int j) {
    int at = sample * wide + gate * hidden + j;
    return a[t][at] + s[t][at];
  }

  private void forward(int t, int sample, int j) {
    int at = sample * hidden + j;
    float before = h[t][at];
    switch (walk.cell()) {
      case TANH -> h[t + 1][at] = tanh(gate(t, sample, 0, j));
      case RELU -> h[t + 1][at] = Math.max(gate(t, sample, 0, j), 0);
      case GRU -> {
        float r = sigmoid(gate(t, sample, 0, j));
        float z = sigmoid(gate(t, sample, 1, j));
        int third = sample * wide + 2 * hidden + j;
        float fresh = tanh(a[t][third] + r * s[t][third]);
        h[t + 1][at] = fresh + z * (before - fresh);
      }
      case LSTM -> {
        float i = sigmoid(gate(t, sample, 0, j));
        float f = sigmoid(gate(t, sample, 1, j));
        float g = tanh(gate(t, sample, 2, j));
        c[t + 1][at] = f * c[t][at] + i * g;
        h[t + 1][at] = sigmoid(gate(t, sample, 3, j)) * tanh(c[t + 1][at]);
      }
    }
  }

  private Walk.Result backward(float[] y) {
    int steps = walk.steps();
    float[] da = new float[n * steps * wide];
    float[] du = walk.sums() == null ? null : walk.sums()[0].clone();
    float[] db = walk.sums() == null ? null : walk.sums()[1].clone();
    // what arrives at a state from the next step: past the product with U, and through it
    float[] past = null;
    float[] through = null;
    float[] dc = null;
    for (int t = steps - 1; t >= 0; t--) {
      float[] dh = null;
      if (!walk.last() || t == steps - 1) {
        dh = new float[n * hidden];
        for (int i = 0; i < dh.length; i++) {
          int sample = i / hidden;
          dh[i] = walk.g()[walk.last() ? i : (sample * steps + t) * hidden + i % hidden];
        }
      }
      dh = sum(sum(dh, past), through);
      float[] dTanh = new float[n * hidden];
      for (int i = 0; walk.cell() == Cell.LSTM && i < dTanh.length; i++) {
        float y0 = tanh(c[t + 1][i]);
        float o = sigmoid(gate(t, i / hidden, 3, i % hidden));
        dTanh[i] = dh[i] * o * (1 - y0 * y0);
      }
      dc = sum(dc, dTanh);
      past = walk.cell() == Cell.GRU ? new float[n * hidden] : null;
      float[] ds = new float[n * wide];
      for (int sample = 0; sample < n; sample++) {
        for (int j = 0; j < hidden; j++) {
          backward(t, sample, j, dh, dc, past, ds, da);
        }
      }
      float[] product = new float[hidden * wide];
      engine.matmul(hidden, wide, n, h[t], 0, 1, hidden, ds, 0, wide, 1, product, 0);
      du = sum(du, product);
      float[] sums = new float[wide];
      engine.sumColumns(ds, 0, n, wide, sums, 0);
      db = walk.cell().hasStateBias() ? sum(db, sums) : db;
      through = new float[n * hidden];
      engine.matmul(n, hidden, wide, ds, 0, wide, 1, walk.u(), 0, 1, wide, through, 0);
    }
    return new Walk.Result(y, da, du, db == null ? new float[wide] : db);
  }

  /** Adds up, the first is stored. */
  private static float[] sum(float[] first, float[] second) {
    if (first == null || second == null) {
      return first == null ? second : first;
    }
    float[] sum = new float[first.length];
    Arrays.setAll(new double[sum.length], i -> sum[i] = first[i] + second[i]);
    return sum;
  }

  private void backward(
      int t, int sample, int j, float[] dh, float[] dc, float[] past, float[] ds, float[] da) {
    int at = sample * hidden + j;
    int so = sample * wide + j;
    int ao = (sample * walk.steps() + t) * wide + j;
    float state = h[t + 1][at];
    float g = dh[at];
    switch (walk.cell()) {
      case TANH -> {
        ds[so] = g * (1 - state * state);
        da[ao] = 0 + ds[so];
      }
      case RELU -> {
        ds[so] = gate(t, sample, 0, j) > 0 ? g : 0;
        da[ao] = 0 + ds[so];
      }
      case GRU -> {
        float r = sigmoid(gate(t, sample, 0, j));
        float z = sigmoid(gate(t, sample, 1, j));
        float s2 = s[t][so + 2 * hidden];
        float fresh = tanh(a[t][so + 2 * hidden] + r * s2);
        past[at] = g * z;
        float dz = g * (h[t][at] - fresh);
        float dFresh = (g + -past[at]) * (1 - fresh * fresh);
        ds[so] = 0 + dFresh * s2 * (r * (1 - r));
        ds[so + hidden] = 0 + dz * (z * (1 - z));
        ds[so + 2 * hidden] = 0 + dFresh * r;
        da[ao] = ds[so];
        da[ao + hidden] = ds[so + hidden];
        da[ao + 2 * hidden] = 0 + dFresh;
      }
      case LSTM -> {
        float i = sigmoid(gate(t, sample, 0, j));
        float f = sigmoid(gate(t, sample, 1, j));
        float content = tanh(gate(t, sample, 2, j));
        float o = sigmoid(gate(t, sample, 3, j));
        ds[so] = 0 + dc[at] * content * (i * (1 - i));
        ds[so + hidden] = 0 + dc[at] * c[t][at] * (f * (1 - f));
        ds[so + 2 * hidden] = 0 + dc[at] * i * (1 - content * content);
        ds[so + 3 * hidden] = 0 + g * tanh(c[t + 1][at]) * (o * (1 - o));
        for (int gate = 0; gate < 4; gate++) {
          da[ao + gate * hidden] = ds[so + gate * hidden];
        }
        dc[at] = dc[at] * f;
      }
    }
  }
}
