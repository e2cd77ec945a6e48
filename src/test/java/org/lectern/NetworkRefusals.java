package org.lectern;

import static org.lectern.Lectern.*;
import static org.lectern.Mine.myTrainer;
import static org.lectern.Refusal.row;

import java.util.List;
import org.lectern.nn.Pass;
import org.lectern.tensor.Tensor;

/** Rows of {@link RefusalTest}: errors of layers inside a network, with the way there. */
final class NetworkRefusals {
  private NetworkRefusals() {}

  static List<Refusal> rows() {
    return List.of(
        row(
            "sequential(dense(2, 4), sequential(relu(), residual(sequential(dense(4, 4),"
                + " lambda(\"turned\", x -> x.transpose()), dense(4, 4))))).forward(ones(3, 2))",
            () ->
                sequential(
                        dense(2, 4),
                        sequential(
                            relu(),
                            residual(
                                sequential(
                                    dense(4, 4),
                                    lambda("turned", x -> x.transpose()),
                                    dense(4, 4)))))
                    .forward(ones(3, 2)),
            "Dense(4→4), layer 2.2.1.3 of Sequential: the last axis must be 4, but the"
                + " input has shape (4, 3). Samples go along the first axis: try transpose().\nOn"
                + " the way there:\n  input (3, 2)\n  1 Dense(2→4) → (3, 4)\n  2 Sequential"
                + "\n    2.1 Relu → (3, 4)\n    2.2 Residual\n      2.2.1.1 Dense(4→4) → (3, 4)"
                + "\n      2.2.1.2 Lambda(turned) → (4, 3)\n      2.2.1.3 Dense(4→4) ← here"),
        row(
            "sequential(flatten(), parallel(identity(), sequential(tanh(), embedding(9,"
                + " 4)))).forward(ones(3, 4))",
            () ->
                sequential(flatten(), parallel(identity(), sequential(tanh(), embedding(9, 4))))
                    .forward(ones(3, 4)),
            "Embedding(9→4), layer 2.2.2 of Sequential: every id must be a whole number"
                + " from 0 to 8, but the one at [0, 0] is 0.761594117. Ids are numbers of rows in"
                + " a table; are these the features of another layer?\nOn the way there:\n  input"
                + " (3, 4)\n  1 Flatten → (3, 4)\n  2 Parallel\n    2.2.1 Tanh → (3, 4)"
                + "\n    2.2.2 Embedding(9→4) ← here"),
        row(
            "sequential(dense(2, 4), heads(\"kind\", sequential(dense(4, 3),"
                + " batchNorm(3))).and(\"size\", dense(4, 1))).forwardAll(new Tensor[] {ones(1,"
                + " 2)}, Pass.training(1, 1))",
            () ->
                sequential(
                        dense(2, 4),
                        heads("kind", sequential(dense(4, 3), batchNorm(3)))
                            .and("size", dense(4, 1)))
                    .forwardAll(new Tensor[] {ones(1, 2)}, Pass.training(1, 1)),
            "BatchNorm(3), layer 2.kind.2 of Sequential: needs at least 2 values of each"
                + " feature in a training pass, to have a variance, but got one sample: (1, 3)."
                + " Choose a batch size that leaves no single sample for the last batch.\nOn the"
                + " way there:\n  input (1, 2)\n  1 Dense(2→4) → (1, 4)\n  2 Heads(kind:"
                + " Sequential, size: Dense(4→1))\n    2.kind.1 Dense(4→3) → (1, 3)\n    2.kind.2"
                + " BatchNorm(3) ← here"),
        row(
            "myTrainer().predict(ones(3, 5))",
            () -> myTrainer().predict(ones(3, 5)),
            "Dense(2→3), layer 1 of Sequential: the last axis must be 2, but the input has"
                + " shape (3, 5). Write dense(5, 3) to take it.\nOn the way there:\n  input (3,"
                + " 5)\n  1 Dense(2→3) ← here"));
  }
}
