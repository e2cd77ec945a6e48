package org.lectern.kernel.run;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.lectern.kernel.notebook.Notebook;
import org.lectern.kernel.notebook.NotebookCell;
import org.lectern.kernel.text.TerminalText;

/**
 * A line that a cell gives.
 *
 * @param text the line
 * @param compared what of it has to be the same in another run
 */
record OutputLine(String text, String compared) {
  /** What a display says in words, the best first. */
  private static final List<String> WORDS = List.of("text/plain", "text/markdown", "text/latex");

  /** Not in the middle of a number, nor at each element of a long list: that would take long. */
  private static final String START = "(?<![\\w.])(?<!\\d,)";

  private static final String NUMBER = "\\d++(?:[.,]\\d++)*+(?:[eE][-+]?\\d++)?+";

  /** As in 0:12, 1:02:03.4 and PT1.5S. */
  private static final String CLOCK =
      "(?:\\d{1,2}:)?[0-5]?\\d:[0-5]\\d(?:\\.\\d++)?+(?![\\w:])|PT(?:[\\d.]++[HMS])++";

  private static final String UNIT =
      "(?:ns|[µμu]s|ms|s|secs?|(?:nano|micro|milli)?seconds?|minutes?|hours?)(?!\\w)(?! *+=)";

  /** These may be other words as well, as in "mean 0.5 min 0.2". */
  private static final String LONG_UNIT =
      "(?:min|h)(?!\\w)(?= \\d++ (?:min|s)(?!\\w)|(?! *+[-+=.\\d]))";

  private static final String RATE =
      "(?:epochs|batches|samples|steps|images|it|[kMG]?B|[kMGT]?FLOPS?)/s(?!\\w)";

  /** Times and rates, with the spaces that align them. */
  private static final Pattern TIME =
      Pattern.compile(
          "(?<! ) *+(?:"
              + START
              + "(?:"
              + CLOCK
              + "|"
              + NUMBER
              + "[ \u00A0\u202F]?+(?:"
              + UNIT
              + "|"
              + LONG_UNIT
              + "|"
              + RATE
              + ")) *+)++");

  /** What tells objects apart that have no text of their own, and where JShell keeps classes. */
  private static final Pattern IDENTITY =
      Pattern.compile(
          "(?<=[\\w\\];)>])@[0-9a-f]{1,8}(?!\\w)|REPL\\.\\$JShell\\$\\w++\\$|\\$Lambda[$/][\\w/.]++");

  /** All that a cell gives, but for standard error; of what can change, the last state. */
  static List<OutputLine> of(NotebookCell cell) {
    StringBuilder all = new StringBuilder();
    for (JsonElement element : cell.outputs()) {
      if (element instanceof JsonObject output) {
        add(all, output);
      }
    }
    return TerminalText.shown(all.toString())
        .stripTrailing()
        .lines()
        .map(line -> new OutputLine(line, compared(line)))
        .toList();
  }

  static String compared(String line) {
    String timeless = TIME.matcher(line).replaceAll("(time)");
    // %time leaves out what rounds to nothing
    String whole = timeless.replace("processors:(time), ", "");
    return IDENTITY.matcher(whole).replaceAll("").stripTrailing();
  }

  private static void add(StringBuilder all, JsonObject output) {
    switch (text(output, "output_type")) {
      case "stream" -> {
        if (!text(output, "name").equals("stderr")) {
          all.append(text(output, "text"));
        }
      }
      case "error" -> addBlock(all, text(output, "ename") + ": " + text(output, "evalue"));
      default -> {
        if (output.get("data") instanceof JsonObject data) {
          addBlock(all, words(data));
        }
      }
    }
  }

  private static void addBlock(StringBuilder all, String text) {
    boolean within = all.length() > 0 && all.charAt(all.length() - 1) != '\n';
    all.append(within ? "\n" : "").append(text).append('\n');
  }

  /** A text; of a picture without one, its kind. */
  private static String words(JsonObject data) {
    for (String mime : WORDS) {
      if (data.has(mime)) {
        return text(data, mime);
      }
    }
    return new TreeSet<>(data.keySet()).toString();
  }

  private static String text(JsonObject object, String key) {
    JsonElement value = object.get(key);
    return value == null || value.isJsonObject() ? "" : Notebook.text(value);
  }
}
