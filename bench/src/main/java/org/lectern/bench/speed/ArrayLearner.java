package org.lectern.bench.speed;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import org.lectern.tensor.Tensor;

/** DJL by hand: operations on arrays, a gradient collector, and the descent in place. */
final class ArrayLearner implements Learner {
  private final Problem problem;
  private final NDManager manager = Bridge.manager();
  private final List<NDArray> first = new ArrayList<>();
  private final List<NDArray> parameters = new ArrayList<>();

  ArrayLearner(Problem problem) {
    this.problem = problem;
    for (Tensor value : Bridge.parameters(problem.network().get())) {
      first.add(Bridge.array(manager, value));
      NDArray parameter = Bridge.array(manager, value);
      parameter.setRequiresGradient(true);
      parameters.add(parameter);
    }
  }

  @Override
  public NDManager manager() {
    return manager;
  }

  @Override
  public void reset() {
    for (int i = 0; i < first.size(); i++) {
      first.get(i).copyTo(parameters.get(i));
    }
  }

  @Override
  public void step(NDArray x, NDArray ids) {
    step(x, ids, false);
  }

  @Override
  public double loss(NDArray x, NDArray ids) {
    return step(x, ids, true);
  }

  private double step(NDArray x, NDArray ids, boolean read) {
    // What a step makes belongs to a manager of its own, and goes with it.
    try (NDManager scope = manager.newSubManager()) {
      x.attach(scope);
      ids.attach(scope);
      double value;
      try (GradientCollector collector = Engine.getEngine(Bridge.ENGINE).newGradientCollector()) {
        NDArray scores = problem.arrays().apply(x, parameters);
        NDArray picked = scores.logSoftmax(1).gather(ids.expandDims(1), 1);
        NDArray loss = picked.neg().mean();
        collector.backward(loss);
        value = read ? loss.getFloat() : 0;
      }
      for (NDArray parameter : parameters) {
        try (NDArray gradient = parameter.getGradient()) {
          // The operation behind DJL's own Sgd; it also clears the gradient.
          parameter
              .getNDArrayInternal()
              .sgdUpdate(
                  new NDList(parameter, gradient),
                  new NDList(parameter),
                  (float) problem.rate(),
                  0,
                  1,
                  -1,
                  0,
                  false);
        }
      }
      x.attach(manager);
      ids.attach(manager);
      return value;
    }
  }

  @Override
  public NDArray scores(NDArray x) {
    return problem.arrays().apply(x, parameters);
  }

  @Override
  public void close() {
    manager.close();
  }
}
