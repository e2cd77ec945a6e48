package org.lectern.train;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.lectern.data.Dataset;
import org.lectern.display.Numbers;
import org.lectern.loss.Loss;
import org.lectern.metric.Accuracy;
import org.lectern.nn.Layer;
import org.lectern.nn.Parameter;
import org.lectern.nn.Pass;
import org.lectern.tensor.Link;
import org.lectern.tensor.Recording;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

/** What must hold before a training, so that nothing fails, or has changed, in its middle. */
final class FitCheck {
  /** Labels are checked in parts of about so many scores. */
  private static final int PART = 1 << 24;

  private FitCheck() {}

  /** Checks the data, and that network, losses and metrics fit it, without changing anything. */
  static void check(String who, Layer network, Objective objective, Dataset data) {
    List<Objective.Task> tasks = objective.tasks();
    if (tasks.size() != data.targets().size()) {
      throw new IllegalArgumentException(
          who
              + ": needs one loss for each target of the data, but there "
              + (tasks.size() == 1 ? "is 1 loss" : "are " + tasks.size() + " losses")
              + " and the data have "
              + data.targetNames()
              + ". Write "
              + (tasks.size() < data.targets().size()
                  ? "losses(…) with one for each."
                  : "data.withTarget(\"name\", labels) for each further one."));
    }
    for (int i = 0; i < tasks.size(); i++) {
      checkEnding(tasks.get(i).loss(), network.endsIn(i));
    }
    checkOrder(who, network.outputNames(), data.targetNames());
    for (Tensor input : data.inputs()) {
      checkFinite(who, input);
    }
    Recording.off(
        () -> {
          Tensor[] scores = objective.scores(data.first(1), Pass.EVALUATION);
          for (int i = 0; i < scores.length; i++) {
            checkLabels(who, tasks.get(i), scores[i], data, i);
          }
          return scores;
        });
  }

  /** There must be something to learn. */
  static void checkParameters(String who, Layer network) {
    if (network.parameters().isEmpty()) {
      throw new IllegalArgumentException(
          who
              + ": "
              + network.label()
              + " has no parameters, so there is nothing to learn. Add a dense layer.");
    }
    if (network.isFrozen()) {
      throw new IllegalArgumentException(
          who
              + ": needs a parameter that can change, but all of "
              + network.label()
              + " is frozen. Call unfreeze() on the layer that should learn.");
    }
  }

  static void checkOutputs(Layer network, List<Objective.Task> tasks, int outputs) {
    if (outputs != tasks.size()) {
      throw new IllegalArgumentException(
          "trainer: needs one loss for each output of the network, but "
              + network.label()
              + " gives "
              + count(outputs, "output")
              + " and there "
              + (tasks.size() == 1 ? "is " : "are ")
              + (tasks.size() == 1 ? "1 loss" : tasks.size() + " losses")
              + ". Write "
              + (outputs > 1 ? "losses(…) with one for each." : "one loss, or add heads(…)."));
    }
  }

  private static void checkEnding(Loss loss, Link ending) {
    if (ending != Link.IDENTITY && loss.link() != Link.IDENTITY && ending != loss.link()) {
      throw new IllegalArgumentException(
          loss.name()
              + ": needs a network that ends in "
              + (loss.link() == Link.MARGIN ? "" : layer(loss.link()) + " or in ")
              + "raw scores, but this one ends in "
              + layer(ending)
              + ". "
              + (loss.link() == Link.MARGIN
                  ? "Remove the last layer, or change the loss to "
                  : "Change the last layer, or the loss to ")
              + loss(ending)
              + ".");
    }
  }

  /** The layer that ends in a link. */
  private static String layer(Link link) {
    return switch (link) {
      case SIGMOID -> "sigmoid()";
      case SOFTMAX -> "softmax()";
      case LOG_SOFTMAX -> "logSoftmax()";
      case IDENTITY, MARGIN -> "raw scores";
    };
  }

  /** The loss that a network with this ending usually has. */
  private static String loss(Link link) {
    return switch (link) {
      case SIGMOID -> "binaryCrossEntropy()";
      case SOFTMAX -> "crossEntropy()";
      case LOG_SOFTMAX -> "negativeLogLikelihood()";
      case MARGIN -> "hinge()";
      case IDENTITY -> "squaredError()";
    };
  }

  /** Heads named as the targets must come in their order. */
  private static void checkOrder(String who, List<String> outputs, List<String> targets) {
    for (int i = 0; i < outputs.size(); i++) {
      int place = targets.indexOf(outputs.get(i));
      if (place >= 0 && place != i) {
        throw new IllegalArgumentException(
            who
                + ": heads and targets must come in the same order, but the heads are "
                + outputs
                + " and the targets "
                + targets
                + ".");
      }
    }
  }

  private static void checkFinite(String who, Tensor input) {
    float[] features = input.toArray();
    for (int i = 0; i < features.length; i++) {
      if (!Float.isFinite(features[i])) {
        int columns = features.length / input.size(0);
        throw new IllegalArgumentException(
            who
                + ": the features must be numbers, but row "
                + i / columns
                + ", column "
                + i % columns
                + " is "
                + Numbers.significant(features[i], 1)
                + " (rows and columns count from 0). Leave such rows out, or fill them.");
      }
    }
  }

  /** Every label must be one that loss and metrics take: they are asked with scores of zero. */
  private static void checkLabels(
      String who, Objective.Task task, Tensor first, Dataset data, int number) {
    Loss loss = task.loss();
    if (number == 0 && data.isClassification() && first.rank() == 2) {
      checkClasses(who, loss, first.size(1), data);
    }
    Tensor labels = data.targets().get(number);
    boolean column = labels.rank() == 1 || labels.size(1) == 1;
    boolean ids = column && task.metrics().stream().anyMatch(Accuracy.class::isInstance);
    int rows = Math.max(1, PART / Math.max(1, first.length()));
    for (int from = 0; from < data.size(); from += rows) {
      int to = Math.min(data.size(), from + rows);
      int[] sizes = first.shape().toArray();
      sizes[0] *= to - from;
      Tensor zeros = Tensor.zeros(sizes);
      Tensor some = labels.slice(0, from, to);
      loss.ofScores(zeros, some);
      if (ids && from == 0) {
        checkWhole(who, labels); // after the loss, whose advice helps more
      }
      task.metrics().forEach(metric -> metric.of(loss.link().apply(zeros), some));
    }
  }

  private static void checkClasses(String who, Loss loss, int outputs, Dataset data) {
    boolean yesOrNo = loss.link() == Link.SIGMOID && outputs == 1;
    boolean each = loss.link() != Link.IDENTITY && loss.link() != Link.SIGMOID && outputs > 1;
    if (yesOrNo && data.classes() > 2 || each && data.classes() > outputs) {
      throw new IllegalArgumentException(
          who
              + ": the data have "
              + data.classes()
              + " classes, but the network gives "
              + count(outputs, "output")
              + ", which tell"
              + (outputs == 1 ? "s" : "")
              + " "
              + Math.max(2, outputs)
              + " classes apart. Let the last layer give "
              + data.classes()
              + (yesOrNo ? ", with crossEntropy()." : "."));
    }
  }

  private static void checkWhole(String who, Tensor labels) {
    float[] values = labels.toArray();
    for (int i = 0; i < values.length; i++) {
      if (values[i] != Math.rint(values[i])) {
        throw new IllegalArgumentException(
            who
                + ": accuracy needs labels that are classes, but label "
                + i
                + " is "
                + Numbers.significant(values[i], 7)
                + ". For numbers leave it out: metrics() measures the loss alone.");
      }
    }
  }

  /** Validation data must be measurable before training begins. */
  static void checkValidation(
      Layer network, Objective objective, Dataset data, Dataset validation) {
    String who = "fit, validation data";
    Shape needed = shapeOfSample(data);
    Shape got = shapeOfSample(validation);
    try {
      check(who, network, objective, validation);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      if (message.startsWith(who)) {
        throw e;
      }
      throw new IllegalArgumentException(
          who
              + (needed.equals(got)
                  ? ": "
                  : ": samples have the shape "
                      + got
                      + ", those of the training data "
                      + needed
                      + ". ")
              + message,
          e);
    }
  }

  private static Shape shapeOfSample(Dataset data) {
    int[] sizes = data.features().shape().toArray();
    return Shape.of(Arrays.copyOfRange(sizes, 1, sizes.length));
  }

  private static String count(int n, String what) {
    return n + " " + what + (n == 1 ? "" : "s");
  }

  /** Every variable that the loss depends on must be a parameter, or it would never learn. */
  static void checkGraph(Layer network, Tensor loss) {
    Set<Tensor> known = Collections.newSetFromMap(new IdentityHashMap<>());
    network.parameters().forEach(parameter -> known.add(parameter.variable()));
    Deque<Tensor> open = new ArrayDeque<>(List.of(loss));
    Set<Tensor> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    while (!open.isEmpty()) {
      Tensor tensor = open.pop();
      if (tensor.isVariable() && !known.contains(tensor)) {
        throw new IllegalArgumentException(
            "fit: "
                + network.label()
                + " uses the variable "
                + tensor.name()
                + " "
                + tensor.shape()
                + ", which is not among its parameters and would never learn. Declare what a layer"
                + " consists of: layer(\"name\", dense(2, 2)) or parameter(\"name\", …).");
      }
      for (Tensor input : tensor.inputs()) {
        if (seen.add(input)) {
          open.push(input);
        }
      }
    }
  }

  /** Notes parameters that the last step made infinite: the loss has not seen them yet. */
  static void checkResult(Layer network, History history) {
    for (Parameter parameter : network.parameters()) {
      for (float value : parameter.variable().toArray()) {
        if (!Float.isFinite(value) && history.note() == null) {
          history.note(
              parameter.fullName()
                  + " is no longer finite. Try a smaller learning rate; reset() starts over.");
        }
      }
    }
  }
}
