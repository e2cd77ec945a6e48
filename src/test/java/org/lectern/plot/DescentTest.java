package org.lectern.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lectern.display.MimeBundle;
import org.lectern.optim.Adam;
import org.lectern.optim.Lbfgs;
import org.lectern.optim.Momentum;
import org.lectern.optim.Sgd;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

class DescentTest {
  private static Tensor bowl(Tensor x, Tensor y) {
    return x.square().add(y.square().mul(10));
  }

  /** Deck 000: x₂₀ = x₀(1 − 2η)²⁰ on L = x². */
  @ParameterizedTest
  @CsvSource({"0.01, 0.6676", "0.1, 0.011529", "1, 1", "1.1, 38.3376"})
  void path_square_endsWhereTheLectureSays(double rate, double end) {
    Tensor path = Descent.of(Tensor::square, 1).add(new Sgd(rate)).path(0);
    assertThat(path.shape().toArray()).containsExactly(21, 1);
    assertThat((double) path.get(20, 0)).isCloseTo(end, Offset.offset(1e-4 * end));
  }

  /** A steep side that no path visits would leave no height for the valleys. */
  @Test
  void graph_asymmetric_showsNotMuchMoreThanThePaths() {
    Descent descent =
        Descent.of(x -> x.pow(4).div(4).add(x.pow(3).div(3)).sub(x.square()), 2)
            .add(new Momentum(0.1, 0.8))
            .steps(60);
    List<Double> labels =
        Pattern.compile(">(−?[0-9.]+)</text>")
            .matcher(Snapshots.svg(descent.toMimeBundle()))
            .results()
            .map(label -> Double.valueOf(label.group(1).replace('−', '-')))
            .toList();
    assertThat(labels).hasSizeGreaterThan(5).allMatch(label -> label > -5 && label < 100);
  }

  @Test
  void oneNumber_severalRates_areDrawnOnTheGraph() {
    Descent descent =
        Descent.of(Tensor::square, 3)
            .add(new Sgd(0.1))
            .add("η = 0.9", new Sgd(0.9))
            .add("η = 1.1", new Sgd(1.1));
    Snapshots.checkAll("descent-square", descent.toMimeBundle());
    assertThat(Snapshots.svg(descent.toMimeBundle())).contains("η = 1.1 leaves the picture");
  }

  @Test
  void twoNumbers_severalOptimisers_areDrawnOverTheLevels() {
    Descent descent =
        Descent.of(DescentTest::bowl, -4, 2)
            .add(new Sgd(0.05))
            .add(new Momentum(0.02, 0.9))
            .add(new Adam(0.5))
            .steps(40);
    Snapshots.checkAll("descent-bowl", descent.toMimeBundle());
  }

  @Test
  void lbfgs_bowl_findsTheMinimum() {
    Tensor path = Descent.of(DescentTest::bowl, -4, 2).add(new Lbfgs()).path(0);
    assertThat((double) path.get(20, 0)).isCloseTo(0, Offset.offset(1e-3));
    assertThat((double) path.get(20, 1)).isCloseTo(0, Offset.offset(1e-3));
  }

  @Test
  void path_twice_isTheSame() {
    Descent descent = Descent.of(DescentTest::bowl, -4, 2).add(new Adam(0.5));
    float[] first = descent.path(0).toArray();
    assertThat(descent.steps(20).path(0).toArray()).containsExactly(first);
    assertThat(descent.toMimeBundle().data()).isEqualTo(descent.toMimeBundle().data());
  }

  @Test
  void add_none_isPlainDescent() {
    assertThat(Descent.of(Tensor::square, 3).toString())
        .isEqualTo(
            """
            Gradient descent
            sgd(0.1): 3 → 0.03459 in 20 steps, value 9 → 0.001196
              places 3, 2.4, 1.92, 1.536, 1.229, 0.983, …""");
  }

  @Test
  void path_thatDiverges_endsAndSaysSo() {
    Descent descent = Descent.of(x -> x.pow(4), 3).add(new Sgd(1)).steps(100);
    MimeBundle bundle = descent.toMimeBundle();
    Snapshots.checkBundle(bundle);
    assertThat(bundle.text()).contains("it diverged");
    assertThat(Snapshots.svg(bundle)).contains("sgd(1) diverged: after step ");
  }

  @Test
  void function_undefinedSomewhere_isStillDrawn() {
    Snapshots.checkBundle(Descent.of(Tensor::log, 0.5).steps(3).toMimeBundle());
    Snapshots.checkBundle(
        Descent.of((x, y) -> x.log().add(y.square()), 0.5, 1).steps(3).toMimeBundle());
  }

  @Test
  void function_flat_isStillDrawn() {
    Snapshots.checkBundle(Descent.of((x, y) -> x.mul(0).add(y.mul(0)), 1, 1).toMimeBundle());
    Snapshots.checkBundle(Descent.of(x -> x.mul(0), 0).toMimeBundle());
  }

  @Test
  void function_ofNoUse_teaches() {
    assertThatThrownBy(() -> Descent.of(x -> Tensor.scalar(3), 1).toString())
        .hasMessage(
            "descent: needs a function of its argument, but the result does not depend on it. Try x"
                + " -> x.square().");
    assertThatThrownBy(() -> Descent.of(x -> x.add(Tensor.zeros(2)), 1).toString())
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "descent: the function must give one number, but gave the shape (2). Make it one with"
                + " sum() or mean().");
  }

  @Test
  void levelMap_infinitiesAndNaN_areLeftOut() {
    LevelMap map =
        new LevelMap(
            "function",
            2,
            new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1, Double.NEGATIVE_INFINITY},
            new Range(0, 1),
            new Range(0, 1));
    assertThat(map.caption()).isEqualTo("the function is the same everywhere");
  }

  @Test
  void levelMap_withoutNumbers_saysSo() {
    double[] values = {Double.NaN, Double.NaN, Double.POSITIVE_INFINITY, Double.NaN};
    LevelMap map = new LevelMap("loss", 2, values, new Range(0, 1), new Range(0, 1));
    assertThat(map.isEmpty()).isTrue();
    assertThat(map.caption()).isEqualTo("the loss is no number anywhere here");
  }
}
