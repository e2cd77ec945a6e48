package org.lectern.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.lectern.data.Dataset;
import org.lectern.data.Generators;
import org.lectern.display.MimeBundle;
import org.lectern.nn.Dense;
import org.lectern.nn.Layer;
import org.lectern.nn.Pass;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

class DecisionBoundaryTest {
  /** A network that is a formula. */
  private static Layer formula(UnaryOperator<Tensor> f) {
    return new Layer() {
      @Override
      public Tensor forward(Tensor x, Pass pass) {
        return f.apply(x);
      }

      @Override
      public String label() {
        return "Formula(2→…)";
      }
    };
  }

  /** The probability of lying outside a circle, of shape (n, 1). */
  private static Layer circle(double radius) {
    return formula(x -> x.square().sum(true, 1).sub(radius * radius).mul(6).sigmoid());
  }

  @Test
  void of_oneOutput_drawsTheLineAtOneHalf() {
    Dataset data = Generators.circles(200, 0.1, 1).withFeatureNames("length (cm)", "width (cm)");
    data = data.withClasses("outer", "inner");
    Layer inside = formula(x -> x.square().sum(true, 1).sub(0.55).mul(-6).sigmoid());
    Snapshots.check("boundary-circle", DecisionBoundary.of(inside, data).toMimeBundle());
  }

  @Test
  void of_split_drawsTestPointsHollow() {
    Dataset data = Generators.moons(300, 0.2, 1);
    Layer line =
        formula(
            x ->
                x.matmul(Tensor.matrix(new double[] {1.2}, new double[] {-2.5}))
                    .add(0.2)
                    .sigmoid());
    Snapshots.check(
        "boundary-split",
        DecisionBoundary.of(line, data.splitWithSeed(1, 0.6, 0.2, 0.2)).toMimeBundle());
  }

  @Test
  void of_threeClasses_drawsARegionForEach() {
    Dataset data =
        Generators.blobs(240, 3, 0.9, 1).withClasses("setosa", "versicolor", "virginica");
    float[] means = new float[6];
    float[] x = data.features().toArray();
    float[] y = data.labels().toArray();
    for (int i = 0; i < y.length; i++) {
      means[(int) y[i] * 2] += x[2 * i] / 80;
      means[(int) y[i] * 2 + 1] += x[2 * i + 1] / 80;
    }
    Tensor centres = Tensor.of(org.lectern.tensor.Shape.of(3, 2), means);
    Layer nearest =
        formula(
            points ->
                points
                    .matmul(centres.transpose())
                    .sub(centres.square().sum(1).mul(0.5))
                    .mul(0.6)
                    .softmax(-1));
    Snapshots.check("boundary-three", DecisionBoundary.of(nearest, data).toMimeBundle());
  }

  @Test
  void of_twoOutputs_agreesWithOne() {
    Dataset data = Generators.moons(50, 0.2, 1);
    Layer one = circle(0.8);
    Layer two =
        formula(
            x -> {
              Tensor p = one.forward(x);
              return Tensor.concat(1, p.neg().add(1), p);
            });
    assertThat(Snapshots.svg(DecisionBoundary.of(two, data).toMimeBundle()))
        .isEqualTo(Snapshots.svg(DecisionBoundary.of(one, data).toMimeBundle()));
  }

  @Test
  void of_networkTrainedLater_keepsThePicture() {
    Dense net = new Dense(2, 1);
    DecisionBoundary before = DecisionBoundary.of(net, Generators.moons(50, 0.2, 1));
    String text = before.toString();
    net.parameters().get(0).value().assign(Tensor.matrix(new double[] {5}, new double[] {-9}));
    assertThat(before.toString()).isEqualTo(text);
  }

  @Test
  void of_rawScores_saysSo() {
    MimeBundle bundle =
        DecisionBoundary.of(new Dense(2, 2), Generators.moons(50, 0.2, 1)).toMimeBundle();
    Snapshots.checkBundle(bundle);
    assertThat(bundle.text()).contains("the predictions are not probabilities");
  }

  @Test
  void of_nanPredictions_saysSo() {
    MimeBundle bundle =
        DecisionBoundary.of(
                formula(x -> x.slice(1, 0, 1).mul(Double.NaN)), Generators.moons(50, 0.2, 1))
            .toMimeBundle();
    Snapshots.checkBundle(bundle);
    assertThat(bundle.text()).contains("the network's predictions are NaN", "????????");
  }

  @Test
  void of_manySamplesAndAWildNetwork_staysSmall() {
    Layer wild =
        formula(
            x -> x.mul(8).sin().slice(1, 0, 1).mul(x.mul(8).cos().slice(1, 1, 2)).mul(4).sigmoid());
    MimeBundle bundle =
        DecisionBoundary.of(wild, Generators.spirals(50_000, 2, 0.2, 1).splitWithSeed(1, 0.8, 0.2))
            .toMimeBundle();
    Snapshots.checkBundle(bundle);
    assertThat(Snapshots.svg(bundle)).hasSizeLessThan(150_000);
    assertThat(bundle.text()).contains("of the 50000 samples, evenly chosen");
  }

  @Test
  void of_onePoint_isWellFormed() {
    Dataset one =
        Dataset.of(Tensor.matrix(new double[] {1, 2}), Tensor.vector(0)).withClasses("a", "b");
    MimeBundle bundle = DecisionBoundary.of(circle(1), one).toMimeBundle();
    Snapshots.checkBundle(bundle);
    assertThat(bundle.text()).contains("on 1 sample");
  }

  @Test
  void of_oneClass_isWellFormed() {
    Dataset one = Dataset.of(Tensor.zeros(3, 2), Tensor.zeros(3)).withClasses("<only> & \"class\"");
    Snapshots.checkBundle(DecisionBoundary.of(circle(1), one).toMimeBundle());
    Snapshots.checkBundle(Scatter.of(one).toMimeBundle());
  }

  @Test
  void of_threeFeatures_teaches() {
    Dataset data = Dataset.of(Tensor.zeros(4, 3), Tensor.vector(0, 1, 0, 1));
    assertThatThrownBy(() -> DecisionBoundary.of(new Dense(3, 1), data))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "decisionBoundary: needs data with 2 features, one for each axis, but data has features"
                + " of shape (4, 3). Train a network on two of the columns:"
                + " Dataset.of(data.features().take(1, 0, 1), data.labels()).");
  }

  @Test
  void of_regression_teaches() {
    Dataset data = Dataset.of(Tensor.zeros(2, 2), Tensor.vector(0.5, 1.5));
    assertThatThrownBy(() -> DecisionBoundary.of(new Dense(2, 1), data))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "decisionBoundary: needs classes as labels, but data has numbers (regression). If they"
                + " are class ids, use data.asClassification().");
  }

  @Test
  void of_tooFewOutputs_teaches() {
    assertThatThrownBy(() -> DecisionBoundary.of(new Dense(2, 2), Generators.blobs(30, 3, 1, 1)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "decisionBoundary: needs a network with one output for each of the 3 classes, but for"
                + " 6561 samples its predictions have shape (6561, 2). Let the last layer be"
                + " dense(…, 3).");
  }

  @Test
  void scatter_classes_drawsThem() {
    Snapshots.check("scatter", Scatter.of(Generators.spirals(300, 5, 0.1, 1)).toMimeBundle());
  }

  @Test
  void scatter_regression_drawsTheNumberOverTheFeature() {
    Tensor x = Tensor.linspace(0, 10, 60).reshape(60, 1);
    Dataset data =
        Dataset.of(x, x.flatten().sin().mul(3))
            .withFeatureNames("time (s)")
            .withLabelName("voltage (V)");
    Snapshots.check("scatter-regression", Scatter.of(data).toMimeBundle());
  }

  @Test
  void scatter_threeFeatures_teaches() {
    Dataset data = Dataset.of(Tensor.zeros(4, 3), Tensor.vector(0, 1, 0, 1));
    assertThatThrownBy(() -> Scatter.of(data))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "scatter: needs classes over 2 features, or one number over 1 feature, but data has"
                + " classes over features of shape (4, 3). Pick columns:"
                + " Dataset.of(data.features().take(1, 0, 1), data.labels()).");
  }
}
