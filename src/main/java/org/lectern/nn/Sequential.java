package org.lectern.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
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
    for (int i = 0; i < layers.length; i++) {
      if (layers[i] == null) {
        throw new IllegalArgumentException(
            "sequential: layer "
                + (i + 1)
                + " must be a layer, but is null. Is its variable set before this line?");
      }
      layer(Integer.toString(i + 1), layers[i]);
    }
    this.layers = List.of(layers.clone());
    checkChain();
  }

  /** A view: the layers stay where they are, so that a look at them changes nothing. */
  private Sequential(Sequential whole, int count) {
    layers = whole.layers.subList(0, count);
    for (int i = 0; i < count; i++) {
      tree().children.put(Integer.toString(i + 1), layers.get(i));
    }
    seedOf(whole);
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    return onlyOutput(forwardAll(new Tensor[] {x}, pass));
  }

  @Override
  public Tensor[] forwardAll(Tensor[] inputs, Pass pass) {
    return values(inputs, pass, layers.size()).get(layers.size());
  }

  @Override
  public Tensor scores(Tensor x, Pass pass) {
    return onlyOutput(scoresAll(new Tensor[] {x}, pass));
  }

  @Override
  public Tensor[] scoresAll(Tensor[] inputs, Pass pass) {
    List<Tensor[]> values = values(inputs, pass, layers.size() - 1);
    Pass own = pass.again(earlierUses(layers.size() - 1));
    return step(last(), values, () -> last().scoresAll(values.get(layers.size() - 1), own));
  }

  @Override
  public Link endsIn(int output) {
    return last().endsIn(output);
  }

  @Override
  public List<String> outputNames() {
    return last().outputNames();
  }

  @Override
  public Link endsIn() {
    return last().endsIn();
  }

  /** Each layer must take what the one before it gives, as far as both are known. */
  private void checkChain() {
    Shape given = null;
    for (Layer layer : layers) {
      Shape needed = layer.inputShape();
      // A reshape checks the number of elements itself, whatever axes they come in.
      boolean fits = given == null || needed == null || layer instanceof Reshape;
      if (!fits && differ(given.size(-1), needed.size(-1))) {
        throw new ShapeException(
            layer.where()
                + ": needs "
                + needed.size(-1)
                + " inputs, but the layer before gives "
                + given.size(-1)
                + ". The second number of a layer must be the first of the next.");
      }
      given = given == null ? needed : given;
      given = given == null ? null : layer.outputShape(given);
    }
  }

  /** Sizes that can't be the same; 0 stands for any. */
  static boolean differ(int given, int needed) {
    return given != needed && given > 0 && needed > 0;
  }

  private Layer last() {
    return layers.get(layers.size() - 1);
  }

  /** The inputs, and what each of the first layers gives. */
  private List<Tensor[]> values(Tensor[] inputs, Pass pass, int count) {
    List<Tensor[]> values = new ArrayList<>();
    values.add(inputs);
    for (int i = 0; i < count; i++) {
      Layer layer = layers.get(i);
      Tensor[] x = values.get(i);
      Pass own = pass.again(earlierUses(i));
      values.add(step(layer, values, () -> layer.forwardAll(x, own)));
    }
    return values;
  }

  /** How often a layer comes before its place i: two places of one dropout need two masks. */
  private int earlierUses(int i) {
    int uses = 0;
    for (int j = 0; j < i; j++) {
      uses += layers.get(j) == layers.get(i) ? 1 : 0;
    }
    return uses;
  }

  /** Applies a layer to the last value; an error tells its place and what came before it. */
  private Tensor[] step(Layer layer, List<Tensor[]> values, Supplier<Tensor[]> work) {
    try {
      return work.get();
    } catch (IllegalArgumentException e) {
      throw LayerError.at(layer, layers, values, e);
    }
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
          "layer: the number must be from 1 to "
              + layers.size()
              + ", but is "
              + number
              + ". Layers count from 1, as in the network's table.");
    }
    return layers.get(number - 1);
  }

  /**
   * The first layers as a network of their own, to put another head on what they have learnt:
   *
   * <pre>{@code
   * var tuned = sequential(net.first(4), dense(64, 3));
   * tuned.layer(1).freeze();
   * }</pre>
   *
   * @param count how many layers
   * @return a network of the same layers, not of copies: training one trains the other
   */
  public Sequential first(int count) {
    if (count < 1 || count > layers.size()) {
      throw new IllegalArgumentException(
          "first: the number of layers must be from 1 to "
              + layers.size()
              + ", but is "
              + count
              + ". Layers count from 1, as in the network's table.");
    }
    return new Sequential(this, count);
  }

  @Override
  public @Nullable Shape inputShape() {
    for (Layer layer : layers) {
      Shape shape = layer.inputShape();
      if (shape != null || !layer.keepsShape()) {
        return shape;
      }
    }
    return null;
  }

  @Override
  public @Nullable Shape outputShape(Shape input) {
    Shape shape = input;
    for (Layer layer : layers) {
      shape = shape == null ? null : layer.outputShape(shape);
    }
    return shape;
  }
}
