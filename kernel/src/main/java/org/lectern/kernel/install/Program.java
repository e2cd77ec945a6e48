package org.lectern.kernel.install;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks other programs. */
final class Program {
  private static final int LIMIT_SECONDS = 30;

  /** What programs of this computer write; since Java 18 not the default. */
  private static final Charset NATIVE =
      Charset.forName(System.getProperty("native.encoding", Charset.defaultCharset().name()));

  private Program() {}

  /** What a program printed, warnings and all, if it ran and ended well. */
  static Optional<String> output(List<String> command) {
    return run(new ProcessBuilder(command).redirectErrorStream(true), LIMIT_SECONDS);
  }

  /** What a program answered, without what it told its user beside, if it ran and ended well. */
  static Optional<String> answer(List<String> command) {
    return answer(command, LIMIT_SECONDS);
  }

  static Optional<String> answer(List<String> command, int seconds) {
    return run(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD), seconds);
  }

  private static Optional<String> run(ProcessBuilder builder, int seconds) {
    try {
      Path text = Files.createTempFile("lectern", ".txt");
      try {
        Process process = builder.redirectOutput(text.toFile()).start();
        process.getOutputStream().close();
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
          process.descendants().forEach(ProcessHandle::destroyForcibly);
          process.destroyForcibly().waitFor();
          return Optional.empty();
        }
        return process.exitValue() == 0
            ? Optional.of(new String(Files.readAllBytes(text), NATIVE).strip())
            : Optional.empty();
      } finally {
        Files.deleteIfExists(text);
      }
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted"));
    }
  }
}
