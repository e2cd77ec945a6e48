package org.lectern.loss;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lectern.display.MimeBundle;

class LossFormulaTest {
  private static String text(Loss loss) {
    return loss.toMimeBundle().text();
  }

  @Test
  void toMimeBundle_everyLoss_hasItsFormula() {
    assertThat(text(new SquaredError())).isEqualTo("squaredError (mean)\nL = 1/n ∑ᵢ₌₁ⁿ (ŷᵢ − yᵢ)²");
    assertThat(text(new AbsoluteError())).endsWith("\nL = 1/n ∑ᵢ₌₁ⁿ |ŷᵢ − yᵢ|");
    assertThat(text(new BinaryCrossEntropy()))
        .endsWith("\nL = 1/n ∑ᵢ₌₁ⁿ (−yᵢ log ŷᵢ − (1 − yᵢ) log(1 − ŷᵢ))");
    assertThat(text(new Hinge())).contains("max(0, ");
    for (Loss loss :
        new Loss[] {
          new SquaredError(),
          new AbsoluteError(),
          new Huber(0.5),
          new Hinge(),
          new CrossEntropy(),
          new BinaryCrossEntropy(),
          new NegativeLogLikelihood(),
          new KlDivergence()
        }) {
      MimeBundle bundle = loss.toMimeBundle();
      assertThat(bundle.text() + bundle.data().get(MimeBundle.HTML))
          .as(loss.name())
          .startsWith(loss.toString())
          .contains("<math")
          .doesNotContain("\\", "$");
      assertThat((String) bundle.data().get(MimeBundle.LATEX)).startsWith("$$L = ");
    }
  }

  @Test
  void toMimeBundle_sumAndFactor_standInTheFormula() {
    assertThat(text(new SquaredError().sum())).endsWith("\nL = ∑ᵢ₌₁ⁿ (ŷᵢ − yᵢ)²");
    assertThat(text(new SquaredError().weighted(0.5))).endsWith("\nL = 0.5·1/n ∑ᵢ₌₁ⁿ (ŷᵢ − yᵢ)²");
    assertThat(text(new BinaryCrossEntropy().positiveWeight(3))).contains("(−3 yᵢ log ŷᵢ");
  }

  /** Weights and smoothing change the mean in ways that a short formula can't say. */
  @Test
  void toMimeBundle_withoutAShortFormula_isItsText() {
    Loss loss = new CrossEntropy().weights(1, 2);
    assertThat(loss.toMimeBundle().data()).containsOnlyKeys(MimeBundle.TEXT);
    assertThat(text(loss)).isEqualTo(loss.toString());
  }
}
