package org.lectern.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lectern.display.MimeBundle;
import org.lectern.tensor.Tensor;

class ConfusionMatrixTest {
  private static final Tensor TRUTH = Tensor.vector(0, 0, 0, 1, 1, 1, 2, 2, 2, 2);
  private static final Tensor SAID = Tensor.vector(0, 0, 1, 1, 2, 2, 2, 2, 2, 0);
  private static final ConfusionMatrix MATRIX =
      ConfusionMatrix.ofClasses(SAID, TRUTH, List.of("cat", "dog", "bird"));

  @Test
  void counts_anyPair_areThoseOfTheSamples() {
    int[][] expected = {{2, 1, 0}, {0, 1, 2}, {1, 0, 3}};
    for (int t = 0; t < 3; t++) {
      for (int p = 0; p < 3; p++) {
        assertThat(MATRIX.count(t, p)).isEqualTo(expected[t][p]);
      }
    }
    assertThat(MATRIX.samples()).isEqualTo(10);
    assertThat(MATRIX.support(2)).isEqualTo(4);
    assertThat(MATRIX.predicted(2)).isEqualTo(5);
    assertThat(MATRIX.accuracy()).isEqualTo(0.6);
    assertThat(MATRIX.precision(1)).isEqualTo(0.5);
    assertThat(MATRIX.recall(1)).isEqualTo(1 / 3.0);
    assertThat(MATRIX.f1(1)).isEqualTo(0.4);
    assertThat(new Recall().macro().of(MATRIX)).isEqualTo((2 / 3.0 + 1 / 3.0 + 0.75) / 3);
  }

  @Test
  void of_probabilities_isThatOfTheClasses() {
    ConfusionMatrix matrix = ConfusionMatrix.of(Tensor.oneHot(SAID, 3), Tensor.oneHot(TRUTH, 3));
    assertThat(matrix.classNames()).containsExactly("0", "1", "2");
    assertThat(matrix.named("cat", "dog", "bird")).hasToString(MATRIX.toString());
    assertThat(ConfusionMatrix.of(Tensor.vector(0.2, 0.9), Tensor.vector(1, 1)).count(1, 0))
        .isOne();
  }

  @Test
  void text_threeClasses_hasCountsAndReport() {
    assertThat(MATRIX)
        .hasToString(
            """
            Confusion matrix of 10 samples: accuracy 0.6000
            true \\ predicted  cat  dog  bird
            cat                 2    1     0
            dog                 0    1     2
            bird                1    0     3

            class             precision  recall      F1  support
            cat                  0.6667  0.6667  0.6667        3
            dog                  0.5000  0.3333  0.4000        3
            bird                 0.6000  0.7500  0.6667        4
            macro average        0.5889  0.5833  0.5778       10
            weighted average     0.5900  0.6000  0.5867       10""");
  }

  @Test
  void html_cells_areShadedByTheirShareOfTheRow() {
    ConfusionMatrix matrix =
        ConfusionMatrix.ofClasses(
            Tensor.vector(0, 0, 1), Tensor.vector(0, 0, 0), List.of("<a>", "$b"));
    String html = (String) matrix.toMimeBundle().data().get(MimeBundle.HTML);
    assertThat(html)
        .contains("<td style=\"text-align:left\">&lt;a&gt;</td>")
        .contains("<td style=\"text-align:right;color:#111;background:#92c3de\">2</td>")
        .contains("<td style=\"text-align:right;color:#111;background:#f4d6be\">1</td>")
        .contains("<td style=\"text-align:right\">0</td>")
        .contains("&#36;b: not among the labels; recall, 0/0, counts as 0.")
        .doesNotContain("<a>");
  }

  @Test
  void notes_zeroDenominators_areNamed() {
    ConfusionMatrix matrix =
        ConfusionMatrix.ofClasses(Tensor.vector(0, 0), Tensor.vector(0, 1), List.of("a", "b", "c"));
    assertThat(matrix.toString())
        .endsWith(
            """

            b, c: never predicted; precision, 0/0, counts as 0.
            c: not among the labels; recall, 0/0, counts as 0.""");
  }

  @Test
  void predictionsOfNaN_haveAColumn() {
    ConfusionMatrix matrix =
        ConfusionMatrix.of(Tensor.vector(Double.NaN, 0.9), Tensor.vector(1, 1));
    assertThat(matrix.toString())
        .contains("true \\ predicted  0  1  NaN\n", "1                 0  1    1\n");
    assertThat(matrix.recall(1)).isEqualTo(0.5);
    assertThat(matrix.accuracy()).isEqualTo(0.5);
  }

  @Test
  void display_manyClasses_listsTheLargestConfusions() {
    List<String> names = Collections.nCopies(30, "x");
    Tensor truth = Tensor.vector(3, 3, 3, 4, 5, 5);
    Tensor said = Tensor.vector(7, 7, 3, 8, 5, 9);
    ConfusionMatrix matrix = ConfusionMatrix.ofClasses(said, truth, names);
    String[] numbered = new String[30];
    for (int i = 0; i < 30; i++) {
      numbered[i] = "n" + i;
    }
    assertThat(matrix.named(numbered).toString())
        .contains(
            """
            most frequent confusions  predicted as  samples
            n3                                  n7        2
            n4                                  n8        1
            n5                                  n9        1

            """);
    assertThat((String) matrix.toMimeBundle().data().get(MimeBundle.HTML)).contains("<td");
  }
}
