package org.lectern.train;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.lectern.compute.Interruption;
import org.lectern.data.Dataset;
import org.lectern.data.Split;
import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.io.CheckpointFile;
import org.lectern.loss.Loss;
import org.lectern.loss.Losses;
import org.lectern.metric.Metric;
import org.lectern.nn.Layer;
import org.lectern.optim.Optimiser;
import org.lectern.tensor.Tensor;

/**
 * Trains a network: for each epoch the samples in a new order, for each batch forward, loss,
 * backward, one step of the optimiser.
 *
 * <pre>{@code
 * var data = moons(500, 0.2).split(0.6, 0.2, 0.2);
 * var net = sequential(dense(2, 16), relu(), dense(16, 2));
 * var run = trainer(net, crossEntropy(), sgd(0.1)).epochs(100).batch(32).fit(data);
 * }</pre>
 *
 * <p>The network may end in the loss's link (softmax, sigmoid) or in raw scores: either is fused
 * with the loss. Fitting a trained network again continues; {@link #reset()} starts over. The order
 * of epoch e comes from the stream {@code shuffle/epoch e} of the network's seed; a batch as large
 * as the data keeps their order. An interrupt ends training between two batches. A network with
 * several outputs has {@link Losses}, and data with as many targets.
 */
public final class Trainer implements Displayable {
  private final Layer network;
  private final Losses losses;
  private final Optimiser optimiser;
  private final Measures measures;
  private final List<Callback> callbacks = new ArrayList<>();
  private final LongSupplier nanos;
  private int epochs = 10;
  private int batch = 32;
  private @Nullable String checkpoint;
  private @Nullable String resumeFrom;

  /**
   * A trainer with accuracy as its metric if the loss is one for classes, 10 epochs and batches of
   * 32.
   *
   * @param network what to train
   * @param loss what to make small
   * @param optimiser how to change the parameters
   */
  public Trainer(Layer network, Loss loss, Optimiser optimiser) {
    this(network, new Losses(required("a loss", loss, "crossEntropy()")), optimiser);
  }

  /**
   * A trainer of a network with several outputs, with accuracy as the metric of each output whose
   * loss is one for classes.
   *
   * @param network what to train
   * @param losses what to make small, a loss for each output
   * @param optimiser how to change the parameters
   */
  public Trainer(Layer network, Losses losses, Optimiser optimiser) {
    this(network, losses, optimiser, System::nanoTime);
  }

  Trainer(Layer network, Losses losses, Optimiser optimiser, LongSupplier nanos) {
    this.network = required("a network", network, "sequential(dense(2, 1))");
    this.losses = required("a loss", losses, "crossEntropy()");
    this.optimiser = required("an optimiser", optimiser, "sgd(0.1)");
    this.measures = new Measures(losses.all());
    this.nanos = nanos;
  }

  private static <T> T required(String what, T value, String advice) {
    if (value == null) {
      throw new IllegalArgumentException(
          "trainer: needs " + what + ", but got null. Try " + advice + ".");
    }
    return value;
  }

  /**
   * How often to go through the data. A network that was trained before goes through them so many
   * times more.
   *
   * @param count at least 1
   * @return this trainer
   */
  public Trainer epochs(int count) {
    epochs = atLeastOne("epochs", count, "epochs(100) goes through the data 100 times.");
    return this;
  }

  /**
   * How many samples go into one step; the last batch of an epoch may be smaller.
   *
   * @param size at least 1; more than there are means all
   * @return this trainer
   */
  public Trainer batch(int size) {
    batch = atLeastOne("batch", size, "For all samples at once write fullBatch().");
    return this;
  }

  /**
   * All samples in every step, in their order: plain gradient descent.
   *
   * @return this trainer
   */
  public Trainer fullBatch() {
    batch = Integer.MAX_VALUE;
    return this;
  }

  /**
   * What to measure besides the loss, instead of the default.
   *
   * @param chosen any number of metrics
   * @return this trainer
   */
  public Trainer metrics(Metric... chosen) {
    measures.choose(chosen);
    return this;
  }

  /**
   * What to measure at one of several outputs, instead of the default.
   *
   * @param output the name of the head, or of the data's target
   * @param chosen any number of metrics
   * @return this trainer
   */
  public Trainer metrics(String output, Metric... chosen) {
    measures.choose(output, chosen);
    return this;
  }

  /**
   * Adds something that watches.
   *
   * @param callback the callback
   * @return this trainer
   */
  public Trainer callback(Callback callback) {
    callbacks.add(required("a callback", callback, "earlyStopping(10)"));
    return this;
  }

  /** Leaves out what only tells a person how training goes. */
  Trainer quiet() {
    callbacks.removeIf(Callback::isForShow);
    return this;
  }

  /**
   * Stops when the validation loss has not improved for some epochs, and brings back the weights of
   * the best one.
   *
   * @param patience how many epochs in a row may bring no improvement
   * @return this trainer
   * @see EarlyStopping
   */
  public Trainer earlyStopping(int patience) {
    return replace(new EarlyStopping(patience));
  }

  /**
   * Stops when the training loss changes by less than a threshold from one epoch to the next.
   *
   * @param threshold in units of the loss, such as 1e-6
   * @return this trainer
   * @see Convergence
   */
  public Trainer untilConverged(double threshold) {
    return replace(new Convergence(threshold));
  }

  /**
   * Stops when the time is used up, after the batch in work; before the first batch one line says
   * how long the whole training would take. How many steps fit depends on the machine.
   *
   * @param duration the time for each fit
   * @return this trainer
   */
  public Trainer timeBudget(Duration duration) {
    return replace(TimeBudget.of(duration, nanos));
  }

  /**
   * Stops when the time is used up, as {@link #timeBudget}.
   *
   * @param minutes the time for each fit
   * @return this trainer
   */
  public Trainer minutes(double minutes) {
    return replace(TimeBudget.ofMinutes(minutes, nanos));
  }

  /**
   * Writes the training to a file after each epoch, from which {@link #resume} goes on. A crash
   * leaves the last whole file. Callbacks of your own are not saved.
   *
   * @param path the file, such as {@code run.safetensors}
   * @return this trainer
   */
  public Trainer checkpoint(String path) {
    checkpoint = required("a path", path, "\"run.safetensors\"");
    return this;
  }

  /**
   * Lets the next {@code fit} go on from a checkpoint, with the same data and settings: what comes
   * out has the bits of a training that was never interrupted. The epochs of {@link #epochs} count
   * from the beginning of the saved run; a larger number trains on.
   *
   * <pre>{@code
   * trainer(net, crossEntropy(), adam(0.01)).epochs(50).checkpoint("run").resume("run").fit(data)
   * }</pre>
   *
   * @param path the file that {@link #checkpoint} wrote
   * @return this trainer
   */
  public Trainer resume(String path) {
    resumeFrom = required("a path", path, "\"run.safetensors\"");
    return this;
  }

  /** A rule of the same kind given before no longer holds. */
  private Trainer replace(StopRule rule) {
    callbacks.removeIf(callback -> callback.getClass() == rule.getClass());
    return callback(rule);
  }

  /**
   * Trains on the training part and measures on the validation part, if there is one. The test part
   * is not looked at.
   *
   * @param data the parts
   * @return what happened
   */
  public History fit(Split data) {
    return fit(data.train(), data.validation());
  }

  /**
   * Trains on all samples.
   *
   * @param data the samples
   * @return what happened
   */
  public History fit(Dataset data) {
    return fit(data, null);
  }

  /**
   * Trains on some samples and measures on others.
   *
   * @param data the training samples
   * @param validation the validation samples, or null for none
   * @return what happened
   */
  public History fit(Dataset data, @Nullable Dataset validation) {
    String path = resumeFrom;
    if (path == null) {
      return fit(network.progress().epochs(), null, data, validation);
    }
    CheckpointFile file = CheckpointFile.read(path);
    int first = Checkpoint.firstEpoch(file);
    Map<String, String> settings = Describe.settings(this, epochs);
    Describe.addRun(settings, first, data, validation);
    Checkpoint.requireAlike(path, file, settings);
    check(data, validation);
    file.restore(network);
    optimiser.restore(network, file.optimiser());
    resumeFrom = null;
    return fit(first, file, data, validation);
  }

  private History fit(
      int first, @Nullable CheckpointFile saved, Dataset data, @Nullable Dataset validation) {
    Objective objective = check(data, validation);
    int batches = (int) (((long) data.size() + batch - 1) / batch);
    Map<String, String> settings = Describe.settings(this, epochs);
    Describe.addRun(settings, first, data, validation);
    Run run = new Run(settings, network.fingerprint());
    History history = new History(Describe.summary(this), first, run);
    history.rising(objective.rising());
    Fit fit = new Fit(network, optimiser, history, epochs, batches, validation != null);
    fit.epoch = network.progress().epochs() - first;
    List<Callback> all = new ArrayList<>(callbacks);
    if (saved != null) {
      all.add(Checkpoint.reader(saved, callbacks, history));
    }
    if (checkpoint != null) {
      all.add(Checkpoint.writer(checkpoint, callbacks));
    }
    for (Callback callback : callbacks) {
      if (callback instanceof TimeBudget budget && budget.isHeard()) {
        budget.announce(rehearse(objective, epochs - fit.epoch, data, validation));
      }
    }
    long start = nanos.getAsLong();
    Loop loop = new Loop(fit, objective, all, data, validation, batch);
    Interruption.deferred(
        () -> {
          try {
            loop.run();
          } finally {
            run.end(network.fingerprint(), (nanos.getAsLong() - start) * 1e-9);
          }
        });
    return history;
  }

  /** Refuses what could not be trained to its end, before anything changes. */
  Objective check(Dataset data, @Nullable Dataset validation) {
    FitCheck.checkParameters(network);
    Objective objective = objective("fit", data);
    FitCheck.check("fit", network, objective, data);
    if (validation != null) {
      FitCheck.checkValidation(network, objective, data, validation);
    }
    for (Callback callback : callbacks) {
      if (callback instanceof StopRule rule) {
        rule.check(objective.curves(), validation);
      }
    }
    return objective;
  }

  private Objective objective(String who, Dataset data) {
    List<String> names = network.outputNames();
    return new Objective(
        network, measures.tasks(who, names.isEmpty() ? data.targetNames() : names, network));
  }

  /**
   * How long {@code fit} would take and how much memory it needs, from a few steps on a clock. They
   * are taken back: nothing that follows changes.
   *
   * @param data the parts
   * @return time and memory
   */
  public Estimate estimate(Split data) {
    return estimate(data.train(), data.validation());
  }

  /**
   * How long {@code fit} would take and how much memory it needs.
   *
   * @param data the samples
   * @return time and memory
   */
  public Estimate estimate(Dataset data) {
    return estimate(data, null);
  }

  private Estimate estimate(Dataset data, @Nullable Dataset validation) {
    return rehearse(check(data, validation), epochs, data, validation);
  }

  private Estimate rehearse(
      Objective objective, int count, Dataset data, @Nullable Dataset validation) {
    return new Rehearsal(network, optimiser, objective, nanos).run(data, validation, batch, count);
  }

  /**
   * The loss and the metrics on data, in evaluation.
   *
   * @param data the samples
   * @return the values
   */
  public Evaluation evaluate(Dataset data) {
    Objective objective = objective("evaluate", data);
    FitCheck.check("evaluate", network, objective, data);
    return new Evaluation(data.size(), objective.measure(data));
  }

  /**
   * Predictions of the network: probabilities for a classifier.
   *
   * @param x the input
   * @return the predictions
   */
  public Tensor predict(Tensor x) {
    return network.predict(x);
  }

  /**
   * Predictions of a network with several inputs or several outputs.
   *
   * @param data samples; their targets are not looked at
   * @return one tensor for each output
   */
  public List<Tensor> predictAll(Dataset data) {
    return network.predictAll(data.inputs().toArray(Tensor[]::new));
  }

  /**
   * Predicted class ids.
   *
   * @param x the input
   * @return ids of shape (n)
   */
  public Tensor classes(Tensor x) {
    return network.classes(x);
  }

  /**
   * Starts over: first values for every parameter, and an optimiser without memory.
   *
   * @return this trainer
   */
  public Trainer reset() {
    network.reset();
    optimiser.reset();
    return this;
  }

  Layer network() {
    return network;
  }

  Losses losses() {
    return losses;
  }

  Optimiser optimiser() {
    return optimiser;
  }

  Measures measures() {
    return measures;
  }

  List<Callback> callbacks() {
    return callbacks;
  }

  /** How many samples go into one step, or the largest number for all. */
  int batch() {
    return batch;
  }

  /** The settings as a table, and the network's. */
  @Override
  public MimeBundle toMimeBundle() {
    return Describe.table(Describe.settings(this, epochs), network);
  }

  /** What will be trained and how. */
  @Override
  public String toString() {
    return "Trainer of "
        + Describe.summary(this)
        + ", "
        + epochs
        + " epochs; call fit(data) to train";
  }

  private static int atLeastOne(String what, int value, String advice) {
    if (value < 1) {
      throw new IllegalArgumentException(
          what + ": must be 1 or more, but is " + value + ". " + advice);
    }
    return value;
  }
}
