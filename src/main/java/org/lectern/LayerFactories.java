package org.lectern;

import org.lectern.nn.Dense;
import org.lectern.nn.Initialiser;
import org.lectern.nn.Layer;
import org.lectern.nn.Sequential;

/** Factories of layers. */
abstract class LayerFactories extends TensorFactories {
  LayerFactories() {}

  /**
   * Layers one after the other.
   *
   * @param layers at least one
   * @return the network
   */
  public static Sequential sequential(Layer... layers) {
    return new Sequential(layers);
  }

  /**
   * A fully connected layer: y = x·W + b.
   *
   * @param in features of a sample
   * @param out units
   * @return the layer
   */
  public static Dense dense(int in, int out) {
    return new Dense(in, out);
  }

  /**
   * A fully connected layer with weights of your choice.
   *
   * @param in features of a sample
   * @param out units
   * @param weights their first values, such as {@code Initialiser.zeros()}
   * @return the layer
   */
  public static Dense dense(int in, int out, Initialiser weights) {
    return new Dense(in, out, weights);
  }
}
