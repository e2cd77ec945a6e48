package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;

/** A computational graph in words: one line for each input and each operation. */
final class GraphText {
  private static final List<String> INFIX = List.of("+", "−", "×", "÷");

  private GraphText() {}

  static String of(GraphVertices vertices) {
    List<String> lines = new ArrayList<>();
    List<Vertex> operations = vertices.operations();
    List<Vertex> inputs =
        vertices.all().stream()
            .filter(v -> !v.isOperation() && v.tensor != null && !(v.isLiteral() && v.isConstant()))
            .toList();
    lines.add(
        title(vertices)
            + ": "
            + count(operations.size(), "operation")
            + " on "
            + count(inputs.size(), "input"));
    for (Vertex input : inputs) {
      lines.add("  " + input.shortName() + " = " + input.value() + gradient(input));
    }
    for (Vertex operation : operations) {
      String formula = operation.shortName() + " = " + expression(operation);
      lines.add("  " + formula + " = " + operation.value() + gradient(operation));
    }
    lines.addAll(vertices.remarks());
    return String.join("\n", lines);
  }

  static String title(GraphVertices vertices) {
    String name = vertices.result().shortName();
    return "Computational graph" + (name.equals("result") ? "" : " of " + name);
  }

  private static String gradient(Vertex vertex) {
    return vertex.hasGradient() ? ", gradient " + vertex.gradient() : "";
  }

  private static String count(int n, String what) {
    return n + " " + what + (n == 1 ? "" : "s");
  }

  /** An operation with the names of its inputs: q × z, or relu(x). */
  static String expression(Vertex operation) {
    return apply(operation, operation.inputs.stream().map(Vertex::shortName).toList());
  }

  /** The same with numbers, in brackets where they are negative and would be read wrongly. */
  static String numbers(Vertex operation) {
    List<String> values = new ArrayList<>();
    boolean infix = operation.inputs.size() == 2 && INFIX.contains(operation.symbol());
    for (Vertex input : operation.inputs) {
      String value = input.value();
      boolean bare = !value.startsWith("-") || !infix && operation.inputs.size() > 1;
      values.add(bare || values.isEmpty() && infix ? value : "(" + value + ")");
    }
    return apply(operation, values);
  }

  private static String apply(Vertex operation, List<String> inputs) {
    String symbol = operation.symbol();
    if (inputs.size() == 2 && INFIX.contains(symbol)) {
      return inputs.get(0) + " " + symbol + " " + inputs.get(1);
    }
    if (inputs.size() == 1 && (symbol.equals("−") || symbol.equals("√"))) {
      return symbol + inputs.get(0);
    }
    if (inputs.size() == 1 && symbol.equals("1/x")) {
      return "1/" + inputs.get(0);
    }
    String all = String.join(", ", inputs);
    return inputs.size() == 1 && all.startsWith("(") ? symbol + all : symbol + "(" + all + ")";
  }
}
