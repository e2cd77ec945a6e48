package org.lectern.compute;

/**
 * Functions of one number, applied to every element. Largest errors are measured over all 2³²
 * floats, in units in the last place (ulp) of the exact result; 0.5 is perfect rounding.
 */
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
  /** e to the power x; at most 0.982 ulp from the exact value. */
  EXP,
  /** e to the power x, minus 1, without cancellation near 0; at most 1.440 ulp. */
  EXPM1,
  /** The natural logarithm; at most 0.807 ulp. */
  LOG,
  /** The natural logarithm of 1 + x, without cancellation near 0; at most 1.381 ulp. */
  LOG1P,
  /** The hyperbolic tangent; at most 1.932 ulp. */
  TANH,
  /** 1/(1 + e^−x), precise for large negative x too; at most 1.496 ulp. */
  SIGMOID,
  /** max(x, 0) + log1p(e^−|x|), a smooth relu; at most 1.660 ulp. */
  SOFTPLUS,
  /** max(x, 0), as {@link Math#max(float, float)}: NaN stays NaN. */
  RELU,
  /** The sine of an angle in radians; at most 1.577 ulp, for huge angles too. */
  SIN,
  /** The cosine of an angle in radians; at most 1.578 ulp, for huge angles too. */
  COS,
  /** The error function, 2/√π·∫₀ˣ e^(−t²) dt; at most 1.125 ulp. */
  ERF
}
