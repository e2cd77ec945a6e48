package org.lectern.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lectern.display.Displays;
import org.lectern.display.MimeBundle;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.api.AreaPlot;
import tech.tablesaw.plotly.api.BoxPlot;
import tech.tablesaw.plotly.api.BubblePlot;
import tech.tablesaw.plotly.api.Heatmap;
import tech.tablesaw.plotly.api.HorizontalBarPlot;
import tech.tablesaw.plotly.api.LinePlot;
import tech.tablesaw.plotly.api.PiePlot;
import tech.tablesaw.plotly.api.Scatter3DPlot;
import tech.tablesaw.plotly.api.ScatterPlot;
import tech.tablesaw.plotly.api.TimeSeriesPlot;
import tech.tablesaw.plotly.api.VerticalBarPlot;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.BarTrace;
import tech.tablesaw.plotly.traces.ContourTrace;
import tech.tablesaw.plotly.traces.HistogramTrace;
import tech.tablesaw.plotly.traces.ScatterTrace;

class JsplotRendererTest {
  private static final int N = 60;

  /** Flowers of three kinds, with a missing number and markup in a name. */
  private static Table flowers() {
    String[] kinds = new String[N];
    String[] sites = new String[N];
    double[] lengths = new double[N];
    double[] widths = new double[N];
    int[] counts = new int[N];
    for (int i = 0; i < N; i++) {
      kinds[i] = new String[] {"setosa", "versicolor", "<b>virginica</b>"}[i % 3];
      sites[i] = i % 4 == 0 ? "hill" : "valley";
      lengths[i] = 1 + i % 3 * 2 + (i * 7 % 11) / 10.0;
      widths[i] = 0.2 + i % 3 * 0.7 + (i * 5 % 13) / 20.0;
      counts[i] = 1 + i * 3 % 7;
    }
    lengths[4] = Double.NaN;
    return Table.create(
        "flowers",
        StringColumn.create("kind", kinds),
        StringColumn.create("site", sites),
        DoubleColumn.create("length", lengths),
        DoubleColumn.create("width", widths),
        IntColumn.create("count", counts));
  }

  private static MimeBundle show(Figure figure) {
    MimeBundle bundle = Displays.of(figure).orElseThrow();
    Snapshots.checkBundle(bundle);
    return bundle;
  }

  private static JsonNode json(MimeBundle bundle) throws Exception {
    return new ObjectMapper().readTree(Snapshots.json(bundle));
  }

  @Test
  void scatter_groups_areClasses() throws Exception {
    MimeBundle bundle =
        show(ScatterPlot.create("Flowers & <more>", flowers(), "length", "width", "kind"));
    Snapshots.checkAll("jsplot-scatter", bundle);
    JsonNode json = json(bundle);
    assertThat(json.at("/data/0/x/0").isNumber()).isTrue();
    assertThat(json.at("/layout/title/text").asText()).isEqualTo("Flowers &amp; &lt;more&gt;");
    assertThat(Snapshots.svg(bundle)).contains("Flowers &amp; &lt;more&gt;<");
    assertThat(json.toString()).contains("null").doesNotContain("NaN", "<b>");
  }

  @Test
  void line_numbers_isDrawn() {
    double[] x = IntStream.range(0, 50).asDoubleStream().toArray();
    double[] y = IntStream.range(0, 50).mapToDouble(i -> StrictMath.sin(i / 6.0)).toArray();
    y[10] = Double.NaN;
    Snapshots.checkAll("jsplot-line", show(LinePlot.create("A wave", "t (s)", x, "height (m)", y)));
  }

  @Test
  void area_line_isFilled() {
    Table table =
        Table.create(
            "t",
            DoubleColumn.create("x", new double[] {0, 1, 2, 3}),
            DoubleColumn.create("y", new double[] {2, 1, 3, 2.5}));
    Snapshots.checkAll("jsplot-area", show(AreaPlot.create("Area", table, "x", "y")));
  }

  @Test
  void bars_standingAndLying_areDrawn() {
    Table means = flowers().countBy("kind");
    Snapshots.checkAll(
        "jsplot-bars", show(VerticalBarPlot.create("Kinds", means, "kind", "Count")));
    Snapshots.checkAll(
        "jsplot-bars-lying", show(HorizontalBarPlot.create("Kinds", means, "kind", "Count")));
  }

  @Test
  void bars_stacked_saysHowItIsDrawn() {
    Object[] names = {"a", "b", "c"};
    Figure figure =
        new Figure(
            Layout.builder("Stacked").barMode(Layout.BarMode.STACK).build(),
            BarTrace.builder(names, new double[] {1, 2, 3}).name("one").build(),
            BarTrace.builder(names, new double[] {3, 1, 2}).name("two").build());
    assertThat(show(figure).text()).contains("bars are drawn side by side; Plotly stacks them");
  }

  @Test
  void histogram_values_areCounted() {
    double[] values = IntStream.range(0, 300).mapToDouble(i -> (i * 7919 % 1000) / 500.0).toArray();
    Figure figure =
        new Figure(
            Layout.builder("Values").build(), HistogramTrace.builder(values).nBinsX(8).build());
    MimeBundle bundle = show(figure);
    Snapshots.checkAll("jsplot-histogram", bundle);
    assertThat(bundle.text()).contains("300 values");
  }

  @Test
  void heatMap_counts_haveNames() {
    Snapshots.checkAll(
        "jsplot-heat", show(Heatmap.create("Kinds by site", flowers(), "kind", "site")));
  }

  @Test
  void boxes_groups_showQuartiles() {
    Snapshots.checkAll(
        "jsplot-boxes", show(BoxPlot.create("Lengths", flowers(), "kind", "length")));
  }

  @Test
  void pie_shares_haveLabels() {
    Table counts = flowers().countBy("kind");
    Snapshots.checkAll("jsplot-pie", show(PiePlot.create("Kinds", counts, "kind", "Count")));
  }

  @Test
  void timeSeries_dates_areOnATimeAxis() throws Exception {
    LocalDate[] days = new LocalDate[100];
    double[] values = new double[100];
    for (int i = 0; i < days.length; i++) {
      days[i] = LocalDate.of(2024, 1, 10).plusDays(i);
      values[i] = 10 + i % 9;
    }
    Table table =
        Table.create("t", DateColumn.create("day", days), DoubleColumn.create("value", values));
    MimeBundle bundle = show(TimeSeriesPlot.create("Series", table, "day", "value"));
    Snapshots.checkAll("jsplot-time", bundle);
    assertThat(json(bundle).at("/data/0/x/0").asText()).isEqualTo("2024-01-10");
  }

  @Test
  void contour_bowl_hasLevelLines() {
    Object[] at = IntStream.range(-10, 11).mapToObj(i -> i / 5.0).toArray();
    double[][] z = new double[21][21];
    for (int i = 0; i < 21; i++) {
      for (int j = 0; j < 21; j++) {
        z[i][j] = (double) at[j] * (double) at[j] + 3 * (double) at[i] * (double) at[i];
      }
    }
    Figure figure =
        new Figure(Layout.builder("A bowl").build(), ContourTrace.builder(at, at, z).build());
    Snapshots.checkAll("jsplot-contour", show(figure));
  }

  @Test
  void logarithmicAxis_line_staysOne() throws Exception {
    Axis axis = Axis.builder().type(Axis.Type.LOG).title("rate").build();
    Figure figure =
        new Figure(
            Layout.builder("Rates").xAxis(axis).build(),
            ScatterTrace.builder(new double[] {0.001, 0.1, 10}, new double[] {1, 2, 3})
                .mode(ScatterTrace.Mode.LINE_AND_MARKERS)
                .build());
    MimeBundle bundle = show(figure);
    assertThat(Snapshots.svg(bundle)).contains(">0.001<");
    assertThat(json(bundle).at("/layout/xaxis/type").asText()).isEqualTo("log");
  }

  @Test
  void bubbles_sizes_saysTheyAreMissing() {
    assertThat(show(BubblePlot.create("t", flowers(), "length", "width", "count")).text())
        .contains("the sizes of the points are shown by Plotly only");
  }

  @Test
  void threeDimensions_noPicture_saysSo() {
    MimeBundle bundle = show(Scatter3DPlot.create("t", flowers(), "length", "width", "count"));
    assertThat(Snapshots.svg(bundle)).contains("A chart of kind scatter3d is drawn by Plotly only");
    assertThat(bundle.data()).containsKey(MimeBundle.PLOTLY);
  }

  @Test
  void manyPoints_areThinned() {
    int n = 100_000;
    double[] x = IntStream.range(0, n).asDoubleStream().toArray();
    double[] y = IntStream.range(0, n).mapToDouble(i -> StrictMath.sin(i * 0.001)).toArray();
    MimeBundle bundle = show(ScatterPlot.create("t", "x", x, "y", y));
    assertThat(bundle.text()).contains("drawn: 1200 of the 100000 samples");
    MimeBundle line = show(LinePlot.create("t", "x", x, "y", y));
    assertThat(Snapshots.json(line)).hasSizeLessThan(150_000);
  }

  @Test
  void hostileNames_stayText() {
    Figure figure =
        new Figure(
            Layout.builder("It's \"<script>alert(1)</script>\" \\ 'x'", "<a>", "$y$").build(),
            ScatterTrace.builder(new double[] {1, 2}, new double[] {3, 4})
                .name("</script><img src=x onerror=alert(1)>")
                .text(new String[] {"<b>x</b>", "y"})
                .build());
    MimeBundle bundle = Displays.of(figure).orElseThrow();
    assertThat(Snapshots.svg(bundle)).doesNotContain("<script", "<img", "<a>");
    Snapshots.parse(Snapshots.svg(bundle));
    assertThat(Snapshots.json(bundle)).doesNotContain("<").contains("It's", "&#36;y&#36;");
  }

  @Test
  void brokenSetting_teaches() {
    assertThatThrownBy(() -> JsplotJson.parse("var layout = {\n tickvals: [D@1f,\n};"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "jsplot figure: needs data and a layout that Plotly understands, but got { tickvals");
  }
}
