package org.lectern.bench.speed;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;
import org.lectern.loss.CrossEntropy;
import org.lectern.nn.Sequential;
import org.lectern.optim.Sgd;
import org.lectern.tensor.Tensor;
import org.lectern.tensor.Workspace;

/**
 * Where the time of a training step goes in Lectern: by phase, with what each allocates, and by
 * method, sampled by the JVM's flight recorder.
 */
public final class Profile {
  private static final String[] PHASES = {"forward", "loss", "backward", "optimiser"};
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final String BACKWARD = "org.lectern.tensor.Backward";
  private static final String RULES = "org.lectern.tensor.Op";
  private static final int SHOWN = 25;

  /** After so many steps it starts over: a trained network's gradients are subnormal, and slow. */
  private static final int RESET = 1000;

  private final Sequential network;
  private final Map<String, Tensor> first;
  private final CrossEntropy loss = new CrossEntropy();
  private final Sgd optimiser;
  private final Tensor x;
  private final Tensor y;
  private final Workspace workspace = new Workspace();
  private final long[] marks = new long[PHASES.length + 1];

  private Profile(Problem problem) {
    network = problem.network().get();
    first = network.state();
    optimiser = new Sgd(problem.rate());
    x = problem.x();
    y = problem.y();
  }

  /**
   * Profiles a step.
   *
   * @param arguments the case, and the seconds of warm-up and of sampling
   */
  public static void main(String[] arguments) throws IOException {
    String name = arguments.length > 0 ? arguments[0] : "tiny";
    double seconds = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 20;
    if (!(Tasks.named(name) instanceof StepTask task)) {
      throw new IllegalArgumentException("profile: " + name + " is no training step");
    }
    Profile profile = new Profile(task.problem());
    profile.run(seconds, null, false);
    profile.phases();
    profile.sample(seconds);
  }

  /** What the trainer does, with marks in between. */
  private void step(boolean bytes) {
    marks[0] = mark(bytes);
    workspace.run(() -> gradients(bytes));
    optimiser.step(network);
    marks[4] = mark(bytes);
  }

  private double gradients(boolean bytes) {
    Tensor scores = network.scores(x, network.trainingPass());
    marks[1] = mark(bytes);
    Tensor value = loss.ofScores(scores, y);
    marks[2] = mark(bytes);
    value.backward();
    marks[3] = mark(bytes);
    return value.item();
  }

  private static long mark(boolean bytes) {
    return bytes ? THREADS.getCurrentThreadAllocatedBytes() : System.nanoTime();
  }

  /** Steps for so long; their phases are added to the lists, if there are any. */
  private void run(double seconds, @Nullable List<List<Double>> parts, boolean bytes) {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    for (int count = 0; System.nanoTime() < end; count++) {
      if (count % RESET == 0) {
        network.restore(first);
      }
      step(bytes);
      for (int i = 0; parts != null && i < PHASES.length; i++) {
        parts.get(i).add((double) (marks[i + 1] - marks[i]));
      }
    }
  }

  private void phases() {
    List<List<Double>> nanos = lists();
    run(3, nanos, false);
    List<List<Double>> bytes = lists();
    run(1, bytes, true);
    System.out.println("phase            µs      bytes");
    double micros = 0;
    double allocated = 0;
    for (int i = 0; i < PHASES.length; i++) {
      double time = Quartiles.of(nanos.get(i)).median() / 1e3;
      double size = Quartiles.of(bytes.get(i)).median();
      line(PHASES[i], time, size);
      micros += time;
      allocated += size;
    }
    line("all", micros, allocated);
  }

  private static List<List<Double>> lists() {
    List<List<Double>> lists = new ArrayList<>();
    Arrays.stream(PHASES).forEach(phase -> lists.add(new ArrayList<>()));
    return lists;
  }

  private static void line(String phase, double micros, double bytes) {
    System.out.println(String.format(Locale.ROOT, "%-12s %6.2f %10.0f", phase, micros, bytes));
  }

  private void sample(double seconds) throws IOException {
    Path file = Files.createTempFile("profile", ".jfr");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(10));
      recording.start();
      run(seconds, null, false);
      recording.stop();
      recording.dump(file);
    }
    List<RecordedEvent> samples =
        RecordingFile.readAllEvents(file).stream()
            .filter(event -> event.getEventType().getName().equals("jdk.ExecutionSample"))
            .filter(event -> event.getStackTrace() != null)
            .toList();
    Files.delete(file);
    print("where the processor was", samples, frames -> method(frames.get(0)));
    print(
        "in which class of Lectern",
        samples,
        frames ->
            frames.stream()
                .map(Profile::type)
                .filter(type -> type.startsWith("org.lectern.") && !type.contains(".bench."))
                .findFirst()
                .orElse("other"));
    print("in which rule for gradients", samples, Profile::rule);
  }

  /** The rule for gradients that was at work, or what {@code backward()} did besides. */
  private static String rule(List<RecordedFrame> frames) {
    String found = "not in backward()";
    for (int i = frames.size() - 1; i >= 0; i--) {
      String type = type(frames.get(i));
      if (type.equals(BACKWARD)) {
        found = method(frames.get(i));
      } else if (type.startsWith(RULES) && !found.startsWith("not")) {
        // The rules are lambdas: what they call tells which.
        return method(frames.get(Math.max(0, i - 1)));
      }
    }
    return found;
  }

  private static String type(RecordedFrame frame) {
    return frame.getMethod().getType().getName();
  }

  private static String method(RecordedFrame frame) {
    return type(frame) + "." + frame.getMethod().getName() + ":" + frame.getLineNumber();
  }

  private static void print(
      String title, List<RecordedEvent> samples, Function<List<RecordedFrame>, String> key) {
    Map<String, Integer> counts = new TreeMap<>();
    for (RecordedEvent sample : samples) {
      counts.merge(key.apply(sample.getStackTrace().getFrames()), 1, Integer::sum);
    }
    System.out.println("\n" + title + ", " + samples.size() + " samples");
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(SHOWN)
        .forEach(
            entry ->
                System.out.println(
                    String.format(
                        Locale.ROOT,
                        "%5.1f %%  %s",
                        100.0 * entry.getValue() / samples.size(),
                        entry.getKey())));
  }
}
