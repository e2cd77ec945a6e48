package org.lectern.nn;

import java.util.List;
import org.lectern.tensor.Shadow;

/** Dense layers, the classical activations and layers in a row. */
final class DenseRows {
  private DenseRows() {}

  static List<LayerRow> rows() {
    int[] batch = {3, 4};
    LayerRow.Form dense = (state, x) -> dense(state.get("weight"), state.get("bias"), x);
    return List.of(
        LayerRow.of("", () -> new Dense(4, 5), batch, dense),
        LayerRow.of("sequences", () -> new Dense(4, 5), new int[] {2, 3, 4}, dense),
        LayerRow.of("", Relu::new, batch, (state, x) -> x.map(v -> Math.max(v, 0))),
        LayerRow.of("", Tanh::new, batch, (state, x) -> x.map(StrictMath::tanh)),
        LayerRow.of("", Sigmoid::new, batch, (state, x) -> x.map(DenseRows::sigmoid)),
        LayerRow.of("", Softmax::new, batch, (state, x) -> x.softmax(1)),
        LayerRow.of(
            "two layers",
            () -> new Sequential(new Dense(4, 5), new Tanh(), new Dense(5, 2), new Sigmoid()),
            batch,
            (state, x) ->
                dense(
                        state.get("3.weight"),
                        state.get("3.bias"),
                        dense(state.get("1.weight"), state.get("1.bias"), x).map(StrictMath::tanh))
                    .map(DenseRows::sigmoid)));
  }

  static double sigmoid(double v) {
    return 1 / (1 + StrictMath.exp(-v));
  }

  static Shadow dense(Shadow weight, Shadow bias, Shadow x) {
    return x.matmul(weight).zip(bias, Double::sum);
  }
}
