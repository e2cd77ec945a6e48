package org.lectern.bench.speed;

import ai.djl.ndarray.NDArray;

/** A training step of PyTorch. */
final class LearnerStep implements Side {
  private final Learner learner;
  private final NDArray x;
  private final NDArray ids;

  LearnerStep(Problem problem, Learner learner) {
    this.learner = learner;
    x = Bridge.array(learner.manager(), problem.x());
    ids = Bridge.ids(learner.manager(), problem.y());
  }

  @Override
  public void reset() {
    learner.reset();
  }

  @Override
  public void run() {
    learner.step(x, ids);
  }

  @Override
  public double[] outcome() {
    reset();
    double[] losses = new double[StepTask.CHECKED];
    for (int i = 0; i < losses.length; i++) {
      losses[i] = learner.loss(x, ids);
    }
    return losses;
  }

  @Override
  public void close() {
    learner.close();
  }
}
