package org.lectern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lectern.nn.Initialiser;
import org.lectern.nn.Layer;
import org.lectern.tensor.Shape;

class LayerFactoriesTest {
  @Test
  void layers_facade_areTheLayersNamed() {
    List<Layer> layers =
        List.of(
            Lectern.dense(2, 3),
            Lectern.dropout(0.5),
            Lectern.batchNorm(4),
            Lectern.layerNorm(3, 4),
            Lectern.embedding(10, 2),
            Lectern.residual(Lectern.relu()),
            Lectern.residual(Lectern.dense(2, 3), Lectern.dense(2, 3)),
            Lectern.parallel(Lectern.relu()),
            Lectern.parallel(1, Lectern.relu()),
            Lectern.lambda("square", x -> x.square()));
    assertThat(layers)
        .extracting(Layer::label)
        .containsExactly(
            "Dense(2→3)",
            "Dropout(0.5)",
            "BatchNorm(4)",
            "LayerNorm(3, 4)",
            "Embedding(10→2)",
            "Residual",
            "Residual",
            "Parallel",
            "Parallel",
            "Lambda(square)");
    assertThat(layers.get(8).outputShape(Shape.of(3, 4))).isEqualTo(Shape.of(3, 4));
  }

  @Test
  void initialisers_facade_areTheInitialisersNamed() {
    Map<Initialiser, Initialiser> pairs =
        Map.of(
            Lectern.constant(0.1), Initialiser.constant(0.1),
            Lectern.normal(0.01), Initialiser.normal(0.01),
            Lectern.truncatedNormal(0.1), Initialiser.truncatedNormal(0.1),
            Lectern.uniform(-1, 2), Initialiser.uniform(-1, 2),
            Lectern.xavier(), Initialiser.xavier(),
            Lectern.glorot(), Initialiser.glorot(),
            Lectern.glorotNormal(), Initialiser.glorotNormal(),
            Lectern.he(), Initialiser.he(),
            Lectern.heUniform(), Initialiser.heUniform());
    pairs.forEach(
        (ours, same) ->
            assertThat(Lectern.dense(7, 5, ours).fingerprint())
                .as(same.toString())
                .isEqualTo(Lectern.dense(7, 5, same).fingerprint()));
    assertThat(Lectern.checkGradients(Lectern.dense(3, 2, Lectern.he())).passed()).isTrue();
  }
}
