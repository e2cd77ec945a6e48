package org.lectern.kernel.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/** Variables that a cell made JShell remove or empty, because they need something redefined. */
final class Losses {
  private final Map<String, String> causes = new LinkedHashMap<>();

  /** Takes note of what JShell reported on a piece of the cell. */
  void add(List<SnippetEvent> events) {
    for (SnippetEvent event : events) {
      Snippet snippet = event.snippet();
      if (event.causeSnippet() == null) {
        if (snippet instanceof VarSnippet variable) {
          causes.remove(variable.name());
        } else if (snippet instanceof ExpressionSnippet expression) {
          causes.remove(expression.name());
        }
      } else if (snippet instanceof VarSnippet variable
          && event.previousStatus() == Snippet.Status.VALID
          && event.status() != Snippet.Status.OVERWRITTEN
          && event.isSignatureChange()
          && event.causeSnippet() instanceof PersistentSnippet cause
          && !variable.name().startsWith("$")) {
        causes.put(variable.name(), cause.name());
      }
    }
  }

  /** What the cell should say about it: lines, or an empty text. */
  String text(JShell shell) {
    Map<String, List<String>> removed = new LinkedHashMap<>();
    Map<String, List<String>> emptied = new LinkedHashMap<>();
    causes.forEach(
        (variable, cause) ->
            (exists(shell, variable) ? emptied : removed)
                .computeIfAbsent(cause, any -> new ArrayList<>())
                .add(variable));
    List<String> lines = new ArrayList<>();
    removed.forEach((cause, variables) -> lines.add(line(cause, "removed", variables)));
    emptied.forEach((cause, variables) -> lines.add(line(cause, "emptied", variables)));
    return String.join("\n", lines);
  }

  private static String line(String cause, String what, List<String> variables) {
    int last = variables.size() - 1;
    String names =
        last == 0
            ? variables.get(0)
            : String.join(", ", variables.subList(0, last)) + " and " + variables.get(last);
    return "Redefining %s also %s %s, which %s computed from it: run %s again."
        .formatted(
            cause, what, names, last == 0 ? "was" : "were", last == 0 ? "its cell" : "their cells");
  }

  private static boolean exists(JShell shell, String name) {
    return shell
        .variables()
        .anyMatch(
            variable ->
                variable.name().equals(name) && shell.status(variable) == Snippet.Status.VALID);
  }
}
