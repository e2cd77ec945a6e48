package org.lectern.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.lectern.data.Dataset;
import org.lectern.display.MimeBundle;
import org.lectern.display.Numbers;
import org.lectern.nn.Conv1d;
import org.lectern.nn.Conv2d;
import org.lectern.nn.Dense;
import org.lectern.nn.Initialiser;
import org.lectern.nn.Relu;
import org.lectern.nn.Sequential;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

class ImageGridTest {
  private static final Dataset DATA = Pictures.shapes(30);

  @Test
  void of_dataset_hasLabelsBelow() {
    MimeBundle bundle = ImageGrid.of(DATA, 10).toMimeBundle();
    Snapshots.check("images-labels", bundle);
    assertThat(bundle.text())
        .startsWith("shapes\n10 of 30 images of 12 × 12\n  1: cross, mean 0.1181\n  2: ring, mean ")
        .contains("\n  7: ring, mean 0.1181\n")
        .endsWith("\n  black is 0, white 1");
  }

  @Test
  void of_dataset_pixelsAreTheNumbers() {
    BufferedImage image = Pictures.images(ImageGrid.of(DATA, 4).toMimeBundle()).get(2);
    for (int p = 0; p < 144; p++) {
      double value = DATA.features().get(2, 0, p / 12, p % 12);
      assertThat(Pictures.rgb(image, p % 12, p / 12)).isEqualTo(new Brightness(0, 1).rgb(value));
    }
  }

  @Test
  void of_moreThanThereAre_showsAll() {
    assertThat(ImageGrid.of(DATA, 200)).asString().contains("\n30 images of 12 × 12\n");
  }

  @Test
  void of_flatSquareFeatures_areImages() {
    Dataset flat = Dataset.of(DATA.features().reshape(30, 144), DATA.labels());
    assertThat(ImageGrid.of(flat, 3)).asString().contains("3 of 30 images of 12 × 12");
  }

  @Test
  void of_regression_labelsAreNumbers() {
    Dataset numbers = Dataset.of(DATA.features(), Tensor.range(0, 30, 1).mul(0.25));
    assertThat(ImageGrid.of(numbers, 3)).asString().contains("  2: 0.25, mean");
  }

  @Test
  void of_network_tellsTrueAndPredicted() {
    Sequential net = Pictures.trained(DATA);
    ImageGrid grid = ImageGrid.of(net, DATA, 14).columns(7);
    Snapshots.check("images-predicted", grid.toMimeBundle());
    Tensor p = net.predict(DATA.features());
    String probability = Numbers.fixed(p.get(0, 0), 2);
    assertThat(grid.toString())
        .contains("  1: true cross, predicted cross, p = " + probability + ", mean")
        .contains("  14: true <bar>, predicted ring, p ");
    assertThat(Pictures.svg(grid.toMimeBundle())).contains("fill=\"#a33f00\">predicted ring<");
  }

  @Test
  void of_networkInNarrowColumns_breaksLinesRatherThanCutTheAnswer() {
    ImageGrid grid = ImageGrid.of(Pictures.trained(DATA), DATA, 14).columns(10);
    String svg = Pictures.svg(grid.toMimeBundle());
    assertThat(svg).contains(">predicted<", ">ring<").doesNotContain("predicte…");
    Snapshots.checkBundle(grid.columns(40).toMimeBundle());
  }

  @Test
  void of_tensor_titlesAndColumns() {
    Tensor x = DATA.features().slice(0, 0, 4);
    ImageGrid grid = ImageGrid.of(x).titles("a", "b<c", "", "d").columns(2);
    Snapshots.checkBundle(grid.toMimeBundle());
    assertThat(grid.toString()).contains("  2: b<c, mean");
    assertThat(Pictures.svg(grid.toMimeBundle())).contains("b&lt;c");
  }

  @Test
  void of_manyImages_showsTheFirst() {
    assertThat(ImageGrid.of(Tensor.zeros(100, 5, 5))).asString().contains("32 of 100 images of 5");
    assertThat(ImageGrid.of(Tensor.zeros(100, 25)).shape(5, 5))
        .asString()
        .contains("32 of 100 images of 5 × 5");
  }

  @Test
  void of_largeImages_areMadeSmallerAndSaySo() {
    MimeBundle bundle = ImageGrid.of(Tensor.full(0.5, 4, 3, 224, 224)).toMimeBundle();
    Snapshots.checkBundle(bundle);
    assertThat(bundle.text()).contains("drawn smaller, a pixel is the mean of 3 × 3");
    assertThat(Pictures.images(bundle).get(0).getWidth()).isEqualTo(75);
  }

  @Test
  void of_gaps_arePinkAndCounted() {
    Tensor x = Tensor.of(Shape.of(1, 5, 5), new float[25]);
    Tensor gaps = Tensor.where(Tensor.eye(5).reshape(1, 5, 5), x.add(Double.NaN), x);
    MimeBundle bundle = ImageGrid.of(gaps).toMimeBundle();
    Snapshots.checkBundle(bundle);
    assertThat(bundle.text()).contains("pink where a number is not finite: 5 NaN");
    assertThat(Pictures.svg(bundle)).contains("fill=\"#f0a3cf\"");
  }

  @Test
  void of_onePixel_isDrawn() {
    Snapshots.checkBundle(ImageGrid.of(Tensor.zeros(1, 1)).toMimeBundle());
    Snapshots.checkBundle(ImageGrid.of(Tensor.zeros(200, 1, 1, 1)).columns(40).toMimeBundle());
  }

  @Test
  void ofWeights_unitsOfASquare_areImages() {
    Sequential net = Pictures.trained(DATA);
    MimeBundle bundle = ImageGrid.ofWeights(net).toMimeBundle();
    Snapshots.check("weights-units", bundle);
    Dense layer = (Dense) net.layer(2);
    Shades key = Shades.of(layer.weight().toArray());
    BufferedImage second = Pictures.images(bundle).get(2);
    // The first image is the key.
    assertThat(Pictures.rgb(second, 4, 7)).isEqualTo(key.rgb(layer.weight().get(7 * 12 + 4, 1)));
    assertThat(bundle.text())
        .startsWith(
            "Weights of Dense(144→3), layer 2 of Sequential\n3 images of 12 × 12\n  1: unit 1")
        .contains("colours: " + key.text());
  }

  @Test
  void ofWeights_otherInputs_areStripsOrAsShaped() {
    ImageGrid grid = ImageGrid.ofWeights(new Dense(10, 4));
    assertThat(grid).asString().contains("4 images of 1 × 10");
    Snapshots.checkBundle(grid.toMimeBundle());
    assertThat(grid.shape(2, 5)).asString().contains("4 images of 2 × 5");
    assertThat(ImageGrid.ofWeights(new Dense(3 * 64, 4)))
        .asString()
        .contains("8 × 8 in 3 channels");
  }

  @Test
  void ofFilters_oneChannel_isOneImageEach() {
    Conv2d layer = new Conv2d(1, 6, 3);
    MimeBundle bundle = ImageGrid.ofFilters(new Sequential(layer, new Relu())).toMimeBundle();
    Snapshots.checkBundle(bundle);
    assertThat(bundle.text()).contains("6 images of 3 × 3", "  6: kernel 6, mean ");
  }

  @Test
  void ofFilters_otherChannels() {
    assertThat(ImageGrid.ofFilters(new Conv2d(3, 8, 5)))
        .asString()
        .contains("8 images of 5 × 5 in 3 channels", "black is -");
    assertThat(ImageGrid.ofFilters(new Conv2d(8, 16, 3)))
        .asString()
        .contains("32 of 128 images of 3 × 3", " 10: 2 from 2, mean");
    assertThat(ImageGrid.ofFilters(new Conv1d(4, 2, 5))).asString().contains("2 images of 4 × 5");
    assertThat(ImageGrid.ofWeights(new Conv2d(1, 2, 3, Initialiser.constant(0))))
        .asString()
        .contains("2 images of 3 × 3", "mean 0");
  }
}
