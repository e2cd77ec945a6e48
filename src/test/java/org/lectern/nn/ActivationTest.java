package org.lectern.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.Lectern;
import org.lectern.optim.Sgd;
import org.lectern.tensor.Link;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

class ActivationTest {
  private static final float INFINITY = Float.POSITIVE_INFINITY;
  private static final Tensor ENDS =
      Tensor.vector(-1e30, -100, -1, 0, 1, 100, 1e30, INFINITY, Double.NaN);

  /** Values at {@link #ENDS}, where an overflow in a part that does not count must not show. */
  static Stream<Arguments> ends() {
    return Stream.of(
        ends(new LeakyRelu(), -1e28, -1, -0.01, 0, 1, 100, 1e30, INFINITY, Double.NaN),
        ends(new LeakyRelu(0.1), -1e29, -10, -0.1, 0, 1, 100, 1e30, INFINITY, Double.NaN),
        ends(new PRelu(), -0.25e30, -25, -0.25, 0, 1, 100, 1e30, INFINITY, Double.NaN),
        ends(new Elu(), -1, -1, -0.63212056, 0, 1, 100, 1e30, INFINITY, Double.NaN),
        ends(new Gelu(), -0.0, -0.0, -0.15865525, 0, 0.84134475, 100, 1e30, INFINITY, Double.NaN),
        ends(
            new Swish(),
            -0.0,
            -3.783506e-42,
            -0.26894143,
            0,
            0.7310586,
            100,
            1e30,
            INFINITY,
            Double.NaN),
        ends(
            new Softplus(),
            0,
            3.783506e-44,
            0.31326169,
            0.6931472,
            1.3132616,
            100,
            1e30,
            INFINITY,
            Double.NaN),
        ends(new Step(), 0, 0, 0, 0, 1, 1, 1, 1, Double.NaN),
        ends(new Identity(), -1e30, -100, -1, 0, 1, 100, 1e30, INFINITY, Double.NaN));
  }

  private static Arguments ends(Layer layer, double... values) {
    return arguments(layer, values);
  }

  @ParameterizedTest
  @MethodSource("ends")
  void forward_theEndsOfTheAxis_isTheLimit(Layer layer, double[] values) {
    float[] actual = layer.forward(ENDS).toArray();
    for (int i = 0; i < values.length; i++) {
      float expected = (float) values[i];
      assertThat(actual[i]).as("element %d", i).isCloseTo(expected, within(expected));
    }
  }

  private static Offset<Float> within(float expected) {
    return Offset.offset(Float.isFinite(expected) ? 2 * Math.ulp(expected) : 0f);
  }

  @ParameterizedTest
  @MethodSource("ends")
  void backward_largeInputs_staysFinite(Layer layer, double[] values) {
    Tensor x = Tensor.variable("x", Tensor.vector(-1e30, -100, 0, 100, 1e30));
    layer.forward(x).sum().backward();
    for (float slope : x.grad().toArray()) {
      assertThat(slope).isBetween(-0.11f, 1.11f);
    }
  }

  @Test
  void gelu_approximation_isOffByAtMostHalfAThousandth() {
    Tensor x = Tensor.linspace(-6, 6, 2001);
    Tensor off = new Gelu().forward(x).sub(new Gelu(true).forward(x)).abs();
    assertThat(off.max().item()).isBetween(0.0004f, 0.0005f);
  }

  @Test
  void swish_lowestPoint_isWhereTheJavadocSays() {
    Tensor x = Tensor.linspace(-3, 0, 3001);
    Tensor y = new Swish().forward(x);
    assertThat((double) y.min().item()).isCloseTo(-0.2785, Offset.offset(1e-4));
    assertThat((double) x.get((int) y.argmin(0).item())).isCloseTo(-1.278, Offset.offset(2e-3));
  }

  @Test
  void step_inANetwork_letsNothingLearnBeforeIt() {
    Sequential network = new Sequential(new Dense(2, 3), new Step(), new Dense(3, 1));
    Tensor x = Lectern.normal("x", 20, 2);
    String before = network.layer(1).fingerprint();
    String after = network.layer(3).fingerprint();
    network.forward(x, network.trainingPass()).square().mean().backward();
    assertThat(network.parameter("1.weight").grad().abs().max().item()).isZero();
    new Sgd(0.1).step(network);
    assertThat(network.layer(1).fingerprint()).isEqualTo(before);
    assertThat(network.layer(3).fingerprint()).isNotEqualTo(after);
  }

  @Test
  void prelu_slope_learnsButDoesNotDecay() {
    PRelu prelu = new PRelu();
    assertThat(prelu.slope().shape()).isEqualTo(Shape.of());
    assertThat(prelu.slope().item()).isEqualTo(0.25f);
    assertThat(prelu.parameters().get(0).decays()).isFalse();
    Tensor x = Tensor.vector(-2, -1, 3);
    Tensor target = Tensor.vector(-1, -0.5, 3);
    for (int i = 0; i < 100; i++) {
      prelu.forward(x, prelu.trainingPass()).sub(target).square().sum().backward();
      new Sgd(0.05, 0.5).step(prelu);
    }
    assertThat(prelu.slope().item()).isCloseTo(0.5f, Offset.offset(1e-5f));
  }

  @Test
  void maxout_twoPieces_canBeTheAbsoluteValue() {
    Maxout layer = new Maxout(1, 1, 2);
    layer.weight().assign(Tensor.matrix(new double[] {1, -1}));
    assertThat(layer.forward(Tensor.matrix(new double[] {-3}, new double[] {2})).toArray())
        .containsExactly(3, 2);
    assertThat(layer.parameterCount()).isEqualTo(4);
    assertThat(new Maxout(2, 16, 3).outputShape(Shape.of(2))).isEqualTo(Shape.of(16));
  }

  @Test
  void maxout_weights_startByTheFanOutOfItsUnits() {
    Tensor weight = new Maxout(300, 50, 5).weight();
    double bound = Math.sqrt(6.0 / 350);
    assertThat((double) weight.abs().max().item()).isBetween(bound * 0.99, bound);
  }

  @Test
  void logSoftmax_asTheLastLayer_isFusedAndClassifies() {
    Sequential network = new Sequential(new Dense(2, 3), new LogSoftmax());
    Tensor x = Lectern.normal("x", 5, 2);
    Tensor scores = network.layer(1).forward(x);
    assertThat(network.endsIn()).isEqualTo(Link.LOG_SOFTMAX);
    assertThat(network.scores(x, Pass.EVALUATION).fingerprint()).isEqualTo(scores.fingerprint());
    assertThat(network.predict(x).fingerprint()).isEqualTo(scores.logSoftmax(-1).fingerprint());
    assertThat(network.classes(x).fingerprint()).isEqualTo(scores.argmax(-1).fingerprint());
  }

  @Test
  void linear_betweenLayers_isOneLinearMap() {
    Sequential network = new Sequential(new Dense(2, 5), new Identity(), new Dense(5, 1));
    Tensor x = Lectern.normal("x", 4, 2);
    Tensor product = network.parameter("1.weight").matmul(network.parameter("3.weight"));
    Tensor expected = x.matmul(product);
    assertThat(network.forward(x).sub(expected).abs().max().item()).isLessThan(1e-5f);
  }

  @Test
  void labels_andFactories_agree() {
    assertThat(
            Stream.of(
                    Lectern.leakyRelu(),
                    Lectern.leakyRelu(0.1),
                    Lectern.prelu(),
                    Lectern.prelu(16),
                    Lectern.elu(),
                    Lectern.elu(0.5),
                    Lectern.gelu(),
                    Lectern.geluTanh(),
                    Lectern.swish(),
                    Lectern.swish(2),
                    Lectern.softplus(),
                    Lectern.logSoftmax(),
                    Lectern.maxout(2, 16, 3),
                    Lectern.step(),
                    Lectern.linear(),
                    Lectern.identity())
                .map(Layer::label))
        .containsExactly(
            "LeakyRelu(0.01)",
            "LeakyRelu(0.1)",
            "PRelu",
            "PRelu(16)",
            "Elu",
            "Elu(0.5)",
            "Gelu",
            "Gelu(tanh)",
            "Swish",
            "Swish(2)",
            "Softplus",
            "LogSoftmax",
            "Maxout(2→16, 3 pieces)",
            "Step",
            "Identity",
            "Identity");
  }

  @Test
  void functions_ofTensors_areTheLayers() {
    Tensor x = Tensor.matrix(new double[] {-2, 0.5, 1}, new double[] {0, -0.1, 3});
    assertSame(Lectern.leakyRelu(x), new LeakyRelu(), x);
    assertSame(Lectern.elu(x), new Elu(), x);
    assertSame(Lectern.gelu(x), new Gelu(), x);
    assertSame(Lectern.swish(x), new Swish(), x);
    assertSame(Lectern.softplus(x), new Softplus(), x);
    assertSame(Lectern.logSoftmax(x), new LogSoftmax(), x);
    assertSame(Lectern.step(x), new Step(), x);
    assertThat(Lectern.softplus(1.0)).isEqualTo(1.3132616875182228);
    assertThat(Lectern.softplus(-800.0)).isZero();
    assertThat(new double[] {Lectern.step(0.1), Lectern.step(0.0), Lectern.step(Double.NaN)})
        .containsExactly(1, 0, Double.NaN);
  }

  private static void assertSame(Tensor actual, Layer layer, Tensor x) {
    assertThat(actual.fingerprint()).isEqualTo(layer.forward(x).fingerprint());
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        refused(
            () -> new LeakyRelu(Double.NaN),
            "leakyRelu: the slope must be a finite number, but is NaN. Try 0.01."),
        refused(
            () -> new PRelu(0),
            "prelu: the number of channels must be at least 1, but is 0. prelu() has one slope for"
                + " all."),
        refused(
            () -> new PRelu(3).forward(Tensor.zeros(2, 4, 5)),
            "PRelu(3): axis 1 must have 3 channels, but the input has shape (2, 4, 5). Write"
                + " prelu(4), or prelu() for one slope."),
        refused(
            () -> new PRelu(3).forward(Tensor.zeros(3)),
            "PRelu(3): axis 1 must have 3 channels, but the input has shape (3). Samples go along"
                + " axis 0: try reshape(1, 3)."),
        refused(
            () -> new Elu(0),
            "elu: the α must be above 0, but is 0.0. In Java 1/2 is 0: write 0.5, with a"
                + " point."),
        refused(() -> new Elu(-2), "elu: the α must be above 0, but is -2.0. Try 1.0."),
        refused(
            () -> new Swish(Double.POSITIVE_INFINITY),
            "swish: the β must be a finite number, but is ∞. Try 1.0."),
        refused(
            () -> new Maxout(2, 0, 3),
            "maxout: needs at least 1 input, 1 output and 2 pieces, but got maxout(2, 0, 3). Try"
                + " maxout(2, 16, 3)."),
        refused(
            () -> new Maxout(2, 16, 1),
            "maxout: needs at least 1 input, 1 output and 2 pieces, but got maxout(2, 16, 1). With 1"
                + " piece it is dense(2, 16)."),
        refused(
            () -> new Maxout(2, 16, 3).forward(Tensor.zeros(5, 4)),
            "Maxout(2→16, 3 pieces): the last axis must be 2, but the input has shape (5, 4). Write"
                + " maxout(4, 16, 3) to take it."));
  }

  private static Arguments refused(ThrowingCallable action, String message) {
    return arguments(action, message);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void nonsense_isRefusedWithAReason(ThrowingCallable action, String message) {
    assertThatThrownBy(action).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
