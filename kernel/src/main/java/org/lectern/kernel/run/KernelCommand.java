package org.lectern.kernel.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lectern.kernel.MoreOptions;

/**
 * The command that starts a kernel, as Jupyter and as this program run it.
 *
 * @param java the {@code java} program
 * @param classPath its class path, such as {@code /…/lib/*}
 * @param archive the flag that names the archive for a quick start; empty for none
 */
public record KernelCommand(Path java, String classPath, String archive) {
  /** Where Jupyter, and {@link KernelProcess}, put the connection file. */
  static final String CONNECTION = "{connection_file}";

  private static final String MAIN = "org.lectern.kernel.Main";

  /**
   * The flags of every kernel. UseAVX=3 since Java caps it at 2 on some processors; flags that a
   * Java doesn't know are ignored. Xlog: a stale archive must not write to the terminal.
   */
  private static final List<String> FLAGS =
      List.of(
          "--add-modules=jdk.incubator.vector",
          "-ea",
          "-XX:+IgnoreUnrecognizedVMOptions",
          "-XX:UseAVX=3",
          "-XX:-PrintWarnings",
          "-Xlog:disable",
          "--sun-misc-unsafe-memory-access=allow",
          "-XX:MaxRAMPercentage=50",
          "-Djava.awt.headless=true");

  /**
   * The flags of every kernel.
   *
   * @return the flags
   */
  public static List<String> flags() {
    return FLAGS;
  }

  /**
   * The command on the class path of this program.
   *
   * @param java the {@code java} program
   * @return the command, without an archive
   */
  public static KernelCommand onOwnClassPath(Path java) {
    return new KernelCommand(java, System.getProperty("java.class.path"), "");
  }

  /**
   * The words of the command, with {@code {connection_file}} in its place.
   *
   * @param flags more flags for the JVM
   * @return the words
   */
  public List<String> words(String... flags) {
    List<String> words = new ArrayList<>(List.of(java.toString()));
    words.addAll(FLAGS);
    if (!archive.isEmpty()) {
      words.add(archive);
    }
    words.addAll(List.of(flags));
    words.addAll(List.of("-cp", classPath, MAIN, CONNECTION));
    return words;
  }

  /**
   * The command for a kernelspec, which adds the flags of LECTERN_JAVA_OPTS. Where there is a
   * shell, it does that, and explains a missing Java. Windows starts Java itself, so the kernel
   * does it.
   *
   * @param windows whether there is no shell
   * @return the words
   */
  public List<String> specWords(boolean windows) {
    if (windows) {
      return words(MoreOptions.ASK);
    }
    String script =
        "[ -x \"$0\" ] || { echo \"Lectern: there is no Java at $0; install Lectern again\" >&2;"
            + " exit 1; }; exec \"$0\" "
            + String.join(" ", FLAGS)
            + (archive.isEmpty() ? "" : " \"$3\"")
            + " $LECTERN_JAVA_OPTS -cp \"$1\" "
            + MAIN
            + " \"$2\"";
    List<String> words = new ArrayList<>();
    words.addAll(List.of("/bin/sh", "-c", script, java.toString(), classPath, CONNECTION));
    if (!archive.isEmpty()) {
      words.add(archive);
    }
    return words;
  }
}
