package org.lectern.bench.speed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table in Markdown, and the same with every fork's numbers in JSON. */
final class Report {
  private static final String HEAD =
      """
      | work | peer | threads | Lectern | peer | ratio | quartiles | floor | target | | allocated | memory | peer |
      |---|---|---|---|---|---|---|---|---|---|---|---|---|
      """;

  private final Options options;
  private final String jdks;

  Report(Options options, List<Path> jdks) {
    this.options = options;
    this.jdks = jdks.stream().map(Report::version).collect(Collectors.joining(", "));
  }

  /** The version of a JDK, such as {@code openjdk 17.0.15 2025-04-15}. */
  static String version(Path java) {
    try {
      Process process = new ProcessBuilder(java.toString(), "--version").start();
      try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
        return reader.lines().toList().get(0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String table(List<Row> rows) {
    StringBuilder text = new StringBuilder("# Lectern beside its peers\n\n");
    text.append("Machine: ").append(machine()).append(". Java: ").append(jdks).append(".\n");
    text.append(
        """

        Ratio is peer time / Lectern time: above 1 Lectern is faster. Median and quartiles over %s forks (%s launches for
        the README example), each of which alternates both sides in one process, or as processes for Python; times are medians.
        Allocated is what Lectern takes from Java's heap in one run; memory is the peak of a process with one side alone.
        """
            .formatted(options.get("forks"), options.get("launches")));
    rows.stream()
        .map(row -> row.jdk)
        .distinct()
        .forEach(
            jdk -> {
              text.append("\n## ").append(jdk).append("\n\n").append(HEAD);
              rows.stream()
                  .filter(row -> row.jdk.equals(jdk))
                  .map(Report::line)
                  .forEach(text::append);
            });
    return text.toString();
  }

  private static String line(Row row) {
    Quartiles ratio = Quartiles.of(row.ratios);
    Goal goal = Goal.of(row.task, row.peer);
    List<String> cells = new ArrayList<>();
    cells.add(row.title + accuracy(row));
    cells.add(row.peer);
    cells.add(Integer.toString(row.threads));
    cells.add(time(Quartiles.of(row.lectern).median()));
    cells.add(time(Quartiles.of(row.theirs).median()));
    cells.add("**" + number(ratio.median()) + "**");
    cells.add(number(ratio.lower()) + "–" + number(ratio.upper()));
    cells.add(goal == null ? "" : number(goal.floor()));
    cells.add(goal == null ? "" : number(goal.target()));
    cells.add(goal == null ? "" : goal.verdict(ratio.median()));
    cells.add(row.allocated == null ? "" : bytes(row.allocated));
    cells.add(mebibytes(row.lecternMemory));
    cells.add(mebibytes(row.theirMemory));
    return "| " + String.join(" | ", cells) + " |\n";
  }

  /** The last fork of a row, for whoever watches. */
  static String latest(Row row) {
    int last = row.ratios.size() - 1;
    return "%s: %s against %s, ratio %s"
        .formatted(
            row.peer,
            time(row.lectern.get(last)),
            time(row.theirs.get(last)),
            number(row.ratios.get(last)));
  }

  private static String accuracy(Row row) {
    if (row.lecternAccuracy == null || row.theirAccuracy == null) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        ", to %.1f %% (peer %.1f %%)",
        100 * row.lecternAccuracy,
        100 * row.theirAccuracy);
  }

  String json(List<Row> rows) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("machine", machine());
    all.put("options", options.values());
    all.put("rows", rows.stream().map(Report::fields).toList());
    try {
      return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(all);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> fields(Row row) {
    Quartiles ratio = Quartiles.of(row.ratios);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("case", row.task);
    fields.put("peer", row.peer);
    fields.put("threads", row.threads);
    fields.put("jdk", row.jdk);
    fields.put("ratio", ratio.median());
    fields.put("lowerQuartile", ratio.lower());
    fields.put("upperQuartile", ratio.upper());
    Goal goal = Goal.of(row.task, row.peer);
    if (goal != null) {
      fields.put("floor", goal.floor());
      fields.put("target", goal.target());
    }
    fields.put("ratios", row.ratios);
    fields.put("lecternNanos", row.lectern);
    fields.put("peerNanos", row.theirs);
    fields.put("lecternBytesPerRun", row.allocated);
    fields.put("lecternPeakMiB", row.lecternMemory);
    fields.put("peerPeakMiB", row.theirMemory);
    fields.put("lecternAccuracy", row.lecternAccuracy);
    fields.put("peerAccuracy", row.theirAccuracy);
    return fields;
  }

  private static String machine() {
    String model = System.getProperty("os.arch");
    try {
      model =
          Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
              .filter(line -> line.startsWith("model name"))
              .map(line -> line.substring(line.indexOf(':') + 1).strip())
              .findFirst()
              .orElse(model);
    } catch (IOException notLinux) {
      // the architecture will do
    }
    return model + ", " + Runtime.getRuntime().availableProcessors() + " processors";
  }

  private static String time(double nanos) {
    if (nanos < 1e6) {
      return number(nanos / 1e3) + " µs";
    }
    return nanos < 1e9 ? number(nanos / 1e6) + " ms" : number(nanos / 1e9) + " s";
  }

  private static String bytes(double bytes) {
    return bytes < 1024 ? number(bytes) + " B" : number(bytes / 1024) + " KiB";
  }

  private static String mebibytes(@Nullable Double value) {
    return value == null ? "" : Math.round(value) + " MiB";
  }

  /** Three digits, or as many as a whole number has. */
  private static String number(double value) {
    String format = value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }
}
