package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import org.lectern.data.Dataset;
import org.lectern.loss.Loss;
import org.lectern.nn.Activation;
import org.lectern.nn.Identity;
import org.lectern.nn.Layer;
import org.lectern.nn.LayerOutputs;
import org.lectern.nn.Maxout;
import org.lectern.nn.PRelu;
import org.lectern.nn.Parameter;
import org.lectern.nn.Relu;
import org.lectern.nn.Sigmoid;
import org.lectern.nn.Tanh;
import org.lectern.tensor.Given;
import org.lectern.tensor.Recording;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/** Looks into a network for {@link LayerStatistics}, and leaves it as it is. */
final class LayerLook {
  static final int SAMPLES = 1000;
  static final String GRADIENT = "∂loss/∂weight";

  /** Nearer to its ends than this a tanh or sigmoid counts as saturated. */
  private static final double EDGE = 0.01;

  private LayerLook() {}

  static LayerStatistics activations(Layer network, Tensor x) {
    Given.required("activations", "a network", network);
    Given.required("activations", "inputs", x);
    if (x.rank() == 0 || x.size(0) == 0) {
      throw new ShapeException(
          "activations: needs samples along the first axis, but the input has shape "
              + x.shape()
              + ". Try data.features().");
    }
    Tensor some = x.size(0) > SAMPLES ? x.slice(0, 0, SAMPLES) : x;
    List<LayerOutputs.Output> all = Recording.off(() -> LayerOutputs.of(network, some));
    List<LayerOutputs.Output> activations =
        all.stream().filter(output -> isActivation(output.layer())).toList();
    List<LayerValues> layers = new ArrayList<>();
    for (LayerOutputs.Output output : activations.isEmpty() ? all : activations) {
      Layer layer = output.layer();
      Tensor y = output.value();
      layers.add(LayerValues.of(name(layer), y.toArray(), dead(layer, y), saturated(layer, y)));
    }
    String title = "Activations of " + network.label() + " for " + samples(some.size(0));
    return new LayerStatistics(title, "activation", layers, remarks(some.size(0), x.size(0)));
  }

  static LayerStatistics gradients(Layer network, Loss loss, Dataset data) {
    Given.required("gradients", "a network", network);
    Given.required("gradients", "a loss", loss);
    Dataset some = Given.required("gradients", "data", data).first(SAMPLES);
    List<Parameter> weights =
        network.parameters().stream().filter(p -> p.decays() && !p.isFrozen()).toList();
    if (weights.isEmpty()) {
      throw new IllegalStateException(
          "gradients: needs weights that can learn, but "
              + network.label()
              + " has none. Are all layers frozen? Try net.unfreeze().");
    }
    List<LayerValues> layers =
        network.rehearse(
            () -> {
              LossOf.scores(network, loss, some, network.trainingPass()).backward();
              return weights.stream().map(LayerLook::gradient).toList();
            });
    String title =
        "Gradients of " + loss.name() + " in " + network.label() + " for " + samples(some.size());
    return new LayerStatistics(title, GRADIENT, layers, remarks(some.size(), data.size()));
  }

  private static LayerValues gradient(Parameter weight) {
    Tensor variable = weight.variable();
    float[] values = variable.hasGrad() ? variable.grad().toArray() : new float[variable.length()];
    int zeros = 0;
    for (float value : values) {
      zeros += value == 0 ? 1 : 0;
    }
    double dead = zeros / (double) values.length;
    return LayerValues.of(weight.fullName(), values, dead, Double.NaN);
  }

  private static boolean isActivation(Layer layer) {
    return layer instanceof Activation && !(layer instanceof Identity)
        || layer instanceof PRelu
        || layer instanceof Maxout;
  }

  /** Place and kind, such as 2 Tanh. */
  private static String name(Layer layer) {
    String where = layer.where();
    int from = where.indexOf(", layer ");
    int to = where.lastIndexOf(" of ");
    return from < 0 || to < from
        ? layer.label()
        : where.substring(from + 8, to) + " " + layer.label();
  }

  private static double dead(Layer layer, Tensor y) {
    if (!(layer instanceof Relu)) {
      return Double.NaN;
    }
    int units = y.length() / y.size(0);
    int dead = 0;
    for (float largest : y.reshape(y.size(0), units).max(0).toArray()) {
      dead += largest == 0 ? 1 : 0;
    }
    return dead / (double) units;
  }

  private static double saturated(Layer layer, Tensor y) {
    boolean tanh = layer instanceof Tanh;
    if (!tanh && !(layer instanceof Sigmoid)) {
      return Double.NaN;
    }
    int count = 0;
    double low = tanh ? -1 : 0;
    for (float value : y.toArray()) {
      count += value < low + EDGE || value > 1 - EDGE ? 1 : 0;
    }
    return count / (double) y.length();
  }

  private static String samples(int count) {
    return count == 1 ? "1 sample" : count + " samples";
  }

  private static List<String> remarks(int used, int all) {
    return used < all ? List.of("the first " + used + " of " + all + " samples") : List.of();
  }
}
