package org.lectern.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.lectern.compute.ElementaryError;

/**
 * One row for every operation: how tensors do it, how the shadow does it, on which shapes, and a
 * range of inputs away from kinks and poles.
 */
final class OperationTable {
  /** A row of the table; inputs lie in [low, high] and at least 0.05 from 0. */
  record Row(
      String name,
      List<int[]> shapes,
      double low,
      double high,
      Function<Tensor[], Tensor> tensors,
      Function<Shadow[], Shadow> shadows) {
    @Override
    public String toString() {
      return name + " " + shapes.stream().map(s -> Shape.of(s).toString()).toList();
    }
  }

  private final List<Row> rows = new ArrayList<>();

  static List<Row> rows() {
    OperationTable table = new OperationTable();
    table.elementwise();
    table.reductions();
    table.products();
    table.movements();
    table.erfAndPowers();
    table.rows.addAll(ConvolutionTable.rows());
    table.rows.addAll(RecurrenceTable.rows());
    return table.rows;
  }

  private static int[] s(int... sizes) {
    return sizes;
  }

  private void unary(
      String name,
      double low,
      double high,
      Function<Tensor, Tensor> t,
      Function<Shadow, Shadow> d) {
    rows.add(new Row(name, List.of(s(3, 5)), low, high, x -> t.apply(x[0]), x -> d.apply(x[0])));
    rows.add(new Row(name, List.of(s()), low, high, x -> t.apply(x[0]), x -> d.apply(x[0])));
  }

  private void binary(
      String name, Function<Tensor[], Tensor> t, java.util.function.DoubleBinaryOperator d) {
    int[][][] pairs = {
      {s(4), s(4)},
      {s(3, 4), s(4)},
      {s(4), s(3, 4)},
      {s(3, 1), s(1, 4)},
      {s(2, 3, 4), s(3, 1)},
      {s(3, 4), s()},
      {s(), s(2)},
      {s(2, 1, 3), s(4, 1)}
    };
    for (int[][] pair : pairs) {
      rows.add(new Row(name, List.of(pair[0], pair[1]), 0.2, 2, t, x -> x[0].zip(x[1], d)));
    }
  }

  private void elementwise() {
    binary("add", x -> x[0].add(x[1]), (a, b) -> a + b);
    binary("sub", x -> x[0].sub(x[1]), (a, b) -> a - b);
    binary("mul", x -> x[0].mul(x[1]), (a, b) -> a * b);
    binary("div", x -> x[0].div(x[1]), (a, b) -> a / b);
    binary("maximum", x -> x[0].maximum(x[1]), Math::max);
    binary("minimum", x -> x[0].minimum(x[1]), Math::min);
    unary("add", -2, 2, x -> x.add(3), x -> x.map(v -> v + 3));
    unary("sub", -2, 2, x -> x.sub(3), x -> x.map(v -> v - 3));
    unary("mul", -2, 2, x -> x.mul(3), x -> x.map(v -> v * 3));
    unary("div", -2, 2, x -> x.div(3), x -> x.map(v -> v / 3));
    unary("neg", -2, 2, Tensor::neg, x -> x.map(v -> -v));
    unary("abs", -2, 2, Tensor::abs, x -> x.map(Math::abs));
    unary("sqrt", 0.2, 4, Tensor::sqrt, x -> x.map(Math::sqrt));
    unary("square", -2, 2, Tensor::square, x -> x.map(v -> v * v));
    unary("reciprocal", 0.3, 2, Tensor::reciprocal, x -> x.map(v -> 1 / v));
    unary("pow", -2, 2, x -> x.pow(3), x -> x.map(v -> v * v * v));
    unary("pow", 0.5, 2, x -> x.pow(-2), x -> x.map(v -> 1 / (v * v)));
    unary("pow", 0.5, 2, x -> x.pow(0), x -> x.map(v -> 1));
    unary("exp", -3, 3, Tensor::exp, x -> x.map(StrictMath::exp));
    unary("expm1", -3, 3, Tensor::expm1, x -> x.map(StrictMath::expm1));
    unary("log", 0.2, 5, Tensor::log, x -> x.map(StrictMath::log));
    unary("log1p", -0.5, 5, Tensor::log1p, x -> x.map(StrictMath::log1p));
    unary("tanh", -3, 3, Tensor::tanh, x -> x.map(StrictMath::tanh));
    unary("sigmoid", -6, 6, Tensor::sigmoid, x -> x.map(v -> 1 / (1 + StrictMath.exp(-v))));
    unary(
        "softplus", -6, 6, Tensor::softplus, x -> x.map(v -> StrictMath.log1p(StrictMath.exp(v))));
    unary("relu", -2, 2, Tensor::relu, x -> x.map(v -> Math.max(v, 0)));
    unary("sin", -4, 4, Tensor::sin, x -> x.map(StrictMath::sin));
    unary("cos", -4, 4, Tensor::cos, x -> x.map(StrictMath::cos));
    Tensor condition = Tensor.vector(1, 0, 1, 0);
    rows.add(
        new Row(
            "where",
            List.of(s(3, 4), s(4)),
            -2,
            2,
            x -> Tensor.where(condition, x[0], x[1]),
            x -> Shadow.fill(s(3, 4), i -> i[1] % 2 == 0 ? x[0].at(i) : x[1].at(i))));
  }

  private void erfAndPowers() {
    unary("erf", -3, 3, Tensor::erf, x -> x.map(ElementaryError::erf));
    unary("clamp", -2, 2, x -> x.clamp(-1.1, 0.7), x -> x.map(v -> clamp(v, -1.1, 0.7)));
    binary("pow", x -> x[0].pow(x[1]), StrictMath::pow);
    unary("pow", 0.2, 2, x -> x.pow(1.7), x -> x.map(v -> StrictMath.pow(v, 1.7)));
    unary("pow", 0.2, 2, x -> x.pow(-0.3), x -> x.map(v -> StrictMath.pow(v, -0.3)));
    unary("pow", 0.2, 2, x -> x.pow(0.5), x -> x.map(StrictMath::sqrt));
    reduce("row", s(3, 4), x -> x.row(-1), x -> Shadow.fill(s(4), i -> x.at(2, i[0])));
    reduce("column", s(3, 4), x -> x.column(-2), x -> Shadow.fill(s(3), i -> x.at(i[0], 2)));
    int[] taken = {3, 1, 3};
    reduce(
        "take",
        s(3, 4),
        x -> x.take(1, -1, 1, -1),
        x -> Shadow.fill(s(3, 3), i -> x.at(i[0], taken[i[1]])));
  }

  private static double clamp(double v, double low, double high) {
    return v < low ? low : v > high ? high : v;
  }

  private void reduce(
      String name, int[] shape, Function<Tensor, Tensor> t, Function<Shadow, Shadow> d) {
    rows.add(new Row(name, List.of(shape), -2, 2, x -> t.apply(x[0]), x -> d.apply(x[0])));
  }

  private void reductions() {
    int[] cube = s(2, 3, 4);
    reduce("sum", cube, x -> x.sum(), x -> x.fold(0, Double::sum, 0, 1, 2).reshape());
    reduce("sum", cube, x -> x.sum(0), x -> x.fold(0, Double::sum, 0).reshape(3, 4));
    reduce("sum", cube, x -> x.sum(1), x -> x.fold(0, Double::sum, 1).reshape(2, 4));
    reduce("sum", cube, x -> x.sum(-1), x -> x.fold(0, Double::sum, 2).reshape(2, 3));
    reduce("sum", cube, x -> x.sum(2, 0), x -> x.fold(0, Double::sum, 0, 2).reshape(3));
    reduce("sum", cube, x -> x.sum(true, 1), x -> x.fold(0, Double::sum, 1));
    reduce(
        "mean",
        cube,
        x -> x.mean(),
        x -> x.fold(0, Double::sum, 0, 1, 2).map(v -> v / 24).reshape());
    reduce(
        "mean",
        cube,
        x -> x.mean(0, 2),
        x -> x.fold(0, Double::sum, 0, 2).map(v -> v / 8).reshape(3));
    reduce("mean", cube, x -> x.mean(true, 1), x -> x.fold(0, Double::sum, 1).map(v -> v / 3));
    reduce("max", cube, x -> x.max(), x -> x.fold(-9, Math::max, 0, 1, 2).reshape());
    reduce("max", cube, x -> x.max(1), x -> x.fold(-9, Math::max, 1).reshape(2, 4));
    reduce("max", cube, x -> x.max(true, 0, 2), x -> x.fold(-9, Math::max, 0, 2));
    reduce("min", cube, x -> x.min(), x -> x.fold(9, Math::min, 0, 1, 2).reshape());
    reduce("min", cube, x -> x.min(true, 2), x -> x.fold(9, Math::min, 2));
    for (int axis = 0; axis < 3; axis++) {
      int along = axis;
      reduce("softmax", cube, x -> x.softmax(along), x -> x.softmax(along));
      reduce(
          "logSoftmax", cube, x -> x.logSoftmax(along), x -> x.softmax(along).map(StrictMath::log));
    }
    int[] classes = {2, 0, 3};
    reduce(
        "crossEntropy",
        s(3, 4),
        x -> x.crossEntropy(Tensor.vector(2, 0, 3)),
        x -> {
          Shadow p = x.softmax(1);
          return Shadow.fill(s(3), i -> -StrictMath.log(p.at(i[0], classes[i[0]])));
        });
  }

  private void product(int[] a, int[] b, Function<Shadow[], Shadow> d) {
    rows.add(new Row("matmul", List.of(a, b), -2, 2, x -> x[0].matmul(x[1]), d));
  }

  private void products() {
    product(s(3, 4), s(4, 5), x -> x[0].matmul(x[1]));
    product(s(1, 1), s(1, 1), x -> x[0].matmul(x[1]));
    product(s(3, 4), s(4), x -> x[0].matmul(x[1].reshape(4, 1)).reshape(3));
    product(s(4), s(4, 5), x -> x[0].reshape(1, 4).matmul(x[1]).reshape(5));
    product(s(4), s(4), x -> x[0].reshape(1, 4).matmul(x[1].reshape(4, 1)).reshape());
    product(s(2, 3, 4), s(2, 4, 5), x -> x[0].matmul(x[1]));
    product(s(2, 3, 4), s(4, 5), x -> x[0].matmul(x[1]));
    product(s(3, 4), s(2, 4, 5), x -> x[0].matmul(x[1]));
    product(s(2, 1, 3, 4), s(5, 4, 2), x -> x[0].matmul(x[1]));
    product(s(2, 3, 4), s(4), x -> x[0].matmul(x[1].reshape(4, 1)).reshape(2, 3));
    for (int[] x : new int[][] {s(3, 4), s(1, 4), s(2, 3, 4)}) {
      rows.add(
          new Row(
              "linear",
              List.of(x, s(4, 5), s(5)),
              -2,
              2,
              t -> t[0].linear(t[1], t[2]),
              d -> d[0].matmul(d[1]).zip(d[2], Double::sum)));
    }
  }

  private void movements() {
    int[] cube = s(2, 3, 4);
    reduce("reshape", cube, x -> x.reshape(6, -1), x -> x.reshape(6, 4));
    reduce("flatten", cube, x -> x.flatten(), x -> x.reshape(24));
    reduce("permute", cube, x -> x.permute(2, 0, 1), x -> x.permute(2, 0, 1));
    reduce("transpose", cube, x -> x.transpose(), x -> x.permute(0, 2, 1));
    reduce(
        "broadcastTo", s(3, 1), x -> x.broadcastTo(2, 3, 4), x -> Shadow.fill(s(2, 3, 4), x::at));
    reduce(
        "slice",
        cube,
        x -> x.slice(1, 1, 3),
        x -> Shadow.fill(s(2, 2, 4), i -> x.at(i[0], i[1] + 1, i[2])));
    reduce(
        "slice",
        cube,
        x -> x.slice(-1, -2, 4),
        x -> Shadow.fill(s(2, 3, 2), i -> x.at(i[0], i[1], i[2] + 2)));
    reduce("row", cube, x -> x.row(1), x -> Shadow.fill(s(3, 4), i -> x.at(1, i[0], i[1])));
    reduce("column", cube, x -> x.column(2), x -> Shadow.fill(s(2, 3), i -> x.at(i[0], i[1], 2)));
    int[] taken = {2, 0, 2};
    reduce(
        "take",
        cube,
        x -> x.take(1, taken),
        x -> Shadow.fill(s(2, 3, 4), i -> x.at(i[0], taken[i[1]], i[2])));
    Tensor ids = Tensor.vector(1, 3, 1).reshape(3, 1);
    reduce(
        "gather",
        s(3, 4),
        x -> x.gather(-1, ids),
        x -> Shadow.fill(s(3, 1), i -> x.at(i[0], (int) ids.get(i[0], 0))));
    Tensor rows = Tensor.vector(1, 0, 1, 1).reshape(1, 4);
    reduce(
        "gather",
        s(3, 4),
        x -> x.gather(0, rows),
        x -> Shadow.fill(s(1, 4), i -> x.at((int) rows.get(0, i[1]), i[1])));
    this.rows.add(
        new Row(
            "concat",
            List.of(s(2, 3), s(2, 1), s(2, 3)),
            -2,
            2,
            x -> Tensor.concat(1, x),
            x ->
                Shadow.fill(
                    s(2, 7),
                    i ->
                        i[1] < 3
                            ? x[0].at(i)
                            : i[1] < 4 ? x[1].at(i[0], 0) : x[2].at(i[0], i[1] - 4))));
    this.rows.add(
        new Row(
            "stack",
            List.of(s(3), s(3)),
            -2,
            2,
            Tensor::stack,
            x -> Shadow.fill(s(2, 3), i -> x[i[0]].at(i[1]))));
  }
}
