package org.lectern;

import static org.lectern.Lectern.*;
import static org.lectern.Refusal.row;

import java.util.List;
import org.lectern.nn.Layer;
import org.lectern.nn.Progress;
import org.lectern.optim.Adadelta;
import org.lectern.optim.Adagrad;
import org.lectern.optim.Adam;
import org.lectern.optim.AdamW;
import org.lectern.optim.RmsProp;

/** Rows of {@link RefusalTest}: optimisers, schedules and regularisers */
final class OptimiserRefusals {
  private OptimiserRefusals() {}

  static List<Refusal> rows() {
    return List.of(
        row(
            "sgd(0)",
            () -> sgd(0),
            "sgd: the learning rate must be above 0, but is 0.0. In Java 1/100 is 0: write"
                + " 0.01, with a point."),
        row(
            "sgd(-0.1)",
            () -> sgd(-0.1),
            "sgd: the learning rate must be above 0, but is -0.1. Try 0.01."),
        row(
            "sgd(Double.NaN)",
            () -> sgd(Double.NaN),
            "sgd: the learning rate must be a finite number above 0, but is NaN. Try 0.01."),
        row(
            "sgd(0.1, -1)",
            () -> sgd(0.1, -1),
            "sgd: the weight decay must be 0 or more, but is -1.0. Try 0.001."),
        row(
            "sgd(0.1, Double.NaN)",
            () -> sgd(0.1, Double.NaN),
            "sgd: the weight decay must be a finite number, 0 or more, but is NaN. Try"
                + " 0.001."),
        row(
            "momentum(0, 0.9)",
            () -> momentum(0, 0.9),
            "momentum: the learning rate must be above 0, but is 0.0. In Java 1/100 is 0:"
                + " write 0.01, with a point."),
        row(
            "momentum(0.1, 1)",
            () -> momentum(0.1, 1),
            "momentum: the momentum must be from 0 to below 1, but is 1.0. The usual value"
                + " is 0.9."),
        row(
            "momentum(0.1, -0.1)",
            () -> momentum(0.1, -0.1),
            "momentum: the momentum must be from 0 to below 1, but is -0.1. The usual value"
                + " is 0.9."),
        row(
            "nesterov(0, 0.9)",
            () -> nesterov(0, 0.9),
            "nesterov: the learning rate must be above 0, but is 0.0. In Java 1/100 is 0:"
                + " write 0.01, with a point."),
        row(
            "nesterov(0.1, 1.1)",
            () -> nesterov(0.1, 1.1),
            "nesterov: the momentum must be from 0 to below 1, but is 1.1. The usual value"
                + " is 0.9."),
        row(
            "adagrad(0)",
            () -> adagrad(0),
            "adagrad: the learning rate must be above 0, but is 0.0. In Java 1/100 is 0:"
                + " write 0.01, with a point."),
        row(
            "new Adagrad(0.1, 0)",
            () -> new Adagrad(0.1, 0),
            "adagrad: the ε must be above 0, but is 0.0. The usual value is 1e-10."),
        row(
            "new Adadelta(0, 0.9, 1e-6)",
            () -> new Adadelta(0, 0.9, 1e-6),
            "adadelta: the learning rate must be above 0, but is 0.0. In Java 1/100 is 0:"
                + " write 0.01, with a point."),
        row(
            "new Adadelta(1, 1, 1e-6)",
            () -> new Adadelta(1, 1, 1e-6),
            "adadelta: the ρ must be from 0 to below 1, but is 1.0. The usual value is 0.9."),
        row(
            "new Adadelta(1, 0.9, 0)",
            () -> new Adadelta(1, 0.9, 0),
            "adadelta: the ε must be above 0, but is 0.0. The usual value is 1e-6."),
        row(
            "rmsProp(0)",
            () -> rmsProp(0),
            "rmsProp: the learning rate must be above 0, but is 0.0. In Java 1/100 is 0:"
                + " write 0.01, with a point."),
        row(
            "new RmsProp(0.01, 1, 1e-8)",
            () -> new RmsProp(0.01, 1, 1e-8),
            "rmsProp: the ρ must be from 0 to below 1, but is 1.0. The usual value is 0.99."),
        row(
            "new RmsProp(0.01, 0.9, Double.NaN)",
            () -> new RmsProp(0.01, 0.9, Double.NaN),
            "rmsProp: the ε must be a finite number above 0, but is NaN. The usual value is"
                + " 1e-8."),
        row(
            "adam(1 / 100)",
            () -> adam(1 / 100),
            "adam: the learning rate must be above 0, but is 0.0. In Java 1/100 is 0: write"
                + " 0.01, with a point."),
        row(
            "new Adam(0.01, 1, 0.999, 1e-8)",
            () -> new Adam(0.01, 1, 0.999, 1e-8),
            "adam: the β₁ must be from 0 to below 1, but is 1.0. The usual value is 0.9."),
        row(
            "new Adam(0.01, 0.9, -1, 1e-8)",
            () -> new Adam(0.01, 0.9, -1, 1e-8),
            "adam: the β₂ must be from 0 to below 1, but is -1.0. The usual value is 0.999."),
        row(
            "new Adam(0.01, 0.9, 0.999, 0)",
            () -> new Adam(0.01, 0.9, 0.999, 0),
            "adam: the ε must be above 0, but is 0.0. The usual value is 1e-8."),
        row(
            "adamW(0, 0.01)",
            () -> adamW(0, 0.01),
            "adamW: the learning rate must be above 0, but is 0.0. In Java 1/100 is 0:"
                + " write 0.01, with a point."),
        row(
            "adamW(0.001, -0.01)",
            () -> adamW(0.001, -0.01),
            "adamW: the weight decay must be 0 or more, but is -0.01. The usual value is"
                + " 0.01."),
        row(
            "new AdamW(0.001, 0.9, 0.999, 1e-8, Double.NaN)",
            () -> new AdamW(0.001, 0.9, 0.999, 1e-8, Double.NaN),
            "adamW: the ε must be a finite number above 0, but is NaN. The usual value is"
                + " 1e-8."),
        row(
            "adamW(0.001, 0.01).weightDecay(null, 0.1)",
            () -> adamW(0.001, 0.01).weightDecay(null, 0.1),
            "adamW: weightDecay: needs a layer, but got null. Give a layer of the network."),
        row(
            "adamW(0.001, 0.01).weightDecay(dense(2, 1), -1)",
            () -> adamW(0.001, 0.01).weightDecay(dense(2, 1), -1),
            "adamW: the weight decay must be 0 or more, but is -1.0. The usual value is"
                + " 0.01."),
        row(
            "lbfgs().clipNorm(1)",
            () -> lbfgs().clipNorm(1),
            "lbfgs: takes no clipNorm: its line search keeps every step short enough. Leave"
                + " it out, or use another optimiser such as adam(0.01)."),
        row(
            "lbfgs().clipValue(1)",
            () -> lbfgs().clipValue(1),
            "lbfgs: takes no clipValue: its line search keeps every step short enough."
                + " Leave it out, or use another optimiser such as adam(0.01)."),
        row(
            "lbfgs().schedule(cosine(10))",
            () -> lbfgs().schedule(cosine(10)),
            "lbfgs: takes no schedule: its line search finds the step size. Leave it out,"
                + " or use another optimiser such as adam(0.01)."),
        row(
            "lbfgs().rateFactor(dense(2, 1), 1)",
            () -> lbfgs().rateFactor(dense(2, 1), 1),
            "lbfgs: takes no rateFactor: all parameters make one step together. freeze()"
                + " what shall stay, or use another optimiser such as adam(0.01)."),
        row(
            "lbfgs().regularise(l1(0.1))",
            () -> lbfgs().regularise(l1(0.1)),
            "lbfgs: needs a regulariser without a kink, but got l1(0.1). Use l2(0.001), or"
                + " another optimiser such as adam(0.01)."),
        row(
            "lbfgs().regularise(dense(2, 1), l1(0.1))",
            () -> lbfgs().regularise(dense(2, 1), l1(0.1)),
            "lbfgs: needs a regulariser without a kink, but got l1(0.1). Use l2(0.001), or"
                + " another optimiser such as adam(0.01)."),
        row(
            "lbfgs().step(sequential(dense(2, 1)))",
            () -> lbfgs().step(sequential(dense(2, 1))),
            "lbfgs: its line search needs the loss as a function, but step(network) gives"
                + " gradients alone. Write step(network, () -> loss.ofScores(net.forward(x), y)),"
                + " or use a trainer."),
        row(
            "sgd(0.1).step(null)",
            () -> sgd(0.1).step(null),
            "sgd: step: needs a network, but got null. Write step(net)."),
        row(
            "sgd(0.1).clipNorm(0)",
            () -> sgd(0.1).clipNorm(0),
            "sgd: the largest norm of clipNorm must be above 0, but is 0.0. Try 1.0, and"
                + " look at the norms that come."),
        row(
            "sgd(0.1).clipNorm(-1)",
            () -> sgd(0.1).clipNorm(-1),
            "sgd: the largest norm of clipNorm must be above 0, but is -1.0. Try 1.0, and"
                + " look at the norms that come."),
        row(
            "sgd(0.1).clipValue(0)",
            () -> sgd(0.1).clipValue(0),
            "sgd: the largest value of clipValue must be above 0, but is 0.0. Try 0.5,"
                + " which allows -0.5 to 0.5."),
        row(
            "sgd(0.1).clipValue(Double.NaN)",
            () -> sgd(0.1).clipValue(Double.NaN),
            "sgd: the largest value of clipValue must be a finite number above 0, but is"
                + " NaN. Try 0.5, which allows -0.5 to 0.5."),
        row(
            "sgd(0.1).schedule(null)",
            () -> sgd(0.1).schedule(null),
            "sgd: schedule: needs a schedule, but got null. Try cosine(10), or leave it" + " out."),
        row(
            "sgd(0.1).regularise(null)",
            () -> sgd(0.1).regularise(null),
            "sgd: regularise: needs a regulariser, but got null. Try l2(0.001)."),
        row(
            "sgd(0.1).regularise(null, l2(0.1))",
            () -> sgd(0.1).regularise(null, l2(0.1)),
            "sgd: regularise: needs a layer, but got null. Give a layer of the network."),
        row(
            "sgd(0.1).regularise(dense(2, 1), null)",
            () -> sgd(0.1).regularise(dense(2, 1), null),
            "sgd: regularise: needs a regulariser, but got null. Try l2(0.001)."),
        row(
            "sgd(0.1).rateFactor(null, 10)",
            () -> sgd(0.1).rateFactor(null, 10),
            "sgd: rateFactor: needs a layer, but got null. Give a layer of the network."),
        row(
            "sgd(0.1).rateFactor(dense(2, 1), 0)",
            () -> sgd(0.1).rateFactor(dense(2, 1), 0),
            "sgd: the factor of rateFactor must be above 0, but is 0.0. In Java 1/10 is 0:"
                + " write 0.1, with a point. To keep a layer as it is, freeze() it."),
        row(
            "sgd(0.1).rateFactor(dense(2, 1), -1)",
            () -> sgd(0.1).rateFactor(dense(2, 1), -1),
            "sgd: the factor of rateFactor must be above 0, but is -1.0. 10.0 trains a"
                + " layer with ten times the rate, 0.1 with a tenth."),
        row(
            "sgd(0.1).schedule(byEpoch(epoch -> 1 / (epoch +"
                + " 2))).learningRate(Progress.at(0, 0))",
            () ->
                sgd(0.1)
                    .schedule(byEpoch(epoch -> 1 / (epoch + 2)))
                    .learningRate(Progress.at(0, 0)),
            "sgd: the schedule's factor must be above 0, but after 0 steps and 0 epochs it"
                + " is 0.0. In Java 1/2 is 0: write 1.0/2, with a point."),
        row(
            "sgd(0.1).restore(dense(2, 1), adam(0.1).state(dense(2, 1)))",
            () -> sgd(0.1).restore(dense(2, 1), adam(0.1).state(dense(2, 1))),
            "sgd: the state must be one of sgd, but is one of adam. Continue with the"
                + " optimiser that the checkpoint was made with."),
        row(
            "stepDecay(1 / 2, 10)",
            () -> stepDecay(1 / 2, 10),
            "stepDecay: the factor must be above 0, but is 0.0. In Java 1/2 is 0: write"
                + " 0.5, with a point."),
        row(
            "stepDecay(0.5, 0)",
            () -> stepDecay(0.5, 0),
            "stepDecay: the number of epochs must be 1 or more, but is 0. Try"
                + " stepDecay(0.5, 10)."),
        row(
            "stepDecay(Double.NaN, 10)",
            () -> stepDecay(Double.NaN, 10),
            "stepDecay: the factor must be a finite number above 0, but is NaN. Try 0.5."),
        row(
            "exponentialDecay(9 / 10)",
            () -> exponentialDecay(9 / 10),
            "exponentialDecay: the factor must be above 0, but is 0.0. In Java 9/10 is 0:"
                + " write 0.9, with a point."),
        row(
            "cosine(0)",
            () -> cosine(0),
            "cosine: the number of epochs must be 1 or more, but is 0. Give as many as the"
                + " training has."),
        row(
            "cosineSteps(-1)",
            () -> cosineSteps(-1),
            "cosineSteps: the number of steps must be 1 or more, but is -1. Give as many as"
                + " the training has."),
        row(
            "warmUp(0)",
            () -> warmUp(0),
            "warmUp: the number of steps must be 1 or more, but is 0. Try warmUp(100)."),
        row(
            "warmUp(100, null)",
            () -> warmUp(100, null),
            "warmUp: needs a schedule to go on with, but got null. Write warmUp(100) for"
                + " none."),
        row(
            "oneCycle(0, 100)",
            () -> oneCycle(0, 100),
            "oneCycle: the largest factor must be above 1, but is 0.0. It is a multiple of"
                + " the optimiser's learning rate: try 25.0."),
        row(
            "oneCycle(1, 100)",
            () -> oneCycle(1, 100),
            "oneCycle: the largest factor must be above 1, but is 1.0. It is a multiple of"
                + " the optimiser's learning rate: try 25.0."),
        row(
            "oneCycle(25, 3)",
            () -> oneCycle(25, 3),
            "oneCycle: the number of steps must be 4 or more, but is 3. Give epochs times"
                + " batches in an epoch."),
        row(
            "plateau(1, 10)",
            () -> plateau(1, 10),
            "plateau: the factor must be above 0 and below 1, but is 1.0. Try 0.1."),
        row(
            "plateau(0, 10)",
            () -> plateau(0, 10),
            "plateau: the factor must be above 0 and below 1, but is 0.0. In Java 1/10 is"
                + " 0: write 0.1, with a point."),
        row(
            "plateau(0.1, -1)",
            () -> plateau(0.1, -1),
            "plateau: the patience must be 0 or more, but is -1. Try plateau(0.1, 10)."),
        row(
            "byEpoch(null)",
            () -> byEpoch(null),
            "byEpoch: needs a function, but got null. Try byEpoch(epoch -> 1.0 / (1 +"
                + " epoch))."),
        row("l2(-0.1)", () -> l2(-0.1), "l2: the λ must be 0 or more, but is -0.1. Try 0.001."),
        row(
            "l2(Double.NaN)",
            () -> l2(Double.NaN),
            "l2: the λ must be a finite number, 0 or more, but is NaN. Try 0.001."),
        row("l1(-0.1)", () -> l1(-0.1), "l1: the λ must be 0 or more, but is -0.1. Try 0.001."),
        row(
            "l1(Double.POSITIVE_INFINITY)",
            () -> l1(Double.POSITIVE_INFINITY),
            "l1: the λ must be a finite number, 0 or more, but is ∞. Try 0.001."),
        row(
            "elasticNet(-1, 0.5)",
            () -> elasticNet(-1, 0.5),
            "elasticNet: the λ must be 0 or more, but is -1.0. Try 0.001."),
        row(
            "elasticNet(0.1, 2)",
            () -> elasticNet(0.1, 2),
            "elasticNet: the share of L1 must be from 0 to 1, but is 2.0. 1.0 is l1, 0.0 is"
                + " l2, 0.5 half of each."),
        row(
            "elasticNet(0.1, Double.NaN)",
            () -> elasticNet(0.1, Double.NaN),
            "elasticNet: the share of L1 must be from 0 to 1, but is NaN. 1.0 is l1, 0.0 is"
                + " l2, 0.5 half of each."),
        row(
            "lambdaFromC(1 / 10)",
            () -> lambdaFromC(1 / 10),
            "lambdaFromC: the C must be above 0, but is 0.0. In Java 1/10 is 0: write 0.1,"
                + " with a point."),
        row(
            "lambdaFromC(1, 0)",
            () -> lambdaFromC(1, 0),
            "lambdaFromC: the number of samples must be 1 or more, but is 0. Give the size"
                + " of the training data."),
        row(
            "lambdaFromC(-1, 10)",
            () -> lambdaFromC(-1, 10),
            "lambdaFromC: the C must be above 0, but is -1.0. scikit-learn's default is" + " 1.0."),
        row(
            "l2(0.1).penalty((Layer) null)",
            () -> l2(0.1).penalty((Layer) null),
            "penalty: needs a network, but got null. Write penalty(net)."));
  }
}
