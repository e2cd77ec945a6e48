package org.lectern.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.GoldenRuns;
import org.lectern.GoldenRuns.Prepared;
import org.lectern.Lectern;
import org.lectern.data.Dataset;
import org.lectern.nn.Layer;
import org.lectern.nn.Pass;
import org.lectern.nn.Sequential;
import org.lectern.tensor.Tensor;

/** Promises about whole trainings, held with every kind of layer, loss and optimiser. */
class WholeTrainingTest {
  @TempDir Path folder;

  static Set<String> names() {
    return GoldenRuns.all().keySet();
  }

  private static Prepared make(String name) {
    return GoldenRuns.all().get(name).get();
  }

  private static Prepared ofThreeEpochs(String name) {
    Prepared run = make(name);
    run.trainer().epochs(3);
    return run;
  }

  private static Layer fit(Prepared run) {
    run.trainer().fit(run.data().train(), run.data().test());
    return run.trainer().network();
  }

  @ParameterizedTest
  @MethodSource("names")
  void resume_afterACrashInAnEpoch_hasTheBitsOfTheWholeTraining(String name) {
    Layer whole = fit(ofThreeEpochs(name));
    String path = folder.resolve("run").toString();
    Prepared crashing = ofThreeEpochs(name);
    crashing
        .trainer()
        .checkpoint(path)
        .callback(
            new Callback() {
              @Override
              public void beforeBatch(Fit fit) {
                if (fit.epoch() == fit.epochs() - 1
                    && fit.batch() == Math.min(1, fit.batches() - 1)) {
                  throw new IllegalStateException("the power failed");
                }
              }
            });
    assertThatThrownBy(() -> fit(crashing)).hasMessage("the power failed");
    Prepared fresh = ofThreeEpochs(name);
    fresh.trainer().resume(path);
    Layer resumed = fit(fresh);
    assertThat(resumed.fingerprint()).isEqualTo(whole.fingerprint());
    assertThat(resumed.progress().steps()).isEqualTo(whole.progress().steps());
  }

  @ParameterizedTest
  @MethodSource("names")
  void fit_afterEverythingThatLooks_hasTheSameBits(String name) {
    Layer whole = fit(make(name));
    Prepared run = make(name);
    look(run);
    run.trainer()
        .callback(new Doctor())
        .callback(
            new Callback() {
              @Override
              public void afterBatch(Fit fit) {
                if (fit.epoch() == 1 && fit.batch() == 1) {
                  look(run);
                }
              }
            });
    assertThat(fit(run).fingerprint()).isEqualTo(whole.fingerprint());
  }

  private static void look(Prepared run) {
    Trainer trainer = run.trainer();
    Dataset data = run.data().train();
    Layer network = trainer.network();
    if (!trainer.setup().optimiser.name().equals("lbfgs")) {
      LearningRateFinder.run(trainer, data.first(20));
    }
    trainer.estimate(data);
    trainer.evaluate(run.data().test());
    trainer.predictAll(data);
    network.toMimeBundle();
    trainer.toMimeBundle();
    network.state();
    Tensor x = data.features();
    network.forwardAll(new Tensor[] {x}, Pass.EVALUATION);
    if (network instanceof Sequential sequential) {
      sequential.first(2).forwardAll(new Tensor[] {x}, Pass.EVALUATION);
    }
    Lectern.checkGradients(network, data.features().slice(0, 0, 3));
  }

  @Test
  void fit_allAtOnceInThreads_hasTheSameBits() {
    List<Prepared> runs = names().stream().map(WholeTrainingTest::make).toList();
    List<Trainer> trainers = Trials.make(runs.size(), i -> runs.get(i).trainer());
    List<String> together =
        Trials.parallel(trainers, 4)
            .run(trainers, (i, t) -> fit(runs.get(i)).fingerprint())
            .stream()
            .map(Trials.Outcome::orThrow)
            .toList();
    assertThat(together)
        .isEqualTo(names().stream().map(name -> fit(make(name)).fingerprint()).toList());
  }

  @ParameterizedTest
  @MethodSource("names")
  void fit_twice_startsWhereItEnded_andResetStartsOver(String name) {
    Prepared run = make(name);
    String first = fit(run).fingerprint();
    String second = fit(run).fingerprint();
    assertThat(second).isNotEqualTo(first);
    run.trainer().reset();
    assertThat(fit(run).fingerprint()).isEqualTo(first);
    assertThat(fit(run).fingerprint()).isEqualTo(second);
  }
}
