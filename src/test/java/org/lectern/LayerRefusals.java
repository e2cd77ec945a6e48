package org.lectern;

import static org.lectern.Lectern.*;
import static org.lectern.Refusal.row;

import java.util.List;
import org.lectern.nn.BatchNorm;
import org.lectern.nn.Layer;
import org.lectern.nn.Pass;

/** Rows of {@link RefusalTest}: layers and networks of them */
final class LayerRefusals {
  private LayerRefusals() {}

  static List<Refusal> rows() {
    return List.of(
        row("sequential()", () -> sequential(), "sequential: needs at least one layer, but got none. Try sequential(dense(2, 1))."),
        row("sequential(dense(2, 3), null)", () -> sequential(dense(2, 3), null), "sequential: layer 2 must be a layer, but is null. Is its variable set before this line?"),
        row("sequential(dense(2, 3), dense(4, 1))", () -> sequential(dense(2, 3), dense(4, 1)), "Dense(4→1), layer 2 of Sequential: needs 4 inputs, but the layer before gives 3. The second number of a layer must be the first of the next."),
        row("sequential(dense(2, 3)).forward(ones(5, 4))", () -> sequential(dense(2, 3)).forward(ones(5, 4)), "Dense(2→3), layer 1 of Sequential: the last axis must be 2, but the input has shape (5, 4). Write dense(4, 3) to take it.\nOn the way there:\n  input (5, 4)\n  1 Dense(2→3) ← here"),
        row("sequential(dense(2, 3)).layer(0)", () -> sequential(dense(2, 3)).layer(0), "layer: this network has layers 1 to 1, but got 0."),
        row("sequential(dense(2, 3)).first(2)", () -> sequential(dense(2, 3)).first(2), "first: this network has 1 layers, so needs a number from 1 to that, but got 2."),
        row("sequential(dense(2, 3)).parameter(\"2.weight\")", () -> sequential(dense(2, 3)).parameter("2.weight"), "parameter: there is no \"2.weight\" in this network. It has [1.weight, 1.bias]."),
        row("sequential(dense(2, 1)).classes(ones(3, 2))", () -> sequential(dense(2, 1)).classes(ones(3, 2)), "classes: this network ends in one raw score and was not trained by a trainer, so nothing says where one class ends. Let it end in sigmoid(), or write predict(x).gt(0)."),
        row("sequential(dense(2, 1)).restore(dense(2, 1).state())", () -> sequential(dense(2, 1)).restore(dense(2, 1).state()), "restore: the state must have the names of Sequential, but lacks [1.weight, 1.bias] and has [weight, bias] besides. Build the network as it was when the state was taken."),
        row("sequential(dense(2, 1)).predictAll()", () -> sequential(dense(2, 1)).predictAll(), "Dense(2→1), layer 1 of Sequential: takes 1 input, but got 0. To join several, put towers(…) before it.\nOn the way there:\n  input \n  1 Dense(2→1) ← here"),
        row("dense(0, 3)", () -> dense(0, 3), "dense: needs at least 1 input and 1 output, but got dense(0, 3). The first number is the features of a sample, the second the units."),
        row("dense(3, -1)", () -> dense(3, -1), "dense: needs at least 1 input and 1 output, but got dense(3, -1). The first number is the features of a sample, the second the units."),
        row("dense(784, 10 / 100)", () -> dense(784, 10 / 100), "dense: needs at least 1 input and 1 output, but got dense(784, 0). The first number is the features of a sample, the second the units."),
        row("dense(50000, 50000)", () -> dense(50000, 50000), "shape (50000, 50000) has more elements than a Java array can hold (2147483639). Work on smaller batches."),
        row("dense(2, 3).forward(scalar(1))", () -> dense(2, 3).forward(scalar(1)), "Dense(2→3): the last axis must be 2, but the input has shape (). Write dense(1, 3) to take it."),
        row("dense(2, 3).forward(ones(4, 3))", () -> dense(2, 3).forward(ones(4, 3)), "Dense(2→3): the last axis must be 2, but the input has shape (4, 3). Write dense(3, 3) to take it."),
        row("dense(2, 3).forward(ones(2, 4))", () -> dense(2, 3).forward(ones(2, 4)), "Dense(2→3): the last axis must be 2, but the input has shape (2, 4). Samples go along the first axis: try transpose()."),
        row("dense(2, 3).withoutBias().bias()", () -> dense(2, 3).withoutBias().bias(), "Dense(2→3, no bias): has no bias, since it was made by withoutBias()."),
        row("dropout(1)", () -> dropout(1), "dropout: p, the probability of a 0, must be at least 0 and below 1, but is 1. dropout(0.5) drops half of the elements."),
        row("dropout(-0.5)", () -> dropout(-0.5), "dropout: p, the probability of a 0, must be at least 0 and below 1, but is -0.5. dropout(0.5) drops half of the elements."),
        row("dropout(50)", () -> dropout(50), "dropout: p, the probability of a 0, must be at least 0 and below 1, but is 50. dropout(0.5) drops half of the elements."),
        row("dropout(Double.NaN)", () -> dropout(Double.NaN), "dropout: p, the probability of a 0, must be at least 0 and below 1, but is NaN. dropout(0.5) drops half of the elements."),
        row("batchNorm(0)", () -> batchNorm(0), "batchNorm: needs at least 1 feature, but got batchNorm(0). Give the size of axis 1: f of (n, f), c of (n, c, height, width)."),
        row("new BatchNorm(3, 0, 1e-5)", () -> new BatchNorm(3, 0, 1e-5), "batchNorm: the momentum must be above 0 and at most 1, but is 0. The usual one is 0.1: each batch moves the running mean by a tenth."),
        row("new BatchNorm(3, 1.5, 1e-5)", () -> new BatchNorm(3, 1.5, 1e-5), "batchNorm: the momentum must be above 0 and at most 1, but is 1.5. The usual one is 0.1: each batch moves the running mean by a tenth."),
        row("new BatchNorm(3, 0.1, 0)", () -> new BatchNorm(3, 0.1, 0), "batchNorm: the epsilon must be a finite number above 0, but is 0. In Java 1/100 is 0: write 0.01, with a point."),
        row("new BatchNorm(3, 0.1, Double.NaN)", () -> new BatchNorm(3, 0.1, Double.NaN), "batchNorm: the epsilon must be a finite number above 0, but is NaN. Try 1e-5."),
        row("batchNorm(3).forward(ones(5, 4))", () -> batchNorm(3).forward(ones(5, 4)), "BatchNorm(3): needs an input of shape (n, 3), (n, 3, length) or (n, 3, height, width), but got (5, 4). Write batchNorm(4) to take it."),
        row("batchNorm(3).forward(ones(3))", () -> batchNorm(3).forward(ones(3)), "BatchNorm(3): needs an input of shape (n, 3), (n, 3, length) or (n, 3, height, width), but got (3). For one sample write x.reshape(1, -1)."),
        row("batchNorm(3).forward(ones(1, 3), Pass.training(1, 1))", () -> batchNorm(3).forward(ones(1, 3), Pass.training(1, 1)), "BatchNorm(3): needs at least 2 values of each feature in a training pass, to have a variance, but got one sample: (1, 3). Choose a batch size that leaves no single sample for the last batch."),
        row("batchNorm(3).forward(ones(0, 3), Pass.training(1, 1))", () -> batchNorm(3).forward(ones(0, 3), Pass.training(1, 1)), "BatchNorm(3): needs at least 2 values of each feature in a training pass, to have a variance, but got one sample: (0, 3). Choose a batch size that leaves no single sample for the last batch."),
        row("layerNorm()", () -> layerNorm(), "layerNorm: needs the sizes of the last axes, each at least 1, but got layerNorm(). layerNorm(32) normalises over a last axis of 32."),
        row("layerNorm(0)", () -> layerNorm(0), "layerNorm: needs the sizes of the last axes, each at least 1, but got layerNorm(0). layerNorm(32) normalises over a last axis of 32."),
        row("layerNorm(3).forward(ones(5, 4))", () -> layerNorm(3).forward(ones(5, 4)), "LayerNorm(3): the last axis must be 3, but the input has shape (5, 4). Write layerNorm(4) to take it."),
        row("layerNorm(3).forward(scalar(1))", () -> layerNorm(3).forward(scalar(1)), "LayerNorm(3): the last axis must be 3, but the input has shape ()."),
        row("embedding(0, 4)", () -> embedding(0, 4), "embedding: needs at least 1 id (and at most 16777216) and vectors of at least 1 number, but got embedding(0, 4). The first number is how many ids there are, the second the length of a vector."),
        row("embedding(10, 0)", () -> embedding(10, 0), "embedding: needs at least 1 id (and at most 16777216) and vectors of at least 1 number, but got embedding(10, 0). The first number is how many ids there are, the second the length of a vector."),
        row("embedding(10, 4).forward(tensor(3, 10))", () -> embedding(10, 4).forward(tensor(3, 10)), "Embedding(10→4): every id must be a whole number from 0 to 9, but the one at [1] is 10. Ids count from 0, so 10 needs embedding(11, …)."),
        row("embedding(10, 4).forward(tensor(-1))", () -> embedding(10, 4).forward(tensor(-1)), "Embedding(10→4): every id must be a whole number from 0 to 9, but the one at [0] is -1. Ids count from 0."),
        row("embedding(10, 4).forward(tensor(0.5))", () -> embedding(10, 4).forward(tensor(0.5)), "Embedding(10→4): every id must be a whole number from 0 to 9, but the one at [0] is 0.5. Ids are numbers of rows in a table; are these the features of another layer?"),
        row("embedding(10, 4).forward(tensor(Double.NaN))", () -> embedding(10, 4).forward(tensor(Double.NaN)), "Embedding(10→4): every id must be a whole number from 0 to 9, but the one at [0] is NaN. Ids count from 0."),
        row("residual(null)", () -> residual(null), "Residual: layer 1 must be a layer, but is null. Is its variable set before this line?"),
        row("residual(dense(2, 2), null)", () -> residual(dense(2, 2), null), "Residual: layer 2 must be a layer, but is null. Is its variable set before this line?"),
        row("residual(dense(2, 3))", () -> residual(dense(2, 3)), "Residual: the two that are added must have one shape, but Dense(2→3) gives (3) and the input is (2). A second layer on the way around helps: residual(layer, dense(2, 3))."),
        row("residual(dense(2, 3), dense(2, 4))", () -> residual(dense(2, 3), dense(2, 4)), "Residual: the two that are added must have one shape, but Dense(2→3) gives (3) and Dense(2→4) gives (4). Give both the same sizes."),
        row("residual(relu(), dense(2, 3)).forward(ones(4, 2))", () -> residual(relu(), dense(2, 3)).forward(ones(4, 2)), "Residual: the two that are added must have one shape, but Relu gives (2) and Dense(2→3) gives (3). Give both the same sizes."),
        row("parallel()", () -> parallel(), "parallel: needs at least one layer, but got none. Try parallel(dense(4, 8), dense(4, 8))."),
        row("parallel((Layer) null)", () -> parallel((Layer) null), "Parallel: layer 1 must be a layer, but is null. Is its variable set before this line?"),
        row("parallel(dense(2, 3), null)", () -> parallel(dense(2, 3), null), "Parallel: layer 2 must be a layer, but is null. Is its variable set before this line?"),
        row("parallel(0, dense(2, 3))", () -> parallel(0, dense(2, 3)), "parallel: the axis must not be 0, along which samples go, but is 0. Take 1 for channels or -1 for features."),
        row("parallel(3, dense(2, 3), dense(2, 3))", () -> parallel(3, dense(2, 3), dense(2, 3)), "Parallel: needs outputs that have an axis 3 besides the samples, but they have 2 axes."),
        row("parallel(1)", () -> parallel(1), "parallel: needs at least one layer, but got none. Try parallel(dense(4, 8), dense(4, 8))."),
        row("parallel(flatten(), identity()).forward(ones(2, 3, 4))", () -> parallel(flatten(), identity()).forward(ones(2, 3, 4)), "Parallel: the outputs must be alike but for axis 1, along which they are joined, but Flatten gives (2, 12) and Identity gives (2, 3, 4)."),
        row("lambda(\"\", x -> x)", () -> lambda("", x -> x), "lambda: needs a name for tables and errors, but got a blank one. Try lambda(\"square\", x -> x.square())."),
        row("lambda(\"square\", null)", () -> lambda("square", null), "lambda: needs a function, but got null. Try lambda(\"square\", x -> x.square())."),
        row("lambda(\"square\", x -> null).forward(ones(2, 2))", () -> lambda("square", x -> null).forward(ones(2, 2)), "Lambda(square): the function must return a tensor, but returned null."),
        row("checkGradients(null)", () -> checkGradients(null), "checkGradients: needs a layer, but got null. Is its variable set before this line?"),
        row("checkGradients(relu())", () -> checkGradients(relu()), "checkGradients: needs an input, since Relu does not tell its shape. Pass one: checkGradients(layer, normal(\"x\", 4, 3)) for 4 samples of 3 features. Or let the layer override inputShape()."),
        row("checkGradients(dense(2, 3), ones(0, 2))", () -> checkGradients(dense(2, 3), ones(0, 2)), "checkGradients: needs at least one sample, but the input has the shape (0, 2)."),
        row("checkGradients(dense(2, 3), ones(4, 5))", () -> checkGradients(dense(2, 3), ones(4, 5)), "Dense(2→3): the last axis must be 2, but the input has shape (4, 5). Write dense(5, 3) to take it."),
        row("flatten().forward(scalar(1))", () -> flatten().forward(scalar(1)), "Flatten: needs samples along the first axis, but the input is a single number. Put it into a batch with reshape(1, 1)."),
        row("reshape()", () -> reshape(), "reshape: needs the sizes of a sample's axes, each above 0, one of them perhaps -1 to be worked out, but got (). For images try reshape(1, 28, 28); the axis of samples is not counted."),
        row("reshape(0)", () -> reshape(0), "reshape: needs the sizes of a sample's axes, each above 0, one of them perhaps -1 to be worked out, but got (0). For images try reshape(1, 28, 28); the axis of samples is not counted."),
        row("reshape(-1, -1)", () -> reshape(-1, -1), "reshape: needs the sizes of a sample's axes, each above 0, one of them perhaps -1 to be worked out, but got (-1, -1). For images try reshape(1, 28, 28); the axis of samples is not counted."),
        row("reshape(2, 3).forward(ones(4, 5))", () -> reshape(2, 3).forward(ones(4, 5)), "Reshape(2, 3): each sample must have 6 numbers, but the input has shape (4, 5), 5 in each. Check the sizes; one may be -1."),
        row("heads(\"\", dense(2, 1))", () -> heads("", dense(2, 1)), "Heads(): every parameter and every layer in it needs a name of its own, without a point, but got \"\"."),
        row("heads(\"kind\", null)", () -> heads("kind", null), "heads: the head \"kind\" must be a layer, but is null. Try dense(16, 1)."),
        row("heads(\"kind\", dense(2, 1)).and(\"kind\", dense(2, 1))", () -> heads("kind", dense(2, 1)).and("kind", dense(2, 1)), "Heads(kind: Dense(2→1)): every parameter and every layer in it needs a name of its own, without a point, but got \"kind\" twice. Declare each once, in the constructor."),
        row("heads(\"kind\", dense(2, 1)).and(\"size\", null)", () -> heads("kind", dense(2, 1)).and("size", null), "heads: the head \"size\" must be a layer, but is null. Try dense(16, 1)."),
        row("heads(\"kind\", dense(2, 1)).and(\"size\", dense(2, 1)).forward(ones(3, 2))", () -> heads("kind", dense(2, 1)).and("size", dense(2, 1)).forward(ones(3, 2)), "Heads(kind: Dense(2→1), size: Dense(2→1)): gives 2 outputs, so there is no single one. Write predictAll(x), which gives a list."),
        row("towers()", () -> towers(), "towers: needs a layer for each input, but got none. Try towers(dense(4, 8), dense(3, 8))."),
        row("towers((Layer) null)", () -> towers((Layer) null), "towers: each tower must be a layer, but tower 1 is null."),
        row("towers(dense(2, 1), dense(3, 1)).forward(ones(4, 2))", () -> towers(dense(2, 1), dense(3, 1)).forward(ones(4, 2)), "Towers(Dense(2→1), Dense(3→1)): needs 2 inputs, one for each tower, but got 1 input. Write predictAll(x1, x2, …), and data.withInput(x2) to train."),
        row("towers(dense(2, 1), dense(3, 1)).predictAll(ones(4, 2), ones(5, 3))", () -> towers(dense(2, 1), dense(3, 1)).predictAll(ones(4, 2), ones(5, 3)), "Towers(Dense(2→1), Dense(3→1)): the towers' outputs must have the same shape but for the last axis, but tower 1 gives (4, 1) and tower 2 gives (5, 1). Let each tower end in flatten() or dense(…)."),
        row("save(dense(2, 1), \"\")", () -> save(dense(2, 1), ""), "save: needs the name of a file, but {here} is a folder. Add a name to it."),
        row("load(null, \"net.safetensors\")", () -> load(null, "net.safetensors"), "load: there is no file {here}/net.safetensors. Check the path; the working directory is {here}."),
        row("load(dense(2, 1), \"\")", () -> load(dense(2, 1), ""), "load: needs a file, but got the folder {here}. Check the path; the working directory is {here}."),
        row("load(dense(2, 1), \"no such file.safetensors\")", () -> load(dense(2, 1), "no such file.safetensors"), "load: there is no file {here}/no such file.safetensors. Check the path; the working directory is {here}."));
  }
}
