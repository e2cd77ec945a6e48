package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import org.lectern.data.Dataset;
import org.lectern.data.Split;
import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.display.Numbers;
import org.lectern.metric.Accuracy;
import org.lectern.nn.Layer;
import org.lectern.tensor.Given;
import org.lectern.tensor.Shape;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * Where in the plane of two features a network predicts which class: tints that are stronger where
 * it is surer, the line where the decision changes, and the samples as points. It shows the network
 * as it was when the picture was made.
 */
public final class DecisionBoundary implements Displayable {
  private static final int SIDE = 81;

  private final Figure figure;

  private DecisionBoundary(Figure figure) {
    this.figure = figure;
  }

  /**
   * The boundary with all samples as filled points.
   *
   * @param network a classifier of 2 features
   * @param data classes over 2 features
   * @return the picture
   * @throws ShapeException if there are not 2 features, or not one output for each class
   * @throws IllegalArgumentException if the labels are not classes
   */
  public static DecisionBoundary of(Layer network, Dataset data) {
    return draw(network, data, List.of(new Part("", data)));
  }

  /**
   * The boundary with the training samples as filled points and the test samples as hollow ones.
   *
   * @param network a classifier of 2 features
   * @param split classes over 2 features
   * @return the picture
   * @throws ShapeException if there are not 2 features, or not one output for each class
   * @throws IllegalArgumentException if the labels are not classes
   */
  public static DecisionBoundary of(Layer network, Split split) {
    Given.required("decisionBoundary", "data", split);
    return draw(
        network,
        split.train(),
        List.of(new Part("training ", split.train()), new Part("test ", split.test())));
  }

  private record Part(String name, Dataset data) {}

  private static DecisionBoundary draw(Layer network, Dataset data, List<Part> parts) {
    Given.required("decisionBoundary", "a network", network);
    check(data);
    List<String> remarks = new ArrayList<>();
    Regions regions = regions(network, data, parts, remarks);
    int size = parts.stream().mapToInt(p -> p.data.size()).sum();
    List<Series> points = new ArrayList<>();
    for (Part part : parts) {
      int most = (int) ((long) Points.MOST * part.data.size() / Math.max(size, Points.MOST)) + 1;
      boolean hollow = !points.isEmpty();
      points.addAll(
          Points.of(
              part.data.features(),
              part.data.labels(),
              data.classNames(),
              new Points.Look(hollow, most)));
    }
    List<Series> legend = points.subList(0, data.classes());
    List<String> caption = new ArrayList<>();
    caption.add(accuracy(network, parts));
    int drawn = points.stream().mapToInt(s -> s.x().length).sum();
    if (drawn < size) {
      caption.add(Points.remark(drawn, size));
    }
    if (Spread.isNeeded(points)) {
      caption.add(Spread.REMARK);
    }
    List<String> names = data.featureNames();
    Panel panel =
        new Panel(names.get(0), names.get(1), points, regions.x(), regions.y(), false, regions, "");
    return new DecisionBoundary(
        new Figure(
            "",
            "Decision boundary of " + network.label(),
            List.of(panel),
            legend,
            caption,
            remarks,
            -1));
  }

  private static void check(Dataset data) {
    Given.required("decisionBoundary", "data", data);
    if (!data.isClassification()) {
      throw new IllegalArgumentException(
          "decisionBoundary: needs classes as labels, but "
              + data.name()
              + " has numbers (regression). If they are class ids, use data.asClassification().");
    }
    Tensor features = data.features();
    if (features.rank() != 2 || features.size(1) != 2) {
      throw new ShapeException(
          "decisionBoundary: needs data with 2 features, one for each axis, but "
              + data.name()
              + " has features of shape "
              + features.shape()
              + ". Train a network on two of the columns:"
              + " Dataset.of(data.features().take(1, 0, 1), data.labels()).");
    }
  }

  private static Regions regions(
      Layer network, Dataset data, List<Part> parts, List<String> remarks) {
    Range x = range(parts, 0);
    Range y = range(parts, 1);
    float[] grid = new float[SIDE * SIDE * 2];
    for (int p = 0; p < SIDE * SIDE; p++) {
      grid[2 * p] = (float) (x.min() + x.span() * (p % SIDE) / (SIDE - 1));
      grid[2 * p + 1] = (float) (y.min() + y.span() * (p / SIDE) / (SIDE - 1));
    }
    Tensor predictions = network.predict(Tensor.of(Shape.of(SIDE * SIDE, 2), grid));
    int outputs = predictions.length() / (SIDE * SIDE);
    if (predictions.size(0) != SIDE * SIDE
        || outputs < data.classes() && !(outputs == 1 && data.classes() == 2)) {
      throw new ShapeException(
          "decisionBoundary: needs a network with one output for each of the "
              + data.classes()
              + " classes"
              + (data.classes() == 2 ? ", or with one output" : "")
              + ", but for "
              + SIDE * SIDE
              + " samples its predictions have shape "
              + predictions.shape()
              + ". Let the last layer be dense(…, "
              + data.classes()
              + ").");
    }
    List<String> names = new ArrayList<>(data.classNames());
    while (names.size() < Math.max(2, outputs)) {
      names.add("class " + names.size());
    }
    return new Regions(names, x, y, SIDE, byClass(predictions, outputs, remarks));
  }

  /** The predictions as one array for each class, a single output as those of "no" and "yes". */
  private static float[][] byClass(Tensor predictions, int outputs, List<String> remarks) {
    int n = SIDE * SIDE;
    float[] values = predictions.toArray();
    boolean probabilities = true;
    boolean nan = false;
    for (float value : values) {
      probabilities &= !(value < -1e-5f || value > 1.00001f);
      nan |= Float.isNaN(value);
    }
    if (nan) {
      remarks.add("where nothing is tinted the network's predictions are NaN");
    } else if (!probabilities) {
      remarks.add(
          "the predictions are not probabilities: train the network, or let it end in sigmoid() or"
              + " softmax()");
    }
    if (!probabilities && outputs > 1) {
      values = predictions.softmax(-1).toArray();
    }
    float[][] all = new float[Math.max(2, outputs)][n];
    for (int p = 0; p < n; p++) {
      if (outputs == 1) {
        all[0][p] = 1 - values[p];
        all[1][p] = values[p];
      }
      for (int k = 0; outputs > 1 && k < outputs; k++) {
        all[k][p] = values[p * outputs + k];
      }
    }
    return all;
  }

  private static Range range(List<Part> parts, int column) {
    List<double[]> values = new ArrayList<>();
    for (Part part : parts) {
      values.add(LineChart.doubles(part.data.features().column(column)));
    }
    return Range.of(values).padded(0.06);
  }

  private static String accuracy(Layer network, List<Part> parts) {
    StringBuilder text = new StringBuilder("accuracy ");
    for (Part part : parts) {
      Dataset data = part.data;
      double accuracy = new Accuracy().of(network.predict(data.features()), data.labels());
      text.append(text.length() > 9 ? ", " : "").append(Numbers.significant(accuracy, 4));
      text.append(" on ").append(data.size()).append(' ').append(part.name);
      text.append(data.size() == 1 ? "sample" : "samples");
      if (parts.size() > 1) {
        text.append(part == parts.get(0) ? " (filled)" : " (hollow)");
      }
    }
    return text.toString();
  }

  @Override
  public MimeBundle toMimeBundle() {
    return FigureSvg.bundle(figure, 360);
  }

  /** The picture as text: a map of letters. */
  @Override
  public String toString() {
    return FigureText.of(figure);
  }
}
