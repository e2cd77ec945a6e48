package org.lectern.train;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lectern.nn.Layer;
import org.lectern.optim.Sgd;

/** Histories and running trainings with given values, for tests of the packages above. */
public final class TestFits {
  private TestFits() {}

  public static History history(String settings, int firstEpoch) {
    return new History(settings, firstEpoch);
  }

  /** Adds the training values of an epoch. */
  public static void epoch(History history, Map<String, Double> training) {
    history.addTraining(training);
  }

  public static void validation(History history, Map<String, Double> values) {
    history.addValidation(values);
  }

  public static void note(History history, String text) {
    history.note(text);
  }

  public static Map<String, Double> values(double loss, double accuracy) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(History.LOSS, loss);
    values.put("accuracy", accuracy);
    return values;
  }

  public static Map<String, Double> loss(double loss) {
    return new LinkedHashMap<>(Map.of(History.LOSS, loss));
  }

  public static Fit fit(Layer network, History history, int epochs, int batches) {
    return new Fit(network, new Sgd(0.1), history, epochs, batches, false);
  }

  /** Sets what a trainer would: epochs done, batches done of the running one, its last loss. */
  public static void at(Fit fit, int epoch, int batch, double batchLoss) {
    fit.epoch = epoch;
    fit.batch = batch;
    fit.batchLoss = batchLoss;
  }
}
