package org.lectern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.Lectern.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.nn.Layer;
import org.lectern.tensor.Fingerprint;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

/** NaN and infinities flow as IEEE 754 says, and fingerprints know one NaN only. */
class NonFiniteTest {
  private static final float INFINITY = Float.POSITIVE_INFINITY;

  /** NaNs of either sign, quiet and signalling, with and without a payload. */
  private static final int[] NANS = {
    0x7FC00000, 0xFFC00000, 0x7FC12345, 0xFFFFFFFF, 0x7F800001, 0xFFBFFFFF
  };

  private static Tensor images(float special) {
    float[] pixels = new float[3 * 2 * 6 * 6];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (i * 37 % 101 - 50) / 50f;
    }
    // in the second image only
    pixels[100] = special;
    return Tensor.of(Shape.of(3, 2, 6, 6), pixels);
  }

  private static Layer network() {
    Layer network =
        sequential(
            conv2d(2, 5, 3),
            relu(),
            maxPool2d(2),
            flatten(),
            layerNorm(20),
            dense(20, 7),
            gelu(),
            dense(7, 3),
            softmax());
    network.reset(1);
    return network;
  }

  /** Called in libraries of their own too: fingerprints of results and gradients for each NaN. */
  static List<String> ofEveryNan() {
    List<String> fingerprints = new ArrayList<>();
    for (int bits : NANS) {
      Tensor x = Tensor.variable("x", images(Float.intBitsToFloat(bits)));
      Tensor y = network().forward(x);
      y.mul(y).sum().backward();
      fingerprints.add(Fingerprint.of(List.of(x, y, x.grad())));
    }
    return fingerprints;
  }

  static Stream<Isolated> libraries() {
    return Stream.of(
        Isolated.of("scalar", 128, 1),
        Isolated.of("vector", 128, 2),
        Isolated.of("vector", 256, 2));
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void forwardAndBackward_anyNan_haveOneFingerprint(Isolated library) {
    Object all = library.call(NonFiniteTest.class.getName(), "ofEveryNan");
    String one = ofEveryNan().get(0);
    assertThat(all).isEqualTo(Collections.nCopies(NANS.length, one));
  }

  @Test
  void forward_nanInOneSample_leavesTheOthersAlone() {
    float[] clean = network().forward(images(0.5f)).toArray();
    float[] y = network().forward(images(Float.NaN)).toArray();
    assertThat(Arrays.copyOfRange(y, 3, 6)).containsOnly(Float.NaN);
    assertThat(Arrays.copyOf(y, 3)).isEqualTo(Arrays.copyOf(clean, 3));
    assertThat(Arrays.copyOfRange(y, 6, 9)).isEqualTo(Arrays.copyOfRange(clean, 6, 9));
  }

  /** Each function of infinities, zeros and NaN, and what IEEE 754 or the limit says. */
  static Map<String, float[][]> limits() {
    Tensor x = Tensor.of(Shape.of(5), new float[] {INFINITY, -INFINITY, 0f, -0f, Float.NaN});
    float nan = Float.NaN;
    return Map.ofEntries(
        row("x + x", x.add(x), INFINITY, -INFINITY, 0f, -0f, nan),
        row("x - x", x.sub(x), nan, nan, 0f, 0f, nan),
        row("0x", x.mul(0), nan, nan, 0f, -0f, nan),
        row("1/x", scalar(1).div(x), 0f, -0f, INFINITY, -INFINITY, nan),
        row("x/x", x.div(x), nan, nan, nan, nan, nan),
        row("√x", x.sqrt(), INFINITY, nan, 0f, -0f, nan),
        row("exp", x.exp(), INFINITY, 0f, 1, 1, nan),
        row("log", x.log(), INFINITY, nan, -INFINITY, -INFINITY, nan),
        row("tanh", x.tanh(), 1, -1, 0f, -0f, nan),
        row("sigmoid", x.sigmoid(), 1, 0f, 0.5f, 0.5f, nan),
        row("relu", x.relu(), INFINITY, 0f, 0f, 0f, nan),
        row("sin", x.sin(), nan, nan, 0f, -0f, nan),
        row("abs", x.abs(), INFINITY, INFINITY, 0f, 0f, nan),
        row("x²", x.square(), INFINITY, INFINITY, 0f, 0f, nan),
        row("max", x.max(), nan),
        row("sum", x.slice(0, 0, 2).sum(), nan),
        row("sum without NaN", x.slice(0, 1, 4).sum(), -INFINITY),
        row("product", x.slice(0, 0, 3).matmul(vectorOf(1, 1, 1)), nan),
        row("softmax", vectorOf(-INFINITY, 0, 0).softmax(0), 0f, 0.5f, 0.5f),
        row("softmax of ∞", vectorOf(INFINITY, 0).softmax(0), nan, nan));
  }

  private static Tensor vectorOf(float... values) {
    return Tensor.of(Shape.of(values.length), values);
  }

  private static Map.Entry<String, float[][]> row(String name, Tensor actual, float... expected) {
    return Map.entry(name, new float[][] {actual.toArray(), expected});
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void operation_infinitiesZerosNan_isAsIeeeSays(String name) {
    float[][] row = limits().get(name);
    FuzzNumbers.requireEqual(name, row[0], row[1]);
  }

  static Stream<String> names() {
    return limits().keySet().stream().sorted();
  }
}
