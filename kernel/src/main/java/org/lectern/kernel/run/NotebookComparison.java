package org.lectern.kernel.run;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lectern.kernel.notebook.Notebook;
import org.lectern.kernel.notebook.NotebookCell;

/**
 * Whether the cells of a notebook give again what its file says that they gave: the text of their
 * results and displays, what they print to standard output, and the kind and message of an error.
 * Pictures, execution counts and standard error don't count, nor do durations, speeds and the
 * numbers after the @ of objects without a text of their own. Displays that change count as they
 * are at last. Cells with the tag {@code nbval-ignore-output} may give anything but an error.
 *
 * <pre>{@code
 * NotebookComparison.of(Notebook.read(file), executed).report().forEach(System.out::println);
 * }</pre>
 */
public final class NotebookComparison {
  private static final int MOST = 10;
  private static final int WIDTH = 120;

  /** What stands before the first difference in a line that is shown in part. */
  private static final int BEFORE = 50;

  private final List<Difference> differences;
  private final int cells;
  private final int notRun;

  /**
   * A cell that gives something else.
   *
   * @param cell its number among the code cells, from 1
   * @param headline the first line of its source
   * @param stored the first line of the stored outputs that differs, or a part of it; null if they
   *     end before
   * @param now the line that the cell gives in its place; null if there is none
   */
  public record Difference(
      int cell, String headline, @Nullable String stored, @Nullable String now) {}

  private NotebookComparison(List<Difference> differences, int cells, int notRun) {
    this.differences = List.copyOf(differences);
    this.cells = cells;
    this.notRun = notRun;
  }

  /**
   * Whether a notebook has outputs that can be compared.
   *
   * @param stored the notebook
   * @return false if it was saved without outputs
   */
  public static boolean isPossible(Notebook stored) {
    return stored.codeCells().stream().anyMatch(cell -> !OutputLine.of(cell).isEmpty());
  }

  /**
   * Compares two states of a notebook.
   *
   * @param stored the notebook with the outputs of its file
   * @param run the same notebook with those of a run, which may have ended at an error
   * @return what differs
   * @throws IllegalArgumentException if the notebooks don't have as many code cells
   */
  public static NotebookComparison of(Notebook stored, Notebook run) {
    List<NotebookCell> before = stored.codeCells();
    List<NotebookCell> after = run.codeCells();
    if (before.size() != after.size()) {
      throw new IllegalArgumentException(
          "comparison: needs two states of one notebook, but one has %d code cells and the other"
                  .formatted(before.size())
              + " %d. Read both from the same file.".formatted(after.size()));
    }
    List<Difference> differences = new ArrayList<>();
    int ran = 0;
    boolean failed = false;
    while (!failed && ran < after.size()) {
      NotebookCell cell = after.get(ran);
      Difference difference = difference(ran + 1, before.get(ran), cell);
      if (difference != null) {
        differences.add(difference);
      }
      failed = !cell.mayFail() && hasFailed(cell);
      ran++;
    }
    return new NotebookComparison(differences, after.size(), after.size() - ran);
  }

  private static boolean hasFailed(NotebookCell cell) {
    for (JsonElement output : cell.outputs()) {
      if (output instanceof JsonObject object
          && Notebook.text(object.get("output_type")).equals("error")) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Difference difference(
      int number, NotebookCell before, NotebookCell after) {
    if (after.mayVary() && !hasFailed(after)) {
      return null;
    }
    List<OutputLine> stored = OutputLine.of(before);
    List<OutputLine> now = OutputLine.of(after);
    for (int i = 0; i < Math.max(stored.size(), now.size()); i++) {
      @Nullable OutputLine old = i < stored.size() ? stored.get(i) : null;
      @Nullable OutputLine fresh = i < now.size() ? now.get(i) : null;
      if (old == null || fresh == null || !old.compared().equals(fresh.compared())) {
        int at = old == null || fresh == null ? 0 : firstDifference(old, fresh);
        return new Difference(number, after.headline(), shown(old, at), shown(fresh, at));
      }
    }
    return null;
  }

  private static int firstDifference(OutputLine old, OutputLine fresh) {
    String one = old.compared();
    String other = fresh.compared();
    int at = 0;
    while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return at;
  }

  /** A line; of a long one the part with the difference, which is a position in what counts. */
  private static @Nullable String shown(@Nullable OutputLine line, int at) {
    if (line == null || line.text().length() <= WIDTH) {
      return line == null ? null : line.text();
    }
    String text = line.compared();
    int from = at < WIDTH - BEFORE ? 0 : at - BEFORE;
    int to = Math.min(text.length(), from + WIDTH);
    return (from > 0 ? "…" : "") + text.substring(from, to) + (to < text.length() ? "…" : "");
  }

  /**
   * The cells that differ.
   *
   * @return the differences in order
   */
  public List<Difference> differences() {
    return differences;
  }

  /**
   * Whether all cells ran and gave what the file says.
   *
   * @return true if nothing differs
   */
  public boolean agrees() {
    return differences.isEmpty() && notRun == 0;
  }

  /**
   * The first differences, and how many cells agree.
   *
   * @return lines
   */
  public List<String> report() {
    List<String> lines = new ArrayList<>();
    for (Difference each : differences.subList(0, Math.min(MOST, differences.size()))) {
      lines.add("[" + each.cell() + "/" + cells + "] " + each.headline());
      lines.add("    stored: " + orNothing(each.stored()));
      lines.add("    now:    " + orNothing(each.now()));
    }
    int more = differences.size() - MOST;
    if (more > 0) {
      lines.add(more == 1 ? "1 more cell differs" : more + " more cells differ");
    }
    if (notRun > 0) {
      lines.add(notRun == 1 ? "1 cell did not run" : notRun + " cells did not run");
    }
    lines.add((cells - notRun - differences.size()) + " of " + cells + " cells agree");
    return lines;
  }

  private static String orNothing(@Nullable String line) {
    return line == null ? "(nothing)" : line;
  }

  /** The lines of the report. */
  @Override
  public String toString() {
    return String.join("\n", report());
  }
}
