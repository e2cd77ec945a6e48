package org.lectern.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ToneTest {
  @Test
  void shades_bothSigns_areSymmetric() {
    Shades shades = Shades.of(new float[] {-1, 0.5f, 3, Float.NaN, Float.POSITIVE_INFINITY});
    assertThat(shades).isEqualTo(new Shades(-3, 3));
    assertThat(shades.rgb(0)).isEqualTo(0xF5F5F3);
    assertThat(shades.rgb(3)).isEqualTo(0x833F00);
    assertThat(shades.rgb(-3)).isEqualTo(0x0B4A8F);
    assertThat(shades.rgb(1.5)).isEqualTo(0xDD9A5F);
    assertThat(shades.text()).isEqualTo("-3 (blue) to 3 (orange), 0 is pale");
  }

  @Test
  void shades_oneSign_beginAtZeroWhereItIsNear() {
    assertThat(Shades.of(new float[] {1, 9})).isEqualTo(new Shades(0, 9));
    assertThat(Shades.of(new float[] {8, 9})).isEqualTo(new Shades(8, 9));
    assertThat(Shades.of(new float[] {-1, -9})).isEqualTo(new Shades(-9, 0));
    assertThat(Shades.of(new float[] {5, 5})).isEqualTo(new Shades(0, 5));
    assertThat(Shades.of(new float[] {8, 9}).rgb(8)).isEqualTo(0xF5F5F3);
    assertThat(Shades.of(new float[] {-1, -9}).rgb(-9)).isEqualTo(0x0B4A8F);
    assertThat(Shades.of(new float[] {-1, -9}).rgb(0)).isEqualTo(0xF5F5F3);
    assertThat(Shades.of(new float[] {1, 9}).text()).isEqualTo("0 (pale) to 9 (orange)");
    assertThat(Shades.of(new float[] {-1, -9}).text()).isEqualTo("-9 (blue) to 0 (pale)");
  }

  @Test
  void shades_nothingFinite_isAnyScale() {
    assertThat(Shades.of(new float[] {Float.NaN})).isEqualTo(new Shades(0, 1));
    assertThat(Shades.of(new float[0])).isEqualTo(new Shades(0, 1));
    assertThat(Shades.of(new float[3]).rgb(0)).isEqualTo(0xF5F5F3);
    assertThat(new Shades(0, 1).rgb(Double.NaN)).isEqualTo(Tone.GAP);
    assertThat(new Shades(0, 1).rgb(Double.NEGATIVE_INFINITY)).isEqualTo(Tone.GAP);
  }

  @Test
  void shades_largestFloats_keepTheirOrder() {
    Shades shades = Shades.of(new float[] {-Float.MAX_VALUE, Float.MAX_VALUE});
    assertThat(shades.rgb(Float.MAX_VALUE)).isEqualTo(0x833F00);
    assertThat(shades.rgb(Float.MAX_VALUE / 2)).isEqualTo(0xDD9A5F);
  }

  /** A palette of 256 colours must hold them, and the gap's. */
  @Test
  void shades_allColours_fitAPalette() {
    Set<Integer> colours = new HashSet<>();
    for (int i = -10_000; i <= 10_000; i++) {
      colours.add(new Shades(-1, 1).rgb(i / 10_000.0));
    }
    assertThat(colours).hasSizeBetween(100, 255).doesNotContain(Tone.GAP);
  }

  @Test
  void brightness_range_isThatOfTheNumbers() {
    assertThat(Brightness.of(new float[] {0, 0.7f})).isEqualTo(new Brightness(0, 1));
    assertThat(Brightness.of(new float[] {0, 200})).isEqualTo(new Brightness(0, 255));
    assertThat(Brightness.of(new float[] {0, 16})).isEqualTo(new Brightness(0, 16));
    assertThat(Brightness.of(new float[] {0, 100.5f})).isEqualTo(new Brightness(0, 100.5));
    assertThat(Brightness.of(new float[] {-0.5f, 1})).isEqualTo(new Brightness(-1, 1));
    assertThat(Brightness.of(new float[] {-2, 3})).isEqualTo(new Brightness(-2, 3));
    assertThat(Brightness.of(new float[] {Float.NaN})).isEqualTo(new Brightness(0, 1));
  }

  @Test
  void brightness_level_isRoundedAndCut() {
    Brightness one = new Brightness(0, 1);
    assertThat(one.rgb(0)).isZero();
    assertThat(one.rgb(1)).isEqualTo(0xFFFFFF);
    assertThat(one.rgb(0.5)).isEqualTo(0x808080);
    assertThat(one.rgb(7)).isEqualTo(0xFFFFFF);
    assertThat(one.rgb(Double.NaN)).isEqualTo(Tone.GAP);
    assertThat(new Brightness(-1, 1).text()).isEqualTo("black is -1, white 1");
  }

  @Test
  void isDark_ends_needWhiteText() {
    assertThat(Tone.isDark(0x833F00)).isTrue();
    assertThat(Tone.isDark(0x0B4A8F)).isTrue();
    assertThat(Tone.isDark(0xF5F5F3)).isFalse();
    assertThat(Tone.isDark(Tone.GAP)).isFalse();
  }
}
