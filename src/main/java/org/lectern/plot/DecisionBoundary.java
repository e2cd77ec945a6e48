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
import org.lectern.tensor.ShapeException;

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
    Given.required("decisionBoundary", "data", data);
    List<String> remarks = new ArrayList<>();
    BoundaryGrid grid =
        BoundaryGrid.of("decisionBoundary", data, parts.stream().map(Part::data).toList(), SIDE);
    Regions regions = grid.regions(network.predict(grid.points()), remarks);
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
