package org.lectern;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jdk.incubator.vector.VectorShape;
import org.lectern.compute.BitReport;

/**
 * The ways to compute that must give the same bits: Java versions (LECTERN_JDKS), kernels, vector
 * widths, threads, compilers, instruction sets. Each is a process that prints {@link AllBits}.
 */
final class BitMatrix {
  private static final String MODULE = "--add-modules=jdk.incubator.vector";
  private static final String WARNING = "WARNING: Using incubator modules: jdk.incubator.vector";

  /**
   * One way to compute.
   *
   * @param home of the Java
   * @param part of {@link AllBits}
   * @param flags for the Java
   * @param kernels how its description must begin
   */
  record Way(String home, String part, List<String> flags, String kernels) {
    @Override
    public String toString() {
      return Path.of(home).getFileName() + " " + String.join(" ", flags) + " (" + part + ")";
    }

    /** The fingerprints that it prints, after the description. */
    Map<String, String> run() throws IOException {
      List<String> command = new ArrayList<>(List.of(Path.of(home, "bin", "java").toString()));
      command.addAll(flags);
      command.addAll(List.of("-Dstdout.encoding=UTF-8", "-Dfile.encoding=UTF-8"));
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
      command.addAll(List.of(AllBits.class.getName(), part));
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      List<String> lines = output.lines().filter(line -> !line.equals(WARNING)).toList();
      if (lines.isEmpty() || !lines.get(0).startsWith(kernels)) {
        throw new IllegalStateException(this + " should be " + kernels + ", but says:\n" + output);
      }
      Map<String, String> fingerprints = new LinkedHashMap<>();
      for (String line : lines.subList(1, lines.size())) {
        int colon = line.lastIndexOf(": ");
        fingerprints.put(line.substring(0, Math.max(0, colon)), line.substring(colon + 2));
      }
      return fingerprints;
    }
  }

  private BitMatrix() {}

  /** What every way must print. */
  static Map<String, String> expected(String part) {
    Map<String, String> expected = new LinkedHashMap<>();
    (part.equals("small") ? References.small() : References.all())
        .forEach(one -> expected.put(one.name(), one.expected()));
    if (part.equals("all")) {
      GoldenRunTest.runs()
          .forEach(run -> expected.put((String) run.get()[0], (String) run.get()[1]));
      expected.put("battery", BitReport.EXPECTED);
    }
    return expected;
  }

  /** The homes that LECTERN_JDKS lists, or of the Java that runs. */
  private static List<String> homes() {
    String homes = System.getenv("LECTERN_JDKS");
    return homes == null || homes.isBlank()
        ? List.of(System.getProperty("java.home"))
        : List.of(homes.split(File.pathSeparator));
  }

  /** A part that takes seconds: each kind of kernels, each number of threads, each odd flag. */
  static Stream<Way> representative() {
    return homes().stream()
        .flatMap(
            home ->
                Stream.of(
                    scalar(home, "wide", 1),
                    vector(home, "wide", 128, 2),
                    vector(home, "wide", 256, 5),
                    vector(home, "wide", 512, 2),
                    way(home, "small", "scalar", "-Xint"),
                    way(home, "small", "scalar kernels", MODULE, "-XX:-UseFMA"),
                    way(home, "small", "", MODULE, "-XX:UseAVX=1"),
                    lacking(home, 512, "-XX:UseAVX=1")));
  }

  /** All of it: many minutes. */
  static Stream<Way> full() {
    return homes().stream().flatMap(home -> Stream.concat(whole(home), odd(home)));
  }

  private static Stream<Way> whole(String home) {
    return Stream.of(1, 2, 5)
        .flatMap(
            threads ->
                Stream.concat(
                    Stream.of(scalar(home, "all", threads)),
                    Stream.of(128, 256, 512).map(bits -> vector(home, "all", bits, threads))));
  }

  private static Stream<Way> odd(String home) {
    String forced = "-Dlectern.kernels=vector";
    Stream<Way> compilers =
        Stream.of("-Xint", "-XX:TieredStopAtLevel=1", "-XX:-TieredCompilation", "-Xcomp")
            .flatMap(
                flag ->
                    Stream.of(
                        way(home, "small", "scalar", "-Dlectern.kernels=scalar", flag),
                        way(home, "small", "vector", MODULE, forced, flag)));
    Stream<Way> instructions =
        Stream.of("-XX:UseAVX=0", "-XX:UseAVX=1", "-XX:UseAVX=2", "-XX:UseAVX=3", "-XX:-UseFMA")
            .flatMap(
                flag ->
                    Stream.concat(
                        Stream.of(way(home, "small", "", MODULE, flag)),
                        Stream.of(128, 256, 512).map(bits -> lacking(home, bits, flag))));
    Stream<Way> surroundings =
        Stream.of(
            way(home, "wide", "", MODULE, "-Duser.language=tr", "-Duser.country=TR"),
            way(home, "wide", "", MODULE, "-Dfile.encoding=ISO-8859-1", "-XX:+UseSerialGC"),
            way(home, "wide", "", MODULE, "-XX:+UseParallelGC", "-XX:-UseSuperWord"));
    return Stream.of(compilers, instructions, surroundings).flatMap(ways -> ways);
  }

  private static Way scalar(String home, String part, int threads) {
    return way(
        home, part, "scalar kernels", "-Dlectern.kernels=scalar", "-Dlectern.threads=" + threads);
  }

  /** Compiled to registers where the processor has them; else only what can be done slowly. */
  private static Way vector(String home, String part, int bits, int threads) {
    boolean has = bits <= VectorShape.preferredShape().vectorBitSize();
    return way(
        home,
        has ? part : "small",
        "vector kernels, " + bits + " bits, " + threads + " thread",
        MODULE,
        "-Dlectern.kernels=vector",
        "-Dlectern.vectorBits=" + bits,
        "-Dlectern.threads=" + threads);
  }

  /** A width that this Java may have to imitate. */
  private static Way lacking(String home, int bits, String flag) {
    return way(
        home,
        "small",
        "vector kernels, " + bits + " bits",
        MODULE,
        "-Dlectern.kernels=vector",
        "-Dlectern.vectorBits=" + bits,
        flag);
  }

  private static Way way(String home, String part, String kernels, String... flags) {
    List<String> all = new ArrayList<>(List.of("-XX:+IgnoreUnrecognizedVMOptions"));
    all.addAll(List.of(flags));
    return new Way(home, part, List.copyOf(all), kernels);
  }
}
