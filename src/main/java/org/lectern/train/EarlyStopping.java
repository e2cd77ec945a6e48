package org.lectern.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lectern.data.Dataset;
import org.lectern.display.Numbers;
import org.lectern.optim.OptimiserState;
import org.lectern.tensor.Given;
import org.lectern.tensor.Tensor;

/**
 * Ends training when the network gets no better on data that it does not learn from, and brings
 * back the weights of its best epoch.
 *
 * <p>After each epoch e the watched value v_e on the validation data is compared with the best so
 * far: it counts as better if v_e &lt; v_best − δ (for metrics of which more is better, v_e &gt;
 * v_best + δ), where δ is {@link #improvement}, 0 unless set. After as many epochs without a better
 * one as the patience, training ends. A value that is not a number is never better.
 *
 * <p>However training ends, the parameters and buffers of the best epoch come back from memory, and
 * with them what the optimiser remembered then, for momenta belong to weights. The copies take as
 * much memory as network and optimiser themselves. Only after an interrupt or an error both stay as
 * they are. The network's count of epochs goes on from where it was, so a further {@code fit} sees
 * new orders of the samples, and has its own best.
 *
 * <p>A way against overfitting that costs no extra term in the loss: while the training loss still
 * falls, the validation loss begins to rise. It stops at noise too; too small a patience gives up
 * early, 5 to 20 epochs are usual.
 *
 * <pre>{@code
 * trainer(net, crossEntropy(), sgd(0.1)).epochs(200).earlyStopping(10).fit(data)
 * trainer(net, crossEntropy(), sgd(0.1)).callback(earlyStopping(10).watch("accuracy"))
 * }</pre>
 *
 * <p>Prechelt, "Early stopping, but when?" (1998); the lectures' trick against overfitting.
 */
public final class EarlyStopping implements StopRule, Resumable {
  private static final String WEIGHTS = "weights/";
  private static final String OPTIMISER = "optimiser/";

  private final int patience;
  private String watched = History.LOSS;
  private double improvement;
  private double best;
  private int bestEpoch;
  private int waited;
  private boolean higherIsBetter;
  private @Nullable Map<String, Tensor> weights;
  private @Nullable OptimiserState momenta;

  /**
   * Early stopping by the validation loss.
   *
   * @param patience how many epochs in a row may bring no improvement, at least 1
   * @throws IllegalArgumentException if the patience is below 1
   */
  public EarlyStopping(int patience) {
    if (patience < 1) {
      throw new IllegalArgumentException(
          "earlyStopping: the patience must be 1 epoch or more, but is "
              + patience
              + ". Try earlyStopping(10).");
    }
    this.patience = patience;
  }

  /**
   * What to watch instead of the loss.
   *
   * @param curve the name of a curve, such as accuracy
   * @return this rule
   */
  public EarlyStopping watch(String curve) {
    watched = Given.required("earlyStopping: watch", "the name of a curve", curve);
    return this;
  }

  /**
   * By how much a value must be better to count.
   *
   * @param least δ, in units of what is watched, 0 or more
   * @return this rule
   * @throws IllegalArgumentException if it is negative or not a number
   */
  public EarlyStopping improvement(double least) {
    if (!(least >= 0 && least < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "earlyStopping: the least improvement must be 0 or more, but is "
              + Numbers.asJava(least)
              + ". Try improvement(0.001).");
    }
    improvement = least;
    return this;
  }

  @Override
  public void check(List<String> curves, @Nullable Dataset validation) {
    if (validation == null) {
      throw new IllegalArgumentException(
          "earlyStopping: needs validation data, on which to see when learning turns into"
              + " memorising, but fit got training data alone. Write fit(data.split(0.6, 0.2,"
              + " 0.2)), or fit(train, validation).");
    }
    if (!curves.contains(watched)) {
      throw new IllegalArgumentException(
          "earlyStopping: there is no curve \""
              + watched
              + "\" to watch. There are "
              + curves
              + ".");
    }
  }

  @Override
  public void beforeFit(Fit fit) {
    higherIsBetter = fit.history().higherIsBetter(watched);
    best = higherIsBetter ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    bestEpoch = 0;
    waited = 0;
    weights = null;
    momenta = null;
  }

  @Override
  public void afterEpoch(Fit fit) {
    double[] curve = fit.history().validation(watched);
    double value = curve[curve.length - 1];
    boolean better = higherIsBetter ? value > best + improvement : value < best - improvement;
    if (better) {
      best = value;
      bestEpoch = fit.networkEpoch();
      weights = fit.network().state();
      momenta = fit.optimiser().state(fit.network());
      waited = 0;
    } else if (++waited >= patience) {
      fit.stop(
          "Stopped after epoch "
              + fit.networkEpoch()
              + ": the validation "
              + watched
              + " had not improved for "
              + patience
              + (patience == 1 ? " epoch." : " epochs."));
    }
  }

  @Override
  public void afterFit(Fit fit) {
    Map<String, Tensor> found = weights;
    OptimiserState memory = momenta;
    weights = null;
    momenta = null;
    boolean last = bestEpoch == fit.networkEpoch() && fit.between;
    if (found == null || last || fit.interrupted || fit.failed) {
      return;
    }
    fit.network().restore(found);
    if (memory != null) {
      fit.optimiser().restore(fit.network(), memory);
    }
    fit.history()
        .addNote(
            "The weights of epoch "
                + bestEpoch
                + (waited < patience ? ", with the best validation " + watched + "," : "")
                + " are back.");
  }

  @Override
  public Map<String, Double> numbers() {
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put("best", best);
    numbers.put("epoch", (double) bestEpoch);
    numbers.put("waited", (double) waited);
    if (momenta != null) {
      momenta.numbers().forEach((name, value) -> numbers.put(OPTIMISER + name, value));
    }
    return numbers;
  }

  @Override
  public Map<String, Tensor> tensors() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    if (weights != null && momenta != null) {
      weights.forEach((name, value) -> tensors.put(WEIGHTS + name, value));
      momenta.tensors().forEach((name, value) -> tensors.put(OPTIMISER + name, value));
    }
    return tensors;
  }

  @Override
  public void resume(Fit fit, Map<String, Double> numbers, Map<String, Tensor> tensors) {
    best = numbers.get("best");
    bestEpoch = numbers.get("epoch").intValue();
    waited = numbers.get("waited").intValue();
    Map<String, Tensor> state = Checkpoint.part(tensors, WEIGHTS);
    weights = state.isEmpty() ? null : state;
    momenta =
        new OptimiserState(
            fit.optimiser().name(),
            Checkpoint.part(tensors, OPTIMISER),
            Checkpoint.part(numbers, OPTIMISER));
  }

  @Override
  public String toString() {
    return "early stopping by the validation "
        + watched
        + ", patience "
        + patience
        + (improvement > 0 ? ", improvement " + Numbers.significant(improvement, 6) : "");
  }
}
