package org.lectern.kernel.shell;

import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * Whether a cell can be run as it is: for consoles, where Enter either runs or starts a new line.
 *
 * @param status {@code complete}, {@code incomplete} or {@code invalid}
 * @param indent what to start the next line with
 */
public record Completeness(String status, String indent) {
  private static final Pattern IMPORT =
      Pattern.compile(
          "(?s)\\s*import\\s+(static\\s+|module\\s+)?[\\w.$]+(\\s*\\.\\s*\\*)?\\s*;?\\s*");
  private static final Pattern LOOKS_LIKE_IMPORT = Pattern.compile("(?s)\\s*import\\b.*");

  /**
   * Judges a cell.
   *
   * @param analysis knows the language
   * @param code the cell's text
   * @return the verdict
   */
  public static Completeness of(SourceCodeAnalysis analysis, String code) {
    String rest = code;
    while (true) {
      CompletionInfo info = analysis.analyzeCompletion(rest);
      switch (info.completeness()) {
        case EMPTY -> {
          return new Completeness("complete", "");
        }
        case UNKNOWN -> {
          return new Completeness("invalid", "");
        }
        case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE -> {
          return new Completeness("incomplete", indent(code));
        }
        default -> {
          // JShell calls "import = 7q" complete
          String source = info.source();
          if (LOOKS_LIKE_IMPORT.matcher(source).matches() && !IMPORT.matcher(source).matches()) {
            return new Completeness("invalid", "");
          }
          rest = info.remaining() == null ? "" : info.remaining();
        }
      }
    }
  }

  private static String indent(String code) {
    String text = code.stripTrailing();
    String line = text.substring(text.lastIndexOf('\n') + 1);
    String own = line.substring(0, line.length() - line.stripLeading().length());
    boolean opens = text.endsWith("{") || text.endsWith("(");
    return opens ? own + "    " : own;
  }
}
