package org.lectern.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lectern.tensor.Tensor;

class ImageRowsTest {
  private static String layout(int... sizes) {
    ImageRows rows = ImageRows.of(Tensor.zeros(sizes), 5);
    return rows == null
        ? "none"
        : rows.count() + "×" + rows.channels() + "×" + rows.height() + "×" + rows.width();
  }

  @Test
  void of_shapes_areReadAsTheLayersDo() {
    assertThat(layout(8, 9)).isEqualTo("1×1×8×9");
    assertThat(layout(1, 8, 9)).isEqualTo("1×1×8×9");
    assertThat(layout(3, 8, 9)).isEqualTo("1×3×8×9");
    assertThat(layout(4, 8, 9)).isEqualTo("4×1×8×9");
    assertThat(layout(70, 8, 9)).isEqualTo("5×1×8×9");
    assertThat(layout(2, 1, 8, 9)).isEqualTo("2×1×8×9");
    assertThat(layout(2, 3, 8, 9)).isEqualTo("2×3×8×9");
    assertThat(layout(2, 4, 8, 9)).isEqualTo("5×1×8×9");
    assertThat(layout(9)).isEqualTo("none");
    assertThat(layout(0, 1, 8, 9)).isEqualTo("none");
    assertThat(layout(2, 2, 2, 2, 2)).isEqualTo("none");
  }

  @Test
  void of_severalChannels_keepsTheOrder() {
    Tensor x = Tensor.range(0, 2 * 2 * 4, 1).reshape(2, 2, 2, 2);
    ImageRows rows = ImageRows.of(x, 3);
    assertThat(rows.count()).isEqualTo(3);
    assertThat(rows.values(2)).containsExactly(8, 9, 10, 11);
    assertThat(ImageRows.count(x)).isEqualTo(4);
  }

  @Test
  void shaped_rowsOfAMatrix_becomeImages() {
    ImageRows rows = ImageRows.of(Tensor.range(0, 24, 1).reshape(2, 12), 5);
    assertThat(rows.shaped(3, 4).count()).isEqualTo(2);
    assertThat(rows.shaped(3, 4).values(1)[0]).isEqualTo(12);
    assertThat(rows.shaped(2, 2).channels()).isEqualTo(3);
    assertThat(rows.shaped(5, 5)).isNull();
    assertThat(rows.shaped(46_341, 46_341)).isNull();
  }

  @Test
  void square_onlyWhereTheNumbersFit() {
    assertThat(new ImageRows(new float[784], 1, 1, 1, 784).square(4).measure())
        .isEqualTo("28 × 28");
    assertThat(new ImageRows(new float[3072], 1, 1, 1, 3072).square(4).measure())
        .isEqualTo("32 × 32 in 3 channels");
    assertThat(new ImageRows(new float[12], 1, 1, 1, 12).square(4)).isNull();
    assertThat(new ImageRows(new float[9], 1, 1, 1, 9).square(4)).isNull();
    assertThat(new ImageRows(new float[100], 1, 1, 1, 100).square(4).height()).isEqualTo(10);
  }

  @Test
  void reduced_blocks_areMeansAndTheRestToo() {
    ImageRows rows = new ImageRows(new float[] {1, 3, 5, 1, 3, 8}, 1, 1, 2, 3);
    assertThat(rows.reduced(2, 2).data()).containsExactly(2, 6.5f);
    assertThat(rows.reduced(1, 1)).isSameAs(rows);
    rows.data()[0] = Float.NaN;
    assertThat(rows.reduced(2, 2).data()[0]).isNaN();
  }

  @Test
  void raster_colours_comeFromThreePlanes() {
    float[] data = {1, 0, 0, 1, 1, Float.NaN};
    Raster raster = new ImageRows(data, 1, 3, 1, 2).raster(0, new Brightness(0, 1));
    assertThat(raster.pixel(0, 0)).isEqualTo(0xFF00FF);
    assertThat(raster.pixel(0, 1)).isEqualTo(Tone.GAP);
  }
}
