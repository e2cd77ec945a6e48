package org.lectern.bench.speed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A process that ran to its end.
 *
 * @param millis from launch to end
 * @param lines what it printed for us
 */
record Launch(double millis, List<Line> lines) {
  /** The flag before the class path, which errors leave out with all before it. */
  static final String CLASS_PATH = "-cp";

  /**
   * For glibc: memory that was freed stays with the process. Otherwise it may give a large array
   * back and ask for a new one at each call, which made PyTorch's relu three times as slow in some
   * forks.
   */
  private static final Map<String, String> KEEP_MEMORY =
      Map.of("MALLOC_MMAP_THRESHOLD_", "33554432", "MALLOC_TRIM_THRESHOLD_", "1073741824");

  /** A finding. */
  record Line(String key, String side, String value) {}

  /**
   * Runs a process.
   *
   * @throws IllegalStateException with what it wrote if it fails
   */
  static Launch of(List<String> command) {
    try {
      Path errors = Files.createTempFile("speed", ".txt");
      try {
        return run(command, errors);
      } finally {
        Files.deleteIfExists(errors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static Launch run(List<String> command, Path errors)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().putAll(KEEP_MEMORY);
    Process process = builder.start();
    List<Line> lines = new ArrayList<>();
    StringBuilder others = new StringBuilder();
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] parts = line.split("\t");
        if (parts[0].equals(Fork.MARK)) {
          lines.add(new Line(parts[1], parts[2], parts[3]));
        } else {
          others.append(line).append('\n');
        }
      }
    }
    int status = process.waitFor();
    double millis = (System.nanoTime() - start) / 1e6;
    if (status != 0) {
      throw new IllegalStateException(
          String.join(" ", command.subList(command.indexOf(CLASS_PATH) + 2, command.size()))
              + " ended with "
              + status
              + "\n"
              + others
              + Files.readString(errors));
    }
    return new Launch(millis, lines);
  }

  /** The numbers of one kind and side. */
  List<Double> numbers(String key, String side) {
    return lines.stream()
        .filter(line -> line.key().equals(key) && line.side().equals(side))
        .map(line -> Double.parseDouble(line.value()))
        .toList();
  }

  double number(String key, String side) {
    return Quartiles.of(numbers(key, side)).median();
  }
}
