package org.lectern.kernel.shell;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;

/** The signatures, and Javadoc where there is any, of the name at the cursor. */
public final class Inspection {
  private Inspection() {}

  /**
   * Describes the name at the cursor, or the method whose parentheses surround it.
   *
   * @param analysis knows the language and what earlier cells declared
   * @param code the cell's text
   * @param cursor the position in it
   * @return plain text, or empty if nothing is known
   */
  public static Optional<String> of(SourceCodeAnalysis analysis, String code, int cursor) {
    int end = cursor;
    while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
      end++;
    }
    int piece = Completion.lastPiece(analysis, code.substring(0, end));
    String text = code.substring(piece, end);
    boolean onName =
        !text.isEmpty() && Character.isJavaIdentifierPart(text.charAt(text.length() - 1));
    // a method is found only inside its parentheses
    String described = onName ? describe(analysis, text + "(") : describe(analysis, text);
    if (described.isEmpty() && onName) {
      described = describe(analysis, text);
    }
    return described.isEmpty() ? Optional.empty() : Optional.of(described);
  }

  private static String describe(SourceCodeAnalysis analysis, String text) {
    List<Documentation> found = analysis.documentation(text, text.length(), true);
    Set<String> parts = new LinkedHashSet<>();
    for (Documentation documentation : found) {
      String javadoc = documentation.javadoc();
      String signature = Names.plain(documentation.signature());
      parts.add(javadoc == null || javadoc.isBlank() ? signature : signature + "\n" + javadoc);
    }
    return String.join("\n", parts);
  }
}
