package org.lectern.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.lectern.random.RandomStream;
import org.lectern.tensor.Shape;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

class NormaliserTest {
  private static final Tensor X =
      Tensor.matrix(new double[] {1, 5}, new double[] {3, 5}, new double[] {8, 5});

  @Test
  void standardiser_statistics() {
    Standardiser fitted = Standardiser.fit(X);
    assertThat(fitted.mean().toArray()).containsExactly(4, 5);
    // (9 + 1 + 16) / 3
    assertThat(fitted.deviation().toArray()).containsExactly((float) Math.sqrt(26f / 3), 0);
    Tensor z = fitted.apply(X);
    assertThat(z.column(0).mean().item()).isBetween(-1e-6f, 1e-6f);
    assertThat(z.column(0).square().mean().item()).isBetween(1 - 1e-6f, 1 + 1e-6f);
    assertThat(z.column(1).toArray()).containsExactly(0, 0, 0);
  }

  @Test
  void standardiser_constantColumnWhoseMeanRounds() {
    // The float sum of 7000 times 0.1 is not 700, so the plain mean is not 0.1.
    Tensor x = Tensor.full(0.1, 7000, 1);
    Standardiser fitted = Standardiser.fit(x);
    assertThat(fitted.mean().item()).isEqualTo(0.1f);
    assertThat(fitted.deviation().item()).isZero();
    assertThat(fitted.apply(x).toArray()).containsOnly(0);
    assertThat(fitted.apply(Tensor.vector(2.1)).item()).isEqualTo(2.1f - 0.1f);
  }

  @Test
  void standardiser_largeOffset() {
    float[] years = RandomStream.of(1, "test").uniform(1000, 2007, 2010);
    Tensor z =
        Standardiser.fit(Tensor.of(Shape.of(1000, 1), years.clone()))
            .apply(Tensor.of(Shape.of(1000, 1), years));
    assertThat(z.mean().item()).isBetween(-1e-3f, 1e-3f);
    assertThat(z.square().mean().item()).isBetween(0.999f, 1.001f);
  }

  @Test
  void minMax_statistics() {
    MinMax fitted = MinMax.fit(X);
    assertThat(fitted.min().toArray()).containsExactly(1, 5);
    assertThat(fitted.max().toArray()).containsExactly(8, 5);
    assertThat(fitted.apply(X).toArray()).containsExactly(0, 0, 2 / 7f, 0, 1, 0);
    assertThat(fitted.apply(Tensor.vector(15, 6)).toArray()).containsExactly(2, 1);
  }

  @Test
  void invert_givesBack() {
    assertThat(Standardiser.fit(X).invert(Standardiser.fit(X).apply(X)).toArray())
        .usingComparatorWithPrecision(1e-5f)
        .containsExactly(X.toArray());
    assertThat(MinMax.fit(X).invert(MinMax.fit(X).apply(X)).toArray())
        .usingComparatorWithPrecision(1e-5f)
        .containsExactly(X.toArray());
  }

  @Test
  void apply_dataset() {
    Dataset data = Dataset.of(X, Tensor.vector(0, 1, 0)).named("d").withFeatureNames("a", "b");
    Dataset scaled = MinMax.fit(data).apply(data);
    assertThat(scaled.features().column(0).toArray()).containsExactly(0, 2 / 7f, 1);
    assertThat(scaled.labels().toArray()).containsExactly(0, 1, 0);
    assertThat(scaled.featureNames()).containsExactly("a", "b");
    assertThat(scaled.classNames()).containsExactly("0", "1");
    assertThat(scaled.name()).isEqualTo("d");
  }

  @Test
  void apply_gradient() {
    Tensor x = Tensor.variable("x", X);
    MinMax.fit(X).apply(x).sum().backward();
    assertThat(x.grad().toArray()).containsExactly(1 / 7f, 1, 1 / 7f, 1, 1 / 7f, 1);
  }

  @Test
  void apply_pictures() {
    Tensor pictures = Tensor.range(0, 8, 1).reshape(2, 2, 2);
    assertThat(MinMax.fit(pictures).min().shape()).isEqualTo(Shape.of(2, 2));
    assertThat(MinMax.fit(pictures).apply(pictures).toArray())
        .containsExactly(0, 0, 0, 0, 1, 1, 1, 1);
  }

  @Test
  void apply_otherColumns() {
    assertThatThrownBy(() -> Standardiser.fit(X).apply(Tensor.zeros(4, 3)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "Standardiser.apply: fitted on samples of shape (2), so it needs the shape (n, 2), but"
                + " got (4, 3). Use the same columns as for fit.");
    assertThatThrownBy(() -> MinMax.fit(X).invert(Tensor.zeros(4, 1)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "MinMax.invert: fitted on samples of shape (2), so it needs the shape (n, 2), but got"
                + " (4, 1). Use the same columns as for fit.");
  }

  @Test
  void fit_notFinite() {
    Tensor x =
        Tensor.matrix(
            new double[] {1, Double.NaN}, new double[] {2, 1}, new double[] {3, Double.NaN});
    Dataset data = Dataset.of(x, Tensor.vector(0, 1, 0)).withFeatureNames("height", "age");
    assertThatThrownBy(() -> Standardiser.fit(data))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Standardiser.fit: every feature must be a finite number, but NaN or infinity is in"
                + " column \"age\" (2 of 3 rows). Leave those rows out, or put a number there"
                + " first.");
    assertThatThrownBy(() -> MinMax.fit(Tensor.full(Double.POSITIVE_INFINITY, 2, 7)))
        .hasMessage(
            "MinMax.fit: every feature must be a finite number, but NaN or infinity is in column"
                + " \"x1\" (2 of 2 rows), column \"x2\" (2 of 2 rows), column \"x3\" (2 of 2 rows),"
                + " column \"x4\" (2 of 2 rows), column \"x5\" (2 of 2 rows) and 2 more columns."
                + " Leave those rows out, or put a number there first.");
    assertThatThrownBy(() -> Standardiser.fit(Tensor.vector(1, 2)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "Standardiser.fit: needs features of shape (n, …) with at least one sample, but got"
                + " the shape (2).");
  }

  @Test
  void of_writtenDown() {
    Standardiser fitted = Standardiser.fit(X);
    Standardiser again = Standardiser.of(fitted.mean(), fitted.deviation());
    assertThat(again.apply(X).fingerprint()).isEqualTo(fitted.apply(X).fingerprint());
    MinMax scaled = MinMax.fit(X);
    assertThat(MinMax.of(scaled.min(), scaled.max()).apply(X).fingerprint())
        .isEqualTo(scaled.apply(X).fingerprint());
    assertThatThrownBy(() -> Standardiser.of(Tensor.vector(1, 2), Tensor.vector(1)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "Standardiser.of: mean and deviation need the shape of one sample, but are (2)"
                + " and (1). Give both one number for each feature.");
    assertThatThrownBy(() -> Standardiser.of(Tensor.vector(1), Tensor.vector(-1)))
        .hasMessage(
            "Standardiser.of: needs finite means and deviations of 0 or more, but element 0"
                + " has mean 1 and deviation -1. Standardiser.fit(data) works them out.");
    assertThatThrownBy(() -> MinMax.of(Tensor.vector(2), Tensor.vector(1)))
        .hasMessage(
            "MinMax.of: needs finite numbers with min ≤ max, but element 0 has min 2 and"
                + " max 1. MinMax.fit(data) works them out.");
    assertThatThrownBy(() -> MinMax.of(Tensor.scalar(2), Tensor.scalar(3)))
        .hasMessage(
            "MinMax.of: min and max need the shape of one sample, but are () and (). Give"
                + " both one number for each feature.");
  }
}
