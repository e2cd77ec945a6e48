package org.lectern.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lectern.random.RandomStream;
import org.lectern.random.Seed;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

class SplitTest {
  private static Dataset counting(int n) {
    return Dataset.of(Tensor.range(0, n, 1).reshape(n, 1), Tensor.range(0, n, 1).mul(0.5));
  }

  @Test
  void split_threeParts() {
    Split split = counting(10).splitWithSeed(5, 0.6, 0.2, 0.2);
    assertThat(split.train().size()).isEqualTo(6);
    assertThat(split.hasValidation()).isTrue();
    assertThat(split.validation().size()).isEqualTo(2);
    assertThat(split.test().size()).isEqualTo(2);
    float[] all =
        Tensor.concat(
                0, split.train().features(), split.validation().features(), split.test().features())
            .toArray();
    int[] order = RandomStream.of(5, "split").permutation(10);
    for (int i = 0; i < 10; i++) {
      assertThat(all[i]).isEqualTo(order[i]);
    }
    Arrays.sort(all);
    assertThat(all).isEqualTo(counting(10).features().toArray());
  }

  @Test
  void split_twoParts() {
    Split split = counting(10).splitWithSeed(5, 0.8, 0.2);
    assertThat(split.train().size()).isEqualTo(8);
    assertThat(split.hasValidation()).isFalse();
    assertThat(split.validation()).isNull();
    assertThat(split.test().size()).isEqualTo(2);
  }

  @Test
  void split_losesNoRow() {
    for (int n = 3; n < 200; n++) {
      Split split = counting(n).splitWithSeed(0, 1 / 3.0, 1 / 3.0, 1 / 3.0);
      int rows = split.train().size() + split.validation().size() + split.test().size();
      assertThat(rows).isEqualTo(n);
    }
  }

  @Test
  void split_notebookSeed() {
    String now = counting(20).split(0.5, 0.5).train().fingerprint();
    assertThat(now)
        .isEqualTo(counting(20).splitWithSeed(Seed.current(), 0.5, 0.5).train().fingerprint())
        .isNotEqualTo(
            counting(20).splitWithSeed(Seed.current() + 1, 0.5, 0.5).train().fingerprint());
    assertThat(counting(20).split(0.5, 0.25, 0.25).train().fingerprint()).isEqualTo(now);
  }

  @Test
  void split_wrongFractions() {
    Dataset data = counting(10);
    assertThatThrownBy(() -> data.split(0.6, 0.2, 0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "split: the fractions must add up to 1, but 0.6 + 0.2 + 0.1 = 0.9. Try"
                + " split(0.6, 0.2, 0.2).");
    assertThatThrownBy(() -> data.split(80.0, 20.0))
        .hasMessage(
            "split: the fractions must add up to 1, but 80 + 20 = 100. Write percentages as"
                + " fractions: 0.8 for 80 %.");
    assertThatThrownBy(() -> data.split(0.8, 0.0, 0.2))
        .hasMessage(
            "split: every fraction must be above 0, but that for validation is 0.0. Without"
                + " validation data use split(train, test).");
    assertThatThrownBy(() -> data.split(1.0, 0.0))
        .hasMessage(
            "split: every fraction must be above 0, but that for the test is 0.0. To train"
                + " on everything, no split is needed.");
    assertThatThrownBy(() -> data.split(Double.NaN, 1.0))
        .hasMessageContaining("that for training is NaN");
  }

  @Test
  void split_partWithoutRow() {
    assertThatThrownBy(() -> counting(10).split(0.95, 0.01, 0.04))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "split: each part needs at least one row, but validation, 0.01 of 10 rows, gets none."
                + " Use a larger fraction, or more data.");
    assertThatThrownBy(() -> counting(10).split(0.99, 0.01))
        .hasMessage(
            "split: each part needs at least one row, but the test, 0.01 of 10 rows, gets none."
                + " Use a larger fraction, or more data.");
  }

  @Test
  void of_partsThatDiffer() {
    Dataset two = Dataset.of(Tensor.zeros(2, 2), Tensor.vector(0, 1));
    Dataset three = Dataset.of(Tensor.zeros(2, 3), Tensor.vector(0, 1));
    assertThat(Split.of(two, two).test()).isSameAs(two);
    assertThatThrownBy(() -> Split.of(two, two, three))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "Split.of: the parts need samples of one shape, but the training features are (2, 2)"
                + " and the test features (2, 3).");
    assertThatThrownBy(() -> Split.of(two, two.withClasses("a", "b"), two))
        .hasMessage(
            "Split.of: the parts need the same classes, but the training data has \"0\", \"1\" and"
                + " the validation data \"a\", \"b\". Give both the same withClasses(…).");
  }

  @Test
  void standardise_fitsOnTraining() {
    Dataset train = Dataset.of(Tensor.vector(1, 3).reshape(2, 1), Tensor.vector(0, 1));
    Dataset other = Dataset.of(Tensor.vector(5, 2).reshape(2, 1), Tensor.vector(0, 1));
    Split split = Split.of(train, other, other).standardise();
    assertThat(split.train().features().toArray()).containsExactly(-1, 1);
    assertThat(split.validation().features().toArray()).containsExactly(3, 0);
    assertThat(split.test().features().toArray()).containsExactly(3, 0);
    assertThat(split.normaliser()).isInstanceOf(Standardiser.class);
    assertThat(split.isNormalised()).isTrue();
    assertThat(split.standardise()).isSameAs(split);
    assertThatThrownBy(split::minMax)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "minMax: this split has been normalised already, by Standardiser (x − mean) /"
                + " deviation, 1 feature. Start from the split before that.");
  }

  @Test
  void minMax_fitsOnTraining() {
    Dataset train = Dataset.of(Tensor.vector(1, 3).reshape(2, 1), Tensor.vector(0, 1));
    Dataset other = Dataset.of(Tensor.vector(5, 2).reshape(2, 1), Tensor.vector(0, 1));
    Split split = Split.of(train, other).minMax();
    assertThat(split.train().features().toArray()).containsExactly(0, 1);
    assertThat(split.test().features().toArray()).containsExactly(2, 0.5f);
    assertThat(split.hasValidation()).isFalse();
    assertThat(split.minMax()).isSameAs(split);
  }

  @Test
  void normaliser_without() {
    assertThatThrownBy(() -> counting(10).split(0.8, 0.2).normaliser())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "normaliser: this split has not been normalised. Use split.standardise() or"
                + " split.minMax(), which give a new split.");
  }

  @Test
  void splitWithSeed_oneFraction_isRefused() {
    assertThatThrownBy(() -> counting(10).splitWithSeed(7, 1))
        .hasMessage(
            "splitWithSeed: needs two or three fractions, as in splitWithSeed(7, 0.6, 0.2,"
                + " 0.2), but got 1. Leave the second of three out to have no validation data.");
  }
}
