package org.lectern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.Lectern.*;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lectern.data.Dataset;
import org.lectern.nn.Dense;
import org.lectern.nn.Sequential;
import org.lectern.optim.Regulariser;
import org.lectern.tensor.Tensor;

/**
 * Numbers that the lecture decks print, as a student would compute them; those of single losses,
 * optimisers and initialisers are in the tests of their classes.
 */
class LectureNumbersTest {
  private static Offset<Double> within(double tolerance) {
    return Offset.offset(tolerance);
  }

  // Logistic regression

  @Test
  void logisticRegression_twoMails_hasTheProbabilitiesOfTheDeck() {
    Sequential network = sequential(dense(2, 1), Lectern.sigmoid());
    network.parameter("1.weight").assign(tensor(1, 2).reshape(2, 1));
    network.parameter("1.bias").assign(tensor(-5.0));
    Tensor x = tensor(new double[] {5, 2}, new double[] {1, 0});
    assertThat(network.predict(x).get(0, 0)).isCloseTo(0.98201379f, Offset.offset(1e-7f));
    assertThat(network.predict(x).get(1, 0)).isCloseTo(0.01798621f, Offset.offset(1e-8f));
    assertThat(network.classes(x).toArray()).containsExactly(1, 0);
  }

  @ParameterizedTest
  @CsvSource({"0.01, 0.667608, 1e-5", "0.1, 0.0115292, 1e-6", "1, 1, 0", "1.1, 38.3376, 1e-3"})
  void gradientDescent_onASquare_endsWhereTheDeckSays(double rate, double end, double tolerance) {
    Dense line = dense(1, 1, org.lectern.nn.Initialiser.constant(1));
    var optimiser = sgd(rate);
    for (int step = 0; step < 20; step++) {
      Tensor weight = line.weight();
      weight.square().sum().backward();
      optimiser.step(line);
    }
    assertThat((double) line.weight().item()).isCloseTo(end, within(tolerance));
  }

  @Test
  void kerasExample_twoDenseLayers_hasElevenParametersOf44Bytes() {
    Sequential network = sequential(dense(3, 2), dense(2, 1), Lectern.sigmoid());
    assertThat(network.toString()).contains("11 parameters (8 weights, 3 biases), 44 bytes");
  }

  @Test
  void coefficients_ofTwoFeatures_ranksTheMails() {
    Tensor scores = tensor(new double[] {2, 0}, new double[] {1, 1}).matmul(tensor(2, 1));
    assertThat(scores.toArray()).containsExactly(4, 3);
  }

  @Test
  void normalisation_withoutRegularisation_keepsTheFittedModel() {
    Dataset data = spam(200, 1);
    Dataset standard = standardise(data).apply(data);
    Tensor[] predictions = new Tensor[2];
    for (int i = 0; i < 2; i++) {
      Dataset each = i == 0 ? data : standard;
      Sequential network = sequential(dense(2, 1), Lectern.sigmoid());
      trainer(network, binaryCrossEntropy(), lbfgs()).epochs(60).fullBatch().fit(each);
      predictions[i] = network.predict(each.features());
    }
    assertThat((double) predictions[0].sub(predictions[1]).abs().max().item()).isLessThan(2e-3);
  }

  // Losses and regularisers

  @Test
  void squaredAndAbsoluteError_ofTheFourByFourExample_are33And11() {
    Tensor f = tensor(12, 24, 42, 23, 34, 32, 5, 2, 12, 31, 12, 31, 31, 64, 5, 13);
    Tensor y = tensor(15, 20, 40, 25, 34, 32, 5, 2, 12, 31, 12, 31, 31, 64, 5, 13);
    assertThat(squaredError().sum().of(f, y).item()).isEqualTo(33);
    assertThat(absoluteError().sum().of(f, y).item()).isEqualTo(11);
    assertThat(squaredError(f, y).item()).isEqualTo(2.0625f);
    assertThat(absoluteError(f, y).item()).isEqualTo(0.6875f);
  }

  @Test
  void regularisers_ofTwoEqualScores_tellThemApart() {
    Tensor x = tensor(1, 1, 1, 1);
    Tensor one = tensor(1.0, 0, 0, 0);
    Tensor spread = tensor(0.25, 0.25, 0.25, 0.25);
    assertThat(x.matmul(one).item()).isEqualTo(x.matmul(spread).item()).isEqualTo(1);
    Regulariser squares = l2(2);
    assertThat(squares.penalty(one)).isEqualTo(1);
    assertThat(squares.penalty(spread)).isEqualTo(0.25);
    assertThat(squares.penalty(one, spread)).isEqualTo(1.25);
    assertThat(l1(1).penalty(one)).isEqualTo(l1(1).penalty(spread)).isEqualTo(1);
  }

  @Test
  void crossEntropy_inBits_isEntropyPlusDivergence() {
    Tensor p = tensor(0.5, 0.25, 0.25).reshape(1, 3);
    Tensor q = tensor(0.25, 0.25, 0.5).reshape(1, 3);
    assertThat((double) entropyBits(p).item()).isCloseTo(1.5, within(1e-6));
    double crossEntropy = crossEntropy().of(q, p).item();
    double divergence = klDivergence(q, p).item();
    assertThat(crossEntropy).isCloseTo(entropy(p).item() + divergence, within(1e-6));
  }

  // Graphs

  @Test
  void backward_ofTheSigmoidNeuron_hasTheGradientsOfTheDeck() {
    Tensor w0 = variable("w0", 2);
    Tensor x0 = variable("x0", -1);
    Tensor w1 = variable("w1", -3);
    Tensor x1 = variable("x1", -2);
    Tensor w2 = variable("w2", -3);
    Tensor output = w0.mul(x0).add(w1.mul(x1)).add(w2).sigmoid();
    output.backward();
    assertThat((double) output.item()).isCloseTo(0.73, within(0.005));
    Tensor[] variables = {w0, x0, w1, x1, w2};
    double[] expected = {-0.20, 0.39, -0.39, -0.59, 0.20};
    for (int i = 0; i < 5; i++) {
      assertThat((double) variables[i].grad().item())
          .as(variables[i].name())
          .isCloseTo(expected[i], within(0.005));
    }
  }

  @Test
  void backward_ofSumTimesNumber_hasTheGradientsOfTheDeck() {
    Tensor x = variable("x", -2);
    Tensor y = variable("y", 5);
    Tensor z = variable("z", -4);
    Tensor q = x.add(y);
    Tensor f = q.mul(z);
    f.backward();
    assertThat(q.item()).isEqualTo(3);
    assertThat(f.item()).isEqualTo(-12);
    assertThat(z.grad().item()).isEqualTo(3);
    assertThat(q.grad().item()).isEqualTo(-4);
    assertThat(x.grad().item()).isEqualTo(y.grad().item()).isEqualTo(-4);
  }

  // Neural networks

  private static Sequential gate(double bias, double... weights) {
    Sequential gate = sequential(dense(weights.length, 1), Lectern.sigmoid());
    gate.parameter("1.weight").assign(tensor(weights).reshape(weights.length, 1));
    gate.parameter("1.bias").assign(tensor(bias));
    return gate;
  }

  private static final Tensor PAIRS =
      tensor(new double[] {0, 0}, new double[] {0, 1}, new double[] {1, 0}, new double[] {1, 1});

  private static void assertOutputs(Tensor actual, double... expected) {
    for (int i = 0; i < expected.length; i++) {
      double size = Math.max(expected[i], 1e-30);
      assertThat(actual.toArray()[i])
          .isCloseTo((float) expected[i], Offset.offset((float) (5e-5 * size)));
    }
  }

  @Test
  void gates_byHand_haveTheOutputsOfTheDeck() {
    assertOutputs(gate(-30, 20, 20).predict(PAIRS), 9.3576e-14, 4.5398e-5, 4.5398e-5, 0.99995460);
    Tensor bits = tensor(new double[] {0}, new double[] {1});
    assertOutputs(gate(10, -20).predict(bits), 0.99995460, 4.5398e-5);
    assertOutputs(gate(-10, 20, 20).predict(PAIRS), 4.5398e-5, 0.99995460, 0.99995460, 1);
    assertOutputs(gate(10, -20, -20).predict(PAIRS), 0.99995460, 4.5398e-5, 4.5398e-5, 9.3576e-14);
  }

  @Test
  void xnor_fromThreeGates_hasTheOutputsOfTheDeck() {
    Sequential network = sequential(dense(2, 2), Lectern.sigmoid(), dense(2, 1), Lectern.sigmoid());
    network.parameter("1.weight").assign(tensor(new double[] {20, -20}, new double[] {20, -20}));
    network.parameter("1.bias").assign(tensor(-30, 10));
    network.parameter("3.weight").assign(tensor(20, 20).reshape(2, 1));
    network.parameter("3.bias").assign(tensor(-10.0));
    assertOutputs(network.predict(PAIRS), 0.99995456, 4.5480e-5, 4.5480e-5, 0.99995456);
  }

  @ParameterizedTest
  @CsvSource({"3 4 4 1, 41, 32, 9", "3 3 1, 16, 12, 4"})
  void layers_ofTheDecks_haveTheirNumbersOfParameters(
      String sizes, int parameters, int weights, int biases) {
    int[] units = java.util.Arrays.stream(sizes.split(" ")).mapToInt(Integer::parseInt).toArray();
    org.lectern.nn.Layer[] layers = new org.lectern.nn.Layer[units.length - 1];
    for (int i = 0; i < layers.length; i++) {
      layers[i] = dense(units[i], units[i + 1]);
    }
    assertThat(sequential(layers).toString())
        .contains(parameters + " parameters (" + weights + " weights, " + biases + " biases)");
  }

  @Test
  void backpropagation_byTheDecksDeltas_isWhatAutogradGives() {
    Sequential network = sequential(dense(3, 3), Lectern.sigmoid(), dense(3, 2), Lectern.sigmoid());
    Tensor x = normal("x", 5, 3);
    Tensor y =
        tensor(
            new double[] {1, 0},
            new double[] {0, 1},
            new double[] {1, 1},
            new double[] {0, 0},
            new double[] {1, 0});
    double lambda = 0.5;
    Tensor w1 = network.parameter("1.weight");
    Tensor w2 = network.parameter("3.weight");
    // The deck's cost: the sum over K outputs, the mean over m samples, (λ/2m)ΣΘ² without biases.
    Tensor cost =
        binaryCrossEntropy()
            .sum()
            .ofScores(network.scores(x, org.lectern.nn.Pass.EVALUATION), y)
            .div(5);
    cost.add(w1.square().sum().add(w2.square().sum()).mul(lambda / 10)).backward();
    Tensor a2 = Lectern.sigmoid(x.matmul(w1.detach()).add(network.parameter("1.bias").detach()));
    Tensor a3 = Lectern.sigmoid(a2.matmul(w2.detach()).add(network.parameter("3.bias").detach()));
    Tensor delta3 = a3.sub(y);
    Tensor delta2 = delta3.matmul(w2.detach().transpose()).mul(a2.mul(a2.neg().add(1)));
    Tensor byHand2 = a2.transpose().matmul(delta3).div(5).add(w2.detach().mul(lambda / 5));
    Tensor byHand1 = x.transpose().matmul(delta2).div(5).add(w1.detach().mul(lambda / 5));
    assertThat((double) byHand2.sub(w2.grad()).abs().max().item()).isLessThan(1e-6);
    assertThat((double) byHand1.sub(w1.grad()).abs().max().item()).isLessThan(1e-6);
  }

  @Test
  void linearLayers_inARow_stayOneLinearMap() {
    Sequential two = sequential(dense(3, 2), dense(2, 1));
    Tensor weight = two.parameter("1.weight").matmul(two.parameter("2.weight"));
    Tensor x = normal("x", 4, 3);
    assertThat((double) two.predict(x).sub(x.matmul(weight)).abs().max().item()).isLessThan(1e-6);
  }
}
