package org.lectern.tensor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Reverse-mode differentiation. Results are newer than their inputs, so descending order of
 * creation is a topological order: no recursion, no matter how deep the graph. Several gradients of
 * one tensor add up in that order, the first is stored.
 *
 * <p>A slice adds to its part of the gradient only, which starts from +0 if it is the first. So the
 * gradients of all steps of a long sequence together cost one walk over it, not one for each step.
 */
final class Backward {
  /** Tensors whose gradient has an array of its own, which a slice may change. */
  private final Set<Tensor> ownArray = Collections.newSetFromMap(new IdentityHashMap<>());

  private Backward() {}

  static void run(Tensor output) {
    List<Tensor> order = reachable(output);
    for (Tensor tensor : order) {
      tensor.setGrad(null);
    }
    output.setGrad(Tensor.full(1, output.shape().toArray()));
    Recording.off(
        () -> {
          Backward backward = new Backward();
          order.forEach(backward::propagate);
          return order;
        });
  }

  private void propagate(Tensor tensor) {
    Node node = tensor.node();
    if (node == null || !tensor.hasGrad()) {
      return;
    }
    requireUnchanged(node);
    for (int i = 0; i < node.inputs().length; i++) {
      Tensor input = node.input(i);
      if (input.isVariable()) {
        int number = i;
        Workspace.leave(() -> pass(node, tensor, number));
      } else if (input.requiresGrad()) {
        pass(node, tensor, i);
      }
    }
  }

  /** Passes a result's gradient on to one input. */
  private void pass(Node node, Tensor tensor, int i) {
    Tensor input = node.input(i);
    Tensor part = node.op().rule.gradient(node, tensor, tensor.grad(), i);
    if (node.op() == Op.SLICE) {
      addSlice(node, part, input);
    } else {
      part = reduce(part, input.shape());
      input.setGrad(input.hasGrad() ? input.grad().add(part) : Workspace.kept(input, part));
    }
  }

  private void addSlice(Node node, Tensor part, Tensor input) {
    if (ownArray.add(input)) {
      float[] start = Workspace.zeros(input.length());
      if (input.hasGrad()) {
        System.arraycopy(input.grad().data(), 0, start, 0, start.length);
      }
      input.setGrad(new Tensor(input.shape(), start));
    }
    Moving.addSlice(node, part, input.grad());
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
