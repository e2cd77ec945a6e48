package org.lectern.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.data.Dataset;
import org.lectern.data.Generators;
import org.lectern.data.Split;
import org.lectern.loss.BinaryCrossEntropy;
import org.lectern.loss.CrossEntropy;
import org.lectern.loss.Loss;
import org.lectern.loss.SquaredError;
import org.lectern.metric.Accuracy;
import org.lectern.metric.F1;
import org.lectern.nn.Dense;
import org.lectern.nn.Layer;
import org.lectern.nn.Sequential;
import org.lectern.nn.Sigmoid;
import org.lectern.nn.Softmax;
import org.lectern.nn.Tanh;
import org.lectern.optim.Sgd;
import org.lectern.tensor.Tensor;

/** What a trainer refuses, before anything changes, and what it says. */
class FitErrorsTest {
  private static final Dataset THREE =
      Dataset.of(Tensor.linspace(-1, 1, 12).reshape(6, 2), Tensor.vector(0, 1, 2, 0, 1, 2));
  private static final Dataset MOONS = Generators.moons(20, 0.1, 1);
  private static final Dataset NUMBERS = MOONS.asRegression();

  private static Trainer trainer(Layer network, Loss loss) {
    return new Trainer(network, loss, new Sgd(0.1));
  }

  private static Trainer classifier() {
    return trainer(new Dense(2, 2), new CrossEntropy());
  }

  static Stream<Arguments> errors() {
    Dense frozen = new Dense(2, 2);
    frozen.freeze();
    Dataset wide = Dataset.of(Tensor.zeros(4, 3), Tensor.vector(0, 1, 0, 1));
    Dataset infinite = Dataset.of(Tensor.full(Double.POSITIVE_INFINITY, 2, 2), Tensor.vector(0, 1));
    Dataset ids = Dataset.of(THREE.features(), THREE.labels().add(1));
    Dataset halves = Dataset.of(MOONS.features(), MOONS.labels().mul(0.5));
    return Stream.of(
        error(
            () -> trainer(nothing(), new CrossEntropy()),
            "trainer: needs a network, but got null." + " Try sequential(dense(2, 1))."),
        error(
            () -> trainer(new Dense(1, 1), nothing()),
            "trainer: needs a loss, but got null. Try crossEntropy()."),
        error(
            () -> new Trainer(new Dense(1, 1), new CrossEntropy(), nothing()),
            "trainer: needs an optimiser, but got null. Try sgd(0.1)."),
        error(
            () -> classifier().callback(nothing()),
            "trainer: needs a callback, but got null. Try earlyStopping(10)."),
        error(
            () -> classifier().metrics(new Accuracy(), nothing()),
            "metrics: each must be a metric, but one is null. Try metrics(accuracy())."),
        error(
            () -> classifier().fit((Dataset) nothing()),
            "trainer: needs data, but got null. Try moons(500, 0.2).split(0.6, 0.2, 0.2)."),
        error(
            () -> classifier().fit((Split) nothing()),
            "trainer: needs data, but got null. Try moons(500, 0.2).split(0.6, 0.2, 0.2)."),
        error(
            () -> classifier().evaluate(nothing()),
            "trainer: needs data, but got null. Try moons(500, 0.2).split(0.6, 0.2, 0.2)."),
        error(
            () -> classifier().timeBudget(nothing()),
            "trainer: needs a duration, but got null. Try minutes(2)."),
        error(
            () -> classifier().epochs(0),
            "epochs: must be 1 or more, but is 0. epochs(100) goes through the data 100 times."),
        error(
            () -> classifier().batch(-1),
            "batch: must be 1 or more, but is -1. For all samples at once write fullBatch()."),
        error(
            () -> trainer(frozen, new CrossEntropy()).fit(MOONS),
            "fit: needs a parameter that can change, but all of Dense(2→2) is frozen. Call"
                + " unfreeze() on the layer that should learn."),
        error(
            () -> trainer(new Sequential(new Tanh()), new SquaredError()).fit(NUMBERS),
            "fit: Sequential has no parameters, so there is nothing to learn. Add a dense layer."),
        error(
            () -> classifier().fit(THREE),
            "fit: the data have 3 classes, but the network gives 2 outputs, which tell 2 classes"
                + " apart. Let the last layer give 3."),
        error(
            () -> trainer(new Dense(2, 1), new BinaryCrossEntropy()).fit(THREE),
            "fit: the data have 3 classes, but the network gives 1 output, which tells 2 classes"
                + " apart. Let the last layer give 3, with crossEntropy()."),
        error(
            () -> classifier().evaluate(THREE),
            "evaluate: the data have 3 classes, but the network gives 2 outputs, which tell 2"
                + " classes apart. Let the last layer give 3."),
        error(
            () -> classifier().fit(infinite),
            "fit: the features must be numbers, but row 0, column 0 is ∞ (rows and columns count"
                + " from 0). Leave such rows out, or fill them."),
        error(
            () -> trainer(new Dense(2, 1), new SquaredError()).metrics(new Accuracy()).fit(halves),
            "fit: accuracy needs labels that are classes, but label 1 is 0.5. For numbers leave it"
                + " out: metrics() measures the loss alone."),
        error(
            () -> trainer(new Dense(2, 1), new SquaredError()).metrics(new F1()).fit(halves),
            "f1: labels must be whole numbers from 0 to 1, but label 1 of the 20 passed is 0.5"
                + " (labels and ids count from 0). The predictions come first, then the labels."),
        error(
            () -> classifier().fit(MOONS, wide),
            "fit, validation data: samples have the shape (3), those of the training data (2)."
                + " Dense(2→2): the last axis must be 2, but the input has shape (1, 3). Write"
                + " dense(3, 2) to take it."),
        error(
            () -> classifier().fit(MOONS, THREE),
            "fit, validation data: the data have 3 classes, but the network gives 2 outputs, which"
                + " tell 2 classes apart. Let the last layer give 3."),
        error(
            () ->
                trainer(new Sequential(new Dense(2, 2), new Softmax()), new BinaryCrossEntropy())
                    .fit(MOONS),
            "binaryCrossEntropy: needs a network that ends in sigmoid() or in raw scores, but this"
                + " one ends in softmax(). Change the last layer, or the loss to crossEntropy()."),
        error(
            () ->
                trainer(new Sequential(new Dense(2, 2), new Sigmoid()), new CrossEntropy())
                    .fit(MOONS),
            "crossEntropy: needs a network that ends in softmax() or in raw scores, but this one"
                + " ends in sigmoid(). Change the last layer, or the loss to binaryCrossEntropy()."),
        error(
            () -> Dataset.of(MOONS.features(), Tensor.full(Double.NaN, 20)),
            "Dataset.of: every label must be a number, but 20 of 20 labels are NaN, the first in row"
                + " 0 (rows count from 0). Leave those samples out."),
        // Ids from 1: the loss itself finds the first, in any batch, before the first step.
        error(
            () -> trainer(new Dense(2, 3), new CrossEntropy()).fit(ids),
            "crossEntropy: class ids must be whole numbers from 0 to 2 (the network has 3"
                + " outputs), but label 2 of the 6 passed is 3 (labels and ids count from 0)."
                + " Yours seem to begin at 1: subtract it, labels.sub(1)."));
  }

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
  private static <T> T nothing() {
    return null;
  }

  private static Arguments error(ThrowingCallable call, String message) {
    return Arguments.of(call, message);
  }

  @ParameterizedTest
  @MethodSource("errors")
  void errors_badInput_teach(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  @Test
  void fit_labelOutOfRangeInALaterBatch_changesNothing() {
    Dense network = new Dense(2, 3);
    String before = network.fingerprint();
    Dataset bad = Dataset.of(THREE.features(), Tensor.vector(0, 1, 2, 0, 1, 7));
    assertThatThrownBy(() -> trainer(network, new CrossEntropy()).batch(2).fit(bad))
        .hasMessageContaining("label 5 of the 6 passed is 7");
    assertThat(network.fingerprint()).isEqualTo(before);
    assertThat(network.progress().steps()).isZero();
  }

  @Test
  void fit_softLabels_areNotClassesButAllowed() {
    Dataset soft = Dataset.of(MOONS.features(), Tensor.oneHot(MOONS.labels(), 2).mul(0.8).add(0.1));
    History history = trainer(new Dense(2, 2), new CrossEntropy()).epochs(3).fit(soft);
    assertThat(history.names()).containsExactly("loss", "accuracy");
  }

  @Test
  void fit_moreOutputsThanClasses_isAllowed() {
    assertThat(trainer(new Dense(2, 5), new CrossEntropy()).epochs(1).fit(MOONS).epochs()).isOne();
  }

  @Test
  void batch_largerThanTheData_isAllSamplesInTheirOrder() {
    Dense one = new Dense(2, 2);
    Dense other = new Dense(2, 2);
    trainer(one, new CrossEntropy()).batch(500).fit(MOONS);
    trainer(other, new CrossEntropy()).fullBatch().fit(MOONS);
    assertThat(one.fingerprint()).isEqualTo(other.fingerprint());
  }

  /** Notes its events, and throws at one of them. */
  private static final class Throwing implements Callback {
    private final String name;
    private final String at;
    private final List<String> events;

    Throwing(String name, String at, List<String> events) {
      this.name = name;
      this.at = at;
      this.events = events;
    }

    private void event(String event) {
      events.add(name + " " + event);
      if (event.equals(at)) {
        throw new IllegalStateException(name + " at " + event);
      }
    }

    @Override
    public void beforeFit(Fit fit) {
      event("before");
    }

    @Override
    public void afterBatch(Fit fit) {
      event("batch");
    }

    @Override
    public void afterFit(Fit fit) {
      event("after");
    }
  }

  @Test
  void callback_throws_thoseThatBeganAlsoEnd() {
    List<String> events = new ArrayList<>();
    Trainer trainer =
        classifier()
            .fullBatch()
            .callback(new Throwing("a", "none", events))
            .callback(new Throwing("b", "before", events))
            .callback(new Throwing("c", "none", events));
    assertThatThrownBy(() -> trainer.fit(MOONS)).hasMessage("b at before");
    assertThat(events).containsExactly("a before", "b before", "b after", "a after");
  }

  @Test
  void callbacks_throwAtTheEnd_theFirstErrorCountsAndAllEnd() {
    List<String> events = new ArrayList<>();
    Trainer trainer =
        classifier()
            .fullBatch()
            .callback(new Throwing("a", "after", events))
            .callback(new Throwing("b", "batch", events))
            .callback(new Throwing("c", "after", events));
    assertThatThrownBy(() -> trainer.fit(MOONS))
        .hasMessage("b at batch")
        .satisfies(
            e ->
                assertThat(e.getSuppressed())
                    .extracting(Throwable::getMessage)
                    .containsExactly("c at after", "a at after"));
    assertThat(events)
        .containsExactly(
            "a before",
            "b before",
            "c before",
            "a batch",
            "b batch",
            "c after",
            "b after",
            "a after");
  }
}
