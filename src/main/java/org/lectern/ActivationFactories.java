package org.lectern;

import org.lectern.nn.Relu;
import org.lectern.nn.Sigmoid;
import org.lectern.nn.Softmax;
import org.lectern.nn.Tanh;

/** Factories of activations. */
abstract class ActivationFactories extends LayerFactories {
  ActivationFactories() {}

  /**
   * The activation σ(x) = 1/(1 + e⁻ˣ).
   *
   * @return the layer
   */
  public static Sigmoid sigmoid() {
    return new Sigmoid();
  }

  /**
   * The activation tanh.
   *
   * @return the layer
   */
  public static Tanh tanh() {
    return new Tanh();
  }

  /**
   * The activation max(x, 0).
   *
   * @return the layer
   */
  public static Relu relu() {
    return new Relu();
  }

  /**
   * Probabilities of classes, as the last layer.
   *
   * @return the layer
   */
  public static Softmax softmax() {
    return new Softmax();
  }
}
