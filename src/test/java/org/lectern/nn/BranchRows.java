package org.lectern.nn;

import java.util.List;

/** Heads and towers with a single branch; several are in BranchesTest. */
final class BranchRows {
  private BranchRows() {}

  static List<LayerRow> rows() {
    int[] batch = {3, 4};
    return List.of(
        LayerRow.of(
            "",
            () -> new Heads("age", new Dense(4, 2)),
            batch,
            (state, x) -> DenseRows.dense(state.get("age.weight"), state.get("age.bias"), x)),
        LayerRow.of(
            "",
            () -> new Towers(new Dense(4, 2)),
            batch,
            (state, x) -> DenseRows.dense(state.get("1.weight"), state.get("1.bias"), x)));
  }
}
