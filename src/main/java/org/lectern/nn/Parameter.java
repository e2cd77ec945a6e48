package org.lectern.nn;

import org.jspecify.annotations.Nullable;
import org.lectern.random.RandomStream;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

/**
 * A variable that belongs to a layer. Its first values are drawn when they are first needed, from
 * the stream {@code init/} and its full name, such as {@code init/1.weight}: by then the layer
 * knows its place in the network.
 */
public final class Parameter {
  private final Layer owner;
  private final String name;
  private final Initialiser initialiser;
  private final int in;
  private final int out;
  private final Shape shape;
  private @Nullable Tensor value;

  Parameter(Layer owner, String name, Initialiser initialiser, int in, int out, Shape shape) {
    this.owner = owner;
    this.name = name;
    this.initialiser = initialiser;
    this.in = in;
    this.out = out;
    this.shape = shape;
  }

  /**
   * The variable.
   *
   * @return always the same tensor, changed in place by training
   */
  public Tensor value() {
    Tensor current = value;
    if (current == null) {
      current = Tensor.variable(fullName(), draw());
      value = current;
    }
    return current;
  }

  /**
   * Its name within the layer.
   *
   * @return such as weight or bias
   */
  public String name() {
    return name;
  }

  /**
   * Its name within the network.
   *
   * @return such as 1.weight
   */
  public String fullName() {
    return owner.path() + name;
  }

  /**
   * Its shape.
   *
   * @return the shape
   */
  public Shape shape() {
    return shape;
  }

  /**
   * Whether it is a bias, which weight decay leaves alone.
   *
   * @return true if its name is bias
   */
  public boolean isBias() {
    return name.equals("bias");
  }

  void reset() {
    Tensor current = value;
    if (current != null) {
      current.assign(draw());
    }
  }

  private Tensor draw() {
    RandomStream stream = RandomStream.of(owner.seed(), "init/" + fullName());
    return Tensor.of(shape, initialiser.draw(shape.length(), in, out, stream));
  }

  @Override
  public String toString() {
    return fullName() + " " + shape;
  }
}
