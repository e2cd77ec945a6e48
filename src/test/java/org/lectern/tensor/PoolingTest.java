package org.lectern.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.random.RandomStream;

class PoolingTest {
  private static Tensor image(double... values) {
    return Tensor.variable("x", Tensor.vector(values).reshape(1, 1, 1, values.length));
  }

  private static int[] row(int length) {
    return new int[] {1, length};
  }

  private static Tensor maxima(Tensor x, int length) {
    return x.maxPool2d(row(length), row(1), new int[2]);
  }

  @Test
  void maxPool2d_equals_giveTheGradientToTheFirst() {
    Tensor x = image(1, 3, 3, 2, 3);
    Tensor y = maxima(x, 3);
    assertThat(y.toArray()).containsExactly(3, 3, 3);
    y.mul(Tensor.vector(1, 10, 100)).sum().backward();
    assertThat(x.grad().toArray()).containsExactly(0, 11, 100, 0, 0);
  }

  @Test
  void maxPool2d_nan_wins() {
    Tensor x = image(1, Double.NaN, 9, Double.NaN);
    Tensor y = maxima(x, 4);
    assertThat(y.toArray()).containsExactly(Float.NaN);
    y.sum().backward();
    assertThat(x.grad().toArray()).containsExactly(0, 1, 0, 0);
  }

  @Test
  void maxPool2d_zeros_positiveIsTheLarger() {
    Tensor x = image(-0.0, 0.0, -0.0);
    Tensor y = maxima(x, 3);
    assertThat(Float.floatToRawIntBits(y.item())).isZero();
    y.sum().backward();
    assertThat(x.grad().toArray()).containsExactly(0, 1, 0);
  }

  /** Every pair of special values, as Float.compare orders them; NaN of both signs. */
  @Test
  void maxPool2d_specialValues_areOrderedAsByCompare() {
    int[] bits = {
      0xffc00000, 0x7fc00000, 0xff800000, 0x7f800000, 0, 1 << 31, 1, 0x80000001, 1 << 30
    };
    for (int a : bits) {
      for (int b : bits) {
        float[] pair = {Float.intBitsToFloat(a), Float.intBitsToFloat(b)};
        Tensor x = Tensor.variable("x", Tensor.of(Shape.of(1, 1, 1, 2), pair.clone()));
        Tensor y = maxima(x, 2);
        y.sum().backward();
        int winner = Float.compare(pair[1], pair[0]) > 0 ? 1 : 0;
        assertThat(Float.compare(y.item(), pair[winner])).isZero();
        assertThat(x.grad().toArray()[winner]).isEqualTo(1);
      }
    }
  }

  static List<int[]> pools() {
    return List.of(
        new int[] {2, 3, 28, 28, 2, 2, 0},
        new int[] {3, 2, 9, 11, 2, 2, 0},
        new int[] {1, 1, 2, 2, 2, 2, 0},
        new int[] {1, 2, 5, 523, 2, 2, 0},
        new int[] {2, 2, 7, 9, 3, 2, 0},
        new int[] {2, 2, 7, 9, 3, 2, 1},
        new int[] {2, 2, 7, 9, 2, 2, 1},
        new int[] {2, 2, 7, 9, 2, 1, 0},
        new int[] {40, 30, 12, 12, 2, 2, 0});
  }

  /** Few different values, so that many are equal; gradients of ±0 too. */
  @ParameterizedTest
  @MethodSource("pools")
  void maxPool2d_anyWindow_isThatOfPlainLoops(int[] pool) {
    int h = pool[2];
    int w = pool[3];
    Shape shape = Shape.of(pool[0], pool[1], h, w);
    float[] values = RandomStream.of(6, "x").uniform(shape.length(), 0, 7);
    float[] kinds = {Float.NaN, 1, 2, 0f, -0f, -1, Float.NEGATIVE_INFINITY};
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 50 < 40 ? Math.max(2, (int) values[i]) : kinds[(int) values[i]];
    }
    Tensor x = Tensor.variable("x", Tensor.of(shape, values));
    int k = pool[4];
    int s = pool[5];
    Tensor y = x.maxPool2d(new int[] {k, k}, new int[] {s, s}, new int[] {pool[6], pool[6]});
    float[] g = RandomStream.of(6, "g").uniform(y.length(), -1, 1);
    for (int i = 0; i < g.length; i += 5) {
      g[i] = i % 2 == 0 ? 0f : -0f;
    }
    y.mul(Tensor.of(y.shape(), g)).sum().backward();
    float[] expected = new float[y.length()];
    float[] gradient = new float[values.length];
    for (int i = 0; i < expected.length; i++) {
      int top = i / y.size(3) % y.size(2) * s - pool[6];
      int left = i % y.size(3) * s - pool[6];
      int plane = i / y.size(3) / y.size(2) * h * w;
      int best = -1;
      for (int row = Math.max(0, top); row < Math.min(h, top + k); row++) {
        for (int column = Math.max(0, left); column < Math.min(w, left + k); column++) {
          int at = plane + row * w + column;
          best = best < 0 || Float.compare(values[at], values[best]) > 0 ? at : best;
        }
      }
      expected[i] = values[best];
      gradient[best] += g[i];
    }
    assertThat(y.toArray()).isEqualTo(expected);
    assertThat(x.grad().toArray()).isEqualTo(gradient);
  }

  @Test
  void maxPool2d_padding_isNeverTheLargest() {
    Tensor x = Tensor.full(-5, 1, 1, 2, 2);
    int[] two = {2, 2};
    Tensor y = x.maxPool2d(two, two, new int[] {1, 1});
    assertThat(y.toArray()).containsExactly(-5, -5, -5, -5);
  }

  @Test
  void avgPool2d_padding_countsAsZeros() {
    Tensor x = Tensor.full(8, 1, 1, 2, 2);
    int[] two = {2, 2};
    assertThat(x.avgPool2d(two, two, new int[] {1, 1}).toArray()).containsExactly(2, 2, 2, 2);
  }

  /** Against plain loops: 16 lanes that fold, over more windows than are gathered at once. */
  @Test
  void avgPool2d_overlappingWindows_haveTheBitsOfTheContract() {
    int h = 40;
    int w = 33;
    Shape shape = Shape.of(2, 3, h, w);
    Tensor x =
        Tensor.variable(
            "x", Tensor.of(shape, RandomStream.of(5, "x").uniform(shape.length(), -1, 1)));
    Tensor y = x.avgPool2d(new int[] {5, 7}, new int[] {1, 1}, new int[] {2, 3});
    Tensor g = Tensor.of(shape, RandomStream.of(5, "g").uniform(shape.length(), -1, 1));
    y.mul(g).sum().backward();
    float[] pixels = x.toArray();
    float[] gradients = g.toArray();
    float[] expected = new float[shape.length()];
    float[] gradient = new float[shape.length()];
    for (int i = 0; i < expected.length; i++) {
      float[] lanes = new float[16];
      float share = gradients[i] / 35;
      int first = i / (h * w) * h * w;
      for (int k = 0; k < 35; k++) {
        int row = i / w % h + k / 7 - 2;
        int column = i % w + k % 7 - 3;
        boolean inside = row >= 0 && row < h && column >= 0 && column < w;
        int from = first + row * w + column;
        lanes[k % 16] += inside ? pixels[from] : 0;
        if (inside) {
          gradient[from] += share;
        }
      }
      for (int half = 8; half > 0; half /= 2) {
        for (int lane = 0; lane < half; lane++) {
          lanes[lane] += lanes[lane + half];
        }
      }
      expected[i] = lanes[0] / 35;
    }
    assertThat(y.toArray()).isEqualTo(expected);
    assertThat(x.grad().toArray()).isEqualTo(gradient);
  }

  @Test
  void pools_noSamples_giveNone() {
    Tensor x = Tensor.zeros(0, 2, 4, 4);
    assertThat(x.maxPool2d(2).shape()).isEqualTo(Shape.of(0, 2, 2, 2));
    assertThat(x.avgPool2d(2).shape()).isEqualTo(Shape.of(0, 2, 2, 2));
  }

  static List<Arguments> badShapes() {
    Tensor x = Tensor.zeros(2, 4, 6, 6);
    int[] two = {2, 2};
    return List.of(
        bad(
            () -> Tensor.zeros(4, 6, 6).maxPool2d(2),
            "maxPool2d: needs images (n, channels, height, width), but got (4, 6, 6). Add what is"
                + " missing with reshape, as an axis of size 1."),
        bad(
            () -> x.avgPool2d(0),
            "avgPool2d: the kernel must be two numbers (height, width) of at least 1, but is [0, 0]."
                + " For one number n in both directions, write new int[] {n, n}."),
        bad(
            () -> x.maxPool2d(7),
            "maxPool2d: the window must fit into the images, but it covers 7×7 and the images are"
                + " 6×6 with their padding. Use a smaller kernel or more padding."),
        bad(
            () -> x.avgPool2d(two, two, new int[] {1, 2}),
            "avgPool2d: the padding must be at most half the kernel, so that every window holds part"
                + " of the image, but the padding is 1×2 and the kernel 2×2. Use less padding."));
  }

  private static Arguments bad(Runnable call, String message) {
    return Arguments.of(call, message);
  }

  @ParameterizedTest
  @MethodSource("badShapes")
  void pools_badInput_sayWhatToDo(Runnable call, String message) {
    assertThatThrownBy(call::run).isInstanceOf(ShapeException.class).hasMessage(message);
  }
}
