package org.lectern.optim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.lectern.nn.BatchNorm;
import org.lectern.nn.Dense;
import org.lectern.nn.Initialiser;
import org.lectern.nn.Lambda;
import org.lectern.nn.Layer;
import org.lectern.nn.Parameter;
import org.lectern.nn.Pass;
import org.lectern.nn.Sequential;
import org.lectern.tensor.Tensor;

class LbfgsTest {
  private static final Offset<Float> CLOSE = Offset.offset(1e-5f);

  /** Two numbers, from (−1.2, 1). */
  private static final class Point extends Layer {
    final Parameter x = parameter("x", Initialiser.constant(-1.2), 1);
    final Parameter y = parameter("y", Initialiser.constant(1), 1);

    @Override
    public Tensor forward(Tensor input, Pass pass) {
      return rosenbrock();
    }

    /** (1 − x)² + 100(y − x²)², a curved valley with its minimum 0 at (1, 1). */
    Tensor rosenbrock() {
      Tensor flat = Tensor.scalar(1).sub(x.value()).square();
      Tensor steep = y.value().sub(x.value().square()).square().mul(100);
      return flat.add(steep).sum();
    }
  }

  @Test
  void step_rosenbrock_findsTheMinimumInFewSteps() {
    Point point = new Point();
    Optimiser lbfgs = new Lbfgs();
    int steps = 0;
    double before = point.rosenbrock().item();
    while (point.rosenbrock().item() > 1e-10 && steps < 60) {
      lbfgs.step(point, point::rosenbrock);
      double now = point.rosenbrock().item();
      assertThat(now).as("never rises").isLessThanOrEqualTo(before);
      before = now;
      steps++;
    }
    assertThat(steps).isBetween(10, 45);
    assertThat(point.x.variable().item()).isCloseTo(1, Offset.offset(1e-4f));
    assertThat(point.y.variable().item()).isCloseTo(1, Offset.offset(1e-4f));
    assertThat(point.progress().steps()).isEqualTo(steps);
  }

  @Test
  void step_batchNorm_followsTheFirstPassNotTheTries() {
    Tensor x = Tensor.matrix(new double[] {1, 2}, new double[] {3, -1}, new double[] {-2, 4});
    BatchNorm norm = new BatchNorm(2);
    Sequential network = new Sequential(new Dense(2, 2, Initialiser.constant(1)), norm);
    Lambda far = new Lambda("steep", y -> y.mul(1e3).square().square());
    int[] calls = new int[1];
    new Lbfgs()
        .step(
            network,
            () -> {
              calls[0]++;
              return far.forward(network.forward(x, network.trainingPass()).sub(0.3)).mean();
            });
    assertThat(calls[0]).isGreaterThan(2);
    // The dense layer gives 3, 2, 2: a tenth of its mean, and of its variance over n − 1.
    assertThat(norm.runningMean().toArray()).containsExactly(new float[] {7f / 30, 7f / 30}, CLOSE);
    assertThat(norm.runningVariance().toArray())
        .containsExactly(new float[] {0.9f + 1f / 30, 0.9f + 1f / 30}, CLOSE);
  }

  @Test
  void step_atTheMinimum_staysThere() {
    Point point = new Point();
    Optimiser lbfgs = new Lbfgs();
    for (int i = 0; i < 100; i++) {
      lbfgs.step(point, point::rosenbrock);
    }
    String there = point.fingerprint();
    for (int i = 0; i < 5; i++) {
      lbfgs.step(point, point::rosenbrock);
    }
    assertThat(point.fingerprint()).isEqualTo(there);
  }

  @Test
  void step_tooLongFirstStep_isShortened() {
    Point point = new Point();
    point.x.variable().assign(Tensor.vector(-40));
    double before = point.rosenbrock().item();
    new Lbfgs().step(point, point::rosenbrock);
    assertThat(point.rosenbrock().item()).isLessThan((float) before).isFinite();
  }

  @Test
  void step_l2_minimisesTheFullLoss() {
    Bowl bowl = new Bowl();
    Optimiser lbfgs = new Lbfgs().regularise(Regulariser.l2(0.5));
    Supplier<Tensor> loss = bowl::loss;
    for (int i = 0; i < 30; i++) {
      lbfgs.step(bowl, loss);
    }
    double[] w = bowl.values();
    double[] gradient = Bowl.gradient(w);
    for (int i = 0; i < w.length; i++) {
      assertThat(gradient[i] + (i < 4 ? 0.5 * w[i] : 0)).isCloseTo(0, Offset.offset(1e-5));
    }
  }

  @Test
  void step_twice_givesTheSameBits() {
    Bowl one = new Bowl();
    Bowl other = new Bowl();
    one.steps(new Lbfgs(), 9);
    other.steps(new Lbfgs(), 9);
    assertThat(one.fingerprint()).isEqualTo(other.fingerprint());
  }
}
