package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import org.lectern.data.Dataset;
import org.lectern.tensor.Shape;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/** The points of the plane at which a classifier of two features is asked. */
final class BoundaryGrid {
  private final String who;
  private final Dataset data;
  private final int side;
  private final Range x;
  private final Range y;
  private final Tensor points;

  private BoundaryGrid(String who, Dataset data, int side, Range x, Range y) {
    this.who = who;
    this.data = data;
    this.side = side;
    this.x = x;
    this.y = y;
    float[] grid = new float[side * side * 2];
    for (int p = 0; p < side * side; p++) {
      grid[2 * p] = (float) (x.min() + x.span() * (p % side) / (side - 1));
      grid[2 * p + 1] = (float) (y.min() + y.span() * (p / side) / (side - 1));
    }
    points = Tensor.of(Shape.of(side * side, 2), grid);
  }

  /**
   * A grid with room for all samples.
   *
   * @param who begins error messages
   * @param data names the classes and features
   * @param parts all samples, those of the first data set among them
   */
  static BoundaryGrid of(String who, Dataset data, List<Dataset> parts, int side) {
    if (!data.isClassification()) {
      throw new IllegalArgumentException(
          who
              + ": needs classes as labels, but "
              + data.name()
              + " has numbers (regression). If they are class ids, use data.asClassification().");
    }
    Tensor features = data.features();
    if (features.rank() != 2 || features.size(1) != 2) {
      throw new ShapeException(
          who
              + ": needs data with 2 features, one for each axis, but "
              + data.name()
              + " has features of shape "
              + features.shape()
              + ". Train a network on two of the columns:"
              + " Dataset.of(data.features().take(1, 0, 1), data.labels()).");
    }
    return new BoundaryGrid(who, data, side, range(parts, 0), range(parts, 1));
  }

  private static Range range(List<Dataset> parts, int column) {
    List<double[]> values = new ArrayList<>();
    for (Dataset part : parts) {
      values.add(LineChart.doubles(part.features().column(column)));
    }
    return Range.of(values).padded(0.06);
  }

  /** The points, a row for each. */
  Tensor points() {
    return points;
  }

  Range x() {
    return x;
  }

  Range y() {
    return y;
  }

  /** What was predicted for the points. */
  Regions regions(Tensor predictions, List<String> remarks) {
    int n = side * side;
    int outputs = predictions.length() / n;
    if (predictions.size(0) != n
        || outputs < data.classes() && !(outputs == 1 && data.classes() == 2)) {
      throw new ShapeException(
          who
              + ": needs a network with one output for each of the "
              + data.classes()
              + " classes"
              + (data.classes() == 2 ? ", or with one output" : "")
              + ", but for "
              + n
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
    return new Regions(names, x, y, side, byClass(predictions, outputs, remarks));
  }

  /** The predictions as one array for each class, a single output as those of "no" and "yes". */
  private float[][] byClass(Tensor predictions, int outputs, List<String> remarks) {
    int n = side * side;
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
}
