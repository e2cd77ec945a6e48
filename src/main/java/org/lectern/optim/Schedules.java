package org.lectern.optim;

import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.lectern.display.Numbers;
import org.lectern.nn.Progress;

/** The schedules that {@link Schedule} makes. */
final class Schedules {
  static final Schedule CONSTANT =
      new Schedule() {
        @Override
        public double factor(Progress progress) {
          return 1;
        }

        @Override
        public String toString() {
          return "";
        }
      };

  private Schedules() {}

  record StepDecay(double factor, int every) implements Schedule {
    StepDecay {
      Checks.aboveZero(
          "stepDecay",
          "factor",
          factor,
          factor == 0 ? "In Java 1/2 is 0: write 0.5, with a point." : "Try 0.5.");
      Checks.atLeast("stepDecay", "number of epochs", every, 1, "Try stepDecay(0.5, 10).");
    }

    @Override
    public double factor(Progress progress) {
      return StrictMath.pow(factor, progress.epochs() / every);
    }

    @Override
    public String toString() {
      return "×" + Texts.number(factor) + " every " + (every == 1 ? "epoch" : every + " epochs");
    }
  }

  record ExponentialDecay(double factor) implements Schedule {
    ExponentialDecay {
      Checks.aboveZero(
          "exponentialDecay",
          "factor",
          factor,
          factor == 0 ? "In Java 9/10 is 0: write 0.9, with a point." : "Try 0.95.");
    }

    @Override
    public double factor(Progress progress) {
      return StrictMath.pow(factor, progress.epochs());
    }

    @Override
    public String toString() {
      return "×" + Texts.number(factor) + " per epoch";
    }
  }

  record Cosine(int length, boolean inSteps) implements Schedule {
    Cosine {
      Checks.atLeast(
          inSteps ? "cosineSteps" : "cosine",
          "number of " + (inSteps ? "steps" : "epochs"),
          length,
          1,
          "Give as many as the training has.");
    }

    @Override
    public double factor(Progress progress) {
      long done = Math.min(inSteps ? progress.steps() : progress.epochs(), length - 1);
      return (1 + StrictMath.cos(Math.PI * done / length)) / 2;
    }

    @Override
    public String toString() {
      return "cosine over " + Texts.count(length, inSteps ? "step" : "epoch");
    }
  }

  record WarmUp(int steps, Schedule then) implements Schedule {
    WarmUp {
      Checks.atLeast("warmUp", "number of steps", steps, 1, "Try warmUp(100).");
      Checks.given("warmUp", "a schedule to go on with", then, "Write warmUp(100) for none.");
    }

    @Override
    public double factor(Progress progress) {
      double rise = progress.steps() + 1 < steps ? (progress.steps() + 1) / (double) steps : 1;
      return rise * then.factor(progress);
    }

    @Override
    public void observe(double loss) {
      then.observe(loss);
    }

    @Override
    public Schedule fresh() {
      return new WarmUp(steps, then.fresh());
    }

    @Override
    public Map<String, Double> state() {
      return then.state();
    }

    @Override
    public void restore(Map<String, Double> state) {
      then.restore(state);
    }

    @Override
    public String toString() {
      String next = Texts.of(then);
      return "warm-up over " + Texts.count(steps, "step") + (next.isEmpty() ? "" : ", " + next);
    }
  }

  record OneCycle(double max, int steps) implements Schedule {
    private static final double RISE = 0.3;
    private static final double END = 1e-4;

    OneCycle {
      if (!(max > 1) || Double.isInfinite(max)) {
        throw new IllegalArgumentException(
            "oneCycle: the largest factor must be above 1, but is "
                + Numbers.asJava(max)
                + ". It is a multiple of the optimiser's learning rate: try 25.0.");
      }
      Checks.atLeast(
          "oneCycle", "number of steps", steps, 4, "Give epochs times batches in an epoch.");
    }

    @Override
    public double factor(Progress progress) {
      double step = Math.min(progress.steps(), steps - 1);
      double top = RISE * steps - 1;
      return step <= top
          ? between(1, max, step / top)
          : between(max, END, (step - top) / (steps - 1 - top));
    }

    private static double between(double from, double to, double share) {
      return to + (from - to) / 2 * (1 + StrictMath.cos(Math.PI * share));
    }

    @Override
    public String toString() {
      return "one cycle up to ×" + Texts.number(max) + " over " + Texts.count(steps, "step");
    }
  }

  record ByEpoch(IntToDoubleFunction function) implements Schedule {
    ByEpoch {
      Checks.given("byEpoch", "a function", function, "Try byEpoch(epoch -> 1.0 / (1 + epoch)).");
    }

    @Override
    public double factor(Progress progress) {
      return function.applyAsDouble(progress.epochs());
    }

    @Override
    public String toString() {
      return "a schedule of its own";
    }
  }
}
