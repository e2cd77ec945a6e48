package org.lectern.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.lectern.random.RandomStream;
import org.lectern.tensor.Link;
import org.lectern.tensor.Tensor;

class ClassMetricTest {
  private static final Offset<Double> EXACTLY = Offset.offset(1e-15);

  /** 3 found, 1 false alarm, 2 missed, 4 rightly negative. */
  private static final Tensor LABELS = Tensor.vector(1, 1, 1, 1, 1, 0, 0, 0, 0, 0);

  private static final Tensor P = Tensor.vector(0.9, 0.8, 0.7, 0.4, 0.5, 0.6, 0.1, 0.2, 0.3, 0.4);

  /** Three classes: cats, dogs, birds; the matrix is 2 1 0 / 0 1 2 / 1 0 3. */
  private static final int[] TRUTH = {0, 0, 0, 1, 1, 1, 2, 2, 2, 2};

  private static final int[] SAID = {0, 0, 1, 1, 2, 2, 2, 2, 2, 0};

  private static Tensor ids(int... ids) {
    float[] values = new float[ids.length];
    for (int i = 0; i < ids.length; i++) {
      values[i] = ids[i];
    }
    return Tensor.of(Tensor.zeros(ids.length).shape(), values);
  }

  private static Tensor said() {
    return Tensor.oneHot(ids(SAID), 3);
  }

  @Test
  void binary_countsByHand_giveTheQuotients() {
    assertThat(new Precision().of(P, LABELS)).isEqualTo(3 / 4.0);
    assertThat(new Recall().of(P, LABELS)).isEqualTo(3 / 5.0);
    assertThat(new F1().of(P, LABELS)).isEqualTo(6 / 9.0);
    assertThat(new Precision().forClass(0).of(P, LABELS)).isEqualTo(4 / 6.0);
    assertThat(new Recall().forClass(0).of(P.reshape(10, 1), LABELS)).isEqualTo(4 / 5.0);
  }

  @Test
  void severalClasses_countsByHand_giveTheAverages() {
    Tensor y = ids(TRUTH);
    assertThat(new Precision().forClass(2).of(said(), y)).isEqualTo(3 / 5.0);
    assertThat(new Recall().forClass(2).of(said(), y)).isEqualTo(3 / 4.0);
    assertThat(new F1().forClass(2).of(said(), y)).isEqualTo(6 / 9.0);
    assertThat(new Precision().macro().of(said(), y))
        .isCloseTo((2 / 3.0 + 1 / 2.0 + 3 / 5.0) / 3, EXACTLY);
    assertThat(new Recall().macro().of(said(), y))
        .isCloseTo((2 / 3.0 + 1 / 3.0 + 3 / 4.0) / 3, EXACTLY);
    assertThat(new F1().macro().of(said(), y))
        .isCloseTo((4 / 6.0 + 2 / 5.0 + 6 / 9.0) / 3, EXACTLY);
    assertThat(new Precision().weighted().of(said(), y))
        .isCloseTo((3 * 2 / 3.0 + 3 * 1 / 2.0 + 4 * 3 / 5.0) / 10, EXACTLY);
    assertThat(new F1().weighted().of(said(), y))
        .isCloseTo((3 * 4 / 6.0 + 3 * 2 / 5.0 + 4 * 6 / 9.0) / 10, EXACTLY);
    assertThat(new Precision().micro().of(said(), y)).isEqualTo(0.6);
    assertThat(new Recall().micro().of(said(), y)).isEqualTo(0.6);
    assertThat(new F1().micro().of(said(), y)).isEqualTo(0.6);
    assertThat(new Recall().weighted().of(said(), y)).isCloseTo(0.6, EXACTLY);
  }

  /** Against a literal reading of the definitions, pair by pair. */
  @Test
  void randomPredictions_anyAverage_isTheDefinition() {
    int n = 500;
    int k = 5;
    Tensor p = Tensor.of(Tensor.zeros(n, k).shape(), stream("p").uniform(n * k, 0, 1));
    int[] truth = new int[n];
    int[] said = new int[n];
    for (int i = 0; i < n; i++) {
      truth[i] = (int) (stream("y").uniform(n, 0, 5)[i]);
      for (int c = 1; c < k; c++) {
        said[i] = p.get(i, c) > p.get(i, said[i]) ? c : said[i];
      }
    }
    double precision = 0;
    double weighted = 0;
    for (int c = 0; c < k; c++) {
      double both = 0;
      double predicted = 0;
      double members = 0;
      for (int i = 0; i < n; i++) {
        both += truth[i] == c && said[i] == c ? 1 : 0;
        predicted += said[i] == c ? 1 : 0;
        members += truth[i] == c ? 1 : 0;
      }
      precision += both / predicted / k;
      double f1 = 2 / (predicted / both + members / both);
      weighted += members / n * f1;
      assertThat(new Recall().forClass(c).of(p, ids(truth))).isEqualTo(both / members);
    }
    assertThat(new Precision().macro().of(p, ids(truth)))
        .isCloseTo(precision, Offset.offset(1e-13));
    assertThat(new F1().weighted().of(p, ids(truth))).isCloseTo(weighted, Offset.offset(1e-13));
    assertThat(new Recall().micro().of(p, ids(truth))).isEqualTo(new Accuracy().of(p, ids(truth)));
  }

  private static RandomStream stream(String purpose) {
    return RandomStream.of(5, purpose);
  }

  @Test
  void zeroDenominators_countAsZero() {
    Tensor never = Tensor.vector(0.1, 0.2);
    assertThat(new Precision().of(never, Tensor.vector(1, 0))).isZero();
    assertThat(new Recall().of(never, Tensor.vector(0, 0))).isZero();
    assertThat(new F1().of(never, Tensor.vector(0, 0))).isZero();
  }

  @Test
  void macro_classThatDoesNotOccur_isLeftOut() {
    Tensor p = Tensor.oneHot(Tensor.vector(0, 1, 1), 4);
    assertThat(new Recall().macro().of(p, Tensor.vector(0, 1, 1))).isEqualTo(1);
    assertThat(new Recall().macro().of(p, Tensor.vector(0, 1, 3))).isCloseTo(2 / 3.0, EXACTLY);
  }

  @Test
  void after_margin_endsAtZero() {
    Tensor scores = Tensor.vector(0.3, -0.3);
    Tensor signs = Tensor.vector(1, -1);
    assertThat(new Recall().of(scores, signs)).isZero();
    assertThat(new Recall().after(Link.MARGIN).of(scores, signs)).isEqualTo(1);
    assertThat(new Recall().macro().after(Link.MARGIN).name()).isEqualTo("macro recall");
    assertThat(new Accuracy().after(Link.MARGIN).of(scores, signs)).isEqualTo(1);
  }

  @Test
  void predictionsOfNaN_areMisses() {
    Tensor p = Tensor.vector(0.9, Double.NaN);
    assertThat(new Recall().of(p, Tensor.vector(1, 1))).isEqualTo(0.5);
    assertThat(new Precision().of(p, Tensor.vector(1, 1))).isEqualTo(1);
    assertThat(new Precision().micro().of(p, Tensor.vector(1, 1))).isEqualTo(1);
    assertThat(new F1().micro().of(p, Tensor.vector(1, 1))).isEqualTo(2 / 3.0);
  }

  @Test
  void topK_orderWithTies_isThatOfTheIds() {
    Tensor p =
        Tensor.matrix(
            new double[] {0.5, 0.3, 0.2},
            new double[] {0.4, 0.2, 0.4},
            new double[] {0.1, 0.1, 0.8},
            new double[] {0.3, Double.NaN, 0.7});
    Tensor y = Tensor.vector(1, 2, 1, 0);
    assertThat(new TopK(1).of(p, y)).isZero();
    assertThat(new TopK(2).of(p, y)).isEqualTo(0.5);
    assertThat(new TopK(3).of(p, y)).isEqualTo(0.75);
    assertThat(new TopK(1).of(said(), ids(TRUTH))).isEqualTo(new Accuracy().of(said(), ids(TRUTH)));
    assertThat(new TopK(2).of(p, Tensor.oneHot(y, 3))).isEqualTo(0.5);
  }

  @Test
  void name_eachAverage_saysWhich() {
    assertThat(new Precision().name()).isEqualTo("precision");
    assertThat(new F1().macro().name()).isEqualTo("macro f1");
    assertThat(new Recall().forClass(2)).hasToString("recall of class 2");
    assertThat(new Recall().micro().name()).isEqualTo("micro recall");
    assertThat(new Recall().weighted().name()).isEqualTo("weighted recall");
    assertThat(new TopK(5).name()).isEqualTo("top-5 accuracy");
  }
}
