package org.lectern.train;

import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.display.Numbers;

/**
 * How long a training will take on this machine and how much memory it needs: measured on a few
 * steps that are taken back. The first steps of a program run slower than later ones, so the time
 * is rather too long than too short; memory counts what is kept at the same time, not what the
 * garbage collector has yet to find.
 */
public final class Estimate implements Displayable {
  private final int epochs;
  private final int batches;
  private final double step;
  private final double validation;
  private final long parameters;
  private final long optimiser;
  private final long graph;

  /**
   * What was measured.
   *
   * @param step seconds of a step
   * @param validation seconds of a measurement on the validation data
   * @param parameters bytes of parameters and their gradients
   * @param optimiser bytes of what the optimiser remembers
   * @param graph bytes of one step's tensors and their gradients
   */
  Estimate(
      int epochs,
      int batches,
      double step,
      double validation,
      long parameters,
      long optimiser,
      long graph) {
    this.epochs = epochs;
    this.batches = batches;
    this.step = step;
    this.validation = validation;
    this.parameters = parameters;
    this.optimiser = optimiser;
    this.graph = graph;
  }

  /**
   * The time of the whole training.
   *
   * @return seconds
   */
  public double seconds() {
    return epochs * (batches * step + validation);
  }

  /**
   * The memory of the whole training, without the data.
   *
   * @return bytes
   */
  public long bytes() {
    return parameters + optimiser + graph;
  }

  @Override
  public MimeBundle toMimeBundle() {
    return MimeBundle.text(toString());
  }

  /** One line. */
  @Override
  public String toString() {
    return "About "
        + duration(seconds())
        + " for "
        + count(epochs, "epoch", "epochs")
        + " of "
        + count(batches, "batch", "batches")
        + " ("
        + duration(step)
        + " each), and "
        + bytes(bytes())
        + " of memory (parameters and gradients "
        + bytes(parameters)
        + ", optimiser "
        + bytes(optimiser)
        + ", one step "
        + bytes(graph)
        + ").";
  }

  private static String count(int n, String one, String many) {
    return n + " " + (n == 1 ? one : many);
  }

  static String duration(double seconds) {
    if (seconds < 1) {
      return Numbers.significant(seconds * 1000, 2) + " ms";
    }
    if (seconds < 60) {
      return Numbers.significant(seconds, 2) + " s";
    }
    long whole = Math.round(seconds);
    long minutes = whole / 60;
    if (minutes < 60) {
      return minutes + " min" + (whole % 60 == 0 ? "" : " " + whole % 60 + " s");
    }
    return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
  }

  static String bytes(long bytes) {
    double size = bytes;
    String[] units = {"bytes", "kB", "MB", "GB", "TB"};
    int unit = 0;
    while (size >= 1000 && unit < units.length - 1) {
      size /= 1000;
      unit++;
    }
    return Numbers.significant(size, unit == 0 ? 4 : 2) + " " + units[unit];
  }
}
