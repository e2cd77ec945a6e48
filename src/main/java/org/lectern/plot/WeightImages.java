package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lectern.nn.Conv1d;
import org.lectern.nn.Conv2d;
import org.lectern.nn.Dense;
import org.lectern.nn.Layer;
import org.lectern.tensor.Given;
import org.lectern.tensor.Tensor;

/** Grids of weights. */
final class WeightImages {
  /** The sides of the smallest squares that inputs are taken for. */
  private static final int LEAST = 4;

  /** Kernels over at most so many channels stand in a row of their own. */
  private static final int ROW = 12;

  private WeightImages() {}

  static ImageGrid of(String who, Layer layer) {
    Layer found = first(Given.required(who, "a layer", layer), true);
    if (found instanceof Dense dense) {
      return ofDense(who, dense);
    }
    if (found == null) {
      throw missing(who, layer, "a dense layer or a convolution", "net.layer(1)");
    }
    return ofKernels(who, found);
  }

  static ImageGrid ofFilters(Layer layer) {
    Layer found = first(Given.required("filters", "a layer", layer), false);
    if (found == null) {
      throw missing("filters", layer, "a convolution", "weights(net) for a dense layer");
    }
    return ofKernels("filters", found);
  }

  private static IllegalArgumentException missing(
      String who, Layer layer, String needed, String hint) {
    return new IllegalArgumentException(
        who
            + ": needs "
            + needed
            + ", or a network with one, but "
            + layer.label()
            + " is and has none. Try "
            + hint
            + ".");
  }

  private static @Nullable Layer first(Layer layer, boolean orDense) {
    if (layer instanceof Conv2d || layer instanceof Conv1d || orDense && layer instanceof Dense) {
      return layer;
    }
    for (Layer child : layer.layers()) {
      Layer found = first(child, orDense);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Each unit's weights: a column of W. */
  private static ImageGrid ofDense(String who, Dense layer) {
    Tensor weight = layer.weight().detach();
    int units = weight.size(1);
    int shown = Math.min(units, ImageGrid.FEW);
    int inputs = weight.size(0);
    float[] data = weight.slice(1, 0, shown).transpose().toArray();
    ImageRows flat = new ImageRows(data, shown, 1, 1, inputs);
    ImageRows square = flat.square(LEAST);
    ImageGrid grid =
        new ImageGrid(
            who, "Weights of " + layer.where(), square == null ? flat : square, units, true);
    return grid.labels(numbered("unit", shown));
  }

  private static List<String> numbered(String what, int count) {
    List<String> labels = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      labels.add(what + " " + i);
    }
    return labels;
  }

  private static ImageGrid ofKernels(String who, Layer layer) {
    boolean flat = layer instanceof Conv1d;
    Tensor kernels =
        (layer instanceof Conv1d line ? line.weight() : ((Conv2d) layer).weight()).detach();
    int out = kernels.size(0);
    int in = kernels.size(1);
    String title = "Kernels of " + layer.where();
    if (flat || in == 1 || in == 3) {
      // A kernel over a sequence is one picture: channels down, steps to the right.
      Tensor images = flat ? kernels.reshape(out, 1, in, kernels.size(2)) : kernels;
      ImageRows rows = rows(images);
      return new ImageGrid(who, title, rows, out, true).labels(numbered("kernel", rows.count()));
    }
    ImageRows rows = rows(kernels);
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < rows.count(); i++) {
      labels.add(i / in + 1 + " from " + (i % in + 1));
    }
    ImageGrid grid = new ImageGrid(who, title, rows, out * in, true).labels(labels);
    // One kernel in each row.
    return in <= ROW ? grid.columns(in) : grid;
  }

  private static ImageRows rows(Tensor images) {
    return Objects.requireNonNull(ImageRows.of(images, ImageGrid.FEW));
  }
}
