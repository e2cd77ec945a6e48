package org.lectern;

import static org.lectern.Lectern.*;
import static org.lectern.Refusal.row;

import java.util.List;

/** Rows of {@link RefusalTest}: convolution and pooling */
final class ConvolutionRefusals {
  private ConvolutionRefusals() {}

  static List<Refusal> rows() {
    return List.of(
        row(
            "conv2d(0, 8, 3)",
            () -> conv2d(0, 8, 3),
            "conv2d: needs at least 1 channel in, 1 out and a kernel of 1, but got"
                + " conv2d(0, 8, 3). The numbers are the channels of the input, the kernels, and"
                + " their size."),
        row(
            "conv2d(1, 0, 3)",
            () -> conv2d(1, 0, 3),
            "conv2d: needs at least 1 channel in, 1 out and a kernel of 1, but got"
                + " conv2d(1, 0, 3). The numbers are the channels of the input, the kernels, and"
                + " their size."),
        row(
            "conv2d(1, 8, 0)",
            () -> conv2d(1, 8, 0),
            "conv2d: needs at least 1 channel in, 1 out and a kernel of 1, but got"
                + " conv2d(1, 8, 0). The numbers are the channels of the input, the kernels, and"
                + " their size."),
        row(
            "conv2d(1, 8, 3, null)",
            () -> conv2d(1, 8, 3, null),
            "Conv2d: the weight needs an initialiser, but got null. Try Initialiser.he()."),
        row(
            "conv2d(1, 8, 100000)",
            () -> conv2d(1, 8, 100000),
            "Conv2d: the weight can't be made. shape: a tensor can have at most 2147483639"
                + " elements, but (8, 1, 100000, 100000) would have 80000000000. Take smaller sizes, or"
                + " work on smaller batches."),
        row(
            "conv2d(1, 8, 3).kernel(0, 3)",
            () -> conv2d(1, 8, 3).kernel(0, 3),
            "conv2d: kernel must be at least 1, but is 0×3. Write the height first, then"
                + " the width."),
        row(
            "conv2d(1, 8, 3).stride(0)",
            () -> conv2d(1, 8, 3).stride(0),
            "conv2d: stride must be at least 1, but is 0. 1 moves the window by one place,"
                + " 2 halves the output."),
        row(
            "conv2d(1, 8, 3).stride(1, 0)",
            () -> conv2d(1, 8, 3).stride(1, 0),
            "conv2d: stride must be at least 1, but is 1×0. 1 moves the window by one"
                + " place, 2 halves the output."),
        row(
            "conv2d(1, 8, 3).stride(1 / 2)",
            () -> conv2d(1, 8, 3).stride(1 / 2),
            "conv2d: stride must be at least 1, but is 0. 1 moves the window by one place,"
                + " 2 halves the output."),
        row(
            "conv2d(1, 8, 3).padding(-1)",
            () -> conv2d(1, 8, 3).padding(-1),
            "conv2d: padding must be at least 0, but is -1. 0 adds nothing around a sample."),
        row(
            "conv2d(1, 8, 3).dilation(0)",
            () -> conv2d(1, 8, 3).dilation(0),
            "conv2d: dilation must be at least 1, but is 0. 1 is a dense kernel."),
        row(
            "conv2d(1, 8, 3).dilation(1, 0)",
            () -> conv2d(1, 8, 3).dilation(1, 0),
            "conv2d: dilation must be at least 1, but is 1×0. 1 is a dense kernel."),
        row(
            "conv2d(1, 8, 2).samePadding()",
            () -> conv2d(1, 8, 2).samePadding(),
            "conv2d: samePadding needs an odd kernel, which has a middle, but the kernel is"
                + " 2. Use 3, or padding(…)."),
        row(
            "conv2d(4, 8, 3).groups(3)",
            () -> conv2d(4, 8, 3).groups(3),
            "conv2d: groups must divide both the channels in and the kernels, but is 3 for"
                + " 4 and 8. With 1 every kernel sees all channels."),
        row(
            "conv2d(1, 8, 3).inputSize(0, 28)",
            () -> conv2d(1, 8, 3).inputSize(0, 28),
            "conv2d: inputSize must be at least 1, but is 0×28. It is the size of one"
                + " sample, without its channels."),
        row(
            "conv2d(1, 8, 3).forward(ones(4, 28, 28))",
            () -> conv2d(1, 8, 3).forward(ones(4, 28, 28)),
            "Conv2d(1→8, 3×3): needs images of shape (n, 1, height, width), but the input"
                + " has shape (4, 28, 28). There is no axis of channels: reshape them to (4, 1,"
                + " 28, 28) or put reshape(1, 28, 28) before this layer."),
        row(
            "conv2d(1, 8, 3).forward(ones(4, 784))",
            () -> conv2d(1, 8, 3).forward(ones(4, 784)),
            "Conv2d(1→8, 3×3): needs images of shape (n, 1, height, width), but the input"
                + " has shape (4, 784). Put reshape(1, 28, 28) before this layer."),
        row(
            "conv2d(3, 8, 3).forward(ones(4, 28, 28, 3))",
            () -> conv2d(3, 8, 3).forward(ones(4, 28, 28, 3)),
            "Conv2d(3→8, 3×3): needs images of shape (n, 3, height, width), but the input"
                + " has shape (4, 28, 28, 3). The channels seem to come last: permute(0, 3, 1, 2)"
                + " puts them first."),
        row(
            "conv2d(1, 8, 3).forward(ones(4, 3, 28, 28))",
            () -> conv2d(1, 8, 3).forward(ones(4, 3, 28, 28)),
            "Conv2d(1→8, 3×3): needs images of shape (n, 1, height, width), but the input"
                + " has shape (4, 3, 28, 28). Write conv2d(3, 8, 3) to take it."),
        row(
            "conv2d(1, 8, 5).forward(ones(4, 1, 3, 3))",
            () -> conv2d(1, 8, 5).forward(ones(4, 1, 3, 3)),
            "Conv2d(1→8, 5×5): the kernel must fit into the input, but it covers 5×5 and"
                + " the input has shape (4, 1, 3, 3). Use a smaller kernel, padding, or fewer"
                + " layers that shrink it before."),
        row(
            "conv2d(1, 8, 3).withoutBias().bias()",
            () -> conv2d(1, 8, 3).withoutBias().bias(),
            "Conv2d(1→8, 3×3, no bias): it has no bias, as withoutBias() asked. Leave that"
                + " out to have one."),
        row(
            "sequential(conv2d(1, 8, 3), flatten(), dense(100, 10)).forward(ones(2, 1, 28,"
                + " 28))",
            () ->
                sequential(conv2d(1, 8, 3), flatten(), dense(100, 10)).forward(ones(2, 1, 28, 28)),
            "Dense(100→10), layer 3 of Sequential: the last axis must be 100, but the input"
                + " has shape (2, 5408). Write dense(5408, 10) to take it.\nOn the way there:"
                + "\n  input (2, 1, 28, 28)\n  1 Conv2d(1→8, 3×3) → (2, 8, 26, 26)\n  2 Flatten →"
                + " (2, 5408)\n  3 Dense(100→10) ← here"),
        row(
            "conv1d(0, 8, 3)",
            () -> conv1d(0, 8, 3),
            "conv1d: needs at least 1 channel in, 1 out and a kernel of 1, but got"
                + " conv1d(0, 8, 3). The numbers are the channels of the input, the kernels, and"
                + " their size."),
        row(
            "conv1d(1, 8, 3, null)",
            () -> conv1d(1, 8, 3, null),
            "Conv1d: the weight needs an initialiser, but got null. Try Initialiser.he()."),
        row(
            "conv1d(1, 8, 3).stride(0)",
            () -> conv1d(1, 8, 3).stride(0),
            "conv1d: stride must be at least 1, but is 0. 1 moves the window by one place,"
                + " 2 halves the output."),
        row(
            "conv1d(1, 8, 3).padding(-1)",
            () -> conv1d(1, 8, 3).padding(-1),
            "conv1d: padding must be at least 0, but is -1. 0 adds nothing around a sample."),
        row(
            "conv1d(1, 8, 3).dilation(0)",
            () -> conv1d(1, 8, 3).dilation(0),
            "conv1d: dilation must be at least 1, but is 0. 1 is a dense kernel."),
        row(
            "conv1d(4, 8, 3).groups(3)",
            () -> conv1d(4, 8, 3).groups(3),
            "conv1d: groups must divide both the channels in and the kernels, but is 3 for"
                + " 4 and 8. With 1 every kernel sees all channels."),
        row(
            "conv1d(1, 8, 3).inputSize(0)",
            () -> conv1d(1, 8, 3).inputSize(0),
            "conv1d: inputSize must be at least 1, but is 0. It is the size of one sample,"
                + " without its channels."),
        row(
            "conv1d(1, 8, 3).forward(ones(4, 20))",
            () -> conv1d(1, 8, 3).forward(ones(4, 20)),
            "Conv1d(1→8, 3): needs sequences of shape (n, 1, length), but the input has"
                + " shape (4, 20). There is no axis of channels: reshape them to (4, 1, 20) or"
                + " put reshape(1, 20) before this layer."),
        row(
            "conv1d(3, 8, 3).forward(ones(4, 20, 3))",
            () -> conv1d(3, 8, 3).forward(ones(4, 20, 3)),
            "Conv1d(3→8, 3): needs sequences of shape (n, 3, length), but the input has"
                + " shape (4, 20, 3). The channels seem to come last: permute(0, 2, 1) puts them"
                + " first."),
        row(
            "maxPool2d(0)",
            () -> maxPool2d(0),
            "maxPool2d: the window must be at least 1, but is 0. maxPool2d(2) halves the"
                + " size of a sample."),
        row(
            "maxPool2d(2).kernel(2, 0)",
            () -> maxPool2d(2).kernel(2, 0),
            "maxPool2d: kernel must be at least 1, but is 2×0. Write the height first, then"
                + " the width."),
        row(
            "maxPool2d(2).stride(2, 0)",
            () -> maxPool2d(2).stride(2, 0),
            "maxPool2d: stride must be at least 1, but is 2×0. 1 moves the window by one"
                + " place, 2 halves the output."),
        row(
            "maxPool2d(2).padding(2)",
            () -> maxPool2d(2).padding(2),
            "maxPool2d: padding must be at most half the window, so that each window sees"
                + " part of the sample, but is 2 for a window of 2×2. Use less, or set a larger"
                + " kernel first."),
        row(
            "maxPool2d(2).padding(-1, 0)",
            () -> maxPool2d(2).padding(-1, 0),
            "maxPool2d: padding must be at least 0, but is -1×0. 0 adds nothing around a"
                + " sample."),
        row(
            "maxPool2d(2).forward(ones(4, 1, 1, 1))",
            () -> maxPool2d(2).forward(ones(4, 1, 1, 1)),
            "MaxPool2d(2×2): the kernel must fit into the input, but it covers 2×2 and the"
                + " input has shape (4, 1, 1, 1). Use a smaller kernel, padding, or fewer layers"
                + " that shrink it before."),
        row(
            "maxPool2d(2).forward(ones(4, 28, 28))",
            () -> maxPool2d(2).forward(ones(4, 28, 28)),
            "MaxPool2d(2×2): needs images of shape (n, channels, height, width), but the"
                + " input has shape (4, 28, 28). There is no axis of channels: reshape them to"
                + " (4, 1, 28, 28) or put reshape(1, 28, 28) before this layer."),
        row(
            "avgPool2d(0)",
            () -> avgPool2d(0),
            "avgPool2d: the window must be at least 1, but is 0. avgPool2d(2) halves the"
                + " size of a sample."),
        row(
            "avgPool2d(2).kernel(0, 2)",
            () -> avgPool2d(2).kernel(0, 2),
            "avgPool2d: kernel must be at least 1, but is 0×2. Write the height first, then"
                + " the width."),
        row(
            "avgPool2d(2).stride(0)",
            () -> avgPool2d(2).stride(0),
            "avgPool2d: stride must be at least 1, but is 0. 1 moves the window by one"
                + " place, 2 halves the output."),
        row(
            "avgPool2d(2).stride(0, 1)",
            () -> avgPool2d(2).stride(0, 1),
            "avgPool2d: stride must be at least 1, but is 0×1. 1 moves the window by one"
                + " place, 2 halves the output."),
        row(
            "avgPool2d(2).padding(-1)",
            () -> avgPool2d(2).padding(-1),
            "avgPool2d: padding must be at least 0, but is -1. 0 adds nothing around a"
                + " sample."),
        row(
            "avgPool2d(2).padding(2, 0)",
            () -> avgPool2d(2).padding(2, 0),
            "avgPool2d: padding must be at most half the window, so that each window sees"
                + " part of the sample, but is 2×0 for a window of 2×2. Use less, or set a larger"
                + " kernel first."),
        row(
            "maxPool1d(0)",
            () -> maxPool1d(0),
            "maxPool1d: the window must be at least 1, but is 0. maxPool1d(2) halves the"
                + " size of a sample."),
        row(
            "maxPool1d(2).stride(0)",
            () -> maxPool1d(2).stride(0),
            "maxPool1d: stride must be at least 1, but is 0. 1 moves the window by one"
                + " place, 2 halves the output."),
        row(
            "maxPool1d(2).padding(2)",
            () -> maxPool1d(2).padding(2),
            "maxPool1d: padding must be at most half the window, so that each window sees"
                + " part of the sample, but is 2 for a window of 2. Use less, or set a larger"
                + " kernel first."),
        row(
            "maxPool1d(2).forward(ones(4, 8))",
            () -> maxPool1d(2).forward(ones(4, 8)),
            "MaxPool1d(2): needs sequences of shape (n, channels, length), but the input"
                + " has shape (4, 8). There is no axis of channels: reshape them to (4, 1, 8) or"
                + " put reshape(1, 8) before this layer."),
        row(
            "avgPool1d(0)",
            () -> avgPool1d(0),
            "avgPool1d: the window must be at least 1, but is 0. avgPool1d(2) halves the"
                + " size of a sample."),
        row(
            "avgPool1d(2).stride(-1)",
            () -> avgPool1d(2).stride(-1),
            "avgPool1d: stride must be at least 1, but is -1. 1 moves the window by one"
                + " place, 2 halves the output."),
        row(
            "avgPool1d(2).padding(-1)",
            () -> avgPool1d(2).padding(-1),
            "avgPool1d: padding must be at least 0, but is -1. 0 adds nothing around a"
                + " sample."),
        row(
            "globalAvgPool().forward(ones(4, 8))",
            () -> globalAvgPool().forward(ones(4, 8)),
            "GlobalAvgPool: needs an input (n, channels, …) with at least one axis after"
                + " the channels, but it has shape (4, 8). There is nothing to pool: leave this"
                + " layer out, or put it before flatten()."),
        row(
            "globalMaxPool().forward(ones(4, 8))",
            () -> globalMaxPool().forward(ones(4, 8)),
            "GlobalMaxPool: needs an input (n, channels, …) with at least one axis after"
                + " the channels, but it has shape (4, 8). There is nothing to pool: leave this"
                + " layer out, or put it before flatten()."),
        row(
            "globalAvgPool().forward(ones(4, 8, 0, 0))",
            () -> globalAvgPool().forward(ones(4, 8, 0, 0)),
            "GlobalAvgPool: needs an input (n, channels, …) with at least one axis after"
                + " the channels, but it has shape (4, 8, 0, 0). There is nothing to pool: leave"
                + " this layer out, or put it before flatten()."));
  }
}
