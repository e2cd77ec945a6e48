package org.lectern.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lectern.display.MimeBundle;
import org.lectern.random.RandomStream;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

/** Each kind of chart, as picture, text and for Plotly. */
class KindsTest {
  private static final List<String> DIGITS =
      IntStream.range(0, 10).mapToObj(i -> "digit " + i).toList();

  private static double[] normals(String purpose, int n, double mean, double deviation) {
    float[] drawn = RandomStream.of(1, purpose).normal(n, (float) mean, (float) deviation);
    return IntStream.range(0, n).mapToDouble(i -> drawn[i]).toArray();
  }

  private static MimeBundle show(String title, Panel panel, List<Series> legend) {
    return FigureSvg.bundle(Figure.of(title, "Chart", panel, legend, List.of()), 290);
  }

  @Test
  void logarithmicAxes_learningRates_haveTicksAtPowersOfTen() {
    double[] rates = new double[60];
    double[] losses = new double[60];
    for (int i = 0; i < rates.length; i++) {
      rates[i] = StrictMath.pow(10, -6 + i / 10.0);
      losses[i] = 0.05 + 2.3 / (1 + rates[i] * 3000) + (i > 48 ? StrictMath.pow(2, i - 48) : 0);
    }
    losses[5] = 0;
    MimeBundle bundle =
        LineChart.of("Loss over the learning rate")
            .x("learning rate")
            .y("loss")
            .logX()
            .logY()
            .add("loss", rates, losses)
            .toMimeBundle();
    Snapshots.checkAll("kind-logarithmic", bundle);
    assertThat(Snapshots.svg(bundle)).contains(">10⁻⁵<", ">10⁻¹<", ">1<", ">10<");
    assertThat(bundle.text())
        .contains(
            "loss: 1 point is left out, the first at learning rate 3.162e-6: numbers that are not"
                + " above 0 have no place on a logarithmic axis");
  }

  @Test
  void logarithmicAxis_allBelowZero_saysThereIsNothing() {
    MimeBundle bundle = LineChart.of("t").logY().add("a", -1, 0, -3).toMimeBundle();
    Snapshots.checkBundle(bundle);
    assertThat(Snapshots.svg(bundle)).contains("no values to draw");
    assertThat(bundle.text()).contains("a: 3 points are left out");
  }

  @Test
  void logarithmicAxis_rangeBelowZero_teaches() {
    String expected =
        "lineChart \"t\": a logarithmic x axis needs a range above 0, but got -1 to 5. Try"
            + " xRange(0.005, 5).";
    assertThatThrownBy(() -> LineChart.of("t").xRange(-1, 5).logX())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(expected);
    assertThatThrownBy(() -> LineChart.of("t").logX().xRange(-1, 5)).hasMessage(expected);
  }

  @Test
  void band_threeSeeds_liesBehindTheMean() {
    double[] mean = new double[40];
    double[] lower = new double[40];
    double[] upper = new double[40];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = 0.1 + 2 / (i + 1.0);
      lower[i] = mean[i] * 0.8;
      upper[i] = mean[i] * (1.2 + 0.1 * (i % 3));
    }
    upper[20] = Double.NaN;
    MimeBundle bundle =
        LineChart.of("Three seeds")
            .x("epoch")
            .y("loss")
            .add("SGD", mean)
            .band("SGD", lower, upper)
            .toMimeBundle();
    Snapshots.checkAll("kind-band", bundle);
  }

  @Test
  void errorBars_points_reachUpAndDown() {
    double[] sizes = {100, 200, 500, 1000, 2000, 5000};
    double[] scores = {0.71, 0.78, 0.84, 0.88, 0.9, 0.91};
    double[] errors = {0.06, 0.05, 0.03, 0.02, 0.012, 0.008};
    MimeBundle bundle =
        LineChart.of("Accuracy over the size of the training set")
            .x("samples")
            .y("accuracy")
            .logX()
            .errorBars("five seeds", sizes, scores, errors)
            .toMimeBundle();
    Snapshots.checkAll("kind-error-bars", bundle);
  }

  @Test
  void histogram_twoDistributions_shareTheirEdges() {
    MimeBundle bundle =
        Histogram.of("Weights before and after training")
            .x("weight")
            .add("before", normals("before", 2000, 0, 0.1))
            .add("after", normals("after", 2000, 0.1, 0.25))
            .toMimeBundle();
    Snapshots.checkAll("kind-histogram", bundle);
  }

  @Test
  void histogram_one_isFilled() {
    Snapshots.checkAll(
        "kind-histogram-one",
        Histogram.of("Activations of layer 1")
            .x("activation")
            .add("tanh", normals("one", 500, 0, 0.6))
            .toMimeBundle());
  }

  @Test
  void histogram_edgeCases_areWellFormed() {
    for (Histogram histogram :
        List.of(
            Histogram.of(""),
            Histogram.of("t").add("none", new double[0]),
            Histogram.of("t").add("one", 3),
            Histogram.of("t").add("same", 0.1, 0.1, 0.1),
            Histogram.of("t").add("gaps", Double.NaN, 1, Double.POSITIVE_INFINITY),
            Histogram.of("t").add("huge", -1e299, 1e299, 0),
            Histogram.of("t").add("tiny", 1e-320, 3e-320),
            Histogram.of("<b>").x("<i>").add("<u>", 1, 2).add("&", 3).bins(1000))) {
      Snapshots.checkBundle(histogram.toMimeBundle());
    }
  }

  @Test
  void boxPlot_groups_showMediansAndOutliers() {
    double[] wide = normals("box", 80, 0.86, 0.03);
    wide[0] = 0.6;
    MimeBundle bundle =
        BoxPlot.of("Accuracy of eighty seeds")
            .y("accuracy")
            .add("SGD", wide)
            .add("momentum", normals("momentum", 80, 0.9, 0.02))
            .add("Adam", normals("adam", 80, 0.92, 0.01))
            .add("none", Double.NaN)
            .toMimeBundle();
    Snapshots.checkAll("kind-boxes", bundle);
    assertThat(bundle.text()).contains("none      no values");
  }

  @Test
  void boxPlot_hundredGroups_isWellFormed() {
    BoxPlot plot = BoxPlot.of("classes");
    for (int i = 0; i < 100; i++) {
      plot.add("a class with a long name " + i, 1, 2, 3 + i, 40);
    }
    Snapshots.checkBundle(plot.toMimeBundle());
    Snapshots.checkBundle(BoxPlot.of("").toMimeBundle());
  }

  @Test
  void heatMap_signed_isWhiteAtZero() {
    MimeBundle bundle =
        HeatMap.of("Correlation of the features")
            .label("correlation")
            .add(
                new double[][] {
                  {1, -0.118, 0.872, 0.818},
                  {-0.118, 1, -0.428, -0.366},
                  {0.872, -0.428, 1, 0.963},
                  {0.818, -0.366, 0.963, Double.NaN}
                })
            .rows(List.of("sepal length", "sepal width", "petal length", "petal width"))
            .columns(List.of("sepal length", "sepal width", "petal length", "petal width"))
            .numbers()
            .toMimeBundle();
    Snapshots.checkAll("kind-heat-signed", bundle);
    assertThat(bundle.text()).contains("grey cells are NaN or infinite", "0.872");
  }

  @Test
  void heatMap_confusion_writesNumbers() {
    double[][] counts = new double[10][10];
    for (int i = 0; i < 10; i++) {
      for (int j = 0; j < 10; j++) {
        counts[i][j] = i == j ? 90 + i : (i * 7 + j * 3) % 5;
      }
    }
    Snapshots.checkAll(
        "kind-heat-confusion",
        HeatMap.of("Confusion")
            .x("predicted")
            .y("true")
            .label("samples")
            .add(counts)
            .rows(DIGITS)
            .columns(DIGITS)
            .numbers()
            .toMimeBundle());
  }

  @Test
  void longNames_onTheXAxis_areSlanted() {
    BoxPlot plot = BoxPlot.of("Errors of twelve classes").y("loss");
    for (int i = 0; i < 12; i++) {
      plot.add("a class with a long name " + i, normals("class " + i, 30, i, 1 + i % 3));
    }
    MimeBundle bundle = plot.toMimeBundle();
    Snapshots.checkAll("kind-slanted", bundle);
    assertThat(Snapshots.svg(bundle)).contains("rotate(-40 ");
  }

  @Test
  void heatMap_large_isDrawnAsMeansAndSaysSo() {
    float[] values = new float[784 * 128];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) StrictMath.sin(i * 0.37) * (i % 128);
    }
    MimeBundle bundle =
        HeatMap.of("Weights").add(Tensor.of(Shape.of(784, 128), values)).toMimeBundle();
    Snapshots.checkBundle(bundle);
    assertThat(Snapshots.svg(bundle)).hasSizeLessThan(150_000);
    assertThat(bundle.text()).contains("drawn: 60 × 60 means of neighbouring cells, of 784 × 128");
  }

  @Test
  void heatMap_edgeCases_areWellFormed() {
    for (HeatMap map :
        List.of(
            HeatMap.of(""),
            HeatMap.of("t").add(new double[][] {{}}),
            HeatMap.of("t").add(new double[][] {{5}}).numbers(),
            HeatMap.of("t").add(new double[][] {{0, 0}, {0, 0}}),
            HeatMap.of("t").add(new double[][] {{Double.NaN}}),
            HeatMap.of("t").add(new double[][] {{-1e299, 1e299}}).numbers(),
            HeatMap.of("t").add(new double[1][300]))) {
      Snapshots.checkBundle(map.toMimeBundle());
    }
  }

  @Test
  void heatMap_wrongInput_teaches() {
    assertThatThrownBy(() -> HeatMap.of("W").add(Tensor.zeros(3)))
        .hasMessage(
            "heatMap \"W\": needs a matrix, but got shape (3). Use reshape(rows, columns), or pick"
                + " one matrix with take.");
    assertThatThrownBy(() -> HeatMap.of("W").add(new double[][] {{1, 2}, {3}}))
        .hasMessage(
            "heatMap \"W\": needs rows of the same length, but row 0 has 2 numbers and row 1 has 1."
                + " Fill the short ones with Double.NaN.");
    assertThatThrownBy(
            () -> HeatMap.of("W").add(new double[2][3]).rows(List.of("a")).toMimeBundle())
        .hasMessage(
            "heatMap \"W\": rows needs one name for each of the 2 rows, but got 1. Leave the names"
                + " out to count from 0.");
  }

  @Test
  void columns_groups_standSideBySide() {
    List<String> names = List.of("precision", "recall", "F1");
    Columns columns =
        new Columns(
            names,
            List.of(
                new Columns.Group("training", new double[] {0.97, 0.95, 0.96}, 0),
                new Columns.Group("test", new double[] {0.91, -0.2, Double.NaN}, 1)),
            false);
    Panel panel =
        Panel.of("", "score", List.of(columns)).scaled(Scale.categories(names), Scale.LINEAR);
    Snapshots.checkAll(
        "kind-columns",
        show("Scores", panel, List.of(Series.sample("training", 0), Series.sample("test", 1))));
  }

  @Test
  void columns_lying_haveTheFirstAtTheTop() {
    List<String> names = List.of("a first long name", "second", "third");
    Columns columns =
        new Columns(names, List.of(new Columns.Group("", new double[] {12, -3, 7.25}, 0)), true);
    Panel panel =
        Panel.of("weight (kg)", "", List.of(columns)).scaled(Scale.LINEAR, Scale.categories(names));
    Snapshots.checkAll("kind-bars-lying", show("Lying bars", panel, List.of()));
  }

  @Test
  void pie_shares_haveLabels() {
    Pie pie =
        new Pie(
            List.of("setosa", "versicolor", "virginica", "a tiny one", "another tiny one", "bad"),
            new double[] {50, 50, 40, 1, 1, -3});
    Snapshots.checkAll("kind-pie", show("Classes", Panel.of("", "", List.of(pie)), List.of()));
    Snapshots.checkBundle(
        show(
            "one",
            Panel.of("", "", List.of(new Pie(List.of("all"), new double[] {3}))),
            List.of()));
    Snapshots.checkBundle(
        show("none", Panel.of("", "", List.of(new Pie(List.of(), new double[0]))), List.of()));
  }

  @Test
  void contour_bowl_hasLevelLines() {
    double[] values = new double[41 * 41];
    for (int i = 0; i < values.length; i++) {
      double x = -2 + 4.0 * (i % 41) / 40;
      double y = -2 + 4.0 * (i / 41) / 40;
      values[i] = x * x + 3 * y * y;
    }
    Grid grid = Grid.between(41, 41, values, new Range(-2, 2), new Range(-2, 2));
    Heat heat = Heat.of("", "loss", grid, new Heat.Look(false, true, true));
    Panel panel = Panel.of("w₀", "w₁", List.of(heat)).ranged(grid.x(), grid.y());
    Snapshots.checkAll(
        "kind-contour",
        FigureSvg.bundle(Figure.of("Loss", "Contour", panel, List.of(), List.of()), 400));
  }

  @Test
  void timeAxis_months_hasDates() {
    double[] days = new double[400];
    double[] prices = new double[400];
    long start = LocalDate.of(2019, 11, 15).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    for (int i = 0; i < days.length; i++) {
      days[i] = start + i * 86_400.0;
      prices[i] = 100 + 20 * StrictMath.sin(i / 40.0) + i % 7;
    }
    Series series = new Series("price", days, prices, Series.Style.line(0, false));
    Panel panel =
        new Panel("date", "price (euro)", List.of(series), null, null, false, null, "")
            .scaled(Scale.TIME, Scale.LINEAR);
    MimeBundle bundle = show("A share", panel, List.of());
    Snapshots.checkAll("kind-time", bundle);
    assertThat(bundle.text()).contains("at 2020-");
  }

  @Test
  void everyKind_twice_isTheSameBytes() {
    double[] values = normals("same", 300, 0, 1);
    String first = Snapshots.json(Histogram.of("t").add("a", values).toMimeBundle());
    String second = Snapshots.json(Histogram.of("t").add("a", values.clone()).toMimeBundle());
    assertThat(second).isEqualTo(first);
    assertThat(Arrays.stream(values).distinct().count()).isGreaterThan(200);
  }
}
