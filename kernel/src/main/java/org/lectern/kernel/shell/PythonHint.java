package org.lectern.kernel.shell;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One line of advice for lines with errors that are Python. */
final class PythonHint {
  private record Rule(Pattern line, String hint) {
    Rule(String line, String hint) {
      this(Pattern.compile(line), hint);
    }
  }

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              "^\\s*(?:from [\\w.]+ import |import [\\w.]+ as |import \\w+\\s*$)",
              "This is Java: Lectern's functions and classes need no import."),
          new Rule(
              "^\\s*for \\w+ in ",
              "In Java: for (int i = 0; i < 10; i++) { … }, or for (var x : list) { … }."),
          new Rule("^\\s*def \\w+\\(", "In Java: double f(double x) { return x * x; }"),
          new Rule("^\\s*(?:if|while|elif|else)\\b[^{]*:\\s*$", "In Java: if (a > b) { … }"),
          new Rule("(?:[=(,]|return)\\s*\\[", "In Java: List.of(1, 2, 3), or tensor(1, 2, 3)."),
          new Rule(
              "(?<=\\w)(?<!\\b(?:for|while|if))\\((?:[^\"()]*,)?\\s*\\w+\\s*=(?!=)[^\"]*\\)",
              "Java has no names for arguments: write the values alone, in their order."),
          new Rule("\\blen\\(", "In Java: x.size(0) of a tensor, list.size(), array.length."),
          new Rule("\\b(?:True|False|None)\\b", "In Java: true, false, null."));

  private PythonHint() {}

  /** The advice, for a line of a cell that does not compile. */
  static Optional<String> of(String line) {
    return RULES.stream()
        .filter(rule -> rule.line().matcher(line).find())
        .map(Rule::hint)
        .findFirst();
  }
}
