package org.lectern.nn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lectern.display.MimeBundle;
import org.lectern.tensor.Tensor;

class LayerTableTest {
  private static Sequential nested() {
    return new Sequential(
        new Dense(2, 4).withoutBias(),
        new BatchNorm(4),
        new Residual(new Sequential(new Dense(4, 4), new Relu())),
        new Parallel(new Dense(4, 3), new Tanh()),
        new Lambda("square", x -> x.square()),
        new Dense(7, 1));
  }

  @Test
  void toString_nestedNetwork_indentsTheLayersInBlocks() {
    assertThat(nested().toString())
        .isEqualTo(
            "Sequential: 59 parameters (47 weights, 12 biases) and 8 running numbers, 268 bytes\n"
                + "1      Dense(2→4, no bias)  (n, 4)  8\n"
                + "2      BatchNorm(4)         (n, 4)  8\n"
                + "3      Residual             (n, 4)  (20)\n"
                + "3.1      Sequential         (n, 4)  (20)\n"
                + "3.1.1      Dense(4→4)       (n, 4)  20\n"
                + "3.1.2      Relu             (n, 4)  0\n"
                + "4      Parallel             (n, 7)  (15)\n"
                + "4.1      Dense(4→3)         (n, 3)  15\n"
                + "4.2      Tanh               (n, 4)  0\n"
                + "5      Lambda(square)       ?       0\n"
                + "6      Dense(7→1)           (n, 1)  8");
  }

  @Test
  void toString_frozenLayers_areMarkedAndCounted() {
    Sequential network = new Sequential(new Dense(2, 3), new Residual(new Dense(3, 3)));
    network.layer(1).freeze();
    assertThat(network.toString())
        .isEqualTo(
            "Sequential: 21 parameters (15 weights, 6 biases), 84 bytes; frozen: 9 parameters\n"
                + "1    Dense(2→3)    (n, 3)  9 frozen\n"
                + "2    Residual      (n, 3)  (12)\n"
                + "2.1    Dense(3→3)  (n, 3)  12");
    assertThat((String) network.toMimeBundle().data().get(MimeBundle.HTML))
        .contains("<td>9 frozen</td>", "<td>36 B</td>")
        .contains("padding-left:2em\">Dense(3→3)</td>");
  }

  @Test
  void toString_studentsBlock_showsItsOwnParametersFirst() {
    Layer mine =
        new Layer() {
          private final Parameter gain = parameter("gain", Initialiser.constant(1), 1);
          private final Layer inner = layer("inner", new Dense(2, 2));

          @Override
          public Tensor forward(Tensor x, Pass pass) {
            return inner.forward(x, pass).mul(gain.value());
          }

          @Override
          public String label() {
            return "Mine";
          }
        };
    assertThat(mine.toString())
        .isEqualTo(
            "Mine: 7 parameters (5 weights, 2 biases), 28 bytes\n"
                + "       Mine        ?       1\n"
                + "inner  Dense(2→2)  (n, 2)  6");
    assertThat(new Sequential(new Dense(2, 2), mine).toString())
        .endsWith("2        Mine          ?       1 (7)\n" + "2.inner    Dense(2→2)  (n, 2)  6");
  }

  @Test
  void toBundle_simpleLayer_isOneRow() {
    assertThat(new BatchNorm(2).toMimeBundle().text())
        .isEqualTo(
            "BatchNorm(2): 4 parameters (2 weights, 2 biases) and 4 running numbers, 32 bytes\n"
                + "     BatchNorm(2)  ?  4\n"
                + "y = γ (x − μ)/√(σ² + ε) + β");
  }

  @Test
  void toString_imagesOfUnknownSize_saysHowToSeeTheShapes() {
    Layer[] rest = {new Flatten(), new Dense(36, 2)};
    assertThat(new Sequential(new Conv2d(1, 4, 3), rest[0], rest[1]).toString())
        .endsWith(
            "2    Flatten           ?       0\n"
                + "3    Dense(36→2)       (n, 2)  74\n"
                + "? depends on the size of the images: conv2d(…).inputSize(28, 28) as the first"
                + " layer shows it.");
    assertThat(new Sequential(new Conv2d(1, 4, 3).inputSize(5, 5), rest[0], rest[1]).toString())
        .contains("2    Flatten           (n, 36)       0\n")
        .endsWith("(n, 2)        74");
  }

  @Test
  void toString_flattenedSequenceOfAnyLength_isOpen() {
    assertThat(new Sequential(new Lstm(3, 4), new Flatten(), new Dense(20, 2)).toString())
        .contains("1    Lstm(3→4)    (n, t, 4)", "2    Flatten      ?");
  }
}
