package org.lectern.compute;

/**
 * What a recurrent layer does at a step, from a = x·W + b and s = h·U, each with the parts of the
 * gates side by side, and h and c of the step before.
 */
public enum Cell {
  /** h = tanh(a + s). */
  TANH(1, new SimpleCell(Unary.TANH)),
  /** h = max(a + s, 0). */
  RELU(1, new SimpleCell(Unary.RELU)),
  /** Gates r, z, n with b′ at s; see {@link GruCell}. */
  GRU(3, new GruCell()),
  /** Gates i, f, g, o; see {@link LstmCell}. */
  LSTM(4, new LstmCell());

  private final int gates;
  private final CellStep step;

  Cell(int gates, CellStep step) {
    this.gates = gates;
    this.step = step;
  }

  /**
   * How many matrices W and U hold side by side.
   *
   * @return from 1 to 4
   */
  public int gates() {
    return gates;
  }

  /**
   * Whether s has a bias of its own.
   *
   * @return true for the GRU
   */
  public boolean hasStateBias() {
    return this == GRU;
  }

  CellStep step() {
    return step;
  }
}
