package org.lectern.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lectern.kernel.magic.MagicCall.Place;
import org.lectern.kernel.text.JavaText;

/**
 * Finds magics in a cell. A % is one where a statement begins on a new line or behind an if, or
 * after the = of a variable: there Java has no operator. In strings, characters and comments
 * nothing is found.
 */
final class MagicScanner {
  private static final Pattern CELL = Pattern.compile("%%([A-Za-z_][\\w.-]*)([^\\n]*)");
  private static final Pattern LINE = Pattern.compile("%(%?[A-Za-z_][\\w.-]*)([^\\n]*)");

  /**
   * What follows a name and can't follow a remainder's operand: then a semicolon is missing. Of
   * paths those that can't be a division or a product.
   */
  private static final Pattern ARGUMENTS =
      Pattern.compile(
          "\\s+(?!instanceof\\b)(?:[\\w\"~]|\\*[*/]|\\*\\.[A-Za-z]|\\.{1,2}/|/[\\w.-]+/[\\w.*-]).*",
          Pattern.DOTALL);

  private final String code;
  private final MagicNames names;
  private final List<MagicCall> calls = new ArrayList<>();
  private final Surroundings before = new Surroundings();

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
      int text = JavaText.skip(code, at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (text > at) {
        if (c != '/') {
          before.sign(c);
        }
        at = text;
      } else if (Character.isJavaIdentifierStart(c)) {
        int end = at + 1;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
          end++;
        }
        before.word(code.substring(at, end));
        at = end;
      } else {
        int end = c == '%' ? magic(at) : -1;
        before.sign(end >= 0 ? ';' : c);
        at = end >= 0 ? end : at + 1;
      }
    }
  }

  /** Takes the magic that starts here; returns its end, or -1 if the % is none. */
  private int magic(int at) {
    Matcher cell = CELL.matcher(code).region(at, code.length());
    if (calls.isEmpty() && before.isNothing() && cell.lookingAt()) {
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
    if (!names.takesText(name)) {
      calls.add(new MagicCall(place, at, line.start(2), line.end(), name, Words.of(text)));
    } else {
      List<String> args = List.of(text.strip());
      boolean inJava = place != Place.STATEMENT && before.isInside() || place == Place.DEPENDENT;
      String java = inJava ? TimedJava.of(place, text, at) : "";
      calls.add(new MagicCall(place, at, line.start(2), line.end(), name, args, java));
    }
    return line.end();
  }

  private @Nullable Place place(int at, String name, String text) {
    if (before.isValueStart()) {
      return Place.VALUE;
    }
    if (before.isDependent()) {
      return Place.DEPENDENT;
    }
    int lineStart = code.lastIndexOf('\n', at) + 1;
    if (!code.substring(lineStart, at).isBlank()) {
      return null;
    }
    boolean statement =
        before.isStatementStart() || names.isLineMagic(name) && ARGUMENTS.matcher(text).matches();
    return !statement ? null : before.isInside() ? Place.NESTED : Place.STATEMENT;
  }
}
