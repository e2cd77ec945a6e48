package org.lectern.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lectern.random.RandomStream;
import org.lectern.random.Seed;
import org.lectern.tensor.Shape;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

class DatasetTest {
  /** Row i has the features (i, 10i) and the label i mod 2. */
  private static Dataset counting(int n) {
    float[] x = new float[2 * n];
    float[] y = new float[n];
    for (int i = 0; i < n; i++) {
      x[2 * i] = i;
      x[2 * i + 1] = 10 * i;
      y[i] = i % 2;
    }
    return Dataset.of(Tensor.of(Shape.of(n, 2), x), Tensor.of(Shape.of(n), y));
  }

  private static float[] firstColumn(Dataset data) {
    return data.features().column(0).toArray();
  }

  @Test
  void of_classIds() {
    Dataset data = counting(5);
    assertThat(data.size()).isEqualTo(5);
    assertThat(data.isClassification()).isTrue();
    assertThat(data.classes()).isEqualTo(2);
    assertThat(data.classNames()).containsExactly("0", "1");
    assertThat(data.featureNames()).containsExactly("x1", "x2");
    assertThat(data.labelName()).isEqualTo("label");
    assertThat(data.name()).isEqualTo("data");
    assertThat(data.labels().toArray()).containsExactly(0, 1, 0, 1, 0);
  }

  @Test
  void of_numbers() {
    Tensor x = Tensor.zeros(3, 1);
    List<Tensor> numbers =
        List.of(
            Tensor.vector(0, 1, 1.5),
            Tensor.vector(0, 2, 4),
            Tensor.vector(-1, 0, 1),
            Tensor.vector(0, 0, 0),
            Tensor.matrix(new double[] {0}, new double[] {1}, new double[] {1}));
    for (Tensor labels : numbers) {
      assertThat(Dataset.of(x, labels).isClassification()).as(labels.toString()).isFalse();
      assertThat(Dataset.of(x, labels).classNames()).isEmpty();
    }
  }

  @Test
  void of_pictures() {
    Dataset data = Dataset.of(Tensor.zeros(2, 28, 28), Tensor.vector(0, 1));
    assertThat(data.featureNames()).isEmpty();
    assertThat(data.size()).isEqualTo(2);
  }

  @Test
  void of_variableChangedLater() {
    Tensor x = Tensor.variable("x", Tensor.zeros(2, 1));
    Dataset data = Dataset.of(x, Tensor.vector(0, 1));
    x.assign(Tensor.full(9, 2, 1));
    assertThat(data.features().toArray()).containsExactly(0, 0);
    assertThat(data.features().requiresGrad()).isFalse();
  }

  @Test
  void of_wrongShapes() {
    assertThatThrownBy(() -> Dataset.of(Tensor.vector(1, 2, 3), Tensor.vector(0, 1, 0)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "Dataset.of: the features need one row for each sample, a shape (n, …), but their"
                + " shape is (3). For samples with one feature each, use reshape(3, 1).");
    assertThatThrownBy(() -> Dataset.of(Tensor.zeros(3, 2), Tensor.vector(0, 1)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "Dataset.of: each sample needs one label, but there are 3 rows of features,"
                + " shape (3, 2), and 2 labels, shape (2). Samples go along the first axis of"
                + " both.");
    assertThatThrownBy(() -> Dataset.of(Tensor.zeros(3, 2), Tensor.zeros(3, 1, 1)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "Dataset.of: the labels need the shape (n) or (n, k), but their shape is (3, 1,"
                + " 1). One number for each sample is a vector.");
  }

  @Test
  void of_empty() {
    assertThatThrownBy(() -> Dataset.of(Tensor.zeros(0, 2), Tensor.zeros(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Dataset.of: needs at least one sample with one feature and one label, but the"
                + " features have the shape (0, 2) and the labels (0). Was everything filtered"
                + " out?");
  }

  @Test
  void of_labelsNotANumber() {
    Tensor labels = Tensor.vector(0, Double.NaN, 1, Double.NaN);
    assertThatThrownBy(() -> Dataset.of(Tensor.zeros(4, 1), labels))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Dataset.of: every label must be a number, but 2 of 4 labels are NaN, the first in row"
                + " 1 (rows count from 0). Leave those samples out.");
  }

  @Test
  void withClasses_namesAndMissingClass() {
    Dataset data = Dataset.of(Tensor.zeros(2, 1), Tensor.vector(2, 0)).withClasses("a", "b", "c");
    assertThat(data.classes()).isEqualTo(3);
    assertThat(data.isClassification()).isTrue();
  }

  @Test
  void withClasses_notIds() {
    Dataset data = Dataset.of(Tensor.zeros(3, 1), Tensor.vector(0, 1, 1.5));
    assertThatThrownBy(() -> data.withClasses("a", "b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "withClasses: with 2 names, a class id must be a whole number from 0 to 1, but"
                + " label 2 is 1.5. Name every class, in the order of the ids.");
    assertThatThrownBy(data::asClassification)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "asClassification: a class id must be a whole number, but label 2 is 1.5. Labels like"
                + " these are for regression.");
    assertThatThrownBy(data::withClasses)
        .hasMessage(
            "withClasses: needs a name for each class, but got none. For numbers use"
                + " asRegression().");
    Dataset columns = Dataset.of(Tensor.zeros(2, 1), Tensor.zeros(2, 2));
    assertThatThrownBy(() -> columns.withClasses("a"))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "withClasses: class ids need the shape (n), but the labels have the shape (2, 2).");
  }

  @Test
  void asClassification_distinctValues() {
    Dataset data = Dataset.of(Tensor.zeros(5, 1), Tensor.vector(7, -2, 7, 30, -2));
    Dataset classes = data.asClassification();
    assertThat(data.isClassification()).isFalse();
    assertThat(classes.classNames()).containsExactly("-2", "7", "30");
    assertThat(classes.labels().toArray()).containsExactly(1, 0, 1, 2, 0);
    assertThat(classes.asClassification()).isSameAs(classes);
    assertThat(classes.asRegression().isClassification()).isFalse();
  }

  @Test
  void withFeatureNames_wrongCount() {
    assertThat(counting(2).withFeatureNames("a", "b").featureNames()).containsExactly("a", "b");
    assertThatThrownBy(() -> counting(2).withFeatureNames("a"))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "withFeatureNames: needs one name for each feature column, but the features"
                + " have the shape (2, 2) and got 1 name. Write them in the order of the columns.");
  }

  @Test
  void take_rowsInOrder() {
    Dataset data = counting(5).named("five").withClasses("even", "odd").take(4, 0, 4);
    assertThat(data.features().toArray()).containsExactly(4, 40, 0, 0, 4, 40);
    assertThat(data.labels().toArray()).containsExactly(0, 0, 0);
    assertThat(data.classNames()).containsExactly("even", "odd");
    assertThat(data.name()).isEqualTo("five");
  }

  @Test
  void take_outOfRange() {
    assertThatThrownBy(() -> counting(5).take(0, 5))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "take: data has 5 rows, so an index must be from 0 to 4, but got 5. Rows count"
                + " from 0.");
    assertThatThrownBy(() -> counting(5).take())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("take: needs at least one index, but got none. A data set cannot be empty.");
  }

  @Test
  void first_moreThanThereAre() {
    assertThat(firstColumn(counting(5).first(2))).containsExactly(0, 1);
    assertThat(counting(5).first(9).size()).isEqualTo(5);
    assertThatThrownBy(() -> counting(5).first(0))
        .hasMessage("first: needs at least 1 row, but got 0. Try first(5).");
  }

  @Test
  void shuffle_keepsRowsTogether() {
    Dataset shuffled = counting(50).shuffle(3);
    float[] x = shuffled.features().toArray();
    float[] y = shuffled.labels().toArray();
    boolean moved = false;
    float[] seen = new float[50];
    for (int i = 0; i < 50; i++) {
      assertThat(x[2 * i + 1]).isEqualTo(10 * x[2 * i]);
      assertThat(y[i]).isEqualTo(x[2 * i] % 2);
      moved |= x[2 * i] != i;
      seen[i] = x[2 * i];
    }
    Arrays.sort(seen);
    assertThat(moved).isTrue();
    assertThat(seen).isEqualTo(firstColumn(counting(50)));
  }

  @Test
  void shuffle_bySeed() {
    Dataset data = counting(50);
    int[] order = RandomStream.of(3, "shuffle/dataset").permutation(50);
    assertThat(data.shuffle(3).fingerprint()).isEqualTo(data.take(order).fingerprint());
    assertThat(data.shuffle(3).fingerprint()).isNotEqualTo(data.shuffle(4).fingerprint());
    assertThat(data.shuffle().fingerprint()).isEqualTo(data.shuffle(Seed.current()).fingerprint());
  }

  @Test
  void batches_asIs() {
    List<float[]> parts = new ArrayList<>();
    for (Dataset batch : counting(5).batches(2, null)) {
      parts.add(firstColumn(batch));
      assertThat(batch.classes()).isEqualTo(2);
    }
    assertThat(parts).containsExactly(new float[] {0, 1}, new float[] {2, 3}, new float[] {4});
  }

  @Test
  void batches_inRandomOrder() {
    RandomStream order = RandomStream.of(0, "shuffle/epoch 1");
    float[] seen = new float[0];
    Iterable<Dataset> batches = counting(7).batches(3, order);
    for (int pass = 0; pass < 2; pass++) {
      List<Tensor> parts = new ArrayList<>();
      batches.forEach(batch -> parts.add(batch.features().column(0)));
      assertThat(parts.stream().map(Tensor::length)).containsExactly(3, 3, 1);
      seen = Tensor.concat(0, parts.toArray(Tensor[]::new)).toArray();
    }
    int[] permutation = order.permutation(7);
    for (int i = 0; i < 7; i++) {
      assertThat(seen[i]).isEqualTo(permutation[i]);
    }
  }

  @Test
  void batches_sizes() {
    assertThat(counting(5).batches(Integer.MAX_VALUE, null)).hasSize(1);
    assertThat(counting(6).batches(3, null)).hasSize(2);
    assertThat(counting(5).batches(2))
        .map(Dataset::fingerprint)
        .hasSize(3)
        .containsExactlyElementsOf(prints(counting(5).batches(2, null)));
    assertThatThrownBy(() -> counting(5).batches(0, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "batches: a batch needs at least 1 sample, but the size is 0. For all samples in one"
                + " batch, use 5.");
  }

  @Test
  void fingerprint_ofLabelsToo() {
    Tensor x = Tensor.zeros(2, 1);
    assertThat(Dataset.of(x, Tensor.vector(0, 1)).fingerprint())
        .isNotEqualTo(Dataset.of(x, Tensor.vector(1, 0)).fingerprint());
  }

  private static List<String> prints(Iterable<Dataset> batches) {
    List<String> prints = new ArrayList<>();
    batches.forEach(batch -> prints.add(batch.fingerprint()));
    return prints;
  }
}
