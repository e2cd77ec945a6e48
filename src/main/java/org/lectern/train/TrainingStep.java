package org.lectern.train;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lectern.metric.Metric;
import org.lectern.nn.Layer;
import org.lectern.nn.Parameter;
import org.lectern.nn.Pass;
import org.lectern.tensor.Tensor;
import org.lectern.tensor.Workspace;

/**
 * Forward, loss and backward of one batch. What is computed on the way uses the same memory in
 * every step, if only Lectern's own code can see it: a layer, a loss or a metric of a user may keep
 * a tensor.
 */
final class TrainingStep {
  private static final Package METRICS = Metric.class.getPackage();

  private final Layer network;
  private final Objective objective;
  private final @Nullable Workspace workspace;

  TrainingStep(Layer network, Objective objective) {
    this.network = network;
    this.objective = objective;
    this.workspace = isOwn(network, objective) ? new Workspace() : null;
  }

  private static boolean isOwn(Layer network, Objective objective) {
    for (Objective.Task task : objective.tasks()) {
      if (!task.loss().isBuiltIn()
          || !task.metrics().stream().allMatch(one -> one.getClass().getPackage() == METRICS)) {
        return false;
      }
    }
    return network.isBuiltIn();
  }

  /** What may look at scores and losses before the gradients are computed. */
  interface Watcher {
    void watch(Tensor[] scores, Tensor[] losses, Tensor loss);
  }

  /** The loss; the gradients lie in the parameters, unless it is no number. */
  double run(Tensor[] inputs, List<Tensor> targets, Pass pass, Watcher watcher) {
    Supplier<Double> work = () -> compute(inputs, targets, pass, watcher);
    return workspace == null ? work.get() : workspace.run(work);
  }

  private double compute(Tensor[] inputs, List<Tensor> targets, Pass pass, Watcher watcher) {
    Tensor[] scores = objective.scores(inputs, pass);
    Tensor[] losses = objective.losses(scores, targets);
    Tensor loss = Objective.sum(losses);
    double value = loss.item();
    if (Double.isFinite(value)) {
      watcher.watch(scores, losses, loss);
      for (Parameter parameter : network.parameters()) {
        parameter.variable().clearGrad();
      }
      loss.backward();
    }
    return value;
  }
}
