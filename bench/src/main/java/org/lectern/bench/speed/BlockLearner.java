package org.lectern.bench.speed;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.ArrayList;
import java.util.List;
import org.lectern.tensor.Tensor;

/** DJL as its documentation shows it: blocks, a model, a trainer. */
final class BlockLearner implements Learner {
  private final Model model;
  private final Trainer trainer;
  private final NDManager manager;
  private final Loss loss = Loss.softmaxCrossEntropyLoss();
  private final List<NDArray> first = new ArrayList<>();
  private final List<NDArray> parameters = new ArrayList<>();

  BlockLearner(Problem problem) {
    model = Model.newInstance(problem.name(), Device.cpu(), Bridge.ENGINE);
    model.setBlock(problem.block().get());
    Optimizer descent =
        Optimizer.sgd().setLearningRateTracker(Tracker.fixed((float) problem.rate())).build();
    trainer =
        model.newTrainer(
            new DefaultTrainingConfig(loss)
                .optOptimizer(descent)
                .optDevices(new Device[] {Device.cpu()}));
    trainer.initialize(new Shape(Bridge.sizes(problem.inputShape(problem.batch()))));
    manager = trainer.getManager();
    for (Tensor value : Bridge.parameters(problem.network().get())) {
      first.add(Bridge.array(manager, value));
    }
    for (Parameter parameter : model.getBlock().getParameters().values()) {
      parameters.add(parameter.getArray());
    }
    if (first.size() != parameters.size()) {
      throw new IllegalStateException(problem.name() + ": DJL has other parameters");
    }
    reset();
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
    try (NDManager scope = manager.newSubManager()) {
      x.attach(scope);
      ids.attach(scope);
      double value;
      try (GradientCollector collector = trainer.newGradientCollector()) {
        NDList scores = trainer.forward(new NDList(x));
        NDArray l = loss.evaluate(new NDList(ids), scores);
        collector.backward(l);
        value = read ? l.getFloat() : 0;
      }
      trainer.step();
      x.attach(manager);
      ids.attach(manager);
      return value;
    }
  }

  @Override
  public NDArray scores(NDArray x) {
    return trainer.evaluate(new NDList(x)).singletonOrThrow();
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
  }
}
