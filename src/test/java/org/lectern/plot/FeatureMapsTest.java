package org.lectern.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.lectern.display.MimeBundle;
import org.lectern.nn.Conv2d;
import org.lectern.nn.Dense;
import org.lectern.nn.Flatten;
import org.lectern.nn.Layer;
import org.lectern.nn.MaxPool2d;
import org.lectern.nn.Relu;
import org.lectern.nn.Sequential;
import org.lectern.nn.Softmax;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

class FeatureMapsTest {
  private static final Tensor IMAGE = Pictures.shapes(2).features().row(1);

  private static Sequential net() {
    Sequential net =
        new Sequential(
            new Conv2d(1, 4, 3).samePadding(),
            new Relu(),
            new MaxPool2d(2),
            new Conv2d(4, 20, 3),
            new Flatten(),
            new Dense(320, 3),
            new Softmax());
    net.reset(2);
    return net;
  }

  @Test
  void of_convolutions_showsTheMapsOfEachLayer() {
    MimeBundle bundle = FeatureMaps.of(net(), IMAGE).toMimeBundle();
    Snapshots.check("feature-maps", bundle);
    assertThat(bundle.text())
        .startsWith("Feature maps of a network of 7 layers\ninput: 12 × 12\n")
        .contains(
            "\n1 Conv2d(1→4, 3×3, padding 1): 4 maps of 12 × 12\n",
            "\n4 Conv2d(4→20, 3×3): 16 of 20 maps of 4 × 4\n",
            "\n5 Flatten: 320 values\n",
            "\n6 Dense(320→3): 3 values\n");
    float[] probabilities = net().predict(IMAGE.reshape(1, 1, 12, 12)).toArray();
    assertThat(bundle.text()).contains("values: " + FigureText.number(probabilities[0]) + ", ");
  }

  @Test
  void of_firstLayer_mapsAreItsOutputs() {
    Sequential net = net();
    Tensor maps = net.layer(1).forward(IMAGE.reshape(1, 1, 12, 12));
    BufferedImage third = Pictures.images(FeatureMaps.of(net, IMAGE).toMimeBundle()).get(3);
    // Before it: the key and two maps; the input is drawn in rectangles.
    assertThat(Pictures.rgb(third, 5, 6))
        .isEqualTo(Shades.of(maps.toArray()).rgb(maps.get(0, 2, 6, 5)));
  }

  @Test
  void of_lookingAtTheNetwork_changesNothing() {
    Layer net = net();
    String before = net.fingerprint();
    FeatureMaps.of(net, IMAGE);
    assertThat(net.fingerprint()).isEqualTo(before);
    assertThat(net.evaluatedWhileRecording()).isNull();
  }

  @Test
  void of_inputOfOtherShapes_isTheSame() {
    String expected = Pictures.svg(FeatureMaps.of(net(), IMAGE).toMimeBundle());
    for (Tensor same : new Tensor[] {IMAGE.reshape(12, 12), IMAGE.reshape(1, 1, 12, 12)}) {
      assertThat(Pictures.svg(FeatureMaps.of(net(), same).toMimeBundle())).isEqualTo(expected);
    }
  }

  @Test
  void of_denseNetwork_showsStrips() {
    Layer net = new Sequential(new Dense(144, 16), new Relu(), new Dense(16, 2));
    MimeBundle bundle = FeatureMaps.of(net, IMAGE).toMimeBundle();
    Snapshots.checkBundle(bundle);
    assertThat(bundle.text()).contains("input: 12 × 12", "1 Dense(144→16): 16 values");
  }

  @Test
  void of_severalImages_teaches() {
    assertThatThrownBy(() -> FeatureMaps.of(net(), Tensor.zeros(5, 1, 12, 12)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "featureMaps: needs one image, of shape (height, width), (channels, height, width) or"
                + " (1, channels, height, width), but got (5, 1, 12, 12). Take one of several:"
                + " x.row(0).");
  }
}
