package org.lectern.compute;

/**
 * A gated recurrent unit: with b′ added to s, r = σ(a_r + s_r), z = σ(a_z + s_z), n = tanh(a_n + r
 * ⊙ s_n) and h = n + z ⊙ (h_before − n).
 */
final class GruCell extends CellStep {
  private static final int R = 1;
  private static final int Z = 2;
  private static final int N = 3;
  private static final int S = 4;

  GruCell() {
    super(5);
  }

  @Override
  void forward(CellRows rows, float[][] now, int at, float[][] before, int bo) {
    rows.gate(0, now[R], at);
    rows.apply(Unary.SIGMOID, now[R], at, now[R], at);
    rows.gate(1, now[Z], at);
    rows.apply(Unary.SIGMOID, now[Z], at, now[Z], at);
    rows.copyGate(2, rows.s, now[S], at);
    rows.copyGate(2, rows.a, now[N], at);
    rows.multiply(now[R], at, now[S], at, rows.p, 0);
    rows.apply(Binary.ADD, now[N], at, rows.p, 0, now[N], at);
    rows.apply(Unary.TANH, now[N], at, now[N], at);
    rows.apply(Binary.SUBTRACT, before[STATE], bo, now[N], at, rows.p, 0);
    rows.multiply(now[Z], at, rows.p, 0, rows.p, 0);
    rows.apply(Binary.ADD, now[N], at, rows.p, 0, now[STATE], at);
  }

  @Override
  boolean backward(
      CellRows rows,
      float[][] now,
      int at,
      float[][] before,
      int bo,
      float[] dh,
      float[] dc,
      int go) {
    float[] p = rows.p;
    float[] q = rows.q;
    rows.apply(Binary.SUBTRACT, before[STATE], bo, now[N], at, p, 0);
    rows.multiply(dh, go, p, 0, p, 0);
    rows.apply(Binary.SIGMOID_GRADIENT, p, 0, now[Z], at, p, 0);
    rows.gateGradient(1, p);
    // dh·z reaches the state before, and n with the other sign
    rows.multiply(dh, go, now[Z], at, q, 0);
    rows.apply(Binary.SUBTRACT, dh, go, q, 0, p, 0);
    System.arraycopy(q, 0, dh, go, rows.size);
    rows.apply(Binary.TANH_GRADIENT, p, 0, now[N], at, p, 0);
    rows.multiply(p, 0, now[R], at, q, 0);
    rows.gateGradient(2, q, p);
    rows.multiply(p, 0, now[S], at, p, 0);
    rows.apply(Binary.SIGMOID_GRADIENT, p, 0, now[R], at, p, 0);
    rows.gateGradient(0, p);
    return true;
  }
}
