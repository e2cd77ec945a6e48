package org.lectern.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TicksTest {
  private static List<String> labels(double min, double max, int about, boolean whole) {
    Ticks ticks = Ticks.of(new Range(min, max), about, whole);
    return ticks.values().stream().map(ticks::label).toList();
  }

  @Test
  void labels_ordinaryRanges_areRoundNumbers() {
    assertThat(labels(0, 1, 5, false)).containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1.0");
    assertThat(labels(-1.3, 1.3, 4, false)).containsExactly("−1", "0", "1");
    assertThat(labels(1, 100, 6, true)).containsExactly("20", "40", "60", "80", "100");
    assertThat(labels(0.041, 0.062, 4, false)).containsExactly("0.05", "0.06");
  }

  @Test
  void labels_countsOfAFewEpochs_areWhole() {
    assertThat(labels(1, 3, 8, true)).containsExactly("1", "2", "3");
    assertThat(labels(0.5, 1.5, 8, true)).containsExactly("1");
  }

  @Test
  void labels_largeAndSmallNumbers_areShort() {
    assertThat(labels(0, 3e9, 3, false)).containsExactly("0", "1e9", "2e9", "3e9");
    assertThat(labels(0, 3e-7, 3, false)).containsExactly("0", "1e-7", "2e-7", "3e-7");
    assertThat(labels(1e7, 1e7 + 1, 2, false))
        .containsExactly("10000000", "10000000.5", "10000001");
  }

  @Test
  void rounded_anyRange_endsAtTicks() {
    Range range = Ticks.rounded(new Range(0.13, 0.92), 5);
    assertThat(range).isEqualTo(new Range(0, 1));
    assertThat(Ticks.rounded(new Range(-3.2, 38.3), 5)).isEqualTo(new Range(-10, 40));
  }

  @Test
  void of_extremeRanges_hasFewTicks() {
    for (Range range :
        List.of(new Range(-1e300, 1e300), new Range(0, 1e-300), new Range(1, 1 + 1e-8))) {
      assertThat(Ticks.of(range, 5, false).values()).hasSizeBetween(2, 11);
    }
  }

  @Test
  void range_noFiniteValue_isFromZeroToOne() {
    assertThat(Range.of(List.of(new double[] {Double.NaN, Double.POSITIVE_INFINITY})))
        .isEqualTo(new Range(0, 1));
  }

  @Test
  void wrap_longText_hasLinesThatFit() {
    String text = "one two three four five six seven eight nine ten";
    List<String> lines = TextWidth.wrap(text, 10, 100, 2);
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).isEqualTo("one two three four");
    assertThat(lines.get(1)).endsWith("…");
    assertThat(lines).allMatch(line -> TextWidth.of(line, 10) <= 100);
  }

  @Test
  void shorten_surrogatePairs_areNotCut() {
    for (int width = 10; width < 100; width++) {
      String shortened = TextWidth.shorten("😀😀😀😀😀😀😀", 10, width);
      assertThat(shortened.codePoints().filter(c -> c >= 0xD800 && c <= 0xDFFF)).isEmpty();
    }
  }
}
