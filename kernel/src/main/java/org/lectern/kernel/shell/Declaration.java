package org.lectern.kernel.shell;

import java.util.List;
import java.util.regex.Pattern;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;
import org.lectern.kernel.text.JavaText;

/**
 * A declaration of variables with values.
 *
 * @param names the variables
 * @param type the type of a single variable as it can be written, or null if the declaration has to
 *     be run as a whole
 * @param assignment the declaration with spaces for everything before the name
 */
record Declaration(List<String> names, @Nullable String type, String assignment) {
  private static final Pattern NOT_WRITABLE = Pattern.compile("[&$]|anonymous class|capture");

  /** The end of a declaration whose value names nothing. */
  private static final Pattern CONSTANT =
      Pattern.compile("(?s).*?=\\s*([-+]?[0-9.][\\w.]*|\"[^\"\\\\]*\"|true|false)\\s*;\\s*");

  /** Takes a piece of a cell apart; null for anything but a declaration with a value. */
  static @Nullable Declaration of(SourceCodeAnalysis analysis, String code) {
    int equals = equalsSign(code);
    int name = equals < 0 ? -1 : nameBefore(code, equals);
    if (name < 0 || code.substring(0, name).isBlank()) {
      return null;
    }
    List<Snippet> snippets = analysis.sourceToSnippets(code);
    if (snippets.isEmpty()
        || !snippets.stream()
            .allMatch(
                snippet ->
                    snippet.subKind() == Snippet.SubKind.VAR_DECLARATION_WITH_INITIALIZER_SUBKIND
                        || snippet.subKind() == Snippet.SubKind.VAR_DECLARATION_SUBKIND)) {
      return null;
    }
    List<String> names = snippets.stream().map(snippet -> ((VarSnippet) snippet).name()).toList();
    String type = ((VarSnippet) snippets.get(0)).typeName();
    boolean plain =
        names.size() == 1
            && code.startsWith(names.get(0), name)
            && code.charAt(JavaText.skipBlank(code, equals + 1)) != '{'
            && type != null
            && !NOT_WRITABLE.matcher(type).find();
    return new Declaration(names, plain ? type : null, blank(code, name));
  }

  /** The declaration without its value. */
  String bare() {
    return type + " " + names.get(0) + ";";
  }

  /**
   * Whether a declaration of one variable has a literal as its value, and so depends on nothing.
   */
  static boolean isConstant(String code) {
    return CONSTANT.matcher(code).matches();
  }

  private static String blank(String code, int end) {
    StringBuilder text = new StringBuilder(code);
    for (int i = 0; i < end; i++) {
      if (code.charAt(i) != '\n') {
        text.setCharAt(i, ' ');
      }
    }
    return text.toString();
  }

  /** Where the first = stands that is not within parentheses, as those of an annotation. */
  private static int equalsSign(String code) {
    String mask = JavaText.mask(code);
    int depth = 0;
    for (int at = 0; at < mask.length(); at++) {
      char c = mask.charAt(at);
      if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      } else if (depth == 0 && c == '=') {
        return mask.startsWith("==", at) ? -1 : at;
      } else if (depth == 0 && "{};\"+-*/%|^!".indexOf(c) >= 0) {
        return -1;
      }
    }
    return -1;
  }

  /** Where the name starts that stands directly before a position, or -1. */
  private static int nameBefore(String code, int position) {
    int end = position;
    while (end > 0 && Character.isWhitespace(code.charAt(end - 1))) {
      end--;
    }
    int start = end;
    while (start > 0 && Character.isJavaIdentifierPart(code.charAt(start - 1))) {
      start--;
    }
    return start == end ? -1 : start;
  }
}
