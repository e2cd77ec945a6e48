package org.lectern.nn;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.random.RandomStream;
import org.lectern.tensor.Shadow;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

/** Every layer's output and gradients against its function in double precision. */
class LayerGradientTest {
  private static final double STEP = 1e-5;
  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPackages("org.lectern.nn");

  @SuppressWarnings("unchecked")
  static List<LayerRow> rows() throws ReflectiveOperationException {
    List<LayerRow> rows = new ArrayList<>();
    for (JavaClass type : CLASSES) {
      if (type.getSimpleName().endsWith("Rows")) {
        rows.addAll((List<LayerRow>) type.reflect().getDeclaredMethod("rows").invoke(null));
      }
    }
    return rows;
  }

  @ParameterizedTest
  @MethodSource("rows")
  void forward_anyLayer_isTheShadow(LayerRow row) {
    Layer layer = layer(row);
    Tensor x = random("x", Shape.of(row.input()), row.low(), row.high());
    Shadow expected = row.form().apply(shadows(layer), Shadow.of(x));
    assertClose(forward(row, layer, x), expected.sizes(), expected.data(), row.tolerance());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void gradients_anyLayer_areTheFiniteDifferencesOfTheShadow(LayerRow row) {
    Layer layer = layer(row);
    Map<String, Shadow> state = shadows(layer);
    Tensor x = Tensor.variable("x", random("x", Shape.of(row.input()), row.low(), row.high()));
    Shadow input = Shadow.of(x);
    Tensor y = forward(row, layer, x);
    Tensor weights = random("weights", y.shape(), -1, 1);
    y.mul(weights).sum().backward();
    Shadow w = Shadow.of(weights);
    if (x.hasGrad()) {
      assertGradient(x.grad(), differences(row, state, input, input, w), row);
    } else {
      assertThat(differences(row, state, input, input, w)).as("gradient to x").containsOnly(0);
    }
    for (Parameter parameter : layer.parameters()) {
      assertThat(parameter.variable().hasGrad()).as(parameter.fullName()).isTrue();
      double[] expected = differences(row, state, input, state.get(parameter.fullName()), w);
      assertGradient(parameter.variable().grad(), expected, row);
    }
  }

  @Test
  void rows_everyPublicLayer_isChecked() throws ReflectiveOperationException {
    Set<String> missing = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      if (type.isAssignableTo(Layer.class)
          && type.getModifiers().contains(JavaModifier.PUBLIC)
          && !type.getModifiers().contains(JavaModifier.ABSTRACT)) {
        missing.add(type.getSimpleName());
      }
    }
    assertThat(missing).contains("Dense", "Sequential");
    for (LayerRow row : rows()) {
      remove(row.layer().get(), missing);
    }
    assertThat(missing).as("layers without a row").isEmpty();
  }

  private static void remove(Layer layer, Set<String> missing) {
    missing.remove(layer.getClass().getSimpleName());
    layer.layers().forEach(child -> remove(child, missing));
  }

  /** The row's layer, with parameters drawn anew so that none is zero. */
  private static Layer layer(LayerRow row) {
    Layer layer = row.layer().get();
    for (Parameter parameter : layer.parameters()) {
      parameter
          .variable()
          .assign(random(parameter.fullName(), parameter.shape(), 0.1, 0.9).mul(sign(parameter)));
    }
    return layer;
  }

  /** Signs that vary, but keep clear of zero. */
  private static Tensor sign(Parameter parameter) {
    float[] signs = new float[parameter.shape().length()];
    for (int i = 0; i < signs.length; i++) {
      signs[i] = parameter.name().equals("slope") || i % 3 != 1 ? 1 : -1;
    }
    return Tensor.of(parameter.shape(), signs);
  }

  private static Tensor forward(LayerRow row, Layer layer, Tensor x) {
    return layer.forward(x, row.training() ? layer.trainingPass() : Pass.EVALUATION);
  }

  private static Map<String, Shadow> shadows(Layer layer) {
    Map<String, Shadow> shadows = new LinkedHashMap<>();
    layer.state().forEach((name, value) -> shadows.put(name, Shadow.of(value)));
    return shadows;
  }

  private static double[] differences(
      LayerRow row, Map<String, Shadow> state, Shadow x, Shadow moved, Shadow weights) {
    double[] gradient = new double[moved.data().length];
    for (int i = 0; i < gradient.length; i++) {
      double value = moved.data()[i];
      double[] ends = new double[2];
      for (int side = 0; side < 2; side++) {
        moved.data()[i] = value + (side == 0 ? STEP : -STEP);
        double[] y = row.form().apply(state, x).data();
        for (int j = 0; j < y.length; j++) {
          ends[side] += y[j] * weights.data()[j];
        }
      }
      moved.data()[i] = value;
      gradient[i] = (ends[0] - ends[1]) / (2 * STEP);
    }
    return gradient;
  }

  private static void assertGradient(Tensor actual, double[] expected, LayerRow row) {
    assertClose(actual, actual.shape().toArray(), expected, row.tolerance());
  }

  private static void assertClose(Tensor actual, int[] sizes, double[] expected, double tolerance) {
    assertThat(actual.shape()).isEqualTo(Shape.of(sizes));
    double scale = Arrays.stream(expected).map(Math::abs).max().orElse(0) + 1e-3;
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual.toArray()[i])
          .as("element %d", i)
          .isCloseTo(expected[i], Offset.offset(tolerance * scale));
    }
  }

  /** Numbers in [low, high], moved away from 0 where a layer may have a kink. */
  private static Tensor random(String purpose, Shape shape, double low, double high) {
    float[] values = RandomStream.of(7, purpose).uniform(shape.length(), (float) low, (float) high);
    for (int i = 0; i < values.length; i++) {
      values[i] += Math.abs(values[i]) < 0.05f ? Math.copySign(0.05f, values[i]) : 0;
    }
    return Tensor.of(shape, values);
  }
}
