package org.lectern.compute;

/** Functions of one number, applied to every element. */
public enum Unary {
  /** −x. */
  NEGATE,
  /** |x|. */
  ABS,
  /** −1, 0 or 1; zero keeps its sign and NaN stays NaN. */
  SIGN,
  /** The square root, correctly rounded. */
  SQRT,
  /** x·x. */
  SQUARE,
  /** 1/x. */
  RECIPROCAL,
  /** e to the power x. */
  EXP,
  /** e to the power x, minus 1, without cancellation near 0. */
  EXPM1,
  /** The natural logarithm. */
  LOG,
  /** The natural logarithm of 1 + x, without cancellation near 0. */
  LOG1P,
  /** The hyperbolic tangent. */
  TANH,
  /** 1/(1 + e^−x). */
  SIGMOID,
  /** max(x, 0) + log1p(e^−|x|), a smooth relu. */
  SOFTPLUS,
  /** max(x, 0), as {@link Math#max(float, float)}: NaN stays NaN. */
  RELU,
  /** The sine of an angle in radians. */
  SIN,
  /** The cosine of an angle in radians. */
  COS
}
