package org.lectern.bench.speed;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.List;

/** An epoch of PyTorch: batches are picked by index. */
final class LearnerEpoch implements Side {
  private final Learner learner;
  private final NDArray images;
  private final NDArray labels;
  private final NDArray testImages;
  private final float[] testLabels;
  private final List<int[]> order;

  LearnerEpoch(Problem problem, Learner learner, Digits digits) {
    this.learner = learner;
    images = Bridge.array(learner.manager(), digits.train().features());
    labels = Bridge.ids(learner.manager(), digits.train().labels());
    testImages = Bridge.array(learner.manager(), digits.test().features());
    testLabels = digits.test().labels().toArray();
    order = Digits.order(problem.network().get().seed(), problem.batch());
  }

  @Override
  public void run() {
    learner.reset();
    for (int[] indices : order) {
      try (NDManager scope = learner.manager().newSubManager()) {
        NDArray at = scope.create(indices);
        NDArray x = images.get(scope, new NDIndex("{}", at));
        NDArray ids = labels.get(scope, new NDIndex("{}", at));
        learner.step(x, ids);
      }
    }
  }

  @Override
  public double[] outcome() {
    run();
    try (NDArray scores = learner.scores(testImages);
        NDArray classes = scores.argMax(1)) {
      long[] predicted = classes.toLongArray();
      int right = 0;
      for (int i = 0; i < predicted.length; i++) {
        right += predicted[i] == (long) testLabels[i] ? 1 : 0;
      }
      return new double[] {(double) right / predicted.length};
    }
  }

  @Override
  public void close() {
    learner.close();
  }
}
