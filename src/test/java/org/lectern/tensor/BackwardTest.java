package org.lectern.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BackwardTest {
  private static Tensor variable(String name, double value) {
    return Tensor.variable(name, Tensor.scalar(value));
  }

  @Test
  void backward_productOfSumOfDeck002_givesItsGradients() {
    Tensor x = variable("x", -2);
    Tensor y = variable("y", 5);
    Tensor z = variable("z", -4);
    Tensor q = x.add(y).named("q");
    Tensor f = q.mul(z);
    f.backward();
    assertThat(q.item()).isEqualTo(3);
    assertThat(f.item()).isEqualTo(-12);
    assertThat(z.grad().item()).isEqualTo(3);
    assertThat(q.grad().item()).isEqualTo(-4);
    assertThat(x.grad().item()).isEqualTo(-4);
    assertThat(y.grad().item()).isEqualTo(-4);
  }

  @Test
  void backward_computationalGraphOfDeck000_givesItsGradients() {
    Tensor a = variable("a", 3);
    Tensor b = variable("b", 5);
    Tensor c = variable("c", 2);
    Tensor p = a.mul(b);
    Tensor q = p.add(c);
    q.backward();
    assertThat(a.grad().item()).isEqualTo(5);
    assertThat(b.grad().item()).isEqualTo(3);
    assertThat(c.grad().item()).isEqualTo(1);
    assertThat(p.grad().item()).isEqualTo(1);
  }

  @Test
  void backward_sigmoidNeuronOfDeck002_givesItsGradients() {
    Tensor w0 = variable("w0", 2);
    Tensor x0 = variable("x0", -1);
    Tensor w1 = variable("w1", -3);
    Tensor x1 = variable("x1", -2);
    Tensor w2 = variable("w2", -3);
    Tensor minus = w0.mul(x0).add(w1.mul(x1)).add(w2).mul(-1);
    Tensor exp = minus.exp();
    Tensor plus = exp.add(1);
    Tensor f = plus.reciprocal();
    f.backward();
    Offset<Float> printed = Offset.offset(0.005f);
    assertThat(f.item()).isCloseTo(0.73105858f, Offset.offset(1e-7f));
    assertThat(plus.grad().item()).isCloseTo(-0.53f, printed);
    assertThat(exp.grad().item()).isCloseTo(-0.53f, printed);
    assertThat(minus.grad().item()).isCloseTo(-0.20f, printed);
    assertThat(w2.grad().item()).isCloseTo(0.20f, printed);
    assertThat(w0.grad().item()).isCloseTo(-0.20f, printed);
    assertThat(x0.grad().item()).isCloseTo(0.39f, printed);
    assertThat(w1.grad().item()).isCloseTo(-0.39f, printed);
    assertThat(x1.grad().item()).isCloseTo(-0.59f, printed);
  }

  @Test
  void backward_sigmoidOperation_agreesWithTheNeuronWrittenOut() {
    Tensor z = variable("z", 1);
    z.sigmoid().backward();
    assertThat(z.grad().item()).isCloseTo(0.19661193f, Offset.offset(1e-7f));
  }

  @Test
  void backward_valueUsedTwice_addsBothGradients() {
    Tensor x = variable("x", 3);
    x.mul(x).add(x).backward();
    assertThat(x.grad().item()).isEqualTo(7);
  }

  @Test
  void backward_calledTwice_startsAfresh() {
    Tensor x = variable("x", 3);
    Tensor f = x.square();
    f.backward();
    f.backward();
    assertThat(x.grad().item()).isEqualTo(6);
  }

  @Test
  void backward_severalConsumers_addInDescendingOrderOfCreation() {
    // 1e8 + 1 loses the 1 in float; whether the sum is 0 or 1 shows the order.
    Tensor x = variable("x", 1);
    Tensor f = x.mul(1).add(x.mul(-1e8)).add(x.mul(1e8));
    f.backward();
    assertThat(x.grad().item()).isEqualTo(1);
    Tensor y = variable("y", 1);
    Tensor g = y.mul(-1e8).add(y.mul(1)).add(y.mul(1e8));
    g.backward();
    assertThat(y.grad().item()).isEqualTo(0);
  }

  @Test
  void backward_chainOfAHundredThousand_needsNoStack() {
    Tensor x = variable("x", 1);
    Tensor y = x;
    for (int i = 0; i < 100_000; i++) {
      y = y.add(1);
    }
    y.backward();
    assertThat(x.grad().item()).isEqualTo(1);
  }

  @Test
  void backward_vector_saysWhatToDo() {
    Tensor x = Tensor.variable("x", Tensor.vector(1, 2));
    assertThatThrownBy(() -> x.mul(2).backward())
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "backward: the result must be one number, but its shape is (2). Make it one with sum()"
                + " or mean() first.");
  }

  @Test
  void backward_withoutVariable_saysWhatToDo() {
    assertThatThrownBy(() -> Tensor.scalar(1).mul(2).backward())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("backward: the result depends on no variable");
  }

  @Test
  void recordingOff_remembersNothing() {
    Tensor x = variable("x", 3);
    Tensor y = Recording.off(x::square);
    assertThat(y.requiresGrad()).isFalse();
    assertThat(x.square().requiresGrad()).isTrue();
  }

  @Test
  void reshape_ofAVariable_doesNotChangeWithIt() {
    Tensor x = Tensor.variable("x", Tensor.vector(1, 2));
    Tensor before = x.reshape(2, 1);
    x.assign(Tensor.vector(5, 6));
    assertThat(before.toArray()).containsExactly(1, 2);
  }

  @Test
  void increment_isOneStepOfGradientDescent() {
    Tensor x = variable("x", 1);
    for (int step = 0; step < 20; step++) {
      x.square().backward();
      x.increment(-0.1, x.grad());
    }
    assertThat((double) x.item()).isCloseTo(0.011529215, Offset.offset(1e-7));
  }

  @Test
  void increment_ofAResult_isRefused() {
    Tensor y = variable("x", 1).mul(2);
    assertThatThrownBy(() -> y.increment(1, y))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "increment: only a variable can be changed in place, but this is the result of"
                + " an operation. Use its value in a new variable.");
  }

  @Test
  void backward_afterTheVariableChanged_isRefused() {
    Tensor w = variable("w", 3);
    Tensor f = w.square();
    w.assign(Tensor.scalar(10));
    assertThatThrownBy(f::backward)
        .hasMessage(
            "backward: w was changed after this result was computed from it. Compute the result"
                + " again after each step, inside the loop.");
  }

  @Test
  void grad_beforeBackward_saysWhatToDo() {
    assertThatThrownBy(() -> variable("w", 3).grad())
        .hasMessage(
            "grad: w has no gradient yet. Call backward() on a result that is computed from it"
                + " first.");
    assertThatThrownBy(() -> Tensor.scalar(3).grad())
        .hasMessage(
            "grad: this tensor has no gradient yet. Make it with variable(\"x\", …), and call"
                + " backward() on a result that is computed from it.");
  }

  @Test
  void backward_whereTheChosenGradientIsInfinite_theOtherIsZero() {
    Tensor x = Tensor.variable("x", Tensor.vector(-1, 4));
    x.relu().sqrt().sum().backward();
    assertThat(x.grad().toArray()).containsExactly(0, 0.25f);
    x.pow(0).sum().backward();
    assertThat(x.grad().toArray()).containsExactly(0, 0);
  }
}
