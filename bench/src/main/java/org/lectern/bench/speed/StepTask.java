package org.lectern.bench.speed;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** A training step: forward, loss, backward, stochastic gradient descent. */
record StepTask(Problem problem) implements Task {
  /** Steps whose losses are compared: each depends on the updates before it. */
  static final int CHECKED = 10;

  @Override
  public String name() {
    return problem.name();
  }

  @Override
  public String title() {
    return "training step " + problem.title();
  }

  @Override
  public Map<String, Supplier<Side>> sides() {
    Map<String, Supplier<Side>> sides = new LinkedHashMap<>();
    sides.put(Sides.LECTERN, () -> new LecternStep(problem));
    sides.put(Sides.BLOCKS, () -> new LearnerStep(problem, new BlockLearner(problem)));
    sides.put(Sides.ARRAYS, () -> new LearnerStep(problem, new ArrayLearner(problem)));
    sides.put(Sides.SCRIPT, () -> new LearnerStep(problem, new ScriptLearner(problem)));
    return sides;
  }

  @Override
  public Tolerance tolerance() {
    return new Tolerance(1e-4, true);
  }
}
