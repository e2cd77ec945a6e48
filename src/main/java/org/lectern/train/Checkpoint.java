package org.lectern.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.lectern.io.CheckpointFile;
import org.lectern.io.NetworkFile;
import org.lectern.nn.Layer;
import org.lectern.tensor.Tensor;

/**
 * Writes a training to a file after each epoch, and puts it back: network, optimiser, early
 * stopping and curves. Orders and random numbers are keyed by the network's count of epochs and
 * steps, so nothing else is needed to go on with the same bits.
 */
final class Checkpoint {
  private static final String FIRST_EPOCH = "first epoch";
  private static final String STOPPED = "stopped";
  private static final String SETTING = "setting ";
  private static final String TRAINING = "training/";
  private static final String VALIDATION = "validation/";
  private static final String CALLBACK = "callback/";

  /** What may differ between the run that was saved and the one that goes on. */
  private static final List<String> FREE =
      List.of("epochs", "epochs before", "Lectern", "stops", "metrics");

  private Checkpoint() {}

  /** Writes after each epoch; to be the last of the callbacks. */
  static Callback writer(String path, List<Callback> callbacks) {
    return new Callback() {
      @Override
      public void afterEpoch(Fit fit) {
        write(path, fit, callbacks);
      }
    };
  }

  private static void write(String path, Fit fit, List<Callback> callbacks) {
    Layer network = fit.network();
    History history = fit.history();
    Map<String, String> notes = new LinkedHashMap<>(NetworkFile.notes(network));
    notes.put(FIRST_EPOCH, Integer.toString(history.firstEpoch()));
    if (fit.isStopped()) {
      notes.put(STOPPED, String.valueOf(history.note()));
    }
    history.run().settings().forEach((name, value) -> notes.put(SETTING + name, value));
    Map<String, double[]> curves = new LinkedHashMap<>();
    for (String name : history.names()) {
      curves.put(TRAINING + name, history.training(name));
      double[] validation = history.validation(name);
      if (validation.length > 0) {
        curves.put(VALIDATION + name, validation);
      }
    }
    Map<String, Tensor> further = new LinkedHashMap<>();
    resumables(callbacks)
        .forEach(
            (key, callback) -> {
              callback
                  .numbers()
                  .forEach((name, value) -> curves.put(key + name, new double[] {value}));
              callback.tensors().forEach((name, value) -> further.put(key + name, value));
            });
    new CheckpointFile(network.state(), fit.optimiser().state(network), further, curves, notes)
        .write(path);
  }

  private static Map<String, Resumable> resumables(List<Callback> callbacks) {
    Map<String, Resumable> named = new LinkedHashMap<>();
    for (Callback callback : callbacks) {
      if (callback instanceof Resumable one) {
        String name = CALLBACK + one.getClass().getSimpleName();
        String key = name;
        for (int number = 2; named.containsKey(key + "/"); number++) {
          key = name + " " + number;
        }
        named.put(key + "/", one);
      }
    }
    return named;
  }

  /** Where the saved run began, in epochs of the network's life. */
  static int firstEpoch(CheckpointFile file) {
    return Integer.parseInt(file.notes().getOrDefault(FIRST_EPOCH, "0"));
  }

  /** The bits can only be the same if the run goes on with the same settings and data. */
  static void requireAlike(String path, CheckpointFile file, Map<String, String> settings) {
    List<String> differences = new ArrayList<>();
    Map<String, String> saved = part(file.notes(), SETTING);
    Set<String> names = new TreeSet<>(settings.keySet());
    names.addAll(saved.keySet());
    names.removeAll(FREE);
    for (String name : names) {
      String here = settings.getOrDefault(name, "none");
      String there = saved.getOrDefault(name, "none");
      if (!here.equals(there)) {
        differences.add(name + " (" + here + ", there " + there + ")");
      }
    }
    if (!differences.isEmpty()) {
      throw new IllegalArgumentException(
          "resume: training must go on with the settings and the data of "
              + path
              + ", but these differ: "
              + String.join(", ", differences)
              + ". To train on in another way, load the network alone: load(net, \""
              + path
              + "\").");
    }
  }

  /** Puts curves back into the history, and the callbacks' memory after they have begun. */
  static Callback reader(CheckpointFile file, List<Callback> callbacks, History history) {
    int epochs = 0;
    for (double[] curve : part(file.curves(), TRAINING).values()) {
      epochs = curve.length;
    }
    for (int epoch = 0; epoch < epochs; epoch++) {
      history.addTraining(values(part(file.curves(), TRAINING), epoch));
      Map<String, double[]> validation = part(file.curves(), VALIDATION);
      if (!validation.isEmpty()) {
        history.addValidation(values(validation, epoch));
      }
    }
    return new Callback() {
      @Override
      public void beforeFit(Fit fit) {
        resumables(callbacks)
            .forEach(
                (key, callback) -> {
                  Map<String, Double> numbers = values(part(file.curves(), key), 0);
                  if (!numbers.isEmpty()) {
                    callback.resume(fit, numbers, part(file.further(), key));
                  }
                });
        String stopped = file.notes().get(STOPPED);
        if (stopped != null) {
          fit.stop(stopped);
        }
      }
    };
  }

  /** What lies under a prefix, without it. */
  static <T> Map<String, T> part(Map<String, T> all, String prefix) {
    Map<String, T> part = new LinkedHashMap<>();
    all.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            part.put(name.substring(prefix.length()), value);
          }
        });
    return part;
  }

  private static Map<String, Double> values(Map<String, double[]> curves, int at) {
    Map<String, Double> values = new LinkedHashMap<>();
    curves.forEach((name, curve) -> values.put(name, curve[at]));
    return values;
  }
}
