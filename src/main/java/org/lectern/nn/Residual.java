package org.lectern.nn;

import org.jspecify.annotations.Nullable;
import org.lectern.tensor.Shape;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * A layer with a way around it: y = x + f(x). The layer learns only what is to change.
 *
 * <p>Shapes: f must keep the shape of x. If it does not, a projection P on the way around makes the
 * two fit: y = P(x) + f(x). Gradient: ∂x = g + ∂f, so that it reaches early layers undiminished.
 *
 * <p>When to use it: in deep networks, around every two or three layers.
 *
 * <pre>{@code
 * residual(sequential(dense(16, 16), relu(), dense(16, 16)))
 * residual(dense(16, 32), dense(16, 32).withoutBias())       // with a projection
 * }</pre>
 *
 * <p>Source: He, Zhang, Ren and Sun, Deep Residual Learning for Image Recognition, CVPR 2016.
 */
public final class Residual extends Layer {
  private final Layer inner;
  private final @Nullable Layer projection;

  /**
   * x + f(x).
   *
   * @param layer f, which keeps the shape
   */
  public Residual(Layer layer) {
    this(layer, null, false);
  }

  /**
   * P(x) + f(x).
   *
   * @param layer f
   * @param projection P, which gives the same shape as f
   */
  public Residual(Layer layer, Layer projection) {
    this(layer, projection, true);
  }

  private Residual(Layer layer, @Nullable Layer projection, boolean projected) {
    inner = layer("1", layer);
    this.projection = projected ? layer("2", projection) : null;
    Shape input = inputShape();
    if (input != null) {
      outputShape(input);
    }
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    Tensor around = projection == null ? x : LayerError.forward(projection, x, pass);
    Tensor through = LayerError.forward(inner, x, pass);
    requireAlike(around.shape(), through.shape());
    return around.add(through);
  }

  private void requireAlike(Shape around, Shape through) {
    boolean alike = around.rank() == through.rank();
    for (int axis = 0; alike && axis < around.rank(); axis++) {
      alike = !Sequential.differ(around.size(axis), through.size(axis));
    }
    if (!alike) {
      throw different(around, through);
    }
  }

  private ShapeException different(Shape around, Shape through) {
    return new ShapeException(
        where()
            + ": the two that are added must have one shape, but "
            + inner.label()
            + " gives "
            + through
            + " and "
            + (projection == null ? "the input is " : projection.label() + " gives ")
            + around
            + ". "
            + (projection == null
                ? "A second layer on the way around helps: residual(layer, dense("
                    + (around.rank() == 0 ? 1 : around.size(-1))
                    + ", "
                    + (through.rank() == 0 ? 1 : through.size(-1))
                    + "))."
                : "Give both the same sizes."));
  }

  @Override
  public @Nullable Shape inputShape() {
    Shape shape = inner.inputShape();
    return shape != null || projection == null ? shape : projection.inputShape();
  }

  @Override
  public @Nullable Shape outputShape(Shape input) {
    Shape through = inner.outputShape(input);
    Shape around = projection == null ? input : projection.outputShape(input);
    if (through == null || around == null) {
      return through == null ? around : through;
    }
    // A layer that takes any number of axes names its last ones only: those can be compared here.
    for (int axis = 1; axis <= Math.min(through.rank(), around.rank()); axis++) {
      if (Sequential.differ(through.size(-axis), around.size(-axis))) {
        throw different(around, through);
      }
    }
    return through.rank() < around.rank() ? around : through;
  }
}
