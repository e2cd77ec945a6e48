package org.lectern.kernel.shell;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/**
 * What may be typed at a place in a cell. JShell does not see the functions that the facade
 * inherits from its topic files, so they are added here.
 *
 * @param matches the texts, best first
 * @param start where the text to replace starts
 * @param end where it ends
 */
public record Completion(List<String> matches, int start, int end) {
  private static final Pattern INTERNAL = Pattern.compile("\\$JShell\\$.*|do_it\\$.*|REPL\\b.*");

  /** The beginning of a method's name that no point precedes. */
  private static final Pattern WORD = Pattern.compile("(?<![\\w.$])[a-z]\\w*$");

  private static final Pattern STRING = Pattern.compile("\"(\\\\.|[^\"\\\\])*\"");

  private static final Pattern DECLARATION =
      Pattern.compile(
          "(?s)\\s*((public|private|protected|static|final|abstract|sealed|@\\w+)\\s+)*"
              + "(import|class|interface|enum|record)\\b.*");

  /**
   * Completes the text before the cursor.
   *
   * @param analysis knows the language and what earlier cells declared
   * @param code the cell's text
   * @param cursor the position in it
   * @return the completion, perhaps without matches
   */
  public static Completion of(SourceCodeAnalysis analysis, String code, int cursor) {
    String before = code.substring(0, cursor);
    int start = lastPiece(analysis, before);
    boolean alone = DECLARATION.matcher(before.substring(start)).matches();
    String context = alone ? before.substring(start) : withoutDeclarations(analysis, before, start);
    int offset = alone ? start : 0;
    int[] anchor = {cursor - offset};
    List<Suggestion> found = analysis.completionSuggestions(context, cursor - offset, anchor);
    Set<String> texts = new LinkedHashSet<>();
    add(texts, found, true);
    int from = anchor[0] + offset;
    Matcher word = WORD.matcher(before);
    if (word.find() && (found.isEmpty() || from == word.start()) && isCode(before)) {
      from = word.start();
      for (String name : KnownMethods.preloaded()) {
        if (name.startsWith(word.group())) {
          texts.add(name + "(");
        }
      }
    }
    add(texts, found, false);
    return new Completion(new ArrayList<>(texts), texts.isEmpty() ? cursor : from, cursor);
  }

  private static void add(Set<String> texts, List<Suggestion> found, boolean matching) {
    for (Suggestion suggestion : found) {
      if (suggestion.matchesType() == matching
          && !INTERNAL.matcher(suggestion.continuation()).matches()) {
        texts.add(suggestion.continuation());
      }
    }
  }

  /** Whether a text ends in code, not in a string or a comment that its last line begins. */
  private static boolean isCode(String text) {
    String line = text.substring(text.lastIndexOf('\n') + 1);
    String code = STRING.matcher(line).replaceAll("");
    return !code.contains("\"") && !code.contains("//");
  }

  /** Where the statement that reaches the end of a text starts. */
  static int lastPiece(SourceCodeAnalysis analysis, String text) {
    int at = 0;
    while (true) {
      CompletionInfo info = analysis.analyzeCompletion(text.substring(at));
      String remaining = info.remaining();
      if (!info.completeness().isComplete() || remaining == null || remaining.isBlank()) {
        return at;
      }
      at = text.length() - remaining.length();
    }
  }

  /**
   * The text with spaces for its finished imports, methods and classes: JShell takes the rest as
   * the body of a method, and so knows the variables that the cell declares further up.
   */
  private static String withoutDeclarations(SourceCodeAnalysis analysis, String text, int end) {
    StringBuilder context = new StringBuilder(text);
    int at = 0;
    while (at < end) {
      CompletionInfo info = analysis.analyzeCompletion(text.substring(at, end));
      String remaining = info.remaining() == null ? "" : info.remaining();
      int next = end - remaining.length();
      if (next <= at) {
        break;
      }
      if (!isStatement(analysis, text.substring(at, next))) {
        for (int i = at; i < next; i++) {
          context.setCharAt(i, ' ');
        }
      }
      at = next;
    }
    return context.toString();
  }

  private static boolean isStatement(SourceCodeAnalysis analysis, String piece) {
    return analysis.sourceToSnippets(piece).stream()
        .allMatch(
            snippet ->
                switch (snippet.kind()) {
                  case VAR, EXPRESSION, STATEMENT -> true;
                  default -> false;
                });
  }
}
