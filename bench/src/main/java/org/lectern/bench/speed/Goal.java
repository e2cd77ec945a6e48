package org.lectern.bench.speed;

import org.jspecify.annotations.Nullable;

/**
 * The ratios that the project has set itself.
 *
 * @param floor below it the work is not done
 * @param target the aim
 */
record Goal(double floor, double target) {
  /** The goal of a row, or null where none was set. */
  static @Nullable Goal of(String task, String peer) {
    if (peer.startsWith(Sides.LECTERN)) {
      return null;
    }
    boolean python = peer.equals(Sides.PYTHON);
    switch (task) {
      case "tiny":
        if (python) {
          return new Goal(5, 10);
        }
        return peer.equals(Sides.SCRIPT) ? null : new Goal(15, 30);
      case "mlp128":
        return new Goal(1.2, 2);
      case "mlp512":
      case "cnn":
        return new Goal(0.7, 1);
      case "lstm":
        return new Goal(0.8, 1.5);
      case Readme.NAME:
        return new Goal(1, 2);
      default:
        return task.startsWith("matmul") ? new Goal(0.6, 0.85) : new Goal(0.8, 1.2);
    }
  }

  String verdict(double ratio) {
    if (ratio < floor) {
      return "**below the floor**";
    }
    return ratio < target ? "floor holds" : "target reached";
  }
}
