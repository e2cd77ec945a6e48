package org.lectern.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.random.RandomStream;

/**
 * Convolutions and their gradients against plain loops that follow the contract literally, compared
 * bit by bit.
 */
class ConvolutionTest {
  /** A convolution of (n, c, h, w) with (out, c/groups, kh, kw). */
  record Case(
      int n, int c, int h, int w, int out, int kh, int kw, int[] s, int[] p, int[] d, int groups) {
    int in() {
      return c / groups;
    }

    int units() {
      return out / groups;
    }

    int oh() {
      return (h + 2 * p[0] - (kh - 1) * d[0] - 1) / s[0] + 1;
    }

    int ow() {
      return (w + 2 * p[1] - (kw - 1) * d[1] - 1) / s[1] + 1;
    }

    @Override
    public String toString() {
      return Shape.of(n, c, h, w) + " * " + Shape.of(out, in(), kh, kw) + ", " + groups + " groups";
    }
  }

  private static int[] both(int number) {
    return new int[] {number, number};
  }

  private static int[] pair(int height, int width) {
    return new int[] {height, width};
  }

  static List<Case> cases() {
    return List.of(
        new Case(2, 3, 6, 7, 4, 3, 3, both(1), both(0), both(1), 1),
        new Case(3, 2, 8, 9, 5, 3, 2, pair(2, 3), pair(1, 2), both(1), 1),
        new Case(2, 2, 9, 8, 3, 3, 3, pair(1, 2), pair(2, 3), pair(3, 2), 1),
        new Case(2, 6, 7, 7, 4, 3, 3, both(2), both(1), both(1), 2),
        new Case(2, 5, 8, 8, 10, 3, 3, both(1), both(1), both(1), 5),
        new Case(2, 3, 4, 4, 2, 1, 1, both(1), both(0), both(1), 1),
        new Case(1, 1, 2, 2, 2, 2, 2, both(3), both(4), both(1), 1),
        // results as wide as the images, and kernels wider than them
        new Case(2, 2, 9, 7, 3, 3, 3, both(1), pair(3, 2), pair(3, 2), 1),
        new Case(3, 2, 6, 5, 2, 4, 3, both(1), pair(3, 1), both(1), 1),
        new Case(2, 2, 4, 3, 2, 3, 7, both(1), pair(1, 3), both(1), 1),
        new Case(2, 1, 3, 2, 2, 5, 3, both(1), pair(8, 3), pair(4, 3), 1),
        // more than 1024 terms: forward, to the image, to the kernels over several samples
        new Case(1, 130, 5, 5, 2, 3, 3, both(1), both(1), both(1), 1),
        new Case(1, 2, 5, 4, 260, 3, 3, both(1), both(0), both(1), 1),
        new Case(5, 2, 23, 31, 3, 2, 3, both(1), pair(1, 0), both(1), 1),
        new Case(4, 4, 27, 31, 4, 3, 3, both(1), both(1), both(1), 4),
        // more columns than the buffer takes at once
        new Case(3, 120, 18, 18, 3, 4, 4, both(1), both(2), both(1), 1));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void conv2d_anyOptions_hasTheBitsOfTheContract(Case k) {
    Tensor x = Tensor.variable("x", random("x", k.n, k.c, k.h, k.w));
    Tensor kernels = Tensor.variable("kernels", random("kernels", k.out, k.in(), k.kh, k.kw));
    Tensor y = x.conv2d(kernels, k.s, k.p, k.d, k.groups);
    assertThat(y.shape()).isEqualTo(Shape.of(k.n, k.out, k.oh(), k.ow()));
    Tensor weights = random("g", k.n, k.out, k.oh(), k.ow());
    y.mul(weights).sum().backward();
    assertBits(y, forward(k, x.toArray(), kernels.toArray()));
    assertBits(x.grad(), toImages(k, kernels.toArray(), weights.toArray()));
    assertBits(kernels.grad(), toKernels(k, x.toArray(), weights.toArray()));
  }

  private static Tensor random(String purpose, int... sizes) {
    Shape shape = Shape.of(sizes);
    return Tensor.of(shape, RandomStream.of(3, purpose).uniform(shape.length(), -1, 1));
  }

  private static void assertBits(Tensor actual, float[] expected) {
    float[] values = actual.toArray();
    int[] bits = new int[values.length];
    int[] wanted = new int[expected.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToIntBits(values[i]);
    }
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = Float.floatToIntBits(expected[i]);
    }
    assertThat(bits).isEqualTo(wanted);
  }

  /** Chains of fma over blocks of 1024 terms, added one after the other. */
  private static final class Chain {
    private float total;
    private float block;
    private int terms;

    void add(float a, float b) {
      block = Math.fma(a, b, block);
      if (++terms % 1024 == 0) {
        total = terms == 1024 ? block : total + block;
        block = 0;
      }
    }

    float result() {
      return terms < 1024 ? block : terms % 1024 == 0 ? total : total + block;
    }
  }

  static float[] forward(Case k, float[] x, float[] kernels) {
    float[] y = new float[k.n * k.out * k.oh() * k.ow()];
    int at = 0;
    for (int n = 0; n < k.n; n++) {
      for (int o = 0; o < k.out; o++) {
        for (int oy = 0; oy < k.oh(); oy++) {
          for (int ox = 0; ox < k.ow(); ox++) {
            Chain chain = new Chain();
            for (int c = 0; c < k.in(); c++) {
              for (int i = 0; i < k.kh; i++) {
                for (int j = 0; j < k.kw; j++) {
                  chain.add(
                      kernel(k, kernels, o, c, i, j),
                      pixel(
                          k,
                          x,
                          n,
                          o / k.units() * k.in() + c,
                          oy * k.s[0] + i * k.d[0] - k.p[0],
                          ox * k.s[1] + j * k.d[1] - k.p[1]));
                }
              }
            }
            y[at++] = chain.result();
          }
        }
      }
    }
    return y;
  }

  static float[] toImages(Case k, float[] kernels, float[] g) {
    float[] out = new float[k.n * k.c * k.h * k.w];
    int at = 0;
    for (int n = 0; n < k.n; n++) {
      for (int c = 0; c < k.c; c++) {
        int group = c / k.in();
        for (int y = 0; y < k.h; y++) {
          for (int x = 0; x < k.w; x++) {
            Chain chain = new Chain();
            for (int o = group * k.units(); o < (group + 1) * k.units(); o++) {
              for (int i = 0; i < k.kh; i++) {
                for (int j = 0; j < k.kw; j++) {
                  int row = y + k.p[0] - i * k.d[0];
                  int column = x + k.p[1] - j * k.d[1];
                  boolean used = row % k.s[0] == 0 && column % k.s[1] == 0;
                  float term = used ? gradient(k, g, n, o, row / k.s[0], column / k.s[1]) : 0;
                  chain.add(kernel(k, kernels, o, c % k.in(), i, j), term);
                }
              }
            }
            out[at++] = chain.result();
          }
        }
      }
    }
    return out;
  }

  static float[] toKernels(Case k, float[] x, float[] g) {
    float[] out = new float[k.out * k.in() * k.kh * k.kw];
    int at = 0;
    for (int o = 0; o < k.out; o++) {
      for (int c = 0; c < k.in(); c++) {
        for (int i = 0; i < k.kh; i++) {
          for (int j = 0; j < k.kw; j++) {
            Chain chain = new Chain();
            for (int n = 0; n < k.n; n++) {
              for (int oy = 0; oy < k.oh(); oy++) {
                for (int ox = 0; ox < k.ow(); ox++) {
                  float pixel =
                      pixel(
                          k,
                          x,
                          n,
                          o / k.units() * k.in() + c,
                          oy * k.s[0] + i * k.d[0] - k.p[0],
                          ox * k.s[1] + j * k.d[1] - k.p[1]);
                  chain.add(pixel, gradient(k, g, n, o, oy, ox));
                }
              }
            }
            out[at++] = chain.result();
          }
        }
      }
    }
    return out;
  }

  private static float kernel(Case k, float[] kernels, int o, int c, int i, int j) {
    return kernels[((o * k.in() + c) * k.kh + i) * k.kw + j];
  }

  private static float pixel(Case k, float[] x, int n, int c, int row, int column) {
    boolean inside = row >= 0 && row < k.h && column >= 0 && column < k.w;
    return inside ? x[((n * k.c + c) * k.h + row) * k.w + column] : 0;
  }

  private static float gradient(Case k, float[] g, int n, int o, int row, int column) {
    boolean inside = row >= 0 && row < k.oh() && column >= 0 && column < k.ow();
    return inside ? g[((n * k.out + o) * k.oh() + row) * k.ow() + column] : 0;
  }

  /** Options by chance, all sizes small and odd; some images are full of special values. */
  static Stream<Case> chances() {
    SplittableRandom random = new SplittableRandom(7);
    return Stream.generate(
            () -> {
              int groups = 1 + random.nextInt(3) / 2;
              int[] size = chance(random, 1, 7);
              int[] dilation = chance(random, 1, 3);
              int[] padding = chance(random, 0, 4);
              int[] image = new int[2];
              for (int axis = 0; axis < 2; axis++) {
                int extent = (size[axis] - 1) * dilation[axis] + 1;
                image[axis] = Math.max(1, extent - 2 * padding[axis]) + random.nextInt(12);
              }
              return new Case(
                  1 + random.nextInt(3),
                  groups * (1 + random.nextInt(3)),
                  image[0],
                  image[1],
                  groups * (1 + random.nextInt(20)),
                  size[0],
                  size[1],
                  chance(random, 1, 3),
                  padding,
                  dilation,
                  groups);
            })
        .limit(60);
  }

  private static int[] chance(SplittableRandom random, int least, int most) {
    return pair(random.nextInt(least, most + 1), random.nextInt(least, most + 1));
  }

  @ParameterizedTest
  @MethodSource("chances")
  void conv2d_optionsByChance_hasTheBitsOfTheContract(Case k) {
    conv2d_anyOptions_hasTheBitsOfTheContract(k);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void conv2d_withBias_hasTheBitsOfProductAndSum(Case k) {
    Tensor bias = special(random("bias", k.out));
    assertThat(bits(k, bias, true)).isEqualTo(bits(k, bias, false));
  }

  /** Results and gradients, where some gradients that arrive are ±0. */
  private static String bits(Case k, Tensor given, boolean fused) {
    Tensor x = Tensor.variable("x", special(random("x", k.n, k.c, k.h, k.w)));
    Tensor kernels = Tensor.variable("kernels", random("kernels", k.out, k.in(), k.kh, k.kw));
    Tensor bias = Tensor.variable("bias", given);
    Tensor y =
        fused
            ? x.conv2d(kernels, bias, k.s, k.p, k.d, k.groups)
            : x.conv2d(kernels, k.s, k.p, k.d, k.groups).add(bias.reshape(k.out, 1, 1));
    float[] weights = random("g", k.n, k.out, k.oh(), k.ow()).toArray();
    for (int i = 0; i < weights.length; i += 3) {
      weights[i] = i % 2 == 0 ? 0f : -0f;
    }
    y.mul(Tensor.of(y.shape(), weights)).sum().backward();
    return Fingerprint.of(List.of(y, x.grad(), kernels.grad(), bias.grad()));
  }

  /** Some of the elements are replaced by those that arithmetic treats in its own way. */
  private static Tensor special(Tensor x) {
    float[] values = x.toArray();
    float[] others = {-0f, 0f, Float.NaN, Float.POSITIVE_INFINITY, Float.MIN_VALUE, -1e-40f};
    for (int i = 3; i < values.length; i += 97) {
      values[i] = others[i / 97 % others.length];
    }
    return Tensor.of(x.shape(), values);
  }

  /** Padding is data: 0·∞ is NaN at the border, and nowhere else. */
  @Test
  void conv2d_infiniteKernel_isNaNWherePaddingIsSeen() {
    Tensor y =
        Tensor.full(1, 1, 1, 3, 3).conv2d(Tensor.full(Double.POSITIVE_INFINITY, 1, 1, 3, 3), 1, 1);
    for (int i = 0; i < 9; i++) {
      Float value = y.get(0, 0, i / 3, i % 3);
      assertThat(value).isEqualTo(Float.valueOf(i == 4 ? Float.POSITIVE_INFINITY : Float.NaN));
    }
  }

  @Test
  void conv2d_byHand_isTheSlidSum() {
    Tensor x = Tensor.range(1, 10, 1).reshape(1, 1, 3, 3);
    Tensor edge = Tensor.vector(1, -1).reshape(1, 1, 1, 2);
    assertThat(x.conv2d(edge, 1, 0).toArray()).containsOnly(-1);
    Tensor ones = Tensor.full(1, 1, 1, 2, 2);
    assertThat(x.conv2d(ones, 1, 0).toArray()).containsExactly(12, 16, 24, 28);
    assertThat(x.conv2d(ones, 2, 1).toArray()).containsExactly(1, 5, 11, 28);
  }

  @Test
  void conv2d_noSamples_givesNone() {
    Tensor kernels = Tensor.variable("kernels", Tensor.full(1, 2, 1, 3, 3));
    Tensor y = Tensor.zeros(0, 1, 4, 4).conv2d(kernels, 1, 0);
    assertThat(y.shape()).isEqualTo(Shape.of(0, 2, 2, 2));
    y.sum().backward();
    assertThat(kernels.grad().toArray()).containsOnly(0).hasSize(18);
  }

  static List<Arguments> badShapes() {
    Tensor x = Tensor.zeros(2, 4, 6, 6);
    Tensor k = Tensor.zeros(3, 4, 3, 3);
    int[] one = both(1);
    int[] none = both(0);
    return List.of(
        bad(
            () -> Tensor.zeros(2, 6, 6).conv2d(k, 1, 0),
            "conv2d: needs images (n, channels, height, width) and kernels (out, channels/groups,"
                + " height, width), but got (2, 6, 6) and (3, 4, 3, 3). Add what is missing with"
                + " reshape, as an axis of size 1."),
        bad(
            () -> x.conv2d(Tensor.zeros(3, 2, 3, 3), 1, 0),
            "conv2d: each kernel must have 4 channels, those of the images divided by groups, but"
                + " the images are (2, 4, 6, 6), the kernels (3, 2, 3, 3) and groups is 1. Axis 1"
                + " holds the channels of both."),
        bad(
            () -> Tensor.zeros(2, 6, 6, 4).conv2d(k, 1, 0),
            "conv2d: each kernel must have 6 channels, those of the images divided by groups, but"
                + " the images are (2, 6, 6, 4), the kernels (3, 4, 3, 3) and groups is 1. Do the"
                + " channels come last? Try permute(0, 3, 1, 2)."),
        bad(
            () -> x.conv2d(k, Tensor.zeros(4), one, none, one, 1),
            "conv2d: needs one bias for each kernel, of shape (3), but got (4). Try reshape(3)."),
        bad(
            () -> x.conv2d(k, one, none, one, 2),
            "conv2d: groups must divide the channels and the kernels, but groups is 2 for 4 channels"
                + " and 3 kernels. With 1 every kernel sees all channels."),
        bad(
            () -> x.conv2d(k, one, none, one, 0),
            "conv2d: groups must divide the channels and the kernels, but groups is 0 for 4 channels"
                + " and 3 kernels. With 1 every kernel sees all channels."),
        bad(
            () -> x.conv2d(k, 0, 0),
            "conv2d: the stride must be two numbers (height, width) of at least 1, but is [0, 0]. For"
                + " one number n in both directions, write new int[] {n, n}."),
        bad(
            () -> x.conv2d(k, 1, -1),
            "conv2d: the padding must be two numbers (height, width) of at least 0, but is [-1, -1]."
                + " For one number n in both directions, write new int[] {n, n}."),
        bad(
            () -> x.conv2d(k, one, none, new int[] {1}, 1),
            "conv2d: the dilation must be two numbers (height, width) of at least 1, but is [1]. For"
                + " one number n in both directions, write new int[] {n, n}."),
        bad(
            () -> x.conv2d(Tensor.zeros(3, 4, 0, 3), 1, 0),
            "conv2d: the kernel must be two numbers (height, width) of at least 1, but is [0, 3]. For"
                + " one number n in both directions, write new int[] {n, n}."),
        bad(
            () -> x.conv2d(k, one, none, both(3), 1),
            "conv2d: the window must fit into the images, but it covers 7×7 and the images are 6×6"
                + " with their padding. Use a smaller kernel or more padding."),
        bad(
            () -> Tensor.zeros(2, 4, 0, 6).conv2d(k, 1, 2),
            "conv2d: needs images of at least 1×1, but the shape is (2, 4, 0, 6). Check the data."),
        bad(
            () -> x.conv2d(k, 1, Integer.MAX_VALUE),
            "shape: a tensor can have at most 2147483639 elements, but (2, 3, 2147483647,"
                + " 2147483647) would have 27670116084794523654. Take smaller sizes, or work on smaller batches."));
  }

  private static Arguments bad(Runnable call, String message) {
    return Arguments.of(call, message);
  }

  @ParameterizedTest
  @MethodSource("badShapes")
  void conv2d_badInput_saysWhatToDo(Runnable call, String message) {
    assertThatThrownBy(call::run).isInstanceOf(ShapeException.class).hasMessage(message);
  }
}
