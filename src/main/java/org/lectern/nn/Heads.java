package org.lectern.nn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lectern.tensor.Given;
import org.lectern.tensor.Link;
import org.lectern.tensor.Tensor;

/**
 * Several outputs from one input, for multi-task learning: each head is a layer of its own on what
 * the layers before have learnt, y_k = head_k(x).
 *
 * <p>Shapes: x as the heads need it, one output for each head. Gradient to x: Σ_k of what comes
 * back through head k, so the layers before learn from all tasks. Use it as the last layer, where
 * tasks share what must be known about the input; each task gets a target of the data and a loss,
 * in the order of the heads.
 *
 * <pre>{@code
 * var moons = moons(200, 0.1).withLabelName("moon");
 * var data = moons.withTarget("right", moons.features().column(0));
 * var net = sequential(dense(2, 16), relu(),
 *     heads("moon", dense(16, 2)).and("right", dense(16, 1)));
 * trainer(net, losses(crossEntropy(), squaredError().weighted(0.5)), sgd(0.1)).fit(data);
 * net.predictAll(data.features())      // probabilities of the moons, and how far to the right
 * }</pre>
 *
 * <p>Caruana, "Multitask Learning" (Machine Learning, 1997); the workshop's part on multi-task
 * learning.
 */
public final class Heads extends Layer {
  private final Map<String, Layer> heads = new LinkedHashMap<>();

  /**
   * The first head.
   *
   * @param name what it predicts
   * @param head a layer with one input and one output
   * @throws IllegalArgumentException if the head is null or its name holds a point
   */
  public Heads(String name, Layer head) {
    and(name, head);
  }

  /**
   * Adds a head.
   *
   * @param name what it predicts
   * @param head a layer with one input and one output
   * @return this layer
   * @throws IllegalArgumentException if the head is null, or the name is taken or holds a point
   */
  public Heads and(String name, Layer head) {
    if (head == null) {
      throw new IllegalArgumentException(
          "heads: the head \"" + name + "\" must be a layer, but is null. Try dense(16, 1).");
    }
    if (Given.required("heads", "a name", name).isBlank()
        || name.contains(".")
        || heads.containsKey(name)) {
      throw new IllegalArgumentException(
          "heads: each head needs a name of its own, without a point, but got \""
              + name
              + (heads.containsKey(name) ? "\" twice" : "\"")
              + ". Try heads(\"kind\", dense(16, 3)).and(\"size\", dense(16, 1)).");
    }
    heads.put(name, layer(name, head));
    return this;
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    return onlyOutput(forwardAll(new Tensor[] {x}, pass));
  }

  @Override
  public Tensor[] forwardAll(Tensor[] inputs, Pass pass) {
    Tensor x = onlyInput(inputs);
    return heads.values().stream().map(head -> head.forward(x, pass)).toArray(Tensor[]::new);
  }

  @Override
  public Tensor[] scoresAll(Tensor[] inputs, Pass pass) {
    Tensor x = onlyInput(inputs);
    return heads.values().stream().map(head -> head.scores(x, pass)).toArray(Tensor[]::new);
  }

  @Override
  public Tensor scores(Tensor x, Pass pass) {
    return onlyOutput(scoresAll(new Tensor[] {x}, pass));
  }

  @Override
  public Link endsIn() {
    return endsIn(0);
  }

  @Override
  public Link endsIn(int output) {
    return new ArrayList<>(heads.values()).get(output).endsIn();
  }

  @Override
  public List<String> outputNames() {
    return List.copyOf(heads.keySet());
  }

  @Override
  public String label() {
    StringBuilder text = new StringBuilder("Heads(");
    heads.forEach(
        (name, head) ->
            text.append(text.length() == 6 ? "" : ", ")
                .append(name)
                .append(": ")
                .append(head.label()));
    return text.append(')').toString();
  }
}
