package org.lectern.nn;

import org.lectern.tensor.Shape;

/** A layer without parameters that keeps the shape of its input. */
public abstract class Activation extends Layer {
  /** For subclasses. */
  protected Activation() {}

  @Override
  public final Shape outputShape(Shape input) {
    return input;
  }

  @Override
  final boolean keepsShape() {
    return true;
  }
}
