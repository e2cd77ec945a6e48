package org.lectern.nn;

import java.util.Arrays;
import org.lectern.tensor.Shape;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * The maxout: each unit is the largest of k linear functions of the input, y_j = max over i of
 * x·w_ji + b_ji. It is a dense layer and its activation in one, and learns the shape of the
 * activation: k lines enclose a convex curve, relu and leaky relu among them (k = 2).
 *
 * <p>Shapes: x (n, in), W (in, out·k), b (out·k), y (n, out). The k pieces of unit j are columns
 * j·k to j·k + k − 1. It has k times the parameters of a dense layer.
 *
 * <p>Gradients: as of a dense layer, to the piece that was the largest; the others get none. Of
 * several that are equally large the first gets it.
 *
 * <pre>{@code
 * sequential(maxout(2, 16, 3), dense(16, 1))
 * }</pre>
 *
 * <p>Goodfellow, Warde-Farley, Mirza, Courville and Bengio 2013; the I2DL slides draw k = 2 and 5.
 */
public final class Maxout extends Layer {
  private final int in;
  private final int out;
  private final int pieces;
  private final Parameter weight;
  private final Parameter bias;

  /**
   * A layer with weights from Glorot's distribution.
   *
   * @param in features of a sample
   * @param out units
   * @param pieces k, the linear functions of a unit, at least 2
   */
  public Maxout(int in, int out, int pieces) {
    this(in, out, pieces, Initialiser.glorot());
  }

  /**
   * A layer with weights of your choice.
   *
   * @param in features of a sample
   * @param out units
   * @param pieces k, the linear functions of a unit, at least 2
   * @param weights the weights' first values
   * @throws IllegalArgumentException if a size is too small
   */
  public Maxout(int in, int out, int pieces, Initialiser weights) {
    if (in < 1 || out < 1 || pieces < 2) {
      throw new IllegalArgumentException(
          "maxout: needs at least 1 input, 1 output and 2 pieces, but got maxout("
              + in
              + ", "
              + out
              + ", "
              + pieces
              + "). "
              + (pieces == 1
                  ? "With 1 piece it is dense(" + in + ", " + out + ")."
                  : "Try maxout(2, 16, 3)."));
    }
    this.in = in;
    this.out = out;
    this.pieces = pieces;
    weight = parameter("weight", weights, in, out, shape("weight", in, out * pieces));
    bias = parameter("bias", Initialiser.zeros(), out * pieces);
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
              + ". Write maxout("
              + (x.rank() == 0 ? 1 : x.size(-1))
              + ", "
              + out
              + ", "
              + pieces
              + ") to take it.");
    }
    int[] sizes = Arrays.copyOf(x.shape().toArray(), x.rank() + 1);
    sizes[x.rank() - 1] = out;
    sizes[x.rank()] = pieces;
    return x.matmul(weight.value()).add(bias.value()).reshape(sizes).max(-1);
  }

  /**
   * The weights W.
   *
   * @return a variable of shape (in, out·k)
   */
  public Tensor weight() {
    return weight.variable();
  }

  /**
   * The biases b.
   *
   * @return a variable of shape (out·k)
   */
  public Tensor bias() {
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
  public String label() {
    return "Maxout(" + in + "→" + out + ", " + pieces + " pieces)";
  }
}
