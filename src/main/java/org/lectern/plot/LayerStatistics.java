package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import org.lectern.data.Dataset;
import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.display.Numbers;
import org.lectern.loss.Loss;
import org.lectern.nn.Layer;
import org.lectern.tensor.Tensor;

/**
 * The distribution of the numbers in each layer of a network, from the first to the last: a
 * histogram for each with its mean and its standard deviation, and how many units are dead or
 * saturated. It shows how signals die out, or grow, on their way through the layers and back: the
 * lectures' experiment with ten layers.
 *
 * <pre>{@code
 * activations(net, x)                                // what the layers give
 * gradients(net, crossEntropy(), data)               // ∂loss/∂W of each layer's weights
 * activations(net, x).rows().get(9).deviation()
 * }</pre>
 *
 * <p>All histograms of a picture have the same x axis, so that they can be compared; their heights
 * can't.
 */
public final class LayerStatistics implements Displayable {
  private static final int MOST_LAYERS = 20;

  /**
   * The numbers of one layer.
   *
   * @param name its place and what it is
   * @param count how many numbers there are
   * @param mean their mean
   * @param deviation their standard deviation, the mean square deviation being divided by the count
   * @param min the least
   * @param max the greatest
   * @param dead after a relu, the share of units that are 0 for all samples; of gradients, the
   *     share of zeros; else NaN
   * @param saturated after a tanh or sigmoid, the share of numbers within 0.01 of the function's
   *     ends; else NaN
   * @param notFinite how many are NaN or infinite, and not among those above
   */
  public record Row(
      String name,
      int count,
      double mean,
      double deviation,
      double min,
      double max,
      double dead,
      double saturated,
      int notFinite) {}

  private final String title;
  private final String unit;
  private final List<LayerValues> layers;
  private final List<String> remarks;

  LayerStatistics(String title, String unit, List<LayerValues> layers, List<String> remarks) {
    this.title = title;
    this.unit = unit;
    this.layers = List.copyOf(layers);
    this.remarks = List.copyOf(remarks);
  }

  /**
   * What the activations of a network give in evaluation: of the layers that are activation
   * functions if there are any, else of all layers.
   *
   * @param network the network, which stays as it is
   * @param x inputs, samples along the first axis; of more than 1000 the first 1000 are used
   * @return the distributions
   */
  public static LayerStatistics activations(Layer network, Tensor x) {
    return LayerLook.activations(network, x);
  }

  /**
   * The gradients of a loss with respect to the weights of each layer, as the next step of a
   * training would see them. Network and optimiser stay as they are; a gradient that waits for a
   * step by hand is gone.
   *
   * @param network the network
   * @param loss the loss
   * @param data samples; of more than 1000 the first 1000 are used
   * @return the distributions
   * @throws IllegalStateException if nothing in the network can learn
   */
  public static LayerStatistics gradients(Layer network, Loss loss, Dataset data) {
    return LayerLook.gradients(network, loss, data);
  }

  /**
   * The numbers behind the picture.
   *
   * @return a row for each layer, from the first to the last
   */
  public List<Row> rows() {
    return layers.stream().map(LayerValues::row).toList();
  }

  @Override
  public MimeBundle toMimeBundle() {
    int[] drawn = Thinning.every(layers.size(), MOST_LAYERS);
    int count = drawn.length;
    int columns = count <= 3 ? Math.max(2, count) : count <= 8 ? 4 : 5;
    Range range = Range.of(layers.stream().map(LayerValues::ends).toList());
    LayerTiles tiles = new LayerTiles(title, columns, range);
    for (int i : drawn) {
      LayerValues layer = layers.get(i);
      String empty = layer.row().notFinite() < layer.row().count() ? "" : "not finite";
      tiles.add(layer.row().name(), layer.values(), facts(layer.row()), empty);
    }
    List<String> caption = new ArrayList<>();
    caption.add(
        "x: " + unit + "; height: how many, to the layer's own scale; same x axis everywhere");
    if (count < layers.size()) {
      caption.add("drawn: " + count + " of the " + layers.size() + " layers, evenly chosen");
    }
    String text = toString();
    return MimeBundle.text(text).with(MimeBundle.SVG, tiles.svg(caption, remarks, text));
  }

  private List<String> facts(Row row) {
    List<String> facts = new ArrayList<>();
    facts.add("mean " + brief(row.mean));
    facts.add("std " + brief(row.deviation));
    if (!Double.isNaN(row.dead)) {
      facts.add(percent(row.dead) + " " + idle());
    }
    if (!Double.isNaN(row.saturated)) {
      facts.add(percent(row.saturated) + " saturated");
    }
    if (row.notFinite > 0) {
      facts.add(row.notFinite + " not finite");
    }
    return facts;
  }

  /** Tiles are narrow. */
  private static String brief(double value) {
    return Numbers.significant(value, 3).replace('-', '−');
  }

  /** What a share of zeros means. */
  private String idle() {
    return unit.equals(LayerLook.GRADIENT) ? "zero" : "dead";
  }

  private static String percent(double share) {
    return Numbers.significant(100 * share, 3) + " %";
  }

  private static void addIf(List<String> cells, boolean wanted, String cell) {
    if (wanted) {
      cells.add(cell);
    }
  }

  /** A table of the numbers. */
  @Override
  public String toString() {
    List<List<String>> table = new ArrayList<>();
    boolean idle = layers.stream().anyMatch(layer -> !Double.isNaN(layer.row().dead()));
    boolean saturated = layers.stream().anyMatch(l -> !Double.isNaN(l.row().saturated()));
    List<String> head = new ArrayList<>(List.of("layer", "mean", "std", "min", "max"));
    addIf(head, idle, idle());
    addIf(head, saturated, "saturated");
    table.add(head);
    for (Row row : rows()) {
      List<String> cells = new ArrayList<>();
      cells.add(row.name);
      for (double value : new double[] {row.mean, row.deviation, row.min, row.max}) {
        cells.add(FigureText.number(value));
      }
      addIf(cells, idle, Double.isNaN(row.dead) ? "" : percent(row.dead));
      addIf(cells, saturated, Double.isNaN(row.saturated) ? "" : percent(row.saturated));
      table.add(cells);
    }
    StringBuilder text = new StringBuilder(title).append('\n').append(TextTable.of(table));
    for (Row row : rows()) {
      if (row.notFinite > 0) {
        text.append('\n').append(row.name).append(": ").append(row.notFinite);
        text.append(" of ").append(row.count).append(" numbers are NaN or infinite");
      }
    }
    remarks.forEach(remark -> text.append('\n').append(remark));
    return text.toString();
  }
}
