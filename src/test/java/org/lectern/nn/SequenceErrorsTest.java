package org.lectern.nn;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.tensor.Tensor;

/** What layers for sequences refuse, and what they say. */
class SequenceErrorsTest {
  record Row(String message, Runnable call) {
    @Override
    public String toString() {
      return message;
    }
  }

  static List<Row> rows() {
    return List.of(
        new Row(
            "lstm: needs at least 1 feature and 1 hidden unit, but got lstm(0, 3). The first number"
                + " is the features of a step, the second the hidden units.",
            () -> new Lstm(0, 3)),
        new Row(
            "gru: needs at least 1 feature and 1 hidden unit, but got gru(3, -1). The first number"
                + " is the features of a step, the second the hidden units.",
            () -> new Gru(3, -1)),
        new Row(
            "simpleRnn: needs at least 1 layer, but got 0. Write simpleRnn(3, 4) for one.",
            () -> new SimpleRnn(3, 4, 0, 0)),
        new Row(
            "lstm: the dropout must be from 0 to below 1, but is 1.0. It is the share of"
                + " numbers that become 0: try 0.2.",
            () -> new Lstm(3, 4, 2, 1)),
        new Row(
            "gru: the dropout must be from 0 to below 1, but is NaN. It is the share of numbers that"
                + " become 0: try 0.2.",
            () -> new Gru(3, 4, 2, Double.NaN)),
        new Row(
            "gru: dropout acts between layers, so it needs at least 2, but there is 1. Write gru(3,"
                + " 4, 2, 0.2), or put dropout(0.2) after this layer.",
            () -> new Gru(3, 4, 1, 0.2)),
        new Row(
            "Lstm(28→128): the input must have the shape (n, t, 28), samples × steps × features, but"
                + " has (64, 784). 784 numbers are 28 steps of 28: try reshape(64, 28, 28).",
            () -> new Lstm(28, 128).forward(Tensor.zeros(64, 784))),
        new Row(
            "Gru(4→2): the input must have the shape (n, t, 4), samples × steps × features, but has"
                + " (5, 4). 4 numbers are 1 step of 4: try reshape(5, 1, 4).",
            () -> new Gru(4, 2).forward(Tensor.zeros(5, 4))),
        new Row(
            "Gru(4→2): the input must have the shape (n, t, 4), samples × steps × features, but has"
                + " (5, 4, 7). Features go along the last axis: try transpose().",
            () -> new Gru(4, 2).forward(Tensor.zeros(5, 4, 7))),
        new Row(
            "SimpleRnn(4→2): the input must have the shape (n, t, 4), samples × steps × features, but"
                + " has (5, 6, 7). The first number of this layer must be 7 to take it.",
            () -> new SimpleRnn(4, 2).forward(Tensor.zeros(5, 6, 7))),
        new Row(
            "Lstm(4→2): the input must have the shape (n, t, 4), samples × steps × features, but has"
                + " (5, 0, 4). A sequence needs at least one step.",
            () -> new Lstm(4, 2).forward(Tensor.zeros(5, 0, 4))),
        new Row(
            "Lstm(4→2): the input must have the shape (n, t, 4), samples × steps × features, but has"
                + " (). Try reshape(n, t, 4).",
            () -> new Lstm(4, 2).forward(Tensor.scalar(1))),
        new Row(
            "Lstm(3→4, last step), layer 1 of Sequential: the input must have the shape (n, t, 3),"
                + " samples × steps × features, but has (2, 5). Try reshape(n, t, 3).\n"
                + "On the way there:\n"
                + "  input (2, 5)\n"
                + "  1 Lstm(3→4, last step) ← here",
            () -> new Sequential(new Lstm(3, 4).last()).forward(Tensor.zeros(2, 5))),
        new Row(
            "multiHeadAttention: the features must be a multiple of the heads, both at least 1, but"
                + " got multiHeadAttention(10, 4). Each head takes an equal share: try 2 heads.",
            () -> new MultiHeadAttention(10, 4)),
        new Row(
            "multiHeadAttention: the features must be a multiple of the heads, both at least 1, but"
                + " got multiHeadAttention(7, 3). Each head takes an equal share: try 1 head.",
            () -> new MultiHeadAttention(7, 3)),
        new Row(
            "multiHeadAttention: the features must be a multiple of the heads, both at least 1, but"
                + " got multiHeadAttention(8, 0). The first number is the features of a step, the"
                + " second the heads.",
            () -> new MultiHeadAttention(8, 0)),
        new Row(
            "multiHeadAttention: the dropout must be from 0 to below 1, but is -0.1. It is the share"
                + " of numbers that become 0: try 0.2.",
            () -> new MultiHeadAttention(8, 2, -0.1)),
        new Row(
            "MultiHeadAttention(8, 2 heads): the input must have the shape (n, t, 8), samples × steps"
                + " × features, but has (5, 16). 16 numbers are 2 steps of 8: try reshape(5, 2, 8).",
            () -> new MultiHeadAttention(8, 2).forward(Tensor.zeros(5, 16))),
        new Row(
            "MultiHeadAttention(8, 1 head, causal): the input must have the shape (n, t, 8), samples ×"
                + " steps × features, but has (8). Try reshape(n, t, 8).",
            () -> new MultiHeadAttention(8, 1).causal().weights(Tensor.zeros(8))),
        new Row(
            "MultiHeadAttention(8, 2 heads): the other sequence must have the shape (n, t, 8), samples"
                + " × steps × features, but has (2, 3, 4). The first number of this layer must be 4 to"
                + " take it.",
            () ->
                new MultiHeadAttention(8, 2)
                    .forward(Tensor.zeros(2, 3, 8), Tensor.zeros(2, 3, 4), Pass.EVALUATION)),
        new Row(
            "MultiHeadAttention(8, 2 heads): both sequences must have as many samples, but their"
                + " shapes are (2, 3, 8) and (1, 3, 8). Samples go along the first axis.",
            () ->
                new MultiHeadAttention(8, 2)
                    .forward(Tensor.zeros(2, 3, 8), Tensor.zeros(1, 3, 8), Pass.EVALUATION)),
        new Row(
            "positionalEncoding: needs at least 1 feature and 1 step, but got positionalEncoding(0,"
                + " 5). The first number is the features of a step, the second the steps of the"
                + " longest sequence.",
            () -> new PositionalEncoding(0, 5)),
        new Row(
            "learntPositions: needs at least 1 feature and 1 step, but got learntPositions(4, 0). The"
                + " first number is the features of a step, the second the steps of the longest"
                + " sequence.",
            () -> new PositionalEncoding(4, 0, true)),
        new Row(
            "PositionalEncoding(4, up to 10 steps): a sequence must have at most 10 steps, but the"
                + " input has shape (2, 12, 4). Make the layer with 12 as its second number, or cut"
                + " the sequence: x.slice(1, 0, 10).",
            () -> new PositionalEncoding(4, 10).forward(Tensor.zeros(2, 12, 4))),
        new Row(
            "PositionalEncoding(4, up to 1 step): the input must have the shape (n, t, 4), samples ×"
                + " steps × features, but has (2, 4). 4 numbers are 1 step of 4: try reshape(2, 1, 4).",
            () -> new PositionalEncoding(4, 1).forward(Tensor.zeros(2, 4))));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void call_badInput_saysWhatWasNeeded(Row row) {
    assertThatThrownBy(() -> row.call().run())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(row.message());
  }
}
