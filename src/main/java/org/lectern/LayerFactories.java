package org.lectern;

import java.util.function.UnaryOperator;
import org.lectern.nn.BatchNorm;
import org.lectern.nn.Dense;
import org.lectern.nn.Dropout;
import org.lectern.nn.Embedding;
import org.lectern.nn.GradientCheck;
import org.lectern.nn.Initialiser;
import org.lectern.nn.Lambda;
import org.lectern.nn.Layer;
import org.lectern.nn.LayerNorm;
import org.lectern.nn.Parallel;
import org.lectern.nn.Residual;
import org.lectern.nn.Sequential;
import org.lectern.tensor.Tensor;

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
   * A fully connected layer: y = x·W + b. {@code dense(2, 16).withoutBias()} leaves b out.
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
   * @param weights their first values, such as {@code he()}
   * @return the layer
   */
  public static Dense dense(int in, int out, Initialiser weights) {
    return new Dense(in, out, weights);
  }

  /**
   * Sets elements to 0 with probability p in training, against overfitting.
   *
   * @param p the probability, from 0 to below 1
   * @return the layer
   */
  public static Dropout dropout(double p) {
    return new Dropout(p);
  }

  /**
   * Standardises each feature, or each channel of an image, over the batch.
   *
   * @param features the size of axis 1
   * @return the layer
   */
  public static BatchNorm batchNorm(int features) {
    return new BatchNorm(features);
  }

  /**
   * Standardises each sample over its own features.
   *
   * @param features the sizes of the last axes, usually one
   * @return the layer
   */
  public static LayerNorm layerNorm(int... features) {
    return new LayerNorm(features);
  }

  /**
   * A learnt vector for each id.
   *
   * @param count how many ids: they go from 0 to count − 1
   * @param size the length of each vector
   * @return the layer
   */
  public static Embedding embedding(int count, int size) {
    return new Embedding(count, size);
  }

  /**
   * A layer with a way around it: x + f(x).
   *
   * @param layer f, which keeps the shape
   * @return the block
   */
  public static Residual residual(Layer layer) {
    return new Residual(layer);
  }

  /**
   * A layer with a projection on the way around it: P(x) + f(x).
   *
   * @param layer f
   * @param projection P, which gives the shape of f's output
   * @return the block
   */
  public static Residual residual(Layer layer, Layer projection) {
    return new Residual(layer, projection);
  }

  /**
   * Layers side by side on one input, their outputs joined: along the channels of images (n, c,
   * height, width), else along the last axis.
   *
   * @param layers at least one
   * @return the block
   */
  public static Parallel parallel(Layer... layers) {
    return new Parallel(layers);
  }

  /**
   * Layers side by side on one input, their outputs joined along an axis.
   *
   * @param axis the axis, such as 1 for channels or −1 for the last
   * @param layers at least one
   * @return the block
   */
  public static Parallel parallel(int axis, Layer... layers) {
    return new Parallel(axis, layers);
  }

  /**
   * A function as a layer: {@code lambda("square", x -> x.square())}.
   *
   * @param name what tables and errors call it
   * @param function the function
   * @return the layer
   */
  public static Lambda lambda(String name, UnaryOperator<Tensor> function) {
    return new Lambda(name, function);
  }

  /**
   * Compares a layer's gradients with measured slopes, on a random input.
   *
   * @param layer a layer that tells its input's shape
   * @return the report
   */
  public static GradientCheck checkGradients(Layer layer) {
    return GradientCheck.of(layer);
  }

  /**
   * Compares a layer's gradients with measured slopes.
   *
   * @param layer the layer
   * @param x an input of a few samples
   * @return the report
   */
  public static GradientCheck checkGradients(Layer layer, Tensor x) {
    return GradientCheck.of(layer, x);
  }

  // First weights

  /**
   * First weights that are one number: {@code dense(2, 1, constant(0))}.
   *
   * @param value the number
   * @return the initialiser
   */
  public static Initialiser constant(double value) {
    return Initialiser.constant(value);
  }

  /**
   * Normal first weights of mean 0.
   *
   * @param deviation the standard deviation, above 0
   * @return the initialiser
   */
  public static Initialiser normal(double deviation) {
    return Initialiser.normal(deviation);
  }

  /**
   * Normal first weights without those beyond two deviations.
   *
   * @param deviation the standard deviation before the cut, above 0
   * @return the initialiser
   */
  public static Initialiser truncatedNormal(double deviation) {
    return Initialiser.truncatedNormal(deviation);
  }

  /**
   * First weights uniform between two bounds.
   *
   * @param low the lower bound
   * @param high the upper bound
   * @return the initialiser
   */
  public static Initialiser uniform(double low, double high) {
    return Initialiser.uniform(low, high);
  }

  /**
   * Normal first weights of variance 1/in: for tanh.
   *
   * @return the initialiser
   */
  public static Initialiser xavier() {
    return Initialiser.xavier();
  }

  /**
   * Uniform first weights of variance 2/(in + out): what {@link Dense} takes by itself.
   *
   * @return the initialiser
   */
  public static Initialiser glorot() {
    return Initialiser.glorot();
  }

  /**
   * Normal first weights of variance 2/(in + out).
   *
   * @return the initialiser
   */
  public static Initialiser glorotNormal() {
    return Initialiser.glorotNormal();
  }

  /**
   * Normal first weights of variance 2/in: for relu.
   *
   * @return the initialiser
   */
  public static Initialiser he() {
    return Initialiser.he();
  }

  /**
   * Uniform first weights of variance 2/in: for relu.
   *
   * @return the initialiser
   */
  public static Initialiser heUniform() {
    return Initialiser.heUniform();
  }
}
