package org.lectern.tensor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reverse-mode differentiation. Results are newer than their inputs, so descending order of
 * creation is a topological order: no recursion, no matter how deep the graph. Several gradients of
 * one tensor add up in that order, the first is stored.
 */
final class Backward {
  private Backward() {}

  static void run(Tensor output) {
    List<Tensor> order = reachable(output);
    for (Tensor tensor : order) {
      tensor.setGrad(null);
    }
    output.setGrad(Tensor.full(1, output.shape().toArray()));
    Recording.off(
        () -> {
          order.forEach(Backward::propagate);
          return order;
        });
  }

  private static void propagate(Tensor tensor) {
    Node node = tensor.node();
    if (node == null || !tensor.hasGrad()) {
      return;
    }
    requireUnchanged(node);
    Tensor gradient = tensor.grad();
    for (int i = 0; i < node.inputs().length; i++) {
      Tensor input = node.input(i);
      if (input.requiresGrad()) {
        Tensor part = reduce(node.op().rule.gradient(node, tensor, gradient, i), input.shape());
        input.setGrad(input.hasGrad() ? input.grad().add(part) : part);
      }
    }
  }

  private static void requireUnchanged(Node node) {
    if (node.changes() == Tensor.changes(node.inputs())) {
      return;
    }
    for (Tensor input : node.inputs()) {
      if (input.isVariable()) {
        throw new IllegalStateException(
            "backward: "
                + (input.name() == null ? "a variable" : input.name())
                + " was changed after this result was computed from it. Compute the result again"
                + " after each step, inside the loop.");
      }
    }
  }

  /** Sums over the axes along which an input was repeated. */
  private static Tensor reduce(Tensor gradient, Shape shape) {
    Shape from = gradient.shape();
    if (from.equals(shape)) {
      return gradient;
    }
    int extra = from.rank() - shape.rank();
    List<Integer> axes = new ArrayList<>();
    for (int axis = 0; axis < from.rank(); axis++) {
      if (axis < extra || shape.size(axis - extra) != from.size(axis)) {
        axes.add(axis);
      }
    }
    Tensor sum = axes.isEmpty() ? gradient : gradient.sum(axes.stream().mapToInt(i -> i).toArray());
    return sum.reshape(shape.toArray());
  }

  /** Every tensor with a gradient that the output depends on, newest first. */
  private static List<Tensor> reachable(Tensor output) {
    List<Tensor> found = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    Deque<Tensor> open = new ArrayDeque<>();
    seen.add(output.id());
    open.add(output);
    while (!open.isEmpty()) {
      Tensor tensor = open.pop();
      found.add(tensor);
      if (tensor.node() != null) {
        for (Tensor input : tensor.node().inputs()) {
          if (input.requiresGrad() && seen.add(input.id())) {
            open.push(input);
          }
        }
      }
    }
    found.sort(Comparator.comparingLong(Tensor::id).reversed());
    return found;
  }
}
