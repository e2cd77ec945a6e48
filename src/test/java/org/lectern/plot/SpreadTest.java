package org.lectern.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lectern.data.Generators;

class SpreadTest {
  @Test
  void place_samePoint_movesAllButTheFirst() {
    Spread spread = new Spread(true);
    Set<String> places = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      double[] at = spread.place(100, 50);
      places.add(Math.round(at[0] * 2) + " " + Math.round(at[1] * 2));
      assertThat(Math.hypot(at[0] - 100, at[1] - 50)).isLessThanOrEqualTo(24 + 1e-9);
    }
    assertThat(places).hasSize(20).contains("200 100");
    assertThat(spread.place(7, 8)).containsExactly(7, 8);
  }

  /** Two points at one place of a chart with scales stay there: their numbers are read off. */
  @Test
  void lineChart_equalPoints_stay() {
    double[] ones = {1, 1, 1};
    String svg =
        LineChart.of("t").points("p", ones, ones).toMimeBundle().data().get("image/svg+xml") + "";
    Matcher paths = Pattern.compile("<path d=\"(M[^\"]+)\"/>").matcher(svg);
    List<String> drawn = paths.results().map(m -> m.group(1)).toList();
    assertThat(drawn.subList(drawn.size() - 3, drawn.size()))
        .containsOnly(drawn.get(drawn.size() - 1));
  }

  @Test
  void scatter_counts_saysThatPointsWereMoved() {
    assertThat(Scatter.of(Generators.spam(100, 1)).toMimeBundle().data().get("image/svg+xml"))
        .asString()
        .contains(Spread.REMARK);
    assertThat(Scatter.of(Generators.moons(100, 0.1, 1)).toMimeBundle().data().get("image/svg+xml"))
        .asString()
        .doesNotContain(Spread.REMARK);
  }
}
