package org.lectern.kernel.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.lectern.kernel.notebook.Notebook;
import org.lectern.kernel.notebook.NotebookCell;

/**
 * Executes notebooks from top to bottom, each in a fresh kernel and in the notebook's own folder,
 * as Jupyter does. Stops at the first error.
 */
final class NotebookRunner {
  private final Duration cellLimit;

  /** A runner with the longest that a cell may take. */
  NotebookRunner(Duration cellLimit) {
    this.cellLimit = cellLimit;
  }

  /** Executes all code cells; an error, if there was one, is in the last that ran. */
  NotebookRun run(Path notebook) throws IOException {
    Notebook executed = Notebook.read(notebook);
    executed.codeCells().forEach(NotebookCell::clear);
    OutputCollector collector = new OutputCollector();
    Path folder = notebook.toAbsolutePath().getParent();
    try (KernelProcess process = KernelProcess.start(folder);
        KernelClient client = new KernelClient(process, cellLimit)) {
      List<NotebookRun.Cell> cells = new ArrayList<>();
      for (NotebookCell cell : executed.codeCells()) {
        Execution execution = client.execute(cell.source());
        collector.collect(execution.outputs(), cell);
        cells.add(new NotebookRun.Cell(cell.source(), execution));
        if (!execution.status().equals("ok")) {
          break;
        }
      }
      return new NotebookRun(notebook, cells, executed);
    }
  }
}
