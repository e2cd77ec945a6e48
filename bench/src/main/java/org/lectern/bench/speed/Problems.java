package org.lectern.bench.speed;

import static org.lectern.Lectern.conv2d;
import static org.lectern.Lectern.dense;
import static org.lectern.Lectern.flatten;
import static org.lectern.Lectern.lstm;
import static org.lectern.Lectern.maxPool2d;
import static org.lectern.Lectern.relu;
import static org.lectern.Lectern.sequential;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.nn.recurrent.LSTM;
import java.util.ArrayList;
import java.util.List;
import org.lectern.nn.Layer;

/** The networks of the table. */
final class Problems {
  private static final int HIDDEN = 128;

  private Problems() {}

  static List<Problem> all() {
    return List.of(
        mlp("tiny", 32, 2, 16, 16, 2),
        mlp("mlp128", 64, 784, 128, 128, 10),
        mlp("mlp512", 128, 784, 512, 512, 10),
        cnn(),
        lstmOnRows());
  }

  /** Fully connected layers with ReLU between them. */
  static Problem mlp(String name, int batch, int... sizes) {
    int layers = sizes.length - 1;
    StringBuilder script = new StringBuilder("h0 = x\n");
    StringBuilder title = new StringBuilder(Integer.toString(sizes[0]));
    for (int k = 0; k < layers; k++) {
      String linear = "torch.linear(h%d, p%d, p%d)".formatted(k, 2 * k, 2 * k + 1);
      boolean last = k == layers - 1;
      script.append(last ? "s = " + linear : "h" + (k + 1) + " = torch.relu(" + linear + ")\n");
      title.append('-').append(sizes[k + 1]);
    }
    return new Problem(
        name,
        title + ", batch " + batch,
        () -> {
          List<Layer> all = new ArrayList<>();
          for (int k = 0; k < layers; k++) {
            all.add(dense(sizes[k], sizes[k + 1]));
            if (k < layers - 1) {
              all.add(relu());
            }
          }
          return sequential(all.toArray(Layer[]::new));
        },
        batch,
        List.of(sizes[0]),
        sizes[layers],
        0.01,
        script.toString(),
        (x, p) -> {
          NDArray h = x;
          for (int k = 0; k < layers; k++) {
            h = Linear.linear(h, p.get(2 * k), p.get(2 * k + 1)).singletonOrThrow();
            h = k < layers - 1 ? Activation.relu(h) : h;
          }
          return h;
        },
        () -> {
          SequentialBlock block = new SequentialBlock();
          for (int k = 0; k < layers; k++) {
            block.add(Linear.builder().setUnits(sizes[k + 1]).build());
            if (k < layers - 1) {
              block.add(Activation::relu);
            }
          }
          return block;
        });
  }

  /** LeCun's LeNet-5 with ReLU and maximum pooling, as it is taught today. */
  static Problem cnn() {
    Shape five = new Shape(5, 5);
    Shape two = new Shape(2, 2);
    Shape none = new Shape(0, 0);
    return new Problem(
        "cnn",
        "LeNet-style CNN, 28×28, batch 64",
        () ->
            sequential(
                conv2d(1, 6, 5).padding(2),
                relu(),
                maxPool2d(2),
                conv2d(6, 16, 5),
                relu(),
                maxPool2d(2),
                flatten(),
                dense(400, 120),
                relu(),
                dense(120, 84),
                relu(),
                dense(84, 10)),
        64,
        List.of(1, 28, 28),
        10,
        0.01,
        """
        a1 = torch.relu(torch.conv2d(x, p0, p1, [1, 1], [2, 2], [1, 1], 1))
        a2 = torch.max_pool2d(a1, [2, 2], [2, 2], [0, 0], [1, 1], False)
        a3 = torch.relu(torch.conv2d(a2, p2, p3, [1, 1], [0, 0], [1, 1], 1))
        a4 = torch.max_pool2d(a3, [2, 2], [2, 2], [0, 0], [1, 1], False)
        a5 = torch.relu(torch.linear(torch.flatten(a4, 1, -1), p4, p5))
        s = torch.linear(torch.relu(torch.linear(a5, p6, p7)), p8, p9)""",
        (x, p) -> {
          NDArray h =
              Conv2d.conv2d(x, p.get(0), p.get(1), new Shape(1, 1), new Shape(2, 2))
                  .singletonOrThrow();
          h = Pool.maxPool2d(Activation.relu(h), two, two, none, false);
          h = Conv2d.conv2d(h, p.get(2), p.get(3)).singletonOrThrow();
          h = Pool.maxPool2d(Activation.relu(h), two, two, none, false);
          h = h.reshape(-1, 400);
          h = Activation.relu(Linear.linear(h, p.get(4), p.get(5)).singletonOrThrow());
          h = Activation.relu(Linear.linear(h, p.get(6), p.get(7)).singletonOrThrow());
          return Linear.linear(h, p.get(8), p.get(9)).singletonOrThrow();
        },
        () ->
            new SequentialBlock()
                .add(
                    Conv2d.builder()
                        .setFilters(6)
                        .setKernelShape(five)
                        .optPadding(new Shape(2, 2))
                        .build())
                .add(Activation::relu)
                .add(Pool.maxPool2dBlock(two, two))
                .add(Conv2d.builder().setFilters(16).setKernelShape(five).build())
                .add(Activation::relu)
                .add(Pool.maxPool2dBlock(two, two))
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(120).build())
                .add(Activation::relu)
                .add(Linear.builder().setUnits(84).build())
                .add(Activation::relu)
                .add(Linear.builder().setUnits(10).build()));
  }

  /** Pictures row by row: 28 steps of 28 features, the last state into ten classes. */
  static Problem lstmOnRows() {
    return new Problem(
        "lstm",
        "LSTM, 28 steps × 28 → 128, batch 64",
        () -> sequential(lstm(28, HIDDEN).last(), dense(HIDDEN, 10)),
        64,
        List.of(28, 28),
        10,
        0.01,
        """
        z = torch.zeros([1, torch.size(x, 0), 128])
        r = torch.lstm(x, [z, z], [p0, p1, p2, p3], True, 1, 0., True, False, True)
        q, _h, _c = r
        s = torch.linear(torch.select(q, 1, -1), p4, p5)""",
        (x, p) -> {
          NDArray zero = x.getManager().zeros(new Shape(1, x.getShape().get(0), HIDDEN));
          NDList all =
              x.getNDArrayInternal()
                  .lstm(
                      x,
                      new NDList(zero, zero),
                      new NDList(p.subList(0, 4)),
                      true,
                      1,
                      0,
                      true,
                      false,
                      true);
          NDArray last = all.get(0).get(":, -1");
          return Linear.linear(last, p.get(4), p.get(5)).singletonOrThrow();
        },
        () ->
            new SequentialBlock()
                .add(
                    LSTM.builder()
                        .setStateSize(HIDDEN)
                        .setNumLayers(1)
                        .optBatchFirst(true)
                        .optReturnState(false)
                        .build())
                .add(list -> new NDList(list.get(0).get(":, -1")))
                .add(Linear.builder().setUnits(10).build()));
  }
}
