package org.lectern.bench.speed;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Starts a fork, with the flags that the notebook's kernel has. */
record Jvm(Path java, int threads) {
  private static final List<String> KERNEL =
      List.of(
          "--add-modules=jdk.incubator.vector",
          "-ea",
          "-XX:+IgnoreUnrecognizedVMOptions",
          "-XX:UseAVX=3",
          "-XX:-PrintWarnings",
          "--sun-misc-unsafe-memory-access=allow",
          "-XX:MaxRAMPercentage=50",
          "-Djava.awt.headless=true");

  /** A process with Lectern and PyTorch. */
  Launch fork(Class<?> main, String... arguments) {
    return Launch.of(command(System.getProperty("java.class.path"), main, arguments));
  }

  /** A process with Lectern alone: without DJL on the class path. */
  Launch alone(Class<?> main, String... arguments) {
    String path =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.replace('\\', '/').contains("/ai/djl/"))
            .collect(Collectors.joining(File.pathSeparator));
    return Launch.of(command(path, main, arguments));
  }

  private List<String> command(String classPath, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(KERNEL);
    command.addAll(
        List.of(
            "-Dlectern.threads=" + threads,
            "-Dai.djl.pytorch.num_threads=" + threads,
            "-Dai.djl.pytorch.num_interop_threads=1",
            "-Dai.djl.offline=true",
            "-DDJL_CACHE_DIR=" + Path.of("target", "djl").toAbsolutePath(),
            Launch.CLASS_PATH,
            classPath,
            main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }
}
