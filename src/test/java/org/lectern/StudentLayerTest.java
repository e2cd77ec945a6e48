package org.lectern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.Lectern.checkGradients;
import static org.lectern.Lectern.crossEntropy;
import static org.lectern.Lectern.dense;
import static org.lectern.Lectern.moons;
import static org.lectern.Lectern.normal;
import static org.lectern.Lectern.sequential;
import static org.lectern.Lectern.sgd;
import static org.lectern.Lectern.trainer;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lectern.nn.GradientCheck;
import org.lectern.nn.Initialiser;
import org.lectern.nn.Layer;
import org.lectern.nn.Parameter;
import org.lectern.nn.Pass;
import org.lectern.tensor.Tensor;

/** A student's own layer of ten lines works like Lectern's. */
class StudentLayerTest {
  static class Gate extends Layer {
    final Parameter weight, bias;

    Gate(int n) {
      weight = parameter("weight", Initialiser.normal(0.5), n, n);
      bias = parameter("bias", Initialiser.zeros(), n);
    }

    public Tensor forward(Tensor x, Pass pass) {
      return x.mul(x.matmul(weight.value()).add(bias.value()).sigmoid());
    }
  }

  @Test
  void gate_alone_passesTheGradientCheck() {
    GradientCheck check = checkGradients(new Gate(3));
    assertThat(check.passed()).as(check.toString()).isTrue();
    assertThat(check.rows())
        .extracting(GradientCheck.Row::name)
        .containsExactly("input", "weight", "bias");
    assertThat(checkGradients(new Gate(3), normal("x", 2, 5, 3)).passed()).isTrue();
  }

  @Test
  void gate_inASequential_trainsAndPassesTheGradientCheck() {
    var net = sequential(dense(2, 16), new Gate(16), dense(16, 2));
    var run = trainer(net, crossEntropy(), sgd(0.5)).epochs(40).batch(20).fit(moons(200, 0.1, 1));
    double[] loss = run.loss();
    assertThat(loss[loss.length - 1]).isLessThan(loss[0] / 3);
    assertThat(net.parameters())
        .extracting(Parameter::fullName)
        .containsExactly("1.weight", "1.bias", "2.weight", "2.bias", "3.weight", "3.bias");
    GradientCheck check = checkGradients(net);
    assertThat(check.passed()).as(check.toString()).isTrue();
  }

  static class Fans extends Layer {
    final List<String> seen = new ArrayList<>();

    Fans(int... sizes) {
      Initialiser spy =
          (n, in, out, stream) -> {
            seen.add(n + " numbers, fan-in " + in + ", fan-out " + out);
            return new float[n];
          };
      parameter("weight", spy, sizes).variable();
    }

    public Tensor forward(Tensor x, Pass pass) {
      return x;
    }
  }

  @Test
  void parameter_bySizesAlone_hasTheFansOfItsShape() {
    assertThat(new Fans().seen).containsExactly("1 numbers, fan-in 1, fan-out 1");
    assertThat(new Fans(5).seen).containsExactly("5 numbers, fan-in 5, fan-out 1");
    assertThat(new Fans(3, 2).seen).containsExactly("6 numbers, fan-in 3, fan-out 2");
    assertThat(new Fans(8, 3, 5).seen).containsExactly("120 numbers, fan-in 15, fan-out 40");
    assertThat(new Fans(8, 3, 5, 2).seen).containsExactly("240 numbers, fan-in 30, fan-out 80");
  }
}
