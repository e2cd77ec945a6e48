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
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/** Convolutions along two axes and along one. */
class Conv2dTest {
  private static Sequential leNet() {
    return new Sequential(
        new Conv2d(1, 6, 5).inputSize(28, 28).padding(2),
        new Tanh(),
        new AvgPool2d(2),
        new Conv2d(6, 16, 5),
        new Tanh(),
        new AvgPool2d(2),
        new Flatten(),
        new Dense(400, 120),
        new Tanh(),
        new Dense(120, 84),
        new Tanh(),
        new Dense(84, 10));
  }

  @Test
  void table_leNet_has61706Parameters() {
    assertThat(leNet().toMimeBundle().text())
        .isEqualTo(
            "Sequential: 61706 parameters (61470 weights, 236 biases), 246824 bytes\n"
                + "1    Conv2d(1→6, 5×5, padding 2)  (n, 6, 28, 28)   156\n"
                + "2    Tanh                         (n, 6, 28, 28)   0\n"
                + "3    AvgPool2d(2×2)               (n, 6, 14, 14)   0\n"
                + "4    Conv2d(6→16, 5×5)            (n, 16, 10, 10)  2416\n"
                + "5    Tanh                         (n, 16, 10, 10)  0\n"
                + "6    AvgPool2d(2×2)               (n, 16, 5, 5)    0\n"
                + "7    Flatten                      (n, 400)         0\n"
                + "8    Dense(400→120)               (n, 120)         48120\n"
                + "9    Tanh                         (n, 120)         0\n"
                + "10   Dense(120→84)                (n, 84)          10164\n"
                + "11   Tanh                         (n, 84)          0\n"
                + "12   Dense(84→10)                 (n, 10)          850");
    assertThat(leNet().forward(Tensor.zeros(2, 1, 28, 28)).shape()).isEqualTo(Shape.of(2, 10));
  }

  static List<Arguments> sizes() {
    return List.of(
        arguments(new Conv2d(3, 8, 3), Shape.of(8, 5, 7), 8 * 27 + 8),
        arguments(new Conv2d(3, 8, 3).stride(2), Shape.of(8, 3, 4), 224),
        arguments(new Conv2d(3, 8, 3).stride(2).samePadding(), Shape.of(8, 4, 5), 224),
        arguments(new Conv2d(3, 8, 3).stride(2, 3).padding(0, 1), Shape.of(8, 3, 3), 224),
        arguments(new Conv2d(3, 8, 3).dilation(2), Shape.of(8, 3, 5), 224),
        arguments(new Conv2d(3, 8, 3).dilation(2).samePadding(), Shape.of(8, 7, 9), 224),
        arguments(new Conv2d(3, 8, 2).dilation(2).samePadding(), Shape.of(8, 7, 9), 8 * 12 + 8),
        arguments(new Conv2d(3, 8, 3).kernel(1, 5), Shape.of(8, 7, 5), 8 * 15 + 8),
        arguments(new Conv2d(3, 8, 3).kernel(1, 5).samePadding(), Shape.of(8, 7, 9), 128),
        arguments(new Conv2d(3, 6, 3).groups(3), Shape.of(6, 5, 7), 6 * 9 + 6),
        arguments(new Conv2d(3, 6, 3).groups(3).withoutBias(), Shape.of(6, 5, 7), 54),
        arguments(new Conv2d(3, 6, 3).withoutBias().groups(3), Shape.of(6, 5, 7), 54),
        arguments(new Conv2d(3, 8, 1), Shape.of(8, 7, 9), 32));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void outputShape_anyOptions_isThatOfTheOutput(Conv2d layer, Shape expected, int parameters) {
    assertThat(layer.outputShape(Shape.of(3, 7, 9))).isEqualTo(expected);
    Tensor y = layer.forward(Tensor.zeros(2, 3, 7, 9));
    assertThat(y.reshape(2, -1).size(1)).isEqualTo(expected.length());
    assertThat(y.row(0).shape()).isEqualTo(expected);
    assertThat(layer.parameterCount()).isEqualTo(parameters);
  }

  @Test
  void outputShape_conv1d_isThatOfTheOutput() {
    Conv1d layer = new Conv1d(2, 4, 3).stride(2).padding(1).groups(2);
    assertThat(layer.outputShape(Shape.of(2, 10))).isEqualTo(Shape.of(4, 5));
    assertThat(layer.forward(Tensor.zeros(3, 2, 10)).shape()).isEqualTo(Shape.of(3, 4, 5));
    assertThat(layer.parameterCount()).isEqualTo(4 * 3 + 4);
    assertThat(layer.weight().shape()).isEqualTo(Shape.of(4, 1, 3));
  }

  @Test
  void label_options_areShownWhereUnusual() {
    assertThat(new Conv2d(1, 8, 3)).hasToString("Conv2d(1→8, 3×3)");
    assertThat(new Conv2d(4, 8, 3).kernel(3, 5).stride(2, 1).samePadding().dilation(2).groups(4))
        .hasToString("Conv2d(4→8, 3×5, stride 2×1, padding 2×4, dilation 2, groups 4)");
    assertThat(new Conv1d(1, 8, 3).stride(2).padding(1).withoutBias())
        .hasToString("Conv1d(1→8, 3, stride 2, padding 1, no bias)");
  }

  @Test
  void weights_glorot_countTheElementsOfAKernel() {
    Tensor weight = new Conv2d(20, 40, 5).groups(2).weight();
    double bound = Math.sqrt(6.0 / (10 * 25 + 20 * 25));
    assertThat((double) weight.abs().max().item()).isBetween(bound * 0.99, bound);
  }

  @Test
  void weights_groupsBeforeOrAfterOtherOptions_areTheSame() {
    Conv2d one = new Conv2d(4, 4, 3).groups(2).withoutBias().stride(2);
    Conv2d other = new Conv2d(4, 4, 3).withoutBias().stride(2).groups(2);
    assertThat(one.fingerprint()).isEqualTo(other.fingerprint());
  }

  @Test
  void forward_knownEdge_isFound() {
    Conv2d layer = new Conv2d(1, 1, 2);
    layer.weight().assign(Tensor.vector(-1, 1, -1, 1).reshape(1, 1, 2, 2));
    layer.bias().assign(Tensor.vector(10));
    Tensor image = Tensor.matrix(new double[] {0, 0, 1}, new double[] {0, 0, 1}, new double[3]);
    assertThat(layer.forward(image.reshape(1, 1, 3, 3)).toArray()).containsExactly(10, 12, 10, 11);
  }

  @Test
  void option_afterUse_isRefused() {
    Conv2d used = new Conv2d(1, 8, 3);
    used.forward(Tensor.zeros(1, 1, 5, 5));
    assertThatThrownBy(() -> used.stride(2))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Conv2d(1→8, 3×3): its options are settled once it is used or put into a network, but"
                + " stride came later. Write conv2d(1, 8, 3).stride(…) where it is made.");
    Conv2d placed = new Conv2d(1, 8, 3);
    new Sequential(new Relu(), placed);
    assertThatThrownBy(() -> placed.groups(1))
        .hasMessage(
            "Conv2d(1→8, 3×3), layer 2 of Sequential: its options are settled once it is used or put"
                + " into a network, but groups came later. Write conv2d(1, 8, 3).groups(…) where it"
                + " is made.");
    Conv1d frozen = new Conv1d(1, 8, 3);
    frozen.freeze();
    assertThatThrownBy(frozen::withoutBias).isInstanceOf(IllegalStateException.class);
    Conv1d drawn = new Conv1d(1, 8, 3);
    drawn.initialise(Initialiser.zeros());
    assertThatThrownBy(() -> drawn.groups(1)).isInstanceOf(IllegalStateException.class);
    Conv1d seen = new Conv1d(1, 8, 3);
    seen.weight();
    assertThatThrownBy(() -> seen.dilation(2)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void bias_leftOut_isRefused() {
    assertThatThrownBy(() -> new Conv2d(1, 8, 3).withoutBias().bias())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Conv2d(1→8, 3×3, no bias): it has no bias, as withoutBias() asked. Leave that out to"
                + " have one.");
  }

  static List<Arguments> badNumbers() {
    return List.of(
        arguments(
            bad(() -> new Conv2d(0, 8, 3)),
            "conv2d: needs at least 1 channel in, 1 out and a kernel of 1, but got conv2d(0, 8, 3)."
                + " The numbers are the channels of the input, the kernels, and their size."),
        arguments(
            bad(() -> new Conv1d(1, 8, 0)),
            "conv1d: needs at least 1 channel in, 1 out and a kernel of 1, but got conv1d(1, 8, 0)."
                + " The numbers are the channels of the input, the kernels, and their size."),
        arguments(
            bad(() -> new Conv2d(1, 8, 3).stride(0)),
            "conv2d: stride must be at least 1, but is 0. 1 moves the window by one place, 2 halves"
                + " the output."),
        arguments(
            bad(() -> new Conv2d(1, 8, 3).stride(1, -2)),
            "conv2d: stride must be at least 1, but is 1×-2. 1 moves the window by one place, 2"
                + " halves the output."),
        arguments(
            bad(() -> new Conv2d(1, 8, 3).padding(-1)),
            "conv2d: padding must be at least 0, but is -1. 0 adds nothing around a sample."),
        arguments(
            bad(() -> new Conv1d(1, 8, 3).dilation(0)),
            "conv1d: dilation must be at least 1, but is 0. 1 is a dense kernel."),
        arguments(
            bad(() -> new Conv2d(1, 8, 3).kernel(3, 0)),
            "conv2d: kernel must be at least 1, but is 3×0. Write the height first, then the width."),
        arguments(
            bad(() -> new Conv2d(1, 8, 3).inputSize(28, 0)),
            "conv2d: inputSize must be at least 1, but is 28×0. It is the size of one sample, without"
                + " its channels."),
        arguments(
            bad(() -> new Conv2d(4, 6, 3).groups(4)),
            "conv2d: groups must divide both the channels in and the kernels, but is 4 for 4 and 6."
                + " With 1 every kernel sees all channels."),
        arguments(
            bad(() -> new Conv2d(4, 6, 3).groups(0)),
            "conv2d: groups must divide both the channels in and the kernels, but is 0 for 4 and 6."
                + " With 1 every kernel sees all channels."),
        arguments(
            bad(() -> new Conv2d(4, 6, 4).samePadding()),
            "conv2d: samePadding needs an odd kernel, which has a middle, but the kernel is 4. Use 5,"
                + " or padding(…)."),
        arguments(
            bad(() -> new Conv2d(4, 6, 3).samePadding().kernel(3, 2)),
            "conv2d: samePadding needs an odd kernel, which has a middle, but the kernel is 3×2. Use"
                + " 3, or padding(…)."));
  }

  @ParameterizedTest
  @MethodSource("badNumbers")
  void options_badNumbers_sayWhatToDo(Runnable call, String message) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  private static Runnable bad(Runnable call) {
    return call;
  }

  static List<Arguments> badInputs() {
    Conv2d grey = new Conv2d(1, 8, 3);
    Conv2d colour = new Conv2d(3, 8, 3);
    return List.of(
        arguments(
            grey,
            Tensor.zeros(32, 28, 28),
            "Conv2d(1→8, 3×3): needs images of shape (n, 1, height, width), but the input has shape"
                + " (32, 28, 28). There is no axis of channels: reshape them to (32, 1, 28, 28) or"
                + " put reshape(1, 28, 28) before this layer."),
        arguments(
            grey,
            Tensor.zeros(32, 784),
            "Conv2d(1→8, 3×3): needs images of shape (n, 1, height, width), but the input has shape"
                + " (32, 784). Put reshape(1, 28, 28) before this layer."),
        arguments(
            colour,
            Tensor.zeros(32, 3072),
            "Conv2d(3→8, 3×3): needs images of shape (n, 3, height, width), but the input has shape"
                + " (32, 3072). Put reshape(3, 32, 32) before this layer."),
        arguments(
            colour,
            Tensor.zeros(3, 32, 32),
            "Conv2d(3→8, 3×3): needs images of shape (n, 3, height, width), but the input has shape"
                + " (3, 32, 32). One sample is a batch of 1: reshape it to (1, 3, 32, 32)."),
        arguments(
            colour,
            Tensor.zeros(5, 32, 32, 3),
            "Conv2d(3→8, 3×3): needs images of shape (n, 3, height, width), but the input has shape"
                + " (5, 32, 32, 3). The channels seem to come last: permute(0, 3, 1, 2) puts them"
                + " first."),
        arguments(
            colour,
            Tensor.zeros(5, 1, 32, 32),
            "Conv2d(3→8, 3×3): needs images of shape (n, 3, height, width), but the input has shape"
                + " (5, 1, 32, 32). Write conv2d(1, 8, 3) to take it."),
        arguments(
            grey,
            Tensor.scalar(1),
            "Conv2d(1→8, 3×3): needs images of shape (n, 1, height, width), but the input has shape"
                + " (). Put a reshape(…) to the right axes before this layer."),
        arguments(
            grey,
            Tensor.zeros(5, 1, 2, 9),
            "Conv2d(1→8, 3×3): the kernel must fit into the input, but it covers 3×3 and the input"
                + " has shape (5, 1, 2, 9). Use a smaller kernel, padding, or fewer layers that"
                + " shrink it before."),
        arguments(
            new Conv2d(1, 8, 3).dilation(4).padding(1),
            Tensor.zeros(5, 1, 6, 9),
            "Conv2d(1→8, 3×3, padding 1, dilation 4): the kernel must fit into the input, but it"
                + " covers 9×9 and the input has shape (5, 1, 6, 9) with a padding of 1. Use a"
                + " smaller kernel, padding, or fewer layers that shrink it before."),
        arguments(
            new Conv1d(1, 8, 3),
            Tensor.zeros(32, 100),
            "Conv1d(1→8, 3): needs sequences of shape (n, 1, length), but the input has shape (32,"
                + " 100). There is no axis of channels: reshape them to (32, 1, 100) or put"
                + " reshape(1, 100) before this layer."),
        arguments(
            new Conv1d(6, 8, 3),
            Tensor.zeros(32, 100, 6),
            "Conv1d(6→8, 3): needs sequences of shape (n, 6, length), but the input has shape (32,"
                + " 100, 6). The channels seem to come last: permute(0, 2, 1) puts them first."));
  }

  @ParameterizedTest
  @MethodSource("badInputs")
  void forward_badInput_saysWhatToDo(Layer layer, Tensor x, String message) {
    assertThatThrownBy(() -> layer.forward(x))
        .isInstanceOf(ShapeException.class)
        .hasMessage(message);
  }

  @Test
  void sequential_sizesThatDoNotFit_areFoundBeforeThereIsData() {
    assertThatThrownBy(
            () -> new Sequential(new Conv2d(1, 8, 3).inputSize(28, 28), new Conv2d(6, 8, 3)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "Conv2d(6→8, 3×3), layer 2 of Sequential: needs images of shape (n, 6, height, width),"
                + " but the input has shape (n, 8, 26, 26). Write conv2d(8, 8, 3) to take it.");
    assertThatThrownBy(() -> new Sequential(new Dense(10, 784), new Conv2d(1, 8, 3)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "Conv2d(1→8, 3×3), layer 2 of Sequential: needs images of shape (n, 1, height, width),"
                + " but the input has shape (n, 784). Put reshape(1, 28, 28) before this layer.");
    assertThatThrownBy(
            () ->
                new Sequential(
                    new Reshape(1, 28, 28), new Conv2d(1, 8, 3), new Flatten(), new Dense(784, 10)))
        .isInstanceOf(ShapeException.class)
        .hasMessageStartingWith("Dense(784→10), layer 4 of Sequential: needs 784 inputs, but the")
        .hasMessageContaining("gives 5408");
  }
}
