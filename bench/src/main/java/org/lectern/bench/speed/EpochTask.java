package org.lectern.bench.speed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One epoch on 8,000 digits of MNIST, in batches and in the same order on all sides; the other
 * 2,000 tell the accuracy. Lectern's side is its trainer as a notebook uses it, which also gathers
 * the loss and the accuracy of the batches; the peers only train.
 */
record EpochTask(Problem problem) implements Task {
  private static final double RATE = 0.3;

  static List<Task> all() {
    return List.of(
        new EpochTask(Problems.mlp("epochMlp", 64, 784, 128, 10).rate(RATE)),
        new EpochTask(Problems.cnn().named("epochCnn").rate(RATE)));
  }

  @Override
  public String name() {
    return problem.name();
  }

  @Override
  public String title() {
    return "epoch, 8,000 digits, " + problem.title();
  }

  @Override
  public boolean isLong() {
    return true;
  }

  @Override
  public Map<String, Supplier<Side>> sides() {
    Map<String, Supplier<Side>> sides = new LinkedHashMap<>();
    sides.put(Sides.LECTERN, () -> new LecternEpoch(problem, Digits.read(problem)));
    sides.put(Sides.BLOCKS, () -> learner(BlockLearner::new));
    sides.put(Sides.ARRAYS, () -> learner(ArrayLearner::new));
    sides.put(Sides.SCRIPT, () -> learner(ScriptLearner::new));
    return sides;
  }

  private Side learner(Function<Problem, Learner> learner) {
    return new LearnerEpoch(problem, learner.apply(problem), Digits.read(problem));
  }

  @Override
  public Tolerance tolerance() {
    return new Tolerance(0.01, false);
  }
}
