package org.lectern.bench.oracle;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lectern.nn.Initialiser;
import org.lectern.random.RandomStream;
import org.lectern.tensor.Shape;

/** Initialisers: mean and variance of many numbers, worked out by PyTorch, against the formula. */
final class InitialiserCases {
  static final int COUNT = 1_000_000;

  /** Standard errors allowed: a right initialiser fails one time in two million. */
  static final double LIMIT = 5;

  static final int IN = 30;
  static final int OUT = 20;

  /** Variance of a standard normal cut at ±2: 1 − 4φ(2)/(2Φ(2) − 1). */
  private static final double TRUNCATED = 0.77374130;

  private static final Script MOMENTS =
      new Script(
          List.of("x"),
          """
          centred = torch.sub(x, torch.mean(x))
          return [torch.mean(x), torch.mean(torch.pow(centred, 2)), torch.mean(torch.pow(centred, 4))]
          """);

  private final List<Result> results = new ArrayList<>();
  private final Torch torch;

  private InitialiserCases(Torch torch) {
    this.torch = torch;
    add("zeros()", Initialiser.zeros(), 0, 0);
    add("constant(0.5)", Initialiser.constant(0.5), 0.5, 0);
    add("normal(0.1)", Initialiser.normal(0.1), 0, 0.01);
    add("truncatedNormal(0.1)", Initialiser.truncatedNormal(0.1), 0, TRUNCATED * 0.01);
    add("uniform(-0.1, 0.3)", Initialiser.uniform(-0.1, 0.3), 0.1, 0.4 * 0.4 / 12);
    add("xavier()", Initialiser.xavier(), 0, 1.0 / IN);
    add("glorot()", Initialiser.glorot(), 0, 2.0 / (IN + OUT));
    add("glorotNormal()", Initialiser.glorotNormal(), 0, 2.0 / (IN + OUT));
    add("he()", Initialiser.he(), 0, 2.0 / IN);
    add("heUniform()", Initialiser.heUniform(), 0, 2.0 / IN);
  }

  /** The factories of the library that no row names. */
  static List<String> missing(List<Result> results) {
    return Arrays.stream(Initialiser.class.getMethods())
        .filter(method -> Modifier.isStatic(method.getModifiers()))
        .map(Method::getName)
        .distinct()
        .sorted()
        .filter(factory -> results.stream().noneMatch(row -> row.name.startsWith(factory + "(")))
        .map(factory -> "Initialiser." + factory)
        .toList();
  }

  static List<Result> all(Torch torch) {
    return new InitialiserCases(torch).results;
  }

  private void add(String name, Initialiser initialiser, double mean, double variance) {
    float[] drawn = initialiser.draw(COUNT, IN, OUT, RandomStream.of(1, "oracle/" + name));
    double[] numbers = new double[drawn.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = drawn[i];
    }
    List<Values> moments =
        torch.run(MOMENTS, Map.of("x", new Values(Shape.of(COUNT), numbers)), Precision.DOUBLE);
    results.add(
        new Result(
            name,
            new Moments(mean, variance),
            new Moments(moments.get(0).numbers()[0], moments.get(1).numbers()[0]),
            moments.get(2).numbers()[0]));
  }

  /** The mean and the variance of a distribution or of numbers. */
  record Moments(double mean, double variance) {}

  /** One row: what the formula says, and what came. */
  record Result(String name, Moments formula, Moments drawn, double fourth) {
    /** The larger of the two deviations, in standard errors of the mean and of the variance. */
    double errors() {
      double ofMean = Math.abs(drawn.mean - formula.mean);
      double ofVariance = Math.abs(drawn.variance - formula.variance);
      if (formula.variance == 0) {
        return ofMean == 0 && ofVariance == 0 ? 0 : Double.POSITIVE_INFINITY;
      }
      double spread = Math.sqrt(fourth - drawn.variance * drawn.variance);
      return Math.sqrt(COUNT) * Math.max(ofMean / Math.sqrt(drawn.variance), ofVariance / spread);
    }

    boolean agrees() {
      return errors() <= LIMIT;
    }

    String row() {
      return String.format(
          Locale.ROOT,
          "| %s | %.2g | %.5g | mean %.2g, variance %.4g | %.1f | %s |",
          name,
          drawn.mean,
          drawn.variance,
          formula.mean,
          formula.variance,
          errors(),
          agrees() ? "agrees" : "**disagrees**");
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%-44s mean %.2g, variance %.5g (formula %.5g), %.1f standard errors  %s",
          name,
          drawn.mean,
          drawn.variance,
          formula.variance,
          errors(),
          agrees() ? "agrees" : "DISAGREES");
    }
  }
}
