package org.lectern.plot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lectern.data.Dataset;
import org.lectern.display.MimeBundle;
import org.lectern.tensor.Tensor;
import org.lectern.train.History;
import org.lectern.train.TestFits;

class PlotlyJsonTest {
  private static JsonNode json(MimeBundle bundle) throws Exception {
    return new ObjectMapper().readTree(Snapshots.json(bundle));
  }

  @Test
  void numbers_andGaps_areNumbersAndNulls() throws Exception {
    double[] ys = {1, 0.1, Double.NaN, Double.POSITIVE_INFINITY, 1234567, 1e-7, 1.0 / 3};
    JsonNode trace = json(LineChart.of("t").add("a", ys).toMimeBundle()).at("/data/0");
    assertThat(trace.get("y").toString()).isEqualTo("[1,0.1,null,null,1234570,1.0E-7,0.333333]");
  }

  /** A saved notebook has each number on a line of its own. */
  @Test
  void x_evenly_isTwoNumbers() throws Exception {
    double[] y = {3, 1, 2, 5};
    JsonNode even =
        json(LineChart.of("t").add("a", new double[] {-1, -0.5, 0, 0.5}, y).toMimeBundle());
    assertThat(even.at("/data/0").has("x")).isFalse();
    assertThat(even.at("/data/0/x0").asDouble()).isEqualTo(-1);
    assertThat(even.at("/data/0/dx").asDouble()).isEqualTo(0.5);
    double[] x = {1, 2, 3.001, 4};
    JsonNode other = json(LineChart.of("t").add("a", x, y).toMimeBundle());
    assertThat(other.at("/data/0/x").toString()).isEqualTo("[1,2,3.001,4]");
    JsonNode logarithmic =
        json(LineChart.of("t").logX().add("a", new double[] {1, 2, 3, 4}, y).toMimeBundle());
    assertThat(logarithmic.at("/data/0/x").toString()).isEqualTo("[1,2,3,4]");
  }

  @Test
  void text_markup_isNeutral() throws Exception {
    JsonNode json =
        json(
            LineChart.of("<b>bold</b> & $x$")
                .x("<a href=\"javascript:alert(1)\">x</a>")
                .add("<i>n</i>", 1, 2)
                .toMimeBundle());
    assertThat(json.at("/layout/title/text").asText())
        .isEqualTo("&lt;b&gt;bold&lt;/b&gt; &amp; &#36;x&#36;");
    assertThat(json.at("/layout/xaxis/title/text").asText()).startsWith("&lt;a href=");
    assertThat(json.at("/data/0/name").asText()).isEqualTo("&lt;i&gt;n&lt;/i&gt;");
  }

  @Test
  void look_line_isThatOfTheStaticPicture() throws Exception {
    MimeBundle bundle = LineChart.of("t").x("step").y("loss").add("a", 1, 2).toMimeBundle();
    JsonNode json = json(bundle);
    assertThat(json.at("/data/0/line/color").asText()).isEqualTo("#0072b2");
    assertThat(Snapshots.svg(bundle)).contains("#0072b2");
    assertThat(json.at("/layout/paper_bgcolor").asText()).isEqualTo("#ffffff");
    assertThat(json.at("/layout/xaxis/title/text").asText()).isEqualTo("step");
    assertThat(json.at("/layout/yaxis/title/text").asText()).isEqualTo("loss");
    assertThat(json.at("/config/displaylogo").asBoolean(true)).isFalse();
  }

  @Test
  void lossCurve_running_hasNoFormForPlotly() {
    History history = TestFits.history("settings", 0);
    TestFits.epoch(history, TestFits.loss(1));
    assertThat(LossCurve.running(history, 10, 0.1, "").toMimeBundle().data())
        .doesNotContainKey(MimeBundle.PLOTLY);
    assertThat(LossCurve.of(history).toMimeBundle().data()).containsKey(MimeBundle.PLOTLY);
  }

  @Test
  void lossCurve_twoMetrics_shareOneLegend() throws Exception {
    History history = TestFits.history("settings", 0);
    for (int e = 0; e < 3; e++) {
      TestFits.epoch(history, TestFits.values(1.0 / (e + 1), 0.5));
      TestFits.validation(history, TestFits.values(1.5 / (e + 1), 0.4));
    }
    MimeBundle bundle = LossCurve.of(history).toMimeBundle();
    Snapshots.checkAll("plotly-loss", bundle);
    JsonNode data = json(bundle).get("data");
    assertThat(data.findValuesAsText("showlegend"))
        .containsExactly("true", "true", "false", "false");
    assertThat(data.findValuesAsText("xaxis")).containsExactly("x", "x", "x2", "x2");
  }

  @Test
  void aMillionPoints_line_isThinnedAndKeepsItsSpike() throws Exception {
    double[] ys = new double[1_000_000];
    ys[123_456] = 50;
    JsonNode y = json(LineChart.of("t").add("a", ys).toMimeBundle()).at("/data/0/y");
    assertThat(y.size()).isLessThan(6100);
    assertThat(y.toString()).contains(",50,");
  }

  @Test
  void scatter_classes_haveTheirSymbols() throws Exception {
    Dataset data =
        Dataset.of(
            Tensor.matrix(new double[] {0, 0}, new double[] {1, 1}, new double[] {2, 1}),
            Tensor.vector(0, 1, 1));
    JsonNode traces = json(Scatter.of(data).toMimeBundle()).get("data");
    assertThat(traces.findValuesAsText("symbol")).containsExactly("circle", "square");
    assertThat(traces.findValuesAsText("mode")).containsExactly("markers", "markers");
  }

  @Test
  void regions_threeClasses_areTints() {
    float[][] probabilities = new float[3][9];
    for (int p = 0; p < 9; p++) {
      probabilities[p % 3][p] = 0.9f;
      probabilities[(p + 1) % 3][p] = 0.1f;
    }
    Regions regions =
        new Regions(List.of("a", "b", "c"), new Range(0, 1), new Range(0, 1), 3, probabilities);
    assertThat(RegionsPlotly.trace(regions).get("z").toString())
        .isEqualTo("[[4, 9, 14], [4, 9, 14], [4, 9, 14]]");
  }

  @Test
  void regions_manyPoints_areHalvedFromEdgeToEdge() {
    int side = 81;
    float[][] probabilities = new float[2][side * side];
    for (int p = 0; p < side * side; p++) {
      probabilities[p % side < 40 ? 0 : 1][p] = 1;
    }
    Regions regions =
        new Regions(List.of("a", "b"), new Range(0, 8), new Range(0, 4), side, probabilities);
    Map<String, Object> trace = RegionsPlotly.trace(regions);
    List<?> rows = (List<?>) trace.get("z");
    assertThat(rows).hasSize(41).allSatisfy(row -> assertThat((List<?>) row).hasSize(41));
    assertThat(((List<?>) rows.get(40)).subList(19, 21).toString()).isEqualTo("[4, 9]");
    assertThat(trace.get("dx").toString()).isEqualTo("0.2");
    assertThat(trace.get("dy").toString()).isEqualTo("0.1");
  }

  @Test
  void barChart_coefficients_haveColoursBySign() throws Exception {
    MimeBundle bundle = BarChart.of("w").add("a", 2).add("b", -1).toMimeBundle();
    Snapshots.checkAll("plotly-bars", bundle);
    assertThat(json(bundle).at("/data/0/marker/color").toString())
        .as("as in maps and diagrams")
        .isEqualTo("[\"#d55e00\",\"#0072b2\"]");
    JsonNode positive = json(BarChart.of("n").add("a", 2).add("b", 1).toMimeBundle());
    assertThat(positive.at("/data/0/marker/color").toString()).doesNotContain("#d55e00");
  }

  private static JsonNode figure(Panel panel, List<Series> legend) throws Exception {
    Figure figure = Figure.of("t", List.of(panel, panel), legend, List.of(), List.of());
    return json(FigureSvg.bundle(figure, 200));
  }

  @Test
  void legend_ofManyLongNames_getsItsRows() throws Exception {
    List<Series> lines = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String name = "a rather long name of a training, number " + i + ", with all its settings";
      lines.add(Series.counted(name, 1, new double[] {i, 2}, Series.Style.line(i, false)));
    }
    Panel panel = Panel.counted("epoch", "loss", lines);
    JsonNode one = figure(panel, List.of(lines.get(0)));
    JsonNode six = figure(panel, lines);
    double more = six.at("/layout/margin/t").asDouble() - one.at("/layout/margin/t").asDouble();
    assertThat(more).isEqualTo(2 * 29);
    assertThat(six.at("/layout/height").asDouble() - one.at("/layout/height").asDouble())
        .as("room, not smaller panels")
        .isEqualTo(more);
    assertThat(six.at("/data/0/name").asText()).endsWith("…").hasSizeLessThan(60);
  }

  @Test
  void counts_few_haveWholeTicks() throws Exception {
    Series few = Series.counted("a", 1, new double[] {3, 2, 1}, Series.Style.line(0, false));
    Series many = Series.counted("a", 1, new double[30], Series.Style.line(0, false));
    JsonNode short3 = figure(Panel.counted("epoch", "loss", List.of(few)), List.of());
    JsonNode long30 = figure(Panel.counted("epoch", "loss", List.of(many)), List.of());
    JsonNode real = figure(Panel.lines("x", "y", List.of(few)), List.of());
    assertThat(short3.at("/layout/xaxis/dtick").asInt()).isEqualTo(1);
    assertThat(long30.at("/layout/xaxis").has("dtick")).isFalse();
    assertThat(real.at("/layout/xaxis").has("dtick")).isFalse();
  }

  @Test
  void lines_veryMany_keepTheirShape() throws Exception {
    List<Series> lines = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      lines.add(Series.counted("w" + i, 0, new double[25], Series.Style.line(i, false)));
    }
    JsonNode json = figure(Panel.lines("λ", "w", lines), List.of());
    assertThat(json.at("/data/0/y").size()).isEqualTo(25);
  }

  @Test
  void band_withAGapInOneEdge_hasItInBoth() throws Exception {
    double[] x = {1, 2, 3, 4};
    Band band = new Band("b", x, new double[] {0, 1, 1, 0}, new double[] {2, Double.NaN, 3, 2}, 0);
    JsonNode json = figure(Panel.of("x", "y", List.of(band)), List.of());
    assertThat(json.at("/data/0/y").toString()).isEqualTo("[0,null,1,0]");
    assertThat(json.at("/data/1/y").toString()).isEqualTo("[2,null,3,2]");
  }

  @Test
  void band_withItsLineInTheLegend_goesAndComesWithIt() throws Exception {
    double[] x = {1, 2};
    Series other = new Series("other", x, x, Series.Style.line(0, false));
    Series median = new Series("median", x, x, Series.Style.line(1, false));
    Band band = new Band("spread", x, new double[] {0, 1}, new double[] {2, 3}, 1);
    List<Series> lines = List.of(other, median);
    JsonNode json = figure(Panel.lines("x", "y", lines).with(List.of(band)), lines);
    assertThat(json.at("/data"))
        .extracting(trace -> trace.at("/legendgroup").asText())
        .as("of two panels")
        .containsExactly(
            "median", "median", "other", "median", "median", "median", "other", "median");
    assertThat(json.at("/data/0/showlegend").asBoolean()).isFalse();
  }

  @Test
  void band_long_keepsItsSpikes() throws Exception {
    double[] x = IntStream.range(0, 5000).asDoubleStream().toArray();
    double[] high = new double[5000];
    Arrays.fill(high, 1);
    high[1234] = 9;
    JsonNode json =
        figure(Panel.of("x", "y", List.of(new Band("b", x, new double[5000], high, 0))), List.of());
    assertThat(json.at("/data/1/y").size()).isEqualTo(600);
    assertThat(json.at("/data/1/y").toString()).contains("9");
    assertThat(json.at("/data/1/x/599").asInt()).isEqualTo(4999);
  }
}
