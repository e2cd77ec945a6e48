package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.display.Numbers;
import org.lectern.nn.Layer;
import org.lectern.nn.LogSoftmax;
import org.lectern.nn.Softmax;
import org.lectern.tensor.Given;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * Activation functions and their derivatives, side by side. The derivatives are Lectern's own
 * gradients, as a backward pass uses them: at a kink the one that it takes there.
 *
 * <pre>{@code
 * activationFunction(sigmoid(), tanh(), relu(), leakyRelu(0.1))
 * activationFunction(relu()).range(-2, 2)
 * }</pre>
 *
 * <p>Any layer that makes one number of one number has such a curve, a small network among them.
 */
public final class ActivationPlot implements Displayable {
  private final List<Layer> layers;
  private final FunctionCurves curves;

  private ActivationPlot(List<Layer> layers, Range range) {
    this.layers = layers;
    List<FunctionCurves.Function> functions = new ArrayList<>();
    for (Layer layer : layers) {
      functions.add(new FunctionCurves.Function(layer.label(), x -> apply(layer, x)));
    }
    String title =
        layers.size() == 1
            ? layers.get(0).label() + " and its derivative"
            : "Activation functions and their derivatives";
    String[] labels = {"f(x)", "f′(x)"};
    curves = looking(() -> new FunctionCurves(title, "x", labels, range, functions));
  }

  /**
   * The functions over −5 to 5.
   *
   * @param layers at least one layer that takes each number by itself
   * @return the picture
   * @throws IllegalArgumentException if there is none, or one needs several numbers at once
   */
  public static ActivationPlot of(Layer... layers) {
    if (layers.length == 0) {
      throw new IllegalArgumentException(
          "activationFunction: needs at least one layer, but got none. Try"
              + " activationFunction(relu()).");
    }
    for (Layer layer : layers) {
      Given.required("activationFunction", "a layer", layer);
      if (layer instanceof Softmax || layer instanceof LogSoftmax) {
        throw new IllegalArgumentException(
            "activationFunction: needs a function of one number, but "
                + layer.label()
                + " depends on all of its inputs together. Try sigmoid(), which is the softmax of"
                + " x and 0.");
      }
    }
    return new ActivationPlot(List.of(layers), new Range(-5, 5));
  }

  /**
   * The same functions over another range.
   *
   * @param from the least x
   * @param to the greatest x
   * @return another picture
   * @throws IllegalArgumentException if the range is empty or not finite
   */
  public ActivationPlot range(double from, double to) {
    if (!(from < to) || !Range.shows(from) || !Range.shows(to)) {
      throw new IllegalArgumentException(
          "activationFunction: range needs two finite numbers, the first less than the second, but"
              + " got "
              + Numbers.significant(from, 6)
              + " and "
              + Numbers.significant(to, 6)
              + ". Try range(-5, 5).");
    }
    return new ActivationPlot(layers, new Range(from, to));
  }

  /** What parameters get as gradients is taken back. */
  private FunctionCurves looking(Supplier<FunctionCurves> work) {
    Supplier<FunctionCurves> all = work;
    for (Layer layer : layers) {
      Supplier<FunctionCurves> inner = all;
      all = layer.parameters().isEmpty() ? inner : () -> layer.rehearse(inner);
    }
    return all.get();
  }

  /** Samples of one feature each. */
  private static Tensor apply(Layer layer, Tensor x) {
    Tensor y = layer.forward(x.reshape(x.length(), 1));
    if (y.length() != x.length()) {
      throw new ShapeException(
          "activationFunction: needs a function of one number, but "
              + layer.label()
              + " makes the shape "
              + y.shape()
              + " of "
              + x.length()
              + " numbers. Try a layer that keeps the shape, such as relu().");
    }
    return y.flatten();
  }

  @Override
  public MimeBundle toMimeBundle() {
    return curves.bundle(List.of());
  }

  /** The values and slopes at some places. */
  @Override
  public String toString() {
    return curves.text();
  }
}
