package org.lectern.nn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.random.RandomStream;
import org.lectern.random.Seed;
import org.lectern.tensor.Fingerprint;
import org.lectern.tensor.Given;
import org.lectern.tensor.Link;
import org.lectern.tensor.Recording;
import org.lectern.tensor.Shape;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * A function with parameters: the base of every layer and of whole networks. A layer of your own
 * declares its parameters in the constructor and computes in {@link #forward(Tensor, Pass)}:
 *
 * <pre>{@code
 * class Scale extends Layer {
 *   final Parameter factor = parameter("factor", Initialiser.constant(1));
 *   public Tensor forward(Tensor x, Pass pass) { return x.mul(factor.value()); }
 * }
 * checkGradients(new Scale(), normal("x", 4, 3))
 * }</pre>
 *
 * <p>A layer that is random in training draws from {@link #random} and says so by {@link
 * #behavesBy}; numbers that it keeps from step to step belong in a {@link #buffer}; layers inside
 * it are declared by {@link #layer}. A layer at two places of a network shares its parameters: they
 * count once and have the name of the first place.
 */
public abstract class Layer implements Displayable {
  private final LayerTree tree = new LayerTree();
  private final Progress progress = new Progress();
  private long seed = Seed.current();
  private List<Link> trainedLinks = List.of();

  /**
   * The layer that behaved as in evaluation while gradients were recorded, until a training pass.
   */
  private @Nullable Layer recordedInEvaluation;

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
    return forward(Given.required(where(), "an input", x), Pass.EVALUATION);
  }

  /**
   * The outputs of a layer with several inputs or several outputs; override it in one of your own.
   * Other layers have one of each and need {@link #forward(Tensor, Pass)} alone.
   *
   * @param inputs the inputs, samples along the first axis of each
   * @param pass training or evaluation
   * @return the outputs
   * @throws IllegalArgumentException if the layer takes another number of inputs
   */
  public Tensor[] forwardAll(Tensor[] inputs, Pass pass) {
    return new Tensor[] {forward(onlyInput(inputs), pass)};
  }

  /**
   * Predictions of a network with several inputs or several outputs, without gradients: each
   * output, passed through the link of its loss if it is raw scores and was trained.
   *
   * @param inputs the inputs, samples along the first axis of each
   * @return one tensor for each output
   */
  public final List<Tensor> predictAll(Tensor... inputs) {
    return Recording.off(
        () -> {
          Tensor[] outputs = forwardAll(inputs, Pass.EVALUATION);
          List<Tensor> predictions = new ArrayList<>();
          for (int i = 0; i < outputs.length; i++) {
            boolean raw = endsIn(i) == Link.IDENTITY && i < trainedLinks.size();
            predictions.add(raw ? trainedLinks.get(i).apply(outputs[i]) : outputs[i]);
          }
          return predictions;
        });
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
          Link trained = endsIn() == Link.IDENTITY ? trainedLink() : null;
          return trained == null ? output : trained.apply(output);
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
    Link link = endsIn() == Link.IDENTITY ? trainedLink() : endsIn();
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
   * All outputs before their final sigmoids or softmaxes: {@link #forwardAll} where there are none.
   *
   * @param inputs the inputs
   * @param pass training or evaluation
   * @return raw scores
   */
  public Tensor[] scoresAll(Tensor[] inputs, Pass pass) {
    return endsIn() == Link.IDENTITY
        ? forwardAll(inputs, pass)
        : new Tensor[] {scores(onlyInput(inputs), pass)};
  }

  /**
   * What one of several outputs already went through.
   *
   * @param output its number, from 0
   * @return {@link Link#IDENTITY} unless it comes from a sigmoid or a softmax
   */
  public Link endsIn(int output) {
    return endsIn();
  }

  /**
   * The names of the outputs, where they have any.
   *
   * @return a name for each output, or an empty list
   */
  public List<String> outputNames() {
    return List.of();
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
   * Remembers the links of the losses it was trained with, for {@link #predict}.
   *
   * @param links the link of each output
   */
  public final void trainedWith(Link... links) {
    trainedLinks = List.of(links);
  }

  private @Nullable Link trainedLink() {
    return trainedLinks.isEmpty() ? null : trainedLinks.get(0);
  }

  /**
   * The links of the losses it was trained with.
   *
   * @return the link of each output, none if no trainer has trained it
   */
  public final List<Link> trainedLinks() {
    return trainedLinks;
  }

  /**
   * All parameters, of this layer and the layers in it, each once.
   *
   * @return the parameters in order
   */
  public final List<Parameter> parameters() {
    return LayerTree.listed(this);
  }

  /**
   * One parameter's variable, by its name within this layer or network.
   *
   * @param name such as {@code 1.weight}
   * @return the variable
   */
  public final Tensor parameter(String name) {
    Map<String, Parameter> named = LayerTree.parameters(this);
    Parameter found = named.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "parameter: there is no \""
              + name
              + "\" in this network. It has "
              + named.keySet()
              + ".");
    }
    return found.variable();
  }

  /**
   * All parameters by their names within this layer or network, each once.
   *
   * @return the parameters in order, such as {@code 1.weight}
   */
  public final Map<String, Parameter> namedParameters() {
    return Collections.unmodifiableMap(LayerTree.parameters(this));
  }

  // State

  /**
   * Everything that training changes in the layer: parameters and buffers.
   *
   * @return copies by name, such as {@code 1.weight}, in order
   */
  public final Map<String, Tensor> state() {
    return LayerState.of(this);
  }

  /**
   * Puts back what {@link #state()} gave, of this layer or of one that is built alike. Nothing
   * changes if a name or a shape does not fit.
   *
   * @param state tensors by name
   * @throws IllegalArgumentException if a name is missing or unknown
   * @throws ShapeException if a shape differs
   */
  public final void restore(Map<String, Tensor> state) {
    LayerState.restore(this, state);
  }

  /**
   * Trains for a rehearsal: runs something that may change the network, and then puts back its
   * state and its counters, so that what follows is as if nothing had happened. Gradients are gone
   * afterwards. What an optimiser remembers is its own.
   *
   * @param <T> what is found out
   * @param work what to run
   * @return its result
   */
  public final <T> T rehearse(Supplier<T> work) {
    Map<String, Tensor> before = state();
    long steps = progress.steps();
    int epochs = progress.epochs();
    List<Link> links = trainedLinks;
    Layer evaluated = recordedInEvaluation;
    List<Parameter> fresh = parameters().stream().filter(Parameter::isFresh).toList();
    try {
      return work.get();
    } finally {
      restore(before);
      fresh.forEach(Parameter::markFresh);
      parameters().forEach(parameter -> parameter.variable().clearGrad());
      progress.restore(steps, epochs);
      trainedLinks = links;
      recordedInEvaluation = evaluated;
    }
  }

  /** Keeps all parameters as they are: training leaves them alone until {@link #unfreeze()}. */
  public final void freeze() {
    parameters().forEach(Parameter::freeze);
  }

  /** Lets training change all parameters again. */
  public final void unfreeze() {
    parameters().forEach(Parameter::unfreeze);
  }

  /**
   * Whether nothing in it can learn.
   *
   * @return true if it has parameters and all are frozen
   */
  public final boolean isFrozen() {
    List<Parameter> all = parameters();
    return !all.isEmpty() && all.stream().allMatch(Parameter::isFrozen);
  }

  /**
   * Draws all weights anew by one initialiser, and from then on at every reset; biases and other
   * parameters that don't decay keep theirs.
   *
   * @param weights how weights get their first values
   */
  public final void initialise(Initialiser weights) {
    Given.required("initialise", "an initialiser", weights);
    for (Parameter parameter : parameters()) {
      if (parameter.decays()) {
        parameter.initialise(weights);
      }
    }
  }

  /**
   * The layers in this one.
   *
   * @return them in order, none for a simple layer
   */
  public final List<Layer> layers() {
    return List.copyOf(tree.children.values());
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
   * Runs a training pass that is only a try, as a line search makes many: afterwards the buffers,
   * such as the running statistics of {@link BatchNorm}, are what they were.
   *
   * @param <T> what the work gives
   * @param work the pass
   * @return what it gave
   */
  public final <T> T keepingBuffers(Supplier<T> work) {
    Map<Buffer, Tensor> before = new LinkedHashMap<>();
    LayerTree.buffers(this).values().forEach(buffer -> before.put(buffer, buffer.value()));
    try {
      return work.get();
    } finally {
      before.forEach(Buffer::assign);
    }
  }

  /**
   * The seed of its random numbers: the notebook's when the network was made.
   *
   * @return the seed
   */
  public final long seed() {
    return LayerTree.root(this).seed;
  }

  /** Shares another network's seed. */
  final void seedOf(Layer other) {
    seed = other.seed();
  }

  /** Starts over: every parameter gets its first values again, and the counters are 0. */
  public final void reset() {
    // Under the names that they have here: a layer may have come from another network.
    String path = tree.path();
    LayerTree.parameters(this).forEach((name, one) -> one.reset(path + name, seed()));
    LayerTree.buffers(this).values().forEach(Buffer::reset);
    progress.reset();
    trainedLinks = List.of();
    recordedInEvaluation = null;
  }

  /**
   * Starts over with another seed.
   *
   * @param newSeed the seed
   */
  public final void reset(long newSeed) {
    if (tree.parent != null) {
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
   * One hash over the shapes and bits of all parameters and buffers: equal networks have equal
   * fingerprints.
   *
   * @return 64 hexadecimal digits
   */
  public final String fingerprint() {
    return Fingerprint.of(List.copyOf(state().values()));
  }

  /**
   * A pass for the next training step of a loop by hand: {@code net.forward(x,
   * net.trainingPass())}, then {@code optimiser.step(net)}.
   *
   * @return the pass
   */
  public final Pass trainingPass() {
    return Pass.training(seed(), progress.steps() + 1);
  }

  /**
   * Which layer behaved as in evaluation when gradients were last recorded, although it behaves
   * otherwise in training: such gradients are not those of training.
   *
   * @return the layer and its place, or null
   */
  public final @Nullable String evaluatedWhileRecording() {
    Layer layer = recordedInEvaluation;
    return layer == null ? null : layer.where();
  }

  /**
   * The shape of one input sample, where the layer knows it. An axis of any length, such as the
   * steps of a sequence, has the size 0.
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
   * Declares a parameter: {@code parameter("weight", xavier(), in, out)} for a matrix, {@code
   * parameter("bias", constant(0), out)} for a vector, no size for a number. For the initialiser, a
   * matrix has the shape (inputs, units), and a larger one is a kernel (units, channels, …).
   *
   * @param name its name, {@code bias} for a bias
   * @param initialiser its first values
   * @param sizes its shape
   * @return the parameter
   */
  protected final Parameter parameter(String name, Initialiser initialiser, int... sizes) {
    int area = 1;
    for (int axis = 2; axis < sizes.length; axis++) {
      area *= sizes[axis];
    }
    int rows = sizes.length < 1 ? 1 : sizes[0];
    int columns = sizes.length < 2 ? 1 : sizes[1];
    Shape shape = shape(name, sizes);
    return sizes.length < 3
        ? parameter(name, initialiser, rows, columns, shape)
        : parameter(name, initialiser, columns * area, rows * area, shape);
  }

  /**
   * Declares a parameter whose shape does not tell its fans.
   *
   * @param name its name, {@code bias} for a bias
   * @param initialiser its first values
   * @param in inputs of each unit, for the initialiser
   * @param out units fed by each input, for the initialiser
   * @param shape its shape
   * @return the parameter
   */
  protected final Parameter parameter(
      String name, Initialiser initialiser, int in, int out, Shape shape) {
    tree.requireNewName(this, name);
    if (initialiser == null) {
      throw new IllegalArgumentException(
          getClass().getSimpleName()
              + ": the "
              + name
              + " needs an initialiser, but got null. Try Initialiser.he().");
    }
    Parameter parameter = new Parameter(this, name, initialiser, in, out, shape);
    tree.parameters.add(parameter);
    LayerTree.changed();
    return parameter;
  }

  /** The shape of a parameter; an error names it. */
  final Shape shape(String name, int... sizes) {
    try {
      return Shape.of(sizes);
    } catch (ShapeException e) {
      String who = getClass().getSimpleName() + ": the " + name + " can't be made. ";
      throw new ShapeException(who + e.getMessage());
    }
  }

  /** Takes back a parameter, for a layer that gets another option before it is used. */
  final void withdraw(Parameter parameter) {
    tree.parameters.remove(parameter);
    LayerTree.changed();
  }

  /**
   * Declares numbers that belong to the layer's state but are not learnt by gradients.
   *
   * @param name its name
   * @param first its first value, everywhere
   * @param sizes its shape
   * @return the buffer
   */
  protected final Buffer buffer(String name, double first, int... sizes) {
    tree.requireNewName(this, name);
    Buffer buffer = new Buffer(name, first, Shape.of(sizes));
    tree.buffers.add(buffer);
    return buffer;
  }

  /**
   * Random numbers for this layer in this step, different for each layer and each step.
   *
   * @param pass a training pass
   * @param purpose such as dropout
   * @return the stream {@code purpose/layer 2/step n}
   */
  protected final RandomStream random(Pass pass, String purpose) {
    return pass.stream(tree.parent == null ? purpose : purpose + "/layer " + tree.number());
  }

  /**
   * To be called in {@link #forward} by a layer that behaves differently in training, such as
   * dropout: so that gradients from an evaluation pass are noticed before they train the network.
   *
   * @param pass the pass
   */
  protected final void behavesBy(Pass pass) {
    Layer root = LayerTree.root(this);
    if (pass.isTraining()) {
      root.recordedInEvaluation = null;
    } else if (Recording.isOn()) {
      root.recordedInEvaluation = this;
    }
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
    LayerTree.add(this, name, layer);
    return layer;
  }

  final LayerTree tree() {
    return tree;
  }

  final @Nullable Layer recordedInEvaluation() {
    return recordedInEvaluation;
  }

  final void recordedInEvaluation(@Nullable Layer layer) {
    recordedInEvaluation = layer;
  }

  final Tensor onlyInput(Tensor[] inputs) {
    if (inputs.length != 1) {
      throw new IllegalArgumentException(
          where()
              + ": takes 1 input, but got "
              + inputs.length
              + ". To join several, put towers(…) before it.");
    }
    return inputs[0];
  }

  final Tensor onlyOutput(Tensor[] outputs) {
    if (outputs.length != 1) {
      throw new IllegalArgumentException(
          where()
              + ": gives "
              + outputs.length
              + " outputs, so there is no single one. Write predictAll(x), which gives a list.");
    }
    return outputs[0];
  }

  /** Whether a sample's shape comes out as it went in, so that the next layer tells it. */
  boolean keepsShape() {
    return false;
  }

  /**
   * Whether this and all layers in it are Lectern's, whose code keeps no tensor of a training step.
   *
   * @return false where a user wrote a layer or a function in it
   */
  public final boolean isBuiltIn() {
    boolean[] own = {true};
    LayerTree.walk(
        this,
        (path, layer) ->
            own[0] &=
                layer.getClass().getPackage() == Layer.class.getPackage()
                    && !(layer instanceof Lambda));
    return own[0];
  }

  /**
   * The layer and its place, to begin an error message with.
   *
   * @return such as {@code Dense(784→128), layer 2 of Sequential}
   */
  public final String where() {
    return tree.parent == null
        ? label()
        : label()
            + ", layer "
            + tree.number()
            + " of "
            + LayerTree.root(this).getClass().getSimpleName();
  }

  /**
   * What the layer computes, as LaTeX: shown below its table. Override it in a layer of your own.
   *
   * @return a formula such as {@code "y = x\\,W + b"}, without dollar signs, or "" for none
   */
  protected String latex() {
    return LayerFormulas.of(getClass());
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
    return tree.children.isEmpty() ? label() : toMimeBundle().text();
  }
}
