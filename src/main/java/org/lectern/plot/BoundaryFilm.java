package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lectern.data.Dataset;
import org.lectern.data.Split;
import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.nn.Layer;
import org.lectern.tensor.Given;
import org.lectern.tensor.Link;
import org.lectern.tensor.Recording;
import org.lectern.tensor.Tensor;
import org.lectern.train.Callback;
import org.lectern.train.Fit;
import org.lectern.train.History;

/**
 * The decision boundary of a network as it learns: a callback that remembers what the network
 * predicts over the plane before the first epoch and after some of them, and then plays it as a
 * film, without kernel or script. Below it are six of its pictures, for viewers that show only
 * still ones. Training is not changed by it.
 *
 * <pre>{@code
 * var film = boundaryFilm(data);
 * trainer(net, crossEntropy(), adam(0.02)).epochs(60).callback(film).fit(data);
 * film
 * }</pre>
 */
public final class BoundaryFilm implements Callback, Displayable {
  /** So many pictures at most, evenly over the epochs. */
  static final int FRAMES = 20;

  private static final int SIDE = 41;
  private static final int POINTS = 250;

  /**
   * One picture.
   *
   * @param epoch the network's age in epochs
   * @param outputs what the network gave at each point of the grid
   * @param values loss and metrics, as text
   */
  record Frame(int epoch, Tensor outputs, String values) {}

  private final Dataset data;
  private final BoundaryGrid grid;
  private final List<Frame> frames = new ArrayList<>();
  private @Nullable Link link;
  private String label = "";

  private BoundaryFilm(Dataset data) {
    this.data = data;
    this.grid = BoundaryGrid.of("boundaryFilm", data, List.of(data), SIDE);
  }

  /**
   * A film over the samples of a data set, which are drawn as points.
   *
   * @param data classes over 2 features
   * @return the callback, which shows the film when the training is over
   * @throws org.lectern.tensor.ShapeException if there are not 2 features
   * @throws IllegalArgumentException if the labels are not classes
   */
  public static BoundaryFilm of(Dataset data) {
    return new BoundaryFilm(Given.required("boundaryFilm", "data", data));
  }

  /**
   * A film over the training samples.
   *
   * @param split classes over 2 features
   * @return the callback, which shows the film when the training is over
   * @throws org.lectern.tensor.ShapeException if there are not 2 features
   * @throws IllegalArgumentException if the labels are not classes
   */
  public static BoundaryFilm of(Split split) {
    return of(Given.required("boundaryFilm", "data", split).train());
  }

  /**
   * How many pictures it has.
   *
   * @return 0 before the training
   */
  public int frames() {
    return frames.size();
  }

  @Override
  public boolean isForShow() {
    return true;
  }

  @Override
  public void beforeFit(Fit fit) {
    frames.clear();
    link = null;
    label = fit.network().label();
    capture(fit);
  }

  @Override
  public void afterEpoch(Fit fit) {
    long gaps = FRAMES - 1;
    if (fit.epoch() * gaps / fit.epochs() > (fit.epoch() - 1) * gaps / fit.epochs()) {
      capture(fit);
    }
  }

  @Override
  public void afterFit(Fit fit) {
    Layer network = fit.network();
    if (frames.isEmpty() || frames.get(frames.size() - 1).epoch != epoch(fit)) {
      capture(fit);
    }
    // Only a training tells what raw scores mean; it does so in its first step.
    if (network.endsIn() == Link.IDENTITY && !network.trainedLinks().isEmpty()) {
      link = network.trainedLinks().get(0);
    }
  }

  private static int epoch(Fit fit) {
    return fit.history().firstEpoch() + fit.epoch();
  }

  private void capture(Fit fit) {
    Tensor outputs = Recording.off(() -> fit.network().forward(grid.points()));
    frames.add(new Frame(epoch(fit), outputs, values(fit)));
  }

  private static String values(Fit fit) {
    History history = fit.history();
    StringBuilder text = new StringBuilder();
    if (history.epochs() > 0) {
      for (String name : history.names()) {
        double[] curve = history.training(name);
        text.append(" · ").append(name).append(' ');
        text.append(FigureText.number(curve[curve.length - 1]));
      }
    }
    return text.toString();
  }

  /** Epoch and values, as text. */
  private static String caption(Frame frame) {
    return "epoch " + frame.epoch + frame.values;
  }

  @Override
  public MimeBundle toMimeBundle() {
    if (frames.isEmpty()) {
      return MimeBundle.text(toString());
    }
    List<String> remarks = new ArrayList<>();
    List<FilmSvg.Still> stills = new ArrayList<>();
    for (Frame frame : frames) {
      remarks.clear();
      Regions regions = regions(frame, remarks);
      stills.add(new FilmSvg.Still(frame.epoch, caption(frame), regions));
    }
    List<Series> points =
        Points.of(
            data.features(), data.labels(), data.classNames(), new Points.Look(false, POINTS));
    int drawn = points.stream().mapToInt(series -> series.x().length).sum();
    List<String> caption = new ArrayList<>();
    caption.add(
        stills.size()
            + " pictures of the training, in a loop; below some of them, for viewers that show"
            + " still pictures only");
    if (drawn < data.size()) {
      caption.add(Points.remark(drawn, data.size()));
    }
    Panel panel =
        new Panel(
            data.featureNames().get(0),
            data.featureNames().get(1),
            points,
            grid.x(),
            grid.y(),
            false,
            null,
            "");
    String svg = new FilmSvg(title(), panel, stills, caption, remarks).draw(toString());
    return MimeBundle.text(toString()).with(MimeBundle.SVG, svg);
  }

  private String title() {
    return "Decision boundary of " + label + " as it learns";
  }

  private Regions regions(Frame frame, List<String> remarks) {
    Link known = link;
    Tensor outputs = frame.outputs;
    return grid.regions(
        known == null ? outputs : Recording.off(() -> known.apply(outputs)), remarks);
  }

  /** The epochs with their values, and the last boundary as a map of letters. */
  @Override
  public String toString() {
    if (frames.isEmpty()) {
      return "A film of a decision boundary, not yet taken: trainer(…).callback(film).fit(data)";
    }
    StringBuilder text = new StringBuilder(title());
    frames.forEach(frame -> text.append('\n').append(caption(frame)));
    List<String> remarks = new ArrayList<>();
    Regions last = regions(frames.get(frames.size() - 1), remarks);
    List<String> names = data.featureNames();
    Panel panel =
        new Panel(names.get(0), names.get(1), List.of(), last.x(), last.y(), false, last, "");
    text.append('\n').append(RegionsText.of(panel));
    remarks.forEach(remark -> text.append('\n').append(remark));
    return text.toString();
  }
}
