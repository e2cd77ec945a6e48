package org.lectern.nn;

import org.lectern.display.Numbers;
import org.lectern.tensor.Recording;
import org.lectern.tensor.Shape;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * Attention with several heads: each step of a sequence asks a question, compares it with a key of
 * every step, and takes a mixture of their values. In each head, with d = features/heads,
 *
 * <pre>
 * Q = x·W_q + b_q    K = x·W_k + b_k    V = x·W_v + b_v
 * A = softmax(Q·Kᵀ/√d)    head = A·V
 * y = (head_1 … head_h)·W_o + b_o
 * </pre>
 *
 * <p>Shapes: x (n, t, features): samples × steps × features; Q, K and V (n, heads, t, d), A (n,
 * heads, t, t), y as x. Parameters: four dense layers {@code query}, {@code key}, {@code value} and
 * {@code output}, each with a weight (features, features) and a bias (features). Gradients: ∂V =
 * Aᵀ·g, ∂A = g·Vᵀ, and through the softmax to Q and K. Dividing by √d keeps the scores, sums of d
 * products, at a variance near 1 and so the softmax away from its flat ends.
 *
 * <p>It has no notion of order: add a {@link PositionalEncoding} in front. With {@link #causal()} a
 * step sees only itself and those before it, as a model that predicts the next step must. Time and
 * memory grow with t².
 *
 * <pre>{@code
 * var block = multiHeadAttention(32, 4).causal();
 * block.forward(Tensor.zeros(8, 10, 32)).shape()      // (8, 10, 32)
 * block.weights(Tensor.zeros(8, 10, 32)).shape()      // (8, 4, 10, 10), each row adds up to 1
 * }</pre>
 *
 * <p>Source: Vaswani and others, "Attention is all you need", 2017.
 */
public final class MultiHeadAttention extends Layer {
  private final int features;
  private final int heads;
  private final double dropout;
  private final Dense query;
  private final Dense key;
  private final Dense value;
  private final Dense output;
  private boolean causal;

  /**
   * Attention without dropout.
   *
   * @param features of a step, a multiple of heads
   * @param heads how many, at least 1
   */
  public MultiHeadAttention(int features, int heads) {
    this(features, heads, 0);
  }

  /**
   * Attention with dropout on the weights A.
   *
   * @param features of a step, a multiple of heads
   * @param heads how many, at least 1
   * @param dropout the share of weights that become 0 in training, from 0 to below 1
   * @throws IllegalArgumentException if a number is out of range
   */
  public MultiHeadAttention(int features, int heads, double dropout) {
    if (features < 1 || heads < 1 || features % heads != 0) {
      throw new IllegalArgumentException(
          "multiHeadAttention: the features must be a multiple of the heads, both at least 1, but got"
              + " multiHeadAttention("
              + features
              + ", "
              + heads
              + "). "
              + sizeHint(features, heads));
    }
    Dropping.check("multiHeadAttention", dropout);
    this.features = features;
    this.heads = heads;
    this.dropout = dropout;
    query = layer("query", new Dense(features, features));
    key = layer("key", new Dense(features, features));
    value = layer("value", new Dense(features, features));
    output = layer("output", new Dense(features, features));
  }

  private static String sizeHint(int features, int heads) {
    if (features < 1 || heads < 1) {
      return "The first number is the features of a step, the second the heads.";
    }
    int fewer = Math.min(heads, features);
    while (features % fewer != 0) {
      fewer--;
    }
    return "Each head takes an equal share: try " + fewer + (fewer == 1 ? " head." : " heads.");
  }

  /** Self-attention: the sequence asks itself. */
  @Override
  public Tensor forward(Tensor x, Pass pass) {
    return forward(x, x, pass);
  }

  /**
   * Cross-attention: one sequence asks another, as a translation asks the original.
   *
   * @param x the sequence that asks, of shape (n, t, features)
   * @param other the sequence that gives keys and values, of shape (n, s, features)
   * @param pass training or evaluation
   * @return what was found for each step of x, of shape (n, t, features)
   * @throws ShapeException if a shape does not fit
   */
  public Tensor forward(Tensor x, Tensor other, Pass pass) {
    check(x, other);
    if (dropout > 0) {
      behavesBy(pass);
    }
    Tensor attention = attention(x, other, pass);
    if (dropout > 0 && pass.isTraining()) {
      attention = Dropping.drop(attention, dropout, random(pass, "dropout"));
    }
    Tensor v = heads(each(value, other, pass)).permute(0, 2, 1, 3);
    Tensor found = attention.matmul(v);
    return each(output, found.permute(0, 2, 1, 3).reshape(x.shape().toArray()), pass);
  }

  /** A = softmax(Q·Kᵀ/√d), where wanted only over steps that are not later. */
  private Tensor attention(Tensor x, Tensor other, Pass pass) {
    Tensor q = heads(each(query, x, pass)).permute(0, 2, 1, 3);
    Tensor transposedKeys = heads(each(key, other, pass)).permute(0, 2, 3, 1);
    Tensor scores = q.matmul(transposedKeys).mul(1 / Math.sqrt(features / heads));
    if (causal) {
      // Softmax makes an exact 0 of −∞; step 0 is always seen, so no row is −∞ everywhere.
      Tensor none = Tensor.scalar(Double.NEGATIVE_INFINITY);
      scores = Tensor.where(notLater(x.size(1), other.size(1)), scores, none);
    }
    return scores.softmax(-1);
  }

  /** A dense layer on each step: all steps as rows of one matrix, so that it is one product. */
  private static Tensor each(Dense layer, Tensor x, Pass pass) {
    Tensor rows = x.reshape(x.size(0) * x.size(1), x.size(2));
    return layer.forward(rows, pass).reshape(x.shape().toArray());
  }

  /** (n, t, features) cut into heads: (n, t, heads, d). */
  private Tensor heads(Tensor x) {
    return x.reshape(x.size(0), x.size(1), heads, features / heads);
  }

  /** 1 at (i, j) where step j is not later than step i. */
  private static Tensor notLater(int t, int s) {
    return Tensor.range(0, s, 1).le(Tensor.range(0, t, 1).reshape(t, 1));
  }

  /**
   * Which steps each step looks at, for a picture: the weights A in evaluation, without gradient.
   * They are computed anew; a layer keeps nothing between passes.
   *
   * @param x a batch of shape (n, t, features)
   * @return the weights, of shape (n, heads, t, t): row i is where step i looks
   * @throws ShapeException if the shape does not fit
   */
  public Tensor weights(Tensor x) {
    check(x, x);
    return Recording.off(() -> attention(x, x, Pass.EVALUATION));
  }

  /**
   * Hides later steps: step i sees the steps 0 to i.
   *
   * @return this layer
   */
  public MultiHeadAttention causal() {
    causal = true;
    return this;
  }

  private void check(Tensor x, Tensor other) {
    Sequences.check(where(), "the input", x, features);
    Sequences.check(where(), "the other sequence", other, features);
    if (x.size(0) != other.size(0)) {
      throw new ShapeException(
          where()
              + ": both sequences must have as many samples, but their shapes are "
              + x.shape()
              + " and "
              + other.shape()
              + ". Samples go along the first axis.");
    }
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
    return "MultiHeadAttention("
        + features
        + ", "
        + heads
        + (heads == 1 ? " head" : " heads")
        + (dropout == 0 ? "" : ", dropout " + Numbers.significant(dropout, 6))
        + (causal ? ", causal" : "")
        + ")";
  }
}
