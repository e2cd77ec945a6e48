package org.lectern.nn;

import org.lectern.tensor.Shape;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/** What the layers share that reduce all axes after the channels. */
abstract class GlobalPool extends Layer {
  GlobalPool() {}

  abstract Tensor reduce(Tensor x, int[] axes);

  @Override
  public final Tensor forward(Tensor x, Pass pass) {
    if (x.rank() < 3 || x.size(0) > 0 && x.length() == 0) {
      throw error(x.shape().toString());
    }
    int[] axes = new int[x.rank() - 2];
    for (int i = 0; i < axes.length; i++) {
      axes[i] = i + 2;
    }
    return reduce(x, axes);
  }

  @Override
  public final Shape outputShape(Shape input) {
    if (input.rank() < 2) {
      throw error(input.rank() == 0 ? "(n)" : "(n, " + input.size(0) + ")");
    }
    return Shape.of(input.size(0));
  }

  private ShapeException error(String given) {
    return new ShapeException(
        where()
            + ": needs an input (n, channels, …) with at least one axis after the channels, but it"
            + " has shape "
            + given
            + ". There is nothing to pool: leave this layer out, or put it before flatten().");
  }
}
