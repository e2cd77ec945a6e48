package org.lectern.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lectern.display.Displays;
import org.lectern.display.MimeBundle;
import org.lectern.metric.ConfusionMatrix;
import org.lectern.tensor.Tensor;

class ConfusionRendererTest {
  private static ConfusionMatrix matrix(int classes, int samples) {
    float[] truth = new float[samples];
    float[] predicted = new float[samples];
    for (int i = 0; i < samples; i++) {
      truth[i] = i % classes;
      predicted[i] = i * 7 % 3 == 0 ? (i * 31 + 5) % classes : truth[i];
    }
    Tensor rows = Tensor.oneHot(Tensor.vector(doubles(predicted)), classes);
    return ConfusionMatrix.of(rows, Tensor.vector(doubles(truth)));
  }

  private static double[] doubles(float[] floats) {
    double[] doubles = new double[floats.length];
    for (int i = 0; i < floats.length; i++) {
      doubles[i] = floats[i];
    }
    return doubles;
  }

  @Test
  void displays_fewClasses_isTheTable() {
    for (int classes : new int[] {2, 25}) {
      ConfusionMatrix matrix = matrix(classes, 100);
      assertThat(Displays.of(matrix).orElseThrow().data()).isEqualTo(matrix.toMimeBundle().data());
    }
  }

  @Test
  void displays_aHundredClasses_isAMapAndTheReport() {
    ConfusionMatrix matrix = matrix(100, 20_000);
    MimeBundle bundle = Displays.of(matrix).orElseThrow();
    String html = (String) bundle.data().get(MimeBundle.HTML);
    String svg = html.substring(0, html.indexOf("</svg>") + 6);
    Snapshots.check("confusion-hundred", MimeBundle.text("map").with(MimeBundle.SVG, svg));
    assertThat(html).endsWith((String) matrix.toMimeBundle().data().get(MimeBundle.HTML));
    assertThat(bundle.text()).isEqualTo(matrix.toMimeBundle().text());
  }

  @Test
  void displays_aThousandClasses_staysSmall() {
    String html =
        (String) Displays.of(matrix(1000, 50_000)).orElseThrow().data().get(MimeBundle.HTML);
    assertThat(html.substring(0, html.indexOf("</svg>"))).hasSizeLessThan(200_000);
  }
}
