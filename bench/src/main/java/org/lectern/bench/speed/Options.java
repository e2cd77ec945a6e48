package org.lectern.bench.speed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What to measure: {@code name=value} each, in any order. */
record Options(Map<String, String> values) {
  private static final Map<String, String> DEFAULTS = new LinkedHashMap<>();

  static {
    // Names of cases, or all. readme is the example in fresh processes.
    DEFAULTS.put("cases", "all");
    DEFAULTS.put("threads", "1,2");
    DEFAULTS.put("forks", "5");
    // Seconds of a window of the warm-up, milliseconds of a block, blocks of each side.
    DEFAULTS.put("pace", "2,30,24");
    DEFAULTS.put("launches", "10");
    // Peak memory, in processes with one side alone; none leaves it out.
    DEFAULTS.put("memory", "all");
    // Homes of the JDKs to measure on.
    DEFAULTS.put("jdks", System.getProperty("java.home"));
    // Made if it isn't there; none leaves Python out.
    DEFAULTS.put("python", "target/python");
    DEFAULTS.put("json", "target/speed.json");
    // The table in Markdown; a development run leaves it alone.
    DEFAULTS.put("table", "none");
  }

  static Options parse(String[] arguments) {
    Map<String, String> values = new LinkedHashMap<>(DEFAULTS);
    for (String argument : arguments) {
      for (String option : argument.strip().split("\\s+")) {
        int at = option.indexOf('=');
        if (!option.isEmpty() && (at < 0 || !DEFAULTS.containsKey(option.substring(0, at)))) {
          throw new IllegalArgumentException(
              "there is no option " + option + "; there are " + DEFAULTS);
        }
        if (at > 0) {
          values.put(option.substring(0, at), option.substring(at + 1));
        }
      }
    }
    return new Options(values);
  }

  String get(String name) {
    return values.get(name);
  }

  int number(String name) {
    return Integer.parseInt(get(name));
  }

  List<String> list(String name) {
    return Arrays.asList(get(name).split(","));
  }

  boolean measures(String name) {
    return get("cases").equals("all") || list("cases").contains(name);
  }

  boolean without(String name) {
    return get(name).equals("none");
  }

  List<Task> tasks() {
    Stream.of(get("cases").split(","))
        .filter(name -> !name.equals("all") && !name.equals(Readme.NAME))
        .forEach(Tasks::named);
    return Tasks.all().stream().filter(task -> measures(task.name())).toList();
  }

  /** The executables of the JDKs. */
  List<Path> jdks() {
    List<Path> found = list("jdks").stream().map(home -> Path.of(home, "bin", "java")).toList();
    for (Path java : found) {
      if (!Files.isExecutable(java)) {
        throw new IllegalArgumentException("jdks: there is no " + java);
      }
    }
    return found;
  }
}
