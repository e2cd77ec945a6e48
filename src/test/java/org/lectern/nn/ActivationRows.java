package org.lectern.nn;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import org.lectern.compute.ElementaryError;
import org.lectern.tensor.Shadow;

/** Activations beyond the classical ones, with and without parameters. */
final class ActivationRows {
  private static final int[] BATCH = {3, 4};

  private ActivationRows() {}

  private static LayerRow map(Supplier<Layer> layer, DoubleUnaryOperator f) {
    return LayerRow.of("", layer, BATCH, (state, x) -> x.map(f)).from(-4, 4);
  }

  static List<LayerRow> rows() {
    return List.of(
        map(LeakyRelu::new, v -> v > 0 ? v : 0.01 * v),
        map(() -> new LeakyRelu(0.1), v -> Math.max(0.1 * v, v)),
        map(() -> new LeakyRelu(1.5), v -> Math.min(1.5 * v, v)),
        map(Elu::new, v -> v > 0 ? v : StrictMath.expm1(v)),
        map(() -> new Elu(0.3), v -> v > 0 ? v : 0.3 * StrictMath.expm1(v)),
        map(Gelu::new, v -> v * normal(v)),
        map(() -> new Gelu(true), ActivationRows::geluTanh),
        map(Swish::new, v -> v * DenseRows.sigmoid(v)),
        map(() -> new Swish(2.5), v -> v * DenseRows.sigmoid(2.5 * v)),
        map(Softplus::new, v -> StrictMath.log1p(StrictMath.exp(v))),
        map(Step::new, v -> v > 0 ? 1 : 0),
        map(Identity::new, v -> v),
        LayerRow.of("", LogSoftmax::new, BATCH, (state, x) -> x.softmax(1).map(StrictMath::log)),
        LayerRow.of("", PRelu::new, BATCH, (state, x) -> prelu(x, state.get("slope"))),
        LayerRow.of("", () -> new PRelu(4), BATCH, (state, x) -> prelu(x, state.get("slope"))),
        LayerRow.of(
            "images",
            () -> new PRelu(3),
            new int[] {2, 3, 2, 2},
            (state, x) -> prelu(x, state.get("slope").reshape(3, 1, 1))),
        LayerRow.of("", () -> new Maxout(4, 5, 2), BATCH, maxout(2, 3, 5)),
        LayerRow.of("", () -> new Maxout(4, 2, 5), new int[] {2, 3, 4}, maxout(5, 2, 3, 2)));
  }

  private static double normal(double v) {
    return 0.5 * (1 + ElementaryError.erf(v / Math.sqrt(2)));
  }

  private static double geluTanh(double v) {
    double inner = Math.sqrt(2 / Math.PI) * (v + 0.044715 * v * v * v);
    return 0.5 * v * (1 + StrictMath.tanh(inner));
  }

  private static Shadow prelu(Shadow x, Shadow slope) {
    return x.zip(slope, (v, a) -> v > 0 ? v : a * v);
  }

  /** The largest of each unit's pieces, which are neighbours in the columns of a dense layer. */
  private static LayerRow.Form maxout(int pieces, int... output) {
    int last = output.length - 1;
    return (state, x) -> {
      Shadow all = DenseRows.dense(state.get("weight"), state.get("bias"), x);
      return Shadow.fill(
          output,
          index -> {
            double largest = Double.NEGATIVE_INFINITY;
            for (int piece = 0; piece < pieces; piece++) {
              int[] at = index.clone();
              at[last] = index[last] * pieces + piece;
              largest = Math.max(largest, all.at(at));
            }
            return largest;
          });
    };
  }
}
