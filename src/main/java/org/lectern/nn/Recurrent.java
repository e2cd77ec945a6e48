package org.lectern.nn;

import java.util.ArrayList;
import java.util.List;
import org.lectern.display.Numbers;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

/**
 * What the recurrent layers have in common: parameters, layers above each other, and the way from a
 * sequence to its steps and back. A subclass writes the recurrence itself, {@link #run}.
 */
abstract class Recurrent extends Layer {
  /** One layer of the stack. */
  record Cell(Parameter weightIh, Parameter weightHh, Parameter biasIh, Parameter biasHh) {}

  private final String who;
  private final int in;
  private final int hidden;
  private final double dropout;
  private final List<Cell> cells = new ArrayList<>();
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
      cells.add(
          new Cell(
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

  /**
   * The recurrence: the hidden state after each step.
   *
   * @param x W·x + b of each step, of shape (n, gates·hidden)
   * @param cell the parameters
   * @param zero the state before the first step, of shape (n, hidden)
   * @return states of shape (n, hidden)
   */
  abstract Tensor[] run(Tensor[] x, Cell cell, Tensor zero);

  /** What is added to W·x at every step. */
  Tensor bias(Cell cell) {
    return cell.biasIh.value().add(cell.biasHh.value());
  }

  /** One gate's part of what is computed for all gates at once, from 0. */
  final Tensor gate(Tensor all, int number) {
    return all.slice(1, number * hidden, (number + 1) * hidden);
  }

  @Override
  public final Tensor forward(Tensor x, Pass pass) {
    Sequences.check(where(), "the input", x, in);
    if (dropout > 0) {
      behavesBy(pass);
    }
    Tensor zero = Tensor.zeros(x.size(0), hidden);
    Tensor y = x;
    for (int k = 1; k <= cells.size(); k++) {
      if (k > 1 && dropout > 0 && pass.isTraining()) {
        y = Dropping.drop(y, dropout, random(pass, "dropout after " + (k - 1)));
      }
      Cell cell = cells.get(k - 1);
      Tensor[] states = run(steps(y, cell), cell, zero);
      y = k == cells.size() && last ? states[states.length - 1] : join(states);
    }
    return y;
  }

  /** W·x + b for all steps in one product, then cut into steps. */
  private Tensor[] steps(Tensor x, Cell cell) {
    int n = x.size(0);
    int t = x.size(1);
    Tensor all = x.reshape(n * t, x.size(2)).matmul(cell.weightIh.value()).add(bias(cell));
    int wide = all.size(1);
    Tensor sequence = all.reshape(n, t, wide);
    Tensor[] steps = new Tensor[t];
    for (int step = 0; step < t; step++) {
      steps[step] = sequence.slice(1, step, step + 1).reshape(n, wide);
    }
    return steps;
  }

  private Tensor join(Tensor[] states) {
    Tensor[] parts = new Tensor[states.length];
    for (int step = 0; step < parts.length; step++) {
      parts[step] = states[step].reshape(states[step].size(0), 1, hidden);
    }
    return Tensor.concat(1, parts);
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
        + (cells.size() == 1 ? "" : ", " + cells.size() + " layers")
        + (dropout == 0 ? "" : ", dropout " + Numbers.significant(dropout, 6))
        + option()
        + (last ? ", last step" : "")
        + ")";
  }
}
