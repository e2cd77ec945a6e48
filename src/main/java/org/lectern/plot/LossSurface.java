package org.lectern.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lectern.compute.Interruption;
import org.lectern.data.Dataset;
import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.loss.Loss;
import org.lectern.nn.Layer;
import org.lectern.nn.Parameter;
import org.lectern.nn.Pass;
import org.lectern.random.RandomStream;
import org.lectern.tensor.Given;
import org.lectern.tensor.Recording;
import org.lectern.tensor.Tensor;

/**
 * The loss around a network's weights w: L(w + a·u + b·v) over −1 ≤ a, b ≤ 1 for two random
 * directions u and v, with the network as it is in the middle. Each unit's part of a direction has
 * the length of its weights (columns of a matrix, kernels of a convolution), so that networks of
 * different scale can be compared; biases stay. A flat bowl around the middle is a minimum that
 * forgives small changes.
 *
 * <pre>{@code
 * lossSurface(net, crossEntropy(), data.train())
 * }</pre>
 *
 * <p>Directions come from the streams {@code loss surface/a/1.weight} and the like of the network's
 * seed. The network is left as it was; a gradient that waits for a step by hand is gone. Li, Xu,
 * Taylor, Studer and Goldstein, "Visualizing the loss landscape of neural nets" (2018).
 */
public final class LossSurface implements Displayable {
  private static final int SIDE = 33;

  private final String name;
  private final double[] values;
  private final List<String> captions;

  private LossSurface(String name, double[] values, List<String> captions) {
    this.name = name;
    this.values = values;
    this.captions = captions;
  }

  /**
   * Computes the losses on a grid, in evaluation.
   *
   * @param network the network
   * @param loss the loss
   * @param data samples; of more than 1000 the first 1000 are used
   * @return the surface
   * @throws IllegalStateException if the network has no weights
   */
  public static LossSurface of(Layer network, Loss loss, Dataset data) {
    Given.required("lossSurface", "a network", network);
    Given.required("lossSurface", "a loss", loss);
    Dataset some = Given.required("lossSurface", "data", data).first(LayerLook.SAMPLES);
    Map<String, Parameter> weights = new LinkedHashMap<>();
    network
        .namedParameters()
        .forEach(
            (name, parameter) -> {
              if (parameter.decays()) {
                weights.put(name, parameter);
              }
            });
    if (weights.isEmpty()) {
      throw new IllegalStateException(
          "lossSurface: needs a network with weights, but "
              + network.label()
              + " has none. Try sequential(dense(2, 16), relu(), dense(16, 2)).");
    }
    // A first look without changes: an error about shapes should come before any.
    Recording.off(() -> LossOf.scores(network, loss, some, Pass.EVALUATION));
    double[] values = new double[SIDE * SIDE];
    Interruption.deferred(
        () ->
            network.rehearse(
                () -> Recording.off(() -> fill(values, network, weights, loss, some))));
    return new LossSurface(
        "Loss surface of " + network.label(), values, captions(loss, values, some, data));
  }

  private static double[] fill(
      double[] values, Layer network, Map<String, Parameter> weights, Loss loss, Dataset data) {
    Map<Parameter, Tensor[]> ways = new LinkedHashMap<>();
    weights.forEach(
        (name, weight) ->
            ways.put(
                weight,
                new Tensor[] {
                  weight.variable().detach(),
                  direction(network, name, weight, "a"),
                  direction(network, name, weight, "b")
                }));
    for (int p = 0; p < values.length; p++) {
      double a = coordinate(p % SIDE);
      double b = coordinate(p / SIDE);
      values[p] = Double.NaN;
      if (!Thread.currentThread().isInterrupted()) {
        ways.forEach(
            (weight, way) ->
                weight.variable().assign(way[0].add(way[1].mul(a)).add(way[2].mul(b))));
        values[p] = LossOf.scores(network, loss, data, Pass.EVALUATION).item();
      }
    }
    return values;
  }

  private static double coordinate(int index) {
    return 2.0 * index / (SIDE - 1) - 1;
  }

  /** Normal numbers; each unit's part made as long as its weights. */
  private static Tensor direction(Layer network, String name, Parameter weight, String axis) {
    Tensor w = weight.variable();
    RandomStream stream = RandomStream.of(network.seed(), "loss surface/" + axis + "/" + name);
    float[] way = stream.normal(w.length(), 0, 1);
    float[] now = w.toArray();
    // Columns of a matrix belong to a unit, and slices of a kernel along its first axis.
    boolean matrix = w.rank() == 2;
    int units = matrix ? w.size(1) : w.rank() > 2 ? w.size(0) : 1;
    int inner = w.length() / units;
    for (int unit = 0; unit < units; unit++) {
      double length = 0;
      double random = 0;
      for (int k = 0; k < inner; k++) {
        int i = matrix ? k * units + unit : unit * inner + k;
        length += (double) now[i] * now[i];
        random += (double) way[i] * way[i];
      }
      double factor = random == 0 ? 0 : Math.sqrt(length / random);
      for (int k = 0; k < inner; k++) {
        int i = matrix ? k * units + unit : unit * inner + k;
        way[i] = (float) (way[i] * factor);
      }
    }
    return Tensor.of(w.shape(), way);
  }

  private static List<String> captions(Loss loss, double[] values, Dataset some, Dataset all) {
    List<String> captions = new ArrayList<>();
    int least = 0;
    int most = 0;
    for (int p = 0; p < values.length; p++) {
      least = values[p] < values[least] || Double.isNaN(values[least]) ? p : least;
      most = values[p] > values[most] || Double.isNaN(values[most]) ? p : most;
    }
    captions.add(
        loss.name()
            + " "
            + FigureText.number(values[values.length / 2])
            + " in the middle, least "
            + place(values, least)
            + ", greatest "
            + place(values, most));
    captions.add(
        "on "
            + some.size()
            + (some.size() < all.size() ? " of " + all.size() : "")
            + " samples; a and b go along random directions as long as the weights");
    if (values.length > 0 && Double.isNaN(values[values.length - 1])) {
      captions.add("where there is no tint the loss is no number, or the computation was stopped");
    }
    return captions;
  }

  private static String place(double[] values, int p) {
    return FigureText.number(values[p])
        + " at ("
        + FigureText.number(coordinate(p % SIDE))
        + ", "
        + FigureText.number(coordinate(p / SIDE))
        + ")";
  }

  /**
   * The losses on the grid.
   *
   * @return a matrix: rows go along b from −1 to 1, columns along a
   */
  public Tensor values() {
    double[][] rows = new double[SIDE][SIDE];
    for (int p = 0; p < values.length; p++) {
      rows[p / SIDE][p % SIDE] = values[p];
    }
    return Tensor.matrix(rows);
  }

  @Override
  public MimeBundle toMimeBundle() {
    Range range = new Range(-1, 1);
    LevelMap map = new LevelMap("loss", SIDE, values, range, range);
    Series here =
        new Series(
            "the network as it is", new double[1], new double[1], Series.Style.points(1, false));
    Panel panel =
        Panel.lines("a, along the first direction", "b, along the second", List.of(here))
            .with(List.of(map))
            .ranged(range, range);
    List<String> caption = new ArrayList<>(captions);
    caption.add(map.caption());
    return FigureSvg.bundle(
        Figure.of(name, List.of(panel), List.of(here), caption, List.of()), 420, toString());
  }

  /** The losses at the middle, the least and the greatest, and along both axes. */
  @Override
  public String toString() {
    List<List<String>> table = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("b \\ a"));
    for (int i = 0; i < SIDE; i += 8) {
      head.add(FigureText.number(coordinate(i)));
    }
    table.add(head);
    for (int j = SIDE - 1; j >= 0; j -= 8) {
      List<String> row = new ArrayList<>(List.of(FigureText.number(coordinate(j))));
      for (int i = 0; i < SIDE; i += 8) {
        row.add(FigureText.number(values[j * SIDE + i]));
      }
      table.add(row);
    }
    return name + "\n" + TextTable.of(table) + "\n" + String.join("\n", captions);
  }
}
