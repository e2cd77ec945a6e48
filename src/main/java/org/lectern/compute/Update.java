package org.lectern.compute;

/**
 * Rules that change weights in place, in one pass over the arrays: weights w, their gradients g,
 * and what is remembered about each weight, a and b. The operations on an element are those of the
 * formula, from left to right, products before sums, each rounded. The numbers in brackets come in
 * this order and are rounded to float once.
 */
public enum Update {
  /** w ← w + r·(g + w·α); (r, α). */
  DECAY(0, 2, false),
  /** a ← a·μ + g; w ← w + r·a; (r, μ). */
  MOMENTUM(1, 2, false),
  /** a ← a·μ + g; w ← w + r·(g + a·μ); (r, μ). */
  NESTEROV(1, 2, false),
  /** a ← a + g²; w ← w + r·(g/(√a + ε)); (r, ε). */
  ADAGRAD(1, 2, true),
  /** a ← a·ρ + g²·σ; w ← w + r·(g/(√a + ε)); (r, ε, ρ, σ). */
  RMS_PROP(1, 4, true),
  /** a ← a·ρ + g²·σ; d = √(b + ε)/√(a + ε)·g; b ← b·ρ + d²·σ; w ← w + r·d; (r, ε, ρ, σ). */
  ADADELTA(2, 4, true),
  /**
   * a ← a·β + g·γ; b ← b·ρ + g²·σ; w ← w·k + r·(a/(√b/c + ε)); (r, ε, ρ, σ, β, γ, c, k). The
   * product with k = 1 changes nothing.
   */
  ADAM(2, 8, true);

  private final int remembered;
  private final int numbers;

  /** Whether it divides and takes roots, which takes longer than reading and writing. */
  final boolean costly;

  Update(int remembered, int numbers, boolean costly) {
    this.remembered = remembered;
    this.numbers = numbers;
    this.costly = costly;
  }

  /**
   * How many arrays it remembers.
   *
   * @return 0, 1 for a, 2 for a and b
   */
  public int remembered() {
    return remembered;
  }

  /**
   * How many numbers it needs.
   *
   * @return the length of the list in brackets
   */
  public int numbers() {
    return numbers;
  }
}
