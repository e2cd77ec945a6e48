package org.lectern.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lectern.data.Dataset;
import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.nn.Layer;
import org.lectern.plot.ImageTiles.Label;
import org.lectern.tensor.Given;
import org.lectern.tensor.ShapeException;

/**
 * The samples that a classifier gets most wrong: those with the highest loss, with true class,
 * predicted class and loss below each image. Where samples are no images, a table. Such samples are
 * often mislabelled, or of a kind that the training data lack.
 *
 * <pre>{@code
 * highestLoss(net, data.test(), 20)
 * }</pre>
 *
 * <p>The loss is the partner of the network's last layer, or of its training: cross entropy for
 * softmax, binary cross entropy for sigmoid, hinge for margins. A loss of NaN counts as the
 * highest. It shows the network as it was when the picture was made.
 */
public final class HighestLoss implements Displayable {
  private final String title;
  private final String heading;
  private final @Nullable ImageRows images;
  private final List<Label> labels = new ArrayList<>();
  private final Cells table;
  private int columns;

  private HighestLoss(Layer network, Dataset data, int n) {
    Verdicts verdicts = Verdicts.of("highestLoss", network, data);
    int[] samples = Arrays.copyOf(verdicts.byLoss(), n);
    title = "Highest loss: " + data.name();
    heading = n + " of " + data.size() + " samples, by " + verdicts.lossName();
    images = SampleImages.of(data, samples);
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("sample", "true", "predicted", "p", "loss"));
    for (int sample : samples) {
      String loss = FigureText.number(verdicts.losses[sample]);
      labels.add(
          new Label(
              List.of(
                  "true " + verdicts.trueClass(sample),
                  "predicted " + verdicts.predictedClass(sample),
                  "loss " + loss),
              verdicts.isWrong(sample)));
      rows.add(
          List.of(
              Integer.toString(sample),
              verdicts.trueClass(sample),
              verdicts.predictedClass(sample),
              FigureText.number(verdicts.probabilities[sample]),
              loss));
    }
    table = new Cells(rows);
  }

  /**
   * The samples with the highest loss.
   *
   * @param network a classifier
   * @param data samples with classes, which the picture numbers from 0
   * @param n how many, from 1 to 200
   * @return the picture
   * @throws IllegalArgumentException if n is out of range, or the labels are no classes
   * @throws ShapeException if network and data don't fit
   */
  public static HighestLoss of(Layer network, Dataset data, int n) {
    Given.required("highestLoss", "a network", network);
    Given.required("highestLoss", "data", data);
    return new HighestLoss(network, data, ImageGrid.count("highestLoss", n, data));
  }

  /**
   * How many images stand in a row.
   *
   * @param n at least 1, at most 40
   * @return this picture
   * @throws IllegalArgumentException if n is out of range
   */
  public HighestLoss columns(int n) {
    columns = ImageGrid.checkedColumns("highestLoss", n);
    return this;
  }

  @Override
  public MimeBundle toMimeBundle() {
    Part part =
        images == null
            ? table
            : ImageTiles.of("", images, false, labels, columns, ImageTiles.BUDGET);
    return Card.bundle(title, toString(), List.of(Lines.of(List.of(heading)), part));
  }

  /** The samples as a table: which one, its class, the prediction, how sure it is, the loss. */
  @Override
  public String toString() {
    return title + "\n" + heading + "\n" + table.text();
  }
}
