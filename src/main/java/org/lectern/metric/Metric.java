package org.lectern.metric;

import org.lectern.tensor.Link;
import org.lectern.tensor.Tensor;

/**
 * A number that says how good predictions are, for people to read: unlike a loss it needs no
 * gradient. Validation and evaluation compute it over all predictions at once; during training it
 * is asked batch by batch and averaged, which for most metrics but accuracy is only an estimate.
 *
 * <pre>{@code
 * trainer(net, crossEntropy(), adam(0.01)).metrics(accuracy(), f1().macro()).fit(data)
 * recall().of(net.predict(x), y)
 * }</pre>
 */
public interface Metric {
  /**
   * The name, for tables and legends.
   *
   * @return a short name
   */
  String name();

  /**
   * The metric's value.
   *
   * @param predictions what the network says, samples along the first axis
   * @param target the truth
   * @return the value
   */
  double of(Tensor predictions, Tensor target);

  /**
   * Whether larger values are better; early stopping and searches ask.
   *
   * @return false for errors
   */
  default boolean higherIsBetter() {
    return true;
  }

  /**
   * The same metric for predictions that came through a link: it says where one class ends, 0 for
   * margins and 0.5 for probabilities, and whether labels exclude each other. A trainer passes that
   * of its loss.
   *
   * @param link what the predictions came through
   * @return the metric, itself unless the link matters
   */
  default Metric after(Link link) {
    return this;
  }
}
