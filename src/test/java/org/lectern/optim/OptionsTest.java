package org.lectern.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.lectern.nn.Dense;
import org.lectern.nn.Initialiser;
import org.lectern.nn.Parameter;
import org.lectern.nn.Relu;
import org.lectern.nn.Sequential;
import org.lectern.tensor.Tensor;

class OptionsTest {
  /** A layer whose weights have the gradient (3, −4) and whose biases have (0, 12): norm 13. */
  private static Dense thirteen() {
    Dense layer = new Dense(1, 2, Initialiser.zeros());
    Tensor w = layer.weight().flatten().mul(Tensor.vector(3, -4)).sum();
    w.add(layer.bias().mul(Tensor.vector(0, 12)).sum()).backward();
    return layer;
  }

  @Test
  void clipNorm_larger_scalesAllParametersTogether() {
    Dense layer = thirteen();
    new Sgd(1).clipNorm(1).step(layer);
    float factor = (float) (1 / (13 + 1e-6));
    assertThat(layer.weight().toArray()).containsExactly(-3 * factor, 4 * factor);
    assertThat(layer.bias().toArray()).containsExactly(0, -12 * factor);
    assertThat(layer.weight().grad().toArray()).as("gradients stay").containsExactly(3, -4);
  }

  @Test
  void clipNorm_squaresBeyondFloats_stillHasTheDirection() {
    Dense layer = new Dense(2, 1, Initialiser.zeros());
    layer.forward(Tensor.matrix(new double[] {3e25, -4e25})).sum().backward();
    new Sgd(1).clipNorm(5).step(layer);
    assertThat(layer.weight().toArray()).containsExactly(new float[] {-3, 4}, within(1e-5f));
  }

  @Test
  void clipNorm_zeroAndNaN_stayWhatTheyAre() {
    Dense still = new Dense(2, 1);
    String before = still.fingerprint();
    still.forward(Tensor.zeros(1, 2)).mul(0).sum().backward();
    new Sgd(1).clipNorm(5).step(still);
    assertThat(still.fingerprint()).isEqualTo(before);
    Dense broken = new Dense(1, 1);
    broken.forward(Tensor.full(Double.NaN, 1, 1)).sum().backward();
    new Sgd(1).clipNorm(5).step(broken);
    assertThat(broken.weight().item()).isNaN();
  }

  @Test
  void clipNorm_smaller_changesNoBit() {
    Dense clipped = thirteen();
    Dense free = thirteen();
    new Sgd(0.1).clipNorm(13.1).step(clipped);
    new Sgd(0.1).step(free);
    assertThat(clipped.fingerprint()).isEqualTo(free.fingerprint());
  }

  @Test
  void clipValue_beforeClipNorm_cutsEachNumber() {
    Dense layer = thirteen();
    new Sgd(1).clipValue(3.5).step(layer);
    assertThat(layer.weight().toArray()).containsExactly(-3, 3.5f);
    assertThat(layer.bias().toArray()).containsExactly(0, -3.5f);
    Dense both = thirteen();
    new Sgd(1).clipNorm(1).clipValue(3).step(both);
    assertThat(both.bias().toArray()[1])
        .isCloseTo((float) -(1 / Math.sqrt(3)), Offset.offset(1e-6f));
  }

  @Test
  void clipNorm_withRegulariser_leavesThePenaltyAlone() {
    Dense layer = thirteen();
    layer.weight().assign(Tensor.full(2, 1, 2));
    new Sgd(1).clipNorm(1e-9).regularise(Regulariser.l2(0.5)).step(layer);
    assertThat(layer.weight().toArray()).containsExactly(new float[] {1, 1}, Offset.offset(1e-6f));
  }

  @Test
  void rateFactor_head_learnsFaster() {
    Dense body = new Dense(1, 2);
    Dense head = new Dense(2, 1);
    Sequential net = new Sequential(body, new Relu(), head);
    for (Parameter parameter : net.parameters()) {
      parameter.variable().assign(Tensor.zeros(parameter.shape().toArray()));
    }
    Tensor sum = Tensor.scalar(0);
    for (Parameter parameter : net.parameters()) {
      sum = sum.add(parameter.value().sum());
    }
    sum.backward();
    new Sgd(0.125).rateFactor(head, 8).step(net);
    assertThat(body.weight().toArray()).containsExactly(-0.125f, -0.125f);
    assertThat(head.weight().toArray()).containsExactly(-1, -1);
    assertThat(head.bias().toArray()).containsExactly(-1);
  }

  @Test
  void regularise_layer_insteadOfAll() {
    Dense first = new Dense(1, 1, Initialiser.constant(1));
    Dense second = new Dense(1, 1, Initialiser.constant(1));
    Dense third = new Dense(1, 1, Initialiser.constant(1));
    Sequential tail = new Sequential(second, third);
    Sequential net = new Sequential(first, tail);
    net.forward(Tensor.zeros(1, 1)).sum().mul(0).backward();
    new Sgd(1)
        .regularise(Regulariser.l2(0.5))
        .regularise(tail, Regulariser.l2(0.25))
        .regularise(third, Regulariser.l2(0))
        .step(net);
    assertThat(first.weight().item()).isEqualTo(0.5f);
    assertThat(second.weight().item()).isEqualTo(0.75f);
    assertThat(third.weight().item()).isEqualTo(1);
  }

  @Test
  void weightDecay_layerOfAdamW_isItsOwn() {
    Dense first = new Dense(1, 1, Initialiser.constant(1));
    Dense second = new Dense(1, 1, Initialiser.constant(1));
    Sequential net = new Sequential(first, second);
    net.forward(Tensor.zeros(1, 1)).sum().mul(0).backward();
    new AdamW(0.5, 0.5).weightDecay(second, 0.25).step(net);
    assertThat(first.weight().item()).isEqualTo(0.75f);
    assertThat(second.weight().item()).isEqualTo(0.875f);
    assertThat(first.bias().item()).isZero();
  }

  @Test
  void toString_everyOption_isNamed() {
    Dense head = new Dense(16, 2);
    assertThat(new Adam(0.001).clipNorm(1).schedule(Schedule.cosine(10)))
        .hasToString("adam(0.001, clip norm 1, cosine over 10 epochs)");
    assertThat(
            new AdamW(0.001, 0.01, 0.8, 0.99, 1e-6)
                .weightDecay(head, 0)
                .clipValue(0.5)
                .regularise(Regulariser.l1(0.1))
                .rateFactor(head, 10)
                .regularise(head, Regulariser.l2(0.2)))
        .hasToString(
            "adamW(0.001, 0.01, β₁ 0.8, β₂ 0.99, ε 1e-6, weight decay 0 on Dense(16→2), clip"
                + " value 0.5, l1(0.1), rate of Dense(16→2) ×10, l2(0.2) on Dense(16→2))");
    assertThat(new Sgd(0.1, 0.001)).hasToString("sgd(0.1, weight decay 0.001)");
    assertThat(new Adadelta()).hasToString("adadelta()");
    assertThat(new Adadelta(0.5, 0.95, 1e-5)).hasToString("adadelta(0.5, ρ 0.95, ε 0.00001)");
    assertThat(new RmsProp(0.01, 0.9, 1e-5)).hasToString("rmsProp(0.01, ρ 0.9, ε 0.00001)");
    assertThat(new Adagrad(0.01, 1e-8)).hasToString("adagrad(0.01, ε 1e-8)");
  }

  @Test
  void toMimeBundle_options_standBelowTheRule() {
    assertThat(
            new Momentum(0.1, 0.9).clipNorm(1).schedule(Schedule.cosine(10)).toMimeBundle().data())
        .containsEntry(
            "text/latex",
            """
            $$\\begin{aligned}
            v &\\leftarrow \\mu v + g \\\\
            w &\\leftarrow w - \\eta\\, v \\\\
            &\\eta = 0.1,\\; \\mu = 0.9 \\\\
            &\\text{clip norm 1} \\\\
            &\\text{cosine over 10 epochs}
            \\end{aligned}$$""");
  }

  /** An optimiser that a student writes: the example of {@link Optimiser}. */
  private static final class SignDescent extends Optimiser {
    SignDescent(double rate) {
      super(rate);
    }

    @Override
    protected void update(Parameter parameter, Tensor gradient, double rate) {
      parameter.variable().increment(-rate, gradient.sign());
    }
  }

  @Test
  void step_ownRule_worksWithAllOptions() {
    Dense layer = thirteen();
    Optimiser own = new SignDescent(0.5).clipNorm(1);
    own.step(layer);
    assertThat(layer.weight().toArray()).containsExactly(-0.5f, 0.5f);
    assertThat(own).hasToString("signDescent(0.5, clip norm 1)");
    assertThat(own.toMimeBundle().data()).containsOnlyKeys("text/plain");
  }
}
