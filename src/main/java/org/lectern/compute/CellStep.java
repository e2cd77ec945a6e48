package org.lectern.compute;

/**
 * One step of a {@link Cell} for some rows of a batch, there and back. Each computes exactly what
 * its operations one after the other would, so it has their bits (rules 4 and 5 of the contract).
 *
 * <p>What the way back needs is kept in several arrays, the state h in the first; the numbers of
 * these rows at this step lie from {@code at}, those of the step before in {@code before} from
 * {@code bo}.
 */
abstract class CellStep {
  /** Where the state is kept. */
  static final int STATE = 0;

  private final int kept;

  /**
   * @param kept how many arrays are kept
   */
  CellStep(int kept) {
    this.kept = kept;
  }

  final int kept() {
    return kept;
  }

  /** From {@code rows.a} and {@code rows.s}. */
  abstract void forward(CellRows rows, float[][] now, int at, float[][] before, int bo);

  /**
   * From the gradient dh with respect to the state, at {@code go}, to that with respect to s, into
   * {@code rows.ds}, and a. Both are the same but for the GRU.
   *
   * @param dc the gradient along the cell c, if it has one, from the step behind; then that for the
   *     step before
   * @return whether dh now holds what reaches the state before without the product with U
   */
  abstract boolean backward(
      CellRows rows,
      float[][] now,
      int at,
      float[][] before,
      int bo,
      float[] dh,
      float[] dc,
      int go);
}
