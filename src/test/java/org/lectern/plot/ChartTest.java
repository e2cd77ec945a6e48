package org.lectern.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lectern.display.MimeBundle;
import org.lectern.tensor.Tensor;

class ChartTest {
  private static double[] descent(double rate) {
    double[] path = new double[21];
    path[0] = 1;
    for (int i = 1; i < path.length; i++) {
      path[i] = path[i - 1] - rate * 2 * path[i - 1];
    }
    return path;
  }

  @Test
  void lineChart_learningRates_drawsFourLines() {
    LineChart chart = LineChart.of("Gradient descent on L = x²").x("step").y("x");
    for (double rate : new double[] {0.01, 0.1, 1, 1.1}) {
      chart.add("η = " + rate, descent(rate));
    }
    Snapshots.check("line-rates", chart.toMimeBundle());
    Snapshots.check("line-rates-cut", chart.yRange(-2, 2).toMimeBundle());
  }

  @Test
  void lineChart_function_drawsItsGraph() {
    LineChart chart =
        LineChart.of("The sigmoid")
            .x("x")
            .y("σ(x)")
            .add("σ", x -> 1 / (1 + StrictMath.exp(-x)), -8, 8);
    Snapshots.check("line-sigmoid", chart.toMimeBundle());
  }

  @Test
  void lineChart_pointsAndLine_drawsBoth() {
    double[] xs = {1, 2, 3, 4, 5, 6};
    double[] ys = {120_000, 180_000, 210_000, 290_000, 310_000, 400_000};
    LineChart chart =
        LineChart.of("House prices")
            .x("size (100 m²)")
            .y("price (euro)")
            .points("houses", xs, ys)
            .add("model", x -> 65_000 + 53_000 * x, 0.5, 6.5);
    Snapshots.check("line-points", chart.toMimeBundle());
  }

  @Test
  void lineChart_moreLinesThanColours_dashesTheFurtherOnes() {
    LineChart chart = LineChart.of("many");
    for (int i = 1; i <= 7; i++) {
      chart.add("line " + i, i, i);
    }
    assertThat(Snapshots.svg(chart.toMimeBundle())).doesNotContain("\"7 4\"");
    chart.add("line 8", 8, 8);
    assertThat(Snapshots.svg(chart.toMimeBundle())).contains("stroke-dasharray=\"7 4\"");
  }

  @Test
  void lineChart_sameNameAgain_replaces() {
    LineChart once = LineChart.of("t").add("a", 1, 2).add("b", 3, 4);
    LineChart twice = LineChart.of("t").add("a", 9, 9, 9).add("b", 3, 4).add("a", 1, 2);
    assertThat(Snapshots.svg(twice.toMimeBundle())).isEqualTo(Snapshots.svg(once.toMimeBundle()));
  }

  @Test
  void lineChart_listsAndTensors_areTheSame() {
    String expected = Snapshots.svg(LineChart.of("t").add("a", 1, 2.5, 4).toMimeBundle());
    assertThat(Snapshots.svg(LineChart.of("t").add("a", List.of(1, 2.5, 4f)).toMimeBundle()))
        .isEqualTo(expected);
    assertThat(Snapshots.svg(LineChart.of("t").add("a", Tensor.vector(1, 2.5, 4)).toMimeBundle()))
        .isEqualTo(expected);
  }

  @Test
  void lineChart_empty_saysSo() {
    for (MimeBundle bundle :
        List.of(
            LineChart.of("").toMimeBundle(),
            LineChart.of("t").add("a", new double[0]).toMimeBundle(),
            LineChart.of("t").add("a", Double.NaN).toMimeBundle())) {
      Snapshots.checkBundle(bundle);
      assertThat(Snapshots.svg(bundle)).contains("no values to draw");
    }
  }

  @Test
  void lineChart_aMillionPointsBackAndForth_isThinned() {
    double[] xs = new double[1_000_000];
    double[] ys = new double[xs.length];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = i % 1000;
      ys[i] = (i * 31L) % 977;
    }
    LineChart chart = LineChart.of("t");
    for (int k = 0; k < 4; k++) {
      chart.add("line " + k, xs, ys);
    }
    Snapshots.checkBundle(chart.toMimeBundle());
  }

  @Test
  void lineChart_spikeAmongAMillion_staysVisible() {
    double[] ys = new double[1_000_000];
    ys[123_456] = 50;
    Series thin =
        Thinning.thin(
            Series.counted("a", 0, ys, Series.Style.line(0, false)),
            new Axes(
                new Panel(
                    "",
                    "",
                    List.of(Series.counted("a", 0, ys, Series.Style.line(0, false))),
                    null,
                    null,
                    true,
                    null,
                    ""),
                0,
                0,
                640,
                300));
    assertThat(thin.y()).contains(50.0).hasSizeLessThan(4000);
  }

  @Test
  void lineChart_markup_isEscaped() {
    String svg =
        Snapshots.svg(
            LineChart.of("<a>&\"b\"")
                .x("<x>")
                .y("<y>")
                .add("<n>", 1, 2)
                .add("é…", 2, 1)
                .toMimeBundle());
    Snapshots.parse(svg);
    assertThat(svg).contains("&lt;a&gt;&amp;&quot;b&quot;", "&lt;x&gt;", "&lt;y&gt;", "&lt;n&gt;");
  }

  @Test
  void lineChart_otherLengths_teaches() {
    assertThatThrownBy(() -> LineChart.of("Cost").add("run", new double[3], new double[4]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "lineChart \"Cost\": \"run\" needs one y for each x, but got 3 x and 4 y. Leave the x"
                + " out to count from 0.");
  }

  @Test
  void lineChart_badRange_teaches() {
    assertThatThrownBy(() -> LineChart.of("Cost").yRange(2, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "lineChart \"Cost\": yRange needs a finite range whose first number is less than its"
                + " second, but got 2 and 2. Try -5 and 5.");
    assertThatThrownBy(() -> LineChart.of("Cost").add("f", x -> x, 1, Double.NaN))
        .hasMessageStartingWith("lineChart \"Cost\": add needs a finite range");
  }

  @Test
  void barChart_wholeNumbers_haveAllTheirDigits() {
    assertThat(BarChart.of("t").add("all", 27627).add("part", 0.123456).toString())
        .contains("27627")
        .contains("0.1235");
  }

  @Test
  void barChart_coefficients_drawsBothSigns() {
    BarChart chart =
        BarChart.of("Which words mean spam?")
            .label("coefficient")
            .add(
                List.of("$$", "!!!", "free", "george", "meeting", "hp"), 2, 1, 0.8, -3.2, -1.25, -2)
            .add("your", 0.31)
            .add("empty", 0);
    Snapshots.check("bar-coefficients", chart.toMimeBundle());
  }

  @Test
  void barChart_largest_keepsTheLargestInOrder() {
    BarChart chart =
        BarChart.of("t")
            .add(List.of("a", "b", "c", "d"), Tensor.vector(0.5, -3, 2, -0.25))
            .largest(2);
    assertThat(chart.toString())
        .isEqualTo(
            """
            t
            c   2  ████████████████
            b  -3  ░░░░░░░░░░░░░░░░░░░░░░░░
            the 2 largest of 4""");
  }

  @Test
  void barChart_edgeCases_areWellFormed() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      names.add("name " + i + " <&> of a feature that has a very long name");
    }
    for (BarChart chart :
        List.of(
            BarChart.of(""),
            BarChart.of("t").add("zero", 0),
            BarChart.of("t").add("a", Double.NaN).add("b", 1),
            BarChart.of("t").add("a", -1e299).add("b", 1e299),
            BarChart.of("t").add("a", -2),
            BarChart.of("t").add(names, new double[5000]))) {
      Snapshots.checkBundle(chart.toMimeBundle());
    }
  }

  @Test
  void barChart_otherLengths_teaches() {
    assertThatThrownBy(() -> BarChart.of("w").add(List.of("a", "b"), 1, 2, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "barChart \"w\": needs one value for each name, but got 2 names and 3 values. Take one"
                + " column, such as weights.column(0).");
    assertThatThrownBy(() -> BarChart.of("w").largest(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("barChart \"w\": largest needs at least 1 bar, but got 0. Try largest(10).");
  }
}
