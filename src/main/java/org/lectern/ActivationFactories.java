package org.lectern;

import org.lectern.nn.Elu;
import org.lectern.nn.Gelu;
import org.lectern.nn.Identity;
import org.lectern.nn.LeakyRelu;
import org.lectern.nn.LogSoftmax;
import org.lectern.nn.Maxout;
import org.lectern.nn.PRelu;
import org.lectern.nn.Relu;
import org.lectern.nn.Sigmoid;
import org.lectern.nn.Softmax;
import org.lectern.nn.Softplus;
import org.lectern.nn.Step;
import org.lectern.nn.Swish;
import org.lectern.nn.Tanh;
import org.lectern.tensor.Given;
import org.lectern.tensor.Tensor;

/** Factories of activations, and the same functions of tensors and numbers. */
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

  /**
   * The activation x above 0, else 0.01·x: a relu that never dies.
   *
   * @return the layer
   */
  public static LeakyRelu leakyRelu() {
    return new LeakyRelu();
  }

  /**
   * The activation x above 0, else slope·x.
   *
   * @param slope the derivative below 0, such as 0.1
   * @return the layer
   */
  public static LeakyRelu leakyRelu(double slope) {
    return new LeakyRelu(slope);
  }

  /**
   * x above 0, else 0.01·x, of each element.
   *
   * @param x the tensor
   * @return the values
   */
  public static Tensor leakyRelu(Tensor x) {
    return new LeakyRelu().forward(Given.required("leakyRelu", "a tensor", x));
  }

  /**
   * The parametric relu: x above 0, else a·x with one slope a that is learnt.
   *
   * @return the layer
   */
  public static PRelu prelu() {
    return new PRelu();
  }

  /**
   * The parametric relu with a slope for each channel.
   *
   * @param channels the size of axis 1
   * @return the layer
   */
  public static PRelu prelu(int channels) {
    return new PRelu(channels);
  }

  /**
   * The activation x above 0, else eˣ − 1.
   *
   * @return the layer
   */
  public static Elu elu() {
    return new Elu();
  }

  /**
   * The activation x above 0, else α·(eˣ − 1).
   *
   * @param alpha α, above 0
   * @return the layer
   */
  public static Elu elu(double alpha) {
    return new Elu(alpha);
  }

  /**
   * x above 0, else eˣ − 1, of each element.
   *
   * @param x the tensor
   * @return the values
   */
  public static Tensor elu(Tensor x) {
    return new Elu().forward(Given.required("elu", "a tensor", x));
  }

  /**
   * The activation x·Φ(x), with Φ the normal distribution function.
   *
   * @return the layer
   */
  public static Gelu gelu() {
    return new Gelu();
  }

  /**
   * The approximation of gelu by tanh, for weights that were trained with it.
   *
   * @return the layer
   */
  public static Gelu geluTanh() {
    return new Gelu(true);
  }

  /**
   * x·Φ(x), of each element.
   *
   * @param x the tensor
   * @return the values
   */
  public static Tensor gelu(Tensor x) {
    return new Gelu().forward(Given.required("gelu", "a tensor", x));
  }

  /**
   * The activation x·σ(x).
   *
   * @return the layer
   */
  public static Swish swish() {
    return new Swish();
  }

  /**
   * The activation x·σ(βx).
   *
   * @param beta β, how sharp the bend is
   * @return the layer
   */
  public static Swish swish(double beta) {
    return new Swish(beta);
  }

  /**
   * x·σ(x), of each element.
   *
   * @param x the tensor
   * @return the values
   */
  public static Tensor swish(Tensor x) {
    return new Swish().forward(Given.required("swish", "a tensor", x));
  }

  /**
   * The activation log(1 + eˣ), a smooth relu.
   *
   * @return the layer
   */
  public static Softplus softplus() {
    return new Softplus();
  }

  /**
   * log(1 + eˣ), of one number, in double precision.
   *
   * @param x the number
   * @return the value
   */
  public static double softplus(double x) {
    return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }

  /**
   * log(1 + eˣ), of each element.
   *
   * @param x the tensor
   * @return the values
   */
  public static Tensor softplus(Tensor x) {
    return Given.required("softplus", "a tensor", x).softplus();
  }

  /**
   * Logarithms of the probabilities of classes, as the last layer.
   *
   * @return the layer
   */
  public static LogSoftmax logSoftmax() {
    return new LogSoftmax();
  }

  /**
   * Logarithms of probabilities along the last axis.
   *
   * @param scores raw scores, classes along the last axis
   * @return numbers of 0 or below
   */
  public static Tensor logSoftmax(Tensor scores) {
    return Given.required("logSoftmax", "a tensor", scores).logSoftmax(-1);
  }

  /**
   * Units that are each the largest of k linear functions.
   *
   * @param in features of a sample
   * @param out units
   * @param pieces k, at least 2
   * @return the layer
   */
  public static Maxout maxout(int in, int out, int pieces) {
    return new Maxout(in, out, pieces);
  }

  /**
   * The step function, 1 above 0, else 0. Nothing can be learnt through it.
   *
   * @return the layer
   */
  public static Step step() {
    return new Step();
  }

  /**
   * 1 above 0, else 0, of one number.
   *
   * @param x the number
   * @return the value
   */
  public static double step(double x) {
    return x > 0 ? 1 : x <= 0 ? 0 : x;
  }

  /**
   * 1 above 0, else 0, of each element.
   *
   * @param x the tensor
   * @return the values
   */
  public static Tensor step(Tensor x) {
    return new Step().forward(Given.required("step", "a tensor", x));
  }

  /**
   * The linear activation of the slides, x itself. For x·W + b see {@link #dense}.
   *
   * @return the layer
   */
  public static Identity linear() {
    return new Identity();
  }

  /**
   * x itself: the name that {@link #linear()} has elsewhere.
   *
   * @return the layer
   */
  public static Identity identity() {
    return new Identity();
  }
}
