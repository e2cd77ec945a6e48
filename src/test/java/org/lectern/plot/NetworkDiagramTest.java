package org.lectern.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.Lectern.batchNorm;
import static org.lectern.Lectern.conv2d;
import static org.lectern.Lectern.dense;
import static org.lectern.Lectern.diagram;
import static org.lectern.Lectern.dropout;
import static org.lectern.Lectern.embedding;
import static org.lectern.Lectern.flatten;
import static org.lectern.Lectern.heads;
import static org.lectern.Lectern.lstm;
import static org.lectern.Lectern.maxPool2d;
import static org.lectern.Lectern.multiHeadAttention;
import static org.lectern.Lectern.parallel;
import static org.lectern.Lectern.relu;
import static org.lectern.Lectern.residual;
import static org.lectern.Lectern.sequential;
import static org.lectern.Lectern.sigmoid;
import static org.lectern.Lectern.softmax;
import static org.lectern.Lectern.tanh;
import static org.lectern.Lectern.tensor;
import static org.lectern.Lectern.towers;

import org.junit.jupiter.api.Test;
import org.lectern.display.Displays;
import org.lectern.display.MimeBundle;
import org.lectern.nn.Dense;
import org.lectern.nn.Layer;
import org.lectern.nn.Sequential;

class NetworkDiagramTest {
  /** AND of the lecture: g(−30 + 20x₁ + 20x₂). */
  private static Sequential and() {
    Sequential network = sequential(dense(2, 1), sigmoid());
    network.parameter("1.weight").assign(tensor(20, 20).reshape(2, 1));
    network.parameter("1.bias").assign(tensor(-30));
    return network;
  }

  private static Sequential small() {
    Sequential network =
        sequential(dense(3, 4), relu(), dense(4, 4), tanh(), dense(4, 2), softmax());
    network.parameter("1.bias").assign(tensor(0.1, -0.2, 0.3, 0));
    network.layer(3).freeze();
    return network;
  }

  private static Layer images() {
    return sequential(
        conv2d(1, 8, 3).samePadding().inputSize(28, 28),
        batchNorm(8),
        relu(),
        residual(sequential(conv2d(8, 8, 3).samePadding(), relu(), conv2d(8, 8, 3).samePadding())),
        residual(conv2d(8, 16, 1), conv2d(8, 16, 1)),
        maxPool2d(2),
        parallel(
            conv2d(16, 8, 1), conv2d(16, 8, 3).samePadding(), maxPool2d(3).stride(1).padding(1)),
        flatten(),
        dropout(0.5),
        dense(32 * 14 * 14, 10));
  }

  @Test
  void pictures_asLookedAt() {
    Snapshots.check("network-and", diagram(and()).inputs("x₁", "x₂").outputs("AND").toMimeBundle());
    Snapshots.check("network-small", diagram(small()).toMimeBundle());
    Snapshots.check(
        "network-wide",
        diagram(sequential(dense(2, 16), relu(), dense(16, 16), relu(), dense(16, 2)))
            .toMimeBundle());
    Snapshots.check("network-images", diagram(images()).toMimeBundle());
    Snapshots.check(
        "network-towers",
        diagram(
                sequential(
                    towers(
                        sequential(embedding(1000, 32), lstm(32, 16).last()),
                        sequential(dense(3, 8), relu())),
                    dense(24, 16),
                    relu(),
                    heads("species", dense(16, 3))
                        .and("mass", sequential(dense(16, 8), relu(), dense(8, 1)))))
            .toMimeBundle());
    Snapshots.check(
        "network-attention",
        diagram(sequential(embedding(50, 32), residual(multiHeadAttention(32, 4)), dense(32, 50)))
            .toMimeBundle());
  }

  @Test
  void toString_smallNetwork_saysItsWeights() {
    assertThat(diagram(and()).inputs("x", "y").outputs("AND"))
        .hasToString(
            "Network Sequential: 2 inputs → 1 unit (Sigmoid)\n"
                + "inputs: x, y\n"
                + "Dense(2→1): weights 20, 20, biases -30\n"
                + "outputs: AND\n"
                + "3 parameters, not trained yet.");
  }

  @Test
  void toString_manyWeights_saysBetweenWhatTheyLie() {
    assertThat(diagram(sequential(dense(4, 4))).toString())
        .containsPattern("weights from -0\\.\\d+ to 0\\.\\d+, biases 0, 0, 0, 0");
  }

  @Test
  void toString_trainedNetwork_saysHowFar() {
    Sequential network = and();
    network.progress().countStep();
    assertThat(diagram(network).toString()).endsWith("3 parameters, after 1 step.");
    network.progress().countEpoch();
    assertThat(diagram(network).toString()).endsWith("3 parameters, after 1 epoch.");
  }

  @Test
  void toString_frozenLayer_isSaid() {
    assertThat(diagram(small()).toString()).contains("4 units (frozen, Tanh)");
  }

  @Test
  void toMimeBundle_weightsThatAreNotFinite_areGreyAndSaid() {
    Sequential network = sequential(dense(4, 4));
    float[] weights = network.parameter("1.weight").toArray();
    weights[0] = Float.NaN;
    weights[1] = Float.POSITIVE_INFINITY;
    network.parameter("1.weight").assign(tensor(weights).reshape(4, 4));
    MimeBundle bundle = diagram(network).toMimeBundle();
    assertThat(bundle.text()).contains("(2 not finite)");
    Snapshots.checkBundle(bundle);
    assertThat(Snapshots.svg(bundle)).contains("stroke=\"#d0d0d0\"");
  }

  @Test
  void toMimeBundle_zeroWeights_areDrawn() {
    Dense layer = dense(3, 3);
    layer.weight().assign(tensor(new float[9]).reshape(3, 3));
    Snapshots.checkBundle(diagram(layer).toMimeBundle());
  }

  @Test
  void toMimeBundle_anyNetwork_isSmallAndWellFormed() {
    for (Layer network :
        new Layer[] {
          small(), images(), dense(784, 10), sequential(dense(20, 20), dense(20, 20), dense(20, 20))
        }) {
      MimeBundle bundle = diagram(network).toMimeBundle();
      Snapshots.checkBundle(bundle);
      assertThat(Snapshots.svg(bundle)).hasSizeLessThan(60_000);
    }
  }

  @Test
  void toMimeBundle_deepNetwork_leavesItsMiddleOut() {
    Layer[] layers = new Layer[100];
    java.util.Arrays.setAll(layers, i -> dense(30, 30));
    String svg = Snapshots.svg(diagram(sequential(layers)).toMimeBundle());
    assertThat(svg).contains("70 more layers").hasSizeLessThan(60_000);
  }

  @Test
  void toMimeBundle_namesWithMarkup_areEscaped() {
    MimeBundle bundle = diagram(and()).inputs("<a>", "b&c").outputs("\"<script>\"").toMimeBundle();
    Snapshots.parse(Snapshots.svg(bundle));
    assertThat(Snapshots.svg(bundle)).contains("&lt;a&gt;", "b&amp;c");
  }

  @Test
  void displays_network_isTableAndDiagram() {
    MimeBundle bundle = Displays.of(small()).orElseThrow();
    assertThat(bundle.text()).isEqualTo(small().toMimeBundle().text());
    assertThat((String) bundle.data().get(MimeBundle.HTML))
        .startsWith("<table")
        .contains("<svg", "Dense(3→4)");
    assertThat(Snapshots.svg(bundle)).startsWith("<svg");
  }

  @Test
  void displays_simpleLayer_isItsTableAlone() {
    assertThat(Displays.of(multiHeadAttention(8, 2)).orElseThrow().data())
        .doesNotContainKey(MimeBundle.SVG);
    assertThat(Displays.of(relu()).orElseThrow().data()).doesNotContainKey(MimeBundle.SVG);
    assertThat(Displays.of(dense(3, 2)).orElseThrow().data()).containsKey(MimeBundle.SVG);
  }
}
