package org.lectern.train;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lectern.compute.Interruption;
import org.lectern.data.Dataset;
import org.lectern.data.Split;
import org.lectern.loss.Loss;
import org.lectern.metric.Accuracy;
import org.lectern.metric.Metric;
import org.lectern.nn.Layer;
import org.lectern.nn.Pass;
import org.lectern.optim.Optimiser;
import org.lectern.random.RandomStream;
import org.lectern.tensor.Link;
import org.lectern.tensor.Recording;
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
 * as the data keeps their order. An interrupt ends training between two batches.
 */
public final class Trainer {
  private final Layer network;
  private final Loss loss;
  private final Optimiser optimiser;
  private final List<Metric> metrics = new ArrayList<>();
  private final List<Callback> callbacks = new ArrayList<>();
  private int epochs = 10;
  private int batch = 32;

  /**
   * A trainer with accuracy as its metric if the loss is one for classes, 10 epochs and batches of
   * 32.
   *
   * @param network what to train
   * @param loss what to make small
   * @param optimiser how to change the parameters
   */
  public Trainer(Layer network, Loss loss, Optimiser optimiser) {
    this.network = network;
    this.loss = loss;
    this.optimiser = optimiser;
    if (loss.link() != Link.IDENTITY) {
      metrics.add(new Accuracy(loss.link()));
    }
  }

  /**
   * How often to go through the data.
   *
   * @param count at least 1
   * @return this trainer
   */
  public Trainer epochs(int count) {
    epochs = atLeastOne("epochs", count, "epochs(100) goes through the data 100 times.");
    return this;
  }

  /**
   * How many samples go into one step.
   *
   * @param size at least 1
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
    Set<String> names = new HashSet<>(Set.of(History.LOSS));
    for (Metric metric : chosen) {
      if (!names.add(metric.name())) {
        throw new IllegalArgumentException(
            "metrics: every curve needs a name of its own, but \""
                + metric.name()
                + "\" comes twice.");
      }
    }
    metrics.clear();
    for (Metric metric : chosen) {
      metrics.add(link() == Link.IDENTITY ? metric : metric.after(link()));
    }
    return this;
  }

  /** What predictions came through, by the loss or by the network itself. */
  private Link link() {
    return loss.link() == Link.IDENTITY ? network.endsIn() : loss.link();
  }

  /**
   * Adds something that watches.
   *
   * @param callback the callback
   * @return this trainer
   */
  public Trainer callback(Callback callback) {
    callbacks.add(callback);
    return this;
  }

  /**
   * Trains on the training part and measures on the validation part, if there is one. The test part
   * is not looked at.
   *
   * @param data the parts
   * @return what happened
   */
  public History fit(Split data) {
    return fit(data.train(), data.hasValidation() ? data.validation() : null);
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
    FitCheck.check("fit", network, loss, data);
    if (validation != null) {
      FitCheck.check("fit, validation data", network, loss, validation);
      measure(validation.first(1));
    }
    int batches = (int) (((long) data.size() + batch - 1) / batch);
    History history = new History(settings(), network.progress().epochs());
    Fit fit = new Fit(network, optimiser, history, epochs, batches);
    Interruption.deferred(() -> run(fit, data, validation));
    return history;
  }

  private void run(Fit fit, Dataset data, @Nullable Dataset validation) {
    callbacks.forEach(callback -> callback.beforeFit(fit));
    boolean failed = true;
    try {
      while (fit.epoch < epochs && !fit.isStopped() && runEpoch(fit, data, validation)) {
        observe(fit);
        callbacks.forEach(callback -> callback.afterEpoch(fit));
      }
      failed = false;
      FitCheck.checkParameters(network, fit.history());
    } finally {
      if (failed) {
        fit.history().note("Stopped " + where(fit) + " by an error.");
      }
      callbacks.forEach(callback -> callback.afterFit(fit));
    }
  }

  /** One epoch; false if training has to end before its end. */
  private boolean runEpoch(Fit fit, Dataset data, @Nullable Dataset validation) {
    String name = "shuffle/epoch " + (network.progress().epochs() + 1);
    RandomStream order = fit.batches() == 1 ? null : RandomStream.of(network.seed(), name);
    Mean mean = new Mean(data.size());
    fit.batch = 0;
    callbacks.forEach(callback -> callback.beforeEpoch(fit));
    for (Dataset samples : data.batches(Math.min(batch, data.size()), order)) {
      fit.samples = samples;
      if (stop(fit) || !runStep(fit, samples, mean)) {
        return false;
      }
      fit.batch++;
      callbacks.forEach(callback -> callback.afterBatch(fit));
    }
    network.progress().countEpoch();
    fit.epoch++;
    fit.history().addTraining(mean.values());
    if (validation != null) {
      fit.history().addValidation(measure(validation));
    }
    return true;
  }

  private static void observe(Fit fit) {
    History history = fit.history();
    double[] validation = history.validation(History.LOSS);
    double[] curve = validation.length > 0 ? validation : history.loss();
    fit.optimiser().observe(curve[curve.length - 1]);
  }

  private boolean stop(Fit fit) {
    boolean interrupted = Thread.currentThread().isInterrupted();
    if (interrupted && !fit.isStopped()) {
      fit.history().note("Interrupted " + where(fit) + ". The network keeps what it has learnt.");
    }
    return interrupted || fit.isStopped();
  }

  /** One step; false if the loss is not a number. */
  private boolean runStep(Fit fit, Dataset samples, Mean mean) {
    callbacks.forEach(callback -> callback.beforeBatch(fit));
    Pass pass = network.trainingPass();
    Tensor scores = scores(samples.features(), pass);
    Tensor value = loss.ofScores(scores, samples.labels());
    fit.batchLoss = value.item();
    if (Double.isNaN(fit.batchLoss) || Double.isInfinite(fit.batchLoss)) {
      fit.history()
          .note(
              "Stopped "
                  + where(fit)
                  + ": the loss became "
                  + (Double.isNaN(fit.batchLoss) ? "NaN" : "infinite")
                  + ". Try a smaller learning rate, or standardise the features; reset() starts"
                  + " over.");
      return false;
    }
    mean.addLoss(loss, fit.batchLoss, samples.size());
    Tensor predictions = predictions(scores);
    for (Metric metric : metrics) {
      mean.add(metric.name(), metric.of(predictions, samples.labels()), samples.size());
    }
    if (fit.epoch == 0 && fit.batch == 0) {
      FitCheck.checkGraph(network, value);
      network.trainedWith(loss.link());
    }
    network.parameters().forEach(parameter -> parameter.variable().clearGrad());
    value.backward();
    callbacks.forEach(callback -> callback.afterBackward(fit));
    optimiser.step(
        network, () -> loss.ofScores(scores(samples.features(), pass), samples.labels()));
    return true;
  }

  /** What the loss takes: the output, or what comes before its last sigmoid or softmax. */
  private Tensor scores(Tensor x, Pass pass) {
    return loss.link() == network.endsIn() ? network.scores(x, pass) : network.forward(x, pass);
  }

  private Tensor predictions(Tensor scores) {
    return Recording.off(() -> loss.link().apply(scores.detach()));
  }

  /** The loss as a mean over parts that fit into memory, the metrics of all predictions at once. */
  private Map<String, Double> measure(Dataset data) {
    return Recording.off(
        () -> {
          Mean mean = new Mean(data.size());
          List<Tensor> predictions = new ArrayList<>();
          for (Dataset samples : data.batches(Math.min(1024, data.size()), null)) {
            Tensor scores = scores(samples.features(), Pass.EVALUATION);
            Tensor value = loss.ofScores(scores, samples.labels());
            mean.addLoss(loss, value.item(), samples.size());
            predictions.add(predictions(scores));
          }
          Tensor all = Tensor.concat(0, predictions.toArray(Tensor[]::new));
          for (Metric metric : metrics) {
            mean.add(metric.name(), metric.of(all, data.labels()), data.size());
          }
          return mean.values();
        });
  }

  /**
   * The loss and the metrics on data, in evaluation.
   *
   * @param data the samples
   * @return the values
   */
  public Evaluation evaluate(Dataset data) {
    FitCheck.check("evaluate", network, loss, data);
    return new Evaluation(data.size(), measure(data));
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

  private static String where(Fit fit) {
    return "in epoch "
        + (fit.history().firstEpoch() + fit.epoch + 1)
        + " after "
        + fit.batch
        + " of "
        + fit.batches()
        + (fit.batches() == 1 ? " batch" : " batches");
  }

  private String settings() {
    return network.label()
        + " with "
        + network.parameterCount()
        + " parameters, "
        + loss
        + ", "
        + optimiser
        + ", "
        + (batch == Integer.MAX_VALUE ? "full batch" : "batches of " + batch)
        + ", seed "
        + network.seed();
  }

  /** What will be trained and how. */
  @Override
  public String toString() {
    return "Trainer of " + settings() + ", " + epochs + " epochs; call fit(data) to train";
  }

  private static int atLeastOne(String what, int value, String advice) {
    if (value < 1) {
      throw new IllegalArgumentException(
          what + ": must be 1 or more, but is " + value + ". " + advice);
    }
    return value;
  }
}
