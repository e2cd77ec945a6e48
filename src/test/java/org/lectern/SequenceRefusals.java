package org.lectern;

import static org.lectern.Lectern.*;
import static org.lectern.Refusal.row;

import java.util.List;
import org.lectern.nn.Pass;

/** Rows of {@link RefusalTest}: layers for sequences */
final class SequenceRefusals {
  private SequenceRefusals() {}

  static List<Refusal> rows() {
    return List.of(
        row(
            "simpleRnn(0, 4)",
            () -> simpleRnn(0, 4),
            "simpleRnn: needs at least 1 feature and 1 hidden unit, but got simpleRnn(0,"
                + " 4). The first number is the features of a step, the second the hidden units."),
        row(
            "simpleRnn(3, 0)",
            () -> simpleRnn(3, 0),
            "simpleRnn: needs at least 1 feature and 1 hidden unit, but got simpleRnn(3,"
                + " 0). The first number is the features of a step, the second the hidden units."),
        row(
            "simpleRnn(3, 4, 0)",
            () -> simpleRnn(3, 4, 0),
            "simpleRnn: needs at least 1 layer, but got 0. Write simpleRnn(3, 4) for one."),
        row(
            "simpleRnn(3, 4, 2, 1)",
            () -> simpleRnn(3, 4, 2, 1),
            "simpleRnn: the dropout must be from 0 to below 1, but is 1.0. It is the share"
                + " of numbers that become 0: try 0.2."),
        row(
            "simpleRnn(3, 4, 1, 0.5)",
            () -> simpleRnn(3, 4, 1, 0.5),
            "simpleRnn: dropout acts between layers, so it needs at least 2, but there is"
                + " 1. Write simpleRnn(3, 4, 2, 0.5), or put dropout(0.5) after this layer."),
        row(
            "simpleRnn(3, 4).forward(ones(2, 3))",
            () -> simpleRnn(3, 4).forward(ones(2, 3)),
            "SimpleRnn(3→4): the input must have the shape (n, t, 3), samples × steps ×"
                + " features, but has (2, 3). 3 numbers are 1 step of 3: try reshape(2, 1, 3)."),
        row(
            "simpleRnn(3, 4).forward(ones(2, 5, 4))",
            () -> simpleRnn(3, 4).forward(ones(2, 5, 4)),
            "SimpleRnn(3→4): the input must have the shape (n, t, 3), samples × steps ×"
                + " features, but has (2, 5, 4). The first number of this layer must be 4 to take"
                + " it."),
        row(
            "lstm(0, 4)",
            () -> lstm(0, 4),
            "lstm: needs at least 1 feature and 1 hidden unit, but got lstm(0, 4). The"
                + " first number is the features of a step, the second the hidden units."),
        row(
            "lstm(3, -4)",
            () -> lstm(3, -4),
            "lstm: needs at least 1 feature and 1 hidden unit, but got lstm(3, -4). The"
                + " first number is the features of a step, the second the hidden units."),
        row(
            "lstm(3, 4, -1)",
            () -> lstm(3, 4, -1),
            "lstm: needs at least 1 layer, but got -1. Write lstm(3, 4) for one."),
        row(
            "lstm(3, 4, 2, -0.5)",
            () -> lstm(3, 4, 2, -0.5),
            "lstm: the dropout must be from 0 to below 1, but is -0.5. It is the share of"
                + " numbers that become 0: try 0.2."),
        row(
            "lstm(3, 4).forward(ones(2, 0, 3))",
            () -> lstm(3, 4).forward(ones(2, 0, 3)),
            "Lstm(3→4): the input must have the shape (n, t, 3), samples × steps ×"
                + " features, but has (2, 0, 3). A sequence needs at least one step."),
        row(
            "lstm(3, 4).forward(null)",
            () -> lstm(3, 4).forward(null),
            "Lstm(3→4): needs an input, but got null. Is its variable set before this line?"),
        row(
            "lstm(28, 4).forward(ones(2, 1, 28, 28))",
            () -> lstm(28, 4).forward(ones(2, 1, 28, 28)),
            "Lstm(28→4): the input must have the shape (n, t, 28), samples × steps ×"
                + " features, but has (2, 1, 28, 28). Try reshape(n, t, 28)."),
        row(
            "gru(0, 4)",
            () -> gru(0, 4),
            "gru: needs at least 1 feature and 1 hidden unit, but got gru(0, 4). The first"
                + " number is the features of a step, the second the hidden units."),
        row(
            "gru(3, 0)",
            () -> gru(3, 0),
            "gru: needs at least 1 feature and 1 hidden unit, but got gru(3, 0). The first"
                + " number is the features of a step, the second the hidden units."),
        row(
            "gru(3, 4, 0)",
            () -> gru(3, 4, 0),
            "gru: needs at least 1 layer, but got 0. Write gru(3, 4) for one."),
        row(
            "multiHeadAttention(0, 2)",
            () -> multiHeadAttention(0, 2),
            "multiHeadAttention: the features must be a multiple of the heads, both at"
                + " least 1, but got multiHeadAttention(0, 2). The first number is the features"
                + " of a step, the second the heads."),
        row(
            "multiHeadAttention(8, 0)",
            () -> multiHeadAttention(8, 0),
            "multiHeadAttention: the features must be a multiple of the heads, both at"
                + " least 1, but got multiHeadAttention(8, 0). The first number is the features"
                + " of a step, the second the heads."),
        row(
            "multiHeadAttention(8, 3)",
            () -> multiHeadAttention(8, 3),
            "multiHeadAttention: the features must be a multiple of the heads, both at"
                + " least 1, but got multiHeadAttention(8, 3). Each head takes an equal share:"
                + " try 2 heads."),
        row(
            "multiHeadAttention(8, 2, 1)",
            () -> multiHeadAttention(8, 2, 1),
            "multiHeadAttention: the dropout must be from 0 to below 1, but is 1.0. It is"
                + " the share of numbers that become 0: try 0.2."),
        row(
            "multiHeadAttention(8, 2).forward(ones(2, 8))",
            () -> multiHeadAttention(8, 2).forward(ones(2, 8)),
            "MultiHeadAttention(8, 2 heads): the input must have the shape (n, t, 8),"
                + " samples × steps × features, but has (2, 8). 8 numbers are 1 step of 8: try"
                + " reshape(2, 1, 8)."),
        row(
            "multiHeadAttention(8, 2).forward(ones(2, 5, 6))",
            () -> multiHeadAttention(8, 2).forward(ones(2, 5, 6)),
            "MultiHeadAttention(8, 2 heads): the input must have the shape (n, t, 8),"
                + " samples × steps × features, but has (2, 5, 6). The first number of this layer"
                + " must be 6 to take it."),
        row(
            "multiHeadAttention(8, 2).forward(ones(2, 5, 8), ones(3, 5, 8)," + " Pass.EVALUATION)",
            () -> multiHeadAttention(8, 2).forward(ones(2, 5, 8), ones(3, 5, 8), Pass.EVALUATION),
            "MultiHeadAttention(8, 2 heads): both sequences must have as many samples, but"
                + " their shapes are (2, 5, 8) and (3, 5, 8). Samples go along the first axis."),
        row(
            "positionalEncoding(0, 10)",
            () -> positionalEncoding(0, 10),
            "positionalEncoding: needs at least 1 feature and 1 step, but got"
                + " positionalEncoding(0, 10). The first number is the features of a step, the"
                + " second the steps of the longest sequence."),
        row(
            "positionalEncoding(8, 0)",
            () -> positionalEncoding(8, 0),
            "positionalEncoding: needs at least 1 feature and 1 step, but got"
                + " positionalEncoding(8, 0). The first number is the features of a step, the"
                + " second the steps of the longest sequence."),
        row(
            "positionalEncoding(8, 10).forward(ones(2, 12, 8))",
            () -> positionalEncoding(8, 10).forward(ones(2, 12, 8)),
            "PositionalEncoding(8, up to 10 steps): a sequence must have at most 10 steps,"
                + " but the input has shape (2, 12, 8). Make the layer with 12 as its second"
                + " number, or cut the sequence: x.slice(1, 0, 10)."),
        row(
            "positionalEncoding(8, 10).forward(ones(2, 8))",
            () -> positionalEncoding(8, 10).forward(ones(2, 8)),
            "PositionalEncoding(8, up to 10 steps): the input must have the shape (n, t,"
                + " 8), samples × steps × features, but has (2, 8). 8 numbers are 1 step of 8:"
                + " try reshape(2, 1, 8)."),
        row(
            "positionalEncoding(50000, 50000)",
            () -> positionalEncoding(50000, 50000),
            "shape: a tensor can have at most 2147483639 elements, but (50000, 50000)"
                + " would have 2500000000. Take smaller sizes, or work on smaller batches."),
        row(
            "learntPositions(0, 10)",
            () -> learntPositions(0, 10),
            "learntPositions: needs at least 1 feature and 1 step, but got"
                + " learntPositions(0, 10). The first number is the features of a step, the"
                + " second the steps of the longest sequence."),
        row(
            "learntPositions(8, 10).forward(ones(2, 12, 8))",
            () -> learntPositions(8, 10).forward(ones(2, 12, 8)),
            "PositionalEncoding(8, up to 10 steps, learnt): a sequence must have at most 10"
                + " steps, but the input has shape (2, 12, 8). Make the layer with 12 as its"
                + " second number, or cut the sequence: x.slice(1, 0, 10)."));
  }
}
