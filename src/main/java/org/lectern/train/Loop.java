package org.lectern.train;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lectern.data.Dataset;
import org.lectern.nn.Layer;
import org.lectern.nn.Pass;
import org.lectern.random.RandomStream;
import org.lectern.tensor.Tensor;

/** The loop of a training, over epochs and batches, with its events. */
final class Loop {
  private final Fit fit;
  private final Layer network;
  private final Objective objective;
  private final TrainingStep step;
  private final List<Callback> callbacks;
  private final Dataset data;
  private final @Nullable Dataset validation;
  private final int batch;

  Loop(
      Fit fit,
      Objective objective,
      List<Callback> callbacks,
      Dataset data,
      @Nullable Dataset validation,
      int batch) {
    this.fit = fit;
    this.network = fit.network();
    this.objective = objective;
    this.step = new TrainingStep(network, objective);
    this.callbacks = List.copyOf(callbacks);
    this.data = data;
    this.validation = validation;
    this.batch = Math.min(batch, data.size());
  }

  /** Runs to the end. Each callback that began also ends, the last one first, error or not. */
  void run() {
    Deque<Callback> begun = new ArrayDeque<>();
    Throwable error = null;
    try {
      for (Callback callback : callbacks) {
        begun.push(callback);
        callback.beforeFit(fit);
      }
      boolean nothingLeft = fit.epoch >= fit.epochs();
      while (fit.epoch < fit.epochs() && !fit.isStopped() && runEpoch()) {
        observe();
        fire(callback -> callback.afterEpoch(fit));
      }
      if (nothingLeft && !fit.isStopped()) {
        fit.history()
            .note("Nothing is left to train: the network has seen " + seen() + " already.");
      }
      FitCheck.checkResult(network, fit.history());
    } catch (RuntimeException | Error e) {
      fit.failed = true;
      fit.history().note("Stopped " + fit.where() + " by an error.");
      error = e;
    }
    for (Callback callback : begun) {
      try {
        callback.afterFit(fit);
      } catch (RuntimeException | Error e) {
        if (error == null) {
          error = e;
        } else if (error != e) {
          error.addSuppressed(e);
        }
      }
    }
    if (error instanceof RuntimeException e) {
      throw e;
    }
    if (error instanceof Error e) {
      throw e;
    }
  }

  private void fire(Consumer<Callback> event) {
    callbacks.forEach(event);
  }

  /** One epoch; false if training has to end before its end. */
  private boolean runEpoch() {
    String name = "shuffle/epoch " + (network.progress().epochs() + 1);
    RandomStream order = fit.batches() == 1 ? null : RandomStream.of(network.seed(), name);
    Mean mean = new Mean(data.size());
    fit.batch = 0;
    fit.between = false;
    fire(callback -> callback.beforeEpoch(fit));
    for (Dataset samples : data.batches(batch, order)) {
      fit.samples = samples;
      if (mustStop() || !runStep(samples, mean)) {
        return false;
      }
      fit.batch++;
      fire(callback -> callback.afterBatch(fit));
    }
    network.progress().countEpoch();
    fit.epoch++;
    fit.history().addTraining(mean.values());
    if (validation != null) {
      fit.history().addValidation(objective.measure(validation));
    }
    fit.between = true;
    return true;
  }

  private String seen() {
    int epochs = network.progress().epochs();
    return epochs + (epochs == 1 ? " epoch" : " epochs");
  }

  private void observe() {
    double[] curve = fit.history().validation(History.LOSS);
    double[] watched = curve.length > 0 ? curve : fit.history().loss();
    fit.optimiser().observe(watched[watched.length - 1]);
  }

  private boolean mustStop() {
    fit.interrupted = Thread.currentThread().isInterrupted();
    if (fit.interrupted && !fit.isStopped()) {
      fit.history().note("Interrupted " + fit.where() + ". The network keeps what it has learnt.");
    }
    return fit.interrupted || fit.isStopped();
  }

  /** One step; false if the loss is not a number. */
  private boolean runStep(Dataset samples, Mean mean) {
    fire(callback -> callback.beforeBatch(fit));
    Pass pass = network.trainingPass();
    Tensor[] inputs = samples.inputs().toArray(Tensor[]::new);
    fit.batchLoss =
        step.run(
            inputs,
            samples.targets(),
            pass,
            (scores, losses, loss) -> {
              objective.add(mean, losses, samples.size());
              objective.addMetrics(mean, objective.predictions(scores), samples);
              if (fit.epoch == 0 && fit.batch == 0) {
                FitCheck.checkGraph(network, loss);
                network.trainedWith(objective.links());
              }
            });
    if (!Double.isFinite(fit.batchLoss)) {
      fit.history().note(diverged());
      return false;
    }
    fire(callback -> callback.afterBackward(fit));
    // This pass was the one that running statistics follow.
    fit.optimiser()
        .step(network, () -> network.keepingBuffers(() -> objective.loss(samples, pass)));
    return true;
  }

  private String diverged() {
    return "Stopped "
        + fit.where()
        + ": the loss became "
        + (Double.isNaN(fit.batchLoss) ? "NaN" : "infinite")
        + ". Try a smaller learning rate, or standardise the features; reset() starts over.";
  }
}
