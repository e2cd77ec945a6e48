package org.lectern.kernel.magic;

import java.util.regex.Pattern;
import org.lectern.kernel.magic.MagicCall.Place;
import org.lectern.kernel.text.JavaText;

/**
 * The Java that {@code %time} within braces becomes. Elsewhere its code is a cell of its own, which
 * can't see the local variables around it.
 */
final class TimedJava {
  private static final String WATCH = Stopwatch.class.getName();

  /** What ends the block, so that nothing can stand behind it. */
  private static final Pattern LEAVES =
      Pattern.compile("(return|throw|break|continue|yield)\\b.*", Pattern.DOTALL);

  private TimedJava() {}

  /**
   * Java for a magic.
   *
   * @param text the code to time, perhaps with a comment behind it
   * @param position where the magic stands, for a name of its own
   * @return the Java in one line, or an empty text if this is not the whole of a statement
   */
  static String of(Place place, String text, int position) {
    String code = withoutEnd(text);
    if (code.isEmpty()) {
      return "";
    }
    if (place == Place.VALUE) {
      return "%s.stop(%s.start(), %s);".formatted(WATCH, WATCH, code);
    }
    String name = "time$" + position;
    if (LEAVES.matcher(code).matches()) {
      return "try (var %s = %s.start()) { %s; }".formatted(name, WATCH, code);
    }
    String java = "var %s = %s.start(); %s; %s.close();".formatted(name, WATCH, code, name);
    return place == Place.DEPENDENT ? "{ " + java + " }" : java;
  }

  /** The code without a comment and semicolons at its end; empty if a bracket is open. */
  private static String withoutEnd(String text) {
    int open = 0;
    int end = text.length();
    for (int at = 0; at < end; at++) {
      if (text.startsWith("//", at)) {
        end = at;
      } else if (JavaText.skip(text, at) > at) {
        at = JavaText.skip(text, at) - 1;
      } else {
        char c = text.charAt(at);
        open += "({[".indexOf(c) >= 0 ? 1 : ")}]".indexOf(c) >= 0 ? -1 : 0;
        if (open < 0) {
          return "";
        }
      }
    }
    String code = text.substring(0, end).strip();
    while (code.endsWith(";")) {
      code = code.substring(0, code.length() - 1).strip();
    }
    return open == 0 ? code : "";
  }
}
