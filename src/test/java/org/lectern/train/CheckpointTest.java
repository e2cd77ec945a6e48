package org.lectern.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lectern.Lectern.*;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.Lectern;
import org.lectern.data.Split;
import org.lectern.nn.Sequential;
import org.lectern.optim.Optimiser;

class CheckpointTest {
  private static final Split DATA = moons(120, 0.25, 1).splitWithSeed(1, 0.6, 0.2, 0.2);

  @TempDir Path folder;

  private static Sequential network() {
    return sequential(dense(2, 12), Lectern.tanh(), dense(12, 2));
  }

  /** Ends the training in the middle of an epoch, as a crash would. */
  private static Callback crashIn(int epoch) {
    return new Callback() {
      @Override
      public void afterBatch(Fit fit) {
        if (fit.epoch() == epoch - 1 && fit.batch() == 2) {
          throw new IllegalStateException("the power failed");
        }
      }
    };
  }

  record Case(String name, Supplier<Optimiser> optimiser, UnaryOperator<Trainer> options) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() {
    return List.of(
        new Case("sgd", () -> sgd(0.3), t -> t),
        new Case("adam, clipped", () -> adam(0.02).clipNorm(1), t -> t),
        new Case("plateau", () -> momentum(0.3, 0.9).schedule(plateau(0.5, 1)), t -> t),
        new Case("l1", () -> adagrad(0.1).regularise(l1(0.01)), t -> t),
        new Case("convergence", () -> sgd(0.3), t -> t.untilConverged(1e-3)),
        new Case("early stopping", () -> adam(0.3), t -> t.earlyStopping(3)),
        new Case(
            "two rules of a kind",
            () -> sgd(0.3),
            t -> t.callback(earlyStopping(5).watch("accuracy")).callback(earlyStopping(50))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void resume_afterACrash_hasTheBitsAndTheCurveOfTheWholeTraining(Case one) {
    Sequential whole = network();
    Trainer uninterrupted = trainer(whole, one);
    History all = uninterrupted.fit(DATA);

    String path = folder.resolve("run").toString();
    Trainer crashing = trainer(network(), one).checkpoint(path).callback(crashIn(5));
    assertThatThrownBy(() -> crashing.fit(DATA)).hasMessage("the power failed");

    Sequential fresh = network();
    History rest = trainer(fresh, one).checkpoint(path).resume(path).fit(DATA);
    assertThat(fresh.fingerprint()).isEqualTo(whole.fingerprint());
    assertThat(rest.loss()).isEqualTo(all.loss());
    assertThat(rest.validation("accuracy")).isEqualTo(all.validation("accuracy"));
    assertThat(rest.note()).isEqualTo(all.note());
    assertThat(fresh.progress().steps()).isEqualTo(whole.progress().steps());
    assertThat(fresh.predict(DATA.test().features()).fingerprint())
        .isEqualTo(whole.predict(DATA.test().features()).fingerprint());

    Sequential again = network();
    History nothingLeft = trainer(again, one).resume(path).fit(DATA);
    assertThat(again.fingerprint()).as("of a finished run").isEqualTo(whole.fingerprint());
    assertThat(nothingLeft.loss()).isEqualTo(all.loss());
  }

  private static Trainer trainer(Sequential network, Case one) {
    Trainer trainer = new Trainer(network, crossEntropy(), one.optimiser.get());
    return one.options.apply(trainer.epochs(12).batch(16));
  }

  @Test
  void resume_moreEpochs_trainsOn() {
    String path = folder.resolve("run").toString();
    Case plain = cases().get(1);
    trainer(network(), plain).epochs(4).checkpoint(path).fit(DATA);
    Sequential longer = network();
    trainer(longer, plain).epochs(12).resume(path).fit(DATA);
    Sequential whole = network();
    trainer(whole, plain).fit(DATA);
    assertThat(longer.fingerprint()).isEqualTo(whole.fingerprint());
  }

  @Test
  void resume_otherSettings_isRefusedAndChangesNothing() throws Exception {
    String path = folder.resolve("run").toString();
    Case plain = cases().get(0);
    trainer(network(), plain).epochs(2).checkpoint(path).fit(DATA);
    Sequential net = network();
    String before = net.fingerprint();
    assertThatThrownBy(() -> trainer(net, plain).batch(8).resume(path).fit(DATA))
        .hasMessage(
            "resume: training must go on with the settings and the data of "
                + path
                + ", but these differ: batch (8, there 16). To train on in another way, load the"
                + " network alone: load(net, \""
                + path
                + "\").");
    assertThatThrownBy(() -> trainer(net, plain).resume(path).fit(DATA.train()))
        .hasMessageContaining("resume: training must go on with the settings");
    assertThatThrownBy(
            () ->
                trainer(net, plain)
                    .resume(path)
                    .fit(moons(120, 0.25, 2).splitWithSeed(1, 0.6, 0.2, 0.2)))
        .hasMessageContaining("data fingerprint (");
    assertThatThrownBy(() -> trainer(net, cases().get(1)).resume(path).fit(DATA))
        .hasMessageContaining("optimiser (adam(0.02, clip norm 1), there sgd(0.3))");
    String alone = folder.resolve("net").toString();
    save(net, alone);
    assertThatThrownBy(() -> trainer(net, plain).resume(alone).fit(DATA))
        .hasMessage(
            "resume: needs a checkpoint of a training, but "
                + alone
                + " is none. A network alone is read by load(net, \""
                + alone
                + "\").");
    Sequential loaded = load(network(), path);
    assertThat(loaded.progress().epochs()).isEqualTo(2);
    byte[] bytes = Files.readAllBytes(Path.of(path));
    Files.write(Path.of(path), java.util.Arrays.copyOf(bytes, bytes.length - 4));
    assertThatThrownBy(() -> trainer(net, plain).resume(path).fit(DATA))
        .hasMessageContaining("needs a whole safetensors file");
    assertThatThrownBy(() -> trainer(net, plain).resume(path + "x").fit(DATA))
        .hasMessageStartingWith("resume: there is no file ");
    assertThat(net.fingerprint()).isEqualTo(before);
    assertThat(net.progress().epochs()).isZero();
  }
}
