package org.lectern.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.lectern.display.MimeBundle;
import org.lectern.loss.AbsoluteError;
import org.lectern.loss.BinaryCrossEntropy;
import org.lectern.loss.CrossEntropy;
import org.lectern.loss.Hinge;
import org.lectern.loss.Huber;
import org.lectern.loss.KlDivergence;
import org.lectern.loss.NegativeLogLikelihood;
import org.lectern.loss.SquaredError;
import org.lectern.nn.Dense;
import org.lectern.nn.LeakyRelu;
import org.lectern.nn.PRelu;
import org.lectern.nn.Relu;
import org.lectern.nn.Sequential;
import org.lectern.nn.Sigmoid;
import org.lectern.nn.Softmax;
import org.lectern.nn.Step;
import org.lectern.nn.Tanh;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

class FunctionPlotsTest {
  @Test
  void activationFunction_four_drawsFunctionsAndDerivatives() {
    Snapshots.check(
        "activation-functions",
        ActivationPlot.of(new Sigmoid(), new Tanh(), new Relu(), new LeakyRelu(0.1))
            .toMimeBundle());
  }

  @Test
  void slopes_sigmoid_areItsDerivative() {
    Slopes slopes = Slopes.of(Tensor::sigmoid, new Range(-5, 5));
    for (int i = 0; i < slopes.x().length; i++) {
      double y = 1 / (1 + StrictMath.exp(-slopes.x()[i]));
      assertThat(slopes.y()[i]).isCloseTo(y, org.assertj.core.data.Offset.offset(1e-6));
      assertThat(slopes.slope()[i])
          .isCloseTo(y * (1 - y), org.assertj.core.data.Offset.offset(1e-6));
    }
  }

  @Test
  void activationFunction_range_isKept() {
    MimeBundle bundle = ActivationPlot.of(new Relu()).range(-2, 2).toMimeBundle();
    Snapshots.checkBundle(bundle);
    assertThat(bundle.text())
        .isEqualTo(
            """
            Relu and its derivative
            x        -2  -1.5  -1  -0.5  0  0.5  1  1.5  2
            Relu      0     0   0     0  0  0.5  1  1.5  2
              slope   0     0   0     0  0    1  1    1  1""");
  }

  @Test
  void activationFunction_step_hasSlopeZero() {
    assertThat(ActivationPlot.of(new Step()).toString())
        .contains("  slope   0      0     0      0  0     0    0     0  0");
  }

  @Test
  void activationFunction_parameters_stayAndGetNoGradient() {
    PRelu prelu = new PRelu();
    String before = prelu.fingerprint();
    ActivationPlot.of(prelu).toMimeBundle();
    assertThat(prelu.fingerprint()).isEqualTo(before);
    assertThat(prelu.slope().hasGrad()).isFalse();
  }

  @Test
  void activationFunction_smallNetwork_isAFunctionToo() {
    Sequential network = new Sequential(new Dense(1, 8), new Relu(), new Dense(8, 1));
    Snapshots.checkBundle(ActivationPlot.of(network).toMimeBundle());
  }

  @Test
  void activationFunction_ofSeveralNumbers_teaches() {
    assertThatThrownBy(() -> ActivationPlot.of(new Softmax()))
        .hasMessage(
            "activationFunction: needs a function of one number, but Softmax depends on all of its"
                + " inputs together. Try sigmoid(), which is the softmax of x and 0.");
    assertThatThrownBy(() -> ActivationPlot.of(new Dense(1, 2)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "activationFunction: needs a function of one number, but Dense(1→2) makes the shape"
                + " (401, 2) of 401 numbers. Try a layer that keeps the shape, such as relu().");
  }

  @Test
  void lossFunction_ofClasses_isOverTheScore() {
    MimeBundle bundle =
        LossPlot.of(new BinaryCrossEntropy(), new Hinge(), new SquaredError()).toMimeBundle();
    Snapshots.checkAll("loss-functions", bundle);
    // log(1 + e^4), log 2 and so on; hinge 5 and 1; (z − 1)².
    assertThat(bundle.text())
        .containsPattern("binaryCrossEntropy +4.018 +3.049 +2.127 +1.313 +0.6931 ")
        .containsPattern("hinge +5 +4 +3 +2 +1 +0 +0")
        .containsPattern("squaredError +25 +16 +9 +4 +1 +0 +1");
  }

  @Test
  void lossFunction_ofRegression_isOverTheError() {
    MimeBundle bundle =
        LossPlot.of(new SquaredError(), new AbsoluteError(), new Huber(1)).toMimeBundle();
    Snapshots.checkBundle(bundle);
    assertThat(Snapshots.svg(bundle)).contains(">error ŷ − y<");
    assertThat(bundle.text()).containsPattern("squaredError +16 +9 +4 +1 +0 +1 +4 +9 +16");
  }

  @Test
  void lossFunction_severalScores_takesTheLead() {
    String one = LossPlot.of(new BinaryCrossEntropy()).toString();
    String two = LossPlot.of(new CrossEntropy()).toString();
    String binary = one.lines().filter(l -> l.startsWith("binary")).findFirst().orElseThrow();
    String cross = two.lines().filter(l -> l.startsWith("cross")).findFirst().orElseThrow();
    assertThat(cross.replaceAll(" +", " ").substring(12))
        .isEqualTo(binary.replaceAll(" +", " ").substring(18));
    Snapshots.checkBundle(
        LossPlot.of(new KlDivergence(), new NegativeLogLikelihood()).toMimeBundle());
  }
}
