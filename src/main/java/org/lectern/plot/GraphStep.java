package org.lectern.plot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * One step through a graph: what is known after it, and what it computed.
 *
 * @param title such as forward 1
 * @param lines what was computed
 */
record GraphStep(String title, List<String> lines, GraphView view) {
  private static final int MOST = 12;

  /** Bytes that all the pictures of one graph may take, and those of one vertex in a picture. */
  private static final int BUDGET = 150_000;

  private static final int VERTEX = 480;

  /** All values first, then all gradients; several operations a step where there are many. */
  static List<GraphStep> of(GraphVertices vertices) {
    List<Vertex> operations = vertices.operations();
    int most = Math.max(3, Math.min(MOST, BUDGET / 2 / VERTEX / vertices.all().size()));
    int size = Math.max(1, (operations.size() + most - 1) / most);
    List<GraphStep> steps = new ArrayList<>();
    Set<Vertex> values = newSet();
    vertices.all().stream().filter(v -> !v.isOperation()).forEach(values::add);
    for (int from = 0; from < operations.size(); from += size) {
      List<Vertex> now = operations.subList(from, Math.min(from + size, operations.size()));
      values.addAll(now);
      List<String> lines = now.stream().map(GraphStep::forward).toList();
      steps.add(step("forward " + (steps.size() + 1), lines, values, newSet(), now));
    }
    if (vertices.result().hasGradient() && vertices.result().isOperation()) {
      addBackward(steps, vertices, values, size);
    }
    return steps;
  }

  private static void addBackward(
      List<GraphStep> steps, GraphVertices vertices, Set<Vertex> values, int size) {
    Vertex result = vertices.result();
    Set<Vertex> gradients = newSet();
    gradients.add(result);
    String start = derivative(result, result) + " = " + result.gradient();
    steps.add(step("backward 1", List.of(start), values, gradients, List.of()));
    List<Vertex> newestFirst = new ArrayList<>(vertices.operations());
    Collections.reverse(newestFirst);
    Set<Vertex> done = newSet();
    int number = 2;
    for (int from = 0; from < newestFirst.size(); from += size) {
      List<Vertex> now = newestFirst.subList(from, Math.min(from + size, newestFirst.size()));
      List<String> lines = new ArrayList<>();
      for (Vertex operation : now) {
        if (operation.hasGradient()) {
          backward(operation, result, done, lines);
        }
        done.add(operation);
      }
      for (Vertex vertex : vertices.all()) {
        if (vertex.hasGradient() && done.containsAll(vertex.users)) {
          gradients.add(vertex);
        }
      }
      if (!lines.isEmpty()) {
        steps.add(step("backward " + number++, lines, values, gradients, now));
      }
    }
  }

  private static String forward(Vertex operation) {
    String text = operation.shortName() + " = " + GraphText.expression(operation);
    String numbers = GraphText.numbers(operation);
    boolean plain = numbers.contains("norm ") || text.endsWith("= " + numbers);
    return text + (plain ? "" : " = " + numbers) + " = " + operation.value();
  }

  /** The chain rule, once for each input that gets a gradient. */
  private static void backward(
      Vertex operation, Vertex result, Set<Vertex> done, List<String> lines) {
    for (int i = 0; i < operation.inputs.size(); i++) {
      Vertex input = operation.inputs.get(i);
      if (!input.hasGradient()) {
        continue;
      }
      double local = LocalDerivative.of(operation, i);
      boolean only = input.users.size() == 1;
      StringBuilder text = new StringBuilder(derivative(result, input));
      if (!only) {
        text.append(" gets ");
      }
      if (Double.isNaN(local) || Double.isNaN(operation.scalar())) {
        text.append(only ? " = " + input.gradient() : "its part").append(" through ");
        text.append(operation.symbol());
      } else {
        String formula = LocalDerivative.formula(operation, i);
        text.append(only ? " = " : "").append(derivative(result, operation)).append(" · ");
        text.append(formula.isEmpty() ? Vertex.number(local) : formula).append(" = ");
        text.append(operation.gradient()).append(" · ").append(bracketed(local)).append(" = ");
        text.append(Vertex.number(operation.gradientNumber() * local));
      }
      if (!only && remaining(input, operation, i, done) == 0) {
        text.append("; together ").append(input.gradient());
      }
      lines.add(text.toString());
    }
  }

  /** How many parts of an input's gradient are still to come. */
  private static long remaining(Vertex input, Vertex now, int place, Set<Vertex> done) {
    long later = 0;
    for (int i = place + 1; i < now.inputs.size(); i++) {
      later += now.inputs.get(i) == input ? 1 : 0;
    }
    return later
        + input.users.stream()
            .filter(user -> user != now && !done.contains(user) && user.hasGradient())
            .count();
  }

  private static String bracketed(double value) {
    return value < 0 ? "(" + Vertex.number(value) + ")" : Vertex.number(value);
  }

  private static String derivative(Vertex result, Vertex of) {
    return "∂" + result.shortName() + "/∂" + of.shortName();
  }

  private static GraphStep step(
      String title,
      List<String> lines,
      Set<Vertex> values,
      Set<Vertex> gradients,
      List<Vertex> active) {
    Set<Vertex> now = newSet();
    now.addAll(active);
    return new GraphStep(title, lines, new GraphView(copy(values), copy(gradients), now, true));
  }

  private static Set<Vertex> copy(Set<Vertex> vertices) {
    Set<Vertex> copy = newSet();
    copy.addAll(vertices);
    return copy;
  }

  private static Set<Vertex> newSet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }
}
