package org.lectern.bench.speed;

import java.util.Map;
import org.lectern.loss.CrossEntropy;
import org.lectern.nn.Sequential;
import org.lectern.optim.Sgd;
import org.lectern.tensor.Tensor;
import org.lectern.train.Trainer;

/** A training step of Lectern's trainer, as the peers' are those of theirs. */
final class LecternStep implements Side {
  private final Sequential network;
  private final Map<String, Tensor> first;
  private final Trainer trainer;
  private final Tensor x;
  private final Tensor y;

  LecternStep(Problem problem) {
    network = problem.network().get();
    first = network.state();
    trainer = new Trainer(network, new CrossEntropy(), new Sgd(problem.rate()));
    x = problem.x();
    y = problem.y();
  }

  @Override
  public void reset() {
    network.restore(first);
  }

  @Override
  public void run() {
    trainer.trainOnBatch(x, y);
  }

  @Override
  public double[] outcome() {
    reset();
    double[] losses = new double[StepTask.CHECKED];
    for (int i = 0; i < losses.length; i++) {
      losses[i] = trainer.trainOnBatch(x, y);
    }
    return losses;
  }
}
