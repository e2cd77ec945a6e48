package org.lectern.plot;

/** The derivative of one operation on numbers with respect to one of its inputs, for texts. */
final class LocalDerivative {
  private LocalDerivative() {}

  /** NaN where there is no short formula, or where the operation is not one on single numbers. */
  static double of(Vertex operation, int input) {
    double y = operation.scalar();
    double x = operation.inputs.get(input).scalar();
    double other =
        operation.inputs.size() == 2 ? operation.inputs.get(1 - input).scalar() : Double.NaN;
    if (Double.isNaN(y) || Double.isNaN(x)) {
      return Double.NaN;
    }
    boolean two = operation.inputs.size() == 2;
    return switch (operation.symbol()) {
      case "+" -> 1;
      case "−" -> two && input == 0 ? 1 : -1;
      case "×" -> other;
      case "÷" -> input == 0 ? 1 / other : -y / x;
      case "square" -> 2 * x;
      case "√" -> 0.5 / y;
      case "1/x" -> -y * y;
      case "exp" -> y;
      case "log" -> 1 / x;
      case "tanh" -> 1 - y * y;
      case "σ" -> y * (1 - y);
      case "relu" -> x > 0 ? 1 : 0;
      case "sum", "mean", "reshape" -> 1;
      default -> Double.NaN;
    };
  }

  /** The same as a formula, or "". */
  static String formula(Vertex operation, int input) {
    return switch (operation.symbol()) {
      case "×" -> operation.inputs.get(1 - input).shortName();
      case "÷" ->
          input == 0
              ? "1/" + operation.inputs.get(1).shortName()
              : "−" + operation.shortName() + "/" + operation.inputs.get(1).shortName();
      case "square" -> "2·" + operation.inputs.get(0).shortName();
      case "1/x" -> "−" + operation.shortName() + "²";
      case "exp" -> operation.shortName();
      case "log" -> "1/" + operation.inputs.get(0).shortName();
      case "tanh" -> "(1 − " + operation.shortName() + "²)";
      case "σ" -> operation.shortName() + "·(1 − " + operation.shortName() + ")";
      default -> "";
    };
  }
}
