package org.lectern.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lectern.kernel.magic.MagicCall.Place;

/**
 * Finds magics in a cell. A % is one where a statement begins on a new line, or after the = of a
 * variable: there Java has no operator. In strings, characters and comments nothing is found.
 */
final class MagicScanner {
  private static final Pattern CELL = Pattern.compile("%%([A-Za-z_][\\w.-]*)([^\\n]*)");
  private static final Pattern LINE = Pattern.compile("%(%?[A-Za-z_][\\w.-]*)([^\\n]*)");

  /** What follows a name and can't follow a remainder's operand: then a semicolon is missing. */
  private static final Pattern ARGUMENTS =
      Pattern.compile("\\s+(?!instanceof\\b)(?:[\\w\"~*]|\\.{0,2}/[\\w.]).*", Pattern.DOTALL);

  /** What may stand before the = of a comparison or an assignment with an operator. */
  private static final String OPERATORS = "=!<>+-*/%&|^";

  private final String code;
  private final MagicNames names;
  private final List<MagicCall> calls = new ArrayList<>();

  private int depth;

  /** The last character of code before the current position, and the one before that. */
  private char last = ';';

  private char beforeLast;

  private MagicScanner(String code, MagicNames names) {
    this.code = code;
    this.names = names;
  }

  /** The magics of a cell, in order. */
  static List<MagicCall> scan(String code, MagicNames names) {
    MagicScanner scanner = new MagicScanner(code, names);
    if (code.indexOf('%') >= 0) {
      scanner.run();
    }
    return scanner.calls;
  }

  private void run() {
    int at = 0;
    while (at < code.length()) {
      char c = code.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (code.startsWith("//", at)) {
        at = after("\n", at);
      } else if (code.startsWith("/*", at)) {
        at = after("*/", at + 2);
      } else if (code.startsWith("\"\"\"", at)) {
        at = afterQuote("\"\"\"", at + 3, false);
        note('"');
      } else if (c == '"' || c == '\'') {
        at = afterQuote(String.valueOf(c), at + 1, true);
        note(c);
      } else {
        int end = c == '%' ? magic(at) : -1;
        if (end >= 0) {
          at = end;
          note(';');
        } else {
          depth += "({[".indexOf(c) >= 0 ? 1 : ")}]".indexOf(c) >= 0 ? -1 : 0;
          note(c);
          at++;
        }
      }
    }
  }

  private void note(char c) {
    beforeLast = last;
    last = c;
  }

  /** Takes the magic that starts here; returns its end, or -1 if the % is none. */
  private int magic(int at) {
    Matcher cell = CELL.matcher(code).region(at, code.length());
    if (calls.isEmpty() && beforeLast == 0 && cell.lookingAt()) {
      int body = Math.min(cell.end() + 1, code.length());
      String name = cell.group(1);
      int end = names.hasCode(name) ? body : code.length();
      calls.add(new MagicCall(Place.CELL, at, body, end, name, Words.of(cell.group(2))));
      return end;
    }
    Matcher line = LINE.matcher(code).region(at, code.length());
    if (!line.lookingAt()) {
      return -1;
    }
    Place place = place(at, line.group(1), line.group(2));
    if (place == null) {
      return -1;
    }
    String name = line.group(1);
    String text = line.group(2);
    List<String> args = names.takesText(name) ? List.of(text.strip()) : Words.of(text);
    calls.add(new MagicCall(place, at, line.start(2), line.end(), name, args));
    return line.end();
  }

  private @Nullable Place place(int at, String name, String text) {
    if (last == '=' && OPERATORS.indexOf(beforeLast) < 0) {
      return Place.VALUE;
    }
    int lineStart = code.lastIndexOf('\n', at) + 1;
    if (!code.substring(lineStart, at).isBlank()) {
      return null;
    }
    boolean statement =
        ";{}".indexOf(last) >= 0 || names.isLineMagic(name) && ARGUMENTS.matcher(text).matches();
    return !statement ? null : depth > 0 ? Place.NESTED : Place.STATEMENT;
  }

  private int after(String mark, int from) {
    int at = code.indexOf(mark, from);
    return at < 0 ? code.length() : at + mark.length();
  }

  private int afterQuote(String quote, int from, boolean ofOneLine) {
    int at = from;
    while (at < code.length() && !code.startsWith(quote, at)) {
      if (ofOneLine && code.charAt(at) == '\n') {
        return at;
      }
      at += code.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at + quote.length(), code.length());
  }
}
