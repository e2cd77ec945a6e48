package org.lectern.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.display.MimeBundle;
import org.lectern.optim.Sgd;
import org.lectern.random.RandomStream;
import org.lectern.tensor.Recording;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

class GradientCheckTest {
  /** A layer with one parameter w of the input's last size, as students write it. */
  private static final class Mine extends Layer {
    final Parameter w;
    private final BiFunction<Tensor, Tensor, Tensor> function;

    Mine(BiFunction<Tensor, Tensor, Tensor> function) {
      this.function = function;
      w = parameter("w", Initialiser.normal(1), 3);
    }

    @Override
    public Tensor forward(Tensor x, Pass pass) {
      return function.apply(x, w.value());
    }

    @Override
    public Shape inputShape() {
      return Shape.of(3);
    }
  }

  /** A tensor with the value of one and the gradient of another. */
  private static Tensor withGradientOf(Tensor value, Tensor gradient) {
    return gradient.add(value.detach().sub(gradient.detach()));
  }

  static List<Arguments> mistakes() {
    return List.of(
        mistake(
            "the parameter taken out of the graph",
            (x, w) -> x.mul(Tensor.of(w.shape(), w.toArray())),
            "right",
            "wrong: moving it changes the output, but backward does not reach it. Is it taken out"
                + " of the graph, by detach(), toArray(), get() or item()?"),
        mistake(
            "the input taken out of the graph",
            (x, w) -> x.detach().mul(w),
            "wrong: moving it changes the output, but backward does not reach it. Is it taken out"
                + " of the graph, by detach(), toArray(), get() or item()?",
            "right"),
        mistake(
            "computed without recording",
            (x, w) -> Recording.off(() -> x.mul(w)),
            "wrong: moving it changes the output, but backward does not reach it. Is it taken out"
                + " of the graph, by detach(), toArray(), get() or item()?",
            "wrong: moving it changes the output, but backward does not reach it. Is it taken out"
                + " of the graph, by detach(), toArray(), get() or item()?"),
        mistake(
            "a parameter never used",
            (x, w) -> x.tanh(),
            "right",
            "never used: moving it does not change the output. Does forward call its value()?"),
        mistake(
            "a factor forgotten",
            (x, w) -> withGradientOf(x.mul(w).square(), x.mul(w).square().mul(0.5)),
            "(0.5 times the slope everywhere)",
            "(0.5 times the slope everywhere)"),
        mistake(
            "the wrong sign",
            (x, w) -> withGradientOf(x.mul(w), x.add(x.mul(w).neg())),
            "wrong: at [",
            "(the sign is turned)"),
        mistake(
            "leaky where the value is not",
            (x, w) -> withGradientOf(x.relu(), x.relu().sub(x.neg().relu().mul(0.01))).mul(w),
            "but the slope is 0",
            "right"),
        mistake(
            "one per cent too large",
            (x, w) -> withGradientOf(x.mul(w).tanh(), x.mul(w).tanh().mul(1.01)),
            "(1.01 times the slope everywhere)",
            "(1.01 times the slope everywhere)"),
        mistake(
            "part of the graph lost",
            (x, w) -> x.mul(w).add(x.detach().square()),
            "wrong: at [",
            "right"));
  }

  private static Arguments mistake(
      String name, BiFunction<Tensor, Tensor, Tensor> function, String input, String w) {
    return Arguments.of(name, function, input, w);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void of_mistake_isFound(
      String name, BiFunction<Tensor, Tensor, Tensor> function, String input, String w) {
    GradientCheck check = GradientCheck.of(new Mine(function));
    assertThat(check.passed()).isFalse();
    assertThat(check.rows()).extracting(GradientCheck.Row::name).containsExactly("input", "w");
    assertVerdict(check.rows().get(0), input);
    assertVerdict(check.rows().get(1), w);
  }

  private static void assertVerdict(GradientCheck.Row row, String expected) {
    assertThat(row.right()).isEqualTo(expected.equals("right"));
    if (expected.equals("right")) {
      assertThat(row.verdict()).isEqualTo("right");
      assertThat(row.difference()).isLessThan(0.002);
    } else {
      assertThat(row.verdict()).contains(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("org.lectern.nn.LayerGradientTest#rows")
  void of_everyLayer_isRight(LayerRow row) {
    Layer layer = row.layer().get();
    int n = Shape.of(row.input()).length();
    float[] values = RandomStream.of(3, "x").uniform(n, (float) row.low(), (float) row.high());
    GradientCheck check = GradientCheck.of(layer, Tensor.of(Shape.of(row.input()), values));
    assertThat(check.passed()).as(check.toString()).isTrue();
  }

  @Test
  void of_deepNetworkOfRelus_isRightDespiteKinks() {
    Sequential network =
        new Sequential(
            new Dense(10, 60),
            new BatchNorm(60),
            new Relu(),
            new Dense(60, 60),
            new Relu(),
            new Dropout(0.3),
            new Dense(60, 60),
            new Relu(),
            new Dense(60, 5),
            new Softmax());
    GradientCheck check = GradientCheck.of(network, random("x", 4, 10));
    assertThat(check.passed()).as(check.toString()).isTrue();
    assertThat(check.rows()).hasSize(11);
  }

  @Test
  void of_parameterThatCancels_isRight() {
    GradientCheck check =
        GradientCheck.of(new Sequential(new Dense(3, 4), new BatchNorm(4), new Tanh()));
    assertThat(check.rows().get(2).name()).isEqualTo("1.bias");
    assertThat(check.rows().get(2).verdict())
        .isEqualTo("right: no effect on the output here, and no gradient");
    assertThat(check.passed()).isTrue();
  }

  @Test
  void of_slopeThatRoundingHides_isNotMeasured() {
    Layer large = new Lambda("large", x -> x.add(3000));
    GradientCheck check = GradientCheck.of(large, Tensor.full(1, 4, 3));
    assertThat(check.passed()).isFalse();
    assertThat(check.rows().get(0).verdict())
        .isEqualTo(
            "not measured: there is a kink or a jump, or too much rounding, wherever it was tried");
  }

  @Test
  void of_anyLayer_changesNothing() {
    Dense first = new Dense(3, 4);
    BatchNorm norm = new BatchNorm(4);
    Sequential network = new Sequential(first, norm, new Dropout(0.5), new Dense(4, 2));
    Tensor x = random("x", 6, 3);
    Tensor loss = network.forward(x, network.trainingPass()).square().mean();
    loss.backward();
    new Sgd(0.1).step(network);
    Tensor next = network.forward(x, network.trainingPass()).square().mean();
    String before = network.fingerprint();
    float[] gradient = first.weight().grad().toArray();
    int changes = first.weight().changes();
    assertThat(GradientCheck.of(network, x).passed()).isTrue();
    assertThat(network.fingerprint()).isEqualTo(before);
    assertThat(first.weight().grad().toArray()).containsExactly(gradient);
    assertThat(first.weight().changes()).isEqualTo(changes);
    assertThat(network.progress().steps()).isEqualTo(1);
    next.backward();
  }

  @Test
  void of_newLayer_isStillDrawnForItsLaterPlace() {
    Dense seen = new Dense(3, 3);
    GradientCheck.of(seen);
    assertThat(new Sequential(new Relu(), seen).fingerprint())
        .isEqualTo(new Sequential(new Relu(), new Dense(3, 3)).fingerprint());
  }

  @Test
  void of_evaluatedBefore_isStillNoticed() {
    Sequential network = new Sequential(new Dense(3, 3), new Dropout(0.5));
    network.forward(random("x", 2, 3));
    GradientCheck.of(network);
    assertThat(network.evaluatedWhileRecording()).isEqualTo("Dropout(0.5), layer 2 of Sequential");
  }

  @Test
  void of_errorInTheLayer_leavesTheLayerAsItWas() {
    Layer layer = new Sequential(new Dense(3, 3), new BatchNorm(3));
    String before = layer.fingerprint();
    assertThatThrownBy(() -> GradientCheck.of(layer, random("x", 1, 3)))
        .hasMessageContaining("needs at least 2 values of each feature");
    assertThat(layer.fingerprint()).isEqualTo(before);
    layer.parameter("1.weight").increment(1, Tensor.full(1, 3, 3));
    assertThat(layer.fingerprint()).isNotEqualTo(before);
  }

  @Test
  void of_ids_checksTheParametersOnly() {
    Sequential network = new Sequential(new Embedding(5, 3), new Dense(3, 2));
    GradientCheck check = GradientCheck.of(network, Tensor.matrix(new double[] {0, 4, 1}));
    assertThat(check.passed()).isTrue();
    assertThat(check.rows().get(0))
        .isEqualTo(
            new GradientCheck.Row(
                "input", Shape.of(1, 3), Double.NaN, true, "not checked: ids have no gradient"));
    assertThat(check.rows().get(1).verdict()).isEqualTo("right");
  }

  @Test
  void of_frozenParameters_areNamed() {
    Sequential network = new Sequential(new Dense(3, 3), new Dense(3, 2));
    network.layer(1).freeze();
    GradientCheck check = GradientCheck.of(network);
    assertThat(check.passed()).isTrue();
    assertThat(check.rows())
        .extracting(GradientCheck.Row::name)
        .containsExactly("input", "2.weight", "2.bias", "1.weight", "1.bias");
    assertThat(check.rows().get(4).verdict()).isEqualTo("not checked: frozen");
  }

  @Test
  void of_wholeNumbersThatAreNoIds_areChecked() {
    GradientCheck check = GradientCheck.of(new Dense(2, 2), Tensor.matrix(new double[] {3, -700}));
    assertThat(check.rows().get(0).verdict()).isEqualTo("right");
  }

  @Test
  void of_severalOutputs_checksTheirSum() {
    Layer wrong = new Mine((x, w) -> x.mul(w.detach()));
    Heads heads = new Heads("a", new Dense(3, 2)).and("b", wrong);
    GradientCheck check = GradientCheck.of(new Sequential(new Tanh(), heads), random("x", 4, 3));
    assertThat(check.rows())
        .extracting(GradientCheck.Row::name, GradientCheck.Row::right)
        .containsExactly(
            tuple("input", true),
            tuple("2.a.weight", true),
            tuple("2.a.bias", true),
            tuple("2.b.w", false));
  }

  @Test
  void of_layerForStepsOfAnyLength_getsThreeSteps() {
    GradientCheck check = GradientCheck.of(new Lstm(3, 2));
    assertThat(check.passed()).as(check.toString()).isTrue();
    assertThat(check.rows().get(0).shape()).isEqualTo(Shape.of(4, 3, 3));
  }

  @Test
  void of_sameLayer_givesTheSameReport() {
    assertThat(GradientCheck.of(new Dense(3, 4)).toString())
        .isEqualTo(GradientCheck.of(new Dense(3, 4)).toString());
  }

  @Test
  void toString_report_isATable() {
    Layer layer = new Mine((x, w) -> x.mul(w.mul(0.5)).add(x.mul(w.detach().mul(0.5))));
    GradientCheck check = GradientCheck.of(layer, Tensor.matrix(new double[] {1, 2, 4}));
    List<String> lines = check.toString().lines().toList();
    assertThat(lines.get(0))
        .isEqualTo(
            "Gradients of Mine on an input of shape (1, 3): 1 of 2 wrong. Allowed difference:"
                + " 0.5 %.");
    assertThat(lines.get(1)).matches("input  \\(1, 3\\)  [0-9.e-]+ % +right");
    assertThat(lines.get(2))
        .matches(
            "w      \\(3\\)     50 % +wrong: at \\[2\\] backward gives [0-9.-]+, but the slope is"
                + " [0-9.-]+ \\(0\\.5 times the slope everywhere\\)");
    Map<String, Object> formats = check.toMimeBundle().data();
    assertThat((String) formats.get(MimeBundle.HTML))
        .startsWith("<table><thead>")
        .contains("<td style=\"text-align:left\">(1, 3)</td>")
        .doesNotContain("<script");
  }

  @Test
  void of_badInput_isRefused() {
    assertThatThrownBy(() -> GradientCheck.of(null))
        .hasMessage(
            "checkGradients: needs a layer, but got null. Is its variable set before this line?");
    assertThatThrownBy(() -> GradientCheck.of(new Relu()))
        .hasMessage(
            "checkGradients: needs an input, since Relu does not tell its shape. Pass one:"
                + " checkGradients(layer, normal(\"x\", 4, 3)) for 4 samples of 3 features. Or let"
                + " the layer override inputShape().");
    assertThatThrownBy(() -> GradientCheck.of(new Relu(), Tensor.zeros(0, 3)))
        .hasMessage(
            "checkGradients: needs at least one sample, but the input has the shape (0, 3)."
                + " Four are enough: normal(\"x\", 4, 3).");
    assertThatThrownBy(() -> GradientCheck.of(new Lambda("log", x -> x.log()), random("x", 4, 3)))
        .hasMessage(
            "checkGradients: needs finite outputs, but Lambda(log) gave NaN. Pass an input that it"
                + " can take: checkGradients(layer, x).");
    int[] calls = new int[1];
    assertThatThrownBy(
            () -> GradientCheck.of(new Lambda("mine", x -> x.add(++calls[0])), random("x", 4, 3)))
        .hasMessage(
            "checkGradients: the same input and the same pass must give the same output, but"
                + " Lambda(mine) gave two different ones. Draw random numbers from random(pass,"
                + " \"purpose\"), and keep nothing from call to call but in a buffer.");
  }

  private static Tensor random(String purpose, int... sizes) {
    Shape shape = Shape.of(sizes);
    return Tensor.of(shape, RandomStream.of(1, purpose).normal(shape.length(), 0, 1));
  }
}
