package org.lectern.kernel.install;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Has the archive for a quick start made anew when Java or a jar has changed: by a program in the
 * background, after the session, so that it keeps nobody waiting.
 */
public final class StaleArchive {
  /** A property of kernels that are started to make an archive: they must not ask for another. */
  static final String OFF = "lectern.archive.off";

  private StaleArchive() {}

  /** Called by a kernel that starts. Does nothing in a kernel that no installer has placed. */
  public static void remakeAfterSession() {
    Optional<Path> spec = OwnJars.spec();
    if (spec.isPresent() && !Boolean.getBoolean(OFF)) {
      Thread last = new Thread(() -> remakeIfStale(spec.get()), "stale archive");
      Runtime.getRuntime().addShutdownHook(last);
    }
  }

  private static void remakeIfStale(Path spec) {
    try {
      InstalledKernel kernel = InstalledKernel.read(spec);
      JavaHome java = JavaHome.running();
      QuickStart quick = new QuickStart(kernel, java);
      if (quick.state() == QuickState.STALE && quick.claim()) {
        List<String> command =
            List.of(
                java.java().toString(),
                "-cp",
                System.getProperty("java.class.path"),
                CommandFile.MAIN,
                "quicken",
                spec.toString());
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
      }
    } catch (IOException e) {
      // the next session starts as slowly as this one; doctor tells why
    }
  }
}
