package org.lectern;

import static org.lectern.Lectern.*;
import static org.lectern.Refusal.row;

import java.util.List;
import org.lectern.nn.Layer;

/** Rows of {@link RefusalTest}: blocks, branches and embeddings */
final class BlockRefusals {
  private BlockRefusals() {}

  static List<Refusal> rows() {
    return List.of(
        row(
            "embedding(0, 4)",
            () -> embedding(0, 4),
            "embedding: needs at least 1 id (and at most 16777216) and vectors of at least"
                + " 1 number, but got embedding(0, 4). The first number is how many ids there"
                + " are, the second the length of a vector."),
        row(
            "embedding(10, 0)",
            () -> embedding(10, 0),
            "embedding: needs at least 1 id (and at most 16777216) and vectors of at least"
                + " 1 number, but got embedding(10, 0). The first number is how many ids there"
                + " are, the second the length of a vector."),
        row(
            "embedding(10, 4).forward(tensor(3, 10))",
            () -> embedding(10, 4).forward(tensor(3, 10)),
            "Embedding(10→4): every id must be a whole number from 0 to 9, but the one at"
                + " [1] is 10. Ids count from 0, so 10 needs embedding(11, …)."),
        row(
            "embedding(10, 4).forward(tensor(-1))",
            () -> embedding(10, 4).forward(tensor(-1)),
            "Embedding(10→4): every id must be a whole number from 0 to 9, but the one at"
                + " [0] is -1. Ids count from 0."),
        row(
            "embedding(10, 4).forward(tensor(0.5))",
            () -> embedding(10, 4).forward(tensor(0.5)),
            "Embedding(10→4): every id must be a whole number from 0 to 9, but the one at"
                + " [0] is 0.5. Ids are numbers of rows in a table; are these the features of"
                + " another layer?"),
        row(
            "embedding(10, 4).forward(tensor(Double.NaN))",
            () -> embedding(10, 4).forward(tensor(Double.NaN)),
            "Embedding(10→4): every id must be a whole number from 0 to 9, but the one at"
                + " [0] is NaN. Leave samples with missing values out."),
        row(
            "residual(null)",
            () -> residual(null),
            "Residual: layer 1 must be a layer, but is null. Is its variable set before"
                + " this line?"),
        row(
            "residual(dense(2, 2), null)",
            () -> residual(dense(2, 2), null),
            "Residual: layer 2 must be a layer, but is null. Is its variable set before"
                + " this line?"),
        row(
            "residual(dense(2, 3))",
            () -> residual(dense(2, 3)),
            "Residual: the two that are added must have one shape, but Dense(2→3) gives (3)"
                + " and the input is (2). A second layer on the way around helps: residual(layer,"
                + " dense(2, 3))."),
        row(
            "residual(dense(2, 3), dense(2, 4))",
            () -> residual(dense(2, 3), dense(2, 4)),
            "Residual: the two that are added must have one shape, but Dense(2→3) gives (3)"
                + " and Dense(2→4) gives (4). Give both the same sizes."),
        row(
            "residual(relu(), dense(2, 3)).forward(ones(4, 2))",
            () -> residual(relu(), dense(2, 3)).forward(ones(4, 2)),
            "Residual: the two that are added must have one shape, but Relu gives (2) and"
                + " Dense(2→3) gives (3). Give both the same sizes."),
        row(
            "parallel()",
            () -> parallel(),
            "parallel: needs at least one layer, but got none. Try parallel(dense(4, 8),"
                + " dense(4, 8))."),
        row(
            "parallel((Layer) null)",
            () -> parallel((Layer) null),
            "Parallel: layer 1 must be a layer, but is null. Is its variable set before"
                + " this line?"),
        row(
            "parallel(dense(2, 3), null)",
            () -> parallel(dense(2, 3), null),
            "Parallel: layer 2 must be a layer, but is null. Is its variable set before"
                + " this line?"),
        row(
            "parallel(0, dense(2, 3))",
            () -> parallel(0, dense(2, 3)),
            "parallel: the axis must not be 0, along which samples go, but is 0. Take 1 for"
                + " channels or -1 for features."),
        row(
            "parallel(3, dense(2, 3), dense(2, 3))",
            () -> parallel(3, dense(2, 3), dense(2, 3)),
            "Parallel: needs outputs that have an axis 3 besides the samples, but they have"
                + " 2 axes. Without the axis, parallel(layer, layer) joins features or channels."),
        row(
            "parallel(1)",
            () -> parallel(1),
            "parallel: needs at least one layer, but got none. Try parallel(dense(4, 8),"
                + " dense(4, 8))."),
        row(
            "parallel(flatten(), identity()).forward(ones(2, 3, 4))",
            () -> parallel(flatten(), identity()).forward(ones(2, 3, 4)),
            "Parallel: the outputs must be alike but for axis 1, along which they are"
                + " joined, but Flatten gives (2, 12) and Identity gives (2, 3, 4). Give them the"
                + " same sizes, or end each in flatten()."),
        row(
            "lambda(\"\", x -> x)",
            () -> lambda("", x -> x),
            "lambda: needs a name for tables and errors, but got a blank one. Try"
                + " lambda(\"square\", x -> x.square())."),
        row(
            "lambda(null, x -> x)",
            () -> lambda(null, x -> x),
            "lambda: needs a name, but got null. Is its variable set before this line?"),
        row(
            "lambda(\"square\", null)",
            () -> lambda("square", null),
            "lambda: needs a function, but got null. Try lambda(\"square\", x ->"
                + " x.square())."),
        row(
            "lambda(\"square\", x -> null).forward(ones(2, 2))",
            () -> lambda("square", x -> null).forward(ones(2, 2)),
            "Lambda(square): the function must return a tensor, but returned null. Try x ->"
                + " x.square()."),
        row(
            "checkGradients(null)",
            () -> checkGradients(null),
            "checkGradients: needs a layer, but got null. Is its variable set before this"
                + " line?"),
        row(
            "checkGradients(relu())",
            () -> checkGradients(relu()),
            "checkGradients: needs an input, since Relu does not tell its shape. Pass one:"
                + " checkGradients(layer, normal(\"x\", 4, 3)) for 4 samples of 3 features. Or"
                + " let the layer override inputShape()."),
        row(
            "checkGradients(dense(2, 3), ones(0, 2))",
            () -> checkGradients(dense(2, 3), ones(0, 2)),
            "checkGradients: needs at least one sample, but the input has the shape (0, 2)."
                + " Four are enough: normal(\"x\", 4, 3)."),
        row(
            "checkGradients(dense(2, 3), null)",
            () -> checkGradients(dense(2, 3), null),
            "checkGradients: needs an input, but got null. Is its variable set before this"
                + " line?"),
        row(
            "checkGradients(dense(2, 3), ones(4, 5))",
            () -> checkGradients(dense(2, 3), ones(4, 5)),
            "Dense(2→3): the last axis must be 2, but the input has shape (4, 5). Write"
                + " dense(5, 3) to take it."),
        row(
            "heads(\"\", dense(2, 1))",
            () -> heads("", dense(2, 1)),
            "heads: each head needs a name of its own, without a point, but got \"\". Try"
                + " heads(\"kind\", dense(16, 3)).and(\"size\", dense(16, 1))."),
        row(
            "heads(null, dense(2, 1))",
            () -> heads(null, dense(2, 1)),
            "heads: needs a name, but got null. Is its variable set before this line?"),
        row(
            "heads(\"kind\", null)",
            () -> heads("kind", null),
            "heads: the head \"kind\" must be a layer, but is null. Try dense(16, 1)."),
        row(
            "heads(\"kind\", dense(2, 1)).and(\"kind\", dense(2, 1))",
            () -> heads("kind", dense(2, 1)).and("kind", dense(2, 1)),
            "heads: each head needs a name of its own, without a point, but got \"kind\""
                + " twice. Try heads(\"kind\", dense(16, 3)).and(\"size\", dense(16, 1))."),
        row(
            "heads(\"kind\", dense(2, 1)).and(\"size\", null)",
            () -> heads("kind", dense(2, 1)).and("size", null),
            "heads: the head \"size\" must be a layer, but is null. Try dense(16, 1)."),
        row(
            "heads(\"kind\", dense(2, 1)).and(\"size\", dense(2, 1)).forward(ones(3, 2))",
            () -> heads("kind", dense(2, 1)).and("size", dense(2, 1)).forward(ones(3, 2)),
            "Heads(kind: Dense(2→1), size: Dense(2→1)): gives 2 outputs, so there is no"
                + " single one. Write predictAll(x), which gives a list."),
        row(
            "towers()",
            () -> towers(),
            "towers: needs a layer for each input, but got none. Try towers(dense(4, 8),"
                + " dense(3, 8))."),
        row(
            "towers((Layer) null)",
            () -> towers((Layer) null),
            "towers: each tower must be a layer, but tower 1 is null. Is its variable set"
                + " before this line?"),
        row(
            "towers(dense(2, 1), dense(3, 1)).forward(ones(4, 2))",
            () -> towers(dense(2, 1), dense(3, 1)).forward(ones(4, 2)),
            "Towers(Dense(2→1), Dense(3→1)): needs 2 inputs, one for each tower, but got 1"
                + " input. Write predictAll(x1, x2, …), and data.withInput(x2) to train."),
        row(
            "towers(dense(2, 1), dense(3, 1)).predictAll(ones(4, 2), ones(5, 3))",
            () -> towers(dense(2, 1), dense(3, 1)).predictAll(ones(4, 2), ones(5, 3)),
            "Towers(Dense(2→1), Dense(3→1)): the towers' outputs must have the same shape"
                + " but for the last axis, but tower 1 gives (4, 1) and tower 2 gives (5, 1). Let"
                + " each tower end in flatten() or dense(…)."));
  }
}
