package org.lectern.kernel.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;
import org.lectern.kernel.text.JavaText;

/** Variables that exist but are null, because computing their value failed or was stopped. */
final class EmptyVariables {
  private static final Pattern NULL = Pattern.compile("because \"([^\"]+)\" is null");

  private static final Pattern NAME = Pattern.compile("(?<![\\w.])[a-zA-Z_]\\w*");

  private final Map<String, String> places = new HashMap<>();

  /**
   * Takes note of what JShell reported on a piece of a cell.
   *
   * @param events the reports
   * @param place where the piece is
   * @param failed whether it threw or was stopped
   */
  void note(List<SnippetEvent> events, String place, boolean failed) {
    for (SnippetEvent event : events) {
      Snippet snippet = event.snippet();
      if (event.causeSnippet() != null) {
        continue;
      }
      if (snippet instanceof VarSnippet variable && failed) {
        places.put(variable.name(), place);
      } else if (snippet instanceof VarSnippet variable) {
        places.remove(variable.name());
      } else if (snippet instanceof ExpressionSnippet expression && !failed) {
        places.remove(expression.name());
      }
    }
  }

  /**
   * The explanation of an error.
   *
   * @param message its message
   * @param line the line of the cell that it comes from
   */
  Optional<String> explain(String message, String line) {
    if (!message.contains("null")) {
      return Optional.empty();
    }
    Matcher found = NULL.matcher(Names.plain(message));
    if (found.find()) {
      return Optional.of(found.group(1)).filter(places::containsKey).map(this::text);
    }
    // a function has been given null: which of the line's variables it was is not told
    return NAME.matcher(JavaText.mask(line))
        .results()
        .map(MatchResult::group)
        .filter(places::containsKey)
        .findFirst()
        .map(this::text);
  }

  private String text(String name) {
    return "%s is null: the cell that declares it failed (%s). Run that again first."
        .formatted(name, places.get(name));
  }
}
