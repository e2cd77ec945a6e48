package org.lectern.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.random.Seed;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

class GeneratorsTest {
  /** A generator of n samples by seed. */
  record Generator(String name, int classes, IntFunction<LongFunction<Dataset>> of) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Generator> generators() {
    return List.of(
        new Generator("blobs", 3, n -> seed -> Generators.blobs(n, 3, 1, seed)),
        new Generator("moons", 2, n -> seed -> Generators.moons(n, 0.2, seed)),
        new Generator("circles", 2, n -> seed -> Generators.circles(n, 0.1, seed)),
        new Generator("spirals", 4, n -> seed -> Generators.spirals(n, 4, 0.02, seed)),
        new Generator("xor", 2, n -> seed -> Generators.xor(n, 0.1, seed)),
        new Generator("spam", 2, n -> seed -> Generators.spam(n, seed)));
  }

  @ParameterizedTest
  @MethodSource("generators")
  void generator_shapeAndName(Generator generator) {
    Dataset data = generator.of.apply(101).apply(7);
    assertThat(data.features().shape()).isEqualTo(Shape.of(101, 2));
    assertThat(data.labels().shape()).isEqualTo(Shape.of(101));
    assertThat(data.classes()).isEqualTo(generator.classes);
    assertThat(data.name()).isEqualTo(generator.name);
  }

  @ParameterizedTest
  @MethodSource("generators")
  void generator_dependsOnSeed(Generator generator) {
    LongFunction<Dataset> bySeed = generator.of.apply(50);
    assertThat(bySeed.apply(1).fingerprint())
        .isEqualTo(bySeed.apply(1).fingerprint())
        .isNotEqualTo(bySeed.apply(2).fingerprint());
  }

  @ParameterizedTest
  @MethodSource("generators")
  void generator_firstSamplesStay(Generator generator) {
    // Odd and even sizes, and none a multiple of the vector width.
    Dataset few = generator.of.apply(37).apply(5);
    Dataset many = generator.of.apply(202).apply(5);
    assertThat(many.first(37).fingerprint()).isEqualTo(few.fingerprint());
  }

  /** Changing one of these is a new version of the arithmetic. */
  @Test
  void generators_goldenFingerprints() {
    assertThat(generators().stream().map(g -> g.of.apply(1000).apply(42).fingerprint()))
        .containsExactly(
            "338dace6193ac2e3a5d8c7e1be5b107e1e871cee4f8cc5eb851fed46d0e4020e",
            "f1e8a895991ff2c130778ed42e1ba45b32c1f64f45951b874a26abdd2f62ddb4",
            "e3a2272f39fb1b3fc275d4688633d3f76225cf51b89ca63c5196b0e722eacfc9",
            "70f93505f4a1ad8ae1fcb0882a2d2150e25f40611db60f06c01f44bad0f8b8f4",
            "e745e503ec4372ffb857a3a523ac2be31e1c71a8c6a29a0c0f8b67acb6990c68",
            "cf90ffbdd06ffe6b605127dc4f3042c3637fa421e0c2353890c429fed1c66d5c");
  }

  @ParameterizedTest
  @MethodSource("generators")
  void generator_smallest(Generator generator) {
    // All classes are known, even where one does not occur.
    Dataset data = generator.of.apply(generator.classes).apply(0);
    assertThat(data.classes()).isEqualTo(generator.classes);
  }

  @Test
  void generator_notebookSeed() {
    long seed = Seed.current();
    assertThat(Generators.moons(9, 0.2).fingerprint())
        .isEqualTo(Generators.moons(9, 0.2, seed).fingerprint());
    assertThat(Generators.circles(9, 0.2).fingerprint())
        .isEqualTo(Generators.circles(9, 0.2, seed).fingerprint());
    assertThat(Generators.blobs(9, 3, 0.2).fingerprint())
        .isEqualTo(Generators.blobs(9, 3, 0.2, seed).fingerprint());
    assertThat(Generators.spirals(9, 3, 0.2).fingerprint())
        .isEqualTo(Generators.spirals(9, 3, 0.2, seed).fingerprint());
    assertThat(Generators.xor(9, 0.2).fingerprint())
        .isEqualTo(Generators.xor(9, 0.2, seed).fingerprint());
    assertThat(Generators.spam(9).fingerprint()).isEqualTo(Generators.spam(9, seed).fingerprint());
  }

  @Test
  void generators_balanced() {
    for (Dataset data :
        List.of(
            Generators.blobs(100, 4, 1, 0),
            Generators.moons(100, 0.1, 0),
            Generators.circles(100, 0.1, 0),
            Generators.spirals(100, 4, 0, 0),
            Generators.xor(100, 0.1, 0))) {
      for (int id = 0; id < data.classes(); id++) {
        assertThat(data.labels().eq(id).sum().item()).isEqualTo(100f / data.classes());
      }
    }
  }

  @Test
  void blobs_aroundCentres() {
    Dataset data = Generators.blobs(4000, 4, 0.5, 3);
    double[][] centres = {{0, 5}, {5, 0}, {0, -5}, {-5, 0}};
    float[] x = data.features().toArray();
    float[] ids = data.labels().toArray();
    double[][] sums = new double[4][2];
    double squares = 0;
    for (int i = 0; i < 4000; i++) {
      for (int axis = 0; axis < 2; axis++) {
        double offset = x[2 * i + axis] - centres[(int) ids[i]][axis];
        sums[(int) ids[i]][axis] += offset / 1000;
        squares += offset * offset / 8000;
      }
    }
    for (double[] mean : sums) {
      assertThat(mean[0]).isBetween(-0.08, 0.08);
      assertThat(mean[1]).isBetween(-0.08, 0.08);
    }
    assertThat(Math.sqrt(squares)).isBetween(0.48, 0.52);
  }

  @Test
  void moons_withoutNoise() {
    Dataset data = Generators.moons(200, 0, 4);
    float[] x = data.features().toArray();
    float[] ids = data.labels().toArray();
    for (int i = 0; i < 200; i++) {
      double x1 = ids[i] == 0 ? x[2 * i] : 1 - x[2 * i];
      double x2 = ids[i] == 0 ? x[2 * i + 1] : 0.5 - x[2 * i + 1];
      assertThat(Math.hypot(x1, x2)).isBetween(1 - 1e-5, 1 + 1e-5);
      assertThat(x2).isGreaterThan(-1e-5);
    }
    assertThat(data.features().column(0).min().item()).isBetween(-1f, -0.9f);
    assertThat(data.features().column(0).max().item()).isBetween(1.9f, 2f);
  }

  @Test
  void circles_withoutNoise() {
    Dataset data = Generators.circles(200, 0, 4);
    float[] x = data.features().toArray();
    float[] ids = data.labels().toArray();
    for (int i = 0; i < 200; i++) {
      double radius = ids[i] == 0 ? 1 : 0.5;
      assertThat(Math.hypot(x[2 * i], x[2 * i + 1])).isBetween(radius - 1e-5, radius + 1e-5);
    }
    // All the way round: each quarter has about a quarter.
    Tensor right = data.features().column(0).gt(0);
    Tensor up = data.features().column(1).gt(0);
    assertThat(right.mul(up).mean().item()).isBetween(0.15f, 0.35f);
    assertThat(right.mean().item()).isBetween(0.4f, 0.6f);
    assertThat(up.mean().item()).isBetween(0.4f, 0.6f);
  }

  @Test
  void spirals_armsApart() {
    Dataset data = Generators.spirals(600, 3, 0, 4);
    float[] x = data.features().toArray();
    float[] ids = data.labels().toArray();
    for (int i = 0; i < 600; i++) {
      double radius = Math.hypot(x[2 * i], x[2 * i + 1]);
      double angle = 2 * Math.PI * (radius + ids[i] / 3);
      assertThat(radius).isBetween(0.1 - 1e-5, 1 + 1e-5);
      assertThat(x[2 * i]).isCloseTo((float) (radius * Math.cos(angle)), within(1e-5f));
      assertThat(x[2 * i + 1]).isCloseTo((float) (radius * Math.sin(angle)), within(1e-5f));
    }
  }

  private static Offset<Float> within(float offset) {
    return Offset.offset(offset);
  }

  @Test
  void xor_signsDiffer() {
    Dataset data = Generators.xor(200, 0, 4);
    float[] x = data.features().toArray();
    float[] ids = data.labels().toArray();
    int[] quarters = new int[4];
    for (int i = 0; i < 200; i++) {
      assertThat(ids[i]).isEqualTo(x[2 * i] * x[2 * i + 1] < 0 ? 1 : 0);
      assertThat(Math.abs(x[2 * i])).isBetween(0.1f, 1f);
      assertThat(Math.abs(x[2 * i + 1])).isBetween(0.1f, 1f);
      quarters[(x[2 * i] > 0 ? 1 : 0) + (x[2 * i + 1] > 0 ? 2 : 0)]++;
    }
    assertThat(quarters).containsExactly(50, 50, 50, 50);
  }

  @Test
  void spam_counts() {
    Dataset data = Generators.spam(1000, 1);
    assertThat(data.featureNames()).containsExactly("dollars", "exclamations");
    assertThat(data.classNames()).containsExactly("ham", "spam");
    Tensor dollars = data.features().column(0);
    Tensor exclamations = data.features().column(1);
    assertThat(dollars.min().item()).isZero();
    assertThat(dollars.max().item()).isEqualTo(9);
    assertThat(exclamations.min().item()).isZero();
    assertThat(exclamations.max().item()).isEqualTo(5);
    for (float count : data.features().toArray()) {
      assertThat(count).isEqualTo((int) count);
    }
    assertThat(data.labels().mean().item()).isBetween(0.4f, 0.65f);
  }

  @Test
  void spam_learnsTheModelOfTheLecture() {
    for (long seed = 0; seed < 3; seed++) {
      double[] fitted = logisticRegression(Generators.spam(4000, seed));
      assertThat(fitted[0]).isBetween(0.85, 1.15);
      assertThat(fitted[1]).isBetween(1.7, 2.3);
      assertThat(fitted[2]).isBetween(-5.6, -4.4);
    }
  }

  /** w1, w2 and b of highest likelihood, by Newton's method in double. */
  private static double[] logisticRegression(Dataset data) {
    float[] x = data.features().toArray();
    float[] y = data.labels().toArray();
    double[] w = new double[3];
    for (int step = 0; step < 12; step++) {
      double[] gradient = new double[3];
      double[][] hessian = new double[3][3];
      for (int i = 0; i < y.length; i++) {
        double[] row = {x[2 * i], x[2 * i + 1], 1};
        double p = 1 / (1 + Math.exp(-(row[0] * w[0] + row[1] * w[1] + w[2])));
        for (int a = 0; a < 3; a++) {
          gradient[a] += (y[i] - p) * row[a];
          for (int b = 0; b < 3; b++) {
            hessian[a][b] += p * (1 - p) * row[a] * row[b];
          }
        }
      }
      double[] change = solve(hessian, gradient);
      for (int a = 0; a < 3; a++) {
        w[a] += change[a];
      }
    }
    return w;
  }

  private static double[] solve(double[][] a, double[] b) {
    for (int i = 0; i < 3; i++) {
      for (int row = 0; row < 3; row++) {
        if (row != i) {
          double factor = a[row][i] / a[i][i];
          for (int column = 0; column < 3; column++) {
            a[row][column] -= factor * a[i][column];
          }
          b[row] -= factor * b[i];
        }
      }
    }
    return new double[] {b[0] / a[0][0], b[1] / a[1][1], b[2] / a[2][2]};
  }

  @Test
  void generator_wrongNumbers() {
    assertThatThrownBy(() -> Generators.blobs(10, 1, 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("blobs: needs at least 2 classes to tell apart, but got 1. Try 2 or 3.");
    assertThatThrownBy(() -> Generators.spirals(2, 3, 1, 0))
        .hasMessage(
            "spirals: needs at least one sample for each of 3 classes, but n is 2. Try 200.");
    assertThatThrownBy(() -> Generators.moons(0, 0.1))
        .hasMessage("moons: needs at least one sample for each of 2 classes, but n is 0. Try 200.");
    assertThatThrownBy(() -> Generators.moons(10, -0.1))
        .hasMessage("moons: the noise must be 0 or more, but is -0.1. Try 0.1.");
    assertThatThrownBy(() -> Generators.blobs(10, 2, Double.NaN))
        .hasMessage("blobs: the deviation must be 0 or more, but is NaN. Try 0.1.");
  }
}
