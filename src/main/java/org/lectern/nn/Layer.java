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
  private @Nullable Link trainedLink;

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
        () -> {
          Tensor output = forward(x);
          return endsIn() == Link.IDENTITY && trainedLink != null
              ? trainedLink.apply(output)
              : output;
        });
  }

  /**
   * Predicted classes: ids, the largest of several probabilities, or 1 where a single one is above
   * 0.5; for several independent labels, 1 or 0 for each.
   *
   * @param x the input, samples along the first axis, or one sample as a vector
   * @return ids of shape (n), or (n, labels)
   * @throws IllegalStateException if the network has one raw output, whose meaning is not known
   */
  public final Tensor classes(Tensor x) {
    Tensor p = predict(x);
    Tensor predictions = x.rank() == 1 && p.rank() == 1 ? p.reshape(1, p.length()) : p;
    Link link = endsIn() == Link.IDENTITY ? trainedLink : endsIn();
    if (link == null && predictions.size(-1) == 1) {
      throw new IllegalStateException(
          "classes: this network ends in one raw score and was not trained by a trainer, so"
              + " nothing says where one class ends. Let it end in sigmoid(), or write"
              + " predict(x).gt(0).");
    }
    return (link == null ? Link.SOFTMAX : link).classes(predictions);
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
    Map<String, Parameter> named = new LinkedHashMap<>();
    collect("", named, Collections.newSetFromMap(new IdentityHashMap<>()));
    return List.copyOf(named.values());
  }

  /**
   * One parameter's variable, by its name within this layer or network.
   *
   * @param name such as {@code 1.weight}
   * @return the variable
   */
  public final Tensor parameter(String name) {
    Map<String, Parameter> named = new LinkedHashMap<>();
    collect("", named, Collections.newSetFromMap(new IdentityHashMap<>()));
    Parameter found = named.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "parameter: there is no \""
              + name
              + "\" in this network. It has "
              + named.keySet()
              + ".");
    }
    return found.value();
  }

  private void collect(String path, Map<String, Parameter> named, Set<Layer> seen) {
    if (seen.add(this)) {
      own.forEach(parameter -> named.put(path + parameter.name(), parameter));
      children.forEach((name, child) -> child.collect(path + name + ".", named, seen));
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
    trainedLink = null;
  }

  /**
   * Starts over with another seed.
   *
   * @param newSeed the seed
   */
  public final void reset(long newSeed) {
    if (parent != null) {
      throw new IllegalStateException(
          where()
              + ": its seed is that of the whole network. Call reset("
              + newSeed
              + ") on that.");
    }
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
   * The shape of one output sample, where the layer knows it: networks check it against the next
   * layer, and show it.
   *
   * @param input the shape of one input sample
   * @return the shape without the axis of samples, or null
   */
  public @Nullable Shape outputShape(Shape input) {
    return null;
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
    requireNewName(name, own.stream().anyMatch(parameter -> parameter.name().equals(name)));
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
    requireNewName(name, children.containsKey(name));
    Layer inner = layer;
    inner.parent = this;
    inner.place = name;
    children.put(name, layer);
    layer.parameters().forEach(Parameter::placed);
    return layer;
  }

  private void requireNewName(String name, boolean taken) {
    if (taken || name.isEmpty() || name.contains(".")) {
      throw new IllegalArgumentException(
          label()
              + ": every parameter and every layer in it needs a name of its own, without a point,"
              + " but got \""
              + name
              + (taken ? "\" twice. Declare each once, in the constructor." : "\"."));
    }
  }

  /** The layers in this one, by name. */
  final Map<String, Layer> children() {
    return children;
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
