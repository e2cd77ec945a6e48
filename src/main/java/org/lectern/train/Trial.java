package org.lectern.train;

import org.jspecify.annotations.Nullable;

/**
 * One trial of a {@link Search}.
 *
 * @param number its place in the search, from 1
 * @param settings what it tried
 * @param score the validation value it is judged by, NaN if it failed
 * @param trainer the trainer, whose network is trained
 * @param history what happened, or null if it failed
 * @param failure what went wrong, or null
 */
public record Trial(
    int number,
    Settings settings,
    double score,
    Trainer trainer,
    @Nullable History history,
    @Nullable String failure) {
  static Trial failed(int number, Settings settings, Trainer trainer, RuntimeException error) {
    String what = String.valueOf(error.getMessage());
    return new Trial(
        number, settings, Double.NaN, trainer, null, what.lines().findFirst().orElse(what));
  }

  @Override
  public String toString() {
    return "trial " + number + ": " + settings;
  }
}
