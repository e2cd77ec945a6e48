package org.lectern.nn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.random.Seed;
import org.lectern.tensor.Fingerprint;
import org.lectern.tensor.Link;
import org.lectern.tensor.Recording;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

/**
 * A function with parameters: the base of every layer and of whole networks. A layer of your own
 * declares its parameters in the constructor and computes in {@link #forward(Tensor, Pass)}:
 *
 * <pre>{@code
 * class Scale extends Layer {
 *   final Parameter factor = parameter("factor", Initialiser.constant(1), 1, 1);
 *   public Tensor forward(Tensor x, Pass pass) { return x.mul(factor.value()); }
 * }
 * }</pre>
 */
public abstract class Layer implements Displayable {
  private final List<Parameter> own = new ArrayList<>();
  private final Map<String, Layer> children = new LinkedHashMap<>();
  private final Progress progress = new Progress();
  private long seed = Seed.current();
  private @Nullable Layer parent;
  private String place = "";
  private Link trainedLink = Link.IDENTITY;

  /** A layer with the notebook's seed. */
  protected Layer() {}

  /**
   * The layer's output.
   *
   * @param x the input, samples along the first axis
   * @param pass training or evaluation
   * @return the output
   */
  public abstract Tensor forward(Tensor x, Pass pass);

  /**
   * The layer's output in evaluation.
   *
   * @param x the input, samples along the first axis
   * @return the output
   */
  public final Tensor forward(Tensor x) {
    return forward(x, Pass.EVALUATION);
  }

  /**
   * Predictions, without gradients: the output, passed through the link of the loss (sigmoid or
   * softmax) if the network ends in raw scores and was trained.
   *
   * @param x the input, samples along the first axis
   * @return predictions: probabilities for a classifier
   */
  public final Tensor predict(Tensor x) {
    return Recording.off(
        () -> endsIn() == Link.IDENTITY ? trainedLink.apply(forward(x)) : forward(x));
  }

  /**
   * Predicted class ids: the largest of several predictions, or 1 where a single one is above 0.5.
   *
   * @param x the input, samples along the first axis
   * @return ids of shape (n)
   */
  public final Tensor classes(Tensor x) {
    return Link.classes(predict(x));
  }

  /**
   * The output before a final sigmoid or softmax, for losses that fuse it.
   *
   * @param x the input
   * @param pass training or evaluation
   * @return raw scores
   */
  public Tensor scores(Tensor x, Pass pass) {
    return forward(x, pass);
  }

  /**
   * What the output already went through.
   *
   * @return {@link Link#IDENTITY} unless the last layer is a sigmoid or a softmax
   */
  public Link endsIn() {
    return Link.IDENTITY;
  }

  /**
   * Remembers the link of the loss it was trained with, for {@link #predict}.
   *
   * @param link the link
   */
  public final void trainedWith(Link link) {
    trainedLink = link;
  }

  /**
   * All parameters, of this layer and the layers in it, each once.
   *
   * @return the parameters in order
   */
  public final List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>();
    collect(all, Collections.newSetFromMap(new IdentityHashMap<>()));
    return all;
  }

  /**
   * One parameter's variable, by its name within the network.
   *
   * @param name such as {@code 1.weight}
   * @return the variable
   */
  public final Tensor parameter(String name) {
    for (Parameter parameter : parameters()) {
      if (parameter.fullName().equals(name)) {
        return parameter.value();
      }
    }
    throw new IllegalArgumentException(
        "parameter: there is no \""
            + name
            + "\" in this network. It has "
            + parameters().stream().map(Parameter::fullName).toList()
            + ".");
  }

  private void collect(List<Parameter> all, Set<Layer> seen) {
    if (seen.add(this)) {
      all.addAll(own);
      children.values().forEach(child -> child.collect(all, seen));
    }
  }

  /**
   * The layers in this one.
   *
   * @return them in order, none for a simple layer
   */
  public final List<Layer> layers() {
    return List.copyOf(children.values());
  }

  /**
   * How many numbers training can change.
   *
   * @return the total size of all parameters
   */
  public final int parameterCount() {
    return parameters().stream().mapToInt(p -> p.shape().length()).sum();
  }

  /**
   * How far it has been trained.
   *
   * @return the counters
   */
  public final Progress progress() {
    return progress;
  }

  /**
   * The seed of its random numbers: the notebook's when the network was made.
   *
   * @return the seed
   */
  public final long seed() {
    return parent == null ? seed : parent.seed();
  }

  /** Starts over: every parameter gets its first values again, and the counters are 0. */
  public final void reset() {
    parameters().forEach(Parameter::reset);
    progress.reset();
    trainedLink = Link.IDENTITY;
  }

  /**
   * Starts over with another seed.
   *
   * @param newSeed the seed
   */
  public final void reset(long newSeed) {
    seed = newSeed;
    reset();
  }

  /**
   * One hash over all parameters' shapes and bits: equal networks have equal fingerprints.
   *
   * @return 64 hexadecimal digits
   */
  public final String fingerprint() {
    return Fingerprint.of(parameters().stream().map(Parameter::value).toList());
  }

  /**
   * The shape of one input sample, where the layer knows it.
   *
   * @return the shape without the axis of samples, or null
   */
  public @Nullable Shape inputShape() {
    return null;
  }

  /**
   * The shape of one output sample.
   *
   * @param input the shape of one input sample
   * @return the same unless the layer changes it
   */
  public Shape outputShape(Shape input) {
    return input;
  }

  /**
   * Declares a parameter.
   *
   * @param name its name, {@code bias} for a bias
   * @param initialiser its first values
   * @param in inputs of each unit, for the initialiser
   * @param out units fed by each input, for the initialiser
   * @param sizes its shape
   * @return the parameter
   */
  protected final Parameter parameter(
      String name, Initialiser initialiser, int in, int out, int... sizes) {
    Parameter parameter = new Parameter(this, name, initialiser, in, out, Shape.of(sizes));
    own.add(parameter);
    return parameter;
  }

  /**
   * Declares a layer in this one.
   *
   * @param <L> its class
   * @param name its name, which becomes part of its parameters' names
   * @param layer the layer
   * @return the layer
   */
  protected final <L extends Layer> L layer(String name, L layer) {
    Layer inner = layer;
    inner.parent = this;
    inner.place = name;
    children.put(name, layer);
    return layer;
  }

  /** The prefix of its parameters' names: "" for a whole network, "2." for its second layer. */
  final String path() {
    return parent == null ? "" : parent.path() + place + ".";
  }

  /**
   * The layer and its place, to begin an error message with.
   *
   * @return such as {@code Dense(784→128), layer 2 of Sequential}
   */
  protected final String where() {
    return parent == null
        ? label()
        : label() + ", layer " + place + " of " + parent.getClass().getSimpleName();
  }

  @Override
  public MimeBundle toMimeBundle() {
    return LayerTable.of(this);
  }

  /**
   * The layer's name and sizes, for tables and errors.
   *
   * @return such as {@code Dense(784→128)}
   */
  public String label() {
    return getClass().getSimpleName();
  }

  /** The label of a simple layer, the table of a network. */
  @Override
  public final String toString() {
    return children.isEmpty() ? label() : toMimeBundle().text();
  }
}
