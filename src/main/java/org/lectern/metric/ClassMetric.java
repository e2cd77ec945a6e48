package org.lectern.metric;

import org.lectern.tensor.Link;
import org.lectern.tensor.Tensor;

/**
 * What precision, recall and F1 share: the choice of classes.
 *
 * @param <M> the metric itself
 */
abstract class ClassMetric<M extends ClassMetric<M>> implements Metric {
  private final String score;
  private final Average average;
  private final Link link;

  ClassMetric(String score, Average average, Link link) {
    this.score = score;
    this.average = average;
    this.link = link;
  }

  abstract M with(Average newAverage, Link newLink);

  /** The score of one class. */
  abstract double score(ConfusionMatrix matrix, int id);

  /** The score of all samples together. */
  abstract double micro(ConfusionMatrix matrix);

  /**
   * The same metric, averaged over the classes that occur among labels or predictions; each class
   * counts alike, however rare.
   *
   * @return the metric
   */
  public M macro() {
    return with(Average.MACRO, link);
  }

  /**
   * The same metric over all samples together; for classes that exclude each other it is the
   * accuracy, unless a prediction is NaN.
   *
   * @return the metric
   */
  public M micro() {
    return with(Average.MICRO, link);
  }

  /**
   * The same metric, averaged over the classes by their numbers of samples.
   *
   * @return the metric
   */
  public M weighted() {
    return with(Average.WEIGHTED, link);
  }

  /**
   * The same metric of one class against the others.
   *
   * @param id the class, from 0
   * @return the metric
   * @throws IllegalArgumentException if the id is negative
   */
  public M forClass(int id) {
    return with(Average.ofClass(score, id), link);
  }

  @Override
  public M after(Link newLink) {
    return with(average, newLink);
  }

  @Override
  public String name() {
    return average.name(score);
  }

  @Override
  public double of(Tensor predictions, Tensor target) {
    return of(ConfusionMatrix.of(score, link, predictions, target));
  }

  /**
   * The metric's value from counts.
   *
   * @param matrix the counts
   * @return from 0 to 1
   */
  public double of(ConfusionMatrix matrix) {
    return switch (average.kind()) {
      case BINARY, CLASS -> score(matrix, average.single(score, matrix.classes()));
      case MACRO -> Average.macro(matrix, id -> score(matrix, id));
      case MICRO -> micro(matrix);
      case WEIGHTED -> Average.weighted(matrix, id -> score(matrix, id));
    };
  }

  @Override
  public String toString() {
    return name();
  }
}
