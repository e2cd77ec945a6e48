package org.lectern.nn;

import java.util.Arrays;
import org.lectern.tensor.Shape;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * Layer normalisation: standardises each sample over its own features, then scales and shifts them
 * by learnt numbers.
 *
 * <p>y = γ·(x − μ)/√(σ² + ε) + β, with μ and σ² the mean and the variance (divided by the count) of
 * one sample's last axes, and ε = 10⁻⁵.
 *
 * <p>Shapes: (…, features), kept. Parameters: {@code weight} γ, 1 at first, and {@code bias} β, 0
 * at first, both in the shape of the features and both without weight decay.
 *
 * <p>Gradient, with x̂ the standardised input and means over the features: ∂β = Σ g, ∂γ = Σ g·x̂,
 * ∂x = (h − mean(h) − x̂·mean(h·x̂))/√(σ² + ε) with h = g·γ.
 *
 * <p>When to use it: in recurrent networks and transformers, and with small batches. A sample's
 * result depends on no other sample, so training and evaluation are the same.
 *
 * <pre>{@code
 * sequential(embedding(1000, 32), layerNorm(32), dense(32, 10))
 * }</pre>
 *
 * <p>Source: Ba, Kiros and Hinton, Layer Normalization (2016).
 */
public final class LayerNorm extends Layer {
  private static final double EPSILON = 1e-5;

  private final Shape features;
  private final int[] axes;
  private final Parameter weight;
  private final Parameter bias;

  /**
   * A layer that normalises over the last axes.
   *
   * @param features their sizes, usually one: the size of the last axis
   * @throws IllegalArgumentException if there is none or one is below 1
   */
  public LayerNorm(int... features) {
    if (features.length == 0 || Arrays.stream(features).anyMatch(size -> size < 1)) {
      throw new IllegalArgumentException(
          "layerNorm: needs the sizes of the last axes, each at least 1, but got layerNorm("
              + sizes(features)
              + "). layerNorm(32) normalises over a last axis of 32.");
    }
    this.features = Shape.of(features);
    axes = new int[features.length];
    Arrays.setAll(axes, i -> i - features.length);
    weight = parameter("weight", Initialiser.constant(1), features).withoutDecay();
    bias = parameter("bias", Initialiser.zeros(), features);
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    int[] sizes = x.shape().toArray();
    int from = sizes.length - features.rank();
    if (from < 0
        || !Arrays.equals(features.toArray(), Arrays.copyOfRange(sizes, from, sizes.length))) {
      throw new ShapeException(
          where()
              + ": the last "
              + (features.rank() == 1 ? "axis must be " : "axes must be ")
              + sizes(features.toArray())
              + ", but the input has shape "
              + x.shape()
              + "."
              + (from < 0 || x.rank() == 0
                  ? " Give it one axis for each size, after that of the samples."
                  : " Write layerNorm("
                      + sizes(Arrays.copyOfRange(sizes, from, sizes.length))
                      + ") to take it."));
    }
    Tensor centred = x.sub(x.mean(true, axes));
    Tensor deviation = centred.square().mean(true, axes).add(EPSILON).sqrt();
    return centred.div(deviation).mul(weight.value()).add(bias.value());
  }

  private static String sizes(int[] sizes) {
    String text = Arrays.toString(sizes);
    return text.substring(1, text.length() - 1);
  }

  /**
   * The factors γ.
   *
   * @return a variable in the shape of the features
   */
  public Tensor weight() {
    return weight.variable();
  }

  /**
   * The shifts β.
   *
   * @return a variable in the shape of the features
   */
  public Tensor bias() {
    return bias.variable();
  }

  @Override
  public Shape inputShape() {
    return features;
  }

  @Override
  public Shape outputShape(Shape input) {
    return input;
  }

  @Override
  public String label() {
    return "LayerNorm(" + sizes(features.toArray()) + ")";
  }
}
