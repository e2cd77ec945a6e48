package org.lectern.nn;

import java.util.List;
import org.lectern.tensor.ConvolutionTable;
import org.lectern.tensor.Shadow;

/** Convolutions, pooling and the layers that change axes. */
final class ConvolutionRows {
  private ConvolutionRows() {}

  static List<LayerRow> rows() {
    int[] images = {2, 4, 6, 5};
    int[] sequences = {2, 4, 7};
    return List.of(
        LayerRow.of(
            "",
            () -> new Conv2d(4, 3, 3),
            images,
            (state, x) -> conv2d(state.get("weight"), x, 1, 0, 1, 1, state.get("bias"))),
        LayerRow.of(
            "all options",
            () -> new Conv2d(4, 6, 3).stride(2).padding(2).dilation(2).groups(2),
            images,
            (state, x) -> conv2d(state.get("weight"), x, 2, 2, 2, 2, state.get("bias"))),
        LayerRow.of(
            "depthwise",
            () -> new Conv2d(4, 4, 3).samePadding().groups(4).withoutBias(),
            images,
            (state, x) -> conv2d(state.get("weight"), x, 1, 1, 1, 4)),
        LayerRow.of(
            "oblong",
            () -> new Conv2d(4, 2, 3).kernel(2, 3).stride(2, 1).padding(0, 1).dilation(3, 1),
            images,
            (state, x) ->
                ConvolutionTable.shadow(
                        x,
                        state.get("weight"),
                        new ConvolutionTable.Options(s(2, 1), s(0, 1), s(3, 1), 1))
                    .zip(state.get("bias").reshape(2, 1, 1), Double::sum)),
        LayerRow.of(
            "",
            () -> new Conv1d(4, 3, 3),
            sequences,
            (state, x) -> conv1d(state.get("weight"), x, 1, 0, 1, 1, state.get("bias"))),
        LayerRow.of(
            "all options",
            () -> new Conv1d(4, 6, 3).stride(2).padding(1).dilation(2).groups(2),
            sequences,
            (state, x) -> conv1d(state.get("weight"), x, 2, 1, 2, 2, state.get("bias"))),
        LayerRow.of(
            "", () -> new MaxPool2d(2), images, (state, x) -> pool2d(x, s(2, 2), s(2, 2), 0, true)),
        LayerRow.of(
            "overlapping",
            () -> new MaxPool2d(3).stride(2).padding(1),
            images,
            (state, x) -> pool2d(x, s(3, 3), s(2, 2), 1, true)),
        LayerRow.of(
            "oblong",
            () -> new MaxPool2d(2).kernel(3, 2).stride(1, 3).padding(1, 1),
            images,
            (state, x) -> pool2d(x, s(3, 2), s(1, 3), 1, true)),
        LayerRow.of(
            "",
            () -> new AvgPool2d(2),
            images,
            (state, x) -> pool2d(x, s(2, 2), s(2, 2), 0, false)),
        LayerRow.of(
            "oblong",
            () -> new AvgPool2d(3).kernel(3, 2).stride(1, 2).padding(1, 1),
            images,
            (state, x) -> pool2d(x, s(3, 2), s(1, 2), 1, false)),
        LayerRow.of("", () -> new MaxPool1d(2), sequences, (state, x) -> pool1d(x, 2, 2, true)),
        LayerRow.of(
            "overlapping",
            () -> new MaxPool1d(3).stride(1),
            sequences,
            (state, x) -> pool1d(x, 3, 1, true)),
        LayerRow.of("", () -> new AvgPool1d(3), sequences, (state, x) -> pool1d(x, 3, 3, false)),
        LayerRow.of(
            "",
            GlobalAvgPool::new,
            images,
            (state, x) -> x.fold(0, Double::sum, 2, 3).map(v -> v / 30).reshape(2, 4)),
        LayerRow.of(
            "sequences",
            GlobalAvgPool::new,
            sequences,
            (state, x) -> x.fold(0, Double::sum, 2).map(v -> v / 7).reshape(2, 4)),
        LayerRow.of(
            "",
            GlobalMaxPool::new,
            images,
            (state, x) -> x.fold(-9, Math::max, 2, 3).reshape(2, 4)),
        LayerRow.of("", Flatten::new, images, (state, x) -> x.reshape(2, 120)),
        LayerRow.of("", () -> new Reshape(6, -1, 2), images, (state, x) -> x.reshape(2, 6, 10, 2)));
  }

  private static int[] s(int height, int width) {
    return new int[] {height, width};
  }

  private static Shadow conv2d(
      Shadow weight, Shadow x, int stride, int padding, int dilation, int groups, Shadow... bias) {
    Shadow y =
        ConvolutionTable.shadow(
            x,
            weight,
            new ConvolutionTable.Options(
                s(stride, stride), s(padding, padding), s(dilation, dilation), groups));
    return bias.length == 0 ? y : y.zip(bias[0].reshape(bias[0].data().length, 1, 1), Double::sum);
  }

  /** Written apart from the two-dimensional one. */
  private static Shadow conv1d(
      Shadow weight, Shadow x, int stride, int padding, int dilation, int groups, Shadow bias) {
    int[] w = weight.sizes();
    int steps = (x.sizes()[2] + 2 * padding - (w[2] - 1) * dilation - 1) / stride + 1;
    return Shadow.fill(
        new int[] {x.sizes()[0], w[0], steps},
        at -> {
          double sum = bias.at(at[1]);
          for (int c = 0; c < w[1]; c++) {
            for (int i = 0; i < w[2]; i++) {
              int from = at[2] * stride + i * dilation - padding;
              if (from >= 0 && from < x.sizes()[2]) {
                int channel = at[1] / (w[0] / groups) * w[1] + c;
                sum += x.at(at[0], channel, from) * weight.at(at[1], c, i);
              }
            }
          }
          return sum;
        });
  }

  private static Shadow pool2d(Shadow x, int[] kernel, int[] stride, int padding, boolean largest) {
    return ConvolutionTable.windows(x, kernel, stride, s(padding, padding), largest);
  }

  private static Shadow pool1d(Shadow x, int size, int stride, boolean largest) {
    int[] sizes = {x.sizes()[0], x.sizes()[1], (x.sizes()[2] - size) / stride + 1};
    return Shadow.fill(
        sizes,
        at -> {
          double result = largest ? -9 : 0;
          for (int i = 0; i < size; i++) {
            double value = x.at(at[0], at[1], at[2] * stride + i);
            result = largest ? Math.max(result, value) : result + value / size;
          }
          return result;
        });
  }
}
