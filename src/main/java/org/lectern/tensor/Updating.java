package org.lectern.tensor;

import java.util.List;
import org.lectern.compute.Compute;
import org.lectern.compute.Update;

/**
 * What optimisers need besides operations: to change a variable, and what they remember about it,
 * in one pass, without a tensor for each term of the rule. Nothing here is recorded for gradients.
 * Public for the optimisers; cells use {@code optimiser.step(network)}.
 */
public final class Updating {
  private static final float[] NONE = {};

  private Updating() {}

  /**
   * Changes a variable by a rule.
   *
   * @param rule the rule, which says what the other arguments are
   * @param w the variable
   * @param gradient its gradient, or what broadcasts to its shape
   * @param remembered what the rule remembers, variables of the same shape
   * @param numbers those that the rule names
   */
  public static void run(
      Update rule, Tensor w, Tensor gradient, List<Tensor> remembered, double... numbers) {
    int slots = rule.remembered();
    if (remembered.size() != slots || numbers.length != rule.numbers()) {
      throw new IllegalArgumentException(
          "update: "
              + rule
              + " remembers "
              + slots
              + " and names "
              + rule.numbers()
              + " numbers, but got "
              + remembered.size()
              + " and "
              + numbers.length
              + ". Its description lists them.");
    }
    Shape shape = w.shape();
    Tensor g = gradient.shape().equals(shape) ? gradient : Moving.broadcast(gradient, shape);
    w.change("update");
    float[] a = slots > 0 ? memory(remembered.get(0), shape) : NONE;
    float[] b = slots > 1 ? memory(remembered.get(1), shape) : NONE;
    Compute.update(rule, w.data(), g.data(), a, b, numbers);
  }

  private static float[] memory(Tensor remembered, Shape shape) {
    if (!remembered.shape().equals(shape)) {
      throw new ShapeException(
          "update: what is remembered must have the shape "
              + shape
              + " of the variable, but has "
              + remembered.shape()
              + ". Make it with zeros of that shape.");
    }
    remembered.change("update");
    return remembered.data();
  }

  /**
   * x + factor·y in one pass, the product and the sum rounded one after the other.
   *
   * @param x a tensor
   * @param factor rounded to float once
   * @param y a tensor of the same shape, or one that broadcasts to it
   * @return the sum, without gradient
   */
  public static Tensor plus(Tensor x, double factor, Tensor y) {
    if (!x.shape().equals(y.shape())) {
      return x.detach().add(y.detach().mul(factor));
    }
    float[] out = Workspace.floats(x.length());
    System.arraycopy(x.data(), 0, out, 0, out.length);
    Compute.scaleAdd((float) factor, y.data(), 0, out, 0, out.length);
    return new Tensor(x.shape(), out);
  }

  /**
   * The number that {@code x.square().sum()} gives, in one pass.
   *
   * @param x a tensor
   * @return the sum of its squares
   */
  public static float sumSquares(Tensor x) {
    return Compute.sumSquares(x.data());
  }

  /**
   * The gradient of a variable, for code that keeps no tensor: where nobody has asked for {@link
   * Tensor#grad()}, the next gradient may take the place of this one.
   *
   * @param variable a variable that has a gradient
   * @return the gradient
   */
  public static Tensor gradient(Tensor variable) {
    Tensor gradient = variable.gradient();
    return gradient == null ? variable.grad() : gradient;
  }

  /**
   * A number that no other tensor has: to know a gradient again without keeping it in memory.
   *
   * @param x a tensor
   * @return the number, 0 or more
   */
  public static long id(Tensor x) {
    return x.id();
  }
}
