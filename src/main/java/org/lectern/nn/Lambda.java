package org.lectern.nn;

import java.util.function.UnaryOperator;
import org.lectern.tensor.Given;
import org.lectern.tensor.Tensor;

/**
 * A function of tensors as a layer without parameters, for what no layer does yet.
 *
 * <p>y = f(x), with the gradient of the operations in f. Shapes: whatever f takes and gives.
 *
 * <p>When to use it: for one line between two layers. With parameters, random numbers or a
 * difference between training and evaluation, write a class that extends {@link Layer}.
 *
 * <pre>{@code
 * sequential(dense(2, 8), lambda("square", x -> x.square()), dense(8, 1))
 * }</pre>
 */
public final class Lambda extends Layer {
  private final String name;
  private final UnaryOperator<Tensor> function;

  /**
   * A function as a layer.
   *
   * @param name what it is called in tables and errors
   * @param function what it does; it must not change anything outside
   */
  public Lambda(String name, UnaryOperator<Tensor> function) {
    if (Given.required("lambda", "a name", name).isBlank()) {
      throw new IllegalArgumentException(
          "lambda: needs a name for tables and errors, but got a blank one. Try lambda(\"square\","
              + " x -> x.square()).");
    }
    if (function == null) {
      throw new IllegalArgumentException(
          "lambda: needs a function, but got null. Try lambda(\"square\", x -> x.square()).");
    }
    this.name = name;
    this.function = function;
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    Tensor y = function.apply(x);
    if (y == null) {
      throw new IllegalArgumentException(
          where() + ": the function must return a tensor, but returned null. Try x -> x.square().");
    }
    return y;
  }

  @Override
  public String label() {
    return "Lambda(" + name + ")";
  }
}
