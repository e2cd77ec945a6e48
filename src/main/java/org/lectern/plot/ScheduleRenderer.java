package org.lectern.plot;

import org.lectern.display.MimeBundle;
import org.lectern.display.Renderer;
import org.lectern.optim.Schedule;

/**
 * Shows a {@link Schedule} as its factor over the steps of a training that would show all of it.
 */
public final class ScheduleRenderer implements Renderer<Schedule> {
  /** The renderer; the service loader makes it. */
  public ScheduleRenderer() {}

  @Override
  public Class<Schedule> type() {
    return Schedule.class;
  }

  @Override
  public MimeBundle render(Schedule schedule) {
    return ScheduleCurve.of(schedule).toMimeBundle();
  }
}
