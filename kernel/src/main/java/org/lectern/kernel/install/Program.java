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
  private static final int LIMIT_SECONDS = 60;

  /** What programs of this computer write; since Java 18 not the default. */
  private static final Charset NATIVE =
      Charset.forName(System.getProperty("native.encoding", Charset.defaultCharset().name()));

  private Program() {}

  /** What a program printed, if it ran and ended well. */
  static Optional<String> output(List<String> command) {
    try {
      Path text = Files.createTempFile("lectern", ".txt");
      try {
        Process process =
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(text.toFile())
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
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
