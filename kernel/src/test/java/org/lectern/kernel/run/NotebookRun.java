package org.lectern.kernel.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lectern.kernel.notebook.Notebook;

/** An executed notebook: its path, the code cells that ran, in order, and what they gave. */
record NotebookRun(Path notebook, List<Cell> cells, Notebook executed) {
  /** One executed code cell. */
  record Cell(String source, Execution execution) {}

  /** The error that stopped the run, with its cell; empty if all cells ran. */
  Optional<String> error() {
    return cells.stream()
        .filter(cell -> !cell.execution().status().equals("ok"))
        .findFirst()
        .map(cell -> cell.source() + "\n" + cell.execution().reply().content());
  }

  /** All that the notebook shows as text: what cells print, display and give, in order. */
  String text() {
    return cells.stream()
        .flatMap(cell -> cell.execution().outputs().stream())
        .map(NotebookRun::text)
        .collect(Collectors.joining());
  }

  private static String text(WireMessage output) {
    return switch (output.type()) {
      case "stream" -> output.text("text");
      case "execute_result", "display_data", "update_display_data" ->
          Execution.data(output).get("text/plain").getAsString() + "\n";
      default -> "";
    };
  }
}
