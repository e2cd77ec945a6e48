package org.lectern.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lectern.compute.Update;

class UpdatingTest {
  private static Tensor variable(double... values) {
    return Tensor.variable("w", Tensor.vector(values));
  }

  @Test
  void run_rule_changesTheVariableAndWhatIsRemembered() {
    Tensor w = variable(1, 2);
    Tensor v = variable(4, 8);
    Updating.run(Update.MOMENTUM, w, Tensor.vector(1, -1), List.of(v), -0.5, 0.25);
    assertThat(v.toArray()).containsExactly(2, 1);
    assertThat(w.toArray()).containsExactly(0, 1.5f);
    assertThat(w.changes()).isEqualTo(1);
    assertThat(v.changes()).isEqualTo(1);
  }

  @Test
  void run_gradientOfOneNumber_isRepeated() {
    Tensor w = variable(1, 2);
    Updating.run(Update.DECAY, w, Tensor.scalar(1), List.of(), -0.5, 1);
    assertThat(w.toArray()).containsExactly(0, 0.5f);
  }

  /** As by assign: a graph of the old values must not be followed any more. */
  @Test
  void run_afterAForwardPass_isNoticedByBackward() {
    Tensor w = variable(1, 2);
    Tensor sum = w.square().sum();
    Updating.run(Update.DECAY, w, Tensor.scalar(1), List.of(), -0.5, 1);
    assertThatThrownBy(sum::backward)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("backward: w was changed after this result was computed from it.");
  }

  @Test
  void run_whatDoesNotFit_isRefused() {
    Tensor w = variable(1, 2);
    Tensor g = Tensor.vector(1, 1);
    assertThatThrownBy(() -> Updating.run(Update.ADAM, w, g, List.of(w), 1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "update: ADAM remembers 2 and names 8 numbers, but got 1 and 2. Its description lists"
                + " them.");
    assertThatThrownBy(
            () -> Updating.run(Update.MOMENTUM, w, g, List.of(variable(1, 2, 3)), -1, 0.5))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "update: what is remembered must have the shape (2) of the variable, but has (3). Make"
                + " it with zeros of that shape.");
    assertThatThrownBy(() -> Updating.run(Update.DECAY, w, Tensor.zeros(3), List.of(), -1, 0.5))
        .isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> Updating.run(Update.DECAY, g, g, List.of(), -1, 0.5))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "update: only a variable can be changed in place, but this tensor was not made with"
                + " variable(…). Write variable(\"w\", x) for one.");
    assertThat(w.toArray()).containsExactly(1, 2);
  }

  @Test
  void plus_anyShapes_isTheSumOfTheProduct() {
    Tensor x = Tensor.vector(1, Double.NaN, 0.1, -0.0);
    Tensor y = Tensor.vector(3, 1, 0.7, 0);
    assertThat(Updating.plus(x, 0.3, y).fingerprint()).isEqualTo(x.add(y.mul(0.3)).fingerprint());
    assertThat(Updating.plus(x, 0.3, Tensor.scalar(2)).fingerprint())
        .isEqualTo(x.add(Tensor.scalar(2).mul(0.3)).fingerprint());
    assertThat(x.toArray()).containsExactly(1, Float.NaN, 0.1f, -0f);
  }

  @Test
  void sumSquares_anyLength_isThatOfTheOperations() {
    for (int n : new int[] {0, 1, 17, 1024, 1025, 5000}) {
      Tensor x = n < 2 ? Tensor.full(0.3, n) : Tensor.linspace(-1, 3, n);
      assertThat(Updating.sumSquares(x)).as("" + n).isEqualTo(x.square().sum().item());
    }
  }

  @Test
  void id_equalTensors_differs() {
    Tensor x = Tensor.scalar(1);
    assertThat(Updating.id(x)).isEqualTo(Updating.id(x)).isNotEqualTo(Updating.id(x.detach()));
  }
}
