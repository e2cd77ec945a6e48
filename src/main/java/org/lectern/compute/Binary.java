package org.lectern.compute;

/** Functions of two numbers, applied element by element. Comparisons give 1 or 0. */
public enum Binary {
  /** a + b. */
  ADD,
  /** a − b. */
  SUBTRACT,
  /** a·b. */
  MULTIPLY,
  /** a/b. */
  DIVIDE,
  /** As {@link Math#max(float, float)}. */
  MAXIMUM,
  /** As {@link Math#min(float, float)}. */
  MINIMUM,
  /** 1 where a = b. */
  EQUAL,
  /** 1 where a ≠ b. */
  NOT_EQUAL,
  /** 1 where a &lt; b. */
  LESS,
  /** 1 where a ≤ b. */
  LESS_EQUAL,
  /** 1 where a &gt; b. */
  GREATER,
  /** 1 where a ≥ b. */
  GREATER_EQUAL,
  /** a to the power b, with the special values of {@link Math#pow}; at most 0.501 ulp. */
  POWER,
  /** a where b &gt; 0, else +0: the gradient of {@link Unary#RELU}, whatever a is. */
  GATE,
  /** a·(1 − b·b): the gradient of {@link Unary#TANH} from its result b. */
  TANH_GRADIENT,
  /** a·(b·(1 − b)): the gradient of {@link Unary#SIGMOID} from its result b. */
  SIGMOID_GRADIENT,
  /** a·(b·2): the gradient of {@link Unary#SQUARE} from its argument b. */
  SQUARE_GRADIENT
}
