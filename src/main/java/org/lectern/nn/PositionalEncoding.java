package org.lectern.nn;

import org.jspecify.annotations.Nullable;
import org.lectern.tensor.Shape;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * Tells each step of a sequence its place, for layers such as {@link MultiHeadAttention} that have
 * no notion of order: y_t = x_t + p_t. By default p is fixed, waves from short to long: for even k
 *
 * <pre>
 * p_{t,k} = sin(t/10000^(k/features))    p_{t,k+1} = cos(t/10000^(k/features))
 * </pre>
 *
 * <p>so that p_{t+s} is a rotation of p_t and places can be compared by products. Or p is learnt.
 *
 * <p>Shapes: x (n, t, features) with t up to maxLength, y as x. Gradients: ∂x = g, and for learnt
 * places ∂p = Σ g over the samples. Fixed places have no parameters; learnt ones have weight
 * (maxLength, features), which starts normal with standard deviation 0.02.
 *
 * <p>Take the fixed one by default; learnt places are as good where all lengths occur in training.
 *
 * <pre>{@code
 * var net = sequential(dense(3, 32), positionalEncoding(32, 100), multiHeadAttention(32, 4));
 * positionalEncoding(32, 100).forward(Tensor.zeros(1, 50, 32))    // the waves themselves
 * }</pre>
 *
 * <p>Source: Vaswani and others, "Attention is all you need", 2017, section 3.5.
 */
public final class PositionalEncoding extends Layer {
  private final int features;
  private final int maxLength;
  private final Tensor waves;
  private final @Nullable Parameter weight;

  /**
   * Fixed places.
   *
   * @param features of a step, at least 1
   * @param maxLength steps of the longest sequence, at least 1
   */
  public PositionalEncoding(int features, int maxLength) {
    this(features, maxLength, false);
  }

  /**
   * Fixed or learnt places.
   *
   * @param features of a step, at least 1
   * @param maxLength steps of the longest sequence, at least 1
   * @param learnt whether places are parameters
   * @throws IllegalArgumentException if a number is below 1
   */
  public PositionalEncoding(int features, int maxLength, boolean learnt) {
    if (features < 1 || maxLength < 1) {
      String who = learnt ? "learntPositions" : "positionalEncoding";
      throw new IllegalArgumentException(
          who
              + ": needs at least 1 feature and 1 step, but got "
              + who
              + "("
              + features
              + ", "
              + maxLength
              + "). The first number is the features of a step, the second the steps of the longest"
              + " sequence.");
    }
    this.features = features;
    this.maxLength = maxLength;
    waves = learnt ? Tensor.zeros(0, features) : waves(features, maxLength);
    weight = learnt ? parameter("weight", Initialiser.normal(0.02), maxLength, features) : null;
  }

  /** In double precision, rounded once: these are constants, not data. */
  private static Tensor waves(int features, int maxLength) {
    float[] waves = new float[Shape.of(maxLength, features).length()];
    for (int k = 0; k < features; k++) {
      double length = StrictMath.pow(10000, (k - k % 2) / (double) features);
      for (int t = 0; t < maxLength; t++) {
        double angle = t / length;
        waves[t * features + k] =
            (float) (k % 2 == 0 ? StrictMath.sin(angle) : StrictMath.cos(angle));
      }
    }
    return Tensor.of(Shape.of(maxLength, features), waves);
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    Sequences.check(where(), "the input", x, features);
    if (x.size(1) > maxLength) {
      throw new ShapeException(
          where()
              + ": a sequence must have at most "
              + maxLength
              + " steps, but the input has shape "
              + x.shape()
              + ". Make the layer with "
              + x.size(1)
              + " as its second number, or cut the sequence: x.slice(1, 0, "
              + maxLength
              + ").");
    }
    Tensor places = weight == null ? waves : weight.value();
    return x.add(places.slice(0, 0, x.size(1)));
  }

  @Override
  public Shape inputShape() {
    return Shape.of(0, features);
  }

  @Override
  public Shape outputShape(Shape input) {
    return Shape.of(input.rank() == 2 ? input.size(0) : 0, features);
  }

  @Override
  public String label() {
    return "PositionalEncoding("
        + features
        + ", up to "
        + maxLength
        + (maxLength == 1 ? " step" : " steps")
        + (weight == null ? "" : ", learnt")
        + ")";
  }
}
