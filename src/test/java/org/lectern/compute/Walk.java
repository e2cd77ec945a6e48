package org.lectern.compute;

/**
 * A recurrent layer over a batch of sequences and back, for {@link Battery}.
 *
 * @param last whether only the last state is asked for
 * @param sums what the gradients of U and b′ begin with, or null
 */
record Walk(
    Cell cell,
    int n,
    int steps,
    int in,
    int hidden,
    boolean last,
    float[] x,
    float[] w,
    float[] b,
    float[] u,
    float[] stateBias,
    float[] g,
    float[][] sums) {

  int wide() {
    return cell.gates() * hidden;
  }

  /** The states, and the gradients with respect to x·W + b, U and b′. */
  record Result(float[] y, float[] da, float[] du, float[] db) {}

  /** By the public entry, without keeping anything and with. */
  Result run() {
    float[] unkept = new float[n * (last ? 1 : steps) * hidden];
    unrolling().forward(x, w, b, false, unkept);
    float[] y = new float[unkept.length];
    Unrolling unrolling = unrolling();
    unrolling.forward(x, w, b, true, y);
    for (int i = 0; i < y.length; i++) {
      if (Float.floatToIntBits(y[i]) != Float.floatToIntBits(unkept[i])) {
        throw new AssertionError("state " + i + ": " + y[i] + ", but " + unkept[i]);
      }
    }
    float[] da = new float[n * steps * wide()];
    float[] du = sums == null ? new float[u.length] : sums[0].clone();
    float[] db = sums == null ? new float[wide()] : sums[1].clone();
    unrolling.backward(
        g,
        da,
        new Unrolling.Sum(du, sums == null),
        cell.hasStateBias() ? new Unrolling.Sum(db, sums == null) : null);
    return new Result(y, da, du, db);
  }

  private Unrolling unrolling() {
    float[] second = cell.hasStateBias() ? stateBias : null;
    return new Unrolling(cell, n, steps, in, hidden, u, second, last, Walk::anything);
  }

  /** Memory that holds something already. */
  private static float[] anything(int n) {
    float[] array = new float[n];
    java.util.Arrays.fill(array, Float.NaN);
    return array;
  }
}
