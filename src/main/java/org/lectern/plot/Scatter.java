package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import org.lectern.data.Dataset;
import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.tensor.Given;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/** The samples of a data set as points: by class over two features, or a number over one. */
public final class Scatter implements Displayable {
  private final Figure figure;

  private Scatter(Figure figure) {
    this.figure = figure;
  }

  /**
   * The points of a data set.
   *
   * @param data classes over 2 features, or numbers of shape (n) over 1 feature
   * @return the picture
   * @throws ShapeException if there are more or fewer features
   */
  public static Scatter of(Dataset data) {
    Tensor features = Given.required("scatter", "data", data).features();
    int needed = data.isClassification() ? 2 : 1;
    if (features.rank() != 2
        || features.size(1) != needed
        || data.labels().length() != data.size()) {
      throw new ShapeException(
          "scatter: needs classes over 2 features, or one number over 1 feature, but "
              + data.name()
              + " has "
              + (data.isClassification() ? "classes" : "labels of shape " + data.labels().shape())
              + " over features of shape "
              + features.shape()
              + ". Pick columns: Dataset.of(data.features().take(1, 0, 1), data.labels()).");
    }
    List<String> names = data.featureNames();
    int drawn = Math.min(data.size(), Points.MOST);
    List<Series> series =
        data.isClassification()
            ? Points.of(
                features, data.labels(), data.classNames(), new Points.Look(false, Points.MOST))
            : List.of(numbers(data));
    List<String> caption = new ArrayList<>();
    if (drawn < data.size()) {
      caption.add(Points.remark(drawn, data.size()));
    }
    if (Spread.isNeeded(series)) {
      caption.add(Spread.REMARK);
    }
    Panel panel =
        new Panel(
            names.get(0),
            data.isClassification() ? names.get(1) : data.labelName(),
            series,
            null,
            null,
            false,
            null,
            "no finite values to draw");
    return new Scatter(
        new Figure(
            "",
            "Points of " + data.name(),
            List.of(panel),
            data.isClassification() ? series : List.of(),
            caption,
            List.of(),
            -1));
  }

  private static Series numbers(Dataset data) {
    int[] drawn = Thinning.every(data.size(), Points.MOST);
    return new Series(
        data.labelName(),
        LineChart.doubles(data.features().take(0, drawn)),
        LineChart.doubles(data.labels().take(0, drawn)),
        Series.Style.points(0, false));
  }

  @Override
  public MimeBundle toMimeBundle() {
    return FigureSvg.bundle(figure, 360);
  }

  /** The picture as text. */
  @Override
  public String toString() {
    return FigureText.of(figure);
  }
}
