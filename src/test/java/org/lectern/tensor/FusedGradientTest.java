package org.lectern.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.random.RandomStream;

/** Gradients in one pass have the bits of their formulas, written with tensor operations. */
class FusedGradientTest {
  /** The gradient by x from g, x and the result. */
  private interface Formula {
    Tensor of(Tensor g, Tensor x, Tensor y);
  }

  static Stream<Arguments> functions() {
    Tensor one = Tensor.scalar(1);
    return Stream.of(
        function("tanh", Tensor::tanh, (g, x, y) -> g.mul(one.sub(y.square()))),
        function("sigmoid", Tensor::sigmoid, (g, x, y) -> g.mul(y.mul(one.sub(y)))),
        function("square", Tensor::square, (g, x, y) -> g.mul(x.mul(2))));
  }

  private static Arguments function(String name, UnaryOperator<Tensor> function, Formula formula) {
    return Arguments.of(name, function, formula);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void gradient_anyNumbers_hasTheBitsOfTheFormula(
      String name, UnaryOperator<Tensor> function, Formula formula) {
    for (int n = 1; n < 70; n++) {
      Tensor x = Tensor.variable("x", special("x", n));
      Tensor g = special("g", n);
      Tensor y = function.apply(x);
      y.mul(g).sum().backward();
      // the gradient of a product with g is 1·g, which is g
      Tensor expected = formula.of(g, x.detach(), y.detach());
      assertThat(bits(x.grad())).as(name + " of " + n).isEqualTo(bits(expected));
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "3,2,1", "4,10,3", "2,17,5", "5,3,64", "2,1,7", "1,1030,2", "0,3,2"})
  void softmaxGradients_everyAxis_haveTheBitsOfTheFormulas(int a, int b, int c) {
    for (int axis = 0; axis < 3; axis++) {
      int over = axis;
      check(x -> x.softmax(over), (g, x, y) -> y.mul(g.sub(g.mul(y).sum(true, over))), a, b, c);
      check(x -> x.logSoftmax(over), (g, x, y) -> g.sub(y.exp().mul(g.sum(true, over))), a, b, c);
    }
  }

  private static void check(UnaryOperator<Tensor> function, Formula formula, int... shape) {
    for (boolean special : new boolean[] {false, true}) {
      int n = shape[0] * shape[1] * shape[2];
      Tensor start = special ? special("x", n) : random("x", n);
      Tensor x = Tensor.variable("x", start.reshape(shape));
      Tensor g = (special ? special("g", n) : random("g", n)).reshape(shape);
      Tensor y = function.apply(x);
      y.mul(g).sum().backward();
      assertThat(bits(x.grad())).isEqualTo(bits(formula.of(g, x.detach(), y.detach())));
    }
  }

  private static Tensor random(String name, int n) {
    return Tensor.of(Shape.of(n), RandomStream.of(7, name).normal(n, 0, 3));
  }

  private static Tensor special(String name, int n) {
    float[] x = random(name, n).toArray();
    float[] values = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 0f, -0f, 1e-40f};
    for (int i = 0; i < n; i += 5) {
      x[i] = values[i / 5 % values.length];
    }
    return Tensor.of(Shape.of(n), x);
  }

  private static int[] bits(Tensor x) {
    int[] bits = new int[x.length()];
    float[] numbers = x.toArray();
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToIntBits(numbers[i]);
    }
    return bits;
  }
}
