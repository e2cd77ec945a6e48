package org.lectern.bench.speed;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One fork: sets up all sides of a task in this JVM, checks that they agree, warms them up, and
 * measures blocks of each in alternation, A B C C B A. What it found it prints as lines that begin
 * with {@link #MARK}.
 */
public final class Fork {
  /** Begins the lines that are for {@link Speed}. */
  static final String MARK = "@@";

  /** A window this much faster than the ones before says that warming up goes on. */
  private static final double IMPROVEMENT = 0.97;

  /** The share of a window in which the JVM may compile when warming up ends. */
  private static final double COMPILING = 0.03;

  /** Lectern's kernels are compiled in the background, after a while of computing. */
  private static final double LECTERN_SECONDS = 2;

  private static final String WARMING_THREAD = "lectern-warm-up";

  private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Task task;
  private final Map<String, Side> sides = new LinkedHashMap<>();
  private final Map<String, List<Double>> nanos = new LinkedHashMap<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private final Pace pace;

  private Fork(Task task, Pace pace) {
    this.task = task;
    this.pace = pace;
  }

  /**
   * Runs tasks, one after the other.
   *
   * @param arguments the tasks with commas, the side ({@code *} for all), and the numbers of {@link
   *     Pace}
   */
  public static void main(String[] arguments) {
    for (String name : arguments[0].split(",")) {
      Task task = Tasks.named(name);
      new Fork(task, Pace.parse(arguments[2], task.isLong())).run(arguments[1]);
    }
    System.out.flush();
    // PyTorch's threads need not be waited for.
    Runtime.getRuntime().halt(0);
  }

  private void run(String chosen) {
    task.sides()
        .forEach(
            (name, side) -> {
              if (chosen.equals("*") || chosen.equals(name)) {
                sides.put(name, side.get());
              }
            });
    check();
    warmUp();
    measure();
    allocation();
    say("memory", "-", peakMemory());
    sides.values().forEach(Side::close);
  }

  private void say(String key, String side, double value) {
    System.out.println(MARK + "\t" + task.name() + "/" + key + "\t" + side + "\t" + value);
  }

  private void check() {
    double[] reference = null;
    for (Map.Entry<String, Side> entry : sides.entrySet()) {
      double[] outcome = entry.getValue().outcome();
      reference = reference == null ? outcome : reference;
      double difference = task.tolerance().difference(reference, outcome);
      say("difference", entry.getKey(), difference);
      if (task.isLong()) {
        say("accuracy", entry.getKey(), outcome[0]);
      }
      if (!(difference <= task.tolerance().limit())) {
        throw new IllegalStateException(
            "%s: %s does other work than Lectern: the outcomes differ by %s"
                .formatted(task.name(), entry.getKey(), difference));
      }
    }
  }

  private void warmUp() {
    sides.forEach(
        (name, side) -> {
          side.reset();
          double one = warmUp(side, name.startsWith(Sides.LECTERN) ? LECTERN_SECONDS : 0);
          counts.put(name, (int) Math.max(1, Math.ceil(pace.blockMillis() * 1e6 / one)));
          nanos.put(name, new ArrayList<>());
        });
  }

  /**
   * Runs until it no longer gets faster and the JVM compiles little: that takes seconds for a step
   * of many small methods. Gives the nanoseconds of one run.
   */
  private double warmUp(Side side, double leastSeconds) {
    long begun = System.nanoTime();
    double best = Double.POSITIVE_INFINITY;
    int stale = 0;
    for (int window = 0; window < pace.mostWindows() && stale < 2; window++) {
      List<Double> times = new ArrayList<>();
      long compiled = COMPILER.getTotalCompilationTime();
      long end = System.nanoTime() + (long) (pace.windowSeconds() * 1e9);
      do {
        times.add(block(side, 1));
      } while (System.nanoTime() < end);
      double median = Quartiles.of(times).median();
      double compiling = (COMPILER.getTotalCompilationTime() - compiled) / 1e3;
      boolean warmer = median < IMPROVEMENT * best || compiling > COMPILING * pace.windowSeconds();
      boolean early = System.nanoTime() - begun < leastSeconds * 1e9 || kernelsAreWarming();
      stale = warmer || early ? 0 : stale + 1;
      best = Math.min(best, median);
    }
    return best;
  }

  private static boolean kernelsAreWarming() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals(WARMING_THREAD));
  }

  private void measure() {
    List<String> order = new ArrayList<>(sides.keySet());
    for (int round = 0; round < pace.rounds(); round++) {
      for (String name : order) {
        Side side = sides.get(name);
        side.reset();
        // The other side's threads come to rest, and the caches are this side's again.
        int count = counts.get(name);
        block(side, count / 8);
        nanos.get(name).add(block(side, count) / count);
      }
      Collections.reverse(order);
    }
    nanos.forEach((name, values) -> values.forEach(value -> say("nanos", name, value)));
  }

  private static double block(Side side, int count) {
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      side.run();
    }
    return System.nanoTime() - start;
  }

  /** Bytes that this thread allocates in Java for one run, in the steady state. */
  private void allocation() {
    sides.forEach(
        (name, side) -> {
          side.reset();
          int count = counts.get(name);
          long before = THREADS.getCurrentThreadAllocatedBytes();
          block(side, count);
          long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
          say("allocated", name, (double) bytes / count);
        });
  }

  /** The largest resident size of this process so far, in KiB; 0 where the system doesn't tell. */
  private static double peakMemory() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
        if (line.startsWith("VmHWM:")) {
          return Double.parseDouble(line.replaceAll("[^0-9]", ""));
        }
      }
    } catch (IOException notLinux) {
      // told by the 0
    }
    return 0;
  }
}
