package org.lectern.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.lectern.compute.Binary;
import org.lectern.compute.Compute;
import org.lectern.compute.Interruption;
import org.lectern.compute.Unary;
import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.display.Numbers;

/**
 * A box of float32 numbers with a {@link Shape}, row-major: a scalar, a vector, a matrix or more
 * axes. Operations give new tensors and never change their inputs.
 *
 * <p>A {@link #variable} remembers what is computed from it. After {@link #backward()} on a scalar
 * result, {@link #grad()} of every variable and every value in between is the derivative of the
 * result with respect to it. Each call of {@code backward()} starts afresh: gradients don't add up
 * over calls.
 *
 * <pre>{@code
 * var x = variable("x", -2);
 * var y = variable("y", 5);
 * var z = variable("z", -4);
 * var f = x.add(y).mul(z);
 * f.backward();
 * x.grad()          // -4.0
 * }</pre>
 *
 * <p>Element-wise operations broadcast: shapes are matched from the last axis, and a size of 1, or
 * a missing axis, repeats. An axis may be given from the end: −1 is the last.
 */
public final class Tensor implements Displayable {
  private static final AtomicLong NEXT_ID = new AtomicLong();

  private final long id = NEXT_ID.getAndIncrement();
  private final Shape shape;
  private final float[] data;
  private final boolean requiresGrad;
  private final @Nullable Node node;
  private int changes;
  private long visitedIn;
  private @Nullable Tensor grad;

  /** Whether someone may keep the gradient; whether its array is the variable's alone. */
  private boolean gradSeen;

  private boolean gradOwned;

  /** The array of an earlier gradient that nobody has seen. */
  private float @Nullable [] spare;

  private @Nullable String name;

  private Tensor(Shape shape, float[] data, boolean requiresGrad, @Nullable Node node) {
    this.shape = shape;
    this.data = data;
    this.requiresGrad = requiresGrad;
    this.node = node;
  }

  /** A tensor without history that owns its array. */
  Tensor(Shape shape, float[] data) {
    this(shape, data, false, null);
  }

  /** The result of an operation, with its history if any input has one. */
  static Tensor result(Shape shape, float[] data, Op op, Object detail, Tensor... inputs) {
    Interruption.check();
    if (Recording.isOn()) {
      for (Tensor input : inputs) {
        if (input.requiresGrad) {
          return new Tensor(shape, data, true, new Node(op, inputs, detail, changes(inputs)));
        }
      }
    }
    return new Tensor(shape, data, false, null);
  }

  // Creation

  /**
   * A tensor that takes over an array, which must not be changed afterwards.
   *
   * @param shape the shape
   * @param data its elements, row by row
   * @return the tensor
   * @throws ShapeException if the number of elements is not that of the shape
   */
  public static Tensor of(Shape shape, float[] data) {
    if (data.length != shape.length()) {
      throw new ShapeException(
          "tensor: the shape "
              + shape
              + " needs "
              + shape.length()
              + " numbers, but got "
              + data.length
              + ". Multiply the sizes to check.");
    }
    return new Tensor(shape, data);
  }

  /**
   * A vector; for a single number see {@link #scalar}.
   *
   * @param values the elements, each rounded to float once
   * @return a tensor of shape (n)
   */
  public static Tensor vector(double... values) {
    float[] floats = toFloats(values);
    return new Tensor(Shape.of(floats.length), floats);
  }

  /**
   * A scalar.
   *
   * @param value the number
   * @return a tensor of shape ()
   */
  public static Tensor scalar(double value) {
    return new Tensor(Shape.of(), new float[] {(float) value});
  }

  /**
   * A matrix from its rows.
   *
   * @param rows the rows, all of one length
   * @return a tensor of shape (rows, columns)
   * @throws ShapeException if rows differ in length
   */
  public static Tensor matrix(double[]... rows) {
    for (double[] row : Given.required("tensor", "rows of numbers", rows)) {
      Given.required("tensor", "numbers in each row", row);
    }
    int columns = rows.length == 0 ? 0 : rows[0].length;
    Shape shape = Shape.of(rows.length, columns);
    float[] out = new float[shape.length()];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != columns) {
        throw new ShapeException(
            "matrix: all rows must be equally long, but row 0 has "
                + columns
                + " numbers and row "
                + i
                + " has "
                + rows[i].length
                + ". Check the braces: tensor(new double[][] {{1, 2}, {3, 4}}).");
      }
      System.arraycopy(toFloats(rows[i]), 0, out, i * columns, columns);
    }
    return new Tensor(shape, out);
  }

  /**
   * A tensor of zeros.
   *
   * @param sizes the shape
   * @return the tensor
   */
  public static Tensor zeros(int... sizes) {
    return new Tensor(Shape.of(sizes), new float[Shape.of(sizes).length()]);
  }

  /**
   * A tensor of one number.
   *
   * @param value the number
   * @param sizes the shape
   * @return the tensor
   */
  public static Tensor full(double value, int... sizes) {
    float[] out = new float[Shape.of(sizes).length()];
    Arrays.fill(out, (float) value);
    return new Tensor(Shape.of(sizes), out);
  }

  /**
   * The numbers from (inclusive), from + step, … up to (exclusive), each computed as from + i·step.
   *
   * @param from the first number
   * @param to the bound
   * @param step the distance, not 0
   * @return a vector
   */
  public static Tensor range(double from, double to, double step) {
    if (!((to - from) / step >= 0 && (to - from) / step < Integer.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "range: the step must lead from "
              + Numbers.asJava(from)
              + " to "
              + Numbers.asJava(to)
              + ", but is "
              + Numbers.asJava(step)
              + (step == 0
                  ? ". In Java 1/2 is 0: write 0.5, with a point."
                  : ". Up it must be above 0, down below 0."));
    }
    int n = Math.max(0, (int) Math.ceil((to - from) / step));
    float[] out = new float[n];
    for (int i = 0; i < n; i++) {
      out[i] = (float) (from + i * step);
    }
    return new Tensor(Shape.of(n), out);
  }

  /**
   * Evenly spaced numbers, both ends included.
   *
   * @param from the first number
   * @param to the last number
   * @param n how many, at least 2
   * @return a vector
   */
  public static Tensor linspace(double from, double to, int n) {
    if (n < 2) {
      throw new IllegalArgumentException(
          "linspace: needs at least 2 points to reach both ends, but got "
              + n
              + ". Try linspace(0, 1, 11).");
    }
    if (!(Math.abs(to - from) <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "linspace: needs two finite ends, but got "
              + Numbers.asJava(from)
              + " and "
              + Numbers.asJava(to)
              + ". Try linspace(0, 1, 11).");
    }
    Shape shape = Shape.of(n);
    float[] out = new float[n];
    for (int i = 0; i < n; i++) {
      out[i] = (float) (from + (to - from) * i / (n - 1));
    }
    return new Tensor(shape, out);
  }

  /**
   * The identity matrix.
   *
   * @param n rows and columns
   * @return a tensor of shape (n, n)
   */
  public static Tensor eye(int n) {
    Tensor out = zeros(n, n);
    for (int i = 0; i < n; i++) {
      out.data[i * n + i] = 1;
    }
    return out;
  }

  /**
   * Rows that are 0 but for a 1 at the class id.
   *
   * @param ids class ids
   * @param classes how many classes there are
   * @return a tensor of shape (ids.length(), classes)
   * @throws IllegalArgumentException if an id is not a whole number in range
   */
  public static Tensor oneHot(Tensor ids, int classes) {
    int n = Given.required("oneHot", "class ids", ids).length();
    if (classes < 1) {
      throw new IllegalArgumentException(
          "oneHot: needs at least 1 class, but got "
              + classes
              + ". Give the number of classes, not the largest id.");
    }
    Tensor out = zeros(n, classes);
    for (int i = 0; i < n; i++) {
      float id = ids.data[i];
      if (!(id >= 0 && id < classes) || id != (int) id) {
        throw new IllegalArgumentException(
            "oneHot: a class id must be a whole number from 0 to "
                + (classes - 1)
                + ", but element "
                + i
                + " is "
                + Numbers.significant(id, 7)
                + ". Ids count from 0, so k of them end at k - 1.");
      }
      out.data[i * classes + (int) id] = 1;
    }
    return out;
  }

  /**
   * A tensor with the same values that remembers what is computed from it, and can be changed in
   * place by {@link #assign} and {@link #increment}.
   *
   * @param name the name in drawings
   * @param value its first value
   * @return the variable
   */
  public static Tensor variable(String name, Tensor value) {
    Tensor first = Given.required("variable", "a value", value);
    return new Tensor(first.shape, first.data.clone(), true, null).named(name);
  }

  /**
   * Tensors joined along an axis that they have.
   *
   * @param axis the axis
   * @param parts tensors alike but for the size of that axis
   * @return the joined tensor
   * @throws ShapeException if other axes differ
   */
  public static Tensor concat(int axis, Tensor... parts) {
    return Moving.concat(axis, parts.clone());
  }

  /**
   * Tensors of one shape joined along a new first axis.
   *
   * @param parts tensors of one shape
   * @return a tensor of shape (parts, …)
   * @throws ShapeException if the shapes differ
   */
  public static Tensor stack(Tensor... parts) {
    Tensor[] rows = new Tensor[parts.length];
    if (parts.length == 0) {
      throw new ShapeException("stack: needs at least one tensor, but got none. Try stack(a, b).");
    }
    for (int i = 0; i < parts.length; i++) {
      Given.required("stack", "a tensor at each place", parts[i]);
      if (!parts[i].shape.equals(parts[0].shape)) {
        throw new ShapeException(
            "stack: all shapes must be the same, but got "
                + parts[0].shape
                + " and "
                + parts[i].shape
                + ". To join along an axis that is there, use concat(0, a, b).");
      }
      int[] sizes = new int[parts[i].rank() + 1];
      sizes[0] = 1;
      System.arraycopy(parts[i].shape.toArray(), 0, sizes, 1, sizes.length - 1);
      rows[i] = parts[i].reshape(sizes);
    }
    return Moving.concat(0, rows);
  }

  /**
   * a where the condition is not 0, else b, with broadcasting. No gradient goes to the condition.
   *
   * @param condition 0 or not 0
   * @param a the values where it holds
   * @param b the values where it does not
   * @return the chosen values
   */
  public static Tensor where(Tensor condition, Tensor a, Tensor b) {
    return Picking.where(condition, a, b);
  }

  // What it is

  /**
   * The sizes of the axes.
   *
   * @return the shape
   */
  public Shape shape() {
    return shape;
  }

  /**
   * How many axes.
   *
   * @return 0 for a scalar
   */
  public int rank() {
    return shape.rank();
  }

  /**
   * The size of an axis.
   *
   * @param axis the axis; −1 is the last
   * @return its size
   */
  public int size(int axis) {
    return shape.size(axis);
  }

  /**
   * How many elements.
   *
   * @return the product of the sizes
   */
  public int length() {
    return shape.length();
  }

  /**
   * One element.
   *
   * @param index one index for each axis
   * @return the element
   * @throws ShapeException if the indices do not fit the shape
   */
  public float get(int... index) {
    if (index.length != rank()) {
      throw new ShapeException(
          "get: the shape "
              + shape
              + " needs "
              + rank()
              + " indices, but got "
              + index.length
              + ". For a whole row or column use take(…) or column(…).");
    }
    int[] strides = shape.strides();
    int at = 0;
    for (int axis = 0; axis < index.length; axis++) {
      if (index[axis] < 0 || index[axis] >= shape.size(axis)) {
        throw new ShapeException(
            "get: index "
                + axis
                + " must be from 0 to "
                + (shape.size(axis) - 1)
                + " in the shape "
                + shape
                + ", but is "
                + index[axis]
                + ". Indices count from 0.");
      }
      at += index[axis] * strides[axis];
    }
    return data[at];
  }

  /**
   * The number of a tensor with one element.
   *
   * @return the number
   * @throws ShapeException if there is not exactly one element
   */
  public float item() {
    if (data.length != 1) {
      throw new ShapeException(
          "item: needs a tensor with one element, but the shape is "
              + shape
              + ". Use get(…) for one element, or sum() or mean().");
    }
    return data[0];
  }

  /**
   * The elements, row by row.
   *
   * @return a copy
   */
  public float[] toArray() {
    return data.clone();
  }

  /**
   * The name in drawings.
   *
   * @return the name, or null
   */
  public @Nullable String name() {
    return name;
  }

  /**
   * Gives the tensor a name for drawings.
   *
   * @param newName the name
   * @return this tensor
   */
  public Tensor named(String newName) {
    name = newName;
    return this;
  }

  /**
   * Whether gradients are computed for it.
   *
   * @return true for variables and what is computed from them
   */
  public boolean requiresGrad() {
    return requiresGrad;
  }

  /**
   * Whether it is a variable.
   *
   * @return true if it can be changed in place
   */
  public boolean isVariable() {
    return requiresGrad && node == null;
  }

  /**
   * The derivative of a result with respect to this tensor, from the last {@link #backward()} of a
   * result that depends on it.
   *
   * @return a tensor of the same shape
   * @throws IllegalStateException if there was none yet; see {@link #hasGrad}
   */
  public Tensor grad() {
    if (grad == null) {
      throw new IllegalStateException(
          "grad: "
              + (name == null ? "this tensor" : name)
              + " has no gradient yet. "
              + (requiresGrad
                  ? "Call backward() on a result that is computed from it first."
                  : "Make it with variable(\"x\", …), and call backward() on a result that is"
                      + " computed from it."));
    }
    gradSeen = true;
    return grad;
  }

  /**
   * Whether there is a gradient.
   *
   * @return true after {@link #backward()} of a result that depends on this tensor
   */
  public boolean hasGrad() {
    return grad != null;
  }

  /**
   * How often a variable has been changed in place.
   *
   * @return the number of calls of {@link #assign} and {@link #increment}, and of optimisers'
   *     updates
   */
  public int changes() {
    return changes;
  }

  /**
   * The operation that made it, as a short symbol for drawings.
   *
   * @return the symbol, or null for a tensor that was not computed or not remembered
   */
  public @Nullable String operation() {
    return node == null ? null : node.op().symbol;
  }

  /**
   * The tensors it was computed from.
   *
   * @return an unmodifiable list, empty where {@link #operation()} is null
   */
  public List<Tensor> inputs() {
    return node == null ? List.of() : List.of(node.inputs());
  }

  // Gradients and changes in place

  /**
   * Computes the derivative of this scalar with respect to every variable and every value in
   * between, and keeps them until the next call.
   *
   * @throws ShapeException if this is not one number
   * @throws IllegalStateException if it depends on no variable
   */
  public void backward() {
    if (length() != 1) {
      throw new ShapeException(
          "backward: the result must be one number, but its shape is "
              + shape
              + ". Make it one with sum() or mean() first.");
    }
    if (!requiresGrad) {
      throw new IllegalStateException(
          "backward: the result depends on no variable, so there is nothing to differentiate. Make"
              + " the inputs with variable(\"x\", …), and compute outside Recording.off.");
    }
    Backward.run(this);
  }

  /** Forgets the gradient. */
  public void clearGrad() {
    setGrad(null);
  }

  /**
   * The same values without history.
   *
   * @return a tensor that requires no gradient
   */
  public Tensor detach() {
    return new Tensor(shape, isVariable() ? data.clone() : data);
  }

  /**
   * Replaces a variable's values.
   *
   * @param value the new values, of the same shape
   * @return this variable
   * @throws ShapeException if the shapes differ
   * @throws IllegalStateException if this is not a variable
   */
  public Tensor assign(Tensor value) {
    requireVariable("assign");
    if (value.shape != shape && !value.shape.equals(shape)) {
      throw new ShapeException(
          "assign: "
              + describe()
              + " has the shape "
              + shape
              + ", but the new value has "
              + value.shape
              + ". Make a new variable for another shape.");
    }
    System.arraycopy(value.data, 0, data, 0, data.length);
    changes++;
    return this;
  }

  /**
   * Adds to a variable in place: this ← this + factor·x, the product and the sum rounded one after
   * the other. A step of gradient descent is {@code w.increment(-eta, w.grad())}.
   *
   * @param factor rounded to float once
   * @param x a tensor of the same shape
   * @return this variable
   * @throws ShapeException if the shapes differ
   * @throws IllegalStateException if this is not a variable
   */
  public Tensor increment(double factor, Tensor x) {
    requireVariable("increment");
    if (x.shape != shape && !x.shape.equals(shape)) {
      throw new ShapeException(
          "increment: "
              + describe()
              + " has the shape "
              + shape
              + ", but the addend has "
              + x.shape
              + ". Use add(…) to broadcast.");
    }
    Compute.scaleAdd((float) factor, x.data, 0, data, 0, data.length);
    changes++;
    return this;
  }

  // Arithmetic

  /**
   * this + other.
   *
   * @param other a tensor that broadcasts with this one
   * @return the result
   * @throws ShapeException if the shapes do not broadcast
   */
  public Tensor add(Tensor other) {
    return Elementwise.binary(Op.ADD, Binary.ADD, "add", this, other);
  }

  /**
   * this + number.
   *
   * @param number rounded to float once
   * @return the result
   */
  public Tensor add(double number) {
    return add(scalar(number));
  }

  /**
   * this − other.
   *
   * @param other a tensor that broadcasts with this one
   * @return the result
   * @throws ShapeException if the shapes do not broadcast
   */
  public Tensor sub(Tensor other) {
    return Elementwise.binary(Op.SUBTRACT, Binary.SUBTRACT, "sub", this, other);
  }

  /**
   * this − number.
   *
   * @param number rounded to float once
   * @return the result
   */
  public Tensor sub(double number) {
    return sub(scalar(number));
  }

  /**
   * this · other, element by element.
   *
   * @param other a tensor that broadcasts with this one
   * @return the result
   * @throws ShapeException if the shapes do not broadcast
   */
  public Tensor mul(Tensor other) {
    return Elementwise.binary(Op.MULTIPLY, Binary.MULTIPLY, "mul", this, other);
  }

  /**
   * this · number, element by element.
   *
   * @param number rounded to float once
   * @return the result
   */
  public Tensor mul(double number) {
    return mul(scalar(number));
  }

  /**
   * this / other.
   *
   * @param other a tensor that broadcasts with this one
   * @return the result
   * @throws ShapeException if the shapes do not broadcast
   */
  public Tensor div(Tensor other) {
    return Elementwise.binary(Op.DIVIDE, Binary.DIVIDE, "div", this, other);
  }

  /**
   * this / number.
   *
   * @param number rounded to float once
   * @return the result
   */
  public Tensor div(double number) {
    return div(scalar(number));
  }

  /**
   * The larger of each pair. Where both are equal the gradient goes to this.
   *
   * @param other a tensor that broadcasts with this one
   * @return the result
   * @throws ShapeException if the shapes do not broadcast
   */
  public Tensor maximum(Tensor other) {
    return Elementwise.binary(Op.MAXIMUM, Binary.MAXIMUM, "maximum", this, other);
  }

  /**
   * The smaller of each pair. Where both are equal the gradient goes to this.
   *
   * @param other a tensor that broadcasts with this one
   * @return the result
   * @throws ShapeException if the shapes do not broadcast
   */
  public Tensor minimum(Tensor other) {
    return Elementwise.binary(Op.MINIMUM, Binary.MINIMUM, "minimum", this, other);
  }

  /**
   * this to a whole power, by repeated multiplication; derivative n·xⁿ⁻¹.
   *
   * @param n the power, which may be negative
   * @return the result
   */
  public Tensor pow(int n) {
    return Elementwise.power(this, n);
  }

  /**
   * this to any power; derivative n·xⁿ⁻¹. A whole power is computed as by {@link #pow(int)}, one
   * half as by {@link #sqrt}, any other as by {@link #pow(Tensor)}: that of a negative number is
   * NaN.
   *
   * @param n the power, rounded to float once
   * @return the result
   * @throws IllegalArgumentException if the power is infinite or NaN
   */
  public Tensor pow(double n) {
    if (!(Math.abs(n) <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "pow: the power must be a finite number, but is "
              + Numbers.significant(n, 7)
              + ". Check what it was computed from.");
    }
    if (n == 0.5) {
      return sqrt();
    }
    return n == (int) n ? pow((int) n) : pow(scalar(n));
  }

  /**
   * this to the power other, element by element, with the special values of {@link Math#pow}: x⁰ is
   * 1, and a negative number to a power that is not whole is NaN. Derivatives: other·this^(other −
   * 1), and this^other·log(this), which is 0 where this is 0 and other is not negative.
   *
   * @param other a tensor that broadcasts with this one
   * @return the result
   * @throws ShapeException if the shapes do not broadcast
   */
  public Tensor pow(Tensor other) {
    return Elementwise.binary(Op.GENERAL_POWER, Binary.POWER, "pow", this, other);
  }

  /**
   * Each element moved into [low, high]: min(max(x, low), high). Derivative 1 within, bounds
   * included, else 0.
   *
   * @param low the smallest result
   * @param high the largest result
   * @return the result
   * @throws IllegalArgumentException if low is above high, or one is NaN
   */
  public Tensor clamp(double low, double high) {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "clamp: the lower bound must not be above the upper, but got "
              + Numbers.significant(low, 7)
              + " and "
              + Numbers.significant(high, 7)
              + ". The lower one comes first.");
    }
    return maximum(scalar(low)).minimum(scalar(high));
  }

  /**
   * −x.
   *
   * @return the result
   */
  public Tensor neg() {
    return Elementwise.unary(Op.NEGATE, Unary.NEGATE, this);
  }

  /**
   * |x|; derivative −1, 0 or 1.
   *
   * @return the result
   */
  public Tensor abs() {
    return Elementwise.unary(Op.ABS, Unary.ABS, this);
  }

  /**
   * √x; derivative 1/(2√x).
   *
   * @return the result
   */
  public Tensor sqrt() {
    return Elementwise.unary(Op.SQRT, Unary.SQRT, this);
  }

  /**
   * x²; derivative 2x.
   *
   * @return the result
   */
  public Tensor square() {
    return Elementwise.unary(Op.SQUARE, Unary.SQUARE, this);
  }

  /**
   * 1/x; derivative −1/x².
   *
   * @return the result
   */
  public Tensor reciprocal() {
    return Elementwise.unary(Op.RECIPROCAL, Unary.RECIPROCAL, this);
  }

  /**
   * eˣ; derivative eˣ.
   *
   * @return the result
   */
  public Tensor exp() {
    return Elementwise.unary(Op.EXP, Unary.EXP, this);
  }

  /**
   * eˣ − 1, exact near 0; derivative eˣ.
   *
   * @return the result
   */
  public Tensor expm1() {
    return Elementwise.unary(Op.EXPM1, Unary.EXPM1, this);
  }

  /**
   * The natural logarithm; derivative 1/x.
   *
   * @return the result
   */
  public Tensor log() {
    return Elementwise.unary(Op.LOG, Unary.LOG, this);
  }

  /**
   * log(1 + x), exact near 0; derivative 1/(1 + x).
   *
   * @return the result
   */
  public Tensor log1p() {
    return Elementwise.unary(Op.LOG1P, Unary.LOG1P, this);
  }

  /**
   * The hyperbolic tangent; derivative 1 − tanh².
   *
   * @return the result
   */
  public Tensor tanh() {
    return Elementwise.unary(Op.TANH, Unary.TANH, this);
  }

  /**
   * σ(x) = 1/(1 + e⁻ˣ); derivative σ(1 − σ).
   *
   * @return the result
   */
  public Tensor sigmoid() {
    return Elementwise.unary(Op.SIGMOID, Unary.SIGMOID, this);
  }

  /**
   * log(1 + eˣ) without overflow; derivative σ(x).
   *
   * @return the result
   */
  public Tensor softplus() {
    return Elementwise.unary(Op.SOFTPLUS, Unary.SOFTPLUS, this);
  }

  /**
   * max(x, 0); derivative 1 above 0, else 0.
   *
   * @return the result
   */
  public Tensor relu() {
    return Elementwise.unary(Op.RELU, Unary.RELU, this);
  }

  /**
   * The sine of radians; derivative cos.
   *
   * @return the result
   */
  public Tensor sin() {
    return Elementwise.unary(Op.SIN, Unary.SIN, this);
  }

  /**
   * The cosine of radians; derivative −sin.
   *
   * @return the result
   */
  public Tensor cos() {
    return Elementwise.unary(Op.COS, Unary.COS, this);
  }

  /**
   * The error function, 2/√π·∫₀ˣ e^(−t²) dt, between −1 and 1; derivative 2/√π·e^(−x²). ½(1 +
   * erf(x/√2)) is the probability that a standard normal number is below x.
   *
   * @return the result
   */
  public Tensor erf() {
    return Elementwise.unary(Op.ERF, Unary.ERF, this);
  }

  /**
   * −1, 0 or 1; without gradient.
   *
   * @return the signs
   */
  public Tensor sign() {
    Interruption.check();
    float[] out = Workspace.floats(data.length);
    Compute.unary(Unary.SIGN, data, 0, out, 0, out.length);
    return new Tensor(shape, out);
  }

  /**
   * The matrix product. Matrices multiply as usual, a vector counts as a row on the left and as a
   * column on the right, and axes before the last two are batches that broadcast. For c = a·b the
   * gradients are g·bᵀ and aᵀ·g.
   *
   * @param other the right factor
   * @return the product
   * @throws ShapeException if the inner sizes differ
   */
  public Tensor matmul(Tensor other) {
    return Products.matmul(this, other);
  }

  /**
   * A dense layer in one operation: {@code matmul(weight).add(bias)}, with its bits. For y = x·W +
   * b the gradients are g·Wᵀ, xᵀ·g and the sum of g over the rows.
   *
   * @param weight W, of shape (in, out)
   * @param bias b, of shape (out)
   * @return y, of shape (…, out)
   * @throws ShapeException if the sizes don't fit
   */
  public Tensor linear(Tensor weight, Tensor bias) {
    return Products.linear(this, weight, bias);
  }

  // Images of shape (n, channels, height, width)

  /**
   * Slides kernels over images: out[n, o, y, x] = Σ this[n, c, y·stride + i − padding, x·stride + j
   * − padding]·kernels[o, c, i, j], the sum over (c, i, j) in that order. What lies outside the
   * image is 0.
   *
   * @param kernels a tensor of shape (out, channels, kernel height, kernel width)
   * @param stride the step of the kernels, in both directions
   * @param padding zeros around the images, on each side
   * @return a tensor of shape (n, out, (height + 2·padding − kernel height)/stride + 1, …), rounded
   *     down
   * @throws ShapeException if the shapes do not fit
   */
  public Tensor conv2d(Tensor kernels, int stride, int padding) {
    return conv2d(kernels, pair(stride), pair(padding), pair(1), 1);
  }

  /**
   * Slides kernels over images, with all options; each pair is (height, width).
   *
   * @param kernels a tensor of shape (out, channels/groups, kernel height, kernel width)
   * @param stride the step of the kernels
   * @param padding zeros around the images, on each side
   * @param dilation the step from one element of a kernel to the next, 1 for dense kernels
   * @param groups parts of the channels that are convolved apart, each with its part of the
   *     kernels: 1 for all together, the number of channels for a depthwise convolution
   * @return a tensor of shape (n, out, (height + 2·padding − dilation·(kernel height − 1) −
   *     1)/stride + 1, …), rounded down
   * @throws ShapeException if the shapes do not fit
   */
  public Tensor conv2d(Tensor kernels, int[] stride, int[] padding, int[] dilation, int groups) {
    return Convolution.conv2d(this, kernels, null, stride, padding, dilation, groups);
  }

  /**
   * A convolutional layer in one operation: {@code conv2d(kernels, …)}, then the bias of each
   * kernel added to its results, with the bits of these two steps.
   *
   * @param kernels a tensor of shape (out, channels/groups, kernel height, kernel width)
   * @param bias a tensor of shape (out)
   * @param stride the step of the kernels
   * @param padding zeros around the images, on each side
   * @param dilation the step from one element of a kernel to the next
   * @param groups parts of the channels that are convolved apart
   * @return a tensor as of {@code conv2d} without bias
   * @throws ShapeException if the shapes do not fit
   */
  public Tensor conv2d(
      Tensor kernels, Tensor bias, int[] stride, int[] padding, int[] dilation, int groups) {
    return Convolution.conv2d(
        this, kernels, Given.required("conv2d", "a bias", bias), stride, padding, dilation, groups);
  }

  /**
   * The largest element of each window of size×size, the windows side by side. What is left over at
   * the right and at the bottom is dropped.
   *
   * @param size height and width of a window
   * @return a tensor of shape (n, channels, height/size, width/size), rounded down
   * @throws ShapeException if the shapes do not fit
   */
  public Tensor maxPool2d(int size) {
    return maxPool2d(pair(size), pair(size), pair(0));
  }

  /**
   * The largest element of each window; each pair is (height, width). The gradient goes to the
   * first of equals. NaN is the largest.
   *
   * @param kernel the size of a window
   * @param stride the step from one window to the next
   * @param padding at most half the kernel; what lies outside the image is never the largest
   * @return a tensor of shape (n, channels, (height + 2·padding − kernel)/stride + 1, …), rounded
   *     down
   * @throws ShapeException if the shapes do not fit
   */
  public Tensor maxPool2d(int[] kernel, int[] stride, int[] padding) {
    return Pooling.max(this, kernel, stride, padding);
  }

  /**
   * The mean of each window of size×size, the windows side by side. What is left over at the right
   * and at the bottom is dropped.
   *
   * @param size height and width of a window
   * @return a tensor of shape (n, channels, height/size, width/size), rounded down
   * @throws ShapeException if the shapes do not fit
   */
  public Tensor avgPool2d(int size) {
    return avgPool2d(pair(size), pair(size), pair(0));
  }

  /**
   * The mean of each window; each pair is (height, width). Padding counts as zeros, so a mean is
   * always the sum divided by the size of the kernel.
   *
   * @param kernel the size of a window
   * @param stride the step from one window to the next
   * @param padding zeros around the images, at most half the kernel
   * @return a tensor of shape (n, channels, (height + 2·padding − kernel)/stride + 1, …), rounded
   *     down
   * @throws ShapeException if the shapes do not fit
   */
  public Tensor avgPool2d(int[] kernel, int[] stride, int[] padding) {
    return Pooling.average(this, kernel, stride, padding);
  }

  private static int[] pair(int number) {
    return new int[] {number, number};
  }

  // Comparison: 1 where it holds, 0 elsewhere, without gradient

  /**
   * 1 where this = other.
   *
   * @param other a tensor that broadcasts with this one
   * @return ones and zeros
   */
  public Tensor eq(Tensor other) {
    return Elementwise.apply(Binary.EQUAL, "eq", this, other);
  }

  /**
   * 1 where this = number.
   *
   * @param number rounded to float once
   * @return ones and zeros
   */
  public Tensor eq(double number) {
    return eq(scalar(number));
  }

  /**
   * 1 where this ≠ other.
   *
   * @param other a tensor that broadcasts with this one
   * @return ones and zeros
   */
  public Tensor ne(Tensor other) {
    return Elementwise.apply(Binary.NOT_EQUAL, "ne", this, other);
  }

  /**
   * 1 where this ≠ number.
   *
   * @param number rounded to float once
   * @return ones and zeros
   */
  public Tensor ne(double number) {
    return ne(scalar(number));
  }

  /**
   * 1 where this &lt; other.
   *
   * @param other a tensor that broadcasts with this one
   * @return ones and zeros
   */
  public Tensor lt(Tensor other) {
    return Elementwise.apply(Binary.LESS, "lt", this, other);
  }

  /**
   * 1 where this &lt; number.
   *
   * @param number rounded to float once
   * @return ones and zeros
   */
  public Tensor lt(double number) {
    return lt(scalar(number));
  }

  /**
   * 1 where this ≤ other.
   *
   * @param other a tensor that broadcasts with this one
   * @return ones and zeros
   */
  public Tensor le(Tensor other) {
    return Elementwise.apply(Binary.LESS_EQUAL, "le", this, other);
  }

  /**
   * 1 where this ≤ number.
   *
   * @param number rounded to float once
   * @return ones and zeros
   */
  public Tensor le(double number) {
    return le(scalar(number));
  }

  /**
   * 1 where this &gt; other.
   *
   * @param other a tensor that broadcasts with this one
   * @return ones and zeros
   */
  public Tensor gt(Tensor other) {
    return Elementwise.apply(Binary.GREATER, "gt", this, other);
  }

  /**
   * 1 where this &gt; number.
   *
   * @param number rounded to float once
   * @return ones and zeros
   */
  public Tensor gt(double number) {
    return gt(scalar(number));
  }

  /**
   * 1 where this ≥ other.
   *
   * @param other a tensor that broadcasts with this one
   * @return ones and zeros
   */
  public Tensor ge(Tensor other) {
    return Elementwise.apply(Binary.GREATER_EQUAL, "ge", this, other);
  }

  /**
   * 1 where this ≥ number.
   *
   * @param number rounded to float once
   * @return ones and zeros
   */
  public Tensor ge(double number) {
    return ge(scalar(number));
  }

  // Reductions

  /**
   * The sum, over some axes or over all.
   *
   * @param axes the axes that go; none means all
   * @return a tensor without those axes
   * @throws ShapeException if there is no such axis
   */
  public Tensor sum(int... axes) {
    return Reductions.sum(this, axes, false);
  }

  /**
   * The sum, over some axes or over all.
   *
   * @param keepAxes whether the axes stay, with size 1, so that the result broadcasts with this
   * @param axes the axes; none means all
   * @return the reduced tensor
   * @throws ShapeException if there is no such axis
   */
  public Tensor sum(boolean keepAxes, int... axes) {
    return Reductions.sum(this, axes, keepAxes);
  }

  /**
   * The mean, over some axes or over all.
   *
   * @param axes the axes that go; none means all
   * @return a tensor without those axes
   * @throws ShapeException if there is no such axis
   */
  public Tensor mean(int... axes) {
    return Reductions.mean(this, axes, false);
  }

  /**
   * The mean, over some axes or over all.
   *
   * @param keepAxes whether the axes stay, with size 1, so that the result broadcasts with this
   * @param axes the axes; none means all
   * @return the reduced tensor
   * @throws ShapeException if there is no such axis
   */
  public Tensor mean(boolean keepAxes, int... axes) {
    return Reductions.mean(this, axes, keepAxes);
  }

  /**
   * The largest element, over some axes or over all; the gradient goes to the first of equals.
   *
   * @param axes the axes that go; none means all
   * @return a tensor without those axes
   * @throws ShapeException if there is no such axis
   */
  public Tensor max(int... axes) {
    return Reductions.max(this, axes, false);
  }

  /**
   * The largest element, over some axes or over all; the gradient goes to the first of equals.
   *
   * @param keepAxes whether the axes stay, with size 1, so that the result broadcasts with this
   * @param axes the axes; none means all
   * @return the reduced tensor
   * @throws ShapeException if there is no such axis
   */
  public Tensor max(boolean keepAxes, int... axes) {
    return Reductions.max(this, axes, keepAxes);
  }

  /**
   * The smallest element. Over some axes or over all; the gradient goes to the first of equals.
   *
   * @param axes the axes that go; none means all
   * @return a tensor without those axes
   * @throws ShapeException if there is no such axis
   */
  public Tensor min(int... axes) {
    return Reductions.min(this, axes, false);
  }

  /**
   * The smallest element. Over some axes or over all; the gradient goes to the first of equals.
   *
   * @param keepAxes whether the axes stay, with size 1, so that the result broadcasts with this
   * @param axes the axes; none means all
   * @return the reduced tensor
   * @throws ShapeException if there is no such axis
   */
  public Tensor min(boolean keepAxes, int... axes) {
    return Reductions.min(this, axes, keepAxes);
  }

  /**
   * The index of the first largest element along an axis, as whole numbers; without gradient.
   *
   * @param axis the axis that goes; −1 is the last
   * @return the indices
   */
  public Tensor argmax(int axis) {
    return Reductions.arg(this, axis, true);
  }

  /**
   * The index of the first smallest element along an axis, as whole numbers; without gradient.
   *
   * @param axis the axis that goes; −1 is the last
   * @return the indices
   */
  public Tensor argmin(int axis) {
    return Reductions.arg(this, axis, false);
  }

  /**
   * Probabilities along an axis: exp(x_j − max)/Σ exp(x_i − max).
   *
   * @param axis the axis of the classes; −1 is the last
   * @return positive numbers that add up to 1 along the axis
   */
  public Tensor softmax(int axis) {
    return Softmax.softmax(this, axis);
  }

  /**
   * The logarithm of {@link #softmax}, exact also where a probability is close to 1: (x_j − m) −
   * log1p(Σ exp(x_i − m) over all but the first maximum m).
   *
   * @param axis the axis of the classes; −1 is the last
   * @return the logarithms
   */
  public Tensor logSoftmax(int axis) {
    return Softmax.logSoftmax(this, axis);
  }

  /**
   * The cross-entropy of each row of scores with the class it belongs to: −log softmax(x)_t, in one
   * operation with the bits of {@code logSoftmax(-1).gather(-1, ids).neg()}. The gradient is
   * softmax(x) − one-hot(t).
   *
   * @param ids a class id for each of n rows, any shape of n elements
   * @return n numbers, none negative
   * @throws ShapeException if these are not scores (n, classes) and n ids
   */
  public Tensor crossEntropy(Tensor ids) {
    return SoftmaxLoss.of(this, ids);
  }

  // Shape and choice

  /**
   * The same elements in another shape. One size may be −1: it is worked out.
   *
   * @param sizes the new shape
   * @return the reshaped tensor
   * @throws ShapeException if the number of elements would change
   */
  public Tensor reshape(int... sizes) {
    return Moving.reshape(this, sizes);
  }

  /**
   * All elements in one axis.
   *
   * @return a vector
   */
  public Tensor flatten() {
    return reshape(length());
  }

  /**
   * The last two axes exchanged.
   *
   * @return the transposed tensor
   * @throws ShapeException if there are fewer than 2 axes
   */
  public Tensor transpose() {
    if (rank() < 2) {
      throw new ShapeException(
          "transpose: needs at least 2 axes, but the shape is "
              + shape
              + ". Use reshape("
              + length()
              + ", 1) for a column.");
    }
    int[] axes = new int[rank()];
    Arrays.setAll(axes, i -> i);
    axes[rank() - 2] = rank() - 1;
    axes[rank() - 1] = rank() - 2;
    return Moving.permute(this, axes);
  }

  /**
   * The axes in another order.
   *
   * @param axes each axis once, in the new order
   * @return the permuted tensor
   * @throws ShapeException if the axes are not a permutation
   */
  public Tensor permute(int... axes) {
    return Moving.permute(this, axes);
  }

  /**
   * The elements repeated to a larger shape.
   *
   * @param sizes a shape that this one broadcasts to
   * @return the repeated tensor
   * @throws ShapeException if this does not broadcast to the shape
   */
  public Tensor broadcastTo(int... sizes) {
    return Moving.broadcast(this, Shape.of(sizes));
  }

  /**
   * A part of one axis.
   *
   * @param axis the axis
   * @param from the first index; negative counts from the end
   * @param to behind the last index; negative counts from the end
   * @return the part, with the same number of axes
   * @throws ShapeException if the range does not fit
   */
  public Tensor slice(int axis, int from, int to) {
    return Moving.slice(this, axis, from, to);
  }

  /**
   * One slice of the first axis: a row of a matrix.
   *
   * @param index which, from 0; −1 is the last
   * @return a tensor with one axis less
   * @throws ShapeException if there is no such row
   */
  public Tensor row(int index) {
    int at = fromStart(index, 0, "row");
    return Moving.slice(this, 0, at, at + 1).reshape(shape.without(0).toArray());
  }

  /**
   * One column of a matrix: one slice of the last axis.
   *
   * @param index which, from 0; −1 is the last
   * @return a tensor with one axis less
   * @throws ShapeException if there is no such column
   */
  public Tensor column(int index) {
    int at = fromStart(index, -1, "column");
    return Moving.slice(this, -1, at, at + 1).reshape(shape.without(rank() - 1).toArray());
  }

  private int fromStart(int index, int axis, String what) {
    int n = rank() == 0 ? 0 : size(axis);
    if (index < -n || index >= n) {
      throw new ShapeException(
          what
              + ": the shape "
              + shape
              + " has no "
              + what
              + " "
              + index
              + ". They count from 0; -1 is the last.");
    }
    return index < 0 ? index + n : index;
  }

  /**
   * Slices along an axis in any order, which may repeat.
   *
   * @param axis the axis
   * @param indices which slices, from 0; −1 is the last
   * @return a tensor with indices.length slices
   * @throws ShapeException if an index is out of range
   */
  public Tensor take(int axis, int... indices) {
    return Picking.take(this, axis, indices);
  }

  /**
   * One element along an axis for each index: out[…, i, …] = this[…, index[…, i, …], …]. With a
   * column of class ids and axis −1 it picks each row's class.
   *
   * @param axis the axis
   * @param index whole numbers, in the shape of this but for the axis
   * @return a tensor in the shape of the index
   * @throws ShapeException if shapes or indices do not fit
   */
  public Tensor gather(int axis, Tensor index) {
    return Picking.gather(this, axis, index);
  }

  // For notebooks and tests

  /**
   * SHA-256 over the shape and the bits of all elements (little-endian, NaN as 0x7fc00000), in
   * hexadecimal. Equal fingerprints mean equal bits.
   *
   * @return 64 hexadecimal digits
   */
  public String fingerprint() {
    return Fingerprint.of(List.of(this));
  }

  @Override
  public MimeBundle toMimeBundle() {
    return TensorText.bundle(this);
  }

  @Override
  public String toString() {
    return TensorText.text(this);
  }

  float[] data() {
    return data;
  }

  @Nullable Node node() {
    return node;
  }

  long id() {
    return id;
  }

  void setGrad(@Nullable Tensor gradient) {
    if (grad != null && gradOwned && !gradSeen) {
      spare = grad.data;
    }
    grad = gradient;
    gradSeen = false;
    gradOwned = false;
  }

  /** The gradient of a variable, in an array that nothing else uses: the next one may have it. */
  void setOwnGrad(Tensor gradient) {
    setGrad(gradient);
    gradOwned = true;
  }

  /** The gradient, for code that does not keep it. */
  @Nullable Tensor gradient() {
    return grad;
  }

  /** An array for the next gradient, which is the caller's from now on; or null. */
  float @Nullable [] takeSpare() {
    float[] array = spare;
    spare = null;
    return array;
  }

  void returnSpare(float @Nullable [] array) {
    spare = array;
  }

  /** Whether this is its first visit in a run of {@link Backward}. */
  boolean visit(long run) {
    boolean first = visitedIn != run;
    visitedIn = run;
    return first;
  }

  private String describe() {
    return name == null ? "the variable" : name;
  }

  /** How often the tensors have been changed in place, all together. */
  static int changes(Tensor[] tensors) {
    int total = 0;
    for (Tensor tensor : tensors) {
      total += tensor.changes;
    }
    return total;
  }

  /** Counts a change in place that is about to be made. */
  void change(String who) {
    requireVariable(who);
    changes++;
  }

  private void requireVariable(String who) {
    Interruption.check();
    if (!isVariable()) {
      throw new IllegalStateException(
          who
              + ": only a variable can be changed in place, but "
              + (node == null
                  ? "this tensor was not made with variable(…). Write variable(\"w\", x) for one."
                  : "this is the result of an operation. Use its value in a new variable."));
    }
  }

  private static float[] toFloats(double[] values) {
    Given.required("tensor", "numbers", values);
    float[] out = new float[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) values[i];
    }
    return out;
  }
}
