package org.lectern.optim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lectern.display.Displayable;
import org.lectern.display.Formula;
import org.lectern.display.MimeBundle;
import org.lectern.display.Numbers;
import org.lectern.nn.Layer;
import org.lectern.nn.Parameter;
import org.lectern.nn.Progress;
import org.lectern.tensor.Recording;
import org.lectern.tensor.Tensor;
import org.lectern.tensor.Updating;
import org.lectern.tensor.Workspace;

/**
 * How parameters follow their gradients. A step takes the gradients g of the loss, cuts them where
 * {@link #clipValue} and {@link #clipNorm} say so, adds the gradient of the {@link Regulariser},
 * lets the rule change each parameter, and ends with the regulariser's proximal step.
 *
 * <pre>{@code
 * adam(0.01).clipNorm(1).schedule(cosine(100)).regularise(l2(0.001))
 * sgd(0.01).rateFactor(net.layer(3), 10)             // fine-tuning: the head learns faster
 * }</pre>
 *
 * <p>The options set up this optimiser and give it back. A rule of your own says in {@link #update}
 * how one parameter changes; what it remembers about a parameter it keeps in {@link #slot}s:
 *
 * <pre>{@code
 * class SignDescent extends Optimiser {
 *   SignDescent(double rate) { super(rate); }
 *   protected void update(Parameter parameter, Tensor gradient, double rate) {
 *     parameter.variable().increment(-rate, gradient.sign());
 *   }
 * }
 * }</pre>
 *
 * <p>The operations on tensors are those of the formula that each rule documents, from left to
 * right and rounded one by one; η, β and the like are computed in double and rounded once. The
 * library's own rules perform them in one pass over the numbers, to the same bits.
 */
public abstract class Optimiser implements Displayable {
  static final String SCHEDULE = "schedule/";
  private static final String COURSE = "Try cosine(10), or leave it out.";

  private final double learningRate;
  private final Memories memories = new Memories();
  private final Options options = new Options(name());
  private Schedule schedule = Schedule.constant();

  /** For cut and regularised gradients; a rule of somebody else's might keep what it was given. */
  private final @Nullable Workspace workspace =
      getClass().getPackage() == Optimiser.class.getPackage() ? new Workspace() : null;

  /**
   * For subclasses.
   *
   * @param learningRate the step size η before any schedule, above 0
   */
  protected Optimiser(double learningRate) {
    this.learningRate = Checks.learningRate(name(), learningRate);
  }

  /**
   * One step of training: changes every parameter of the network that has a gradient, and counts
   * the step.
   *
   * @param network the network, after {@code backward()}
   * @throws IllegalStateException if the gradients came from an evaluation pass in which a layer
   *     behaves otherwise than in training
   */
  public final void step(Layer network) {
    step(network, null);
  }

  /**
   * One step of training, for optimisers that may ask for the loss again, such as L-BFGS.
   *
   * @param network the network, after {@code backward()}, which may be left out if the loss is
   *     given
   * @param loss computes the loss of the same batch again, or null where that is not possible
   * @throws IllegalStateException if the gradients came from an evaluation pass in which a layer
   *     behaves otherwise than in training
   */
  public final void step(Layer network, @Nullable Supplier<Tensor> loss) {
    if (network == null) {
      Checks.given(name() + ": step", "a network", network, "Write step(net).");
    }
    String layer = network.evaluatedWhileRecording();
    if (layer != null) {
      throw new IllegalStateException(
          "step: the gradients must come from a training pass, but "
              + layer
              + " was evaluated. In a loop by hand write net.forward(x, net.trainingPass()).");
    }
    if (network.progress().steps() == 0) {
      schedule = schedule.fresh();
    }
    resolve(network);
    List<Parameter> parameters = withGradient(network);
    Supplier<Tensor> tries = loss == null ? null : tries(network, loss);
    if (parameters.isEmpty() && tries != null) {
      tries.get().backward();
      parameters = withGradient(network);
    }
    apply(parameters, learningRate(network.progress()), tries);
    for (Parameter parameter : parameters) {
      memories.use(parameter);
    }
    network.progress().countStep();
  }

  /** Running statistics follow the first pass of a step; what a line search tries is no data. */
  private static Supplier<Tensor> tries(Layer network, Supplier<Tensor> loss) {
    boolean[] begun = new boolean[1];
    return () -> {
      if (begun[0]) {
        return network.keepingBuffers(loss);
      }
      begun[0] = true;
      return loss.get();
    };
  }

  /**
   * The parameters to move. A gradient that an earlier step has used, while others are new, is of a
   * loss before the last one: it is cleared.
   */
  private List<Parameter> withGradient(Layer network) {
    List<Parameter> listed = network.parameters();
    memories.begin(listed);
    int ready = 0;
    int used = 0;
    for (Parameter parameter : listed) {
      if (canMove(parameter)) {
        ready++;
        used += memories.isUsed(parameter) ? 1 : 0;
      }
    }
    return ready == listed.size() && (used == 0 || used == ready) ? listed : chosen(listed);
  }

  /** As a list of its own, where some stay as they are. */
  private List<Parameter> chosen(List<Parameter> listed) {
    List<Parameter> all = new ArrayList<>();
    List<Parameter> unused = new ArrayList<>();
    for (Parameter parameter : listed) {
      if (canMove(parameter)) {
        all.add(parameter);
        if (!memories.isUsed(parameter)) {
          unused.add(parameter);
        }
      }
    }
    if (unused.isEmpty() || unused.size() == all.size()) {
      return all;
    }
    all.removeAll(unused);
    all.forEach(parameter -> parameter.variable().clearGrad());
    return unused;
  }

  private static boolean canMove(Parameter parameter) {
    return !parameter.isFrozen() && parameter.variable().hasGrad();
  }

  /** Looks up which parameters belong to layers with settings of their own. */
  void resolve(Layer network) {
    options.resolve(network);
  }

  /**
   * Changes the parameters once. The default clips, and for each parameter regularises and calls
   * {@link #update}. What is computed here is recorded for gradients, unless {@link Recording#off}
   * says otherwise.
   *
   * @param parameters those with a gradient
   * @param rate the learning rate of this step
   * @param loss computes the loss of the same batch again, or null
   */
  protected void apply(List<Parameter> parameters, double rate, @Nullable Supplier<Tensor> loss) {
    Supplier<List<Parameter>> work = () -> updateAll(parameters, rate);
    Recording.off(workspace == null ? work : () -> workspace.run(work));
  }

  private List<Parameter> updateAll(List<Parameter> parameters, double rate) {
    if (workspace == null) {
      // An optimiser that a user wrote may keep the gradients.
      parameters.forEach(parameter -> parameter.variable().grad());
    }
    List<Tensor> clipped = options.clips() ? options.clipped(parameters) : null;
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      Tensor gradient = clipped == null ? Updating.gradient(parameter.variable()) : clipped.get(i);
      regularisedUpdate(parameter, gradient, rate);
    }
    return parameters;
  }

  private void regularisedUpdate(Parameter parameter, Tensor gradient, double rate) {
    Regulariser regulariser = options.regulariser(parameter);
    double own = rate * options.rateFactor(parameter);
    memories.countUpdate(parameter);
    update(parameter, regulariser.addGradient(parameter, gradient), own);
    if (regulariser.shrinks(parameter)) {
      Regulariser.shrink(parameter, stepSizes(parameter, own * regulariser.l1()));
    }
  }

  /**
   * Changes one parameter.
   *
   * @param parameter the parameter
   * @param gradient its gradient, clipped and regularised
   * @param rate the learning rate of this step for this parameter
   */
  protected abstract void update(Parameter parameter, Tensor gradient, double rate);

  /**
   * How far each weight would move by steps of this size if its gradient were always 1: what an L1
   * regulariser must hold against. To be overridden where that is not the learning rate.
   *
   * @param parameter the parameter, after its update
   * @param rate the learning rate, possibly times a factor
   * @return a scalar, or a tensor of the parameter's shape
   */
  protected Tensor stepSizes(Parameter parameter, double rate) {
    return Tensor.scalar(rate);
  }

  /**
   * The learning rate η of the next step, for layers without a {@link #rateFactor}.
   *
   * @param progress how far the network has been trained
   * @return the step size: the first learning rate times the schedule's factor
   */
  public final double learningRate(Progress progress) {
    double factor = schedule.factor(progress);
    if (!(factor > 0) || Double.isInfinite(factor)) {
      throw new IllegalStateException(
          name()
              + ": the schedule's factor must be above 0, but after "
              + Texts.count(progress.steps(), "step")
              + " and "
              + Texts.count(progress.epochs(), "epoch")
              + " it is "
              + Numbers.asJava(factor)
              + "."
              + (factor == 0
                  ? " In Java 1/2 is 0: write 1.0/2, with a point."
                  : " Try cosine(10)."));
    }
    return learningRate * factor;
  }

  /**
   * Tells the optimiser how training goes, after each epoch; some schedules listen.
   *
   * @param loss the validation loss, or without validation data the training loss
   */
  public final void observe(double loss) {
    schedule.observe(loss);
  }

  // Options

  /**
   * Scales all gradients together so that their norm √Σg², over all parameters, is at most so
   * large: the direction stays. For exploding gradients, as in recurrent networks (Pascanu and
   * others 2013). The factor is max/(norm + 10⁻⁶).
   *
   * @param max the largest norm, above 0
   * @return this optimiser
   */
  public Optimiser clipNorm(double max) {
    options.clipNorm(max);
    return this;
  }

  /**
   * Cuts every number of the gradients at ±max, before {@link #clipNorm}.
   *
   * @param max the largest value, above 0
   * @return this optimiser
   */
  public Optimiser clipValue(double max) {
    options.clipValue(max);
    return this;
  }

  /**
   * Lets the learning rate change during training.
   *
   * @param course how; a schedule that remembers something begins anew
   * @return this optimiser
   */
  public Optimiser schedule(Schedule course) {
    schedule = Checks.given(name() + ": schedule", "a schedule", course, COURSE).fresh();
    return this;
  }

  /**
   * The schedule of the learning rate.
   *
   * @return the schedule, a constant one if none was set
   */
  public final Schedule schedule() {
    return schedule;
  }

  /**
   * Adds a penalty on large weights, instead of one given before.
   *
   * @param regulariser such as {@code l2(0.001)}
   * @return this optimiser
   */
  public Optimiser regularise(Regulariser regulariser) {
    options.regularise(regulariser);
    return this;
  }

  /**
   * Gives one layer a penalty of its own, instead of the one for all.
   *
   * @param layer a layer with parameters, or a block of layers; of blocks within blocks the one
   *     given last counts
   * @param regulariser such as {@code l1(0.01)}, or {@code l2(0)} for none
   * @return this optimiser
   */
  public Optimiser regularise(Layer layer, Regulariser regulariser) {
    options.regularise(layer, regulariser);
    return this;
  }

  /**
   * Gives one layer a learning rate of its own: the common one times a factor. To leave a layer as
   * it is, {@code freeze()} it.
   *
   * @param layer a layer with parameters, or a block of layers; of blocks within blocks the one
   *     given last counts
   * @param factor above 0: 10 for a new head on a trained body
   * @return this optimiser
   */
  public Optimiser rateFactor(Layer layer, double factor) {
    options.rateFactor(layer, factor);
    return this;
  }

  final Options options() {
    return options;
  }

  // Memory

  /**
   * What is remembered about a parameter under a name: zeros at first, and again after a reset of
   * the parameter.
   *
   * @param parameter the parameter
   * @param name such as momentum, without a slash
   * @return a variable of the parameter's shape, to be changed in place
   */
  protected final Tensor slot(Parameter parameter, String name) {
    return memories.slot(parameter, name);
  }

  /**
   * How often a parameter was updated, with the update in work: 1 in the first call of {@link
   * #update}. Steps while it was frozen don't count.
   *
   * @param parameter the parameter
   * @return the number of updates since its last reset
   */
  protected final long updates(Parameter parameter) {
    return memories.updates(parameter);
  }

  /** Forgets what was gathered over earlier steps; the options stay. */
  public final void reset() {
    memories.clear();
    schedule = schedule.fresh();
  }

  /**
   * What this optimiser remembers about a network, for checkpoints. It holds no settings.
   *
   * @param network the network
   * @return copies, by name
   */
  public final OptimiserState state(Layer network) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    Map<String, Double> numbers = new LinkedHashMap<>();
    memories.save(network.namedParameters(), tensors, numbers);
    schedule.state().forEach((name, value) -> numbers.put(SCHEDULE + name, value));
    return new OptimiserState(name(), tensors, numbers);
  }

  /**
   * Puts back what {@link #state} gave, of this optimiser or of one set up alike, for the same
   * network or one built alike. Training then goes on bit for bit. Nothing changes if it does not
   * fit.
   *
   * @param network the network, with its own state and progress put back by the caller
   * @param state what was remembered
   * @throws IllegalArgumentException if the state is of another kind of optimiser, or of another
   *     network
   */
  public final void restore(Layer network, OptimiserState state) {
    if (!state.kind().equals(name())) {
      throw new IllegalArgumentException(
          name()
              + ": the state must be one of "
              + name()
              + ", but is one of "
              + state.kind()
              + ". Continue with the optimiser that the checkpoint was made with.");
    }
    Map<String, Parameter> named = network.namedParameters();
    Memories.check(name(), named, state);
    Map<String, Double> ofSchedule = new LinkedHashMap<>();
    state
        .numbers()
        .forEach(
            (key, value) -> {
              if (key.startsWith(SCHEDULE)) {
                ofSchedule.put(key.substring(SCHEDULE.length()), value);
              }
            });
    Schedule next = schedule.fresh();
    next.restore(ofSchedule);
    schedule = next;
    memories.load(named, state);
  }

  // How it shows itself

  /**
   * The name, for tables and errors.
   *
   * @return the class's name with a small first letter, which is the factory's name
   */
  public final String name() {
    return Texts.name(getClass());
  }

  /**
   * The learning rate before any schedule.
   *
   * @return η
   */
  public final double learningRate() {
    return learningRate;
  }

  /**
   * The rule as LaTeX, for notebooks.
   *
   * @return lines of an {@code aligned} environment, without dollar signs, or "" to show text alone
   */
  protected String latex() {
    return "";
  }

  /**
   * The settings of the rule, for {@link #toString}.
   *
   * @return one text each; the default is the learning rate alone
   */
  protected List<String> settings() {
    return List.of(Texts.number(learningRate));
  }

  /** The update rule as a formula with the options below it, and one line of text. */
  @Override
  public final MimeBundle toMimeBundle() {
    MimeBundle text = MimeBundle.text(toString());
    if (latex().isEmpty()) {
      return text;
    }
    StringBuilder formula = new StringBuilder("\\begin{aligned}\n").append(latex());
    for (String option : optionTexts()) {
      formula.append(" \\\\\n&").append(Texts.inLatex(option));
    }
    String latex = formula.append("\n\\end{aligned}").toString();
    return text.with(MimeBundle.HTML, Formula.of(latex).html())
        .with(MimeBundle.LATEX, "$$" + latex + "$$");
  }

  /** One line such as {@code adam(0.001, clip norm 1, cosine over 10 epochs)}. */
  @Override
  public String toString() {
    List<String> all = new ArrayList<>(settings());
    all.addAll(optionTexts());
    return name() + "(" + String.join(", ", all) + ")";
  }

  private List<String> optionTexts() {
    List<String> texts = options.texts();
    String course = Texts.of(schedule);
    if (!course.isEmpty()) {
      texts.add(course);
    }
    return texts;
  }
}
