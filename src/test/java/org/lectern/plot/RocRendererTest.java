package org.lectern.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lectern.display.Displays;
import org.lectern.display.MimeBundle;
import org.lectern.metric.Roc;
import org.lectern.tensor.Tensor;

class RocRendererTest {
  @Test
  void displays_roc_drawsTheCurveAndTheDiagonal() {
    Roc roc = Roc.of(Tensor.vector(0.1, 0.4, 0.35, 0.8), Tensor.vector(0, 0, 1, 1)).named("spam");
    MimeBundle bundle = Displays.of(roc).orElseThrow();
    assertThat(bundle.text()).isEqualTo(roc.toString());
    assertThat((String) bundle.data().get(MimeBundle.SVG))
        .contains(">ROC curve of spam<", ">AUC 0.75<", ">guessing<", ">false positive rate<");
  }
}
