package org.lectern.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleTest {
  private static List<String> labels(Scale scale, double min, double max, int about) {
    Ticks ticks = scale.ticks(new Range(min, max), about, false);
    return ticks.values().stream().map(ticks::label).toList();
  }

  private static double second(String instant) {
    return Instant.parse(instant).getEpochSecond();
  }

  private static List<String> times(String from, String to, int about) {
    return labels(Scale.TIME, second(from), second(to), about);
  }

  @Test
  void logarithmic_decades_arePowersOfTen() {
    assertThat(labels(Scale.LOGARITHMIC, -5, 0, 6))
        .containsExactly("10⁻⁵", "10⁻⁴", "10⁻³", "10⁻²", "10⁻¹", "1");
    assertThat(labels(Scale.LOGARITHMIC, -30, 0, 5))
        .containsExactly("10⁻³⁰", "10⁻²⁴", "10⁻¹⁸", "10⁻¹²", "10⁻⁶", "1");
    assertThat(labels(Scale.LOGARITHMIC, -3, 0, 6)).containsExactly("0.001", "0.01", "0.1", "1");
    assertThat(labels(Scale.LOGARITHMIC, 0.9, 4.2, 5)).containsExactly("10", "10²", "10³", "10⁴");
  }

  @Test
  void logarithmic_lessThanTwoDecades_hasTicksBetween() {
    assertThat(labels(Scale.LOGARITHMIC, -1, 1, 5)).containsExactly("0.1", "1", "10");
    assertThat(labels(Scale.LOGARITHMIC, 0, 1.3, 5)).containsExactly("1", "2", "5", "10");
    assertThat(labels(Scale.LOGARITHMIC, StrictMath.log10(0.91), StrictMath.log10(0.97), 4))
        .containsExactly("0.92", "0.94", "0.96");
  }

  @Test
  void logarithmic_noPositiveValue_hasNoPlace() {
    assertThat(Scale.LOGARITHMIC.at(0.001)).isEqualTo(-3);
    assertThat(Scale.LOGARITHMIC.at(0)).isNaN();
    assertThat(Scale.LOGARITHMIC.at(-1)).isNaN();
    assertThat(Scale.LOGARITHMIC.at(Double.NaN)).isNaN();
  }

  @Test
  void categories_tooMany_nameEveryNth() {
    Scale scale = Scale.categories(List.of("a", "b", "c", "d", "e"));
    assertThat(labels(scale, -0.5, 4.5, 9)).containsExactly("a", "b", "c", "d", "e");
    assertThat(labels(scale, -0.5, 4.5, 3)).containsExactly("a", "c", "e");
    assertThat(scale.range(List.of())).isEqualTo(new Range(-0.5, 4.5));
    assertThat(scale.text(3)).isEqualTo("d");
  }

  @Test
  void time_anySpan_hasRoundTicks() {
    assertThat(times("2020-03-05T00:00:00Z", "2020-03-05T00:00:40Z", 4))
        .containsExactly("2020-03-05", "00:00:10", "00:00:20", "00:00:30", "00:00:40");
    assertThat(times("2020-03-05T09:40:00Z", "2020-03-05T13:10:00Z", 4))
        .containsExactly("10:00", "11:00", "12:00", "13:00");
    assertThat(times("2020-02-27T12:00:00Z", "2020-03-02T12:00:00Z", 5))
        .containsExactly("2020-02-28", "2020-02-29", "2020-03-01", "2020-03-02");
    assertThat(times("2019-11-15T00:00:00Z", "2020-04-20T00:00:00Z", 6))
        .containsExactly("2019-12", "2020-01", "2020-02", "2020-03", "2020-04");
    assertThat(times("2001-05-01T00:00:00Z", "2019-05-01T00:00:00Z", 4))
        .containsExactly("2005", "2010", "2015");
  }

  @Test
  void time_noDate_isANumber() {
    assertThat(Scale.TIME.text(1e30)).isEqualTo("1e30");
    assertThat(Scale.TIME.text(second("1969-07-20T20:17:40Z"))).isEqualTo("1969-07-20T20:17:40");
    assertThat(labels(Scale.TIME, -1e30, 1e30, 4)).isNotEmpty();
  }

  @Test
  void colours_eachScale_haveEvenLightness() {
    double before = lightness(ColourScale.SEQUENTIAL.at(0));
    for (int i = 1; i <= 16; i++) {
      double here = lightness(ColourScale.SEQUENTIAL.at(i / 16.0));
      assertThat(here - before).as("step " + i).isBetween(3.2, 7.5);
      before = here;
    }
    for (int i = 1; i <= 8; i++) {
      double cold = lightness(ColourScale.DIVERGING.at(0.5 - i / 16.0));
      double warm = lightness(ColourScale.DIVERGING.at(0.5 + i / 16.0));
      assertThat(warm - cold).as("side step " + i).isBetween(-4.0, 4.0);
    }
  }

  /** CIE L* of an sRGB colour. */
  private static double lightness(int colour) {
    double y =
        0.2126 * linear(colour >> 16 & 255)
            + 0.7152 * linear(colour >> 8 & 255)
            + 0.0722 * linear(colour & 255);
    return y > 0.008856 ? 116 * StrictMath.cbrt(y) - 16 : 903.3 * y;
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : StrictMath.pow((share + 0.055) / 1.055, 2.4);
  }

  @Test
  void bins_values_areCountedOnce() {
    double[] values = {0, 0.5, 1, 1, 2, 2, 2, 3, Double.NaN};
    assertThat(Bins.count(values, new double[] {0, 1, 2, 3})).containsExactly(2, 2, 4);
    assertThat(Bins.edges(new double[] {1, 2, 3, 4, 5, 6}, 0))
        .containsExactly(0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5);
    assertThat(Bins.edges(new double[] {-1, 1}, 4)).containsExactly(-1, -0.5, 0, 0.5, 1);
  }

  @Test
  void box_knownValues_hasQuartilesAndOutliers() {
    Box box = Box.of("a", new double[] {7, 1, 2, 3, 4, 5, 6, 100});
    assertThat(box.median()).isEqualTo(4.5);
    assertThat(box.lowerQuartile()).isEqualTo(2.75);
    assertThat(box.upperQuartile()).isEqualTo(6.25);
    assertThat(box.low()).isEqualTo(1);
    assertThat(box.high()).isEqualTo(7);
    assertThat(box.outliers()).containsExactly(100);
    Box same = Box.of("same", new double[] {0.1, 0.1, 0.1, 0.1, 0.1, 0.1});
    assertThat(same.low()).isEqualTo(0.1);
    assertThat(same.outliers()).isEmpty();
  }

  @Test
  void grid_atMost_isTheMeanOfBlocks() {
    Grid grid = Grid.counted(2, 4, new double[] {1, 3, 5, Double.NaN, 2, 4, 6, 8});
    assertThat(grid.atMost(2).values()).containsExactly(2, 5, 3, 7);
    assertThat(grid.isSigned()).isFalse();
    assertThat(Grid.counted(1, 2, new double[] {-1, 3}).range()).isEqualTo(new Range(-3, 3));
  }
}
