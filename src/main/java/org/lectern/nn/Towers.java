package org.lectern.nn;

import java.util.Arrays;
import java.util.List;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * Several inputs joined to one: each input passes a tower of its own, and the towers' outputs are
 * put side by side along the last axis, y = (tower₁(x₁), tower₂(x₂), …).
 *
 * <p>Shapes: tower k gives (n, …, out_k), the output is (n, …, Σ out_k). Gradient: each tower gets
 * its part of the last axis. Use it as the first layer where a sample is more than one tensor, such
 * as a picture and some numbers; the data carry further inputs by {@code data.withInput(x2)}.
 *
 * <pre>{@code
 * var net = sequential(towers(dense(64, 8), dense(3, 8)), relu(), dense(16, 2));
 * net.predictAll(pictures, numbers)
 * }</pre>
 */
public final class Towers extends Layer {
  private final List<Layer> towers;

  /**
   * A tower for each input.
   *
   * @param towers at least one layer, each with one input and one output
   * @throws IllegalArgumentException if there is none, or one is null
   */
  public Towers(Layer... towers) {
    if (towers.length == 0) {
      throw new IllegalArgumentException(
          "towers: needs a layer for each input, but got none. Try towers(dense(4, 8), dense(3,"
              + " 8)).");
    }
    for (int i = 0; i < towers.length; i++) {
      if (towers[i] == null) {
        throw new IllegalArgumentException(
            "towers: each tower must be a layer, but tower "
                + (i + 1)
                + " is null. Is its variable set before this line?");
      }
      layer(Integer.toString(i + 1), towers[i]);
    }
    this.towers = List.of(towers.clone());
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    return forwardAll(new Tensor[] {x}, pass)[0];
  }

  @Override
  public Tensor[] forwardAll(Tensor[] inputs, Pass pass) {
    if (inputs.length != towers.size()) {
      throw new IllegalArgumentException(
          where()
              + ": needs "
              + count(towers.size())
              + ", one for each tower, but got "
              + count(inputs.length)
              + ". Write predictAll(x1, x2, …), and data.withInput(x2) to train.");
    }
    Tensor[] outputs = new Tensor[inputs.length];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = towers.get(i).forward(inputs[i], pass);
      checkAlike(outputs[0], outputs[i], i + 1);
    }
    return new Tensor[] {Tensor.concat(outputs[0].rank() - 1, outputs)};
  }

  private void checkAlike(Tensor first, Tensor other, int number) {
    int[] one = first.shape().toArray();
    int[] two = other.shape().toArray();
    boolean alike = one.length > 0 && one.length == two.length;
    if (!alike || !Arrays.equals(one, 0, one.length - 1, two, 0, two.length - 1)) {
      throw new ShapeException(
          where()
              + ": the towers' outputs must have the same shape but for the last axis, but tower 1"
              + " gives "
              + first.shape()
              + " and tower "
              + number
              + " gives "
              + other.shape()
              + ". Let each tower end in flatten() or dense(…).");
    }
  }

  private static String count(int inputs) {
    return inputs + (inputs == 1 ? " input" : " inputs");
  }

  @Override
  public String label() {
    StringBuilder text = new StringBuilder("Towers(");
    towers.forEach(tower -> text.append(text.length() == 7 ? "" : ", ").append(tower.label()));
    return text.append(')').toString();
  }
}
