package org.lectern.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The rows of {@link OperationTable} for convolutions and pooling, and their shadows. */
public final class ConvolutionTable {
  /** The step, the border and the spread of a window, each (height, width). */
  public record Options(int[] stride, int[] padding, int[] dilation, int groups) {}

  private static final Options PLAIN = options(s(1, 1), s(0, 0), s(1, 1), 1);

  private final List<OperationTable.Row> rows = new ArrayList<>();

  static List<OperationTable.Row> rows() {
    ConvolutionTable table = new ConvolutionTable();
    table.convolutions();
    table.pools();
    return table.rows;
  }

  private static int[] s(int... sizes) {
    return sizes;
  }

  private static Options options(int[] stride, int[] padding, int[] dilation, int groups) {
    return new Options(stride, padding, dilation, groups);
  }

  private void convolutions() {
    convolution(s(2, 3, 5, 6), s(4, 3, 3, 2), PLAIN);
    convolution(s(1, 1, 3, 3), s(1, 1, 3, 3), PLAIN);
    convolution(s(2, 3, 2, 2), s(2, 3, 1, 1), PLAIN);
    convolution(s(2, 2, 5, 5), s(3, 2, 3, 3), options(s(1, 1), s(1, 1), s(1, 1), 1));
    convolution(s(2, 2, 6, 7), s(3, 2, 3, 2), options(s(2, 3), s(1, 0), s(1, 1), 1));
    convolution(s(1, 2, 7, 8), s(2, 2, 3, 3), options(s(1, 2), s(2, 1), s(2, 3), 1));
    convolution(s(2, 4, 4, 5), s(6, 2, 3, 3), options(s(1, 1), s(1, 2), s(1, 1), 2));
    convolution(s(2, 3, 5, 4), s(3, 1, 3, 3), options(s(2, 2), s(1, 1), s(1, 1), 3));
    convolution(s(1, 2, 4, 4), s(4, 1, 2, 2), options(s(1, 1), s(3, 3), s(1, 1), 2));
    rows.add(
        new OperationTable.Row(
            "conv2d",
            List.of(s(2, 2, 5, 5), s(2, 2, 3, 3)),
            -2,
            2,
            x -> x[0].conv2d(x[1], 2, 1),
            x -> shadow(x[0], x[1], options(s(2, 2), s(1, 1), s(1, 1), 1))));
  }

  private void convolution(int[] x, int[] kernels, Options o) {
    rows.add(
        new OperationTable.Row(
            "conv2d",
            List.of(x, kernels),
            -1,
            1,
            t -> t[0].conv2d(t[1], o.stride, o.padding, o.dilation, o.groups),
            d -> shadow(d[0], d[1], o)));
  }

  /** The definition, element by element. */
  public static Shadow shadow(Shadow x, Shadow kernels, Options o) {
    int[] in = x.sizes();
    int[] k = kernels.sizes();
    int units = k[0] / o.groups;
    int[] sizes = {in[0], k[0], outputs(in, k, o, 0), outputs(in, k, o, 1)};
    return Shadow.fill(
        sizes,
        at -> {
          double sum = 0;
          for (int c = 0; c < k[1]; c++) {
            for (int i = 0; i < k[2]; i++) {
              for (int j = 0; j < k[3]; j++) {
                int row = at[2] * o.stride[0] + i * o.dilation[0] - o.padding[0];
                int column = at[3] * o.stride[1] + j * o.dilation[1] - o.padding[1];
                if (row >= 0 && row < in[2] && column >= 0 && column < in[3]) {
                  int channel = at[1] / units * k[1] + c;
                  sum += element(x, at[0], channel, row, column) * element(kernels, at[1], c, i, j);
                }
              }
            }
          }
          return sum;
        });
  }

  private static int outputs(int[] in, int[] kernel, Options o, int axis) {
    int covered = (kernel[2 + axis] - 1) * o.dilation[axis] + 1;
    return (in[2 + axis] + 2 * o.padding[axis] - covered) / o.stride[axis] + 1;
  }

  /** Shadow.at repeats axes of size 1, which would hide a wrong index. */
  private static double element(Shadow x, int... index) {
    int position = 0;
    for (int axis = 0; axis < index.length; axis++) {
      position = position * x.sizes()[axis] + index[axis];
    }
    return x.data()[position];
  }

  private void pools() {
    pool(s(2, 3, 4, 6), s(2, 2), s(2, 2), s(0, 0));
    pool(s(1, 2, 5, 7), s(2, 3), s(2, 2), s(0, 0));
    pool(s(2, 2, 5, 5), s(3, 3), s(1, 2), s(1, 1));
    pool(s(1, 1, 3, 4), s(3, 4), s(1, 1), s(0, 0));
    row(
        "maxPool2d",
        s(2, 2, 5, 4),
        x -> x.maxPool2d(2),
        x -> largest(x, s(2, 2), s(2, 2), s(0, 0)));
    row("avgPool2d", s(2, 2, 5, 4), x -> x.avgPool2d(2), x -> mean(x, s(2, 2), s(2, 2), s(0, 0)));
  }

  private void pool(int[] x, int[] kernel, int[] stride, int[] padding) {
    row(
        "maxPool2d",
        x,
        t -> t.maxPool2d(kernel, stride, padding),
        d -> largest(d, kernel, stride, padding));
    row(
        "avgPool2d",
        x,
        t -> t.avgPool2d(kernel, stride, padding),
        d -> mean(d, kernel, stride, padding));
  }

  private void row(
      String name, int[] shape, Function<Tensor, Tensor> t, Function<Shadow, Shadow> d) {
    rows.add(
        new OperationTable.Row(
            name, List.of(shape), -2, 2, x -> t.apply(x[0]), x -> d.apply(x[0])));
  }

  private static Shadow largest(Shadow x, int[] kernel, int[] stride, int[] padding) {
    return windows(x, kernel, stride, padding, true);
  }

  private static Shadow mean(Shadow x, int[] kernel, int[] stride, int[] padding) {
    return windows(x, kernel, stride, padding, false);
  }

  /** Each window's largest element, or its mean with zeros as padding. */
  public static Shadow windows(
      Shadow x, int[] kernel, int[] stride, int[] padding, boolean largest) {
    int[] in = x.sizes();
    int[] k = {0, 0, kernel[0], kernel[1]};
    Options o = options(stride, padding, s(1, 1), 1);
    return Shadow.fill(
        s(in[0], in[1], outputs(in, k, o, 0), outputs(in, k, o, 1)),
        at -> {
          double largestSoFar = Double.NEGATIVE_INFINITY;
          double sum = 0;
          for (int i = 0; i < kernel[0]; i++) {
            for (int j = 0; j < kernel[1]; j++) {
              int row = at[2] * stride[0] + i - padding[0];
              int column = at[3] * stride[1] + j - padding[1];
              if (row >= 0 && row < in[2] && column >= 0 && column < in[3]) {
                double value = element(x, at[0], at[1], row, column);
                largestSoFar = Math.max(largestSoFar, value);
                sum += value;
              }
            }
          }
          return largest ? largestSoFar : sum / (kernel[0] * kernel[1]);
        });
  }
}
