package org.lectern.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.random.RandomStream;
import org.lectern.tensor.Tensor;

/**
 * Every loss against its formula in double precision, written plainly: the losses of single
 * samples, their mean and sum, and by finite differences the gradients; from predictions and from
 * scores.
 */
class LossGradientTest {
  private static final double STEP = 1e-5;
  private static final int SAMPLES = 6;
  private static final int CLASSES = 3;
  private static final Tensor IDS = Tensor.vector(0, 2, 1, 1, 0, 2);
  private static final Tensor ROWS =
      Tensor.matrix(
          new double[] {0.5, 0.25, 0.25},
          new double[] {0, 1, 0},
          new double[] {0.125, 0.125, 0.75},
          new double[] {1, 0, 0},
          new double[] {0.25, 0.5, 0.25},
          new double[] {0, 0.5, 0.5});
  private static final Tensor LABELS = Tensor.vector(1, 0, 0, 1, 1, 0);
  private static final Tensor SHARES = Tensor.vector(0.9, 0.1, 0.5, 1, 0, 0.25);
  private static final Tensor SIGNS = Tensor.vector(1, -1, -1, 1, 1, -1);
  private static final Tensor NUMBERS = random("numbers", 2, SAMPLES, 2);
  private static final double[] WEIGHTS = {1, 2.5, 0.5};

  /** What the predictions are, to make random ones. */
  enum Kind {
    NUMBERS,
    PROBABILITIES,
    DISTRIBUTIONS,
    LOGS,
    SCORES
  }

  /** One loss of a row, from one prediction row and its target row, in double precision. */
  interface Formula {
    double of(double[] prediction, double[] target);
  }

  /**
   * A row of the table.
   *
   * @param columns predictions of a sample
   * @param formula from predictions
   * @param link from scores to predictions, one sample
   * @param weight of a sample, by its target, that a mean divides by
   */
  record Row(
      String name,
      Loss loss,
      Kind kind,
      int columns,
      Tensor target,
      Formula formula,
      UnaryOperator<double[]> link,
      ToDoubleFunction<double[]> weight) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    Formula squared = (p, t) -> sum(p.length, j -> (p[j] - t[j]) * (p[j] - t[j]));
    rows.add(numbers("squared error", new SquaredError(), squared));
    rows.add(
        numbers(
            "half the squared error",
            new SquaredError().weighted(0.5),
            (p, t) -> squared.of(p, t) / 2));
    rows.add(
        numbers(
            "absolute error",
            new AbsoluteError(),
            (p, t) -> sum(p.length, j -> Math.abs(p[j] - t[j]))));
    for (double delta : new double[] {0.4, 1}) {
      Formula huber = (p, t) -> sum(p.length, j -> huber(p[j] - t[j], delta));
      rows.add(numbers("Huber, δ = " + delta, new Huber(delta), huber));
    }
    rows.add(binary("binary cross entropy", new BinaryCrossEntropy(), LABELS, 1));
    rows.add(binary("binary cross entropy, shares", new BinaryCrossEntropy(), SHARES, 1));
    rows.add(binary("positive weight", new BinaryCrossEntropy().positiveWeight(3), SHARES, 3));
    for (Tensor target : List.of(IDS, ROWS, Tensor.oneHot(IDS, CLASSES))) {
      double[] none = {1, 1, 1};
      CrossEntropy loss = new CrossEntropy();
      rows.add(classes("cross entropy", loss, target, none, 0));
      rows.add(classes("weights", loss.weights(WEIGHTS), target, WEIGHTS, 0));
      rows.add(classes("smoothing", loss.smoothing(0.1), target, none, 0.1));
      Loss both = loss.weights(WEIGHTS).smoothing(0.2);
      rows.add(classes("weights and smoothing", both, target, WEIGHTS, 0.2));
      NegativeLogLikelihood logs = new NegativeLogLikelihood();
      rows.add(classes("negative log likelihood", logs, target, none, 0));
      rows.add(classes("of weights", logs.weights(WEIGHTS), target, WEIGHTS, 0));
    }
    for (Tensor target : List.of(LABELS, SIGNS)) {
      Formula hinge = (s, t) -> Math.max(0, 1 - (t[0] > 0 ? 1 : -1) * s[0]);
      rows.add(
          new Row("hinge, one score", new Hinge(), Kind.SCORES, 1, target, hinge, s -> s, t -> 1));
    }
    for (Tensor target : List.of(IDS, Tensor.oneHot(IDS, CLASSES))) {
      rows.add(
          new Row(
              "hinge",
              new Hinge(),
              Kind.SCORES,
              3,
              target,
              LossGradientTest::hinge,
              s -> s,
              t -> 1));
    }
    Formula divergence =
        (q, p) ->
            sum(q.length, j -> p[j] == 0 ? 0 : p[j] * StrictMath.log(p[j] / Math.max(q[j], 1e-7)));
    rows.add(
        new Row(
            "KL",
            new KlDivergence(),
            Kind.DISTRIBUTIONS,
            3,
            ROWS,
            divergence,
            LossGradientTest::softmax,
            t -> 1));
    return rows;
  }

  private static Row numbers(String name, Loss loss, Formula formula) {
    return new Row(name, loss, Kind.NUMBERS, 2, NUMBERS, formula, s -> s, t -> t.length);
  }

  private static Row binary(String name, Loss loss, Tensor target, double positive) {
    Formula formula =
        (p, t) -> -positive * t[0] * StrictMath.log(p[0]) - (1 - t[0]) * StrictMath.log(1 - p[0]);
    return new Row(
        name,
        loss,
        Kind.PROBABILITIES,
        1,
        target,
        formula,
        s -> new double[] {1 / (1 + StrictMath.exp(-s[0]))},
        t -> 1);
  }

  private static Row classes(
      String name, Loss loss, Tensor target, double[] weights, double smoothing) {
    boolean logs = loss instanceof NegativeLogLikelihood;
    Formula formula =
        (p, t) -> {
          double total = 0;
          for (int c = 0; c < CLASSES; c++) {
            double share = (1 - smoothing) * row(t)[c] + smoothing / CLASSES;
            total -= weights[c] * share * (logs ? p[c] : StrictMath.log(p[c]));
          }
          return total;
        };
    return new Row(
        name + (target == ROWS ? ", distributions" : target == IDS ? ", ids" : ", one-hot"),
        loss,
        logs ? Kind.LOGS : Kind.DISTRIBUTIONS,
        CLASSES,
        target,
        formula,
        s -> logs ? Arrays.stream(softmax(s)).map(StrictMath::log).toArray() : softmax(s),
        t -> sum(CLASSES, c -> row(t)[c] * weights[c]));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void each_anyLoss_isTheFormula(Row row) {
    if (row.kind != Kind.NUMBERS) {
      assertNear(row.loss.each(predictions(row), row.target), each(row, predictions(row), p -> p));
      assertNear(row.loss.eachOfScores(scores(row), row.target), each(row, scores(row), row.link));
    } else {
      assertThat(row.loss.each(predictions(row), row.target).shape()).isEqualTo(NUMBERS.shape());
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void of_anyLoss_isTheFormulaWithItsGradient(Row row) {
    check(row, row.loss, predictions(row), false);
    check(row, row.loss.sum(), predictions(row), false);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void ofScores_anyLoss_isTheFormulaWithItsGradient(Row row) {
    check(row, row.loss, scores(row), true);
    check(row, row.loss.sum(), scores(row), true);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void weighted_anyLoss_isTimesTheFactor(Row row) {
    Tensor x = predictions(row);
    double once = row.loss.of(x, row.target).item();
    assertThat((double) row.loss.weighted(3).weighted(0.5).of(x, row.target).item())
        .isCloseTo(1.5 * once, Offset.offset(1e-6 * Math.abs(once)));
  }

  @Test
  void table_everyLoss_isChecked()
      throws IOException, URISyntaxException, ReflectiveOperationException {
    Set<String> checked =
        rows().stream().map(row -> row.loss.getClass().getSimpleName()).collect(Collectors.toSet());
    Path folder = Path.of(Loss.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Set<String> losses = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder.resolve("org/lectern/loss"))) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString().replace(".class", "");
        Class<?> type = Class.forName("org.lectern.loss." + name);
        if (Loss.class.isAssignableFrom(type)
            && Modifier.isPublic(type.getModifiers())
            && !Modifier.isAbstract(type.getModifiers())) {
          losses.add(name);
        }
      }
    }
    assertThat(losses).contains("CrossEntropy", "Huber").isSubsetOf(checked);
  }

  private static void check(Row row, Loss loss, Tensor values, boolean scores) {
    Tensor x = Tensor.variable("x", values);
    Tensor value = scores ? loss.ofScores(x, row.target) : loss.of(x, row.target);
    value.backward();
    double[] at = doubles(values);
    double expected = total(row, loss, at, scores);
    assertThat((double) value.item())
        .isCloseTo(expected, Offset.offset(2e-6 * (1 + Math.abs(expected))));
    double[] gradient = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      double middle = at[i];
      at[i] = middle + STEP;
      double above = total(row, loss, at, scores);
      at[i] = middle - STEP;
      gradient[i] = (above - total(row, loss, at, scores)) / (2 * STEP);
      at[i] = middle;
    }
    double scale = Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
    assertThat(scale).isPositive();
    for (int i = 0; i < at.length; i++) {
      assertThat((double) x.grad().toArray()[i])
          .as("element %d", i)
          .isCloseTo(gradient[i], Offset.offset(1e-5 * scale));
    }
  }

  /** The loss of all samples by the formula. */
  private static double total(Row row, Loss loss, double[] x, boolean scores) {
    double total = 0;
    double weight = 0;
    double[] target = doubles(row.target);
    for (int i = 0; i < SAMPLES; i++) {
      double[] t = part(target, i);
      double[] p = part(x, i);
      total += row.formula.of(scores ? row.link.apply(p) : p, t);
      weight += row.weight.applyAsDouble(t);
    }
    return loss.reduction() == Reduction.SUM ? total : total / weight;
  }

  private static double[] each(Row row, Tensor x, UnaryOperator<double[]> link) {
    double[] losses = new double[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      losses[i] = row.formula.of(link.apply(part(doubles(x), i)), part(doubles(row.target), i));
    }
    return losses;
  }

  private static void assertNear(Tensor actual, double[] expected) {
    assertThat(actual.shape().toArray()).containsExactly(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual.get(i)).isCloseTo(expected[i], Offset.offset(5e-6));
    }
  }

  private static Tensor predictions(Row row) {
    Tensor scores = scores(row);
    return switch (row.kind) {
      case NUMBERS, SCORES -> scores;
      case PROBABILITIES -> scores.sigmoid();
      case DISTRIBUTIONS -> scores.softmax(-1);
      case LOGS -> scores.logSoftmax(-1);
    };
  }

  private static Tensor scores(Row row) {
    return row.columns == 1
        ? random("scores", 2, SAMPLES)
        : random("scores", 2, SAMPLES, row.columns);
  }

  private static Tensor random(String purpose, double reach, int... sizes) {
    Tensor zeros = Tensor.zeros(sizes);
    return Tensor.of(
        zeros.shape(),
        RandomStream.of(11, purpose).uniform(zeros.length(), (float) -reach, (float) reach));
  }

  private static double[] doubles(Tensor x) {
    float[] array = x.toArray();
    double[] result = new double[array.length];
    for (int i = 0; i < array.length; i++) {
      result[i] = array[i];
    }
    return result;
  }

  private static double[] part(double[] all, int sample) {
    int columns = all.length / SAMPLES;
    return Arrays.copyOfRange(all, sample * columns, (sample + 1) * columns);
  }

  /** A class id as a one-hot row. */
  private static double[] row(double[] target) {
    if (target.length > 1) {
      return target;
    }
    double[] row = new double[CLASSES];
    row[(int) target[0]] = 1;
    return row;
  }

  private static double hinge(double[] scores, double[] target) {
    double[] row = row(target);
    double right = sum(CLASSES, c -> row[c] * scores[c]);
    return sum(CLASSES, c -> row[c] == 1 ? 0 : Math.max(0, scores[c] - right + 1));
  }

  private static double huber(double error, double delta) {
    double size = Math.abs(error);
    return size <= delta ? size * size / 2 : delta * (size - delta / 2);
  }

  private static double[] softmax(double[] scores) {
    double[] e = Arrays.stream(scores).map(StrictMath::exp).toArray();
    double sum = sum(e.length, j -> e[j]);
    return Arrays.stream(e).map(x -> x / sum).toArray();
  }

  private static double sum(int n, IntToDoubleFunction term) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += term.applyAsDouble(i);
    }
    return sum;
  }
}
