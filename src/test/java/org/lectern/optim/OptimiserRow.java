package org.lectern.optim;

import java.util.List;
import java.util.function.Supplier;

/**
 * An optimiser and the same rule written a second time, with plain loops in double precision, from
 * the formulas of PyTorch's documentation.
 *
 * @param make the optimiser
 * @param literal the rule, with a memory of its own
 * @param quick steps that bring the bowl's loss to within 1e-3 of its minimum; 0 if it has another
 *     minimum
 */
record OptimiserRow(Supplier<Optimiser> make, Supplier<Literal> literal, int quick) {
  /** One step in place; t counts from 1. */
  interface Literal {
    void step(double[] w, int t);
  }

  /** One step of one weight; the arrays are the memory. */
  private interface Rule {
    double change(double g, double[] m, double[] v, int i, int t);
  }

  private static Supplier<Literal> each(Rule rule) {
    return () -> {
      double[] m = new double[Bowl.A.length];
      double[] v = new double[Bowl.A.length];
      return (w, t) -> {
        double[] g = Bowl.gradient(w);
        for (int i = 0; i < w.length; i++) {
          w[i] -= rule.change(g[i], m, v, i, t);
        }
      };
    };
  }

  private static double adam(double g, double[] m, double[] v, int i, int t, double rate) {
    m[i] = 0.9 * m[i] + 0.1 * g;
    v[i] = 0.999 * v[i] + 0.001 * g * g;
    double mean = m[i] / (1 - Math.pow(0.9, t));
    double square = v[i] / (1 - Math.pow(0.999, t));
    return rate * mean / (Math.sqrt(square) + 1e-8);
  }

  static List<OptimiserRow> rows() {
    return List.of(
        new OptimiserRow(() -> new Sgd(0.1), each((g, m, v, i, t) -> 0.1 * g), 200),
        new OptimiserRow(
            () -> new Momentum(0.05, 0.9),
            each(
                (g, m, v, i, t) -> {
                  m[i] = 0.9 * m[i] + g;
                  return 0.05 * m[i];
                }),
            150),
        new OptimiserRow(
            () -> new Nesterov(0.05, 0.9),
            each(
                (g, m, v, i, t) -> {
                  m[i] = 0.9 * m[i] + g;
                  return 0.05 * (g + 0.9 * m[i]);
                }),
            150),
        new OptimiserRow(
            () -> new Adagrad(0.5),
            each(
                (g, m, v, i, t) -> {
                  v[i] += g * g;
                  return 0.5 * g / (Math.sqrt(v[i]) + 1e-10);
                }),
            150),
        new OptimiserRow(
            Adadelta::new,
            each(
                (g, m, v, i, t) -> {
                  v[i] = 0.9 * v[i] + 0.1 * g * g;
                  double change = Math.sqrt(m[i] + 1e-6) / Math.sqrt(v[i] + 1e-6) * g;
                  m[i] = 0.9 * m[i] + 0.1 * change * change;
                  return change;
                }),
            800),
        new OptimiserRow(
            () -> new RmsProp(0.01),
            each(
                (g, m, v, i, t) -> {
                  v[i] = 0.99 * v[i] + 0.01 * g * g;
                  return 0.01 * g / (Math.sqrt(v[i]) + 1e-8);
                }),
            500),
        new OptimiserRow(
            () -> new Adam(0.05), each((g, m, v, i, t) -> adam(g, m, v, i, t, 0.05)), 200),
        new OptimiserRow(() -> new AdamW(0.05, 0.1), OptimiserRow::adamW, 0),
        new OptimiserRow(Lbfgs::new, LiteralLbfgs::new, 12));
  }

  /** Rules with a large ε, which shows where it stands, and other averages. */
  static List<OptimiserRow> variants() {
    return List.of(
        new OptimiserRow(
            () -> new Sgd(0.1, 0.5),
            () ->
                (w, t) -> {
                  double[] g = Bowl.gradient(w);
                  for (int i = 0; i < w.length; i++) {
                    w[i] -= 0.1 * (g[i] + (i < 4 ? 0.5 * w[i] : 0));
                  }
                },
            0),
        new OptimiserRow(
            () -> new Adagrad(0.5, 0.5),
            each(
                (g, m, v, i, t) -> {
                  v[i] += g * g;
                  return 0.5 * g / (Math.sqrt(v[i]) + 0.5);
                }),
            0),
        new OptimiserRow(
            () -> new Adadelta(0.5, 0.8, 0.5),
            each(
                (g, m, v, i, t) -> {
                  v[i] = 0.8 * v[i] + 0.2 * g * g;
                  double change = Math.sqrt(m[i] + 0.5) / Math.sqrt(v[i] + 0.5) * g;
                  m[i] = 0.8 * m[i] + 0.2 * change * change;
                  return 0.5 * change;
                }),
            0),
        new OptimiserRow(
            () -> new RmsProp(0.1, 0.5, 0.5),
            each(
                (g, m, v, i, t) -> {
                  v[i] = 0.5 * v[i] + 0.5 * g * g;
                  return 0.1 * g / (Math.sqrt(v[i]) + 0.5);
                }),
            0),
        new OptimiserRow(
            () -> new Adam(0.1, 0.5, 0.6, 0.5),
            each(
                (g, m, v, i, t) -> {
                  m[i] = 0.5 * m[i] + 0.5 * g;
                  v[i] = 0.6 * v[i] + 0.4 * g * g;
                  double mean = m[i] / (1 - Math.pow(0.5, t));
                  return 0.1 * mean / (Math.sqrt(v[i] / (1 - Math.pow(0.6, t))) + 0.5);
                }),
            0));
  }

  /** The four weights decay, the two biases don't. */
  private static Literal adamW() {
    Literal rest = each((g, m, v, i, t) -> adam(g, m, v, i, t, 0.05)).get();
    return (w, t) -> {
      double[] before = w.clone();
      rest.step(w, t);
      for (int i = 0; i < 4; i++) {
        w[i] -= 0.05 * 0.1 * before[i];
      }
    };
  }

  @Override
  public String toString() {
    return make.get().toString();
  }
}
