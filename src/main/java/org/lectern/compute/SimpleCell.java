package org.lectern.compute;

/** h = f(a + s), f being tanh or relu. */
final class SimpleCell extends CellStep {
  private final Unary function;

  SimpleCell(Unary function) {
    super(1);
    this.function = function;
  }

  @Override
  void forward(CellRows rows, float[][] now, int at, float[][] before, int bo) {
    rows.gate(0, now[STATE], at);
    rows.apply(function, now[STATE], at, now[STATE], at);
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
    // with relu, h > 0 where a + s > 0
    Binary gradient = function == Unary.RELU ? Binary.GATE : Binary.TANH_GRADIENT;
    rows.apply(gradient, dh, go, now[STATE], at, rows.ds, rows.dsStart);
    rows.gradientOfA();
    return false;
  }
}
