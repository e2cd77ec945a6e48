package org.lectern.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lectern.display.MimeBundle;
import org.lectern.tensor.Tensor;

class DatasetDisplayTest {
  private static final Tensor X =
      Tensor.matrix(new double[] {1, 2}, new double[] {3, 5}, new double[] {2, 8});

  private static String html(MimeBundle bundle) {
    return (String) bundle.data().get(MimeBundle.HTML);
  }

  @Test
  void toMimeBundle_classification() {
    Dataset data =
        Dataset.of(X, Tensor.vector(0, 1, 1))
            .named("e-mails")
            .withFeatureNames("$", "a<b")
            .withClasses("ham", "spam");
    MimeBundle bundle = data.toMimeBundle();
    assertThat(bundle.text())
        .isEqualTo(
            """
            e-mails: 3 rows, 2 features, 2 classes
            column  min  mean  max  deviation
            $         1     2    3     0.8165
            a<b       2     5    8      2.449
            label: ham × 1, spam × 2
            row  $  a<b  label
            0    1    2    ham
            1    3    5   spam
            2    2    8   spam""");
    assertThat(html(bundle))
        .contains("<td style=\"text-align:left\">&#36;</td>", "a&lt;b", "ham × 1, spam × 2")
        .doesNotContain("<script", "a<b", ">$<");
    assertThat(data).hasToString("e-mails: 3 rows, 2 features, 2 classes");
  }

  @Test
  void toMimeBundle_regression() {
    Dataset data = Dataset.of(X, Tensor.vector(0.5, 1.25, 2)).withLabelName("price");
    assertThat(data.toMimeBundle().text())
        .isEqualTo(
            """
            data: 3 rows, 2 features, regression
            column  min  mean  max  deviation
            x1        1     2    3     0.8165
            x2        2     5    8      2.449
            price   0.5  1.25    2     0.6124
            row  x1  x2  price
            0     1   2    0.5
            1     3   5   1.25
            2     2   8      2""");
  }

  @Test
  void toMimeBundle_severalTargets() {
    assertThat(Dataset.of(X, X).toMimeBundle().text())
        .contains("label 1    1     2    3", "row  x1  x2  label 1  label 2");
  }

  @Test
  void toMimeBundle_large() {
    Dataset data = Dataset.of(Tensor.zeros(3000, 300), Tensor.range(0, 3000, 1).mul(0.5));
    assertThat(data.toMimeBundle().text())
        .hasSizeLessThan(2000)
        .contains("and 290 more", "x8  …  label");
    assertThat(html(data.toMimeBundle())).hasSizeLessThan(10_000);
  }

  @Test
  void toMimeBundle_manyClasses() {
    Dataset data = Dataset.of(Tensor.zeros(100, 1), Tensor.range(0, 100, 1));
    assertThat(data.toMimeBundle().text()).contains("8 × 1, 9 × 1 and 90 more\n");
  }

  @Test
  void toMimeBundle_pictures() {
    Dataset data = Dataset.of(Tensor.full(0.5, 4, 2, 3), Tensor.vector(0, 1, 2, 0));
    assertThat(data.toMimeBundle().text())
        .isEqualTo(
            """
            data: 4 rows, features of shape (2, 3), 3 classes
            column        min  mean  max  deviation
            all features  0.5   0.5  0.5          0
            label: 0 × 2, 1 × 1, 2 × 1""");
  }

  @Test
  void toMimeBundle_split() {
    Dataset data = Dataset.of(X, Tensor.vector(0, 1, 1)).withClasses("ham", "spam");
    Split split = Split.of(data, data.first(2), data.first(1));
    assertThat(split.toMimeBundle().text())
        .isEqualTo(
            """
            training:   3 rows (ham × 1, spam × 2)
            validation: 2 rows (ham × 1, spam × 1)
            test:       1 row (ham × 1, spam × 0)""");
    assertThat(html(split.toMimeBundle())).contains("<th", "validation").doesNotContain("<script");
    assertThat(split.minMax().toMimeBundle().text())
        .endsWith(
            "\nnormalised by MinMax (x − min) / (max − min), 2 features, fitted on the training"
                + " part");
    assertThat(Split.of(data.asRegression(), data.asRegression()))
        .hasToString("training:   3 rows\ntest:       3 rows");
  }

  @Test
  void toMimeBundle_normaliser() {
    assertThat(Standardiser.fit(X).toMimeBundle().text())
        .isEqualTo(
            """
            Standardiser (x − mean) / deviation, 2 features
            feature  mean  deviation
            x1          2     0.8165
            x2          5     2.4495""");
    assertThat(html(MinMax.fit(X).toMimeBundle())).contains("<th", ">min<", ">8<");
    assertThat(MinMax.fit(Tensor.zeros(2, 30)).toMimeBundle().text()).contains("and 10 more");
    assertThat(MinMax.fit(Tensor.zeros(2, 3, 4)).toMimeBundle().text())
        .isEqualTo("MinMax (x − min) / (max − min), 12 features");
  }
}
