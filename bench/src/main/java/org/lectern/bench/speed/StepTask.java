package org.lectern.bench.speed;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.lectern.tensor.Tensor;

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
    sides.put(Sides.BY_HAND, () -> new LecternLoop(problem));
    sides.put(Sides.BLOCKS, () -> new LearnerStep(problem, new BlockLearner(problem)));
    sides.put(Sides.ARRAYS, () -> new LearnerStep(problem, new ArrayLearner(problem)));
    sides.put(Sides.SCRIPT, () -> new LearnerStep(problem, new ScriptLearner(problem)));
    return sides;
  }

  /** What the script in Python needs: the same numbers, and the losses of the first steps. */
  void export(Path folder) {
    NumbersFile file = new NumbersFile();
    file.putParameters(problem.network().get());
    file.put("x", problem.x());
    file.put("y", problem.y());
    file.put("losses", Tensor.vector(new LecternStep(problem).outcome()));
    file.write(folder, problem.name());
  }

  @Override
  public Tolerance tolerance() {
    return new Tolerance(1e-5, true);
  }
}
