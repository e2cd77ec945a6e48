package org.lectern;

import org.lectern.random.RandomStream;
import org.lectern.random.Seed;
import org.lectern.tensor.Given;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

/** Factories of tensors and functions on them. */
abstract class TensorFactories {
  TensorFactories() {}

  /**
   * Sets the notebook's seed, for everything that is made afterwards without a seed of its own.
   *
   * @param seed any number; 0 is the default
   * @return the same number
   */
  public static long seed(long seed) {
    Seed.set(seed);
    return seed;
  }

  /**
   * A vector.
   *
   * @param values the elements, each rounded to float once
   * @return a tensor of shape (n)
   */
  public static Tensor tensor(double... values) {
    return Tensor.vector(values);
  }

  /**
   * A vector.
   *
   * @param values the elements
   * @return a tensor of shape (n)
   */
  public static Tensor tensor(float... values) {
    Given.required("tensor", "numbers", values);
    return Tensor.of(Shape.of(values.length), values.clone());
  }

  /**
   * A vector.
   *
   * @param values the elements
   * @return a tensor of shape (n)
   */
  public static Tensor tensor(int... values) {
    float[] floats = new float[Given.required("tensor", "numbers", values).length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values[i];
    }
    return Tensor.of(Shape.of(floats.length), floats);
  }

  /**
   * A matrix from its rows, each a {@code new double[] {…}}.
   *
   * @param rows the rows, all of one length
   * @return a tensor of shape (rows, columns)
   */
  public static Tensor tensor(double[]... rows) {
    return Tensor.matrix(rows);
  }

  /**
   * A scalar.
   *
   * @param value the number
   * @return a tensor of shape ()
   */
  public static Tensor scalar(double value) {
    return Tensor.scalar(value);
  }

  /**
   * A scalar variable, for gradients.
   *
   * @param name its name in drawings
   * @param value its value
   * @return the variable
   */
  public static Tensor variable(String name, double value) {
    return Tensor.variable(named(name), Tensor.scalar(value));
  }

  /**
   * A variable, for gradients.
   *
   * @param name its name in drawings
   * @param value its value
   * @return the variable
   */
  public static Tensor variable(String name, Tensor value) {
    return Tensor.variable(named(name), value);
  }

  /**
   * Zeros.
   *
   * @param sizes the shape
   * @return the tensor
   */
  public static Tensor zeros(int... sizes) {
    return Tensor.zeros(sizes);
  }

  /**
   * Ones.
   *
   * @param sizes the shape
   * @return the tensor
   */
  public static Tensor ones(int... sizes) {
    return Tensor.full(1, sizes);
  }

  /**
   * One number everywhere.
   *
   * @param value the number
   * @param sizes the shape
   * @return the tensor
   */
  public static Tensor full(double value, int... sizes) {
    return Tensor.full(value, sizes);
  }

  /**
   * The identity matrix.
   *
   * @param n rows and columns
   * @return a tensor of shape (n, n)
   */
  public static Tensor eye(int n) {
    return Tensor.eye(n);
  }

  /**
   * The whole numbers from 0 to n − 1.
   *
   * @param n how many
   * @return a vector
   */
  public static Tensor range(int n) {
    return Tensor.range(0, n, 1);
  }

  /**
   * The numbers from, from + step, … below to.
   *
   * @param from the first number
   * @param to the bound
   * @param step the distance
   * @return a vector
   */
  public static Tensor range(double from, double to, double step) {
    return Tensor.range(from, to, step);
  }

  /**
   * Evenly spaced numbers, both ends included.
   *
   * @param from the first number
   * @param to the last number
   * @param n how many, at least 2
   * @return a vector
   */
  public static Tensor linspace(double from, double to, int n) {
    return Tensor.linspace(from, to, n);
  }

  /**
   * Rows that are 0 but for a 1 at the class id.
   *
   * @param ids class ids
   * @param classes how many classes
   * @return a tensor of shape (n, classes)
   */
  public static Tensor oneHot(Tensor ids, int classes) {
    return Tensor.oneHot(ids, classes);
  }

  /**
   * Normal random numbers, mean 0 and deviation 1, from the stream of the notebook's seed and a
   * purpose: the same purpose always gives the same numbers.
   *
   * @param purpose what the numbers are for, such as "noise"
   * @param sizes the shape
   * @return the tensor
   */
  public static Tensor normal(String purpose, int... sizes) {
    Shape shape = Shape.of(sizes);
    return Tensor.of(shape, stream("normal", purpose).normal(shape.length(), 0, 1));
  }

  /**
   * Uniform random numbers on [0, 1), from the stream of the notebook's seed and a purpose: the
   * same purpose always gives the same numbers.
   *
   * @param purpose what the numbers are for, such as "noise"
   * @param sizes the shape
   * @return the tensor
   */
  public static Tensor uniform(String purpose, int... sizes) {
    Shape shape = Shape.of(sizes);
    return Tensor.of(shape, stream("uniform", purpose).uniform(shape.length(), 0, 1));
  }

  private static String named(String name) {
    return Given.required("variable", "a name", name);
  }

  private static RandomStream stream(String who, String purpose) {
    Given.required(who, "what the numbers are for, such as \"noise\"", purpose);
    return RandomStream.of(Seed.current(), purpose);
  }

  /**
   * Tensors joined along an axis that they have.
   *
   * @param axis the axis; −1 is the last
   * @param parts the tensors
   * @return the joined tensor
   */
  public static Tensor concat(int axis, Tensor... parts) {
    return Tensor.concat(axis, parts);
  }

  /**
   * Tensors of one shape joined along a new first axis.
   *
   * @param parts the tensors
   * @return the joined tensor
   */
  public static Tensor stack(Tensor... parts) {
    return Tensor.stack(parts);
  }

  /**
   * a where the condition is not 0, else b.
   *
   * @param condition 0 or not 0
   * @param a values where it holds
   * @param b values where it does not
   * @return the chosen values
   */
  public static Tensor where(Tensor condition, Tensor a, Tensor b) {
    return Tensor.where(condition, a, b);
  }

  /**
   * σ(x) = 1/(1 + e⁻ˣ), of one number, in double precision.
   *
   * @param x the number
   * @return the value
   */
  public static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  /**
   * σ(x) = 1/(1 + e⁻ˣ), of each element.
   *
   * @param x the tensor
   * @return the values
   */
  public static Tensor sigmoid(Tensor x) {
    return Given.required("sigmoid", "a tensor", x).sigmoid();
  }

  /**
   * The hyperbolic tangent, of one number, in double precision.
   *
   * @param x the number
   * @return the value
   */
  public static double tanh(double x) {
    return StrictMath.tanh(x);
  }

  /**
   * The hyperbolic tangent, of each element.
   *
   * @param x the tensor
   * @return the values
   */
  public static Tensor tanh(Tensor x) {
    return Given.required("tanh", "a tensor", x).tanh();
  }

  /**
   * max(x, 0), of one number, in double precision.
   *
   * @param x the number
   * @return the value
   */
  public static double relu(double x) {
    return Math.max(x, 0);
  }

  /**
   * max(x, 0), of each element.
   *
   * @param x the tensor
   * @return the values
   */
  public static Tensor relu(Tensor x) {
    return Given.required("relu", "a tensor", x).relu();
  }

  /**
   * Probabilities along the last axis.
   *
   * @param scores raw scores, classes along the last axis
   * @return positive numbers that add up to 1 along the last axis
   */
  public static Tensor softmax(Tensor scores) {
    return Given.required("softmax", "a tensor", scores).softmax(-1);
  }
}
