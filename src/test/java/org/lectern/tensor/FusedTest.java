package org.lectern.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lectern.random.RandomStream;

/** Operations that do the work of several: values and gradients have the bits of theirs. */
class FusedTest {
  @ParameterizedTest
  @CsvSource({"1,1,1", "32,2,16", "32,16,2", "3,5,7", "64,300,33", "0,3,4", "5,1100,17"})
  void linear_anySizes_hasTheBitsOfProductAndSum(int n, int in, int out) {
    Tensor x = random("x", n, in);
    Tensor w = random("w", in, out);
    Tensor b = random("b", out);
    assertSame(v -> v[0].linear(v[1], v[2]), v -> v[0].matmul(v[1]).add(v[2]), x, w, b);
  }

  @ParameterizedTest
  @CsvSource({"1,2", "32,2", "64,10", "3,1000", "2,1100", "0,3"})
  void crossEntropy_anySizes_hasTheBitsOfItsThreeSteps(int n, int classes) {
    Tensor ids = Tensor.range(0, n, 1).mul(7);
    float[] wrapped = ids.toArray();
    for (int i = 0; i < n; i++) {
      wrapped[i] %= classes;
    }
    Tensor right = Tensor.of(Shape.of(n), wrapped);
    assertSame(
        v -> v[0].crossEntropy(right),
        v -> v[0].logSoftmax(-1).gather(-1, right.reshape(n, 1)).flatten().neg(),
        random("scores", n, classes).mul(3));
  }

  @Test
  void crossEntropy_specialValues_hasTheBitsOfItsThreeSteps() {
    Tensor scores =
        Tensor.matrix(
            new double[] {Double.NaN, 1, 2},
            new double[] {Double.POSITIVE_INFINITY, 1, 0},
            new double[] {Double.NEGATIVE_INFINITY, -0.0, 0},
            new double[] {1e38, -1e38, 3},
            new double[] {0, 0, 0},
            new double[] {-200, 0, 5});
    Tensor ids = Tensor.vector(1, 0, 0, 1, 2, 0);
    assertSame(
        v -> v[0].crossEntropy(ids),
        v -> v[0].logSoftmax(-1).gather(-1, ids.reshape(6, 1)).flatten().neg(),
        scores);
  }

  @Test
  void crossEntropy_wrongIds_isRefused() {
    Tensor scores = Tensor.zeros(2, 3);
    assertThatThrownBy(() -> scores.crossEntropy(Tensor.vector(0, 3)))
        .hasMessage(
            "crossEntropy: a class id must be a whole number from 0 to 2, but element 1 is 3. Ids"
                + " count from 0.");
    assertThatThrownBy(() -> scores.crossEntropy(Tensor.vector(0)))
        .hasMessage(
            "crossEntropy: needs scores (samples, classes) and one class id for each sample, but"
                + " got (2, 3) and (1). For one sample write reshape(1, classes) on its scores.");
  }

  /** Also where the gradient that arrives is negative, zero, or minus zero. */
  private static void assertSame(
      Function<Tensor[], Tensor> fused, Function<Tensor[], Tensor> steps, Tensor... inputs) {
    assertThat(all(fused, inputs)).isEqualTo(all(steps, inputs));
  }

  private static String all(Function<Tensor[], Tensor> operation, Tensor... inputs) {
    Tensor[] variables = new Tensor[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      variables[i] = Tensor.variable("v" + i, inputs[i]);
    }
    Tensor y = operation.apply(variables);
    float[] factors = random("factors", y.length()).toArray();
    for (int i = 0; i < factors.length; i += 3) {
      factors[i] = i % 2 == 0 ? -0f : 0f;
    }
    Tensor weighted = y.mul(Tensor.of(y.shape(), factors)).sum();
    weighted.backward();
    StringBuilder all = new StringBuilder(Fingerprint.of(List.of(y)));
    for (Tensor variable : variables) {
      all.append("\n").append(Fingerprint.of(List.of(variable.grad())));
    }
    return all.toString();
  }

  private static Tensor random(String purpose, int... sizes) {
    Shape shape = Shape.of(sizes);
    return Tensor.of(shape, RandomStream.of(3, purpose).normal(shape.length(), 0, 1));
  }
}
