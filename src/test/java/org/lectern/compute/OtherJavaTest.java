package org.lectern.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same bits in other processes: Java versions (LECTERN_JDKS), instruction sets, kernels. */
class OtherJavaTest {
  private static final String MODULE = "--add-modules=jdk.incubator.vector";
  private static final String WARNING = "WARNING: Using incubator modules: jdk.incubator.vector";

  /** The homes that LECTERN_JDKS lists, or of the Java that runs. */
  static Stream<String> homes() {
    String homes = System.getenv("LECTERN_JDKS");
    return homes == null || homes.isBlank()
        ? Stream.of(System.getProperty("java.home"))
        : Stream.of(homes.split(File.pathSeparator));
  }

  @ParameterizedTest
  @MethodSource("homes")
  void fingerprint_vectorKernels_isTheGoldenOne(String home) throws Exception {
    assertThat(report(home, 3, MODULE, "-Dlectern.kernels=vector").get(1))
        .isEqualTo(Golden.battery());
  }

  @ParameterizedTest
  @MethodSource("homes")
  void fingerprint_avx2_isTheGoldenOne(String home) throws Exception {
    assertThat(report(home, 3, MODULE, "-XX:+IgnoreUnrecognizedVMOptions", "-XX:UseAVX=2").get(1))
        .isEqualTo(Golden.battery());
  }

  @ParameterizedTest
  @MethodSource("homes")
  void fingerprint_scalarKernels_isTheGoldenOne(String home) throws Exception {
    assertThat(report(home, 3, MODULE, "-Dlectern.kernels=scalar").get(1))
        .isEqualTo(Golden.battery());
  }

  @ParameterizedTest
  @MethodSource("homes")
  void fingerprint_withoutFmaInstructions_isTheGoldenOne(String home) throws Exception {
    List<String> lines = report(home, 1, MODULE, "-XX:-UseFMA", "-Dlectern.threads=2");
    assertThat(lines.get(0))
        .isEqualTo(
            "scalar kernels (Java uses no fused multiply-add instructions on this machine),"
                + " 2 threads");
    assertThat(lines.get(1)).isEqualTo(Golden.battery());
  }

  @ParameterizedTest
  @MethodSource("homes")
  void describe_withoutTheModule_saysWhichFlagIsMissing(String home) throws Exception {
    assertThat(report(home, 0, "-Dlectern.threads=1"))
        .contains(
            "scalar kernels (the Vector API is off: start Java with --add-modules"
                + " jdk.incubator.vector), 1 thread");
  }

  @ParameterizedTest
  @MethodSource("homes")
  void describe_withoutC2_saysSo(String home) throws Exception {
    assertThat(report(home, 0, MODULE, "-XX:TieredStopAtLevel=1").get(0))
        .startsWith("scalar kernels (Java runs without its optimising compiler: ")
        .contains(", which makes the Vector API slow), ");
  }

  @Test
  void compute_wrongSetting_failsAtTheFirstUseWithTheReason() throws Exception {
    List<String> lines = run(System.getProperty("java.home"), 1, "-Dlectern.threads=none");
    assertThat(String.join("\n", lines))
        .contains(
            "java.lang.IllegalStateException: Lectern: the system property lectern.threads must be"
                + " a whole number from 1 to 256, but is \"none\". Leave it out to use all"
                + " processors.");
  }

  /** An operation that is first used in compiled code makes large tiles slow: see VectorCaches. */
  @ParameterizedTest
  @MethodSource("homes")
  void caches_allKernels_useOnlyWhatWasUsedBefore(String home) throws Exception {
    List<String> lines =
        lines(
            home,
            VectorCacheReport.class,
            "",
            MODULE,
            "--add-opens=jdk.incubator.vector/jdk.incubator.vector=ALL-UNNAMED",
            "-Dlectern.kernels=vector");
    lines.remove(WARNING);
    assertThat(lines).hasSize(1);
    assertThat(Integer.parseInt(lines.get(0))).isGreaterThan(20);
  }

  /** What BitReport prints; the library itself prints nothing, the JVM one known warning. */
  private static List<String> report(String home, int rounds, String... flags) throws Exception {
    List<String> lines = run(home, rounds, flags);
    lines.remove(WARNING);
    assertThat(lines).hasSize(2);
    return lines;
  }

  private static List<String> run(String home, int rounds, String... flags) throws Exception {
    return lines(home, BitReport.class, Integer.toString(rounds), flags);
  }

  private static List<String> lines(String home, Class<?> main, String argument, String... flags)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(home, "bin", "java").toString());
    command.addAll(List.of(flags));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(main.getName(), argument));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return new ArrayList<>(output.lines().toList());
  }
}
