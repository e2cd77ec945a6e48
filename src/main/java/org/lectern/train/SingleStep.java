package org.lectern.train;

import java.util.List;
import java.util.function.Supplier;
import org.lectern.compute.Interruption;
import org.lectern.data.Dataset;
import org.lectern.nn.Layer;
import org.lectern.nn.Pass;
import org.lectern.tensor.Link;
import org.lectern.tensor.Tensor;

/** Steps one by one, for a loop that a user writes around a trainer. */
final class SingleStep {
  private static final String WHO = "trainOnBatch";

  private final Setup setup;
  private final Layer network;
  private final Objective objective;
  private final TrainingStep step;
  private final Link[] links;
  private boolean checked;

  SingleStep(Setup setup) {
    this.setup = setup;
    network = setup.network;
    FitCheck.checkParameters(WHO, network);
    objective = new Objective(network, setup.measures.tasks(WHO, network.outputNames(), network));
    step = new TrainingStep(network, objective);
    links = objective.links();
  }

  /**
   * All is checked in the first step; later ones can only differ in what losses and layers check.
   * An interrupt waits for the end of the step: the network never keeps half of one.
   */
  double run(Tensor[] inputs, List<Tensor> targets, Supplier<Dataset> samples) {
    if (!checked || targets.size() != objective.tasks().size()) {
      FitCheck.check(WHO, network, objective, samples.get());
      checked = true;
    }
    double[] loss = new double[1];
    Interruption.deferred(() -> loss[0] = whole(inputs, targets));
    Interruption.check();
    return loss[0];
  }

  private double whole(Tensor[] inputs, List<Tensor> targets) {
    Pass pass = network.trainingPass();
    double loss = step.run(inputs, targets, pass, (scores, losses, sum) -> {});
    if (Double.isFinite(loss)) {
      network.trainedWith(links);
      setup.optimiser.step(
          network,
          () ->
              network.keepingBuffers(
                  () -> Objective.sum(objective.losses(objective.scores(inputs, pass), targets))));
    }
    return loss;
  }
}
