package org.lectern.kernel.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
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
  private static final int LOG_LINES = 5;

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

  static KernelCheck none() {
    return failed("it was not started");
  }

  private static KernelCheck failed(String error) {
    return new KernelCheck(error, "", "", false, "");
  }

  /** Starts a kernel, asks, and ends it. */
  static KernelCheck run(List<String> command) throws IOException {
    Path place = Files.createTempDirectory("lectern-doctor");
    long start = System.nanoTime();
    try (KernelProcess process = KernelProcess.startCommand(place, command)) {
      try (KernelClient client = new KernelClient(process, LIMIT)) {
        String two = client.execute("1 + 1").value().orElse("nothing");
        String seconds = String.format(Locale.ROOT, "%.1f", (System.nanoTime() - start) / 1e9);
        if (!two.equals("2")) {
          return failed("1 + 1 gave " + two);
        }
        Execution test = client.execute(SELF_TEST);
        List<String> lines = test.stream("stdout").lines().toList();
        if (lines.size() < 3) {
          return failed("the self-test gave " + test.reply().content());
        }
        boolean same = lines.get(1).equals("true");
        return new KernelCheck("", seconds, lines.get(0), same, lines.get(2));
      } catch (IllegalStateException e) {
        return failed(firstWords(e) + log(process));
      }
    } catch (IOException e) {
      return failed(e.getMessage());
    } finally {
      Files.deleteIfExists(place);
    }
  }

  /** The client's message goes on with all that it received. */
  private static String firstWords(IllegalStateException e) {
    String message = String.valueOf(e.getMessage());
    int end = message.indexOf("; replies:");
    return end < 0 ? message : message.substring(0, end);
  }

  private static String log(KernelProcess process) throws IOException {
    List<String> lines = process.log().strip().lines().toList();
    List<String> last = lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
    return last.isEmpty() ? "" : "\n" + String.join("\n", last);
  }
}
