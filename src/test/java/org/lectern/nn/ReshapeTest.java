package org.lectern.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

/** Reshape and flatten. */
class ReshapeTest {
  @Test
  void forward_rowsToImagesAndBack_areTheSameNumbers() {
    Tensor x = Tensor.range(0, 24, 1).reshape(2, 12);
    Tensor images = new Reshape(1, 3, 4).forward(x);
    assertThat(images.shape()).isEqualTo(Shape.of(2, 1, 3, 4));
    Tensor back = new Flatten().forward(images);
    assertThat(back.shape()).isEqualTo(Shape.of(2, 12));
    assertThat(back.toArray()).isEqualTo(x.toArray());
    assertThat(new Reshape(2, -1).forward(x).shape()).isEqualTo(Shape.of(2, 2, 6));
    assertThat(new Flatten().forward(Tensor.zeros(5)).shape()).isEqualTo(Shape.of(5, 1));
  }

  @Test
  void forward_noSamples_keepsTheSizes() {
    assertThat(new Flatten().forward(Tensor.zeros(0, 3, 4)).shape()).isEqualTo(Shape.of(0, 12));
    assertThat(new Reshape(-1, 2).forward(Tensor.zeros(0, 12)).shape())
        .isEqualTo(Shape.of(0, 6, 2));
  }

  @Test
  void shapes_ofASample_areKnown() {
    assertThat(new Reshape(1, 28, 28).inputShape()).isEqualTo(Shape.of(784));
    assertThat(new Reshape(1, -1).inputShape()).isNull();
    assertThat(new Reshape(1, 4, -1).outputShape(Shape.of(6, 2))).isEqualTo(Shape.of(1, 4, 3));
    assertThat(new Flatten().outputShape(Shape.of(6, 2))).isEqualTo(Shape.of(12));
    assertThat(new Reshape(1, 28, 28)).hasToString("Reshape(1, 28, 28)");
  }

  /** The axes in which the elements come do not matter. */
  @Test
  void sequential_reshapeAfterImages_fits() {
    Sequential network =
        new Sequential(
            new Conv2d(1, 2, 1).inputSize(4, 6),
            new Reshape(48),
            new Reshape(4, 12),
            new Flatten());
    assertThat(network.outputShape(Shape.of(1, 4, 6))).isEqualTo(Shape.of(48));
    assertThat(network.forward(Tensor.zeros(3, 1, 4, 6)).shape()).isEqualTo(Shape.of(3, 48));
  }

  static List<Arguments> bad() {
    return List.of(
        bad(
            () -> new Reshape(),
            "reshape: needs the sizes of a sample's axes, each above 0, one of them perhaps -1 to be"
                + " worked out, but got (). For images try reshape(1, 28, 28); the axis of samples is"
                + " not counted."),
        bad(
            () -> new Reshape(-1, 3, -1),
            "reshape: needs the sizes of a sample's axes, each above 0, one of them perhaps -1 to be"
                + " worked out, but got (-1, 3, -1). For images try reshape(1, 28, 28); the axis of"
                + " samples is not counted."),
        bad(
            () -> new Reshape(1, 0),
            "reshape: needs the sizes of a sample's axes, each above 0, one of them perhaps -1 to be"
                + " worked out, but got (1, 0). For images try reshape(1, 28, 28); the axis of samples"
                + " is not counted."),
        bad(
            () -> new Reshape(1, 28, 28).forward(Tensor.zeros(32, 783)),
            "Reshape(1, 28, 28): each sample must have 784 numbers, but the input has shape (32, 783),"
                + " 783 in each. Check the sizes; one may be -1."),
        bad(
            () -> new Reshape(1, 28, 28).forward(Tensor.zeros(28, 28)),
            "Reshape(1, 28, 28): each sample must have 784 numbers, but the input has shape (28, 28),"
                + " 28 in each. One sample is a batch of 1: add an axis of size 1 in front."),
        bad(
            () -> new Reshape(5, -1).forward(Tensor.zeros(3, 12)),
            "Reshape(5, -1): each sample must have a multiple of 5 numbers, but the input has shape"
                + " (3, 12), 12 in each. Check the sizes; one may be -1."),
        bad(
            () -> new Sequential(new Dense(3, 10), new Reshape(1, 28, 28)),
            "Reshape(1, 28, 28), layer 2 of Sequential: each sample must have 784 numbers, but the"
                + " input has shape (n, 10), 10 in each. Check the sizes; one may be -1."),
        bad(
            () -> new Flatten().forward(Tensor.scalar(1)),
            "Flatten: needs samples along the first axis, but the input is a single number. Put it"
                + " into a batch with reshape(1, 1)."));
  }

  private static Arguments bad(Runnable call, String message) {
    return arguments(call, message);
  }

  @ParameterizedTest
  @MethodSource("bad")
  void reshape_badInput_saysWhatToDo(Runnable call, String message) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
