package org.lectern.plot;

import org.lectern.nn.Progress;
import org.lectern.optim.Schedule;

/**
 * How long a training must be to show all of a schedule: until the factor stays within half a per
 * cent of its largest value from where it is much later.
 *
 * @param epochs how many epochs
 * @param batches steps in each
 * @param constant whether the factor never changes
 */
record ScheduleSpan(int epochs, int batches, boolean constant) {
  private static final int MOST_EPOCHS = 1000;
  private static final int MOST_STEPS = 100_000;
  private static final int LEAST = 10;
  private static final double SETTLED = 0.005;

  /** A factor by how far the training is, in epochs or in steps. */
  private interface Course {
    double at(int count);
  }

  static ScheduleSpan of(Schedule schedule) {
    int epochs = last(epoch -> schedule.factor(Progress.at(MOST_STEPS, epoch)), MOST_EPOCHS);
    int steps = last(step -> schedule.factor(Progress.at(step, 0)), MOST_STEPS);
    if (epochs == 0 && steps == 0) {
      return new ScheduleSpan(LEAST, 10, true);
    }
    if (epochs == 0) {
      // Steps alone matter: ten epochs divide them, whatever they are called.
      return new ScheduleSpan(10, Math.max(1, (int) Math.ceil(steps * 1.1 / 10)), false);
    }
    int length = Math.max(LEAST, (int) Math.ceil(epochs * 1.1));
    // A warm-up takes a tenth of the picture.
    int batches = steps == 0 ? 10 : Math.max(1, (int) Math.ceil(steps * 10.0 / length));
    return new ScheduleSpan(length, batches, false);
  }

  /** The last count after which the factor still moves. */
  private static int last(Course course, int most) {
    double end = course.at(most);
    double largest = Math.abs(end);
    for (int count = 0; count < most; count++) {
      largest = Math.max(largest, Math.abs(course.at(count)));
    }
    int last = most;
    while (last > 0 && Math.abs(course.at(last - 1) - end) <= SETTLED * largest) {
      last--;
    }
    return last;
  }
}
