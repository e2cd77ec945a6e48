package org.lectern.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lectern.display.MimeBundle;

class ParameterCountTest {
  /** The quiz of the lecture: 3 inputs, 2 hidden units, 1 output. */
  @Test
  void of_theLecturesQuiz_says8WeightsAnd3Biases() {
    ParameterCount count =
        ParameterCount.of(new Sequential(new Dense(3, 2), new Dense(2, 1), new Sigmoid()));
    assertThat(count.weights()).isEqualTo(8);
    assertThat(count.biases()).isEqualTo(3);
    assertThat(count.total()).isEqualTo(11);
    assertThat(count)
        .hasToString(
            "Parameters of Sequential\n"
                + "1  Dense(3→2): weights 3 × 2 = 6, biases 2, together (3 + 1) × 2 = 8\n"
                + "2  Dense(2→1): weights 2 × 1 = 2, biases 1, together (2 + 1) × 1 = 3\n"
                + "8 weights + 3 biases = 11 parameters; 4 × 11 = 44 bytes");
    assertThat((String) count.toMimeBundle().data().get(MimeBundle.HTML))
        .contains(">3 × 2 = 6</td>", ">(3 + 1) × 2 = 8</td>", "4 × 11 = 44 bytes");
  }

  @Test
  void of_theFourLayerNetwork_says32WeightsAnd9Biases() {
    ParameterCount count =
        ParameterCount.of(new Sequential(new Dense(3, 4), new Dense(4, 4), new Dense(4, 1)));
    assertThat(count.weights()).isEqualTo(32);
    assertThat(count.biases()).isEqualTo(9);
  }

  @Test
  void of_otherLayers_haveTheirOwnFormula() {
    assertThat(line(new Conv2d(3, 8, 5)))
        .isEqualTo(
            "Conv2d(3→8, 5×5): weights 8 × 3 × 5 × 5 = 600, biases 8,"
                + " together (3 × 5 × 5 + 1) × 8 = 608");
    assertThat(line(new Lstm(28, 128))).endsWith("together 4 × (28 + 128 + 2) × 128 = 80896");
    assertThat(line(new Gru(3, 5, 2, 0)))
        .endsWith("together 3 × (3 + 5 + 2) × 5 + 3 × (5 + 5 + 2) × 5 = 330");
    assertThat(line(new SimpleRnn(1, 16))).endsWith("together (1 + 16 + 2) × 16 = 304");
    assertThat(line(new Embedding(1000, 32)))
        .isEqualTo("Embedding(1000→32): weights 1000 × 32 = 32000, biases 0, together 32000");
    assertThat(line(new BatchNorm(4)))
        .isEqualTo("BatchNorm(4): weights 4, biases 4, together 2 × 4 = 8");
    assertThat(line(new Dense(2, 3).withoutBias()))
        .isEqualTo("Dense(2→3, no bias): weights 2 × 3 = 6, biases 0, together 2 × 3 = 6");
    assertThat(line(new Maxout(2, 4, 3))).endsWith("together (2 + 1) × 12 = 36");
    assertThat(line(new PRelu())).isEqualTo("PRelu: weights 1, biases 0, together 1");
  }

  /** Every formula is worked out here, so that none can print a wrong product. */
  @Test
  void of_everyFormula_isTrue() {
    List<Layer> layers =
        List.of(
            new Conv2d(3, 6, 5).groups(3),
            new Conv1d(2, 4, 3).withoutBias(),
            new Lstm(3, 2, 2, 0.5),
            new Gru(2, 2),
            new LayerNorm(2),
            new Residual(new Dense(2, 2)),
            new MultiHeadAttention(4, 2));
    for (Layer layer : layers) {
      assertTrue(ParameterCount.of(layer));
      assertThat(ParameterCount.of(layer).total()).isEqualTo(layer.parameterCount());
    }
  }

  private static void assertTrue(ParameterCount count) {
    for (String line : count.toString().split("\n")) {
      for (String equation : line.split(": weights|, biases|, together|; |bytes")) {
        if (equation.contains(" = ") && !equation.contains("bias") && line.contains("together")) {
          String[] sides = equation.split(" = ");
          assertThat(value(sides[0])).as(equation).isEqualTo(Integer.parseInt(sides[1].strip()));
        }
      }
    }
  }

  /** Sums of products, with sums of products in brackets. */
  private static int value(String formula) {
    String text = formula.replace(" ", "");
    while (text.contains("(")) {
      int open = text.lastIndexOf('(');
      int close = text.indexOf(')', open);
      text =
          text.substring(0, open)
              + value(text.substring(open + 1, close))
              + text.substring(close + 1);
    }
    int sum = 0;
    for (String product : text.split("\\+")) {
      int factor = 1;
      for (String number : product.split("×")) {
        factor *= Integer.parseInt(number);
      }
      sum += factor;
    }
    return sum;
  }

  @Test
  void of_aSharedLayer_countsItOnce() {
    Dense shared = new Dense(2, 2);
    assertThat(ParameterCount.of(new Sequential(shared, new Tanh(), shared)).total()).isEqualTo(6);
  }

  @Test
  void of_nothingToLearn_isZero() {
    assertThat(ParameterCount.of(new Relu()))
        .hasToString("Parameters of Relu\n0 weights + 0 biases = 0 parameters; 4 × 0 = 0 bytes");
  }

  private static String line(Layer layer) {
    return ParameterCount.of(layer).toString().split("\n")[1];
  }
}
