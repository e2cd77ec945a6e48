package org.lectern.train;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.lectern.data.Dataset;
import org.lectern.data.Split;
import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.loss.Loss;
import org.lectern.loss.Losses;
import org.lectern.metric.Metric;
import org.lectern.nn.Layer;
import org.lectern.optim.Optimiser;
import org.lectern.tensor.Given;
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
  private final Setup setup;
  private @Nullable SingleStep single;

  /**
   * A trainer with accuracy as its metric if the loss is one for classes, 10 epochs and batches of
   * 32.
   *
   * @param network what to train
   * @param loss what to make small
   * @param optimiser how to change the parameters
   */
  public Trainer(Layer network, Loss loss, Optimiser optimiser) {
    this(network, new Losses(Setup.required("a loss", loss, "crossEntropy()")), optimiser);
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
    setup = new Setup(network, losses, optimiser, nanos);
  }

  /**
   * How often to go through the data; so many times more if the network was trained before.
   *
   * @param count at least 1
   * @return this trainer
   */
  public Trainer epochs(int count) {
    setup.epochs =
        Setup.atLeastOne("epochs", count, "epochs(100) goes through the data 100 times.");
    return this;
  }

  /**
   * How many samples go into one step; the last batch of an epoch may be smaller.
   *
   * @param size at least 1; more than there are means all
   * @return this trainer
   */
  public Trainer batch(int size) {
    setup.batch = Setup.atLeastOne("batch", size, "For all samples at once write fullBatch().");
    return this;
  }

  /**
   * All samples in every step, in their order: plain gradient descent.
   *
   * @return this trainer
   */
  public Trainer fullBatch() {
    setup.batch = Integer.MAX_VALUE;
    return this;
  }

  /**
   * What to measure besides the loss, instead of the default.
   *
   * @param chosen any number of metrics
   * @return this trainer
   */
  public Trainer metrics(Metric... chosen) {
    setup.measures.choose(chosen);
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
    setup.measures.choose(output, chosen);
    return this;
  }

  /**
   * Adds something that watches.
   *
   * @param callback the callback
   * @return this trainer
   */
  public Trainer callback(Callback callback) {
    setup.callbacks.add(Setup.required("a callback", callback, "earlyStopping(10)"));
    return this;
  }

  /**
   * Stops when the validation loss no longer improves: {@link EarlyStopping}.
   *
   * @param patience how many epochs in a row may bring no improvement
   * @return this trainer
   */
  public Trainer earlyStopping(int patience) {
    setup.replace(new EarlyStopping(patience));
    return this;
  }

  /**
   * Stops when the training loss hardly changes any more: {@link Convergence}.
   *
   * @param threshold in units of the loss, such as 1e-6
   * @return this trainer
   */
  public Trainer untilConverged(double threshold) {
    setup.replace(new Convergence(threshold));
    return this;
  }

  /**
   * Stops when the time is used up, after the batch in work; before the first batch one line says
   * how long the whole training would take. How many steps fit depends on the machine.
   *
   * @param duration the time for each fit
   * @return this trainer
   */
  public Trainer timeBudget(Duration duration) {
    setup.replace(TimeBudget.of(Setup.required("a duration", duration, "minutes(2)"), setup.nanos));
    return this;
  }

  /**
   * Stops when the time is used up, as {@link #timeBudget}.
   *
   * @param minutes the time for each fit
   * @return this trainer
   */
  public Trainer minutes(double minutes) {
    setup.replace(TimeBudget.ofMinutes(minutes, setup.nanos));
    return this;
  }

  /**
   * Writes the training to a file after each epoch, from which {@link #resume} goes on. A crash
   * leaves the last whole file. Callbacks of your own are not saved.
   *
   * @param path the file, such as {@code run.safetensors}
   * @return this trainer
   */
  public Trainer checkpoint(String path) {
    setup.checkpoint = Setup.path(path);
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
    setup.resumeFrom = Setup.path(path);
    return this;
  }

  /** Leaves out what only tells a person how training goes. */
  Trainer quiet() {
    setup.callbacks.removeIf(Callback::isForShow);
    return this;
  }

  Setup setup() {
    return setup;
  }

  Layer network() {
    return setup.network;
  }

  /**
   * Trains on the training part and measures on the validation part, if there is one. The test part
   * is not looked at.
   *
   * @param data the parts
   * @return what happened
   */
  public History fit(Split data) {
    Setup.required("data", data, Setup.DATA);
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
    return new Session(setup).fit(data, validation);
  }

  /**
   * One step on the given samples, for a training loop of your own: forward, loss, backward, one
   * step of the optimiser. Callbacks and metrics are not asked.
   *
   * <pre>{@code
   * for (var batch : data.train().batches(32)) {
   *   loss = t.trainOnBatch(batch.features(), batch.labels());
   * }
   * }</pre>
   *
   * @param x the inputs
   * @param y the targets
   * @return the loss before the step; where it is NaN or infinite, there is no step
   */
  public double trainOnBatch(Tensor x, Tensor y) {
    Given.required("trainOnBatch", "inputs", x);
    Given.required("trainOnBatch", "targets", y);
    return single().run(new Tensor[] {x}, List.of(y), () -> Dataset.of(x, y));
  }

  /**
   * One step on the given samples, which may have several inputs and targets: {@link
   * #trainOnBatch(Tensor, Tensor)}.
   *
   * @param samples the samples
   * @return the loss before the step; where it is NaN or infinite, there is no step
   */
  public double trainOnBatch(Dataset samples) {
    Given.required("trainOnBatch", "samples", samples);
    return single().run(samples.inputs().toArray(Tensor[]::new), samples.targets(), () -> samples);
  }

  private SingleStep single() {
    SingleStep known = single;
    if (known == null) {
      known = new SingleStep(setup);
      single = known;
    }
    return known;
  }

  /**
   * How long {@code fit} would take and how much memory it needs, from a few steps on a clock. They
   * are taken back: nothing that follows changes.
   *
   * @param data the parts
   * @return time and memory
   */
  public Estimate estimate(Split data) {
    Given.required("estimate", "data", data);
    return new Session(setup).estimate(data.train(), data.validation());
  }

  /**
   * How long {@code fit} would take and how much memory it needs.
   *
   * @param data the samples
   * @return time and memory
   */
  public Estimate estimate(Dataset data) {
    return new Session(setup).estimate(data, null);
  }

  /**
   * The loss and the metrics on data, in evaluation.
   *
   * @param data the samples
   * @return the values
   */
  public Evaluation evaluate(Dataset data) {
    return new Session(setup).evaluate(data);
  }

  /**
   * Predictions of the network: probabilities for a classifier.
   *
   * @param x the input
   * @return the predictions
   */
  public Tensor predict(Tensor x) {
    return setup.network.predict(x);
  }

  /**
   * Predictions of a network with several inputs or several outputs.
   *
   * @param data samples; their targets are not looked at
   * @return one tensor for each output
   */
  public List<Tensor> predictAll(Dataset data) {
    Given.required("predictAll", "data", data);
    return setup.network.predictAll(data.inputs().toArray(Tensor[]::new));
  }

  /**
   * Predicted class ids.
   *
   * @param x the input
   * @return ids of shape (n)
   */
  public Tensor classes(Tensor x) {
    return setup.network.classes(x);
  }

  /**
   * Starts over: first values for every parameter, and an optimiser without memory.
   *
   * @return this trainer
   */
  public Trainer reset() {
    setup.network.reset();
    setup.optimiser.reset();
    return this;
  }

  /** The settings as a table, and the network's. */
  @Override
  public MimeBundle toMimeBundle() {
    return Describe.table(Describe.settings(setup, setup.epochs), setup.network);
  }

  /** What will be trained and how. */
  @Override
  public String toString() {
    return Describe.line(setup);
  }
}
