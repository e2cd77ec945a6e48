package org.lectern;

import static org.lectern.Lectern.*;
import static org.lectern.Refusal.row;

import java.util.List;
import org.lectern.nn.LeakyRelu;
import org.lectern.nn.Maxout;
import org.lectern.nn.PRelu;

/** Rows of {@link RefusalTest}: activations and first weights */
final class ActivationRefusals {
  private ActivationRefusals() {}

  static List<Refusal> rows() {
    return List.of(
        row(
            "constant(Double.NaN)",
            () -> constant(Double.NaN),
            "constant: the value must be a finite number, but is NaN. Try 0.01."),
        row(
            "constant(Double.POSITIVE_INFINITY)",
            () -> constant(Double.POSITIVE_INFINITY),
            "constant: the value must be a finite number, but is ∞. Try 0.01."),
        row(
            "truncatedNormal(-1)",
            () -> truncatedNormal(-1),
            "truncatedNormal: the standard deviation must be above 0, but is -1.0. Try" + " 0.01."),
        row(
            "leakyRelu(Double.NaN)",
            () -> leakyRelu(Double.NaN),
            "leakyRelu: the slope must be a finite number, but is NaN. Try 0.01."),
        row(
            "new LeakyRelu(Double.NEGATIVE_INFINITY)",
            () -> new LeakyRelu(Double.NEGATIVE_INFINITY),
            "leakyRelu: the slope must be a finite number, but is -∞. Try 0.01."),
        row(
            "prelu(0)",
            () -> prelu(0),
            "prelu: the number of channels must be at least 1, but is 0. prelu() has one"
                + " slope for all."),
        row(
            "prelu(3).forward(ones(4, 2))",
            () -> prelu(3).forward(ones(4, 2)),
            "PRelu(3): axis 1 must have 3 channels, but the input has shape (4, 2). Write"
                + " prelu(2), or prelu() for one slope."),
        row(
            "prelu(3).forward(ones(3))",
            () -> prelu(3).forward(ones(3)),
            "PRelu(3): axis 1 must have 3 channels, but the input has shape (3). Samples go"
                + " along axis 0: try reshape(1, 3)."),
        row("elu(-1)", () -> elu(-1), "elu: the α must be above 0, but is -1.0. Try 1.0."),
        row(
            "elu(1 / 2)",
            () -> elu(1 / 2),
            "elu: the α must be above 0, but is 0.0. In Java 1/2 is 0: write 0.5, with a"
                + " point."),
        row(
            "swish(Double.NaN)",
            () -> swish(Double.NaN),
            "swish: the β must be a finite number, but is NaN. Try 1.0."),
        row(
            "maxout(0, 2, 2)",
            () -> maxout(0, 2, 2),
            "maxout: needs at least 1 input, 1 output and 2 pieces, but got maxout(0, 2,"
                + " 2). Try maxout(2, 16, 3)."),
        row(
            "maxout(4, 0, 2)",
            () -> maxout(4, 0, 2),
            "maxout: needs at least 1 input, 1 output and 2 pieces, but got maxout(4, 0,"
                + " 2). Try maxout(2, 16, 3)."),
        row(
            "maxout(4, 2, 1)",
            () -> maxout(4, 2, 1),
            "maxout: needs at least 1 input, 1 output and 2 pieces, but got maxout(4, 2,"
                + " 1). With 1 piece it is dense(4, 2)."),
        row(
            "new Maxout(4, 2, 2, null)",
            () -> new Maxout(4, 2, 2, null),
            "Maxout: the weight needs an initialiser, but got null. Try Initialiser.he()."),
        row(
            "maxout(4, 2, 2).forward(ones(3, 5))",
            () -> maxout(4, 2, 2).forward(ones(3, 5)),
            "Maxout(4→2, 2 pieces): the last axis must be 4, but the input has shape (3,"
                + " 5). Write maxout(5, 2, 2) to take it."),
        row(
            "maxout(4, 2, 2).forward(scalar(1))",
            () -> maxout(4, 2, 2).forward(scalar(1)),
            "Maxout(4→2, 2 pieces): the last axis must be 4, but the input has shape ()."
                + " Write maxout(1, 2, 2) to take it."),
        row(
            "softmax().forward(scalar(1))",
            () -> softmax().forward(scalar(1)),
            "softmax: there is no axis -1 in the shape (), a scalar. Make it a vector with"
                + " reshape(1)."),
        row(
            "logSoftmax().forward(scalar(1))",
            () -> logSoftmax().forward(scalar(1)),
            "logSoftmax: there is no axis -1 in the shape (), a scalar. Make it a vector"
                + " with reshape(1)."),
        row(
            "relu().forward(null)",
            () -> relu().forward(null),
            "Relu: needs an input, but got null. Is its variable set before this line?"),
        row(
            "new PRelu(-1)",
            () -> new PRelu(-1),
            "prelu: the number of channels must be at least 1, but is -1. prelu() has one"
                + " slope for all."));
  }
}
