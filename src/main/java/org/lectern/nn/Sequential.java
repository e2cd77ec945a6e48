package org.lectern.nn;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lectern.tensor.Link;
import org.lectern.tensor.Shape;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * Layers one after the other: each one's output is the next one's input. Layers count from 1.
 *
 * <pre>{@code
 * sequential(dense(2, 16), relu(), dense(16, 2))
 * }</pre>
 */
public final class Sequential extends Layer {
  private final List<Layer> layers;

  /**
   * A network of layers in order.
   *
   * @param layers at least one
   */
  public Sequential(Layer... layers) {
    if (layers.length == 0) {
      throw new IllegalArgumentException(
          "sequential: needs at least one layer, but got none. Try sequential(dense(2, 1)).");
    }
    this.layers = List.of(layers.clone());
    for (int i = 0; i < layers.length; i++) {
      layer(Integer.toString(i + 1), layers[i]);
    }
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    return run(x, pass, layers.size());
  }

  @Override
  public Tensor scores(Tensor x, Pass pass) {
    Layer last = last();
    return last.scores(run(x, pass, layers.size() - 1), pass);
  }

  @Override
  public Link endsIn() {
    return last().endsIn();
  }

  private Layer last() {
    return layers.get(layers.size() - 1);
  }

  private Tensor run(Tensor x, Pass pass, int count) {
    Tensor y = x;
    for (int i = 0; i < count; i++) {
      Layer layer = layers.get(i);
      try {
        y = layer.forward(y, pass);
      } catch (ShapeException e) {
        String message = String.valueOf(e.getMessage());
        throw message.contains(" of Sequential: ")
            ? e
            : new ShapeException(layer.where() + ": " + message);
      }
    }
    return y;
  }

  /**
   * One of the layers.
   *
   * @param number its place, from 1
   * @return the layer
   */
  public Layer layer(int number) {
    if (number < 1 || number > layers.size()) {
      throw new IllegalArgumentException(
          "layer: this network has layers 1 to " + layers.size() + ", but got " + number + ".");
    }
    return layers.get(number - 1);
  }

  @Override
  public @Nullable Shape inputShape() {
    for (Layer layer : layers) {
      Shape shape = layer.inputShape();
      if (shape != null) {
        return shape;
      }
    }
    return null;
  }

  @Override
  public Shape outputShape(Shape input) {
    Shape shape = input;
    for (Layer layer : layers) {
      shape = layer.outputShape(shape);
    }
    return shape;
  }
}
