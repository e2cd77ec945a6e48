package org.lectern.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.random.RandomStream;

class GradientTest {
  private static final double STEP = 1e-5;

  /** Methods of Tensor that give tensors without gradient, or that only read or make. */
  private static final Set<String> WITHOUT_GRADIENT =
      Set.of(
          "of",
          "vector",
          "scalar",
          "matrix",
          "zeros",
          "full",
          "range",
          "linspace",
          "eye",
          "oneHot",
          "variable",
          "named",
          "grad",
          "detach",
          "assign",
          "increment",
          "sign",
          "eq",
          "ne",
          "lt",
          "le",
          "gt",
          "ge",
          "argmax",
          "argmin");

  static List<OperationTable.Row> rows() {
    return OperationTable.rows();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void value_anyOperation_isThatOfTheShadow(OperationTable.Row row) {
    Tensor[] inputs = inputs(row);
    Shadow expected = row.shadows().apply(shadows(inputs));
    Tensor actual = row.tensors().apply(inputs);
    assertThat(actual.shape()).isEqualTo(Shape.of(expected.sizes()));
    for (int i = 0; i < expected.data().length; i++) {
      assertThat((double) actual.toArray()[i])
          .isCloseTo(expected.data()[i], org.assertj.core.data.Offset.offset(2e-5));
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void gradient_anyOperation_isTheFiniteDifferenceOfTheShadow(OperationTable.Row row) {
    Tensor[] inputs = inputs(row);
    Tensor result = row.tensors().apply(inputs);
    Tensor weights = random("weights", result.shape(), -1, 1);
    result.mul(weights).sum().backward();
    for (int input = 0; input < inputs.length; input++) {
      double[] expected = differences(row, inputs, input, Shadow.of(weights));
      double scale = Arrays.stream(expected).map(Math::abs).max().orElse(0) + 1e-3;
      Tensor gradient = inputs[input].grad();
      assertThat(gradient).isNotNull();
      assertThat(gradient.shape()).isEqualTo(inputs[input].shape());
      for (int i = 0; i < expected.length; i++) {
        assertThat((double) gradient.toArray()[i])
            .as("input %d, element %d", input, i)
            .isCloseTo(expected[i], org.assertj.core.data.Offset.offset(2e-5 * scale));
      }
    }
  }

  @Test
  void table_everyRule_isChecked() {
    Set<Op> checked = EnumSet.noneOf(Op.class);
    for (OperationTable.Row row : rows()) {
      Deque<Tensor> open = new ArrayDeque<>(List.of(row.tensors().apply(inputs(row))));
      while (!open.isEmpty()) {
        Node node = open.pop().node();
        if (node != null) {
          checked.add(node.op());
          open.addAll(List.of(node.inputs()));
        }
      }
    }
    assertThat(checked).containsExactlyInAnyOrder(Op.values());
  }

  @Test
  void table_everyPublicOperation_isChecked() {
    Set<String> missing = new TreeSet<>();
    for (Method method : Tensor.class.getDeclaredMethods()) {
      if (Modifier.isPublic(method.getModifiers()) && method.getReturnType() == Tensor.class) {
        missing.add(method.getName());
      }
    }
    assertThat(missing).as("exempt methods that no longer exist").containsAll(WITHOUT_GRADIENT);
    missing.removeAll(WITHOUT_GRADIENT);
    rows().forEach(row -> missing.remove(row.name()));
    assertThat(missing).isEmpty();
  }

  private static double[] differences(
      OperationTable.Row row, Tensor[] inputs, int input, Shadow weights) {
    double[] gradient = new double[inputs[input].length()];
    for (int i = 0; i < gradient.length; i++) {
      double[] ends = new double[2];
      for (int side = 0; side < 2; side++) {
        Shadow[] moved = shadows(inputs);
        moved[input].data()[i] += side == 0 ? STEP : -STEP;
        Shadow result = row.shadows().apply(moved);
        for (int j = 0; j < result.data().length; j++) {
          ends[side] += result.data()[j] * weights.data()[j];
        }
      }
      gradient[i] = (ends[0] - ends[1]) / (2 * STEP);
    }
    return gradient;
  }

  private static Tensor[] inputs(OperationTable.Row row) {
    Tensor[] inputs = new Tensor[row.shapes().size()];
    for (int i = 0; i < inputs.length; i++) {
      Shape shape = Shape.of(row.shapes().get(i));
      inputs[i] = Tensor.variable("x" + i, random("input " + i, shape, row.low(), row.high()));
    }
    return inputs;
  }

  /** Numbers in [low, high], moved away from 0 where an operation may have a kink. */
  private static Tensor random(String purpose, Shape shape, double low, double high) {
    float[] values = RandomStream.of(7, purpose).uniform(shape.length(), (float) low, (float) high);
    for (int i = 0; i < values.length; i++) {
      values[i] += Math.abs(values[i]) < 0.05f ? Math.copySign(0.05f, values[i]) : 0;
    }
    return Tensor.of(shape, values);
  }

  private static Shadow[] shadows(Tensor[] inputs) {
    return Arrays.stream(inputs).map(Shadow::of).toArray(Shadow[]::new);
  }
}
