package org.lectern.bench.speed;

import java.util.Map;
import org.lectern.loss.CrossEntropy;
import org.lectern.nn.Sequential;
import org.lectern.optim.Sgd;
import org.lectern.tensor.Tensor;

/** A training step as a loop by hand writes it in Lectern: all tensors are the user's. */
final class LecternLoop implements Side {
  private final Sequential network;
  private final Map<String, Tensor> first;
  private final CrossEntropy loss = new CrossEntropy();
  private final Sgd optimiser;
  private final Tensor x;
  private final Tensor y;

  LecternLoop(Problem problem) {
    network = problem.network().get();
    first = network.state();
    optimiser = new Sgd(problem.rate());
    x = problem.x();
    y = problem.y();
  }

  @Override
  public void reset() {
    network.restore(first);
  }

  @Override
  public void run() {
    step();
  }

  private Tensor step() {
    Tensor value = loss.ofScores(network.scores(x, network.trainingPass()), y);
    value.backward();
    optimiser.step(network);
    return value;
  }

  @Override
  public double[] outcome() {
    reset();
    double[] losses = new double[StepTask.CHECKED];
    for (int i = 0; i < losses.length; i++) {
      losses[i] = step().item();
    }
    return losses;
  }
}
