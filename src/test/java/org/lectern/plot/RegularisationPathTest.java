package org.lectern.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.lectern.data.Dataset;
import org.lectern.data.Generators;
import org.lectern.display.MimeBundle;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

class RegularisationPathTest {
  private static final double[] BETA = {3, -1, 0.2};

  /** Columns of +1 and −1 that are orthogonal, so that each coefficient is known by itself. */
  private static Dataset orthogonal() {
    float[] x = new float[24];
    float[] y = new float[8];
    for (int i = 0; i < 8; i++) {
      y[i] = 5;
      for (int k = 0; k < 3; k++) {
        int sign = (i >> k & 1) == 0 ? -1 : 1;
        x[3 * i + k] = sign;
        y[i] += (float) BETA[k] * sign;
      }
    }
    return Dataset.of(Tensor.of(Shape.of(8, 3), x), Tensor.of(Shape.of(8), y)).asRegression();
  }

  @Test
  void of_orthogonalFeatures_isTheClosedForm() {
    RegularisationPath path = RegularisationPath.of(orthogonal());
    double[] lambdas = path.lambdas();
    assertThat(lambdas[0]).isCloseTo(3, Offset.offset(1e-4));
    assertThat(lambdas[24]).isCloseTo(0.003, Offset.offset(1e-5));
    for (int i = 0; i < lambdas.length; i++) {
      for (int k = 0; k < 3; k++) {
        // Soft thresholding under L1, shrinking in proportion under L2.
        double soft = Math.signum(BETA[k]) * Math.max(0, Math.abs(BETA[k]) - lambdas[i]);
        double ridge = BETA[k] / (1 + 100 * lambdas[i]);
        assertThat((double) path.l1().get(i, k)).isCloseTo(soft, Offset.offset(2e-3));
        assertThat((double) path.l2().get(i, k)).isCloseTo(ridge, Offset.offset(2e-3));
      }
    }
    assertThat(path.l1().get(0, 0)).isZero();
    assertThat(path.l1().get(5, 2)).isZero();
  }

  @Test
  void of_spam_drawsBothPaths() {
    MimeBundle bundle = RegularisationPath.of(Generators.spam(300, 1)).toMimeBundle();
    Snapshots.checkAll("regularisation-path", bundle);
  }

  @Test
  void of_manyFeatures_namesSome() {
    float[] x = new float[40 * 20];
    for (int i = 0; i < x.length; i++) {
      x[i] = (i * 37 % 101) - 50;
    }
    Tensor features = Tensor.of(Shape.of(40, 20), x);
    Dataset data = Dataset.of(features, features.column(0).gt(0));
    MimeBundle bundle = RegularisationPath.of(data).toMimeBundle();
    Snapshots.checkBundle(bundle);
    assertThat(Snapshots.svg(bundle)).contains("named: 14 of 20 features");
  }

  @Test
  void of_nothingToLearn_teaches() {
    Dataset alike =
        Dataset.of(Tensor.of(Shape.of(3, 1), new float[] {1, 2, 3}), Tensor.full(0.5, 3));
    assertThatThrownBy(() -> RegularisationPath.of(alike))
        .hasMessage(
            "regularisationPath: needs labels that differ, but all 3 are 0.5. Is the right column the"
                + " label?");
    Dataset constant = Dataset.of(Tensor.full(2, 3, 1), Tensor.vector(0.5, 1.5, 1));
    assertThatThrownBy(() -> RegularisationPath.of(constant))
        .hasMessage(
            "regularisationPath: needs features that say something about the labels, but at w = 0"
                + " every gradient is 0. Are all features constant?");
    assertThatThrownBy(() -> RegularisationPath.of(Generators.blobs(30, 3, 1, 1)))
        .hasMessage(
            "regularisationPath: needs two classes or numbers as labels, but blobs has 3 classes."
                + " Make one class 1 and the others 0: dataset(x, labels.eq(2)).");
  }
}
