package org.lectern.compute;

/**
 * Long short-term memory: c = f ⊙ c_before + i ⊙ g and h = o ⊙ tanh(c), with i, f and o the sigmoid
 * and g the tanh of their parts of a + s.
 */
final class LstmCell extends CellStep {
  private static final int C = 1;
  static final int TANH_C = 2;
  static final int I = 3;
  static final int F = 4;
  static final int G = 5;
  static final int O = 6;

  LstmCell() {
    super(7);
  }

  @Override
  void forward(CellRows rows, float[][] now, int at, float[][] before, int bo) {
    for (int gate = 0; gate < 4; gate++) {
      rows.gate(gate, now[I + gate], at);
      Unary function = I + gate == G ? Unary.TANH : Unary.SIGMOID;
      rows.apply(function, now[I + gate], at, now[I + gate], at);
    }
    rows.multiply(now[I], at, now[G], at, rows.p, 0);
    rows.multiply(now[F], at, before[C], bo, now[C], at);
    rows.apply(Binary.ADD, now[C], at, rows.p, 0, now[C], at);
    rows.apply(Unary.TANH, now[C], at, now[TANH_C], at);
    rows.multiply(now[O], at, now[TANH_C], at, now[STATE], at);
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
    rows.lstmGradient(now, at, before[C], bo, dh, dc, go);
    return false;
  }

  /**
   * For elements {@code from} to {@code to} − 1 of one sample: dc becomes dc ⊙ f of the sum dc + dh
   * ⊙ o ⊙ (1 − tanh²c), the gradients of the four gates go to ds, side by side. Each is added to
   * +0, as the gradient of a slice is.
   */
  static void gradient(
      int from,
      int to,
      float[][] now,
      int at,
      float[] before,
      int bo,
      float[] dh,
      float[] dc,
      int go,
      float[] ds,
      int so,
      int hidden) {
    for (int j = from; j < to; j++) {
      float h = dh[go + j];
      float tanh = now[TANH_C][at + j];
      float i = now[I][at + j];
      float f = now[F][at + j];
      float g = now[G][at + j];
      float o = now[O][at + j];
      float c = dc[go + j] + h * o * (1 - tanh * tanh);
      ds[so + j] = 0 + c * g * (i * (1 - i));
      ds[so + hidden + j] = 0 + c * before[bo + j] * (f * (1 - f));
      ds[so + 2 * hidden + j] = 0 + c * i * (1 - g * g);
      ds[so + 3 * hidden + j] = 0 + h * tanh * (o * (1 - o));
      dc[go + j] = c * f;
    }
  }
}
