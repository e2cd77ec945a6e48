package org.lectern.kernel.shell;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The name in a cell that a question is about.
 *
 * @param name the name
 * @param start where it starts
 * @param receiver what stands before its point, as in {@code net} of {@code net.fit}, or null
 * @param isNew whether {@code new} stands before it
 * @param isCall whether it is known to be called
 * @param arguments how many arguments the call has up to the cursor
 * @param first the first of them, or ""
 */
record Target(
    String name,
    int start,
    @Nullable String receiver,
    boolean isNew,
    boolean isCall,
    int arguments,
    String first) {
  private static final Set<String> KEYWORDS =
      Set.of(
          ("if else for while do switch case catch try finally return throw new int long "
                  + "double float boolean char byte short void var true false null synchronized "
                  + "instanceof static final public private protected class interface enum record "
                  + "import extends implements throws assert break continue yield default")
              .split(" "));

  static boolean isKeyword(String name) {
    return KEYWORDS.contains(name);
  }

  int end() {
    return start + name.length();
  }

  /** The name at the cursor. */
  static Optional<Target> onName(String code, String mask, int cursor) {
    int start = cursor;
    while (start > 0 && isPart(mask.charAt(start - 1))) {
      start--;
    }
    int end = cursor;
    while (end < mask.length() && isPart(mask.charAt(end))) {
      end++;
    }
    int next = end;
    while (next < mask.length() && mask.charAt(next) == ' ') {
      next++;
    }
    boolean isCall = next < mask.length() && mask.charAt(next) == '(';
    return at(code, mask, start, end, isCall ? next + 1 : -1, mask.length());
  }

  /** The method or constructor whose parentheses surround the cursor. */
  static Optional<Target> around(String code, String mask, int cursor) {
    int depth = 0;
    for (int at = cursor - 1; at >= 0; at--) {
      char c = mask.charAt(at);
      if (c == ')' || c == ']' || c == '}') {
        depth++;
      } else if (c == '(' || c == '[' || c == '{') {
        depth--;
      } else if (c == ';' && depth == 0) {
        return Optional.empty();
      }
      if (depth < 0 && c == '{' && isBlock(mask, at)) {
        return Optional.empty();
      }
      if (depth < 0 && c == '(') {
        int end = skipArguments(mask, skipSpaceBefore(mask, at));
        int start = end;
        while (start > 0 && isPart(mask.charAt(start - 1))) {
          start--;
        }
        Optional<Target> found = at(code, mask, start, end, at + 1, cursor);
        if (found.isPresent() || start < end) {
          return found;
        }
      }
      depth = Math.max(0, depth);
    }
    return Optional.empty();
  }

  /** Where the expression starts that ends at a position, such as {@code net.layer(0)}. */
  static int expressionStart(String mask, int end) {
    int start = skipSpaceBefore(mask, end);
    while (start > 0) {
      char c = mask.charAt(start - 1);
      int from;
      if (c == '"') {
        from = start;
        while (from > 0 && mask.charAt(from - 1) == '"') {
          from--;
        }
      } else {
        int open = start;
        while (open > 0 && (mask.charAt(open - 1) == ')' || mask.charAt(open - 1) == ']')) {
          open = opening(mask, open - 1);
          if (open < 0) {
            return start;
          }
        }
        from = skipArguments(mask, open);
        while (from > 0 && isPart(mask.charAt(from - 1))) {
          from--;
        }
        if (from == start) {
          return start;
        }
      }
      start = from;
      int before = skipSpaceBefore(mask, start);
      if (before == 0 || mask.charAt(before - 1) != '.') {
        if (word(mask, before).equals("new")) {
          return before - "new".length();
        }
        return start;
      }
      start = skipSpaceBefore(mask, before - 1);
    }
    return start;
  }

  private static Optional<Target> at(
      String code, String mask, int start, int end, int open, int cursor) {
    if (start == end || Character.isDigit(mask.charAt(start))) {
      return Optional.empty();
    }
    String name = mask.substring(start, end);
    if (KEYWORDS.contains(name)) {
      return Optional.empty();
    }
    int before = skipSpaceBefore(mask, start);
    boolean qualified = before > 0 && mask.charAt(before - 1) == '.';
    int chain = qualified ? expressionStart(mask, before - 1) : start;
    String receiver = qualified ? code.substring(chain, before - 1).strip() : null;
    boolean isNew =
        receiver == null ? word(mask, before).equals("new") : receiver.matches("new\\s+[\\w.]+");
    int arguments = open < 0 ? 0 : arguments(mask, open, cursor);
    String first =
        arguments == 0 ? "" : code.substring(open, endOfArgument(mask, open, cursor)).strip();
    return Optional.of(new Target(name, start, receiver, isNew, open >= 0, arguments, first));
  }

  /** How many arguments stand between two positions; the parentheses may end before. */
  private static int arguments(String mask, int from, int to) {
    int depth = 0;
    int commas = 0;
    boolean any = false;
    for (int at = from; at < to; at++) {
      char c = mask.charAt(at);
      if (c == '(' || c == '[' || c == '{') {
        depth++;
      } else if (c == ')' || c == ']' || c == '}') {
        if (--depth < 0) {
          break;
        }
      } else if (c == ',' && depth == 0) {
        commas++;
      }
      any |= !Character.isWhitespace(c);
    }
    return any ? commas + 1 : 0;
  }

  private static int endOfArgument(String mask, int from, int to) {
    int depth = 0;
    for (int at = from; at < to; at++) {
      char c = mask.charAt(at);
      if (c == '(' || c == '[' || c == '{') {
        depth++;
      } else if (c == ')' || c == ']' || c == '}') {
        depth--;
      }
      if (depth < 0 || depth == 0 && c == ',') {
        return at;
      }
    }
    return to;
  }

  private static boolean isBlock(String mask, int brace) {
    int before = skipSpaceBefore(mask, brace);
    return before == 0 || "]{,=".indexOf(mask.charAt(before - 1)) < 0;
  }

  /** Where type arguments start that end at a position; the position if there are none. */
  private static int skipArguments(String mask, int end) {
    if (end == 0 || mask.charAt(end - 1) != '>' || end > 1 && mask.charAt(end - 2) == '-') {
      return end;
    }
    int depth = 0;
    for (int at = end - 1; at >= 0 && ";(){}".indexOf(mask.charAt(at)) < 0; at--) {
      depth += mask.charAt(at) == '>' ? 1 : mask.charAt(at) == '<' ? -1 : 0;
      if (depth == 0) {
        return at;
      }
    }
    return end;
  }

  private static int opening(String mask, int close) {
    int depth = 0;
    for (int at = close; at >= 0; at--) {
      char c = mask.charAt(at);
      if (c == ')' || c == ']' || c == '}') {
        depth++;
      } else if ((c == '(' || c == '[' || c == '{') && --depth == 0) {
        return at;
      }
    }
    return -1;
  }

  private static int skipSpaceBefore(String mask, int position) {
    int at = position;
    while (at > 0 && Character.isWhitespace(mask.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private static String word(String mask, int end) {
    int start = end;
    while (start > 0 && isPart(mask.charAt(start - 1))) {
      start--;
    }
    return mask.substring(start, end);
  }

  private static boolean isPart(char c) {
    return Character.isJavaIdentifierPart(c);
  }
}
