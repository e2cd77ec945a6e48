package org.lectern;

import static org.lectern.Lectern.*;
import static org.lectern.Refusal.row;

import java.util.List;
import org.lectern.nn.BatchNorm;
import org.lectern.nn.Pass;

/** Rows of {@link RefusalTest}: layers and networks of them */
final class LayerRefusals {
  private LayerRefusals() {}

  static List<Refusal> rows() {
    return List.of(
        row(
            "sequential()",
            () -> sequential(),
            "sequential: needs at least one layer, but got none. Try sequential(dense(2,"
                + " 1))."),
        row(
            "sequential(dense(2, 3), null)",
            () -> sequential(dense(2, 3), null),
            "sequential: layer 2 must be a layer, but is null. Is its variable set before"
                + " this line?"),
        row(
            "sequential(dense(2, 3), dense(4, 1))",
            () -> sequential(dense(2, 3), dense(4, 1)),
            "Dense(4→1), layer 2 of Sequential: needs 4 inputs, but the layer before gives"
                + " 3. The second number of a layer must be the first of the next."),
        row(
            "sequential(dense(2, 3)).forward(ones(5, 4))",
            () -> sequential(dense(2, 3)).forward(ones(5, 4)),
            "Dense(2→3), layer 1 of Sequential: the last axis must be 2, but the input has"
                + " shape (5, 4). Write dense(4, 3) to take it.\nOn the way there:\n  input (5,"
                + " 4)\n  1 Dense(2→3) ← here"),
        row(
            "sequential(dense(2, 3)).layer(0)",
            () -> sequential(dense(2, 3)).layer(0),
            "layer: the number must be from 1 to 1, but is 0. Layers count from 1, as in"
                + " the network's table."),
        row(
            "sequential(dense(2, 3)).first(2)",
            () -> sequential(dense(2, 3)).first(2),
            "first: the number of layers must be from 1 to 1, but is 2. Layers count from"
                + " 1, as in the network's table."),
        row(
            "sequential(dense(2, 3)).parameter(\"2.weight\")",
            () -> sequential(dense(2, 3)).parameter("2.weight"),
            "parameter: there is no \"2.weight\" in this network. It has [1.weight," + " 1.bias]."),
        row(
            "sequential(dense(2, 3)).classes(null)",
            () -> sequential(dense(2, 3)).classes(null),
            "Sequential: needs an input, but got null. Is its variable set before this" + " line?"),
        row(
            "sequential(dense(2, 1)).classes(ones(3, 2))",
            () -> sequential(dense(2, 1)).classes(ones(3, 2)),
            "classes: this network ends in one raw score and was not trained by a trainer,"
                + " so nothing says where one class ends. Let it end in sigmoid(), or write"
                + " predict(x).gt(0)."),
        row(
            "sequential(dense(2, 1)).initialise(null)",
            () -> sequential(dense(2, 1)).initialise(null),
            "initialise: needs an initialiser, but got null. Is its variable set before"
                + " this line?"),
        row(
            "sequential(dense(2, 1)).restore(dense(2, 1).state())",
            () -> sequential(dense(2, 1)).restore(dense(2, 1).state()),
            "restore: the state must have the names of Sequential, but lacks [1.weight,"
                + " 1.bias] and has [weight, bias] besides. Build the network as it was when the"
                + " state was taken."),
        row(
            "sequential(dense(2, 1)).predictAll()",
            () -> sequential(dense(2, 1)).predictAll(),
            "Dense(2→1), layer 1 of Sequential: takes 1 input, but got 0. To join several,"
                + " put towers(…) before it.\nOn the way there:\n  input \n  1 Dense(2→1) ← here"),
        row(
            "sequential(dense(2, 1)).forward(null)",
            () -> sequential(dense(2, 1)).forward(null),
            "Sequential: needs an input, but got null. Is its variable set before this" + " line?"),
        row(
            "dense(0, 3)",
            () -> dense(0, 3),
            "dense: needs at least 1 input and 1 output, but got dense(0, 3). The first"
                + " number is the features of a sample, the second the units."),
        row(
            "dense(3, -1)",
            () -> dense(3, -1),
            "dense: needs at least 1 input and 1 output, but got dense(3, -1). The first"
                + " number is the features of a sample, the second the units."),
        row(
            "dense(784, 10 / 100)",
            () -> dense(784, 10 / 100),
            "dense: needs at least 1 input and 1 output, but got dense(784, 0). The first"
                + " number is the features of a sample, the second the units."),
        row(
            "dense(2, 3, null)",
            () -> dense(2, 3, null),
            "Dense: the weight needs an initialiser, but got null. Try Initialiser.he()."),
        row(
            "dense(50000, 50000)",
            () -> dense(50000, 50000),
            "Dense: the weight can't be made. shape: a tensor can have at most 2147483639"
                + " elements, but (50000, 50000) would have 2500000000. Take smaller sizes, or work on"
                + " smaller batches."),
        row(
            "dense(2, 3).forward(scalar(1))",
            () -> dense(2, 3).forward(scalar(1)),
            "Dense(2→3): the last axis must be 2, but the input has shape (). Write"
                + " dense(1, 3) to take it."),
        row(
            "dense(2, 3).forward(ones(4, 3))",
            () -> dense(2, 3).forward(ones(4, 3)),
            "Dense(2→3): the last axis must be 2, but the input has shape (4, 3). Write"
                + " dense(3, 3) to take it."),
        row(
            "dense(2, 3).forward(ones(2, 4))",
            () -> dense(2, 3).forward(ones(2, 4)),
            "Dense(2→3): the last axis must be 2, but the input has shape (2, 4). Samples"
                + " go along the first axis: try transpose()."),
        row(
            "dense(2, 3).withoutBias().bias()",
            () -> dense(2, 3).withoutBias().bias(),
            "Dense(2→3, no bias): it has no bias, as withoutBias() asked. Leave that out to"
                + " have one."),
        row(
            "dropout(1)",
            () -> dropout(1),
            "dropout: p, the probability of a 0, must be at least 0 and below 1, but is"
                + " 1.0. dropout(0.5) drops half of the elements."),
        row(
            "dropout(-0.5)",
            () -> dropout(-0.5),
            "dropout: p, the probability of a 0, must be at least 0 and below 1, but is"
                + " -0.5. dropout(0.5) drops half of the elements."),
        row(
            "dropout(50)",
            () -> dropout(50),
            "dropout: p, the probability of a 0, must be at least 0 and below 1, but is"
                + " 50.0. dropout(0.5) drops half of the elements."),
        row(
            "dropout(Double.NaN)",
            () -> dropout(Double.NaN),
            "dropout: p, the probability of a 0, must be at least 0 and below 1, but is"
                + " NaN. dropout(0.5) drops half of the elements."),
        row(
            "batchNorm(0)",
            () -> batchNorm(0),
            "batchNorm: needs at least 1 feature, but got batchNorm(0). Give the size of"
                + " axis 1: f of (n, f), c of (n, c, height, width)."),
        row(
            "new BatchNorm(3, 0, 1e-5)",
            () -> new BatchNorm(3, 0, 1e-5),
            "batchNorm: the momentum must be above 0 and at most 1, but is 0.0. The usual"
                + " one is 0.1: each batch moves the running mean by a tenth."),
        row(
            "new BatchNorm(3, 1.5, 1e-5)",
            () -> new BatchNorm(3, 1.5, 1e-5),
            "batchNorm: the momentum must be above 0 and at most 1, but is 1.5. The usual"
                + " one is 0.1: each batch moves the running mean by a tenth."),
        row(
            "new BatchNorm(3, 0.1, 0)",
            () -> new BatchNorm(3, 0.1, 0),
            "batchNorm: the epsilon must be above 0, but is 0.0. Try 1e-5."),
        row(
            "new BatchNorm(3, 0.1, Double.NaN)",
            () -> new BatchNorm(3, 0.1, Double.NaN),
            "batchNorm: the epsilon must be a finite number above 0, but is NaN. Try 1e-5."),
        row(
            "batchNorm(3).forward(ones(5, 4))",
            () -> batchNorm(3).forward(ones(5, 4)),
            "BatchNorm(3): needs an input of shape (n, 3), (n, 3, length) or (n, 3, height,"
                + " width), but got (5, 4). Write batchNorm(4) to take it."),
        row(
            "batchNorm(3).forward(ones(3))",
            () -> batchNorm(3).forward(ones(3)),
            "BatchNorm(3): needs an input of shape (n, 3), (n, 3, length) or (n, 3, height,"
                + " width), but got (3). For one sample write x.reshape(1, -1)."),
        row(
            "batchNorm(3).forward(ones(1, 3), Pass.training(1, 1))",
            () -> batchNorm(3).forward(ones(1, 3), Pass.training(1, 1)),
            "BatchNorm(3): needs at least 2 values of each feature in a training pass, to"
                + " have a variance, but got one sample: (1, 3). Choose a batch size that leaves"
                + " no single sample for the last batch."),
        row(
            "batchNorm(3).forward(ones(0, 3), Pass.training(1, 1))",
            () -> batchNorm(3).forward(ones(0, 3), Pass.training(1, 1)),
            "BatchNorm(3): needs at least 2 values of each feature in a training pass, to"
                + " have a variance, but got none: (0, 3). Choose a batch size that leaves no"
                + " single sample for the last batch."),
        row(
            "layerNorm()",
            () -> layerNorm(),
            "layerNorm: needs the sizes of the last axes, each at least 1, but got"
                + " layerNorm(). layerNorm(32) normalises over a last axis of 32."),
        row(
            "layerNorm(0)",
            () -> layerNorm(0),
            "layerNorm: needs the sizes of the last axes, each at least 1, but got"
                + " layerNorm(0). layerNorm(32) normalises over a last axis of 32."),
        row(
            "layerNorm(3).forward(ones(5, 4))",
            () -> layerNorm(3).forward(ones(5, 4)),
            "LayerNorm(3): the last axis must be 3, but the input has shape (5, 4). Write"
                + " layerNorm(4) to take it."),
        row(
            "layerNorm(3).forward(scalar(1))",
            () -> layerNorm(3).forward(scalar(1)),
            "LayerNorm(3): the last axis must be 3, but the input has shape (). Give it one"
                + " axis for each size, after that of the samples."),
        row(
            "flatten().forward(scalar(1))",
            () -> flatten().forward(scalar(1)),
            "Flatten: needs samples along the first axis, but the input is a single number."
                + " Put it into a batch with reshape(1, 1)."),
        row(
            "flatten().forward(null)",
            () -> flatten().forward(null),
            "Flatten: needs an input, but got null. Is its variable set before this line?"),
        row(
            "reshape()",
            () -> reshape(),
            "reshape: needs the sizes of a sample's axes, each above 0, one of them perhaps"
                + " -1 to be worked out, but got (). For images try reshape(1, 28, 28); the axis"
                + " of samples is not counted."),
        row(
            "reshape(0)",
            () -> reshape(0),
            "reshape: needs the sizes of a sample's axes, each above 0, one of them perhaps"
                + " -1 to be worked out, but got (0). For images try reshape(1, 28, 28); the axis"
                + " of samples is not counted."),
        row(
            "reshape(-1, -1)",
            () -> reshape(-1, -1),
            "reshape: needs the sizes of a sample's axes, each above 0, one of them perhaps"
                + " -1 to be worked out, but got (-1, -1). For images try reshape(1, 28, 28); the"
                + " axis of samples is not counted."),
        row(
            "reshape(2, 3).forward(ones(4, 5))",
            () -> reshape(2, 3).forward(ones(4, 5)),
            "Reshape(2, 3): each sample must have 6 numbers, but the input has shape (4,"
                + " 5), 5 in each. Check the sizes; one may be -1."),
        row(
            "save(null, \"net.safetensors\")",
            () -> save(null, "net.safetensors"),
            "save: needs a network, but got null. Is its variable set before this line?"),
        row(
            "save(dense(2, 1), null)",
            () -> save(dense(2, 1), null),
            "save: needs a path, but got null. Is its variable set before this line?"),
        row(
            "save(dense(2, 1), \"\")",
            () -> save(dense(2, 1), ""),
            "save: needs the name of a file, but {here} is a folder. Add a name to it."),
        row(
            "load(dense(2, 1), null)",
            () -> load(dense(2, 1), null),
            "load: needs a path, but got null. Is its variable set before this line?"),
        row(
            "load(null, \"net.safetensors\")",
            () -> load(null, "net.safetensors"),
            "load: needs a network, but got null. Is its variable set before this line?"),
        row(
            "load(dense(2, 1), \"\")",
            () -> load(dense(2, 1), ""),
            "load: needs a file, but got the folder {here}. Check the path; the working"
                + " directory is {here}."),
        row(
            "load(dense(2, 1), \"no such file.safetensors\")",
            () -> load(dense(2, 1), "no such file.safetensors"),
            "load: there is no file {here}/no such file.safetensors. Check the path; the"
                + " working directory is {here}."));
  }
}
