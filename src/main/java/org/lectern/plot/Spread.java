package org.lectern.plot;

import java.util.HashMap;
import java.util.Map;

/**
 * Draws points of one place side by side, as counts give them: the k-th one there moves along a
 * sunflower's spiral. The first stays.
 */
final class Spread {
  /** The remark under a picture in which points were moved. */
  static final String REMARK = "samples at the same place are drawn side by side";

  /** The angle of the golden section: no two points of the spiral come close. */
  private static final double GOLDEN_ANGLE = 2.399963229728653;

  private static final double PIXELS = 4.5;
  private static final double FARTHEST = 24;

  private record Place(double x, double y) {}

  private final Map<Place, Integer> seen = new HashMap<>();
  private final boolean moves;

  /**
   * The points of one picture.
   *
   * @param moves false to leave every point where it is: what stands on an axis of numbers is read
   *     off, only clouds of samples are not
   */
  Spread(boolean moves) {
    this.moves = moves;
  }

  /** Where to draw a point of the given place, in pixels. */
  double[] place(double x, double y) {
    if (!moves) {
      return new double[] {x, y};
    }
    int before = seen.merge(new Place(x, y), 1, Integer::sum) - 1;
    double radius = Math.min(FARTHEST, PIXELS * Math.sqrt(before));
    double angle = before * GOLDEN_ANGLE;
    return new double[] {x + radius * StrictMath.cos(angle), y + radius * StrictMath.sin(angle)};
  }

  /** Whether any two points lie at the same place. */
  static boolean isNeeded(Iterable<Series> points) {
    Spread spread = new Spread(true);
    for (Series series : points) {
      for (int i = 0; i < series.x().length; i++) {
        if (spread.seen.put(new Place(series.x()[i], series.y()[i]), 1) != null) {
          return true;
        }
      }
    }
    return false;
  }
}
