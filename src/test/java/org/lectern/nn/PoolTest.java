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

/** Pooling by windows and over everything. */
class PoolTest {
  static List<Arguments> sizes() {
    return List.of(
        arguments(new MaxPool2d(2), "MaxPool2d(2×2)", Shape.of(3, 7, 9), Shape.of(3, 3, 4)),
        arguments(
            new MaxPool2d(3).stride(2).padding(1),
            "MaxPool2d(3×3, stride 2, padding 1)",
            Shape.of(3, 7, 9),
            Shape.of(3, 4, 5)),
        arguments(
            new AvgPool2d(2).kernel(2, 3).stride(1, 2).padding(1, 0),
            "AvgPool2d(2×3, stride 1×2, padding 1×0)",
            Shape.of(3, 7, 9),
            Shape.of(3, 8, 4)),
        arguments(
            new AvgPool2d(2).kernel(2, 3), "AvgPool2d(2×3)", Shape.of(3, 7, 9), Shape.of(3, 3, 3)),
        arguments(new MaxPool1d(2), "MaxPool1d(2)", Shape.of(3, 7), Shape.of(3, 3)),
        arguments(
            new AvgPool1d(3).stride(1).padding(1),
            "AvgPool1d(3, stride 1, padding 1)",
            Shape.of(3, 7),
            Shape.of(3, 7)),
        arguments(new GlobalAvgPool(), "GlobalAvgPool", Shape.of(3, 7, 9), Shape.of(3)),
        arguments(new GlobalMaxPool(), "GlobalMaxPool", Shape.of(3, 7), Shape.of(3)));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void outputShape_anyOptions_isThatOfTheOutput(Layer layer, String label, Shape in, Shape out) {
    assertThat(layer).hasToString(label);
    assertThat(layer.outputShape(in)).isEqualTo(out);
    int[] batch = new int[in.rank() + 1];
    batch[0] = 1;
    System.arraycopy(in.toArray(), 0, batch, 1, in.rank());
    assertThat(layer.forward(Tensor.zeros(batch)).row(0).shape()).isEqualTo(out);
    assertThat(layer.parameterCount()).isZero();
  }

  @Test
  void forward_smallImage_byHand() {
    Tensor x = Tensor.range(1, 17, 1).reshape(1, 1, 4, 4);
    assertThat(new MaxPool2d(2).forward(x).toArray()).containsExactly(6, 8, 14, 16);
    assertThat(new AvgPool2d(2).forward(x).toArray()).containsExactly(3.5f, 5.5f, 11.5f, 13.5f);
    assertThat(new GlobalAvgPool().forward(x).toArray()).containsExactly(8.5f);
    assertThat(new GlobalMaxPool().forward(x).toArray()).containsExactly(16);
    Tensor line = x.reshape(1, 2, 8);
    assertThat(new MaxPool1d(4).forward(line).toArray()).containsExactly(4, 8, 12, 16);
    assertThat(new AvgPool1d(4).padding(2).forward(line).toArray())
        .containsExactly(0.75f, 4.5f, 3.75f, 4.75f, 12.5f, 7.75f);
  }

  static List<Arguments> badNumbers() {
    return List.of(
        bad(
            () -> new MaxPool2d(0),
            "maxPool2d: the window must be at least 1, but is 0. maxPool2d(2) halves the size of a"
                + " sample."),
        bad(
            () -> new AvgPool1d(3).stride(0),
            "avgPool1d: stride must be at least 1, but is 0. 1 moves the window by one place, 2"
                + " halves the output."),
        bad(
            () -> new AvgPool2d(3).padding(-1),
            "avgPool2d: padding must be at least 0, but is -1. 0 adds nothing around a sample."),
        bad(
            () -> new MaxPool1d(3).padding(2),
            "maxPool1d: padding must be at most half the window, so that each window sees part of the"
                + " sample, but is 2 for a window of 3. Use less, or set a larger kernel first."),
        bad(
            () -> new MaxPool2d(4).padding(2).kernel(4, 2),
            "maxPool2d: padding must be at most half the window, so that each window sees part of the"
                + " sample, but is 2 for a window of 4×2. Use less, or set a larger kernel first."),
        bad(
            () -> new MaxPool2d(4).kernel(0, 2),
            "maxPool2d: kernel must be at least 1, but is 0×2. Write the height first, then the"
                + " width."),
        bad(
            () -> new MaxPool2d(2).forward(Tensor.zeros(32, 100)),
            "MaxPool2d(2×2): needs images of shape (n, channels, height, width), but the input has"
                + " shape (32, 100). Put reshape(1, 10, 10) before this layer."),
        bad(
            () -> new MaxPool2d(2).forward(Tensor.zeros(32, 8, 1, 6)),
            "MaxPool2d(2×2): the kernel must fit into the input, but it covers 2×2 and the input has"
                + " shape (32, 8, 1, 6). Use a smaller kernel, padding, or fewer layers that shrink"
                + " it before."),
        bad(
            () -> new AvgPool1d(2).forward(Tensor.zeros(32, 8, 5, 5)),
            "AvgPool1d(2): needs sequences of shape (n, channels, length), but the input has shape"
                + " (32, 8, 5, 5). Put a reshape(…) to the right axes before this layer."),
        bad(
            () -> new GlobalAvgPool().forward(Tensor.zeros(32, 8)),
            "GlobalAvgPool: needs an input (n, channels, …) with at least one axis after the channels,"
                + " but it has shape (32, 8). There is nothing to pool: leave this layer out, or put"
                + " it before flatten()."),
        bad(
            () -> new Sequential(new Dense(4, 8), new GlobalMaxPool()),
            "GlobalMaxPool, layer 2 of Sequential: needs an input (n, channels, …) with at least one"
                + " axis after the channels, but it has shape (n, 8). There is nothing to pool: leave"
                + " this layer out, or put it before flatten()."));
  }

  private static Arguments bad(Runnable call, String message) {
    return arguments(call, message);
  }

  @ParameterizedTest
  @MethodSource("badNumbers")
  void pools_badInput_sayWhatToDo(Runnable call, String message) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  @Test
  void option_afterUse_isRefused() {
    MaxPool2d pool = new MaxPool2d(2);
    pool.forward(Tensor.zeros(1, 1, 4, 4));
    assertThatThrownBy(() -> pool.stride(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "MaxPool2d(2×2): its options are settled once it is used or put into a network, but"
                + " stride came later. Write maxPool2d(2).stride(…) where it is made.");
  }

  @Test
  void forward_errorDeepInANetwork_showsTheWay() {
    Sequential network =
        new Sequential(new MaxPool2d(2), new Relu(), new MaxPool2d(2), new MaxPool2d(2));
    assertThatThrownBy(() -> network.forward(Tensor.zeros(3, 1, 6, 6)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "MaxPool2d(2×2), layer 4 of Sequential: the kernel must fit into the input, but it covers"
                + " 2×2 and the input has shape (3, 1, 1, 1). Use a smaller kernel, padding, or fewer"
                + " layers that shrink it before.\n"
                + "On the way there:\n"
                + "  input (3, 1, 6, 6)\n"
                + "  1 MaxPool2d(2×2) → (3, 1, 3, 3)\n"
                + "  2 Relu → (3, 1, 3, 3)\n"
                + "  3 MaxPool2d(2×2) → (3, 1, 1, 1)\n"
                + "  4 MaxPool2d(2×2) ← here");
  }
}
