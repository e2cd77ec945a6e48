package org.lectern.tensor;

import org.jspecify.annotations.Nullable;
import org.lectern.compute.Cell;
import org.lectern.compute.Unrolling;

/**
 * A recurrent layer over whole sequences as one operation, with the bits of its steps as operations
 * one by one. The gradient walks back through the steps once, for all inputs together. Public for
 * the recurrent layers; cells use those.
 */
public final class Recurrence {
  private final Unrolling walk;

  /** What the gradients of the inputs are made of, while they are asked for one after the other. */
  private @Nullable Walked walked;

  /**
   * A walk back.
   *
   * @param g the gradient of the states that it came from
   * @param da the gradient with respect to x·W + b
   * @param sums the gradients of U and b′, each with what it was before
   */
  private record Walked(Tensor g, Tensor da, Unrolling.@Nullable Sum[] sums) {}

  private Recurrence(Unrolling walk) {
    this.walk = walk;
  }

  /**
   * The states h of all steps, from a = x_t·W + b and s = h·U, or h·U + b′, at each.
   *
   * @param cell what happens at a step
   * @param x the sequences, of shape (n, t, in), at least one step
   * @param w W, of shape (in, gates·hidden)
   * @param b b, of shape (gates·hidden)
   * @param u U, of shape (hidden, gates·hidden)
   * @param stateBias b′, of shape (gates·hidden), or null
   * @param last whether only the last state is asked for
   * @return (n, t, hidden), or (n, hidden) if only the last state is asked for
   */
  public static Tensor states(
      Cell cell, Tensor x, Tensor w, Tensor b, Tensor u, @Nullable Tensor stateBias, boolean last) {
    int n = x.size(0);
    int t = x.size(1);
    // refuses what is too large for an array
    Shape.of(n, t, u.size(1));
    Unrolling walk =
        new Unrolling(
            cell,
            n,
            t,
            x.size(2),
            u.size(0),
            u.data(),
            stateBias == null ? null : stateBias.data(),
            last,
            Workspace::floats);
    // U and b′ first: their gradients come as if each step had used them after W and b
    Tensor[] inputs =
        stateBias == null ? new Tensor[] {u, x, w, b} : new Tensor[] {u, stateBias, x, w, b};
    boolean keep = false;
    for (Tensor input : inputs) {
      keep |= input.requiresGrad() && Recording.isOn();
    }
    Shape shape = last ? Shape.of(n, u.size(0)) : Shape.of(n, t, u.size(0));
    float[] y = Workspace.floats(shape.length());
    walk.forward(x.data(), w.data(), b.data(), keep, y);
    return Tensor.result(shape, y, Op.RECURRENCE, new Recurrence(walk), inputs);
  }

  static Tensor gradient(Node node, Tensor g, int input) {
    return ((Recurrence) node.detail()).gradient(node.inputs(), g, input);
  }

  private Tensor gradient(Tensor[] inputs, Tensor g, int input) {
    Walked back = walked;
    if (back == null || back.g != g) {
      back = walkBack(inputs, g);
    }
    walked = isLast(inputs, input) ? null : back;
    int first = back.sums.length;
    if (input < first) {
      // its sum began with what was there
      inputs[input].setGrad(null);
      return new Tensor(inputs[input].shape(), back.sums[input].total());
    }
    if (input == first + 2) {
      return back.da.sum(0);
    }
    Tensor x = inputs[first];
    Tensor rows = new Tensor(Shape.of(back.da.size(0), x.size(2)), x.data());
    Tensor part = Products.gradient(rows, inputs[first + 1], back.da, input - first);
    return input == first ? new Tensor(x.shape(), part.data()) : part;
  }

  private static boolean isLast(Tensor[] inputs, int input) {
    for (int i = input + 1; i < inputs.length; i++) {
      if (inputs[i].requiresGrad()) {
        return false;
      }
    }
    return true;
  }

  /** Once for all inputs, in the memory of the step, whichever input is asked for first. */
  private Walked walkBack(Tensor[] inputs, Tensor g) {
    Unrolling.Sum[] sums = new Unrolling.Sum[inputs.length - 3];
    Workspace.leave(
        () -> {
          for (int i = 0; i < sums.length; i++) {
            sums[i] = sum(inputs[i]);
          }
        });
    Tensor x = inputs[sums.length];
    Shape shape = Shape.of(x.size(0) * x.size(1), inputs[0].size(1));
    Tensor[] da = new Tensor[1];
    Workspace.enter(
        () -> {
          da[0] = new Tensor(shape, Workspace.floats(shape.length()));
          walk.backward(g.data(), da[0].data(), sums[0], sums.length == 2 ? sums[1] : null);
        });
    return new Walked(g, da[0], sums);
  }

  /** The steps' gradients are added to a copy of what is there. */
  private static Unrolling.@Nullable Sum sum(Tensor input) {
    if (!input.requiresGrad()) {
      return null;
    }
    boolean empty = !input.hasGrad();
    return new Unrolling.Sum(
        empty ? Workspace.floats(input.length()) : input.grad().data().clone(), empty);
  }
}
