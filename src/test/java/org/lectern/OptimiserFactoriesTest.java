package org.lectern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.Lectern.*;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.lectern.optim.Optimiser;
import org.lectern.train.Callback;
import org.lectern.train.Fit;
import org.lectern.train.Trainer;

/** Optimisers as a notebook uses them, in a trainer. */
class OptimiserFactoriesTest {
  @Test
  void factories_each_giveWhatTheyAreCalled() {
    List<String> texts = new ArrayList<>();
    for (Optimiser optimiser :
        new Optimiser[] {
          sgd(0.1),
          sgd(0.1, 0.01),
          momentum(0.1, 0.9),
          nesterov(0.1, 0.9),
          adagrad(0.01),
          adadelta(),
          rmsProp(0.001),
          adam(0.001),
          adamW(0.001, 0.01),
          lbfgs()
        }) {
      texts.add(optimiser.toString());
    }
    assertThat(texts)
        .containsExactly(
            "sgd(0.1)",
            "sgd(0.1, weight decay 0.01)",
            "momentum(0.1, 0.9)",
            "nesterov(0.1, 0.9)",
            "adagrad(0.01)",
            "adadelta()",
            "rmsProp(0.001)",
            "adam(0.001)",
            "adamW(0.001, 0.01)",
            "lbfgs()");
    assertThat(
            List.of(
                stepDecay(0.5, 10),
                exponentialDecay(0.9),
                cosine(5),
                cosineSteps(50),
                warmUp(9),
                warmUp(9, cosine(5)),
                oneCycle(25, 100),
                plateau(0.1, 3),
                byEpoch(epoch -> 1)))
        .extracting(Object::toString)
        .containsExactly(
            "×0.5 every 10 epochs",
            "×0.9 per epoch",
            "cosine over 5 epochs",
            "cosine over 50 steps",
            "warm-up over 9 steps",
            "warm-up over 9 steps, cosine over 5 epochs",
            "one cycle up to ×25 over 100 steps",
            "×0.1 after 3 epochs without gain",
            "a schedule of its own");
    assertThat(List.of(l1(0.1), l2(lambdaFromC(4)), elasticNet(lambdaFromC(1, 10), 0.5)))
        .extracting(Object::toString)
        .containsExactly("l1(0.1)", "l2(0.25)", "elasticNet(0.1, 0.5)");
  }

  @Test
  void fit_adamOnMoons_learnsFast() {
    var data = moons(300, 0.15, 1).splitWithSeed(1, 0.7, 0.3);
    var net = sequential(dense(2, 16), relu(), dense(16, 2));
    net.reset(1);
    Trainer trainer =
        new Trainer(net, crossEntropy(), adam(0.02).clipNorm(5).schedule(warmUp(5, cosine(20))));
    var history = trainer.epochs(20).fit(data);
    assertThat(history.toString()).doesNotContain("Stopped");
    assertThat(trainer.evaluate(data.test()).accuracy()).isGreaterThan(0.93);
    assertThat(trainer.toString())
        .contains("adam(0.02, clip norm 5, warm-up over 5 steps, cosine over 20 epochs)");
  }

  /** Without regularisation every method finds the one optimum of logistic regression. */
  @Test
  void fit_lbfgsOnLogisticRegression_findsTheOptimumOfTheFullLoss() {
    var data = spam(200, 1);
    var net = sequential(dense(2, 1), sigmoid());
    new Trainer(net, binaryCrossEntropy(), lbfgs().regularise(l2(0.01)))
        .epochs(30)
        .fullBatch()
        .fit(data);
    var loss =
        binaryCrossEntropy()
            .ofScores(net.scores(data.features(), net.trainingPass()), data.labels());
    loss.backward();
    var w = net.parameter("1.weight");
    for (float g : w.grad().add(w.detach().mul(0.01)).toArray()) {
      assertThat(g).isCloseTo(0, Offset.offset(2e-5f));
    }
    assertThat(net.parameter("1.bias").grad().item()).isCloseTo(0, Offset.offset(2e-5f));
  }

  @Test
  void fit_plateau_hearsTheValidationLoss() {
    var data = moons(60, 0.2, 1).splitWithSeed(1, 0.5, 0.25, 0.25);
    var net = sequential(dense(2, 2));
    Optimiser optimiser = sgd(1e-9).schedule(plateau(0.5, 1));
    List<Double> rates = new ArrayList<>();
    new Trainer(net, crossEntropy(), optimiser)
        .epochs(6)
        .callback(
            new Callback() {
              @Override
              public void afterEpoch(Fit fit) {
                rates.add(fit.optimiser().learningRate(fit.network().progress()) / 1e-9);
              }
            })
        .fit(data);
    assertThat(rates).containsExactly(1.0, 1.0, 0.5, 0.5, 0.25, 0.25);
  }

  /** A checkpoint by hand: network, progress and optimiser; the rest has the same bits. */
  @Test
  void fit_resumedFromState_isTheUninterruptedRun() {
    var data = moons(90, 0.2, 1).splitWithSeed(1, 0.8, 0.2);
    var whole = sequential(dense(2, 8), relu(), dense(8, 2));
    Optimiser one = adamW(0.01, 0.01).schedule(warmUp(4, plateau(0.5, 0))).clipNorm(1);
    new Trainer(whole, crossEntropy(), one).epochs(4).batch(16).fit(data);
    var resumed = sequential(dense(2, 8), relu(), dense(8, 2));
    Optimiser other = adamW(0.01, 0.01).schedule(warmUp(4, plateau(0.5, 0))).clipNorm(1);
    resumed.restore(whole.state());
    resumed.progress().restore(whole.progress().steps(), whole.progress().epochs());
    other.restore(resumed, one.state(whole));
    new Trainer(whole, crossEntropy(), one).epochs(3).batch(16).fit(data);
    new Trainer(resumed, crossEntropy(), other).epochs(3).batch(16).fit(data);
    assertThat(resumed.fingerprint()).isEqualTo(whole.fingerprint());
  }
}
