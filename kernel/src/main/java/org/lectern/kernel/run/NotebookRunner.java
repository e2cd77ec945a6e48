package org.lectern.kernel.run;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Executes notebooks from top to bottom, each in a fresh kernel and in the notebook's own folder,
 * as Jupyter does. Stops at the first error.
 */
public final class NotebookRunner {
  private final Duration cellLimit;

  /**
   * A runner.
   *
   * @param cellLimit the longest a cell may take
   */
  public NotebookRunner(Duration cellLimit) {
    this.cellLimit = cellLimit;
  }

  /**
   * Executes all code cells.
   *
   * @param notebook the path of an {@code .ipynb} file
   * @return the cells that ran; an error, if there was one, is in the last
   * @throws IOException if the file can't be read or the kernel not started
   */
  public NotebookRun run(Path notebook) throws IOException {
    List<String> sources = codeCells(notebook);
    Path folder = notebook.toAbsolutePath().getParent();
    try (KernelProcess process = KernelProcess.start(folder);
        KernelClient client = new KernelClient(process, cellLimit)) {
      List<NotebookRun.Cell> cells = new ArrayList<>();
      for (String source : sources) {
        Execution execution = client.execute(source);
        cells.add(new NotebookRun.Cell(source, execution));
        if (!execution.status().equals("ok")) {
          break;
        }
      }
      return new NotebookRun(notebook, cells);
    }
  }

  private static List<String> codeCells(Path notebook) throws IOException {
    JsonObject root = new Gson().fromJson(Files.readString(notebook), JsonObject.class);
    if (root == null || !root.has("cells")) {
      throw new IOException(notebook + " is not a notebook of format 4: it has no cells");
    }
    List<String> sources = new ArrayList<>();
    for (JsonElement element : root.getAsJsonArray("cells")) {
      JsonObject cell = element.getAsJsonObject();
      if (cell.get("cell_type").getAsString().equals("code")) {
        sources.add(text(cell.get("source")));
      }
    }
    return sources;
  }

  /** A source is one string, or one for each line. */
  private static String text(JsonElement source) {
    if (!(source instanceof JsonArray lines)) {
      return source.getAsString();
    }
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.getAsString()));
    return text.toString();
  }
}
