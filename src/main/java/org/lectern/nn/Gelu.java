package org.lectern.nn;

import org.lectern.tensor.Tensor;

/**
 * The Gaussian error linear unit: x·Φ(x), where Φ(x) = ½(1 + erf(x/√2)) is the probability that a
 * standard normal number is below x.
 *
 * <p>Derivative Φ(x) + x·φ(x), with φ the normal density. A smooth relu that lets slightly negative
 * numbers pass in part; the usual choice in transformers.
 *
 * <p>Its approximation, ½x(1 + tanh(√(2/π)(x + 0.044715x³))), is off by at most 0.0005. Older
 * models were trained with it (GPT-2, BERT), so their weights need it.
 *
 * <p>Shapes: any, kept.
 *
 * <pre>{@code
 * sequential(dense(2, 16), gelu(), dense(16, 1))
 * }</pre>
 *
 * <p>Hendrycks and Gimpel 2016.
 */
public final class Gelu extends Activation {
  private final boolean approximate;

  /** The activation as defined, with erf. */
  public Gelu() {
    this(false);
  }

  /**
   * The activation, or its approximation.
   *
   * @param approximate true for the form with tanh
   */
  public Gelu(boolean approximate) {
    this.approximate = approximate;
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    Tensor twice = approximate ? inner(x).tanh() : x.mul(Math.sqrt(0.5)).erf();
    return x.mul(twice.add(1).mul(0.5));
  }

  /** √(2/π)·(x + 0.044715x³). */
  private static Tensor inner(Tensor x) {
    return x.mul(x.square().mul(0.044715).add(1)).mul(Math.sqrt(2 / Math.PI));
  }

  @Override
  public String label() {
    return approximate ? "Gelu(tanh)" : "Gelu";
  }
}
