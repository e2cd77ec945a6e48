package org.lectern.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lectern.Lectern.*;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lectern.Lectern;
import org.lectern.data.Dataset;
import org.lectern.display.MimeBundle;
import org.lectern.loss.Loss;
import org.lectern.nn.Initialiser;
import org.lectern.nn.Layer;
import org.lectern.nn.Parameter;
import org.lectern.nn.Pass;
import org.lectern.nn.Sequential;
import org.lectern.tensor.Tensor;

class DoctorTest {
  private static Doctor examine(Layer network, Loss loss, double rate, int epochs, Dataset data) {
    Doctor doctor = new Doctor();
    new Trainer(network, loss, sgd(rate)).epochs(epochs).batch(32).callback(doctor).fit(data);
    return doctor;
  }

  private static Dataset data() {
    return moons(128, 0.1, 1);
  }

  private static Sequential healthy() {
    return sequential(dense(2, 16), Lectern.relu(), dense(16, 2));
  }

  @Test
  void findings_healthyTraining_areNone() {
    Doctor doctor = examine(healthy(), crossEntropy(), 0.3, 10, data());
    assertThat(doctor.findings()).isEmpty();
    assertThat(doctor).hasToString("The doctor found nothing wrong.");
  }

  @Test
  void fit_withADoctor_hasTheSameBits() {
    Sequential alone = healthy();
    trainer(alone, crossEntropy(), sgd(0.3)).epochs(4).fit(data());
    Sequential watched = healthy();
    examine(watched, crossEntropy(), 0.3, 4, data());
    assertThat(watched.fingerprint()).isEqualTo(alone.fingerprint());
  }

  @Test
  void inputs_huge_areNamed() {
    Dataset data = data();
    Dataset huge = Dataset.of(data.features().mul(1000), data.labels());
    assertThat(examine(healthy(), crossEntropy(), 1e-6, 1, huge).findings().get(0).toString())
        .startsWith("inputs: their root mean square is ")
        .endsWith(
            ". Networks learn best from numbers around 1: try data.split(…).standardise(), or"
                + " minMax().");
  }

  @Test
  void inputs_ofUnevenSize_areNamed() {
    Dataset data = data();
    Tensor uneven = data.features().mul(tensor(5, 0.001));
    assertThat(
            examine(healthy(), crossEntropy(), 0.01, 1, Dataset.of(uneven, data.labels()))
                .toString())
        .startsWith("inputs: x1 is ")
        .contains(" times as large as x2. One learning rate can't suit both");
  }

  @Test
  void inputs_ofAnEmbedding_areIdsOfAnySize() {
    Dataset ids = Dataset.of(range(64).reshape(64, 1), range(64).ge(32));
    var network = sequential(embedding(64, 8), flatten(), dense(8, 2));
    assertThat(examine(network, crossEntropy(), 0.1, 1, ids).findings()).isEmpty();
  }

  @Test
  void loss_thatLeavesThePlateauLater_isNoFinding() {
    Dataset xor = Dataset.of(tensor(0, 0, 0, 1, 1, 0, 1, 1).reshape(4, 2), tensor(0, 1, 1, 0));
    Doctor doctor = new Doctor();
    var network = sequential(dense(2, 4), Lectern.tanh(), dense(4, 1), Lectern.sigmoid());
    History history =
        new Trainer(network, binaryCrossEntropy(), adam(0.05))
            .epochs(100)
            .callback(doctor)
            .fit(xor);
    assertThat(history.loss()[3]).isCloseTo(0.69, within(0.02));
    assertThat(doctor.findings()).isEmpty();
  }

  @Test
  void loss_ofATrainedNetworkThatTremblesNearZero_isNoFinding() {
    Sequential network = sequential(dense(1, 2));
    Dataset easy = Dataset.of(linspace(-9, 9, 64).reshape(64, 1), range(64).ge(32));
    examine(network, crossEntropy(), 1, 300, easy);
    Doctor doctor = new Doctor();
    History more =
        new Trainer(network, crossEntropy(), adam(0.3))
            .epochs(1)
            .batch(4)
            .callback(doctor)
            .fit(easy);
    assertThat(more.firstEpoch()).isEqualTo(300);
    assertThat(doctor.findings()).isEmpty();
  }

  @Test
  void loss_thatJumpsAndStaysAboveTheBeginning_blamesTheLearningRate() {
    assertThat(examine(healthy(), crossEntropy(), 30, 10, data()).toString())
        .containsPattern("loss: it grew from 0\\.\\S+ to \\S+ and ended at \\S+\\. The steps");
  }

  @Test
  void weights_thatBeginAlike_areNamed() {
    Sequential network = healthy();
    network.initialise(Initialiser.zeros());
    assertThat(examine(network, crossEntropy(), 0.1, 1, data()).findings())
        .map(Finding::toString)
        .contains(
            "1.weight, 3.weight: all numbers of a matrix begin alike. Hidden units that begin alike"
                + " stay alike: try xavier() or he().",
            "1.weight, 1.bias, 3.weight: they have not changed at all. Their gradients are 0: are"
                + " units dead, or is the learning rate so small that steps are lost in rounding?");
  }

  @Test
  void weights_ofALogisticRegression_mayBeginAtZero() {
    var network = sequential(dense(2, 1, Initialiser.zeros()), Lectern.sigmoid());
    assertThat(examine(network, binaryCrossEntropy(), 0.5, 8, data()).findings()).isEmpty();
  }

  @Test
  void loss_whereGuessingIsForAKnownReason_pointsToIt() {
    Sequential network = healthy();
    network.parameter("1.bias").assign(full(-100, 16));
    assertThat(examine(network, crossEntropy(), 0.1, 8, data()).toString())
        .contains("(ln 2 = 0.6931). Nothing is learnt: see the other remarks first.");
  }

  @Test
  void softmax_twice_isNamed() {
    var network = sequential(dense(2, 2), Lectern.softmax(), Lectern.softmax());
    assertThat(examine(network, crossEntropy(), 0.1, 1, data()).toString())
        .isEqualTo(
            "Softmax, layer 3 of Sequential: it comes after another softmax. Twice makes all"
                + " probabilities almost alike: leave one out.");
  }

  @Test
  void labels_sortedIntoOneClass_areNoticed() {
    Dataset sorted = Dataset.of(normal("x", 64, 2), concat(0, zeros(32), ones(32)));
    Doctor doctor = new Doctor();
    var data = Dataset.of(sorted.features().slice(0, 0, 16), zeros(16)).withClasses("a", "b");
    new Trainer(healthy(), crossEntropy(), sgd(0.1)).epochs(1).callback(doctor).fit(data);
    assertThat(doctor.findings().get(0).toString())
        .isEqualTo(
            "labels: all 16 of the first batch are 0. Are the data sorted and trained in one order,"
                + " or is the wrong column the label?");
  }

  @Test
  void relu_dead_isNamedByItsPlace() {
    Sequential network = healthy();
    network.parameter("1.bias").assign(full(-100, 16));
    assertThat(examine(network, crossEntropy(), 0.1, 1, data()).toString())
        .contains(
            "Relu, layer 2 of Sequential: 16 of 16 units are 0 for all 32 samples of a batch. Dead"
                + " units get no gradient: try a smaller learning rate, he() for the weights before"
                + " it, or leakyRelu().")
        .contains(
            "1.weight, 1.bias, 3.weight: they have not changed at all. Their gradients are 0");
  }

  @Test
  void relu_deadWhereTheLastBatchIsSmall_isNamed() {
    Sequential network = healthy();
    network.parameter("1.bias").assign(full(-100, 16));
    assertThat(examine(network, crossEntropy(), 0.1, 1, moons(130, 0.1, 1)).toString())
        .contains("16 of 16 units are 0 for all 32 samples of a batch.");
  }

  @Test
  void sigmoid_saturated_isNamedByItsPlace() {
    Sequential network =
        sequential(dense(2, 16, Initialiser.normal(100)), Lectern.sigmoid(), dense(16, 2));
    assertThat(examine(network, crossEntropy(), 0.01, 1, data()).toString())
        .contains("Sigmoid, layer 2 of Sequential: ")
        .contains(" % of its outputs are saturated. There the slope is almost 0");
  }

  @Test
  void gradients_vanishing_areNamed() {
    Layer[] layers = new Layer[17];
    for (int i = 0; i < 16; i += 2) {
      layers[i] = dense(i == 0 ? 2 : 8, 8, Initialiser.normal(0.3));
      layers[i + 1] = Lectern.sigmoid();
    }
    layers[16] = dense(8, 2);
    assertThat(examine(sequential(layers), crossEntropy(), 0.1, 1, data()).toString())
        .containsPattern("1.weight: its gradient is \\S+ of that of 17.weight. It vanishes");
  }

  @Test
  void gradients_exploding_areNamed() {
    Sequential network =
        sequential(
            dense(2, 64, Initialiser.normal(30)),
            Lectern.relu(),
            dense(64, 64, Initialiser.normal(30)),
            Lectern.relu(),
            dense(64, 1));
    assertThat(examine(network, squaredError(), 1e-20, 1, data()).toString())
        .containsPattern("1.weight: its gradient has exploded to \\S+. Try .clipNorm");
  }

  @Test
  void loss_whereGuessingIs_isNoticed() {
    Sequential network = sequential(dense(2, 3));
    assertThat(examine(network, crossEntropy(), 1e-9, 4, noise()).toString())
        .contains("as by guessing (ln 3 = 1.099). Nothing is learnt");
  }

  private static Dataset noise() {
    float[] ids = new float[96];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = i % 3;
    }
    return Dataset.of(normal("noise", 96, 2).mul(0.01), tensor(ids));
  }

  @Test
  void loss_thatGrows_blamesTheLearningRate() {
    Dataset data = Dataset.of(normal("x", 64, 2), normal("y", 64, 1));
    assertThat(examine(sequential(dense(2, 1)), squaredError(), 1.2, 4, data).toString())
        .containsPattern("loss: it grew from \\S+ to \\S+. The steps are too long");
  }

  @Test
  void parameter_neverUsed_isNamed() {
    class Forgetful extends Layer {
      final Parameter used = parameter("used", Initialiser.constant(1), 2);
      final Parameter forgotten = parameter("forgotten", Initialiser.constant(1), 2);

      @Override
      public Tensor forward(Tensor x, Pass pass) {
        return x.mul(used.value());
      }
    }

    assertThat(examine(sequential(new Forgetful()), crossEntropy(), 0.1, 1, data()).toString())
        .contains(
            "1.forgotten: it has not changed at all. The loss does not depend on it: is it used in"
                + " forward?");
  }

  @Test
  void layers_inASenselessOrder_areNamed() {
    Sequential network =
        sequential(dense(2, 8), dense(8, 4), Lectern.softmax(), dense(4, 2), Lectern.relu());
    assertThat(examine(network, crossEntropy(), 0.1, 1, data()).findings())
        .map(Finding::toString)
        .containsAll(
            List.of(
                "Dense(8→4), layer 2 of Sequential: it follows a dense layer without an activation"
                    + " between them. Two linear layers in a row can do no more than one: put"
                    + " relu() between them.",
                "Softmax, layer 3 of Sequential: it is not the last layer. Softmax belongs to the"
                    + " end; between layers use relu().",
                "Relu, layer 5 of Sequential: it is the last layer. Scores below 0 are cut off, and"
                    + " get no gradient: let the network end in dense."));
  }

  @Test
  void toMimeBundle_findings_areABoxEach() {
    Doctor doctor = examine(sequential(dense(2, 2), dense(2, 2)), crossEntropy(), 0.1, 1, data());
    assertThat(doctor.toMimeBundle().data().get(MimeBundle.HTML).toString())
        .contains("<b>Dense(2→2), layer 2 of Sequential</b>", "→ Two linear layers");
    assertThat(new Doctor().toMimeBundle().data().get(MimeBundle.HTML).toString())
        .contains("✓ The doctor found nothing wrong.");
  }

  @Test
  void history_ofANotebooksTrainer_hasTheFindingsAsRemarks() {
    History history =
        trainer(sequential(dense(2, 2), dense(2, 2)), crossEntropy(), sgd(0.1))
            .epochs(1)
            .fit(data());
    assertThat(history.remarks())
        .containsExactly(
            "Dense(2→2), layer 2 of Sequential: it follows a dense layer without an activation"
                + " between them. Two linear layers in a row can do no more than one: put relu()"
                + " between them.");
    assertThat(history.toString()).endsWith("\n" + history.remarks().get(0));
  }
}
