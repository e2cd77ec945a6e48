package org.lectern.nn;

import org.jspecify.annotations.Nullable;
import org.lectern.tensor.Shape;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * A fully connected layer: y = x·W + b.
 *
 * <p>Shapes: x (n, in), W (in, out), b (out), y (n, out). Gradients: ∂W = xᵀ·g, ∂b = Σ g over the
 * samples, ∂x = g·Wᵀ. W starts uniform on ±√(6/(in + out)), b at 0. It has in·out weights and out
 * biases, four bytes each.
 *
 * <pre>{@code
 * dense(784, 128)
 * dense(784, 128, he())          // other first weights
 * dense(784, 128).withoutBias()  // y = x·W
 * }</pre>
 */
public final class Dense extends Layer {
  private final int in;
  private final int out;
  private final Parameter weight;
  private final Initialiser weights;
  private final @Nullable Parameter bias;

  /**
   * A layer with weights from Glorot's distribution.
   *
   * @param in features of a sample
   * @param out units
   */
  public Dense(int in, int out) {
    this(in, out, Initialiser.glorot());
  }

  /**
   * A layer with weights of your choice.
   *
   * @param in features of a sample
   * @param out units
   * @param weights the weights' first values
   */
  public Dense(int in, int out, Initialiser weights) {
    this(in, out, weights, true);
  }

  private Dense(int in, int out, Initialiser weights, boolean hasBias) {
    if (in < 1 || out < 1) {
      throw new IllegalArgumentException(
          "dense: needs at least 1 input and 1 output, but got dense("
              + in
              + ", "
              + out
              + "). The first number is the features of a sample, the second the units.");
    }
    this.in = in;
    this.out = out;
    this.weights = weights;
    weight = parameter("weight", weights, in, out);
    bias = hasBias ? parameter("bias", Initialiser.zeros(), out) : null;
  }

  /**
   * The same layer without b: y = x·W, for a normalisation that follows and would subtract b again.
   *
   * @return a new layer: {@code dense(784, 128).withoutBias()}
   * @throws IllegalStateException if this layer is in a network already
   */
  public Dense withoutBias() {
    if (tree().parent != null) {
      throw new IllegalStateException(
          where()
              + ": a layer is made without bias, it can't lose it later. Write dense("
              + in
              + ", "
              + out
              + ").withoutBias() where the network is built.");
    }
    return new Dense(in, out, weights, false);
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    if (x.rank() == 0 || x.size(-1) != in) {
      throw new ShapeException(
          where()
              + ": the last axis must be "
              + in
              + ", but the input has shape "
              + x.shape()
              + "."
              + hint(x.shape()));
    }
    return bias == null ? x.matmul(weight.value()) : x.linear(weight.value(), bias.value());
  }

  private String hint(Shape x) {
    int features = x.rank() == 0 ? 1 : x.length() / Math.max(1, x.size(0));
    // Four axes are images: nobody wants a dense layer along their rows alone.
    if (x.rank() > 3 || x.rank() > 2 && features == in) {
      StringBuilder product = new StringBuilder();
      for (int axis = 1; axis < x.rank(); axis++) {
        product.append(axis == 1 ? "" : "×").append(x.size(axis));
      }
      return " "
          + product
          + " = "
          + features
          + ": put flatten() before this layer"
          + (features == in ? "." : ", and write dense(" + features + ", " + out + ").");
    }
    if (x.rank() == 2 && x.size(0) == in) {
      return " Samples go along the first axis: try transpose().";
    }
    return " Write dense(" + (x.rank() == 0 ? 1 : x.size(-1)) + ", " + out + ") to take it.";
  }

  /**
   * The weights W.
   *
   * @return a variable of shape (in, out)
   */
  public Tensor weight() {
    return weight.variable();
  }

  /**
   * The biases b.
   *
   * @return a variable of shape (out)
   * @throws IllegalStateException if the layer was made without bias
   */
  public Tensor bias() {
    if (bias == null) {
      throw new IllegalStateException(
          where() + ": it has no bias, as withoutBias() asked. Leave that out to have one.");
    }
    return bias.variable();
  }

  @Override
  public Shape inputShape() {
    return Shape.of(in);
  }

  @Override
  public Shape outputShape(Shape input) {
    int[] sizes = input.toArray();
    sizes[sizes.length - 1] = out;
    return Shape.of(sizes);
  }

  @Override
  protected String latex() {
    return bias == null ? "y = x\\,W" : "y = x\\,W + b";
  }

  @Override
  public String label() {
    return "Dense(" + in + "→" + out + (bias == null ? ", no bias)" : ")");
  }
}
