package org.lectern.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.Lectern.crossEntropy;
import static org.lectern.Lectern.dense;
import static org.lectern.Lectern.graph;
import static org.lectern.Lectern.ones;
import static org.lectern.Lectern.relu;
import static org.lectern.Lectern.sequential;
import static org.lectern.Lectern.tensor;
import static org.lectern.Lectern.variable;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lectern.display.MimeBundle;
import org.lectern.nn.Sequential;
import org.lectern.tensor.Tensor;

class ComputationGraphTest {
  /** f = (x + y)·z of the tutorial. */
  private static Tensor product() {
    Tensor q = variable("x", -2).add(variable("y", 5)).named("q");
    return q.mul(variable("z", -4)).named("f");
  }

  /** The sigmoid neuron of the tutorial, operation by operation. */
  private static Tensor neuron() {
    Tensor first = variable("w0", 2).mul(variable("x0", -1));
    Tensor second = variable("w1", -3).mul(variable("x1", -2));
    Tensor score = first.add(second).add(variable("w2", -3));
    return score.neg().exp().add(1).reciprocal().named("o");
  }

  private static Tensor after(Tensor result) {
    result.backward();
    return result;
  }

  @Test
  void toString_theTutorialsProduct_hasItsValuesAndGradients() {
    assertThat(graph(after(product())))
        .hasToString(
            "Computational graph of f: 2 operations on 3 inputs\n"
                + "  x = -2, gradient -4\n"
                + "  y = 5, gradient -4\n"
                + "  z = -4, gradient 3\n"
                + "  q = x + y = 3, gradient -4\n"
                + "  f = q × z = -12, gradient 1");
  }

  @Test
  void toString_theSigmoidNeuron_hasTheGradientsOfTheSlide() {
    assertThat(graph(after(neuron())).toString())
        .contains(
            "w0 = 2, gradient -0.1966",
            "x0 = -1, gradient 0.3932",
            "w1 = -3, gradient -0.3932",
            "x1 = -2, gradient -0.5898",
            "w2 = -3, gradient 0.1966",
            "t5 = −t4 = -1, gradient -0.1966",
            "t6 = exp(t5) = 0.3679, gradient -0.5344",
            "t7 = t6 + 1 = 1.368, gradient -0.5344",
            "o = 1/t7 = 0.7311, gradient 1");
  }

  @Test
  void pictures_asLookedAt() {
    Snapshots.check("graph-product", graph(after(product())).toMimeBundle());
    Snapshots.check("graph-neuron", graph(after(neuron())).toMimeBundle());
    Snapshots.check("graph-product-steps", graph(after(product())).steps().toMimeBundle());
    Snapshots.check("graph-neuron-steps", graph(after(neuron())).steps().toMimeBundle());
    Snapshots.check("graph-network", graph(after(networkLoss())).toMimeBundle());
  }

  private static Tensor networkLoss() {
    Sequential network = sequential(dense(2, 3), relu(), dense(3, 2));
    Tensor scores = network.forward(ones(4, 2)).named("scores");
    return crossEntropy().ofScores(scores, tensor(0, 1, 1, 0)).named("L");
  }

  @Test
  void toString_tensors_standAsShapeAndNorm() {
    assertThat(graph(after(networkLoss())).toString())
        .contains("1.weight = (2, 3) norm ", "1.bias = [0, 0, 0], gradient [", "L = mean(");
  }

  @Test
  void steps_theTutorialsProduct_goForwardAndBack() {
    assertThat(graph(after(product())).steps())
        .hasToString(
            "Computational graph of f, step by step\n"
                + "forward 1\n"
                + "  q = x + y = -2 + 5 = 3\n"
                + "forward 2\n"
                + "  f = q × z = 3 × (-4) = -12\n"
                + "backward 1\n"
                + "  ∂f/∂f = 1\n"
                + "backward 2\n"
                + "  ∂f/∂q = ∂f/∂f · z = 1 · (-4) = -4\n"
                + "  ∂f/∂z = ∂f/∂f · q = 1 · 3 = 3\n"
                + "backward 3\n"
                + "  ∂f/∂x = ∂f/∂q · 1 = -4 · 1 = -4\n"
                + "  ∂f/∂y = ∂f/∂q · 1 = -4 · 1 = -4");
  }

  /** A value that is used twice gets a part from each use, and is known after the last. */
  @Test
  void steps_valueUsedTwice_addsItsParts() {
    Tensor x = variable("x", 3);
    assertThat(graph(after(x.mul(x).add(x).named("f"))).steps().toString())
        .contains(
            "  ∂f/∂t1 = ∂f/∂f · 1 = 1 · 1 = 1\n  ∂f/∂x gets ∂f/∂f · 1 = 1 · 1 = 1\n",
            "  ∂f/∂x gets ∂f/∂t1 · x = 1 · 3 = 3\n"
                + "  ∂f/∂x gets ∂f/∂t1 · x = 1 · 3 = 3; together 7");
  }

  /** Numbers stand in the formula where all of them fit into it. */
  @Test
  void steps_largeTensors_standByTheirNames() {
    Tensor w = variable("w", tensor(0.5, -1));
    Tensor sum = w.square().named("s").sum().named("f");
    assertThat(graph(sum).steps().toString())
        .contains(
            "  s = square(w) = square([0.5, -1]) = [0.25, 1]\nforward 2\n  f = sum(s) = sum([0.25, 1]) = 1.25")
        .doesNotContain("norm");
    Tensor mean = variable("x", ones(5)).mean().named("m");
    assertThat(graph(mean).steps().toString()).contains("\n  m = mean(x) = 1\n");
  }

  @Test
  void steps_ofEveryRule_agreeWithTheGradient() {
    Tensor a = variable("a", 0.7);
    Tensor b = variable("b", 2.5);
    for (Tensor y :
        List.of(
            a.div(b),
            a.sub(b),
            a.square(),
            b.sqrt(),
            b.reciprocal(),
            a.exp(),
            b.log(),
            a.tanh(),
            a.sigmoid(),
            a.relu(),
            a.neg(),
            a.mul(b),
            a.add(b))) {
      y.backward();
      Vertex vertex = GraphVertices.of(y).result();
      for (int i = 0; i < vertex.inputs.size(); i++) {
        assertThat(LocalDerivative.of(vertex, i))
            .as(vertex.symbol() + " " + i)
            .isCloseTo(
                vertex.inputs.get(i).gradientNumber(), org.assertj.core.data.Offset.offset(1e-5));
      }
    }
  }

  @Test
  void toString_withoutBackward_saysHowToGetGradients() {
    assertThat(graph(product()).toString())
        .contains("  x = -2\n")
        .endsWith("\nNo gradients yet: call backward() on the result first.");
    assertThat(graph(product()).steps().toString()).doesNotContain("backward 1");
  }

  /** The cell of the first page: nobody has named the result. */
  @Test
  void toString_resultWithoutName_isCalledF() {
    Tensor f = variable("x", 2).add(variable("y", 1)).mul(3);
    f.backward();
    assertThat(graph(f))
        .hasToString(
            "Computational graph of f: 2 operations on 2 inputs\n"
                + "  x = 2, gradient 3\n"
                + "  y = 1, gradient 3\n"
                + "  t1 = x + y = 3, gradient 3\n"
                + "  f = t1 × 3 = 9, gradient 1");
    assertThat(Snapshots.svg(graph(f).toMimeBundle())).contains(">f = 9</text>", ">3</text>");
    assertThat(graph(variable("f", 2).mul(3)).toString()).contains("result = f × 3 = 6");
  }

  @Test
  void toString_gradientsOfAnotherResult_saysSo() {
    Tensor x = variable("x", 2);
    Tensor f = x.mul(3).named("f");
    x.square().backward();
    assertThat(graph(f).toString())
        .endsWith("The gradients are those of another result: backward() was not called on this.");
  }

  @Test
  void toString_tensorWithoutHistory_saysHowToGetOne() {
    assertThat(graph(tensor(1, 2, 3)))
        .hasToString(
            "Computational graph: 0 operations on 1 input\n"
                + "  result = [1, 2, 3]\n"
                + "Nothing was recorded for this tensor: make the inputs with variable(\"x\", …),"
                + " and compute from them.");
    Snapshots.checkBundle(graph(tensor(1, 2, 3)).toMimeBundle());
    Snapshots.checkBundle(graph(tensor(1, 2, 3)).steps().toMimeBundle());
  }

  @Test
  void toMimeBundle_largeGraph_showsTheNearestAndSaysSo() {
    Tensor x = variable("x", 0.5);
    for (int i = 0; i < 20_000; i++) {
      x = x.mul(1.0001).add(0.001);
    }
    x.backward();
    MimeBundle bundle = graph(x).toMimeBundle();
    assertThat(bundle.text())
        .endsWith(
            "This is the end of a larger graph: 79980 tensors further from the result are left out,"
                + " for which … stands.");
    Snapshots.checkBundle(bundle);
    assertThat(Snapshots.svg(bundle)).hasSizeLessThan(60_000).contains(">…</text>");
    Snapshots.checkBundle(graph(x).steps().toMimeBundle());
  }

  @Test
  void toMimeBundle_markupAndLongNames_areEscapedAndCut() {
    Tensor x = variable("<b>&\"x\" with a very long name indeed", 1);
    Tensor f = x.exp().named("</svg><script>");
    f.backward();
    String svg = Snapshots.svg(graph(f).toMimeBundle());
    Snapshots.parse(svg);
    assertThat(svg).contains("&lt;b&gt;&amp;&quot;x&quot;", "…").doesNotContain("<script");
  }

  @Test
  void toMimeBundle_notFiniteNumbers_areShown() {
    Tensor f = variable("x", 0).log().named("f");
    f.backward();
    assertThat(graph(f).toString()).contains("x = 0, gradient ∞", "f = log(x) = -∞, gradient 1");
    Snapshots.parse(Snapshots.svg(graph(f).toMimeBundle()));
    Snapshots.parse(Snapshots.svg(graph(f).steps().toMimeBundle()));
  }

  @Test
  void toMimeBundle_twice_hasTheSameBytes() {
    assertThat(Snapshots.svg(graph(after(neuron())).toMimeBundle()))
        .isEqualTo(Snapshots.svg(graph(after(neuron())).toMimeBundle()));
  }

  /** Two nodes of a column never come closer than their labels need, and edges go with the flow. */
  @Test
  void layout_ofManyGraphs_keepsDistances() {
    for (Tensor result : List.of(product(), neuron(), networkLoss(), woven(3), woven(7))) {
      GraphLayout layout = GraphLayout.of(GraphVertices.of(result), true);
      for (List<Slot> column : layout.columns.columns) {
        for (int i = 1; i < column.size(); i++) {
          assertThat(column.get(i).across - column.get(i - 1).across)
              .isGreaterThan(layout.distance(column.get(i - 1), column.get(i)) - 1e-6);
        }
        for (Slot slot : column) {
          slot.right.forEach(
              next -> assertThat(layout.start(next)).isGreaterThan(layout.bend(slot)));
          assertThat(slot.across).isBetween(0.0, layout.down ? layout.width : layout.height);
        }
      }
    }
  }

  @Test
  void layout_tooWideForAPage_goesDown() {
    assertThat(GraphLayout.of(GraphVertices.of(neuron()), false).down).isFalse();
    GraphLayout deep = GraphLayout.of(GraphVertices.of(networkLoss()), false);
    assertThat(deep.down).isTrue();
    assertThat(deep.width).isLessThan(1200);
  }

  @Test
  void layout_treesWithoutNeed_haveNoCrossings() {
    assertThat(new GraphColumns(GraphVertices.of(product()).all()).crossings()).isZero();
    assertThat(new GraphColumns(GraphVertices.of(neuron()).all()).crossings()).isZero();
  }

  /** Every value of a level goes into two of the next. */
  private static Tensor woven(int levels) {
    Tensor a = variable("a", 1);
    Tensor b = variable("b", 2);
    for (int i = 0; i < levels; i++) {
      Tensor sum = a.add(b);
      b = a.mul(b);
      a = sum;
    }
    return a.add(b);
  }
}
