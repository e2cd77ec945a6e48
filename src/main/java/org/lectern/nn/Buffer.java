package org.lectern.nn;

import org.lectern.tensor.Shape;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * Numbers that belong to a layer but are not learnt by gradients, such as the running means of
 * batch normalisation. They are part of the layer's state: saved, restored, reset and in the
 * fingerprint.
 */
public final class Buffer {
  private final String name;
  private final Tensor first;
  private Tensor value;

  Buffer(String name, double first, Shape shape) {
    this.name = name;
    this.first = Tensor.full(first, shape.toArray());
    this.value = this.first;
  }

  /**
   * Its name within the layer.
   *
   * @return such as running_mean
   */
  public String name() {
    return name;
  }

  /**
   * The numbers.
   *
   * @return a tensor that requires no gradient; a later {@link #assign} does not change it
   */
  public Tensor value() {
    return value;
  }

  /**
   * Replaces the numbers.
   *
   * @param newValue of the same shape
   * @throws ShapeException if the shapes differ
   */
  public void assign(Tensor newValue) {
    if (!newValue.shape().equals(first.shape())) {
      throw new ShapeException(
          name
              + ": needs the shape "
              + first.shape()
              + ", but the new value has "
              + newValue.shape()
              + ".");
    }
    value = Tensor.of(newValue.shape(), newValue.toArray());
  }

  void reset() {
    value = first;
  }
}
