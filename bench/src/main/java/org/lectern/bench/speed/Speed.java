package org.lectern.bench.speed;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Measures Lectern beside its peers and prints the table. Forks are fresh processes; all forks of
 * all rows are as many rounds over the whole table, so that a disturbance does not fall on one row.
 */
public final class Speed {
  private static final Path NUMBERS = Path.of("target", "speed");

  private static final double MOST_LOAD = 0.5;

  private static final int QUIET_MINUTES = 10;

  /** Enough to reach the memory that a task needs. */
  private static final String MEMORY_PACE = "0.5,20,4";

  private final Options options;
  private final List<String> failures = new ArrayList<>();
  private final Map<String, Row> rows = new LinkedHashMap<>();

  private Speed(Options options) {
    this.options = options;
  }

  /**
   * Runs all or some cases.
   *
   * @param arguments see {@link Options}
   */
  public static void main(String[] arguments) throws IOException {
    Options options = Options.parse(arguments);
    Speed speed = new Speed(options);
    if (options.tasks().stream().anyMatch(Task::isLong)) {
      Digits.requireFolder();
    }
    if (!options.without("table")) {
      requireQuiet();
    }
    List<Path> jdks = options.jdks();
    Report report = new Report(options, jdks);
    Python python = options.without("python") ? null : new Python(Path.of(options.get("python")));
    for (Path java : jdks) {
      String jdk = Report.version(java);
      for (String threads : options.list("threads")) {
        speed.measure(new Jvm(java, Integer.parseInt(threads)), jdk, python);
      }
    }
    List<Row> rows = speed.rows.values().stream().filter(row -> !row.ratios.isEmpty()).toList();
    System.out.println(report.table(rows));
    Path json = Path.of(options.get("json"));
    Files.createDirectories(json.toAbsolutePath().getParent());
    Files.writeString(json, report.json(rows));
    if (!speed.failures.isEmpty()) {
      System.out.println("FAILED:\n" + String.join("\n", speed.failures));
      System.exit(1);
    }
    if (!options.without("table")) {
      Files.writeString(Path.of(options.get("table")), report.table(rows));
    }
  }

  /**
   * A table that is kept must not be measured beside other work: PyTorch's threads suffer most. The
   * load is an average over a minute, and the build that ends here counts.
   */
  private static void requireQuiet() {
    double load = load();
    for (int tries = 0; load > MOST_LOAD && tries < QUIET_MINUTES * 6; tries++) {
      System.out.printf(Locale.ROOT, "waiting for a quiet machine: the load is %.2f%n", load);
      LockSupport.parkNanos(10_000_000_000L);
      load = load();
    }
    if (load > MOST_LOAD) {
      throw new IllegalStateException(
          "the load of this machine has been above "
              + MOST_LOAD
              + " for "
              + QUIET_MINUTES
              + " minutes, so the table would not be worth keeping: try again when nothing else runs,"
              + " or leave out the option table");
    }
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private void measure(Jvm jvm, String jdk, @Nullable Python python) {
    List<List<Task>> groups = groups(options.tasks());
    for (int fork = 1; fork <= options.number("forks"); fork++) {
      for (List<Task> group : groups) {
        progress(names(group), jdk, jvm, "fork " + fork);
        attempt(() -> fork(group, jvm, jdk));
        if (python != null && group.get(0) instanceof StepTask step) {
          int number = fork;
          attempt(() -> pair(step, jvm, jdk, python, number));
        }
      }
    }
    if (!options.without("memory")) {
      options.tasks().forEach(task -> attempt(() -> memory(task, jvm, jdk)));
    }
    if (python != null && options.measures(Readme.NAME)) {
      attempt(() -> readme(jvm, jdk, python));
    }
  }

  /** Operations share processes, by kind; everything else has its own. */
  private static List<List<Task>> groups(List<Task> tasks) {
    Map<String, List<Task>> groups = new LinkedHashMap<>();
    for (Task task : tasks) {
      groups.computeIfAbsent(task.group(), key -> new ArrayList<>()).add(task);
    }
    return List.copyOf(groups.values());
  }

  private static String names(List<Task> group) {
    return group.stream().map(Task::name).collect(Collectors.joining(","));
  }

  /** One failure must not cost the hours of the others; it is told at once and at the end. */
  private void attempt(Runnable work) {
    try {
      work.run();
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
      failures.add(String.valueOf(e.getMessage()));
    }
  }

  private static void progress(String task, String jdk, Jvm jvm, String what) {
    System.out.println(task + ", " + what + ", threads " + jvm.threads() + ", " + jdk + " …");
  }

  private Row row(String task, String title, String peer, Jvm jvm, String jdk) {
    return rows.computeIfAbsent(
        String.join("/", task, peer, Integer.toString(jvm.threads()), jdk),
        key -> new Row(task, title, peer, jvm.threads(), jdk));
  }

  private void fork(List<Task> group, Jvm jvm, String jdk) {
    Launch launch = jvm.fork(Fork.class, names(group), "*", options.get("pace"));
    for (Task task : group) {
      String prefix = task.name() + "/";
      double lectern = launch.number(prefix + "nanos", Sides.LECTERN);
      for (String peer : peers(task)) {
        Row row = row(task.name(), task.title(), peer, jvm, jdk);
        row.add(lectern, launch.number(prefix + "nanos", peer));
        System.out.println("  " + task.name() + ": " + Report.latest(row));
        row.allocated = launch.number(prefix + "allocated", Sides.LECTERN);
        if (task.isLong()) {
          row.lecternAccuracy = launch.number(prefix + "accuracy", Sides.LECTERN);
          row.theirAccuracy = launch.number(prefix + "accuracy", peer);
        }
      }
    }
  }

  private static List<String> peers(Task task) {
    List<String> peers = new ArrayList<>(task.sides().keySet());
    peers.remove(Sides.LECTERN);
    return peers;
  }

  /** Each side in a process of its own; one is enough, for memory hardly varies. */
  private void memory(Task task, Jvm jvm, String jdk) {
    progress(task.name(), jdk, jvm, "memory");
    double lectern = memory(task, Sides.LECTERN, jvm);
    for (String peer : peers(task)) {
      Row row = row(task.name(), task.title(), peer, jvm, jdk);
      row.lecternMemory = lectern;
      row.theirMemory = memory(task, peer, jvm);
    }
  }

  private static double memory(Task task, String side, Jvm jvm) {
    return jvm.fork(Fork.class, task.name(), side, MEMORY_PACE).number(task.name() + "/memory", "-")
        / 1024;
  }

  /** A process of Lectern and one of Python, in turns. */
  private void pair(StepTask task, Jvm jvm, String jdk, Python python, int fork) {
    task.export(NUMBERS);
    String threads = Integer.toString(jvm.threads());
    double lectern = 0;
    double theirs = 0;
    for (int turn = 0; turn < 2; turn++) {
      if (turn == fork % 2) {
        Launch launch = jvm.fork(Fork.class, task.name(), Sides.LECTERN, options.get("pace"));
        lectern = launch.number(task.name() + "/nanos", Sides.LECTERN);
      } else {
        String rate = Double.toString(task.problem().rate());
        Launch launch =
            python.run(
                "step.py", NUMBERS.toString(), task.name(), threads, rate, options.get("pace"));
        theirs = launch.number("nanos", Sides.PYTHON);
      }
    }
    Row row = row(task.name(), task.title(), Sides.PYTHON, jvm, jdk);
    row.add(lectern, theirs);
    System.out.println("  " + Report.latest(row));
  }

  /** Launches in turns; each pair counts as a fork. */
  private void readme(Jvm jvm, String jdk, Python python) {
    progress(Readme.NAME, jdk, jvm, "launches");
    jvm.fork(Readme.class, NUMBERS.toString());
    String title = "README example, fresh process";
    Row row = row(Readme.NAME, title, Sides.PYTHON, jvm, jdk);
    for (int i = 0; i < options.number("launches"); i++) {
      Launch lectern = jvm.alone(Readme.class);
      Launch theirs = python.run("readme.py", NUMBERS.toString(), Integer.toString(jvm.threads()));
      double mine = lectern.number("loss", Sides.LECTERN);
      double other = theirs.number("loss", Sides.PYTHON);
      if (!(Math.abs(mine - other) <= 1e-3 * mine)) {
        throw new IllegalStateException(
            "README example: the loss is " + mine + " in Lectern and " + other + " in PyTorch");
      }
      row.add(lectern.millis() * 1e6, theirs.millis() * 1e6);
    }
  }
}
