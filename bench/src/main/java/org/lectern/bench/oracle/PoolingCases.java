package org.lectern.bench.oracle;

import java.util.ArrayList;
import java.util.List;
import org.lectern.nn.AvgPool1d;
import org.lectern.nn.AvgPool2d;
import org.lectern.nn.GlobalAvgPool;
import org.lectern.nn.GlobalMaxPool;
import org.lectern.nn.MaxPool1d;
import org.lectern.nn.MaxPool2d;
import org.lectern.tensor.Tensor;

/** Pooling with all its options. */
final class PoolingCases {
  private final List<Case> cases = new ArrayList<>();

  private PoolingCases() {
    for (int variant = 1; variant <= 3; variant++) {
      images(new Draw("pool2d " + variant));
    }
    for (int variant = 1; variant <= 3; variant++) {
      sequences(new Draw("pool1d " + variant));
    }
    global(new Draw("global pool"));
  }

  static List<Case> all() {
    return new PoolingCases().cases;
  }

  private void images(Draw draw) {
    int size = draw.size(2, 3);
    Tensor x = draw.normal(draw.size(1, 4), draw.size(1, 6), draw.size(6, 12), draw.size(6, 12));
    String plain = "_pool2d(x, [%d, %d], [%d, %d], [0, 0]".formatted(size, size, size, size);
    cases.add(LayerCase.of(new MaxPool2d(size), x, "torch.max" + plain + ", [1, 1], False)"));
    cases.add(LayerCase.of(new AvgPool2d(size), x, "torch.avg" + plain + ", False, True, None)"));

    int[] kernel = {draw.size(2, 4), draw.size(2, 4)};
    int[] stride = {draw.size(1, 3), draw.size(1, 3)};
    int[] padding = {draw.size(0, kernel[0] / 2), draw.size(0, kernel[1] / 2)};
    String options =
        "_pool2d(x, [%d, %d], [%d, %d], [%d, %d]"
            .formatted(kernel[0], kernel[1], stride[0], stride[1], padding[0], padding[1]);
    cases.add(
        LayerCase.of(
            new MaxPool2d(2)
                .kernel(kernel[0], kernel[1])
                .stride(stride[0], stride[1])
                .padding(padding[0], padding[1]),
            x,
            "torch.max" + options + ", [1, 1], False)"));
    cases.add(
        LayerCase.of(
            new AvgPool2d(2)
                .kernel(kernel[0], kernel[1])
                .stride(stride[0], stride[1])
                .padding(padding[0], padding[1]),
            x,
            "torch.avg" + options + ", False, True, None)"));
  }

  private void sequences(Draw draw) {
    int size = draw.size(2, 4);
    int stride = draw.size(1, 3);
    int padding = draw.size(0, size / 2);
    Tensor x = draw.normal(draw.size(1, 4), draw.size(1, 6), draw.size(8, 20));
    String options = "_pool1d(x, [%d], [%d], [%d]".formatted(size, stride, padding);
    cases.add(
        LayerCase.of(
            new MaxPool1d(size).stride(stride).padding(padding),
            x,
            "torch.max" + options + ", [1], False)"));
    cases.add(
        LayerCase.of(
            new AvgPool1d(size).stride(stride).padding(padding),
            x,
            "torch.avg" + options + ", False, True)"));
  }

  private void global(Draw draw) {
    Tensor images = draw.normal(draw.size(1, 4), draw.size(1, 6), draw.size(2, 9), draw.size(2, 9));
    Tensor sequences = draw.normal(draw.size(1, 4), draw.size(1, 6), draw.size(2, 9));
    cases.add(LayerCase.of(new GlobalAvgPool(), images, "torch.mean(x, [2, 3])"));
    cases.add(LayerCase.of(new GlobalAvgPool(), sequences, "torch.mean(x, [2])"));
    cases.add(LayerCase.of(new GlobalMaxPool(), images, "torch.amax(x, [2, 3])"));
    cases.add(LayerCase.of(new GlobalMaxPool(), sequences, "torch.amax(x, [2])"));
  }
}
