package org.lectern;

import org.lectern.data.Dataset;
import org.lectern.data.Split;
import org.lectern.nn.Layer;
import org.lectern.plot.BarChart;
import org.lectern.plot.BoxPlot;
import org.lectern.plot.DecisionBoundary;
import org.lectern.plot.HeatMap;
import org.lectern.plot.Histogram;
import org.lectern.plot.LineChart;
import org.lectern.plot.Scatter;

/** Factories of charts. */
abstract class ChartFactories extends DataFactories {
  ChartFactories() {}

  /**
   * What a classifier says everywhere in the plane of two features, with all samples.
   *
   * @param network a classifier of 2 features
   * @param data classes over 2 features
   * @return the picture
   */
  public static DecisionBoundary decisionBoundary(Layer network, Dataset data) {
    return DecisionBoundary.of(network, data);
  }

  /**
   * What a classifier says everywhere in the plane of two features, with the training samples
   * filled and the test samples hollow.
   *
   * @param network a classifier of 2 features
   * @param data classes over 2 features
   * @return the picture
   */
  public static DecisionBoundary decisionBoundary(Layer network, Split data) {
    return DecisionBoundary.of(network, data);
  }

  /**
   * The samples as points: classes over 2 features, or a number over 1.
   *
   * @param data the samples
   * @return the picture
   */
  public static Scatter scatter(Dataset data) {
    return Scatter.of(data);
  }

  /**
   * A chart of curves; {@code add} them, name the axes with {@code x} and {@code y}.
   *
   * @param title the title
   * @return a chart without curves
   */
  public static LineChart lineChart(String title) {
    return LineChart.of(title);
  }

  /**
   * A chart of horizontal bars; {@code add} them.
   *
   * @param title the title
   * @return a chart without bars
   */
  public static BarChart barChart(String title) {
    return BarChart.of(title);
  }

  /**
   * A chart of how often which values occur; {@code add} them.
   *
   * @param title the title
   * @return a chart without values
   */
  public static Histogram histogram(String title) {
    return Histogram.of(title);
  }

  /**
   * A chart of how groups of values are spread: medians, quartiles and outliers; {@code add} the
   * groups.
   *
   * @param title the title
   * @return a chart without groups
   */
  public static BoxPlot boxPlot(String title) {
    return BoxPlot.of(title);
  }

  /**
   * A chart of a matrix as colours; {@code add} it.
   *
   * @param title the title
   * @return a chart without numbers
   */
  public static HeatMap heatMap(String title) {
    return HeatMap.of(title);
  }
}
