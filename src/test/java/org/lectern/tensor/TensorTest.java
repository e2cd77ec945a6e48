package org.lectern.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TensorTest {
  private static final Tensor MATRIX =
      Tensor.matrix(new double[] {1, 2, 3}, new double[] {4, 5, 6});

  private static Tensor zeros(int... sizes) {
    return Tensor.zeros(sizes);
  }

  static java.util.List<Arguments> badShapes() {
    return java.util.List.of(
        bad(
            () -> zeros(2, 3).add(zeros(4)),
            "add: the shapes must match from the last axis backwards, each pair of sizes equal or one"
                + " of them 1, but got (2, 3) and (4) (3 against 4). Try reshape or transpose on one"
                + " of them."),
        bad(
            () -> zeros(5, 3).mul(zeros(5)),
            "mul: the shapes must match from the last axis backwards, each pair of sizes equal or one"
                + " of them 1, but got (5, 3) and (5) (3 against 5). For one number a row, try"
                + " reshape(5, 1)."),
        bad(
            () -> zeros(2, 3).matmul(zeros(2, 3)),
            "matmul: the last axis of the first must be as long as the second-last axis of the"
                + " second, but got (2, 3) × (2, 3) (3 against 2). Try transpose() on the second."),
        bad(
            () -> zeros(3).matmul(zeros(4)),
            "matmul: the last axis of the first must be as long as the second, but got (3) × (4) (3"
                + " against 4). Check the order of the two, or reshape one of them."),
        bad(
            () -> zeros(2).matmul(Tensor.scalar(3)),
            "matmul: needs vectors or matrices, but got (2) and (). To scale by a number, use mul."),
        bad(
            () -> zeros(2, 3).reshape(4),
            "reshape: the new shape must have the same 6 elements as (2, 3), but got (4) with 4. One"
                + " size may be -1: it is worked out."),
        bad(
            () -> zeros(2, 3).sum(2),
            "sum: there is no axis 2 in the shape (2, 3). Axes count from 0 to 1; -1 is the last."),
        bad(() -> zeros(2, 3).sum(0, -2), "sum: axis 0 is named twice; name each axis once."),
        bad(
            () -> zeros(0, 3).max(0),
            "max: needs at least one element to choose from, but the shape is (0, 3)."),
        bad(
            () -> zeros(2, 3).item(),
            "item: needs a tensor with one element, but the shape is (2, 3). Use get(…) for one"
                + " element, or sum() or mean()."),
        bad(
            () -> zeros(2, 3).get(0),
            "get: the shape (2, 3) needs 2 indices, but got 1. For a whole row or column"
                + " use take(…) or column(…)."),
        bad(
            () -> zeros(2, 3).get(0, 3),
            "get: index 1 must be from 0 to 2 in the shape (2, 3), but is 3. Indices count"
                + " from 0."),
        bad(
            () -> zeros(2, 3).slice(1, 2, 5),
            "slice: axis 1 of (2, 3) has elements 0 to 3 (exclusive), but got 2 to 5. The"
                + " second number is the first that is left out."),
        bad(
            () -> zeros(2).row(2),
            "row: the shape (2) has no row 2. They count from 0; -1 is the last."),
        bad(
            () -> zeros(2, 3).column(-4),
            "column: the shape (2, 3) has no column -4. They count from 0; -1 is the last."),
        bad(
            () -> Tensor.scalar(3).row(0),
            "row: the shape () has no row 0. They count from 0; -1 is the last."),
        bad(
            () -> zeros(2, 3).take(1, 3),
            "take: an index along axis 1 of (2, 3) must be a whole number from 0 to 2, or"
                + " -1 for the last, but got 3. Indices count from 0."),
        bad(
            () -> zeros(2, 3).take(0, -3),
            "take: an index along axis 0 of (2, 3) must be a whole number from 0 to 1, or"
                + " -1 for the last, but got -3. Indices count from 0."),
        bad(
            () -> zeros(4, 3).gather(-1, zeros(4)),
            "gather: the indices must have the shape of the tensor but for axis 1, but got indices"
                + " (4) for (4, 3). Try ids.reshape(4, 1)."),
        bad(
            () -> zeros(4, 3).gather(0, zeros(3)),
            "gather: the indices must have the shape of the tensor but for axis 0, but got indices"
                + " (3) for (4, 3). Try ids.reshape(1, 3)."),
        bad(
            () -> zeros(4, 3).gather(-1, zeros(3)),
            "gather: the indices must have the shape of the tensor but for axis 1, but got indices"
                + " (3) for (4, 3)."),
        bad(
            () -> zeros(2, 3).gather(1, Tensor.full(1.5, 2, 1)),
            "gather: an index along axis 1 of (2, 3) must be a whole number from 0 to 2,"
                + " but got 1.5. Indices count from 0."),
        bad(
            () -> Tensor.concat(0, zeros(2, 3), zeros(2, 4)),
            "concat: all shapes must be alike but for axis 0, but got (2, 3) and (2, 4)."
                + " Axis 0 joins rows, axis 1 columns."),
        bad(
            () -> zeros(2, 3).permute(0, 0),
            "permute: needs each of the 2 axes of (2, 3) once, but got [0, 0]. permute(1,"
                + " 0) swaps two axes."),
        bad(
            () -> zeros(3).transpose(),
            "transpose: needs at least 2 axes, but the shape is (3). Use reshape(3, 1) for a"
                + " column."),
        bad(
            () -> zeros(100_000, 100_000),
            "shape: a tensor can have at most 2147483639 elements, but (100000, 100000)"
                + " would have 10000000000. Take smaller sizes, or work on smaller batches."),
        bad(
            () -> Tensor.matrix(new double[] {1, 2}, new double[] {3}),
            "matrix: all rows must be equally long, but row 0 has 2 numbers and row 1 has"
                + " 1. Check the braces: tensor(new double[][] {{1, 2}, {3, 4}})."));
  }

  private static Arguments bad(Runnable action, String message) {
    return Arguments.of(action, message);
  }

  @ParameterizedTest
  @MethodSource("badShapes")
  void operation_shapesThatDoNotFit_saysWhatWasNeededAndWhatCame(Runnable action, String message) {
    assertThatThrownBy(action::run).isInstanceOf(ShapeException.class).hasMessage(message);
  }

  @Test
  void sum_ofNothing_isZero() {
    assertThat(zeros(0, 3).sum(0).toArray()).containsExactly(0, 0, 0);
    assertThat(zeros(0).sum().item()).isZero();
  }

  @Test
  void argmax_tiesAndNaN_takesTheFirst() {
    Tensor x = Tensor.matrix(new double[] {1, 3, 3}, new double[] {1, Double.NaN, 9});
    assertThat(x.argmax(1).toArray()).containsExactly(1, 1);
    assertThat(MATRIX.argmin(0).toArray()).containsExactly(0, 0, 0);
  }

  @Test
  void softmax_largeScores_doesNotOverflow() {
    Tensor p = Tensor.vector(1000, 1001, 1002).softmax(-1);
    Tensor q = Tensor.vector(0, 1, 2).softmax(-1);
    assertThat(p.toArray()).containsExactly(q.toArray());
  }

  @Test
  void softmax_byHand_isTheWholeBits() {
    Tensor x = Tensor.matrix(new double[] {3.2, 5.1, -1.7}, new double[] {1.3, 4.9, 2.0});
    Tensor e = x.sub(x.max(true, 1)).exp();
    assertThat(e.div(e.sum(true, 1)).fingerprint()).isEqualTo(x.softmax(1).fingerprint());
  }

  @Test
  void compare_NaN_isNeverEqual() {
    Tensor nan = Tensor.scalar(Double.NaN);
    assertThat(nan.eq(nan).item()).isZero();
    assertThat(nan.ne(nan).item()).isOne();
  }

  @Test
  void pow_negative_isTheReciprocal() {
    assertThat(Tensor.vector(2, -2, 0).pow(-3).toArray())
        .containsExactly(0.125f, -0.125f, Float.POSITIVE_INFINITY);
  }

  @Test
  void oneHot_ids_givesRows() {
    assertThat(Tensor.oneHot(Tensor.vector(2, 0), 3).toArray()).containsExactly(0, 0, 1, 1, 0, 0);
    assertThatThrownBy(() -> Tensor.oneHot(Tensor.vector(0, 3), 3))
        .hasMessage(
            "oneHot: a class id must be a whole number from 0 to 2, but element 1 is 3. Ids"
                + " count from 0, so k of them end at k - 1.");
  }

  @Test
  void fingerprint_NaNPayloads_doNotMatter() {
    Tensor a = Tensor.of(Shape.of(1), new float[] {Float.intBitsToFloat(0x7fc00001)});
    Tensor b = Tensor.of(Shape.of(1), new float[] {Float.NaN});
    assertThat(a.fingerprint()).isEqualTo(b.fingerprint());
    assertThat(a.fingerprint()).isNotEqualTo(a.reshape(1, 1).fingerprint());
  }

  @Test
  void fingerprint_knownBits_isTheirHash() {
    // SHA-256 of the bytes 01 00 00 00 | 02 00 00 00 | 00 00 80 3f | 00 00 00 c0.
    assertThat(Tensor.vector(1, -2).fingerprint())
        .isEqualTo("715d25787fa58e63d8aa149c92d5bffe986cb8915b9629a50d8bf04530f027f1");
  }

  @Test
  void toString_matrix_alignsAndElides() {
    assertThat(MATRIX.toString()).isEqualTo("[[1, 2, 3],\n [4, 5, 6]]");
    assertThat(Tensor.vector(0.5, -12.25).toString()).isEqualTo("[  0.500, -12.250]");
    assertThat(Tensor.range(0, 100, 1).toString())
        .isEqualTo("[ 0,  1,  2,  3,  4, …, 95, 96, 97, 98, 99]");
    assertThat(Tensor.scalar(0.982013790037908).toString()).isEqualTo("0.98201376");
    assertThat(Tensor.vector(1e-8, 1, Double.NaN).toString()).isEqualTo("[1e-8,    1,  NaN]");
    assertThat(Tensor.vector(1000, 0.001).toString()).isEqualTo("[ 1000, 0.001]");
    assertThat(Tensor.vector(0.99999, 0.00002).toString()).isEqualTo("[1.0000, 0.0000]");
    double[] many = new double[30];
    Arrays.fill(many, 1.5);
    many[15] = -1e-9;
    assertThat(Tensor.vector(many).toString())
        .as("what is left out does not count")
        .startsWith("[1.5000, 1.5000, ");
    assertThat(Tensor.vector(1000.5, 0.25).toString()).isEqualTo("[1000.5,    0.2]");
  }

  @Test
  void toMimeBundle_variable_showsNameAndGradient() {
    Tensor w = Tensor.variable("w<1>", Tensor.vector(1, 2));
    w.square().sum().backward();
    assertThat(w.toMimeBundle().text()).isEqualTo("w<1> (2)\n[1, 2]\ngradient\n[2, 4]");
    assertThat((String) w.toMimeBundle().data().get("text/html"))
        .contains("w&lt;1&gt; (2)")
        .doesNotContain("<1>");
  }

  @Test
  void max_moreElementsThanFloatsCount_findsTheLast() {
    float[] values = new float[(1 << 24) + 3];
    values[values.length - 1] = 1;
    Tensor x = Tensor.of(Shape.of(values.length), values);
    assertThat(x.max().item()).isEqualTo(1);
    assertThat(x.neg().min().item()).isEqualTo(-1);
    assertThatThrownBy(() -> x.argmax(0)).hasMessageStartingWith("argmax: an index above 16777216");
  }

  @Test
  void pow_double_keepsTheBitsOfWholeAndHalf() {
    Tensor x = Tensor.linspace(0.1, 9, 50);
    assertThat(x.pow(0.5).fingerprint()).isEqualTo(x.sqrt().fingerprint());
    assertThat(x.pow(7.0).fingerprint()).isEqualTo(x.pow(7).fingerprint());
    assertThat(Tensor.vector(2, -2, 0).pow(1.5).toArray()).containsExactly(2.828427f, Float.NaN, 0);
    assertThatThrownBy(() -> x.pow(Double.NaN))
        .hasMessage(
            "pow: the power must be a finite number, but is NaN. Check what it was computed from.");
  }

  @Test
  void pow_gradientAtZero_isTheLimit() {
    Tensor a = Tensor.variable("a", Tensor.vector(0, 0, 0, 0, 2));
    Tensor b = Tensor.variable("b", Tensor.vector(0, 0.5, 1, 3, 0));
    a.pow(b).sum().backward();
    assertThat(a.grad().toArray()).containsExactly(0, Float.POSITIVE_INFINITY, 1, 0, 0);
    assertThat(b.grad().toArray()).containsExactly(0, 0, 0, 0, 0.6931472f);
  }

  @Test
  void clamp_boundsIncluded_passTheGradient() {
    Tensor x = Tensor.variable("x", Tensor.vector(-3, -1, 0, 2, 5, Double.NaN));
    Tensor y = x.clamp(-1, 2);
    assertThat(y.toArray()).containsExactly(-1, -1, 0, 2, 2, Float.NaN);
    y.sum().backward();
    assertThat(x.grad().slice(0, 0, 5).toArray()).containsExactly(0, 1, 1, 1, 0);
    assertThatThrownBy(() -> x.clamp(2, -1))
        .hasMessage(
            "clamp: the lower bound must not be above the upper, but got 2 and -1. The lower one"
                + " comes first.");
  }

  @Test
  void shape_withAZero_isEmptyHoweverLarge() {
    assertThat(Shape.of(100_000, 100_000, 0).length()).isZero();
  }

  @Test
  void range_wrongDirection_isRefused() {
    assertThatThrownBy(() -> Tensor.range(0, 5, -1))
        .hasMessage(
            "range: the step must lead from 0.0 to 5.0, but is -1.0. Up it must be above 0,"
                + " down below 0.");
  }
}
