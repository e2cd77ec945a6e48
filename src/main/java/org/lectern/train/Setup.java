package org.lectern.train;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.lectern.loss.Losses;
import org.lectern.nn.Layer;
import org.lectern.optim.Optimiser;

/** What a trainer was told. */
final class Setup {
  /** What to write where data are missing. */
  static final String DATA = "moons(500, 0.2).split(0.6, 0.2, 0.2)";

  final Layer network;
  final Losses losses;
  final Optimiser optimiser;
  final LongSupplier nanos;
  final Measures measures;
  final List<Callback> callbacks = new ArrayList<>();
  int epochs = 10;

  /** How many samples go into one step, or the largest number for all. */
  int batch = 32;

  @Nullable String checkpoint;

  /** A file from which the next fit goes on. */
  @Nullable String resumeFrom;

  Setup(Layer network, Losses losses, Optimiser optimiser, LongSupplier nanos) {
    this.network = required("a network", network, "sequential(dense(2, 1))");
    this.losses = required("a loss", losses, "crossEntropy()");
    this.optimiser = required("an optimiser", optimiser, "sgd(0.1)");
    this.nanos = nanos;
    this.measures = new Measures(losses.all());
  }

  /** Adds a rule; one of the same kind given before no longer holds. */
  void replace(StopRule rule) {
    callbacks.removeIf(callback -> callback.getClass() == rule.getClass());
    callbacks.add(rule);
  }

  static <T> T required(String what, T value, String advice) {
    if (value == null) {
      throw new IllegalArgumentException(
          "trainer: needs " + what + ", but got null. Try " + advice + ".");
    }
    return value;
  }

  static String path(String path) {
    if (required("a path", path, "\"run.safetensors\"").isBlank()) {
      throw new IllegalArgumentException(
          "trainer: needs a path, but got an empty one. Try \"run.safetensors\".");
    }
    return path;
  }

  static int atLeastOne(String what, int value, String advice) {
    if (value < 1) {
      throw new IllegalArgumentException(
          what + ": must be 1 or more, but is " + value + ". " + advice);
    }
    return value;
  }
}
