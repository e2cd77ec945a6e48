package org.lectern.loss;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lectern.display.Numbers;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/** −Σ y·log ŷ of log-probabilities, with class weights and label smoothing. */
final class LogLikelihood {
  private final double @Nullable [] weights;
  private final double smoothing;

  LogLikelihood() {
    this(null, 0);
  }

  private LogLikelihood(double @Nullable [] weights, double smoothing) {
    this.weights = weights;
    this.smoothing = smoothing;
  }

  LogLikelihood weights(String who, double... chosen) {
    for (int i = 0; i < chosen.length; i++) {
      if (!(chosen[i] > 0 && chosen[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            who
                + ": class weights must be numbers above 0, but that of class "
                + i
                + " is "
                + Numbers.asJava(chosen[i])
                + (chosen[i] == 0 ? ". In Java 1/2 is 0: write 0.5, with a point." : ". Try 1.0."));
      }
    }
    if (chosen.length < 2) {
      throw new IllegalArgumentException(
          who
              + ": needs one weight for each class, at least 2, but got "
              + chosen.length
              + ". For three classes write weights(1, 2, 1).");
    }
    return new LogLikelihood(chosen.clone(), smoothing);
  }

  LogLikelihood smoothing(String who, double share) {
    if (!(share >= 0 && share < 1)) {
      throw new IllegalArgumentException(
          who
              + ": the smoothing must be at least 0 and below 1, but is "
              + Numbers.asJava(share)
              + ". 0.1 is usual.");
    }
    return new LogLikelihood(weights, share);
  }

  /** Without weights and smoothing. */
  boolean isPlain() {
    return weights == null && smoothing == 0;
  }

  /** The target, if there is a weight for each class. */
  Tensor checked(String who, Tensor predictions, Tensor target) {
    if (weights != null && weights.length != predictions.size(1)) {
      throw new ShapeException(
          who
              + ": needs one weight for each class, but got "
              + weights.length
              + " weights and the network gives "
              + predictions.shape()
              + ", "
              + predictions.size(1)
              + " classes. Give weights(…) a number for each.");
    }
    return target;
  }

  /** The loss of each sample; the target holds ids (n, 1) or rows (n, classes). */
  Tensor losses(Tensor logs, Tensor target) {
    int classes = logs.size(1);
    if (target.size(1) > 1) {
      Tensor rows = smoothing == 0 ? target : target.mul(1 - smoothing).add(smoothing / classes);
      return logs.mul(weights == null ? rows : rows.mul(vector())).sum(-1).neg();
    }
    Tensor right = logs.gather(-1, target).flatten().neg();
    if (weights != null) {
      right = right.mul(weightsOf(target));
    }
    if (smoothing == 0) {
      return right;
    }
    Tensor all = (weights == null ? logs : logs.mul(vector())).sum(-1).neg();
    return right.mul(1 - smoothing).add(all.mul(smoothing / classes));
  }

  /** The sum over the samples, divided by the sum of their weights. */
  Tensor mean(Tensor losses, Tensor target) {
    return weights == null ? losses.mean() : losses.sum().div(weightsOf(target).sum());
  }

  private Tensor weightsOf(Tensor target) {
    return target.size(1) > 1 ? target.mul(vector()).sum(-1) : vector().gather(0, target.flatten());
  }

  private Tensor vector() {
    return Tensor.vector(weights);
  }

  String settings(String name) {
    String text = name;
    if (weights != null) {
      text +=
          Arrays.stream(weights)
              .mapToObj(weight -> Numbers.significant(weight, 4))
              .collect(Collectors.joining(" ", ", class weights ", ""));
    }
    return smoothing == 0 ? text : text + ", smoothing " + Numbers.significant(smoothing, 4);
  }
}
