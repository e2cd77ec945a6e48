package org.lectern.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lectern.Lectern.crossEntropy;
import static org.lectern.Lectern.dense;
import static org.lectern.Lectern.lambda;
import static org.lectern.Lectern.moons;
import static org.lectern.Lectern.relu;
import static org.lectern.Lectern.sequential;
import static org.lectern.Lectern.sgd;
import static org.lectern.Lectern.trainer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.GoldenRuns;
import org.lectern.nn.Layer;
import org.lectern.train.Callback;
import org.lectern.train.Fit;

class WorkspaceTest {
  static Set<String> runs() {
    return GoldenRuns.all().keySet();
  }

  @AfterEach
  void whole() {
    Workspace.spoiling = false;
  }

  @ParameterizedTest
  @MethodSource("runs")
  void training_memorySpoiledAfterEachStep_isTheSame(String name) {
    String undisturbed = fit(name);
    Workspace.spoiling = true;
    assertThat(fit(name)).isEqualTo(undisturbed);
  }

  private static String fit(String name) {
    GoldenRuns.Prepared run = GoldenRuns.all().get(name).get();
    return run.trainer().fit(run.data().train(), run.data().test()).run().fingerprintAfter();
  }

  @Test
  void run_again_givesTheSameMemory() {
    Workspace workspace = new Workspace();
    Tensor x = Tensor.vector(1, 2, 3);
    float[] first = workspace.run(() -> x.mul(2).data());
    float[] second = workspace.run(() -> x.mul(3).data());
    assertThat(second).isSameAs(first).containsExactly(3, 6, 9);
  }

  @Test
  void run_endedByAnError_isRightTheNextTime() {
    Workspace workspace = new Workspace();
    Tensor x = Tensor.vector(1, 2, 3);
    assertThatThrownBy(
            () -> workspace.run(() -> x.mul(2).add(x.mul(3)).matmul(Tensor.vector(1, 2))))
        .isInstanceOf(ShapeException.class);
    assertThat(workspace.run(() -> x.mul(2).add(x.mul(3)).toArray())).containsExactly(5, 10, 15);
    assertThat(x.mul(2).data()).isNotSameAs(x.mul(2).data());
  }

  @Test
  void gradientOfVariable_afterTheNextRun_isUntouched() {
    Workspace workspace = new Workspace();
    Tensor w = Tensor.variable("w", Tensor.vector(1, 2));
    Tensor v = Tensor.variable("v", Tensor.vector(3, 4));
    List<Tensor> kept = new ArrayList<>();
    for (int factor = 1; factor <= 2; factor++) {
      int times = factor;
      workspace.run(
          () -> {
            // The gradient of w is the very gradient that arrives; that of v is computed.
            w.add(v.mul(5)).mul(times).sum().backward();
            return times;
          });
      kept.add(w.grad());
      kept.add(v.grad());
    }
    assertThat(kept.stream().map(Tensor::toArray).toList())
        .containsExactly(
            new float[] {1, 1}, new float[] {5, 5}, new float[] {2, 2}, new float[] {10, 10});
  }

  @Test
  void gradientsThatNobodyAsksFor_takeTheSamePlace_thoseAskedForDoNot() {
    var net = sequential(dense(2, 4), relu(), dense(4, 2));
    var trainer = trainer(net, crossEntropy(), sgd(0.5));
    Tensor x = moons(64, 0.1).features();
    Tensor y = moons(64, 0.1).labels();
    Tensor weight = net.parameters().get(0).variable();
    trainer.trainOnBatch(x, y);
    float[] place = weight.gradient().data();
    trainer.trainOnBatch(x, y);
    assertThat(weight.gradient().data()).isSameAs(place);
    Tensor kept = weight.grad();
    float[] copy = kept.toArray();
    trainer.trainOnBatch(x, y);
    trainer.trainOnBatch(x, y);
    assertThat(kept.toArray()).containsExactly(copy);
    assertThat(weight.gradient().data()).isNotSameAs(kept.data());
    assertThat(weight.grad().toArray()).isNotEqualTo(copy);
  }

  @Test
  void gradientsOfOneSum_areNotTheSameMemory() {
    Workspace workspace = new Workspace();
    Tensor w = Tensor.variable("w", Tensor.scalar(1));
    Tensor v = Tensor.variable("v", Tensor.scalar(2));
    for (int i = 1; i <= 3; i++) {
      int times = i;
      workspace.run(
          () -> {
            (times == 2 ? w.mul(5).add(v.mul(7)) : w.add(v)).backward();
            return times;
          });
    }
    assertThat(w.gradient().item()).isEqualTo(1);
    assertThat(v.gradient().item()).isEqualTo(1);
    workspace.run(
        () -> {
          w.mul(5).add(v.mul(7)).backward();
          return 4;
        });
    assertThat(w.grad().item()).isEqualTo(5);
    assertThat(v.grad().item()).isEqualTo(7);
  }

  @Test
  void gradients_keptByACallback_stayAsTheyWere() {
    List<Tensor> kept = new ArrayList<>();
    List<float[]> copies = new ArrayList<>();
    Callback keeper =
        new Callback() {
          @Override
          public void afterBackward(Fit fit) {
            Tensor gradient = fit.network().parameters().get(0).variable().grad();
            kept.add(gradient);
            copies.add(gradient.toArray());
          }
        };
    trainer(sequential(dense(2, 4), relu(), dense(4, 2)), crossEntropy(), sgd(0.5))
        .epochs(2)
        .callback(keeper)
        .fit(moons(64, 0.1));
    assertThat(kept.stream().map(Tensor::toArray).toList()).containsExactlyElementsOf(copies);
    assertThat(copies.get(0)).isNotEqualTo(copies.get(1));
  }

  @Test
  void tensors_keptByALayerOfAUser_stayAsTheyWere() {
    List<Tensor> kept = new ArrayList<>();
    List<float[]> copies = new ArrayList<>();
    Layer keeper =
        lambda(
            "keeper",
            x -> {
              Tensor y = x.mul(2);
              kept.add(y);
              copies.add(y.toArray());
              return y;
            });
    trainer(sequential(dense(2, 4), keeper, dense(4, 2)), crossEntropy(), sgd(0.5))
        .epochs(2)
        .fit(moons(64, 0.1));
    assertThat(kept.stream().map(Tensor::toArray).toList()).containsExactlyElementsOf(copies);
  }

  @Test
  void trainOnBatch_inALoop_isTheLoopByHand() {
    Tensor x = moons(64, 0.1).features();
    Tensor y = moons(64, 0.1).labels();
    var first = sequential(dense(2, 4), relu(), dense(4, 2));
    var trainer = trainer(first, crossEntropy(), sgd(0.5));
    var second = sequential(dense(2, 4), relu(), dense(4, 2));
    var optimiser = sgd(0.5);
    for (int step = 0; step < 5; step++) {
      Tensor loss = crossEntropy().ofScores(second.scores(x, second.trainingPass()), y);
      loss.backward();
      optimiser.step(second);
      assertThat(trainer.trainOnBatch(x, y)).isEqualTo(loss.item());
    }
    assertThat(first.fingerprint()).isEqualTo(second.fingerprint());
  }

  @Test
  void trainOnBatch_lossThatIsNoNumber_makesNoStep() {
    var net = sequential(dense(2, 2));
    String before = net.fingerprint();
    var trainer = trainer(net, crossEntropy(), sgd(1));
    Tensor y = Tensor.vector(0);
    trainer.trainOnBatch(Tensor.matrix(new double[] {0, 0}), y);
    String after = net.fingerprint();
    double loss = trainer.trainOnBatch(Tensor.matrix(new double[] {Double.NaN, 0}), y);
    assertThat(loss).isNaN();
    assertThat(net.fingerprint()).isEqualTo(after).isNotEqualTo(before);
  }
}
