package org.lectern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.lectern.nn.Dense;
import org.lectern.nn.Initialiser;
import org.lectern.nn.Parameter;
import org.lectern.optim.Optimiser;
import org.lectern.optim.Regulariser;
import org.lectern.tensor.Tensor;

/** A rule from outside the library. */
class StudentOptimiserTest {
  /** Steps by the mean of all gradients so far, which it keeps. */
  private static final class MeanDescent extends Optimiser {
    final List<Tensor> gradients = new ArrayList<>();

    MeanDescent(double rate) {
      super(rate);
    }

    @Override
    protected void update(Parameter parameter, Tensor gradient, double rate) {
      gradients.add(gradient);
      parameter.variable().increment(-rate, Tensor.stack(gradients.toArray(new Tensor[0])).mean(0));
    }
  }

  @Test
  void update_keptGradients_stayWhatTheyWere() {
    Dense layer = new Dense(1, 1, Initialiser.constant(1));
    layer.freeze();
    layer.parameters().get(0).unfreeze();
    MeanDescent rule = new MeanDescent(0.5);
    rule.clipNorm(3).regularise(Regulariser.l2(2));
    for (int step = 1; step <= 3; step++) {
      layer.forward(Tensor.full(2 * step, 1, 1)).sum().backward();
      rule.step(layer);
    }
    // clipped to 2, 3, 3; the weights were 1, −1 and −2.25
    assertThat(rule.gradients.get(0).item()).isEqualTo(4);
    assertThat(rule.gradients.get(1).item()).isCloseTo(1, Offset.offset(1e-5f));
    assertThat(rule.gradients.get(2).item()).isCloseTo(-1.5f, Offset.offset(1e-5f));
  }
}
