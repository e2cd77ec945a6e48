package org.lectern.display;

/** The symbols that LaTeX has names for, as far as formulas of neural networks use them. */
final class TexSymbols {
  private TexSymbols() {}

  /** A symbol; a name that is not known stands for itself, as log and max do. */
  static TexPart of(String name) {
    String relation = relation(name);
    if (!relation.isEmpty()) {
      return TexPart.operator(relation);
    }
    String letter = letter(name);
    if (!letter.isEmpty()) {
      return TexPart.of("mi", letter);
    }
    String operator = operator(name);
    if (!operator.isEmpty()) {
      return TexPart.of("mo", operator);
    }
    return TexPart.of("mi", name);
  }

  private static String relation(String name) {
    return switch (name) {
      case "leftarrow", "gets" -> "←";
      case "rightarrow", "to" -> "→";
      case "le", "leq" -> "≤";
      case "ge", "geq" -> "≥";
      case "ne", "neq" -> "≠";
      case "approx" -> "≈";
      case "in" -> "∈";
      case "sim" -> "∼";
      case "odot" -> "⊙";
      case "times" -> "×";
      case "pm" -> "±";
      default -> "";
    };
  }

  private static String operator(String name) {
    return switch (name) {
      case "cdot" -> "·";
      case "sum" -> "∑";
      case "prod" -> "∏";
      case "nabla" -> "∇";
      case "partial" -> "∂";
      case "lfloor" -> "⌊";
      case "rfloor" -> "⌋";
      case "lVert", "rVert", "Vert" -> "‖";
      case "ldots", "dots", "cdots" -> "…";
      case "prime" -> "′";
      default -> "";
    };
  }

  private static String letter(String name) {
    return switch (name) {
      case "alpha" -> "α";
      case "beta" -> "β";
      case "gamma" -> "γ";
      case "delta" -> "δ";
      case "epsilon", "varepsilon" -> "ε";
      case "eta" -> "η";
      case "theta" -> "θ";
      case "lambda" -> "λ";
      case "mu" -> "μ";
      case "pi" -> "π";
      case "rho" -> "ρ";
      case "sigma" -> "σ";
      case "tau" -> "τ";
      case "varphi", "phi" -> "φ";
      case "omega" -> "ω";
      case "ell" -> "ℓ";
      case "Gamma" -> "Γ";
      case "Delta" -> "Δ";
      case "Theta" -> "Θ";
      case "Lambda" -> "Λ";
      case "Sigma" -> "Σ";
      case "Phi" -> "Φ";
      case "Omega" -> "Ω";
      case "infty" -> "∞";
      case "top" -> "⊤";
      default -> "";
    };
  }
}
