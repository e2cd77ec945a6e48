package org.lectern.bench.speed;

import java.util.ArrayList;
import java.util.List;

/** All rows of the table that are measured within one process. */
final class Tasks {
  private Tasks() {}

  static List<Task> all() {
    List<Task> tasks = new ArrayList<>();
    Problems.all().forEach(problem -> tasks.add(new StepTask(problem)));
    tasks.addAll(OperationTask.all());
    tasks.addAll(EpochTask.all());
    tasks.add(LiveTask.task());
    return tasks;
  }

  static Task named(String name) {
    return all().stream()
        .filter(task -> task.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no case "
                        + name
                        + "; there are "
                        + all().stream().map(Task::name).toList()));
  }
}
