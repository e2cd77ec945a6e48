package org.lectern.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.nn.StepByStep.Kind;
import org.lectern.random.RandomStream;
import org.lectern.tensor.Recording;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;
import org.lectern.tensor.Workspace;

/** The recurrent layers have the bits of their formulas, operation by operation. */
class StepByStepTest {
  /** Samples, steps, features, hidden units, layers. */
  private static final int[][] SIZES = {
    {1, 1, 1, 1, 1},
    {1, 7, 3, 5, 1},
    {0, 3, 2, 4, 1},
    {3, 1, 2, 16, 1},
    {2, 5, 3, 17, 2},
    {25, 4, 3, 8, 1},
    {33, 6, 5, 20, 3},
    {64, 9, 7, 32, 1},
    {70, 3, 28, 65, 1},
    {9, 40, 2, 6, 2},
    {1030, 2, 2, 3, 1},
  };

  static Stream<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (int[] sizes : SIZES) {
        for (boolean last : new boolean[] {false, true}) {
          for (double dropout : sizes[4] > 1 ? new double[] {0, 0.4} : new double[] {0}) {
            cases.add(Arguments.of(new StepByStep(kind, dropout, last), sizes));
          }
        }
      }
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void layer_anySizes_hasTheBitsOfItsSteps(StepByStep reference, int[] sizes) {
    assertSame(reference, sizes, 0, random("x", sizes));
    Tensor variable = Tensor.variable("x", random("x", sizes));
    assertSame(reference, sizes, 0, variable);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void layer_specialValues_hasTheBitsOfItsSteps(Kind kind) {
    int[] sizes = {26, 4, 3, 19, 2};
    float[] special = {
      Float.NaN, 0f, -0f, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 1e38f, -1e-45f, 1e-30f
    };
    for (int which = 0; which < special.length; which++) {
      float[] x = random("x", sizes).toArray();
      x[which * 5] = special[which];
      x[100 + which] = special[which];
      Tensor variable = Tensor.variable("x", Tensor.of(Shape.of(26, 4, 3), x));
      assertSame(new StepByStep(kind, 0, which % 2 == 0), sizes, 0, variable);
    }
    // everything −0, or so small that products underflow to it
    for (double scale : new double[] {-0.0, -1e-30, 1e-42}) {
      Tensor tiny = Tensor.variable("x", random("x", sizes).mul(scale));
      assertSame(new StepByStep(kind, 0, false), sizes, 0, tiny, scale);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void layer_someParametersFrozen_othersHaveTheBitsOfTheirSteps(Kind kind) {
    int[] sizes = {5, 4, 3, 6, 1};
    for (int frozen = 0; frozen < 16; frozen++) {
      StepByStep reference = new StepByStep(kind, 0, frozen % 2 == 0);
      assertSame(reference, sizes, frozen, random("x", sizes));
      assertSame(reference, sizes, frozen, Tensor.variable("x", random("x", sizes)));
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void layer_randomSizes_hasTheBitsOfItsSteps(Kind kind) {
    SplittableRandom random = new SplittableRandom(kind.ordinal());
    for (int round = 0; round < 60; round++) {
      int layers = 1 + random.nextInt(3);
      int[] sizes = {
        1 + random.nextInt(40),
        1 + random.nextInt(8),
        1 + random.nextInt(9),
        1 + random.nextInt(35),
        layers
      };
      double dropout = layers > 1 && random.nextBoolean() ? 0.3 : 0;
      StepByStep reference = new StepByStep(kind, dropout, random.nextBoolean());
      assertSame(reference, sizes, random.nextInt(16), random("x", sizes));
    }
  }

  /** Other uses of U, older and newer than the layer's, and the layer twice in one graph. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void layer_parametersUsedElsewhere_gradientsAddUpInTheSameOrder(Kind kind) {
    int[] sizes = {6, 5, 3, 7, 1};
    StepByStep reference = new StepByStep(kind, 0, false);
    List<List<String>> bits = new ArrayList<>();
    for (boolean fused : new boolean[] {true, false}) {
      Layer layer = layer(reference, sizes, 0);
      Tensor x = Tensor.variable("x", random("x", sizes));
      Tensor older = Tensor.scalar(0);
      Tensor newer = Tensor.scalar(0);
      for (Parameter parameter : layer.parameters()) {
        older = older.add(parameter.value().square().sum());
      }
      Tensor y = forward(fused, reference, layer, x, Pass.EVALUATION);
      Tensor again = forward(fused, reference, layer, x.mul(0.5), Pass.EVALUATION);
      for (Parameter parameter : layer.parameters()) {
        newer = newer.add(parameter.value().mul(0.3).sum());
      }
      y.mul(again).sum().add(older).add(newer).backward();
      bits.add(bits(y, x, layer));
    }
    assertThat(bits.get(0)).isEqualTo(bits.get(1));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void backward_twice_hasTheSameBits(Kind kind) {
    int[] sizes = {6, 5, 3, 7, 2};
    StepByStep reference = new StepByStep(kind, 0, false);
    Layer layer = layer(reference, sizes, 0);
    Tensor x = Tensor.variable("x", random("x", sizes));
    Tensor y = layer.forward(x);
    Tensor loss = y.square().sum();
    loss.backward();
    List<String> first = bits(y, x, layer);
    Tensor kept = layer.parameter("weight_hh").grad();
    String before = kept.fingerprint();
    loss.backward();
    assertThat(bits(y, x, layer)).isEqualTo(first);
    y.sum().backward();
    assertThat(kept.fingerprint()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void workspace_aStepInIt_hasTheBitsOfOneOutside(Kind kind) {
    int[] sizes = {30, 5, 3, 12, 2};
    StepByStep reference = new StepByStep(kind, 0.2, true);
    Layer layer = layer(reference, sizes, 0);
    Tensor x = Tensor.variable("x", random("x", sizes));
    Runnable step = () -> layer.forward(x, Pass.training(3, 1)).square().sum().backward();
    step.run();
    List<String> outside = bits(x, x, layer);
    Workspace workspace = new Workspace();
    for (int round = 0; round < 3; round++) {
      workspace.run(
          () -> {
            step.run();
            return round(0);
          });
      List<String> kept = bits(x, x, layer);
      workspace.run(() -> round(Tensor.zeros(30, 5, 48).add(Float.NaN).length()));
      assertThat(bits(x, x, layer)).isEqualTo(kept).isEqualTo(outside);
    }
  }

  private static int round(int value) {
    return value;
  }

  @Test
  void forward_nothingRecorded_hasTheSameBits() {
    for (Kind kind : Kind.values()) {
      for (int[] sizes : SIZES) {
        StepByStep reference = new StepByStep(kind, 0, sizes[1] % 2 == 0);
        Layer layer = layer(reference, sizes, 0);
        Tensor x = random("x", sizes);
        Tensor recorded = layer.forward(x);
        Tensor y = Recording.off(() -> layer.forward(x));
        assertThat(y.requiresGrad()).isFalse();
        assertThat(y.fingerprint()).isEqualTo(recorded.fingerprint());
      }
    }
  }

  private static void assertSame(StepByStep reference, int[] sizes, int frozen, Tensor x) {
    assertSame(reference, sizes, frozen, x, 1);
  }

  private static void assertSame(
      StepByStep reference, int[] sizes, int frozen, Tensor x, double scale) {
    List<List<String>> bits = new ArrayList<>();
    for (boolean fused : new boolean[] {true, false}) {
      Layer layer = layer(reference, sizes, frozen);
      if (scale != 1) {
        layer.parameters().forEach(p -> p.variable().assign(p.variable().detach().mul(scale)));
      }
      Tensor y = forward(fused, reference, layer, x, Pass.training(3, 1));
      if (y.requiresGrad()) {
        Tensor factors = random("factors", y.shape().toArray());
        Tensor signed = Tensor.where(factors.gt(0.8), Tensor.scalar(-0.0), factors);
        y.mul(signed).sum().backward();
      }
      bits.add(bits(y, x, layer));
    }
    assertThat(bits.get(0)).as("%s %s", reference, Arrays.toString(sizes)).isEqualTo(bits.get(1));
  }

  private static Tensor forward(
      boolean fused, StepByStep reference, Layer layer, Tensor x, Pass pass) {
    return fused ? layer.forward(x, pass) : reference.forward(layer, x, pass);
  }

  /** Bit i of {@code frozen}: the i-th parameter of each layer. */
  private static Layer layer(StepByStep reference, int[] sizes, int frozen) {
    Layer layer = reference.layer(sizes[2], sizes[3], sizes[4]);
    List<Parameter> parameters = layer.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      Tensor noise = random(parameter.name(), parameter.variable().shape().toArray());
      parameter.variable().assign(parameter.variable().detach().add(noise.mul(0.3)));
      if ((frozen >> i % 4 & 1) == 1) {
        parameter.freeze();
      }
    }
    return layer;
  }

  private static List<String> bits(Tensor y, Tensor x, Layer layer) {
    List<String> all = new ArrayList<>(List.of("y " + bits(y)));
    all.add("x " + (x.hasGrad() ? bits(x.grad()) : "none"));
    for (Parameter parameter : layer.parameters()) {
      Tensor variable = parameter.variable();
      all.add(parameter.name() + " " + (variable.hasGrad() ? bits(variable.grad()) : "none"));
    }
    return all;
  }

  /** All bits, with one NaN only. */
  private static String bits(Tensor x) {
    StringBuilder bits = new StringBuilder(x.shape().toString());
    for (float value : x.toArray()) {
      bits.append(' ').append(Integer.toHexString(Float.floatToIntBits(value)));
    }
    return bits.toString();
  }

  private static Tensor random(String purpose, int... sizes) {
    int rank = purpose.equals("x") ? 3 : sizes.length;
    Shape shape = Shape.of(Arrays.copyOf(sizes, rank));
    return Tensor.of(shape, RandomStream.of(5, purpose).normal(shape.length(), 0, 1));
  }
}
