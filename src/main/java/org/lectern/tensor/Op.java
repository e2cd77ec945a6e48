package org.lectern.tensor;

import org.lectern.compute.Binary;

/**
 * The table of gradient rules. A rule gets the operation's node, its result y, the gradient g with
 * respect to y, and the number of the input x it is asked for; it returns the gradient with respect
 * to that input in the shape of y, or of x where the operation changes shapes. Repeated elements
 * are summed back in one place, {@link Backward}.
 */
enum Op {
  ADD("+", (n, y, g, i) -> g),
  SUBTRACT("−", (n, y, g, i) -> i == 0 ? g : g.neg()),
  MULTIPLY("×", (n, y, g, i) -> g.mul(n.input(1 - i))),
  DIVIDE("÷", (n, y, g, i) -> i == 0 ? g.div(n.input(1)) : g.mul(y).div(n.input(1)).neg()),
  MAXIMUM("max", (n, y, g, i) -> chosen(largerFirst(n), i, g)),
  MINIMUM("min", (n, y, g, i) -> chosen(smallerFirst(n), i, g)),
  NEGATE("−", (n, y, g, i) -> g.neg()),
  ABS("abs", (n, y, g, i) -> g.mul(n.input(0).sign())),
  SQRT("√", (n, y, g, i) -> g.mul(0.5).div(y)),
  SQUARE("square", (n, y, g, i) -> slope(Binary.SQUARE_GRADIENT, g, n.input(0))),
  RECIPROCAL("1/x", (n, y, g, i) -> g.mul(y.square()).neg()),
  EXP("exp", (n, y, g, i) -> g.mul(y)),
  EXPM1("expm1", (n, y, g, i) -> g.mul(y.add(1))),
  LOG("log", (n, y, g, i) -> g.div(n.input(0))),
  LOG1P("log1p", (n, y, g, i) -> g.div(n.input(0).add(1))),
  TANH("tanh", (n, y, g, i) -> slope(Binary.TANH_GRADIENT, g, y)),
  SIGMOID("σ", (n, y, g, i) -> slope(Binary.SIGMOID_GRADIENT, g, y)),
  SOFTPLUS("softplus", (n, y, g, i) -> g.mul(n.input(0).sigmoid())),
  RELU("relu", (n, y, g, i) -> slope(Binary.GATE, g, n.input(0))),
  SIN("sin", (n, y, g, i) -> g.mul(n.input(0).cos())),
  COS("cos", (n, y, g, i) -> g.mul(n.input(0).sin()).neg()),
  POWER("pow", (n, y, g, i) -> power(n.input(0), n.ints()[0], g)),
  WHERE("where", (n, y, g, i) -> chosen(n.input(0), i - 1, g)),
  MATMUL("matmul", (n, y, g, i) -> Products.gradient(n.input(0), n.input(1), g, i)),
  LINEAR("linear", (n, y, g, i) -> Products.linearGradient(n, g, i)),
  CONV2D("conv2d", (n, y, g, i) -> Convolution.gradient(n, g, i)),
  MAX_POOL("max pool", (n, y, g, i) -> Pooling.maxGradient(n, g)),
  AVG_POOL("avg pool", (n, y, g, i) -> Pooling.averageGradient(n, g)),
  SUM("sum", (n, y, g, i) -> Reductions.spread(g, n.input(0).shape(), n.ints())),
  MEAN("mean", (n, y, g, i) -> Reductions.meanGradient(n.input(0).shape(), n.ints(), g)),
  MAX("max", (n, y, g, i) -> Reductions.extremeGradient(n.input(0), y, n.ints(), g)),
  MIN("min", (n, y, g, i) -> Reductions.extremeGradient(n.input(0), y, n.ints(), g)),
  SOFTMAX("softmax", (n, y, g, i) -> Softmax.gradient(y, g, n.ints()[0])),
  LOG_SOFTMAX("log-softmax", (n, y, g, i) -> Softmax.logGradient(y, g, n.ints()[0])),
  SOFTMAX_LOSS("−log softmax", (n, y, g, i) -> SoftmaxLoss.gradient(n, g)),
  RESHAPE("reshape", (n, y, g, i) -> g.reshape(n.input(0).shape().toArray())),
  PERMUTE("permute", (n, y, g, i) -> g.permute(Moving.inverse(n.ints()))),
  BROADCAST("broadcast", (n, y, g, i) -> g),
  CONCAT("concat", (n, y, g, i) -> Moving.part(n, g, i)),
  /** The gradient of the part; {@link Backward} adds it where the part was. */
  SLICE("slice", (n, y, g, i) -> g),
  GATHER("gather", (n, y, g, i) -> Picking.gatherGradient(n, g)),
  TAKE("take", (n, y, g, i) -> Picking.takeGradient(n, g)),
  /** Once for all inputs; those that each step uses are summed step by step. */
  RECURRENCE("recurrence", (n, y, g, i) -> Recurrence.gradient(n, g, i)),
  ERF("erf", (n, y, g, i) -> g.mul(n.input(0).square().neg().exp().mul(2 / Math.sqrt(Math.PI)))),
  GENERAL_POWER("pow", (n, y, g, i) -> generalPower(n.input(0), n.input(1), y, g, i));

  /** One gradient rule. */
  @FunctionalInterface
  interface Rule {
    Tensor gradient(Node node, Tensor result, Tensor gradient, int input);
  }

  /** What a drawing of the graph writes into the operation's circle. */
  final String symbol;

  final Rule rule;

  Op(String symbol, Rule rule) {
    this.symbol = symbol;
    this.rule = rule;
  }

  /** The gradient of a function of one number, in one pass. */
  private static Tensor slope(Binary gradient, Tensor g, Tensor of) {
    return Elementwise.apply(gradient, "backward", g, of);
  }

  /** The gradient where the condition chose this input, else exactly 0, also under NaN and ∞. */
  private static Tensor chosen(Tensor condition, int input, Tensor g) {
    Tensor zero = Tensor.scalar(0);
    return Picking.where(condition, input == 0 ? g : zero, input == 0 ? zero : g);
  }

  /** 1 where the first of two inputs is the larger or both are equal. */
  private static Tensor largerFirst(Node node) {
    return Elementwise.apply(Binary.GREATER_EQUAL, "maximum", node.input(0), node.input(1));
  }

  private static Tensor smallerFirst(Node node) {
    return Elementwise.apply(Binary.LESS_EQUAL, "minimum", node.input(0), node.input(1));
  }

  /** n·xⁿ⁻¹, and 0 for the constant x⁰. */
  private static Tensor power(Tensor x, int n, Tensor g) {
    return n == 0 ? Tensor.zeros(x.shape().toArray()) : g.mul(x.pow(n - 1).mul(n));
  }

  /** b·aᵇ⁻¹ and aᵇ·log a, but 0 for the constants a⁰ and 0ᵇ, b ≥ 0. */
  private static Tensor generalPower(Tensor a, Tensor b, Tensor y, Tensor g, int input) {
    return input == 0
        ? chosen(b.eq(0), 1, g.mul(b.mul(a.pow(b.sub(1)))))
        : chosen(a.eq(0).mul(b.ge(0)), 1, g.mul(y.mul(a.log())));
  }
}
