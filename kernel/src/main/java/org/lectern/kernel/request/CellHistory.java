package org.lectern.kernel.request;

import io.github.spencerpark.jupyter.kernel.history.HistoryEntry;
import io.github.spencerpark.jupyter.kernel.history.HistoryManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The cells of this session, from the kernel's start on. */
public final class CellHistory implements HistoryManager {
  private static final int SESSION = 1;

  /** Of results; a notebook may show many that are much longer. */
  private static final int MAX_OUTPUT = 2_000;

  private final List<HistoryEntry> entries = new ArrayList<>();

  /** An empty history. */
  public CellHistory() {}

  /**
   * Remembers a cell.
   *
   * @param number its number
   * @param input its text
   * @param output the text of its value, of which the beginning is kept, or null if it has none
   */
  public synchronized void add(int number, String input, @Nullable String output) {
    String kept =
        output == null || output.length() <= MAX_OUTPUT
            ? output
            : output.substring(0, MAX_OUTPUT) + "…";
    entries.add(new HistoryEntry(SESSION, number, input, kept));
  }

  @Override
  public synchronized List<HistoryEntry> lookupRange(
      int session, int start, int stop, Set<ResultFlag> flags) {
    if (session != 0 && session != SESSION) {
      return List.of();
    }
    return chosen(
        entry -> entry.getCellNumber() >= start && (stop <= 0 || entry.getCellNumber() < stop));
  }

  @Override
  public synchronized List<HistoryEntry> lookupTail(int length, Set<ResultFlag> flags) {
    return last(entries, length);
  }

  @Override
  public synchronized List<HistoryEntry> search(String pattern, int length, Set<ResultFlag> flags) {
    Pattern regex = glob(pattern == null ? "*" : pattern);
    List<HistoryEntry> found = chosen(entry -> regex.matcher(entry.getInput()).matches());
    if (flags.contains(ResultFlag.UNIQUE)) {
      Map<String, HistoryEntry> latest = new LinkedHashMap<>();
      for (HistoryEntry entry : found) {
        latest.remove(entry.getInput());
        latest.put(entry.getInput(), entry);
      }
      found = new ArrayList<>(latest.values());
    }
    return last(found, length);
  }

  private List<HistoryEntry> chosen(Predicate<HistoryEntry> condition) {
    return entries.stream().filter(condition).toList();
  }

  /** The last few, or all if no number was asked for. */
  private static List<HistoryEntry> last(List<HistoryEntry> found, int length) {
    int from = length <= 0 ? 0 : Math.max(0, found.size() - length);
    return List.copyOf(found.subList(from, found.size()));
  }

  private static Pattern glob(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (char c : pattern.toCharArray()) {
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }
}
