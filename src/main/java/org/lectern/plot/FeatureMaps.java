package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.nn.Layer;
import org.lectern.nn.LayerOutputs;
import org.lectern.tensor.Given;
import org.lectern.tensor.Recording;
import org.lectern.tensor.Shape;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * What each layer of a network makes of one image: the maps of convolutions and poolings as images,
 * the outputs of dense layers as strips. Each layer has a scale of its own: pale is 0, orange
 * positive and blue negative.
 *
 * <pre>{@code
 * featureMaps(net, data.test().features().row(0))
 * }</pre>
 *
 * <p>It shows the network in evaluation, as it was when the picture was made.
 */
public final class FeatureMaps implements Displayable {
  private static final int MAPS = 16;
  private static final int LAYERS = 16;
  private static final int VALUES = 12;

  /** The sides of the smallest flat inputs that are taken for squares. */
  private static final int LEAST = 4;

  private final String title;
  private final List<Part> parts = new ArrayList<>();
  private final StringJoiner text = new StringJoiner("\n");

  private FeatureMaps(Layer network, Tensor x) {
    List<LayerOutputs.Output> outputs = Recording.off(() -> LayerOutputs.of(network, x));
    int layers = Math.min(outputs.size(), LAYERS);
    int budget = ImageTiles.BUDGET / (layers + 1);
    title =
        "Feature maps of a network of "
            + outputs.size()
            + (outputs.size() == 1 ? " layer" : " layers");
    text.add(title);
    ImageRows input = rows(x);
    ImageRows square = input.height() == 1 ? input.square(LEAST) : null;
    input = square == null ? input : square;
    add(ImageTiles.of("input: " + input.measure(), input, false, List.of(), 6, budget));
    for (int i = 0; i < layers; i++) {
      String name = i + 1 + " " + outputs.get(i).layer().label();
      addLayer(name, outputs.get(i).value(), budget);
    }
    if (layers < outputs.size()) {
      String more = "and " + (outputs.size() - layers) + " more layers";
      parts.add(Lines.of(List.of(more)));
      text.add(more);
    }
  }

  private void add(Tiles tiles) {
    parts.add(tiles);
    text.add(tiles.text());
  }

  /** One sample's output as images: each channel is one, a vector a strip. */
  private static ImageRows rows(Tensor value) {
    int[] sizes = value.shape().toArray();
    boolean maps = sizes.length == 4;
    int width = sizes[sizes.length - 1];
    int height = maps ? sizes[2] : value.length() / width;
    boolean colours = maps && sizes[1] == 3;
    int channels = colours ? 3 : 1;
    return new ImageRows(
        value.toArray(), value.length() / (channels * height * width), channels, height, width);
  }

  private void addLayer(String name, Tensor value, int budget) {
    // Three maps of a layer are no colours.
    ImageRows rows = rows(value);
    int area = rows.height() * rows.width();
    rows = new ImageRows(rows.data(), value.length() / area, 1, rows.height(), rows.width());
    boolean maps = value.rank() == 4;
    int count = rows.count();
    rows = count > MAPS ? rows.first(MAPS) : rows;
    String heading =
        !maps
            ? name + ": " + value.length() + (value.length() == 1 ? " value" : " values")
            : name
                + ": "
                + (count > MAPS ? MAPS + " of " : "")
                + count
                + (count == 1 ? " map of " : " maps of ")
                + rows.measure();
    add(ImageTiles.of(heading, rows, true, List.of(), maps ? columns(rows.count()) : 0, budget));
    if (!maps && value.length() <= VALUES) {
      StringJoiner values = new StringJoiner(", ", "values: ", "");
      for (float number : value.toArray()) {
        values.add(FigureText.number(number));
      }
      parts.add(Lines.of(List.of(values.toString())));
      text.add("  " + values);
    }
  }

  /** Rows of equal length, so that maps of one layer after the other can be compared. */
  private static int columns(int count) {
    return Math.max(count > 8 || count == 4 ? count / 2 + count % 2 : count, 6);
  }

  /**
   * The maps of one image.
   *
   * @param network any network; sequences within it are looked into
   * @param image one sample: shape (height, width), (channels, height, width) or (1, channels,
   *     height, width), or flat as the network takes it
   * @return the picture
   * @throws ShapeException if it is not one image, or the network does not take it
   */
  public static FeatureMaps of(Layer network, Tensor image) {
    Given.required("featureMaps", "a network", network);
    Given.required("featureMaps", "an image", image);
    return new FeatureMaps(network, input(network.inputShape(), image));
  }

  private static Tensor input(@Nullable Shape needed, Tensor image) {
    int[] sizes = image.shape().toArray();
    int rank = sizes.length;
    Tensor x = image.detach();
    if (image.length() > 0) {
      if (needed != null && needed.rank() == 1 && needed.length() == image.length()) {
        return x.reshape(1, image.length());
      }
      if (needed != null && needed.rank() == rank) {
        return x.reshape(before(sizes));
      }
      if (rank == 2) {
        return x.reshape(1, 1, sizes[0], sizes[1]);
      }
      if (rank == 3) {
        return x.reshape(1, sizes[0], sizes[1], sizes[2]);
      }
      if (rank == 4 && sizes[0] == 1) {
        return x;
      }
    }
    throw new ShapeException(
        "featureMaps: needs one image, of shape (height, width), (channels, height, width) or (1,"
            + " channels, height, width), but got "
            + image.shape()
            + ". Take one of several: x.row(0).");
  }

  /** The sizes of a batch of one. */
  private static int[] before(int[] sizes) {
    int[] batch = new int[sizes.length + 1];
    batch[0] = 1;
    System.arraycopy(sizes, 0, batch, 1, sizes.length);
    return batch;
  }

  @Override
  public MimeBundle toMimeBundle() {
    return Card.bundle(title, text.toString(), parts);
  }

  /** The layers as text: the mean of each map. */
  @Override
  public String toString() {
    return text.toString();
  }
}
