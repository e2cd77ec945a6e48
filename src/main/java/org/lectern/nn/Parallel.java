package org.lectern.nn;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lectern.tensor.Shape;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * Layers side by side: each gets the same input, and their outputs are joined.
 *
 * <p>y = (f₁(x), f₂(x), …). Shapes: the outputs must be alike but for the axis along which they are
 * joined: axis 1, the channels, of images (n, c, height, width), and the last axis, the features,
 * of everything else. Another axis may be given. Gradient: each layer gets its part of g, ∂x is the
 * sum.
 *
 * <p>When to use it: to look at an input in several ways at once, such as convolutions of several
 * sizes, or a wide and a deep path.
 *
 * <pre>{@code
 * sequential(parallel(dense(4, 8), sequential(dense(4, 8), relu())), dense(16, 3))
 * }</pre>
 *
 * <p>Source: Szegedy et al., Going Deeper with Convolutions, CVPR 2015.
 */
public final class Parallel extends Layer {
  private final List<Layer> layers;
  private final @Nullable Integer axis;

  /**
   * Layers side by side, joined along the channels of images, else along the last axis.
   *
   * @param layers at least one
   */
  public Parallel(Layer... layers) {
    this(null, layers);
  }

  /**
   * Layers side by side, joined along an axis.
   *
   * @param axis the axis of the outputs, not 0, the samples; −1 is the last
   * @param layers at least one
   */
  public Parallel(int axis, Layer... layers) {
    this(Integer.valueOf(axis), layers);
  }

  private Parallel(@Nullable Integer axis, Layer[] layers) {
    if (layers.length == 0) {
      throw new IllegalArgumentException(
          "parallel: needs at least one layer, but got none. Try parallel(dense(4, 8), dense(4,"
              + " 8)).");
    }
    if (axis != null && axis == 0) {
      throw new IllegalArgumentException(
          "parallel: the axis must not be 0, along which samples go, but is 0. Take 1 for channels"
              + " or -1 for features.");
    }
    this.axis = axis;
    for (int i = 0; i < layers.length; i++) {
      layer(Integer.toString(i + 1), layers[i]);
    }
    this.layers = List.of(layers);
    Shape input = inputShape();
    if (input != null) {
      outputShape(input);
    }
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    Tensor[] parts = new Tensor[layers.size()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = LayerError.forward(layers.get(i), x, pass);
    }
    int along = axis(parts[0].rank());
    for (int i = 1; i < parts.length; i++) {
      requireAlike(i, along, parts[0].shape(), parts[i].shape());
    }
    return Tensor.concat(along, parts);
  }

  /** The axis of an output of a rank. */
  private int axis(int rank) {
    int along = axis == null ? (rank == 4 ? 1 : rank - 1) : axis < 0 ? axis + rank : axis;
    if (along < 1 || along >= rank) {
      throw new ShapeException(
          where()
              + ": needs outputs that have an axis "
              + (axis == null ? "of features" : axis)
              + " besides the samples, but they have "
              + rank
              + (rank == 1 ? " axis" : " axes")
              + ". Without the axis, parallel(layer, layer) joins features or channels.");
    }
    return along;
  }

  private void requireAlike(int i, int along, Shape first, Shape other) {
    boolean alike = first.rank() == other.rank();
    for (int a = 0; alike && a < first.rank(); a++) {
      alike = a == along || !Sequential.differ(first.size(a), other.size(a));
    }
    if (!alike) {
      throw new ShapeException(
          where()
              + ": the outputs must be alike but for axis "
              + along
              + ", along which they are joined, but "
              + layers.get(0).label()
              + " gives "
              + first
              + " and "
              + layers.get(i).label()
              + " gives "
              + other
              + ". Give them the same sizes, or end each in flatten().");
    }
  }

  @Override
  public @Nullable Shape inputShape() {
    for (Layer layer : layers) {
      Shape shape = layer.inputShape();
      if (shape != null) {
        return shape;
      }
    }
    return null;
  }

  @Override
  public @Nullable Shape outputShape(Shape input) {
    int total = 0;
    int along = 0;
    Shape first = null;
    for (int i = 0; i < layers.size(); i++) {
      Shape sample = layers.get(i).outputShape(input);
      if (sample == null) {
        return null;
      }
      Shape shape = withSamples(sample);
      first = first == null ? shape : first;
      if (shape.rank() != first.rank()) {
        // A layer that takes any number of axes names its last ones only.
        return null;
      }
      along = axis(first.rank());
      requireAlike(i, along, first, shape);
      total = total < 0 || shape.size(along) == 0 ? -1 : total + shape.size(along);
    }
    int[] sizes = withoutSamples(first);
    sizes[along - 1] = Math.max(0, total);
    return Shape.of(sizes);
  }

  /** A batch of one sample, so that axes count as in forward. */
  private static Shape withSamples(Shape sample) {
    int[] sizes = new int[sample.rank() + 1];
    sizes[0] = 1;
    System.arraycopy(sample.toArray(), 0, sizes, 1, sample.rank());
    return Shape.of(sizes);
  }

  private static int[] withoutSamples(Shape batch) {
    int[] sizes = batch.toArray();
    return Arrays.copyOfRange(sizes, 1, sizes.length);
  }
}
