package org.lectern.train;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.lectern.data.Dataset;
import org.lectern.nn.Layer;
import org.lectern.nn.Pass;
import org.lectern.optim.Optimiser;
import org.lectern.optim.OptimiserState;
import org.lectern.tensor.Tensor;

/** A few steps on the clock, taken back afterwards: for an {@link Estimate}. */
final class Rehearsal {
  /** Steps enough for the compiler to notice them, unless they take too long. */
  private static final int STEPS = 20;

  private static final double LONG_ENOUGH = 0.5;
  private static final int CHUNK = 1024;

  private final Layer network;
  private final Optimiser optimiser;
  private final Objective objective;
  private final LongSupplier nanos;

  Rehearsal(Layer network, Optimiser optimiser, Objective objective, LongSupplier nanos) {
    this.network = network;
    this.optimiser = optimiser;
    this.objective = objective;
    this.nanos = nanos;
  }

  Estimate run(Dataset data, @Nullable Dataset validation, int batch, int epochs) {
    int size = Math.min(batch, data.size());
    int batches = (data.size() + size - 1) / size;
    Dataset samples = data.first(size);
    OptimiserState before = optimiser.state(network);
    try {
      return network.rehearse(
          () -> {
            long[] graph = new long[1];
            double step = fastest(() -> graph[0] = step(samples));
            double measure = 0;
            if (validation != null) {
              Dataset some = validation.first(CHUNK);
              measure = fastest(() -> objective.measure(some)) * validation.size() / some.size();
            }
            long parameters = 2 * bytes(network.state().values());
            long memory = bytes(optimiser.state(network).tensors().values());
            return new Estimate(epochs, batches, step, measure, parameters, memory, graph[0]);
          });
    } finally {
      optimiser.restore(network, before);
    }
  }

  /** The time of the fastest run: the others were disturbed, or not compiled yet. */
  private double fastest(Runnable work) {
    double best = Double.POSITIVE_INFINITY;
    double total = 0;
    for (int i = 0; i < STEPS && (i < 2 || total < LONG_ENOUGH); i++) {
      long start = nanos.getAsLong();
      work.run();
      double seconds = (nanos.getAsLong() - start) * 1e-9;
      best = Math.min(best, seconds);
      total += seconds;
    }
    return best;
  }

  /** One step; the bytes that it holds before its update. */
  private long step(Dataset samples) {
    Pass pass = network.trainingPass();
    network.parameters().forEach(parameter -> parameter.variable().clearGrad());
    Tensor loss = objective.loss(samples, pass);
    loss.backward();
    long bytes = bytesOfGraph(loss);
    optimiser.step(network, () -> objective.loss(samples, pass));
    return bytes;
  }

  private static long bytes(Iterable<Tensor> tensors) {
    long bytes = 0;
    for (Tensor tensor : tensors) {
      bytes += 4L * tensor.length();
    }
    return bytes;
  }

  /** The tensors between parameters and loss, with their gradients. */
  static long bytesOfGraph(Tensor loss) {
    long bytes = 0;
    Deque<Tensor> open = new ArrayDeque<>(List.of(loss));
    Set<Tensor> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    seen.add(loss);
    while (!open.isEmpty()) {
      Tensor tensor = open.pop();
      if (!tensor.isVariable()) {
        bytes += 4L * tensor.length() * (tensor.hasGrad() ? 2 : 1);
      }
      for (Tensor input : tensor.inputs()) {
        if (seen.add(input)) {
          open.push(input);
        }
      }
    }
    return bytes;
  }
}
