package org.lectern.nn;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.lectern.display.Numbers;
import org.lectern.tensor.Shape;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * Batch normalisation: standardises each feature over the batch, then scales and shifts it by
 * learnt numbers.
 *
 * <p>y = γ·(x − μ)/√(σ² + ε) + β for each feature, or each channel of an image. In training μ and
 * σ² are the mean and the variance (divided by the count) of the batch; a running mean and a
 * running variance follow them, r ← (1 − m)·r + m·new with m = 0.1 and the variance divided by the
 * count − 1. In evaluation the running ones take their place, so that a sample's result does not
 * depend on its neighbours. While the layer is frozen it uses the running ones in training too.
 *
 * <p>Shapes: (n, f), (n, c, length) or (n, c, height, width), kept; everything but axis 1 is
 * averaged over. Parameters: {@code weight} γ, 1 at first, and {@code bias} β, 0 at first, both (f)
 * and both without weight decay. Buffers: {@code running_mean} and {@code running_var}.
 *
 * <p>Gradient, with x̂ the standardised input and means over the batch: ∂β = Σ g, ∂γ = Σ g·x̂, ∂x =
 * γ/√(σ² + ε)·(g − mean(g) − x̂·mean(g·x̂)).
 *
 * <p>When to use it: between a layer and its activation in deep networks; it allows larger learning
 * rates and makes first weights matter less. Batches should have 16 samples or more; for sequences
 * and small batches take {@link LayerNorm}.
 *
 * <pre>{@code
 * sequential(dense(784, 128).withoutBias(), batchNorm(128), relu(), dense(128, 10))
 * }</pre>
 *
 * <p>Source: Ioffe and Szegedy, Batch Normalization, ICML 2015.
 */
public final class BatchNorm extends Layer {
  private final int features;
  private final double momentum;
  private final double epsilon;
  private final Parameter weight;
  private final Parameter bias;
  private final Buffer mean;
  private final Buffer variance;

  /**
   * A layer with the usual m = 0.1 and ε = 10⁻⁵.
   *
   * @param features the size of axis 1: features or channels
   */
  public BatchNorm(int features) {
    this(features, 0.1, 1e-5);
  }

  /**
   * A layer with other constants.
   *
   * @param features the size of axis 1: features or channels
   * @param momentum m, how much a new batch counts in the running mean and variance, above 0 and at
   *     most 1; libraries that say 0.9 or 0.99 mean 1 − m
   * @param epsilon ε, added to the variance, above 0
   * @throws IllegalArgumentException if a number is out of range
   */
  public BatchNorm(int features, double momentum, double epsilon) {
    if (features < 1) {
      throw new IllegalArgumentException(
          "batchNorm: needs at least 1 feature, but got batchNorm("
              + features
              + "). Give the size of axis 1: f of (n, f), c of (n, c, height, width).");
    }
    if (!(momentum > 0 && momentum <= 1)) {
      throw new IllegalArgumentException(
          "batchNorm: the momentum must be above 0 and at most 1, but is "
              + Numbers.asJava(momentum)
              + ". The usual one is 0.1: each batch moves the running mean by a tenth.");
    }
    Settings.positive("batchNorm", "epsilon", epsilon, "Try 1e-5.");
    this.features = features;
    this.momentum = momentum;
    this.epsilon = epsilon;
    weight = parameter("weight", Initialiser.constant(1), features).withoutDecay();
    bias = parameter("bias", Initialiser.zeros(), features);
    mean = buffer("running_mean", 0, features);
    variance = buffer("running_var", 1, features);
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    requireShape(x.shape());
    int[] along = new int[x.rank()];
    Arrays.fill(along, 1);
    along[1] = features;
    boolean frozen = isFrozen();
    if (!frozen) {
      behavesBy(pass);
    }
    if (frozen || !pass.isTraining()) {
      return scaled(x.sub(mean.value().reshape(along)), variance.value().reshape(along), along);
    }
    int count = x.length() / features;
    if (count < 2) {
      throw new IllegalArgumentException(
          where()
              + ": needs at least 2 values of each feature in a training pass, to have a variance,"
              + (count == 1 ? " but got one sample: " : " but got none: ")
              + x.shape()
              + ". Choose a batch size that leaves no single sample for the last batch.");
    }
    int[] axes = axes(x.rank());
    Tensor batchMean = x.mean(true, axes);
    Tensor centred = x.sub(batchMean);
    Tensor batchVariance = centred.square().mean(true, axes);
    follow(mean, batchMean, 1);
    follow(variance, batchVariance, (double) count / (count - 1));
    return scaled(centred, batchVariance, along);
  }

  private Tensor scaled(Tensor centred, Tensor squared, int[] along) {
    return centred
        .div(squared.add(epsilon).sqrt())
        .mul(weight.value().reshape(along))
        .add(bias.value().reshape(along));
  }

  private void follow(Buffer running, Tensor batch, double factor) {
    Tensor now = batch.detach().reshape(features).mul(momentum * factor);
    running.assign(running.value().mul(1 - momentum).add(now));
  }

  /** All axes but 1. */
  private static int[] axes(int rank) {
    return IntStream.range(0, rank).filter(axis -> axis != 1).toArray();
  }

  private void requireShape(Shape x) {
    if (x.rank() < 2 || x.rank() > 4 || x.size(1) != features) {
      throw new ShapeException(
          where()
              + ": needs an input of shape (n, "
              + features
              + "), (n, "
              + features
              + ", length) or (n, "
              + features
              + ", height, width), but got "
              + x
              + "."
              + (x.rank() >= 2 && x.rank() <= 4
                  ? " Write batchNorm(" + x.size(1) + ") to take it."
                  : x.rank() == 1 ? " For one sample write x.reshape(1, -1)." : ""));
    }
  }

  /**
   * The factors γ.
   *
   * @return a variable of shape (f)
   */
  public Tensor weight() {
    return weight.variable();
  }

  /**
   * The shifts β.
   *
   * @return a variable of shape (f)
   */
  public Tensor bias() {
    return bias.variable();
  }

  /**
   * The mean of each feature that evaluation uses.
   *
   * @return a tensor of shape (f), 0 before training
   */
  public Tensor runningMean() {
    return mean.value();
  }

  /**
   * The variance of each feature that evaluation uses.
   *
   * @return a tensor of shape (f), 1 before training
   */
  public Tensor runningVariance() {
    return variance.value();
  }

  @Override
  public Shape outputShape(Shape input) {
    if (input.rank() < 1 || input.rank() > 3 || Sequential.differ(input.size(0), features)) {
      throw new ShapeException(
          where()
              + ": needs "
              + features
              + (features == 1 ? " feature" : " features")
              + ", but the layer before gives samples of shape "
              + input
              + "."
              + (input.rank() == 0 ? "" : " Write batchNorm(" + input.size(0) + ") to take them."));
    }
    return input;
  }

  @Override
  boolean keepsShape() {
    return true;
  }

  @Override
  public String label() {
    return "BatchNorm(" + features + ")";
  }
}
