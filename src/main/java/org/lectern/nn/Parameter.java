package org.lectern.nn;

import org.jspecify.annotations.Nullable;
import org.lectern.random.RandomStream;
import org.lectern.tensor.Shape;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * A variable that belongs to a layer. Its first values are drawn when they are first needed, from
 * the stream {@code init/} and its full name, such as {@code init/1.weight}: by then the layer
 * knows its place in the network.
 */
public final class Parameter {
  private final Layer owner;
  private final String name;
  private Initialiser initialiser;
  private final int in;
  private final int out;
  private final Shape shape;
  private @Nullable Tensor value;

  /** The variable's count of changes while it still has its first values. */
  private int untouched;

  /** Takes the variable's place while gradients are checked, so that the check changes nothing. */
  private @Nullable Tensor standIn;

  private boolean frozen;
  private boolean decays = true;
  private int resets;

  Parameter(Layer owner, String name, Initialiser initialiser, int in, int out, Shape shape) {
    this.owner = owner;
    this.name = name;
    this.initialiser = initialiser;
    this.in = in;
    this.out = out;
    this.shape = shape;
  }

  /**
   * The numbers, for a forward pass.
   *
   * @return the variable, or while frozen a tensor that gets no gradient
   */
  public Tensor value() {
    return frozen ? variable().detach() : variable();
  }

  /**
   * The variable.
   *
   * @return always the same tensor, changed in place by training
   */
  public Tensor variable() {
    Tensor other = standIn;
    if (other != null) {
      return other;
    }
    Tensor current = value;
    if (current == null) {
      String place = fullName();
      current = Tensor.variable(place, draw(place, owner.seed()));
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
   * Its name within the outermost network that the layer was put into last.
   *
   * @return such as 1.weight
   */
  public String fullName() {
    return owner.tree().path() + name;
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
   * @return true if its name is bias, or begins with it, as bias_ih
   */
  public boolean isBias() {
    return name.equals("bias") || name.startsWith("bias_");
  }

  /**
   * Whether weight decay and regularisers apply to it: not to biases, nor to scales and the like.
   *
   * @return true for weights
   */
  public boolean decays() {
    return decays && !isBias();
  }

  /**
   * Exempts it from weight decay and from a network's {@link Layer#initialise}.
   *
   * @return this parameter
   */
  public Parameter withoutDecay() {
    decays = false;
    return this;
  }

  /** Training leaves it alone from now on. */
  public void freeze() {
    frozen = true;
    if (value != null) {
      value.clearGrad();
    }
  }

  /** Training may change it again. */
  public void unfreeze() {
    frozen = false;
  }

  /**
   * Whether training leaves it alone.
   *
   * @return true after {@link #freeze()}
   */
  public boolean isFrozen() {
    return frozen;
  }

  /**
   * How often it got first values again: what an optimiser remembered before is void.
   *
   * @return the number of resets
   */
  public int resets() {
    return resets;
  }

  /** Inputs of each unit, as declared. */
  int in() {
    return in;
  }

  void standIn(@Nullable Tensor other) {
    standIn = other;
  }

  void initialise(Initialiser other) {
    initialiser = other;
    reset(fullName(), owner.seed());
  }

  void reset(String place, long seed) {
    resets++;
    Tensor current = value;
    if (current != null) {
      current.assign(draw(place, seed)).named(place);
      untouched = current.changes();
    }
  }

  /** Whether it still has its first values. */
  boolean isFresh() {
    return variable().changes() == untouched;
  }

  /** It has its first values again, put back by hand. */
  void markFresh() {
    untouched = variable().changes();
  }

  /**
   * The layer has a new place. Values that were looked at but never changed are drawn anew for it,
   * so that looking changes nothing; trained ones stay.
   */
  void placed() {
    Tensor current = value;
    if (current != null && current.changes() == untouched) {
      String place = fullName();
      current.assign(draw(place, owner.seed())).named(place);
      untouched = current.changes();
    }
  }

  private Tensor draw(String place, long seed) {
    RandomStream stream = RandomStream.of(seed, "init/" + place);
    float[] values = initialiser.draw(shape.length(), in, out, stream);
    if (values.length != shape.length()) {
      throw new ShapeException(
          place
              + ": its initialiser must give "
              + shape.length()
              + " numbers for the shape "
              + shape
              + ", but gave "
              + values.length
              + ".");
    }
    return Tensor.of(shape, values);
  }

  @Override
  public String toString() {
    return fullName() + " " + shape;
  }
}
