package org.lectern.nn;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.lectern.random.RandomStream;
import org.lectern.tensor.Shadow;
import org.lectern.tensor.Tensor;

/** Dropout, normalisations, embedding and the blocks. */
final class BlockRows {
  private BlockRows() {}

  static List<LayerRow> rows() {
    int[] batch = {5, 4};
    int[] signals = {3, 4, 2};
    int[] images = {2, 4, 3, 2};
    LayerRow.Form norm = (state, x) -> layerNorm(state, x, 1);
    return List.of(
        LayerRow.of(
            "without bias",
            () -> new Dense(4, 5).withoutBias(),
            batch,
            (state, x) -> x.matmul(state.get("weight"))),
        LayerRow.of("", () -> new Dropout(0.4), batch, (state, x) -> x),
        LayerRow.of("", () -> new Dropout(0.4), batch, BlockRows::dropped).inTraining(),
        LayerRow.of("", BlockRows::batchNorm, batch, BlockRows::evaluated),
        LayerRow.of("signals", BlockRows::batchNorm, signals, BlockRows::evaluated),
        LayerRow.of("images", BlockRows::batchNorm, images, BlockRows::evaluated),
        LayerRow.of("", BlockRows::batchNorm, batch, BlockRows::normalised).inTraining(),
        LayerRow.of("signals", BlockRows::batchNorm, signals, BlockRows::normalised).inTraining(),
        LayerRow.of("images", BlockRows::batchNorm, images, BlockRows::normalised).inTraining(),
        LayerRow.of("", () -> new LayerNorm(4), batch, norm),
        LayerRow.of("sequences", () -> new LayerNorm(4), new int[] {2, 3, 4}, norm),
        LayerRow.of(
            "two axes",
            () -> new LayerNorm(3, 4),
            new int[] {2, 3, 4},
            (state, x) -> layerNorm(state, x, 2)),
        LayerRow.of(
            "on ids",
            () -> new Sequential(new Lambda("ids", x -> x.gt(0).add(x.gt(1))), new Embedding(3, 2)),
            batch,
            BlockRows::embedded),
        LayerRow.of(
            "",
            () -> new Residual(new Sequential(new Dense(4, 4), new Tanh())),
            batch,
            (state, x) ->
                x.zip(
                    DenseRows.dense(state.get("1.1.weight"), state.get("1.1.bias"), x)
                        .map(StrictMath::tanh),
                    Double::sum)),
        LayerRow.of(
            "with a projection",
            () -> new Residual(new Dense(4, 3), new Dense(4, 3).withoutBias()),
            batch,
            (state, x) ->
                DenseRows.dense(state.get("1.weight"), state.get("1.bias"), x)
                    .zip(x.matmul(state.get("2.weight")), Double::sum)),
        LayerRow.of(
            "",
            () -> new Parallel(new Dense(4, 3), new Tanh()),
            batch,
            (state, x) ->
                join(
                    DenseRows.dense(state.get("1.weight"), state.get("1.bias"), x),
                    x.map(StrictMath::tanh),
                    1)),
        LayerRow.of(
            "images",
            () -> new Parallel(new Tanh(), new Sigmoid()),
            images,
            (state, x) -> join(x.map(StrictMath::tanh), x.map(DenseRows::sigmoid), 1)),
        LayerRow.of(
            "",
            () -> new Lambda("square", x -> x.square()),
            batch,
            (state, x) -> x.map(v -> v * v)));
  }

  /** Running statistics that are not those of a new layer. */
  static BatchNorm batchNorm() {
    BatchNorm layer = new BatchNorm(4);
    Map<String, Tensor> state = layer.state();
    state.put("running_mean", Tensor.vector(0.5, -0.25, 0, 1));
    state.put("running_var", Tensor.vector(2, 0.5, 1, 0.25));
    layer.restore(state);
    return layer;
  }

  private static Shadow dropped(Map<String, Shadow> state, Shadow x) {
    float[] u = RandomStream.of(0, "dropout/step 1").uniform(x.data().length, 0, 1);
    return new Shadow(
        x.sizes(),
        IntStream.range(0, u.length)
            .mapToDouble(i -> u[i] >= 0.4 ? x.data()[i] / 0.6 : 0)
            .toArray());
  }

  private static Shadow evaluated(Map<String, Shadow> state, Shadow x) {
    Shadow mean = along(state.get("running_mean"), x);
    Shadow variance = along(state.get("running_var"), x);
    return scaled(state, x.zip(mean, (a, m) -> a - m), variance, x);
  }

  private static Shadow normalised(Map<String, Shadow> state, Shadow x) {
    int rank = x.sizes().length;
    int[] axes = IntStream.range(0, rank).filter(axis -> axis != 1).toArray();
    Shadow centred = x.zip(mean(x, axes), (a, m) -> a - m);
    return scaled(state, centred, mean(centred.map(v -> v * v), axes), x);
  }

  private static Shadow scaled(
      Map<String, Shadow> state, Shadow centred, Shadow variance, Shadow x) {
    return centred
        .zip(variance, (a, v) -> a / Math.sqrt(v + 1e-5))
        .zip(along(state.get("weight"), x), (a, w) -> a * w)
        .zip(along(state.get("bias"), x), Double::sum);
  }

  /** A vector along axis 1 of x. */
  private static Shadow along(Shadow vector, Shadow x) {
    int[] sizes = new int[x.sizes().length];
    Arrays.fill(sizes, 1);
    sizes[1] = vector.data().length;
    return vector.reshape(sizes);
  }

  private static Shadow mean(Shadow x, int... axes) {
    Shadow sum = x.fold(0, Double::sum, axes);
    double count = (double) x.data().length / sum.data().length;
    return sum.map(v -> v / count);
  }

  private static Shadow layerNorm(Map<String, Shadow> state, Shadow x, int count) {
    int rank = x.sizes().length;
    int[] axes = IntStream.range(rank - count, rank).toArray();
    Shadow centred = x.zip(mean(x, axes), (a, m) -> a - m);
    return centred
        .zip(mean(centred.map(v -> v * v), axes), (a, v) -> a / Math.sqrt(v + 1e-5))
        .zip(state.get("weight"), (a, w) -> a * w)
        .zip(state.get("bias"), Double::sum);
  }

  private static Shadow embedded(Map<String, Shadow> state, Shadow x) {
    return Shadow.fill(
        new int[] {5, 4, 2},
        index -> {
          double value = x.at(index[0], index[1]);
          return state.get("2.weight").at(value > 1 ? 2 : value > 0 ? 1 : 0, index[2]);
        });
  }

  static Shadow join(Shadow a, Shadow b, int axis) {
    int[] sizes = a.sizes().clone();
    int cut = sizes[axis];
    sizes[axis] += b.sizes()[axis];
    return Shadow.fill(
        sizes,
        index -> {
          int[] from = index.clone();
          if (from[axis] >= cut) {
            from[axis] -= cut;
            return b.at(from);
          }
          return a.at(from);
        });
  }
}
