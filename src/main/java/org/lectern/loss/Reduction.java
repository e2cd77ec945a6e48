package org.lectern.loss;

/** How the losses of single samples become one number. The gradients differ by the same factor. */
public enum Reduction {
  /** The average: the step size does not depend on the number of samples. */
  MEAN,
  /** The total, as the cost J of many lectures. */
  SUM
}
