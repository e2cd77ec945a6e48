package org.lectern.data;

import java.util.List;
import org.lectern.display.MimeBundle;
import org.lectern.tensor.Given;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * Brings every feature to mean 0 and standard deviation 1: (x − mean) / deviation, where deviation
 * = √(Σ (x − mean)² / n). A feature that is constant in the fitted data is only centred.
 */
public final class Standardiser implements Normaliser {
  private final Tensor mean;
  private final Tensor deviation;
  private final Tensor divisor;
  private final List<String> names;

  private Standardiser(Tensor mean, Tensor deviation, List<String> names) {
    this.mean = mean;
    this.deviation = deviation;
    this.divisor = Tensor.where(deviation, deviation, Tensor.scalar(1));
    this.names = names;
  }

  /**
   * The statistics of a data set's features.
   *
   * @param data the training data
   * @return the fitted standardiser
   * @throws IllegalArgumentException if a feature is not a finite number
   */
  public static Standardiser fit(Dataset data) {
    Given.required("Standardiser.fit", "data", data);
    return fit(data.features(), data.featureNames());
  }

  /**
   * The statistics of features.
   *
   * @param features shape (n, …)
   * @return the fitted standardiser
   * @throws ShapeException if there is no sample
   * @throws IllegalArgumentException if a feature is not a finite number
   */
  public static Standardiser fit(Tensor features) {
    return fit(features, Fitting.names(features));
  }

  /**
   * A standardiser from statistics that were written down.
   *
   * @param mean the mean of each feature, in the shape of one sample
   * @param deviation the standard deviation of each feature, 0 or more, in the same shape
   * @return the standardiser
   * @throws ShapeException if the shapes differ
   * @throws IllegalArgumentException if a deviation is negative or a number not finite
   */
  public static Standardiser of(Tensor mean, Tensor deviation) {
    if (!mean.shape().equals(deviation.shape()) || mean.rank() == 0) {
      throw new ShapeException(
          "Standardiser.of: mean and deviation need the shape of one sample, but are "
              + mean.shape()
              + " and "
              + deviation.shape()
              + ". Give both one number for each feature.");
    }
    float[] m = mean.toArray();
    float[] d = deviation.toArray();
    for (int i = 0; i < d.length; i++) {
      if (!(d[i] >= 0) || Float.isInfinite(d[i]) || Float.isNaN(m[i]) || Float.isInfinite(m[i])) {
        throw new IllegalArgumentException(
            "Standardiser.of: needs finite means and deviations of 0 or more, but element "
                + i
                + " has mean "
                + Names.number(m[i])
                + " and deviation "
                + Names.number(d[i])
                + ". Standardiser.fit(data) works them out.");
      }
    }
    List<String> names = mean.rank() == 1 ? Names.numbered("x", mean.length()) : List.of();
    return new Standardiser(mean.detach(), deviation.detach(), names);
  }

  private static Standardiser fit(Tensor features, List<String> names) {
    Fitting.check("Standardiser.fit", features, names);
    Tensor x = features.detach();
    Tensor min = x.min(0);
    // A rounded mean can miss a constant by one bit; the deviation would then be tiny, not 0.
    Tensor mean = Tensor.where(min.eq(x.max(0)), min, x.mean(0));
    Tensor deviation = x.sub(mean).square().mean(0).sqrt();
    return new Standardiser(mean, deviation, names);
  }

  /**
   * The mean of each feature.
   *
   * @return a tensor in the shape of one sample
   */
  public Tensor mean() {
    return mean;
  }

  /**
   * The standard deviation of each feature in the whole fitted data: squares divided by n.
   *
   * @return a tensor in the shape of one sample, 0 for a constant feature
   */
  public Tensor deviation() {
    return deviation;
  }

  @Override
  public Tensor apply(Tensor features) {
    Fitting.checkSamples("Standardiser.apply", features, mean.shape());
    return features.sub(mean).div(divisor);
  }

  @Override
  public Tensor invert(Tensor features) {
    Fitting.checkSamples("Standardiser.invert", features, mean.shape());
    return features.mul(divisor).add(mean);
  }

  @Override
  public MimeBundle toMimeBundle() {
    return Fitting.bundle(toString(), names, "mean", mean, "deviation", deviation);
  }

  @Override
  public String toString() {
    return "Standardiser (x − mean) / deviation, " + Names.count(mean.length(), "feature");
  }
}
