package org.lectern.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Reverse-mode differentiation. Results are newer than their inputs, so descending order of
 * creation is a topological order: no recursion, no matter how deep the graph. Several gradients of
 * one tensor add up in that order, the first is stored.
 *
 * <p>A slice adds to its part of the gradient only, which starts from +0 if it is the first. So the
 * gradients of all steps of a long sequence together cost one walk over it, not one for each step.
 */
final class Backward {
  /** Begins at 1: new tensors have seen run 0. */
  private static final AtomicLong NEXT_RUN = new AtomicLong(1);

  /** Tensors whose gradient has an array of its own, which a slice may change. */
  private @Nullable Set<Tensor> ownArray;

  private final long run;

  /** Tensors whose turn comes, a binary heap with the newest first. */
  private Tensor[] heap = new Tensor[16];

  private int size;

  private Backward(long run) {
    this.run = run;
  }

  static void run(Tensor output) {
    Backward backward = new Backward(NEXT_RUN.getAndIncrement());
    backward.reach(output);
    output.setGrad(Tensor.full(1, output.shape().toArray()));
    Recording.off(
        () -> {
          while (backward.size > 0) {
            backward.propagate(backward.newest());
          }
          return backward;
        });
  }

  private void propagate(Tensor tensor) {
    Node node = tensor.node();
    if (node == null) {
      return;
    }
    for (Tensor input : node.inputs()) {
      if (input.requiresGrad()) {
        reach(input);
      }
    }
    if (!tensor.hasGrad()) {
      return;
    }
    requireUnchanged(node);
    for (int i = 0; i < node.inputs().length; i++) {
      Tensor input = node.input(i);
      if (input.isVariable()) {
        int number = i;
        Workspace.leave(input, () -> pass(node, tensor, number));
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
      if (input.hasGrad()) {
        input.setGrad(input.grad().add(part));
      } else {
        Workspace.setGradient(input, part);
      }
    }
  }

  private void addSlice(Node node, Tensor part, Tensor input) {
    if (ownArray == null) {
      ownArray = Collections.newSetFromMap(new IdentityHashMap<>());
    }
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

  /** Puts a tensor into the heap, once in a run, without the gradient of an earlier run. */
  private void reach(Tensor tensor) {
    if (!tensor.visit(run)) {
      return;
    }
    tensor.setGrad(null);
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, 2 * size);
    }
    int at = size++;
    for (; at > 0 && heap[(at - 1) / 2].id() < tensor.id(); at = (at - 1) / 2) {
      heap[at] = heap[(at - 1) / 2];
    }
    heap[at] = tensor;
  }

  /** Takes the newest tensor out of the heap. */
  private Tensor newest() {
    Tensor newest = heap[0];
    Tensor last = heap[--size];
    int at = 0;
    for (int child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && heap[child + 1].id() > heap[child].id()) {
        child++;
      }
      if (heap[child].id() < last.id()) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = last;
    return newest;
  }
}
