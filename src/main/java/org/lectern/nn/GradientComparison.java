package org.lectern.nn;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lectern.random.RandomStream;
import org.lectern.tensor.Tensor;

/** Compares gradients with measured slopes, along random directions and for single elements. */
final class GradientComparison {
  private static final int DIRECTIONS = 3;
  private static final int ELEMENTS = 8;
  private static final int POINTS = 9;

  /** At how many points something must look wrong: among many kinks one point can mislead. */
  private static final int WRONG = 3;

  /**
   * What is compared.
   *
   * @param part the parameter's number
   * @param element one element, or −1 for all along random signs
   * @param direction the number of the random direction
   * @param wrongs at how many points it was wrong so far
   * @param first reports what was wrong at the first of them
   */
  private record Probe(int part, int element, int direction, int wrongs, Runnable first) {
    Probe(int part, int element, int direction) {
      this(part, element, direction, 0, () -> {});
    }
  }

  private final GradientSubject subject;
  private final List<GradientSubject.Part> parts;
  private final List<float[]> first = new ArrayList<>();
  private final List<GradientVerdict> verdicts = new ArrayList<>();

  GradientComparison(GradientSubject subject) {
    this.subject = subject;
    parts = subject.parts();
    for (GradientSubject.Part part : parts) {
      first.add(part.variable().toArray());
      verdicts.add(new GradientVerdict(part));
    }
  }

  /** Adds the results: the input, then each parameter. */
  void rows(List<GradientCheck.Row> rows) {
    List<Probe> open = probes(subject.gradients());
    for (int point = 0; point < POINTS && !open.isEmpty(); point++) {
      open = compare(point, open);
    }
    for (int i = 0; i < parts.size(); i++) {
      boolean ids = i == 0 && subject.ids();
      rows.add(ids ? GradientVerdict.ids(parts.get(i)) : verdicts.get(i).row());
    }
    subject.frozen().forEach(parameter -> rows.add(GradientVerdict.frozen(parameter)));
  }

  private List<Probe> probes(List<float @Nullable []> gradients) {
    List<Probe> probes = new ArrayList<>();
    for (int i = subject.ids() ? 1 : 0; i < parts.size(); i++) {
      for (int direction = 0; direction < DIRECTIONS; direction++) {
        probes.add(new Probe(i, -1, direction));
      }
      for (int element : elements(parts.get(i), gradients.get(i))) {
        probes.add(new Probe(i, element, 0));
      }
    }
    return probes;
  }

  /** The first and the last element, the one with the largest gradient, and random ones. */
  private Set<Integer> elements(GradientSubject.Part part, float @Nullable [] gradient) {
    int n = part.shape().length();
    Set<Integer> chosen = new LinkedHashSet<>(n == 1 ? List.of(0) : List.of(0, n - 1));
    if (gradient != null) {
      int largest = 0;
      for (int i = 1; i < n; i++) {
        largest = Math.abs(gradient[i]) > Math.abs(gradient[largest]) ? i : largest;
      }
      chosen.add(largest);
    }
    RandomStream stream = stream(part.name() + "/elements");
    for (int i = 0; chosen.size() < Math.min(n, ELEMENTS); i++) {
      chosen.add(stream.below(i, n));
    }
    return chosen;
  }

  private RandomStream stream(String purpose) {
    return RandomStream.of(subject.seed(), "gradient check/" + purpose);
  }

  /** Compares at one point; returns what needs another one. */
  private List<Probe> compare(int point, List<Probe> probes) {
    List<float[]> steps = new ArrayList<>();
    List<float[]> base = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      float[] values = first.get(i);
      if (point > 0 && !(i == 0 && subject.ids())) {
        values = moved(values, point, parts.get(i).name());
      }
      float[] step = steps(values);
      values = i == 0 && subject.ids() ? values : rounded(values, step);
      steps.add(step);
      base.add(values);
      set(i, values);
    }
    List<float @Nullable []> gradients = subject.gradients();
    double rounding = subject.rounding();
    List<Probe> open = new ArrayList<>();
    for (Probe probe : probes) {
      float[] direction = direction(probe, steps.get(probe.part));
      float[] from = base.get(probe.part);
      DoubleUnaryOperator f = t -> along(probe.part, from, direction, t);
      Probe again = decide(probe, f, gradients.get(probe.part), direction, rounding);
      if (again != null) {
        open.add(again);
      }
      set(probe.part, from);
    }
    return open;
  }

  /**
   * Compares. What is right is settled; what is wrong, or hidden by a kink or by rounding, needs
   * more points.
   *
   * @return the probe to be tried again, or null
   */
  private @Nullable Probe decide(
      Probe probe,
      DoubleUnaryOperator f,
      float @Nullable [] gradient,
      float[] direction,
      double rounding) {
    double computed = 0;
    double squares = 0;
    for (int i = 0; gradient != null && i < direction.length; i++) {
      double term = (double) gradient[i] * direction[i];
      computed += term;
      squares += term * term;
    }
    // Backward sums in float too.
    Comparison comparison = new Comparison(computed, rounding, 1e-5 * Math.sqrt(squares));
    Comparison.Result result = comparison.with(f);
    if (result == null) {
      return probe;
    }
    GradientVerdict verdict = verdicts.get(probe.part);
    double unit = probe.element < 0 ? 1 : direction[probe.element];
    double perUnit = computed / unit;
    Runnable report = () -> verdict.add(probe.element, perUnit, unit, result);
    if (result.right()) {
      report.run();
      return null;
    }
    Runnable first = probe.wrongs == 0 ? report : probe.first;
    if (probe.wrongs + 1 == WRONG) {
      first.run();
      return null;
    }
    return new Probe(probe.part, probe.element, probe.direction, probe.wrongs + 1, first);
  }

  private double along(int part, float[] from, float[] direction, double t) {
    float[] values = new float[from.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (from[i] + t * direction[i]);
    }
    set(part, values);
    return subject.value();
  }

  private void set(int part, float[] values) {
    Tensor variable = parts.get(part).variable();
    variable.assign(Tensor.of(variable.shape(), values));
  }

  private float[] direction(Probe probe, float[] steps) {
    float[] direction = new float[steps.length];
    if (probe.element >= 0) {
      direction[probe.element] = steps[probe.element];
      return direction;
    }
    String name = parts.get(probe.part).name() + "/direction " + probe.direction;
    float[] signs = stream(name).uniform(steps.length, -1, 1);
    for (int i = 0; i < direction.length; i++) {
      direction[i] = Math.copySign(steps[i], signs[i]);
    }
    return direction;
  }

  /** For each element a power of two about as large as it, or as a sixteenth of the usual one. */
  private static float[] steps(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    double usual = Math.sqrt(squares / values.length);
    float[] steps = new float[values.length];
    for (int i = 0; i < steps.length; i++) {
      double size = Math.max(Math.abs(values[i]), usual / 16);
      steps[i] = size == 0 ? 0.25f : (float) Math.scalb(1.0, Math.getExponent(size));
    }
    return steps;
  }

  /** Values so short that adding the smallest step is exact. */
  private static float[] rounded(float[] values, float[] steps) {
    float[] out = new float[values.length];
    for (int i = 0; i < out.length; i++) {
      double grid = steps[i] * 0x1p-14;
      double close = Math.rint(values[i] / grid) * grid;
      out[i] = Math.abs(values[i]) < 0x1p-6 * steps[i] ? values[i] : (float) close;
    }
    return out;
  }

  private float[] moved(float[] values, int point, String name) {
    float[] noise = stream(name + "/point " + point).normal(values.length, 0, 0.2f);
    float[] steps = steps(values);
    float[] out = new float[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = values[i] + noise[i] * steps[i];
    }
    return out;
  }
}
