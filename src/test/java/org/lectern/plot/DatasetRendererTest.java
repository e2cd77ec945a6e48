package org.lectern.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lectern.data.Dataset;
import org.lectern.data.Generators;
import org.lectern.display.Displays;
import org.lectern.display.MimeBundle;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

class DatasetRendererTest {
  private static MimeBundle shown(Dataset data) {
    return Displays.of(data).orElseThrow();
  }

  @Test
  void render_classes_hasDistributionsAndBalance() {
    Dataset data =
        Generators.moons(300, 0.15, 1).withFeatureNames("east", "<north>").withClasses("a", "b&c");
    MimeBundle bundle = shown(data);
    Snapshots.check("dataset-moons", bundle);
    assertThat(bundle.text())
        .startsWith("moons: 300 rows, 2 features, 2 classes\nfeature    type")
        .contains("\nlabel: 2 classes\nclass       samples\na      150 (50.0 %)\n", "\nrow  ");
  }

  @Test
  void render_types_areTold() {
    Tensor x =
        Tensor.matrix(
            new double[] {0, 5, 0.5, Double.NaN},
            new double[] {1, -2, 1, Double.POSITIVE_INFINITY},
            new double[] {1, 7, 1, 4});
    MimeBundle bundle = shown(Dataset.of(x, Tensor.vector(0.5, 1.5, 2.5)).withLabelName("price"));
    Snapshots.checkBundle(bundle);
    assertThat(bundle.text().lines().toList())
        .element(2)
        .asString()
        .matches("x1 +0 or 1 +0 +0\\.6667 +1 +0\\.4714 +0 +▄█");
    assertThat(bundle.text())
        .containsPattern("\nx2 +whole +-2 +3\\.333 +7")
        .containsPattern("\nx3 +number")
        .containsPattern("\nx4 +whole +4 +4 +4 +0 +1 NaN, 1 infinite")
        .containsPattern("\nprice +number +0\\.5")
        .contains("price\n0     0   5  0.5  NaN    0.5");
  }

  @Test
  void render_images_showsSamplesOfEachClass() {
    MimeBundle bundle = shown(Pictures.shapes(40));
    Snapshots.check("dataset-images", bundle);
    assertThat(bundle.text())
        .contains("\n20 of 40 images of 12 × 12\n  1: cross, mean")
        .contains("\n  2: ring, mean", "\n  3: <bar>, mean")
        .containsPattern("\nall features +number +0 ");
  }

  @Test
  void render_flatImages_areExpectedOnlyWithTheirNumbers() {
    Tensor flat = Pictures.shapes(10).features().reshape(10, 144);
    assertThat(shown(Dataset.of(flat, Tensor.range(0, 10, 1).mul(0.5))).text())
        .contains("images of 12 × 12");
    assertThat(shown(Dataset.of(flat.sub(0.5), Tensor.range(0, 10, 1).mul(0.5))).text())
        .doesNotContain("images");
  }

  @Test
  void render_thousandFeatures_areCounted() {
    Dataset data =
        Dataset.of(Tensor.full(-1, 2000, 1000), Tensor.range(0, 2000, 1).mul(0.5)).named("wide");
    MimeBundle bundle = shown(data);
    Snapshots.checkBundle(bundle);
    assertThat(Pictures.svg(bundle)).hasSizeLessThan(60_000);
    assertThat(bundle.text()).hasSizeLessThan(4000).contains("and 988 more features");
  }

  @Test
  void render_hundredClasses_areCounted() {
    double[] labels = new double[450];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % 100;
    }
    MimeBundle bundle = shown(Dataset.of(Tensor.zeros(450, 2), Tensor.vector(labels)));
    Snapshots.checkBundle(bundle);
    assertThat(bundle.text())
        .contains("label: 100 classes", "\n11     5 (1.1 %)\nand 88 more, with 4 to 5 samples\n");
  }

  @Test
  void render_oneSample_isShown() {
    Snapshots.checkBundle(shown(Dataset.of(Tensor.zeros(1, 1), Tensor.vector(3))));
    Snapshots.checkBundle(
        shown(Dataset.of(Tensor.of(Shape.of(1, 1), new float[] {Float.NaN}), Tensor.vector(0.5))));
    Snapshots.checkBundle(shown(Dataset.of(Tensor.zeros(3, 4, 5, 6), Tensor.vector(1, 2, 3))));
  }

  @Test
  void render_severalTargets_areColumns() {
    Tensor x = Tensor.range(0, 12, 1).reshape(4, 3);
    MimeBundle bundle = shown(Dataset.of(x, x.mul(0.5)));
    assertThat(bundle.text()).contains("\nlabel 2 ", "\n1     3   4   5  1.5 2 2.5");
  }
}
