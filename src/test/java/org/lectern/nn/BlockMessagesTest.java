package org.lectern.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/** What the blocks say to bad sizes and inputs. */
class BlockMessagesTest {
  /** A student's block around any layer. */
  private static final class Mine extends Layer {
    Mine(Layer inner) {
      layer("inner", inner);
    }

    Layer itself() {
      return layer("again", this);
    }

    @Override
    public Tensor forward(Tensor x, Pass pass) {
      return x;
    }
  }

  private static Arguments row(Runnable call, Class<? extends Exception> type, String message) {
    return Arguments.of(message, call, type);
  }

  private static Arguments bad(Runnable call, String message) {
    return row(call, IllegalArgumentException.class, message);
  }

  private static Arguments shape(Runnable call, String message) {
    return row(call, ShapeException.class, message);
  }

  private static Tensor train(Layer layer, Tensor x) {
    return layer.forward(x, layer.trainingPass());
  }

  static List<Arguments> messages() {
    return List.of(
        bad(
            () -> new Dropout(50),
            "dropout: p, the probability of a 0, must be at least 0 and below 1, but is"
                + " 50.0. dropout(0.5) drops half of the elements."),
        bad(
            () -> new Dropout(1),
            "dropout: p, the probability of a 0, must be at least 0 and below 1, but is"
                + " 1.0. dropout(0.5) drops half of the elements."),
        bad(
            () -> new Dropout(Double.NaN),
            "dropout: p, the probability of a 0, must be at least 0 and below 1, but is NaN."
                + " dropout(0.5) drops half of the elements."),
        bad(
            () -> new BatchNorm(0),
            "batchNorm: needs at least 1 feature, but got batchNorm(0). Give the size of axis 1: f"
                + " of (n, f), c of (n, c, height, width)."),
        bad(
            () -> new BatchNorm(4, 1.5, 1e-5),
            "batchNorm: the momentum must be above 0 and at most 1, but is 1.5. The usual one is"
                + " 0.1: each batch moves the running mean by a tenth."),
        bad(
            () -> new BatchNorm(4, 0.1, 0),
            "batchNorm: the epsilon must be above 0, but is 0.0. Try 1e-5."),
        bad(
            () -> new BatchNorm(4, 0.1, -1),
            "batchNorm: the epsilon must be above 0, but is -1.0. Try 1e-5."),
        shape(
            () -> new BatchNorm(4).forward(Tensor.zeros(2, 5)),
            "BatchNorm(4): needs an input of shape (n, 4), (n, 4, length) or (n, 4, height, width),"
                + " but got (2, 5). Write batchNorm(5) to take it."),
        shape(
            () -> new BatchNorm(4).forward(Tensor.zeros(4)),
            "BatchNorm(4): needs an input of shape (n, 4), (n, 4, length) or (n, 4, height, width),"
                + " but got (4). For one sample write x.reshape(1, -1)."),
        shape(
            () -> new BatchNorm(4).forward(Tensor.zeros(1, 4, 1, 1, 1)),
            "BatchNorm(4): needs an input of shape (n, 4), (n, 4, length) or (n, 4, height, width),"
                + " but got (1, 4, 1, 1, 1)."),
        bad(
            () -> train(new BatchNorm(4), Tensor.zeros(1, 4)),
            "BatchNorm(4): needs at least 2 values of each feature in a training pass, to have a"
                + " variance, but got one sample: (1, 4). Choose a batch size that leaves no single"
                + " sample for the last batch."),
        shape(
            () -> new Sequential(new Dense(2, 8), new BatchNorm(4)),
            "BatchNorm(4), layer 2 of Sequential: needs 4 features, but the layer before gives"
                + " samples of shape (8). Write batchNorm(8) to take them."),
        bad(
            () -> new LayerNorm(),
            "layerNorm: needs the sizes of the last axes, each at least 1, but got layerNorm()."
                + " layerNorm(32) normalises over a last axis of 32."),
        bad(
            () -> new LayerNorm(3, 0),
            "layerNorm: needs the sizes of the last axes, each at least 1, but got layerNorm(3,"
                + " 0). layerNorm(32) normalises over a last axis of 32."),
        shape(
            () -> new LayerNorm(4).forward(Tensor.zeros(2, 5)),
            "LayerNorm(4): the last axis must be 4, but the input has shape (2, 5). Write"
                + " layerNorm(5) to take it."),
        shape(
            () -> new LayerNorm(3, 4).forward(Tensor.zeros(2, 4, 3)),
            "LayerNorm(3, 4): the last axes must be 3, 4, but the input has shape (2, 4, 3). Write"
                + " layerNorm(4, 3) to take it."),
        shape(
            () -> new LayerNorm(4).forward(Tensor.scalar(1)),
            "LayerNorm(4): the last axis must be 4, but the input has shape (). Give it one"
                + " axis for each size, after that of the samples."),
        bad(
            () -> new Embedding(0, 3),
            "embedding: needs at least 1 id (and at most 16777216) and vectors of at least 1"
                + " number, but got embedding(0, 3). The first number is how many ids there are,"
                + " the second the length of a vector."),
        bad(
            () -> new Embedding(10, 3).forward(Tensor.matrix(new double[] {1, 2, 10})),
            "Embedding(10→3): every id must be a whole number from 0 to 9, but the one at [0, 2] is"
                + " 10. Ids count from 0, so 10 needs embedding(11, …)."),
        bad(
            () -> new Embedding(10, 3).forward(Tensor.vector(1, 250)),
            "Embedding(10→3): every id must be a whole number from 0 to 9, but the one at [1] is"
                + " 250. Is the number of ids, the first of embedding(10, 3), right?"),
        bad(
            () -> new Embedding(10, 3).forward(Tensor.vector(-1)),
            "Embedding(10→3): every id must be a whole number from 0 to 9, but the one at [0] is"
                + " -1. Ids count from 0."),
        bad(
            () -> new Embedding(10, 3).forward(Tensor.scalar(0.5)),
            "Embedding(10→3): every id must be a whole number from 0 to 9, but the id is 0.5. Ids"
                + " are numbers of rows in a table; are these the features of another layer?"),
        shape(
            () -> new Residual(new Dense(4, 3)),
            "Residual: the two that are added must have one shape, but Dense(4→3) gives (3) and the"
                + " input is (4). A second layer on the way around helps: residual(layer, dense(4,"
                + " 3))."),
        shape(
            () -> new Residual(new Lambda("sum", x -> x.sum(1))).forward(Tensor.zeros(2, 3)),
            "Residual: the two that are added must have one shape, but Lambda(sum) gives (2) and"
                + " the input is (2, 3). A second layer on the way around helps: residual(layer,"
                + " dense(3, 2))."),
        shape(
            () -> new Residual(new Dense(4, 3), new Dense(4, 2)),
            "Residual: the two that are added must have one shape, but Dense(4→3) gives (3) and"
                + " Dense(4→2) gives (2). Give both the same sizes."),
        bad(
            () -> new Residual(null),
            "Residual: layer 1 must be a layer, but is null. Is its variable set before this line?"),
        bad(
            () -> new Residual(new Relu(), null),
            "Residual: layer 2 must be a layer, but is null. Is its variable set before this line?"),
        bad(
            Parallel::new,
            "parallel: needs at least one layer, but got none. Try parallel(dense(4, 8), dense(4,"
                + " 8))."),
        bad(
            () -> new Parallel(new Relu(), null),
            "Parallel: layer 2 must be a layer, but is null. Is its variable set before this line?"),
        bad(
            () -> new Parallel(0, new Relu()),
            "parallel: the axis must not be 0, along which samples go, but is 0. Take 1 for"
                + " channels or -1 for features."),
        shape(
            () -> new Parallel(2, new Dense(4, 8)),
            "Parallel: needs outputs that have an axis 2 besides the samples, but they have"
                + " 2 axes. Without the axis, parallel(layer, layer) joins features or channels."),
        shape(
            () -> new Parallel(new Lambda("sum", x -> x.sum(1))).forward(Tensor.zeros(2, 3)),
            "Parallel: needs outputs that have an axis of features besides the samples, but"
                + " they have 1 axis. Without the axis, parallel(layer, layer) joins features or"
                + " channels."),
        shape(
            () ->
                new Parallel(new Relu(), new Lambda("first", x -> x.slice(1, 0, 1)))
                    .forward(Tensor.zeros(2, 3, 4)),
            "Parallel: the outputs must be alike but for axis 2, along which they are"
                + " joined, but Relu gives (2, 3, 4) and Lambda(first) gives (2, 1, 4). Give them"
                + " the same sizes, or end each in flatten()."),
        bad(
            () -> new Lambda(" ", x -> x),
            "lambda: needs a name for tables and errors, but got a blank one. Try"
                + " lambda(\"square\", x -> x.square())."),
        bad(
            () -> new Lambda("nothing", null),
            "lambda: needs a function, but got null. Try lambda(\"square\", x -> x.square())."),
        bad(
            () -> new Lambda("nothing", x -> null).forward(Tensor.zeros(1)),
            "Lambda(nothing): the function must return a tensor, but returned null. Try x"
                + " -> x.square()."),
        bad(
            () -> new Sequential(new Relu(), null),
            "sequential: layer 2 must be a layer, but is null. Is its variable set before this"
                + " line?"),
        bad(
            () -> new Mine(null),
            "Mine: layer inner must be a layer, but is null. Is its variable set before this"
                + " line?"),
        bad(
            () -> new Mine(new Relu()).itself(),
            "Mine: a layer can't be inside itself, but layer again is or contains the one that it"
                + " is put into. Make a new layer for it."),
        row(
            () -> new Dense(2, 3).withoutBias().bias(),
            IllegalStateException.class,
            "Dense(2→3, no bias): it has no bias, as withoutBias() asked. Leave that out to"
                + " have one."),
        row(
            () -> ((Dense) new Sequential(new Dense(2, 3)).layer(1)).withoutBias(),
            IllegalStateException.class,
            "Dense(2→3), layer 1 of Sequential: a layer is made without bias, it can't lose it"
                + " later. Write dense(2, 3).withoutBias() where the network is built."));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("messages")
  void call_nonsense_isRefused(String message, Runnable call, Class<? extends Exception> type) {
    Throwable error = catchThrowable(call::run);
    assertThat(error).isExactlyInstanceOf(type).hasMessage(message);
  }
}
