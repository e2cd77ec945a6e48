package org.lectern.kernel.shell;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import org.jspecify.annotations.Nullable;

/**
 * Declarations of a cell that need a type from further down. JShell waits for most missing types by
 * itself, but refuses a class whose constructor calls that of a missing superclass, for example.
 * They are tried again after each piece of the cell.
 */
final class Postponed {
  private static final Pattern MISSING = Pattern.compile("symbol:\\s+class (\\w+)");

  private final JShell shell;
  private final Evaluation evaluation;
  private final List<Evaluation.Outcome> refused = new ArrayList<>();

  Postponed(JShell shell, Evaluation evaluation) {
    this.shell = shell;
    this.evaluation = evaluation;
  }

  /** Takes a refused declaration, if the rest of the cell declares a type that it misses. */
  boolean takes(Evaluation.Outcome outcome, String rest) {
    boolean waits = outcome.isRejected() && isDeclaredIn(rest, outcome);
    if (waits) {
      refused.add(outcome);
    }
    return waits;
  }

  /** Tries one again; null if there is none that is no longer refused. */
  Evaluation.@Nullable Outcome next() {
    for (Iterator<Evaluation.Outcome> each = refused.iterator(); each.hasNext(); ) {
      Evaluation.Outcome again = evaluation.run(each.next().piece(), true);
      if (!again.isRejected()) {
        each.remove();
        return again;
      }
    }
    return null;
  }

  /** The first that is still refused at the end of the cell, or null. */
  Evaluation.@Nullable Outcome first() {
    return refused.isEmpty() ? null : refused.get(0);
  }

  private boolean isDeclaredIn(String rest, Evaluation.Outcome outcome) {
    return outcome.events().stream()
        .map(SnippetEvent::snippet)
        .flatMap(shell::diagnostics)
        .map(error -> MISSING.matcher(error.getMessage(Locale.ROOT)))
        .filter(Matcher::find)
        .anyMatch(
            missing ->
                Pattern.compile("\\b(class|interface|enum|record)\\s+" + missing.group(1) + "\\b")
                    .matcher(rest)
                    .find());
  }
}
