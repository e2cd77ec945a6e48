package org.lectern.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lectern.display.Displays;
import org.lectern.display.MimeBundle;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

class TensorRendererTest {
  private static MimeBundle shown(Object value) {
    return Displays.of(value).orElseThrow();
  }

  /** Numbers that look like weights, the same everywhere. */
  private static Tensor wave(int... sizes) {
    int length = Shape.of(sizes).length();
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (i * 37 % 101 - 50) / 40f * (1 + i % 7) / 7;
    }
    return Tensor.of(Shape.of(sizes), values);
  }

  private static Object html(MimeBundle bundle) {
    return bundle.data().get(MimeBundle.HTML);
  }

  @Test
  void render_smallTensors_stayAsTheyAre() {
    for (Tensor x : List.of(Tensor.scalar(2), Tensor.vector(1, 2, 3), wave(2, 2), wave(6, 6))) {
      assertThat(shown(x).data()).isEqualTo(x.toMimeBundle().data());
    }
    assertThat(shown(Tensor.zeros(0)).text()).isEqualTo(Tensor.zeros(0).toMimeBundle().text());
    assertThat(shown(Tensor.zeros(0, 5)).text()).isNotEmpty();
    assertThat(shown(wave(2, 2)).data()).doesNotContainKey(MimeBundle.SVG);
    assertThat(shown(wave(5, 4, 6)).data()).doesNotContainKey(MimeBundle.SVG);
  }

  @Test
  void render_variable_tableSaysSoAndHasTheGradientBeside() {
    Tensor w = Tensor.variable("w", Tensor.matrix(new double[] {1, 2}, new double[] {3, 4}));
    w.square().sum().backward();
    assertThat((String) html(shown(w)))
        .contains("float32, a variable", "display:flex", "<div>gradient</div>", ">8<");
    assertThat((String) html(shown(w.square()))).contains("float32, computed from variables");
    assertThat((String) html(shown(wave(2, 2)))).contains(">float32<");
  }

  @Test
  void render_gapsInATable_areMarked() {
    String table = (String) html(shown(Tensor.vector(1, Double.NaN, Double.NEGATIVE_INFINITY)));
    assertThat(table)
        .contains("color:#1a1a1a\">NaN<", "color:#1a1a1a\">-∞<", "right\">1<")
        .containsOnlyOnce("NaN");
  }

  @Test
  void render_longVector_isALine() {
    MimeBundle bundle = shown(wave(200).named("v"));
    Snapshots.checkBundle(bundle);
    assertThat(bundle.text())
        .startsWith("v (200)\n[")
        .contains("\n200 values: min ", ", deviation 0.");
    assertThat(Pictures.svg(bundle)).contains("index", "value");
    Tensor gaps = Tensor.concat(0, wave(20), Tensor.vector(Double.NaN, 1));
    assertThat(shown(gaps).text()).endsWith("; 1 NaN");
    Snapshots.checkBundle(shown(gaps));
    Snapshots.checkBundle(shown(Tensor.range(0, 1_000_000, 1)));
  }

  @Test
  void render_matrixWithNumbers_isDrawn() {
    Snapshots.check("tensor-cells", shown(wave(8, 5).named("W")));
  }

  @Test
  void render_largeMatrix_isColoursAndCorners() {
    MimeBundle bundle = shown(wave(60, 40).named("W<1>"));
    Snapshots.check("tensor-matrix", bundle);
    BufferedImage map = Pictures.images(bundle).get(0);
    assertThat(map.getWidth()).isEqualTo(40);
    assertThat(map.getHeight()).isEqualTo(60);
    Shades key = Shades.of(wave(60, 40).toArray());
    assertThat(Pictures.rgb(map, 3, 2)).isEqualTo(key.rgb(wave(60, 40).get(2, 3)));
  }

  @Test
  void render_matrixWithGradient_hasBoth() {
    Tensor w = Tensor.variable("w", wave(20, 15));
    w.pow(3).sum().backward();
    Snapshots.check("tensor-gradient", shown(w));
  }

  @Test
  void render_hugeMatrix_isMadeSmaller() {
    MimeBundle bundle = shown(wave(2000, 700));
    Snapshots.checkBundle(bundle);
    assertThat(Pictures.svg(bundle))
        .hasSizeLessThan(60_000)
        .contains("each cell of the picture is the mean of 16 × 5 numbers");
    assertThat(Pictures.images(bundle).get(0).getHeight()).isEqualTo(125);
    Snapshots.checkBundle(shown(wave(3000, 2)));
    Snapshots.checkBundle(shown(wave(2, 3000)));
  }

  @Test
  void render_matrixWithGaps_marksThem() {
    float[] values = wave(9, 9).toArray();
    values[0] = Float.NaN;
    values[5] = Float.POSITIVE_INFINITY;
    MimeBundle bundle = shown(Tensor.of(Shape.of(9, 9), values));
    Snapshots.check("tensor-gaps", bundle);
    assertThat(Pictures.svg(bundle)).contains("pink where a number is not finite: 1 NaN, 1 infini");
    Snapshots.checkBundle(shown(Tensor.full(Double.NaN, 20, 20)));
  }

  @Test
  void render_imageShapes_areImages() {
    Tensor photo = Pictures.shapes(3).features();
    MimeBundle grid = shown(photo);
    assertThat(Pictures.images(grid)).hasSize(3);
    assertThat(Pictures.svg(grid)).contains("3 images of 12 × 12", "black is 0, white 1");
    Tensor slope = Tensor.linspace(0, 1, 600).reshape(24, 25);
    MimeBundle single = shown(slope);
    assertThat(Pictures.images(single)).hasSize(1);
    assertThat(Pictures.rgb(Pictures.images(single).get(0), 5, 2))
        .isEqualTo(new Brightness(0, 1).rgb(slope.get(2, 5)));
    assertThat(Pictures.svg(shown(photo.slice(0, 1, 2).reshape(1, 12, 12))))
        .contains("1 image of 12 × 12");
    MimeBundle colour = shown(photo.reshape(3, 12, 12).mul(200));
    assertThat(Pictures.svg(colour)).contains("12 × 12 in 3 channels", "white 255");
  }

  @Test
  void render_signedImages_areColoursWithAScale() {
    MimeBundle bundle = shown(wave(4, 1, 5, 5));
    Snapshots.checkBundle(bundle);
    assertThat(bundle.text()).contains("100 values: min");
    assertThat(Pictures.svg(bundle)).contains("4 images of 5 × 5").doesNotContain("black is");
  }

  @Test
  void render_identity_isAMatrixNotAnImage() {
    assertThat(Pictures.svg(shown(Tensor.eye(16)))).contains("column");
  }

  @Test
  void render_listOfTensors_showsEach() {
    MimeBundle bundle = shown(List.of(wave(2, 2).named("a<b"), wave(30), Tensor.scalar(3)));
    assertThat(bundle.text()).startsWith("3 tensors\n[0] a<b (2, 2)\n[[").contains("\n[2] 3");
    assertThat((String) html(bundle)).contains("<table>", "<svg", "<pre>3</pre>", "a&lt;b");
  }

  @Test
  void render_manyTensors_areCounted() {
    List<Tensor> many = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      many.add(Pictures.shapes(30).features());
    }
    MimeBundle bundle = shown(many);
    assertThat(bundle.text()).startsWith("40 tensors").endsWith("\nand 30 more");
    assertThat((String) html(bundle)).hasSizeLessThan(200_000).contains("and 30 more");
  }

  @Test
  void render_otherLists_areLeftAlone() {
    assertThat(Displays.of(List.of(1, 2))).isEmpty();
    assertThat(Displays.of(List.of())).isEmpty();
    assertThat(Displays.of(List.of(wave(2), 1))).isEmpty();
    assertThat(Displays.types()).contains(Tensor.class).doesNotContain(List.class);
  }
}
