package org.lectern.nn;

import java.util.ArrayList;
import java.util.List;
import org.lectern.compute.Cell;
import org.lectern.display.Numbers;
import org.lectern.tensor.Recurrence;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

/**
 * What the recurrent layers have in common: parameters, and layers above each other. What happens
 * at a step is their {@link Cell}.
 */
abstract class Recurrent extends Layer {
  /** One layer of the stack. */
  private record Weights(
      Parameter weightIh, Parameter weightHh, Parameter biasIh, Parameter biasHh) {}

  private final String who;
  private final int in;
  private final int hidden;
  private final double dropout;
  private final List<Weights> stack = new ArrayList<>();
  private boolean last;

  /**
   * Declares the parameters.
   *
   * @param who the factory's name, for errors
   * @param gates how many matrices there are side by side
   * @param bias first values of the biases at the input
   */
  Recurrent(
      String who, int gates, Initialiser bias, int in, int hidden, int layers, double dropout) {
    this.who = who;
    this.in = in;
    this.hidden = hidden;
    this.dropout = dropout;
    checkSizes(layers);
    for (int k = 1; k <= layers; k++) {
      int from = k == 1 ? in : hidden;
      int wide = gates * hidden;
      String end = k == 1 ? "" : "_" + k;
      stack.add(
          new Weights(
              parameter(
                  "weight_ih" + end, Initialiser.glorot(), from, hidden, Shape.of(from, wide)),
              parameter(
                  "weight_hh" + end, Orthogonal.gates(), hidden, hidden, Shape.of(hidden, wide)),
              parameter("bias_ih" + end, bias, from, hidden, Shape.of(wide)),
              parameter("bias_hh" + end, Initialiser.zeros(), hidden, hidden, Shape.of(wide))));
    }
  }

  private void checkSizes(int layers) {
    if (in < 1 || hidden < 1) {
      throw new IllegalArgumentException(
          who
              + ": needs at least 1 feature and 1 hidden unit, but got "
              + who
              + "("
              + in
              + ", "
              + hidden
              + "). The first number is the features of a step, the second the hidden units.");
    }
    if (layers < 1) {
      throw new IllegalArgumentException(
          who
              + ": needs at least 1 layer, but got "
              + layers
              + ". Write "
              + who
              + "("
              + in
              + ", "
              + hidden
              + ") for one.");
    }
    Dropping.check(who, dropout);
    if (dropout > 0 && layers == 1) {
      throw new IllegalArgumentException(
          who
              + ": dropout acts between layers, so it needs at least 2, but there is 1. Write "
              + who
              + "("
              + in
              + ", "
              + hidden
              + ", 2, "
              + Numbers.significant(dropout, 6)
              + "), or put dropout("
              + Numbers.significant(dropout, 6)
              + ") after this layer.");
    }
  }

  /** What happens at a step. */
  abstract Cell cell();

  @Override
  public final Tensor forward(Tensor x, Pass pass) {
    Sequences.check(where(), "the input", x, in);
    if (dropout > 0) {
      behavesBy(pass);
    }
    Tensor y = x;
    for (int k = 1; k <= stack.size(); k++) {
      if (k > 1 && dropout > 0 && pass.isTraining()) {
        y = Dropping.drop(y, dropout, random(pass, "dropout after " + (k - 1)));
      }
      y = states(y, stack.get(k - 1), last && k == stack.size());
    }
    return y;
  }

  private Tensor states(Tensor x, Weights weights, boolean lastOnly) {
    Tensor w = weights.weightIh.value();
    Tensor u = weights.weightHh.value();
    Tensor b = weights.biasIh.value();
    Tensor stateBias = weights.biasHh.value();
    return cell().hasStateBias()
        ? Recurrence.states(cell(), x, w, b, u, stateBias, lastOnly)
        : Recurrence.states(cell(), x, w, b.add(stateBias), u, null, lastOnly);
  }

  /** Gives only the state after the last step. */
  final void lastOnly() {
    last = true;
  }

  /** What the label says between the brackets, besides sizes. */
  String option() {
    return "";
  }

  @Override
  public final Shape inputShape() {
    return Shape.of(0, in);
  }

  @Override
  public final Shape outputShape(Shape input) {
    return last ? Shape.of(hidden) : Shape.of(input.rank() == 2 ? input.size(0) : 0, hidden);
  }

  @Override
  public final String label() {
    return getClass().getSimpleName()
        + "("
        + in
        + "→"
        + hidden
        + (stack.size() == 1 ? "" : ", " + stack.size() + " layers")
        + (dropout == 0 ? "" : ", dropout " + Numbers.significant(dropout, 6))
        + option()
        + (last ? ", last step" : "")
        + ")";
  }
}
