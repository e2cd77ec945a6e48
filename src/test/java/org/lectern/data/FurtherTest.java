package org.lectern.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.random.RandomStream;
import org.lectern.tensor.Tensor;

/** Further inputs and targets stay with their samples. */
class FurtherTest {
  /** Sample i has the feature i, the further input (10i, 10i + 1), the target 100i. */
  private static Dataset data() {
    Tensor i = Tensor.range(0, 10, 1);
    Tensor tens = i.mul(10).reshape(10, 1);
    return Dataset.of(i.reshape(10, 1), i.gt(4))
        .withLabelName("large")
        .withInput(Tensor.concat(1, tens, tens.add(1)))
        .withTarget("hundreds", i.mul(100));
  }

  private static void assertTogether(Dataset data) {
    for (int row = 0; row < data.size(); row++) {
      float i = data.features().get(row, 0);
      assertThat(data.labels().get(row)).isEqualTo(i > 4 ? 1 : 0);
      assertThat(data.inputs().get(1).get(row, 0)).isEqualTo(10 * i);
      assertThat(data.inputs().get(1).get(row, 1)).isEqualTo(10 * i + 1);
      assertThat(data.targets().get(1).get(row)).isEqualTo(100 * i);
    }
  }

  @Test
  void parts_anyKind_keepRowsTogether() {
    Dataset data = data();
    assertTogether(data);
    assertTogether(data.take(3, 1, 9));
    assertTogether(data.first(4));
    assertTogether(data.shuffle(5));
    Split split = data.splitWithSeed(3, 0.5, 0.2, 0.3);
    assertTogether(split.train());
    assertTogether(split.validation());
    assertTogether(split.test());
    int rows = 0;
    for (Dataset batch : data.batches(3, RandomStream.of(1, "order"))) {
      assertTogether(batch);
      rows += batch.size();
    }
    assertThat(rows).isEqualTo(10);
  }

  @Test
  void descriptions_changed_keepWhatCameWithThem() {
    Dataset data = data().named("x").withFeatureNames("i").withClasses("no", "yes");
    assertThat(data.inputs()).hasSize(2);
    assertThat(data.targetNames()).containsExactly("large", "hundreds");
    assertThat(data.asRegression().targets()).hasSize(2);
    assertThat(data.toString())
        .isEqualTo(
            "x: 10 rows, 1 feature, 2 classes, further input (n, 2), further target hundreds");
    Split standard = data.splitWithSeed(3, 0.5, 0.5).standardise();
    assertThat(standard.train().inputs().get(1).fingerprint())
        .isEqualTo(data.splitWithSeed(3, 0.5, 0.5).train().inputs().get(1).fingerprint());
  }

  @Test
  void fingerprint_everyTensor_counts() {
    Tensor i = Tensor.range(0, 4, 1);
    Dataset plain = Dataset.of(i.reshape(4, 1), i);
    assertThat(plain.fingerprint())
        .isEqualTo(Dataset.of(i.reshape(4, 1), i).fingerprint())
        .isNotEqualTo(plain.withTarget("t", i).fingerprint())
        .isNotEqualTo(plain.withInput(i.reshape(4, 1)).fingerprint());
    assertThat(plain.withTarget("t", i).fingerprint())
        .isNotEqualTo(plain.withTarget("t", i.mul(2)).fingerprint());
  }

  @Test
  void plain_data_haveOneOfEach() {
    Tensor i = Tensor.range(0, 4, 1);
    Dataset plain = Dataset.of(i.reshape(4, 1), i);
    assertThat(plain.inputs()).containsExactly(plain.features());
    assertThat(plain.targets()).containsExactly(plain.labels());
    assertThat(plain.targetNames()).containsExactly("label");
  }

  static Stream<Arguments> errors() {
    Dataset data = data();
    Tensor ten = Tensor.zeros(10);
    return Stream.of(
        error(
            () -> data.withInput(Tensor.zeros(9, 2)),
            "withInput: needs one row for each sample, a shape (10, …), but the input has"
                + " the shape (9, 2). Take it from the same samples."),
        error(
            () -> data.withInput(ten),
            "withInput: needs one row for each sample, a shape (10, …), but the input has the shape"
                + " (10). Write reshape(10, 1)."),
        error(
            () -> data.withTarget("t", Tensor.zeros(9)),
            "withTarget: \"t\" needs one row for each sample, a shape (10) or (10, k), but"
                + " has the shape (9). Take it from the same samples."),
        error(
            () -> data.withTarget("hundreds", ten),
            "withTarget: every target needs a name of its own, but \"hundreds\" is taken. There are"
                + " \"large\", \"hundreds\"."),
        error(
            () -> Dataset.of(Tensor.zeros(10, 1), ten).withTarget("label", ten),
            "withTarget: every target needs a name of its own, but \"label\" is taken. There is"
                + " \"label\"."),
        error(
            () -> data.withTarget("", ten),
            "withTarget: every target needs a name of its own, but this one is empty. There are"
                + " \"large\", \"hundreds\"."),
        error(
            () -> data.withLabelName("hundreds"),
            "withLabelName: every target needs a name of its own, but \"hundreds\" is that of a"
                + " further target."),
        error(
            () -> data.withTarget("t", Tensor.full(Double.NaN, 10)),
            "withTarget, t: every label must be a number, but 10 of 10 labels are NaN, the first in"
                + " row 0 (rows count from 0). Leave those samples out."),
        error(
            () -> Split.of(data, data.withTarget("t", ten)),
            "Split.of: the parts need the same further inputs and targets, but the training data has"
                + " further input (n, 2), further target hundreds and the test data further input"
                + " (n, 2), further target hundreds, further target t. Give both the same"
                + " withInput(…) and withTarget(…)."),
        error(
            () -> Split.of(data, Dataset.of(data.features(), data.labels())),
            "Split.of: the parts need the same further inputs and targets, but the training data has"
                + " further input (n, 2), further target hundreds and the test data none. Give both"
                + " the same withInput(…) and withTarget(…)."));
  }

  private static Arguments error(ThrowingCallable call, String message) {
    return Arguments.of(call, message);
  }

  @ParameterizedTest
  @MethodSource("errors")
  void errors_furtherParts_teach(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
