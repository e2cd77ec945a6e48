package org.lectern.nn;

import java.util.Arrays;
import org.lectern.tensor.Shape;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * The parametric rectified linear unit: x where x is above 0, else a·x with a slope a that is
 * learnt. For a ≤ 1 that is max(a·x, x), as the slides write it.
 *
 * <p>Shapes: any, kept. One slope for all elements, or one for each channel, which is axis 1 (the
 * features of a matrix, the channels of images).
 *
 * <p>Gradients: ∂x = g where x is above 0, else a·g; ∂a = Σ g·x over the elements that are not
 * above 0. The slope starts at 0.25 and does not decay: decay would pull it to 0, which is relu.
 *
 * <pre>{@code
 * sequential(dense(2, 16), prelu(), dense(16, 16), prelu(16), dense(16, 1))
 * }</pre>
 *
 * <p>He, Zhang, Ren and Sun 2015, "Delving deep into rectifiers".
 */
public final class PRelu extends Layer {
  private static final Initialiser QUARTER = Initialiser.constant(0.25);

  /** 0 for one slope everywhere. */
  private final int channels;

  private final Parameter slope;

  /** The activation with one slope. */
  public PRelu() {
    channels = 0;
    slope = parameter("slope", QUARTER).withoutDecay();
  }

  /**
   * The activation with a slope for each channel.
   *
   * @param channels the size of axis 1, at least 1
   * @throws IllegalArgumentException if there are none
   */
  public PRelu(int channels) {
    Settings.atLeast("prelu", "number of channels", channels, 1, "prelu() has one slope for all.");
    this.channels = channels;
    slope = parameter("slope", QUARTER, 1, 1, Shape.of(channels)).withoutDecay();
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    return Tensor.where(x.gt(0), x, x.mul(channels == 0 ? slope.value() : along(x)));
  }

  /** The slopes in a shape that broadcasts along axis 1. */
  private Tensor along(Tensor x) {
    if (x.rank() < 2 || x.size(1) != channels) {
      throw new ShapeException(
          where()
              + ": axis 1 must have "
              + channels
              + " channels, but the input has shape "
              + x.shape()
              + ". "
              + (x.rank() < 2
                  ? "Samples go along axis 0: try reshape(1, " + x.length() + ")."
                  : "Write prelu(" + x.size(1) + "), or prelu() for one slope."));
    }
    int[] sizes = new int[x.rank() - 1];
    Arrays.fill(sizes, 1);
    sizes[0] = channels;
    return slope.value().reshape(sizes);
  }

  /**
   * The slopes a.
   *
   * @return a variable of shape () or (channels)
   */
  public Tensor slope() {
    return slope.variable();
  }

  @Override
  public Shape outputShape(Shape input) {
    return input;
  }

  @Override
  boolean keepsShape() {
    return true;
  }

  @Override
  public String label() {
    return channels == 0 ? "PRelu" : "PRelu(" + channels + ")";
  }
}
