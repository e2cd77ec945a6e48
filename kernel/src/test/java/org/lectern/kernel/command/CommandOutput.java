package org.lectern.kernel.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code lectern run} in this process and keeps what it prints. */
final class CommandOutput {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** The exit status of {@code lectern run NOTEBOOK WORDS…}. */
  int run(Path notebook, String... words) {
    List<String> all = new ArrayList<>(List.of("run", notebook.toString()));
    all.addAll(List.of(words));
    return new Main(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8))
        .run(all);
  }

  void clear() {
    out.reset();
    err.reset();
  }

  String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String complaints() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
