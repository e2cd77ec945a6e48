package org.lectern.train;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.lectern.compute.Interruption;
import org.lectern.data.Dataset;
import org.lectern.nn.Layer;
import org.lectern.optim.Optimiser;
import org.lectern.optim.OptimiserState;
import org.lectern.optim.Schedule;
import org.lectern.random.RandomStream;
import org.lectern.tensor.Given;
import org.lectern.tensor.Tensor;

/**
 * Tries learning rates from very small to very large, one step each, and takes every step back: the
 * network, the optimiser and whatever is trained later are as if it had never run.
 *
 * <pre>{@code
 * var trainer = trainer(net, crossEntropy(), adam(0.001)).batch(32);
 * findLearningRate(trainer, data)
 * }</pre>
 *
 * <p>Rates grow geometrically from 10⁻⁶ to 10 over 120 steps, at most until the loss is 4 times its
 * smallest value. The loss is smoothed as in bias-corrected momentum, s_t = 0.9·s_{t−1} + 0.1·l_t
 * divided by 1 − 0.9ᵗ. The suggestion is the rate at which it falls most steeply over the logarithm
 * of the rate. Batches come from the streams {@code learning rate finder/epoch n}. Smith, "Cyclical
 * learning rates for training neural networks" (2015).
 */
public final class LearningRateFinder {
  private static final double LOWEST = 1e-6;
  private static final double HIGHEST = 10;
  private static final int STEPS = 120;
  private static final double SMOOTHING = 0.9;
  private static final double DIVERGED = 4;

  private LearningRateFinder() {}

  /**
   * Tries rates with a trainer's network, loss, optimiser and batch size.
   *
   * @param trainer the trainer, which is left as it was
   * @param data the training samples
   * @return the losses over the rates
   * @throws IllegalArgumentException if the trainer could not be fitted to the data
   */
  public static LearningRateCurve run(Trainer trainer, Dataset data) {
    Given.required("findLearningRate", "data", data);
    Setup setup = Given.required("findLearningRate", "a trainer", trainer).setup();
    Layer network = setup.network;
    Optimiser optimiser = setup.optimiser;
    Objective objective = new Session(setup).check(data, null);
    OptimiserState state = optimiser.state(network);
    Schedule schedule = optimiser.schedule();
    List<Double> rates = new ArrayList<>();
    List<Double> losses = new ArrayList<>();
    try {
      Interruption.deferred(
          () ->
              network.rehearse(
                  () -> {
                    sweep(setup, objective, data, rates, losses);
                    return losses;
                  }));
    } finally {
      optimiser.schedule(schedule);
      optimiser.restore(network, state);
    }
    return new LearningRateCurve(rates, losses);
  }

  private static void sweep(
      Setup setup, Objective objective, Dataset data, List<Double> rates, List<Double> losses) {
    Layer network = setup.network;
    Iterator<Dataset> batches = data.batches(1, null).iterator();
    double smooth = 0;
    double weight = 0;
    double best = Double.POSITIVE_INFINITY;
    int epoch = 0;
    for (int step = 0; step < STEPS && !Thread.currentThread().isInterrupted(); step++) {
      if (epoch == 0 || !batches.hasNext()) {
        String purpose = "learning rate finder/epoch " + ++epoch;
        RandomStream order = RandomStream.of(network.seed(), purpose);
        batches = data.batches(Math.min(setup.batch, data.size()), order).iterator();
      }
      double rate = LOWEST * StrictMath.pow(HIGHEST / LOWEST, step / (STEPS - 1.0));
      Tensor loss = step(setup, objective, batches.next(), rate);
      smooth = SMOOTHING * smooth + (1 - SMOOTHING) * loss.item();
      weight = SMOOTHING * weight + (1 - SMOOTHING);
      double value = smooth / weight;
      if (!(value <= DIVERGED * best)) {
        return;
      }
      best = Math.min(best, value);
      rates.add(rate);
      losses.add(value);
    }
  }

  private static Tensor step(Setup setup, Objective objective, Dataset samples, double rate) {
    Layer network = setup.network;
    Optimiser optimiser = setup.optimiser;
    double factor = rate / optimiser.learningRate();
    optimiser.schedule(progress -> factor);
    network.parameters().forEach(parameter -> parameter.variable().clearGrad());
    var pass = network.trainingPass();
    Tensor loss = objective.loss(samples, pass);
    loss.backward();
    optimiser.step(network, () -> objective.loss(samples, pass));
    return loss;
  }
}
