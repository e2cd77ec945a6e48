package org.lectern;

import static org.lectern.Lectern.*;
import static org.lectern.Refusal.row;

import java.util.List;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

/** Rows of {@link RefusalTest}: tensors and operations on them */
final class TensorRefusals {
  private TensorRefusals() {}

  static List<Refusal> rows() {
    return List.of(
        row(
            "tensor(new double[] {1, 2}, new double[] {3})",
            () -> tensor(new double[] {1, 2}, new double[] {3}),
            "matrix: all rows must be equally long, but row 0 has 2 numbers and row 1 has"
                + " 1. Check the braces: tensor(new double[][] {{1, 2}, {3, 4}})."),
        row(
            "tensor((double[]) null)",
            () -> tensor((double[]) null),
            "tensor: needs numbers, but got null. Is its variable set before this line?"),
        row(
            "tensor((float[]) null)",
            () -> tensor((float[]) null),
            "tensor: needs numbers, but got null. Is its variable set before this line?"),
        row(
            "tensor((int[]) null)",
            () -> tensor((int[]) null),
            "tensor: needs numbers, but got null. Is its variable set before this line?"),
        row(
            "tensor((double[][]) null)",
            () -> tensor((double[][]) null),
            "tensor: needs rows of numbers, but got null. Is its variable set before this"
                + " line?"),
        row(
            "variable(\"w\", null)",
            () -> variable("w", null),
            "variable: needs a value, but got null. Is its variable set before this line?"),
        row(
            "variable(null, 1)",
            () -> variable(null, 1),
            "variable: needs a name, but got null. Is its variable set before this line?"),
        row(
            "zeros(2, -3)",
            () -> zeros(2, -3),
            "shape: every size must be 0 or more, but the sizes are (2, -3). Give the"
                + " length of each axis, as in zeros(2, 3)."),
        row(
            "zeros(50000, 50000)",
            () -> zeros(50000, 50000),
            "shape: a tensor can have at most 2147483639 elements, but (50000, 50000)"
                + " would have 2500000000. Take smaller sizes, or work on smaller batches."),
        row(
            "full(1, 3, -2)",
            () -> full(1, 3, -2),
            "shape: every size must be 0 or more, but the sizes are (3, -2). Give the"
                + " length of each axis, as in zeros(2, 3)."),
        row(
            "eye(-1)",
            () -> eye(-1),
            "shape: every size must be 0 or more, but the sizes are (-1, -1). Give the"
                + " length of each axis, as in zeros(2, 3)."),
        row(
            "range(-3)",
            () -> range(-3),
            "range: the step must lead from 0.0 to -3.0, but is 1.0. Up it must be above 0,"
                + " down below 0."),
        row(
            "range(0, 1, 0)",
            () -> range(0, 1, 0),
            "range: the step must lead from 0.0 to 1.0, but is 0.0. In Java 1/2 is 0: write"
                + " 0.5, with a point."),
        row(
            "range(0, 10, 1 / 2)",
            () -> range(0, 10, 1 / 2),
            "range: the step must lead from 0.0 to 10.0, but is 0.0. In Java 1/2 is 0:"
                + " write 0.5, with a point."),
        row(
            "range(0, Double.NaN, 1)",
            () -> range(0, Double.NaN, 1),
            "range: the step must lead from 0.0 to NaN, but is 1.0. Up it must be above 0,"
                + " down below 0."),
        row(
            "linspace(0, 1, 1)",
            () -> linspace(0, 1, 1),
            "linspace: needs at least 2 points to reach both ends, but got 1. Try"
                + " linspace(0, 1, 11)."),
        row(
            "linspace(0, Double.POSITIVE_INFINITY, 5)",
            () -> linspace(0, Double.POSITIVE_INFINITY, 5),
            "linspace: needs two finite ends, but got 0.0 and ∞. Try linspace(0, 1, 11)."),
        row(
            "oneHot(tensor(0, 1, 3), 3)",
            () -> oneHot(tensor(0, 1, 3), 3),
            "oneHot: a class id must be a whole number from 0 to 2, but element 2 is 3. Ids"
                + " count from 0, so k of them end at k - 1."),
        row(
            "oneHot(tensor(0, 1.5), 3)",
            () -> oneHot(tensor(0, 1.5), 3),
            "oneHot: a class id must be a whole number from 0 to 2, but element 1 is 1.5."
                + " Ids count from 0, so k of them end at k - 1."),
        row(
            "oneHot(tensor(0, 1), 0)",
            () -> oneHot(tensor(0, 1), 0),
            "oneHot: needs at least 1 class, but got 0. Give the number of classes, not the"
                + " largest id."),
        row(
            "oneHot(null, 3)",
            () -> oneHot(null, 3),
            "oneHot: needs class ids, but got null. Is its variable set before this line?"),
        row(
            "normal(\"noise\", -1)",
            () -> normal("noise", -1),
            "shape: every size must be 0 or more, but the sizes are (-1). Give the length"
                + " of each axis, as in zeros(2, 3)."),
        row(
            "normal(null, 3)",
            () -> normal(null, 3),
            "normal: needs what the numbers are for, such as \"noise\", but got null. Is"
                + " its variable set before this line?"),
        row(
            "normal(1 / 100)",
            () -> normal(1 / 100),
            "normal: the standard deviation must be above 0, but is 0.0. In Java 1/100 is"
                + " 0: write 0.01, with a point."),
        row(
            "normal(Double.NaN)",
            () -> normal(Double.NaN),
            "normal: the standard deviation must be a finite number above 0, but is NaN."
                + " Try 0.01."),
        row(
            "uniform(null, 3)",
            () -> uniform(null, 3),
            "uniform: needs what the numbers are for, such as \"noise\", but got null. Is"
                + " its variable set before this line?"),
        row(
            "uniform(1, 1)",
            () -> uniform(1, 1),
            "uniform: the lower bound must be below the upper, but got 1.0 and 1.0. Try"
                + " uniform(-0.1, 0.1)."),
        row(
            "uniform(1, -1)",
            () -> uniform(1, -1),
            "uniform: the lower bound must be below the upper, but got 1.0 and -1.0. Try"
                + " uniform(-0.1, 0.1)."),
        row(
            "uniform(0, Double.POSITIVE_INFINITY)",
            () -> uniform(0, Double.POSITIVE_INFINITY),
            "uniform: the upper bound must be a finite number, but is ∞. Try uniform(-0.1,"
                + " 0.1)."),
        row(
            "concat(0)",
            () -> concat(0),
            "concat: needs at least one tensor, but got none. Try concat(0, a, b)."),
        row(
            "concat(0, ones(2, 3), ones(2, 4))",
            () -> concat(0, ones(2, 3), ones(2, 4)),
            "concat: all shapes must be alike but for axis 0, but got (2, 3) and (2, 4)."
                + " Axis 0 joins rows, axis 1 columns."),
        row(
            "concat(2, ones(2, 3), ones(2, 3))",
            () -> concat(2, ones(2, 3), ones(2, 3)),
            "concat: there is no axis 2 in the shape (2, 3). Axes count from 0 to 1; -1 is"
                + " the last."),
        row(
            "concat(0, ones(2), null)",
            () -> concat(0, ones(2), null),
            "concat: needs a tensor at each place, but got null. Is its variable set before"
                + " this line?"),
        row(
            "concat(0, scalar(1), scalar(2))",
            () -> concat(0, scalar(1), scalar(2)),
            "concat: there is no axis 0 in the shape (), a scalar. Make it a vector with"
                + " reshape(1)."),
        row(
            "stack()",
            () -> stack(),
            "stack: needs at least one tensor, but got none. Try stack(a, b)."),
        row(
            "stack(ones(2), ones(3))",
            () -> stack(ones(2), ones(3)),
            "stack: all shapes must be the same, but got (2) and (3). To join along an axis"
                + " that is there, use concat(0, a, b)."),
        row(
            "stack(ones(2), null)",
            () -> stack(ones(2), null),
            "stack: needs a tensor at each place, but got null. Is its variable set before"
                + " this line?"),
        row(
            "where(ones(2), ones(3), ones(3))",
            () -> where(ones(2), ones(3), ones(3)),
            "where: the shapes must match from the last axis backwards, each pair of sizes"
                + " equal or one of them 1, but got (2) and (3) (2 against 3). Try reshape or"
                + " transpose on one of them."),
        row(
            "where(ones(2), ones(2), null)",
            () -> where(ones(2), ones(2), null),
            "where: needs a tensor for where it does not hold, but got null. Is its"
                + " variable set before this line?"),
        row(
            "sigmoid((Tensor) null)",
            () -> sigmoid((Tensor) null),
            "sigmoid: needs a tensor, but got null. Is its variable set before this line?"),
        row(
            "tanh((Tensor) null)",
            () -> tanh((Tensor) null),
            "tanh: needs a tensor, but got null. Is its variable set before this line?"),
        row(
            "relu((Tensor) null)",
            () -> relu((Tensor) null),
            "relu: needs a tensor, but got null. Is its variable set before this line?"),
        row(
            "softmax(scalar(1))",
            () -> softmax(scalar(1)),
            "softmax: there is no axis -1 in the shape (), a scalar. Make it a vector with"
                + " reshape(1)."),
        row(
            "softmax(null)",
            () -> softmax(null),
            "softmax: needs a tensor, but got null. Is its variable set before this line?"),
        row(
            "logSoftmax(scalar(1))",
            () -> logSoftmax(scalar(1)),
            "logSoftmax: there is no axis -1 in the shape (), a scalar. Make it a vector"
                + " with reshape(1)."),
        row(
            "logSoftmax(null)",
            () -> logSoftmax(null),
            "logSoftmax: needs a tensor, but got null. Is its variable set before this" + " line?"),
        row(
            "softplus((Tensor) null)",
            () -> softplus((Tensor) null),
            "softplus: needs a tensor, but got null. Is its variable set before this line?"),
        row(
            "elu(null)",
            () -> elu(null),
            "elu: needs a tensor, but got null. Is its variable set before this line?"),
        row(
            "gelu(null)",
            () -> gelu(null),
            "gelu: needs a tensor, but got null. Is its variable set before this line?"),
        row(
            "swish(null)",
            () -> swish(null),
            "swish: needs a tensor, but got null. Is its variable set before this line?"),
        row(
            "step((Tensor) null)",
            () -> step((Tensor) null),
            "step: needs a tensor, but got null. Is its variable set before this line?"),
        row(
            "Tensor.of(Shape.of(2, 3), new float[] {1, 2})",
            () -> Tensor.of(Shape.of(2, 3), new float[] {1, 2}),
            "tensor: the shape (2, 3) needs 6 numbers, but got 2. Multiply the sizes to"
                + " check."),
        row(
            "ones(2).get(2)",
            () -> ones(2).get(2),
            "get: index 0 must be from 0 to 1 in the shape (2), but is 2. Indices count"
                + " from 0."),
        row(
            "ones(2, 3).get(1)",
            () -> ones(2, 3).get(1),
            "get: the shape (2, 3) needs 2 indices, but got 1. For a whole row or column"
                + " use take(…) or column(…)."),
        row(
            "ones(2).item()",
            () -> ones(2).item(),
            "item: needs a tensor with one element, but the shape is (2). Use get(…) for"
                + " one element, or sum() or mean()."),
        row(
            "ones(2).grad()",
            () -> ones(2).grad(),
            "grad: this tensor has no gradient yet. Make it with variable(\"x\", …), and"
                + " call backward() on a result that is computed from it."),
        row(
            "variable(\"x\", 1).grad()",
            () -> variable("x", 1).grad(),
            "grad: x has no gradient yet. Call backward() on a result that is computed from"
                + " it first."),
        row(
            "ones(2).backward()",
            () -> ones(2).backward(),
            "backward: the result must be one number, but its shape is (2). Make it one"
                + " with sum() or mean() first."),
        row(
            "scalar(1).backward()",
            () -> scalar(1).backward(),
            "backward: the result depends on no variable, so there is nothing to"
                + " differentiate. Make the inputs with variable(\"x\", …), and compute outside"
                + " Recording.off."),
        row(
            "variable(\"w\", 1).assign(ones(2))",
            () -> variable("w", 1).assign(ones(2)),
            "assign: w has the shape (), but the new value has (2). Make a new variable for"
                + " another shape."),
        row(
            "ones(2).assign(zeros(2))",
            () -> ones(2).assign(zeros(2)),
            "assign: only a variable can be changed in place, but this tensor was not made"
                + " with variable(…). Write variable(\"w\", x) for one."),
        row(
            "ones(2, 3).matmul(ones(2, 3))",
            () -> ones(2, 3).matmul(ones(2, 3)),
            "matmul: the last axis of the first must be as long as the second-last axis of"
                + " the second, but got (2, 3) × (2, 3) (3 against 2). Try transpose() on the"
                + " second."),
        row(
            "ones(2, 3).add(ones(2))",
            () -> ones(2, 3).add(ones(2)),
            "add: the shapes must match from the last axis backwards, each pair of sizes"
                + " equal or one of them 1, but got (2, 3) and (2) (3 against 2). For one number"
                + " a row, try reshape(2, 1)."),
        row(
            "ones(2, 3).reshape(4)",
            () -> ones(2, 3).reshape(4),
            "reshape: the new shape must have the same 6 elements as (2, 3), but got (4)"
                + " with 4. One size may be -1: it is worked out."),
        row(
            "ones(2, 3).sum(2)",
            () -> ones(2, 3).sum(2),
            "sum: there is no axis 2 in the shape (2, 3). Axes count from 0 to 1; -1 is the"
                + " last."),
        row(
            "ones(2, 3).size(2)",
            () -> ones(2, 3).size(2),
            "size: there is no axis 2 in the shape (2, 3). Axes count from 0 to 1; -1 is"
                + " the last."),
        row(
            "ones(2, 3).column(3)",
            () -> ones(2, 3).column(3),
            "column: the shape (2, 3) has no column 3. They count from 0; -1 is the last."),
        row(
            "ones(2, 3).take(0, 2)",
            () -> ones(2, 3).take(0, 2),
            "take: an index along axis 0 of (2, 3) must be a whole number from 0 to 1, or"
                + " -1 for the last, but got 2. Indices count from 0."),
        row(
            "ones(2, 3).slice(0, 1, 5)",
            () -> ones(2, 3).slice(0, 1, 5),
            "slice: axis 0 of (2, 3) has elements 0 to 2 (exclusive), but got 1 to 5. The"
                + " second number is the first that is left out."),
        row(
            "ones(2).permute(0, 0)",
            () -> ones(2).permute(0, 0),
            "permute: needs each of the 1 axes of (2) once, but got [0, 0]. permute(1, 0)"
                + " swaps two axes."),
        row(
            "ones(2).transpose()",
            () -> ones(2).transpose(),
            "transpose: needs at least 2 axes, but the shape is (2). Use reshape(2, 1) for"
                + " a column."),
        row(
            "ones(2).clamp(1, 0)",
            () -> ones(2).clamp(1, 0),
            "clamp: the lower bound must not be above the upper, but got 1 and 0. The lower"
                + " one comes first."),
        row(
            "ones(2).pow(Double.NaN)",
            () -> ones(2).pow(Double.NaN),
            "pow: the power must be a finite number, but is NaN. Check what it was computed"
                + " from."),
        row(
            "ones(2).add((Tensor) null)",
            () -> ones(2).add((Tensor) null),
            "add: needs a tensor, but got null. Is its variable set before this line?"),
        row(
            "ones(2, -1)",
            () -> ones(2, -1),
            "shape: every size must be 0 or more, but the sizes are (2, -1). Give the"
                + " length of each axis, as in zeros(2, 3)."));
  }
}
