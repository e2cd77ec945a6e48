package org.lectern.launcher;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The main class of lectern-kernel.jar, a jar of jars: unpacks them for as long as the command runs.
 * Compiled for Java 8, so that an old Java gets a sentence instead of a stack trace.
 */
public final class Launcher {
  private static final int OLDEST = 17;
  private static final String JARS = "META-INF/lectern/lib/";
  private static final String MAIN = "org.lectern.kernel.command.Main";

  private Launcher() {}

  /**
   * Runs a command of Lectern in a Java of its own.
   *
   * @param args the command and its options
   * @throws Exception if the jar can't be read
   */
  public static void main(String[] args) throws Exception {
    String complaint =
        complaint(
            System.getProperty("java.specification.version", "1.8"),
            System.getProperty("java.version"),
            System.getProperty("java.home"));
    if (!complaint.isEmpty()) {
      System.err.println(complaint);
      System.exit(1);
    }
    System.exit(run(args));
  }

  /** What is wrong with a Java; empty if it will do. */
  static String complaint(String specification, String version, String home) {
    return release(specification) >= OLDEST
        ? ""
        : "Lectern needs Java "
            + OLDEST
            + " or newer, but this is Java "
            + version
            + " in "
            + home
            + ".\nGet a JDK from https://adoptium.net, or use one that you have:"
            + " DIR/bin/java -jar lectern-kernel.jar install";
  }

  /** The number of a release: 8 for 1.8. */
  private static int release(String version) {
    String number = version.startsWith("1.") ? version.substring(2) : version;
    return Integer.parseInt(number.split("[^0-9]", 2)[0]);
  }

  private static int run(String[] args) throws Exception {
    final Path folder = Files.createTempDirectory("lectern");
    final Process[] child = new Process[1];
    Thread sweeper =
        new Thread() {
          @Override
          public void run() {
            if (child[0] != null) {
              child[0].destroy();
              end(child[0]);
            }
            delete(folder.toFile());
          }
        };
    Runtime.getRuntime().addShutdownHook(sweeper);
    unpack(folder);
    List<String> command = new ArrayList<>();
    command.add(Paths.get(System.getProperty("java.home"), "bin", "java").toString());
    Collections.addAll(command, "-cp", folder + File.separator + "*", MAIN);
    command.addAll(Arrays.asList(args));
    child[0] = new ProcessBuilder(command).inheritIO().start();
    return child[0].waitFor();
  }

  private static void unpack(Path folder) throws IOException, URISyntaxException {
    Path self =
        Paths.get(Launcher.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (JarFile jar = new JarFile(self.toFile())) {
      for (JarEntry entry : Collections.list(jar.entries())) {
        String name = entry.getName();
        if (name.startsWith(JARS) && name.endsWith(".jar")) {
          try (InputStream in = jar.getInputStream(entry)) {
            Files.copy(in, folder.resolve(name.substring(JARS.length())));
          }
        }
      }
    }
  }

  /** Windows deletes no jar that a process has open. */
  private static void end(Process process) {
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void delete(File folder) {
    File[] files = folder.listFiles();
    if (files != null) {
      for (File file : files) {
        file.delete();
      }
    }
    folder.delete();
  }
}
