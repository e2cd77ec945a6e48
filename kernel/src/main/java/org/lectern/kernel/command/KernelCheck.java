package org.lectern.kernel.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.lectern.kernel.install.Folder;
import org.lectern.kernel.run.Execution;
import org.lectern.kernel.run.KernelClient;
import org.lectern.kernel.run.KernelProcess;

/**
 * What a kernel says when it is started and asked.
 *
 * @param error why it did not answer; empty if it did
 * @param seconds the time from its start to the first result
 * @param compute what computes there
 * @param sameBits whether its arithmetic gives the promised bits
 * @param arithmetic the verdict on that, in words
 */
record KernelCheck(
    String error, String seconds, String compute, boolean sameBits, String arithmetic) {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int CRASH_LINES = 6;

  /** Works without any import, and in every version since this class exists. */
  private static final String SELF_TEST =
      """
      {
        org.lectern.Reproducibility lecternReport = org.lectern.Reproducibility.run();
        System.out.println(org.lectern.compute.Compute.describe());
        System.out.println(lecternReport.passed());
        String lecternText = lecternReport.toString().strip();
        System.out.println(lecternText.substring(lecternText.lastIndexOf('\\n') + 1));
      }
      """;

  /** What is asked of a kernel that has given its first result. */
  private interface Questions {
    KernelCheck ask(KernelClient client, String seconds);
  }

  static KernelCheck none() {
    return failed("it was not started");
  }

  private static KernelCheck failed(String error) {
    return new KernelCheck(error, "", "", false, "");
  }

  /** Starts a kernel, asks for its arithmetic, and ends it. */
  static KernelCheck run(List<String> command) throws IOException {
    return run(command, KernelCheck::selfTest);
  }

  /** Starts a kernel and ends it. Returns why it did not answer; empty if it did. */
  static String start(List<String> command) throws IOException {
    return run(command, (client, seconds) -> new KernelCheck("", seconds, "", true, "")).error();
  }

  private static KernelCheck selfTest(KernelClient client, String seconds) {
    Execution test = client.execute(SELF_TEST);
    List<String> lines = test.stream("stdout").lines().toList();
    if (lines.size() < 3) {
      return failed("the self-test gave " + test.reply().content());
    }
    return new KernelCheck("", seconds, lines.get(0), lines.get(1).equals("true"), lines.get(2));
  }

  private static KernelCheck run(List<String> command, Questions questions) throws IOException {
    Path place = Files.createTempDirectory("lectern-doctor");
    long start = System.nanoTime();
    try (KernelProcess process = KernelProcess.startCommand(place, command)) {
      try (KernelClient client = new KernelClient(process, LIMIT)) {
        String two = client.execute("1 + 1").value().orElse("nothing");
        String seconds = String.format(Locale.ROOT, "%.1f", (System.nanoTime() - start) / 1e9);
        return two.equals("2") ? questions.ask(client, seconds) : failed("1 + 1 gave " + two);
      } catch (IllegalStateException e) {
        return failed(process.complaint(e) + crash(place));
      }
    } catch (IOException e) {
      return failed(String.valueOf(e.getMessage()));
    } finally {
      Folder.delete(place);
    }
  }

  /** The head of the report that a JVM leaves when it crashes. */
  private static String crash(Path place) throws IOException {
    try (Stream<Path> files = Files.list(place)) {
      Optional<Path> report =
          files.filter(file -> file.getFileName().toString().startsWith("hs_err")).findFirst();
      if (report.isEmpty()) {
        return "";
      }
      List<String> head;
      try (Stream<String> lines = Files.lines(report.get())) {
        head =
            lines
                .takeWhile(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ *", ""))
                .filter(line -> !line.isBlank())
                .limit(CRASH_LINES)
                .toList();
      }
      return "\n" + String.join("\n", head);
    }
  }
}
