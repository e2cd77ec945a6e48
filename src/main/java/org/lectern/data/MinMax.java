package org.lectern.data;

import java.util.List;
import org.lectern.display.MimeBundle;
import org.lectern.tensor.Given;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * Brings every feature to the range from 0 to 1: (x − min) / (max − min). New data may reach
 * beyond. A feature that is constant in the fitted data becomes 0 there.
 */
public final class MinMax implements Normaliser {
  private final Tensor min;
  private final Tensor max;
  private final Tensor divisor;
  private final List<String> names;

  private MinMax(Tensor min, Tensor max, List<String> names) {
    this.min = min;
    this.max = max;
    Tensor range = max.sub(min);
    this.divisor = Tensor.where(range, range, Tensor.scalar(1));
    this.names = names;
  }

  /**
   * The statistics of a data set's features.
   *
   * @param data the training data
   * @return the fitted scaler
   * @throws IllegalArgumentException if a feature is not a finite number
   */
  public static MinMax fit(Dataset data) {
    Given.required("MinMax.fit", "data", data);
    return fit(data.features(), data.featureNames());
  }

  /**
   * The statistics of features.
   *
   * @param features shape (n, …)
   * @return the fitted scaler
   * @throws ShapeException if there is no sample
   * @throws IllegalArgumentException if a feature is not a finite number
   */
  public static MinMax fit(Tensor features) {
    return fit(features, Fitting.names(features));
  }

  /**
   * A scaler from statistics that were written down.
   *
   * @param min the smallest value of each feature, in the shape of one sample
   * @param max the largest value of each feature, in the same shape
   * @return the scaler
   * @throws ShapeException if the shapes differ
   * @throws IllegalArgumentException if a minimum is above its maximum or a number not finite
   */
  public static MinMax of(Tensor min, Tensor max) {
    if (!min.shape().equals(max.shape()) || min.rank() == 0) {
      throw new ShapeException(
          "MinMax.of: min and max need the shape of one sample, but are "
              + min.shape()
              + " and "
              + max.shape()
              + ". Give both one number for each feature.");
    }
    float[] low = min.toArray();
    float[] high = max.toArray();
    for (int i = 0; i < low.length; i++) {
      if (!(low[i] <= high[i]) || Float.isInfinite(low[i]) || Float.isInfinite(high[i])) {
        throw new IllegalArgumentException(
            "MinMax.of: needs finite numbers with min ≤ max, but element "
                + i
                + " has min "
                + Names.number(low[i])
                + " and max "
                + Names.number(high[i])
                + ". MinMax.fit(data) works them out.");
      }
    }
    List<String> names = min.rank() == 1 ? Names.numbered("x", min.length()) : List.of();
    return new MinMax(min.detach(), max.detach(), names);
  }

  private static MinMax fit(Tensor features, List<String> names) {
    Fitting.check("MinMax.fit", features, names);
    Tensor x = features.detach();
    return new MinMax(x.min(0), x.max(0), names);
  }

  /**
   * The smallest value of each feature.
   *
   * @return a tensor in the shape of one sample
   */
  public Tensor min() {
    return min;
  }

  /**
   * The largest value of each feature.
   *
   * @return a tensor in the shape of one sample
   */
  public Tensor max() {
    return max;
  }

  @Override
  public Tensor apply(Tensor features) {
    Fitting.checkSamples("MinMax.apply", features, min.shape());
    return features.sub(min).div(divisor);
  }

  @Override
  public Tensor invert(Tensor features) {
    Fitting.checkSamples("MinMax.invert", features, min.shape());
    return features.mul(divisor).add(min);
  }

  @Override
  public MimeBundle toMimeBundle() {
    return Fitting.bundle(toString(), names, "min", min, "max", max);
  }

  @Override
  public String toString() {
    return "MinMax (x − min) / (max − min), " + Names.count(min.length(), "feature");
  }
}
