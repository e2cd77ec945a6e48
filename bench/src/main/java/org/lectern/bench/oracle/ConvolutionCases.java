package org.lectern.bench.oracle;

import java.util.ArrayList;
import java.util.List;
import org.lectern.nn.Conv1d;
import org.lectern.nn.Conv2d;
import org.lectern.nn.Layer;
import org.lectern.tensor.Tensor;

/** Convolutions with all their options. */
final class ConvolutionCases {
  private final List<Case> cases = new ArrayList<>();

  private ConvolutionCases() {
    for (int variant = 1; variant <= 4; variant++) {
      images(new Draw("conv2d " + variant));
    }
    options(new Draw("conv2d options"));
    for (int variant = 1; variant <= 4; variant++) {
      sequences(new Draw("conv1d " + variant));
    }
  }

  static List<Case> all() {
    return new ConvolutionCases().cases;
  }

  private void images(Draw draw) {
    int groups = draw.size(1, 3);
    int in = groups * draw.size(1, 4);
    int out = groups * draw.size(1, 4);
    int[] kernel = {draw.size(1, 4), draw.size(1, 4)};
    int[] stride = {draw.size(1, 3), draw.size(1, 3)};
    int[] padding = {draw.size(0, 2), draw.size(0, 2)};
    int[] dilation = {draw.size(1, 2), draw.size(1, 2)};
    Conv2d layer =
        new Conv2d(in, out, 1)
            .kernel(kernel[0], kernel[1])
            .stride(stride[0], stride[1])
            .padding(padding[0], padding[1])
            .dilation(dilation[0], dilation[1])
            .groups(groups);
    Tensor x = draw.normal(draw.size(1, 4), in, draw.size(8, 14), draw.size(8, 14));
    cases.add(LayerCase.of(layer, x, script("bias", stride, padding, dilation, groups)));
  }

  private void sequences(Draw draw) {
    int groups = draw.size(1, 2);
    int in = groups * draw.size(1, 4);
    int out = groups * draw.size(1, 4);
    int kernel = draw.size(1, 5);
    int stride = draw.size(1, 3);
    int padding = draw.size(0, 2);
    int dilation = draw.size(1, 2);
    Layer layer =
        new Conv1d(in, out, kernel)
            .stride(stride)
            .padding(padding)
            .dilation(dilation)
            .groups(groups);
    Tensor x = draw.normal(draw.size(1, 4), in, draw.size(10, 30));
    cases.add(
        LayerCase.of(
            layer,
            x,
            "torch.conv1d(x, weight, bias, [%d], [%d], [%d], %d)"
                .formatted(stride, padding, dilation, groups)));
  }

  private void options(Draw draw) {
    int[] one = {1, 1};
    int[] two = {2, 2};
    int[] none = {0, 0};
    int channels = draw.size(2, 8);
    Tensor x = draw.normal(2, channels, 9, 11);
    Layer depthwise = new Conv2d(channels, channels, 3).groups(channels).samePadding();
    cases.add(LayerCase.of(depthwise, x, script("bias", one, one, one, channels)));
    Layer multiplied = new Conv2d(channels, 2 * channels, 3).groups(channels);
    cases.add(LayerCase.of(multiplied, x, script("bias", one, none, one, channels)));
    Layer pointwise = new Conv2d(channels, 5, 1).withoutBias();
    cases.add(LayerCase.of(pointwise, x, script("None", one, none, one, 1)));
    Layer dilated = new Conv2d(channels, 4, 3).dilation(2).samePadding();
    cases.add(LayerCase.of(dilated, x, script("bias", one, two, two, 1)));
    // Sums over more than one block of 1024 terms, in each of the three products.
    Tensor large = draw.normal(4, 130, 20, 17);
    cases.add(LayerCase.of(new Conv2d(130, 140, 3), large, script("bias", one, none, one, 1)));
  }

  private static String script(
      String bias, int[] stride, int[] padding, int[] dilation, int groups) {
    return "torch.conv2d(x, weight, %s, [%d, %d], [%d, %d], [%d, %d], %d)"
        .formatted(
            bias, stride[0], stride[1], padding[0], padding[1], dilation[0], dilation[1], groups);
  }
}
