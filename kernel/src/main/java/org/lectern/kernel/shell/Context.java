package org.lectern.kernel.shell;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lectern.kernel.text.JavaText;

/**
 * The part of a cell that tells what may stand at the cursor. JShell looks at one declaration, or
 * at statements, which it takes as the body of a method. So the cell's variables further up are
 * kept and all else that is finished is left out, which also saves JShell's time. The parts are
 * found by their brackets alone: asking JShell takes a second for a long cell.
 *
 * @param text the variables and the statement before the cursor, with spaces for the rest; or the
 *     declaration that the cursor is in
 * @param offset where the text starts in the cell
 * @param last where the piece with the cursor starts in the cell
 */
record Context(String text, int offset, int last) {
  private static final String MODIFIERS =
      "(?s)\\s*(?:(?:public|private|protected|static|final|abstract|sealed|@\\w+)\\s+)*";
  private static final String NO_TYPE =
      "(?!(?:return|throw|new|else|do|import|package|break|continue|yield|assert|case)\\b)";
  private static final String TYPE =
      NO_TYPE + "(?:[\\w.]+(?:\\s*<[^;={}()]*>)?(?:\\s*\\[\\s*])*)\\s+";

  private static final Pattern DECLARATION =
      Pattern.compile(MODIFIERS + "(?:import\\b|(?:class|interface|enum|record|@interface)\\s).*");
  private static final Pattern METHOD =
      Pattern.compile(
          MODIFIERS + "(?:<[^;={}()]*>\\s*)?" + TYPE + "\\w+\\s*\\([^;={}()]*\\)[^;=]*\\{.*");
  private static final Pattern VARIABLE =
      Pattern.compile(MODIFIERS + TYPE + "\\w+\\s*(?:\\[\\s*]\\s*)*[=;,].*");

  /** A variable that is declared anywhere, also in a loop or as a parameter. */
  private static final Pattern LOCAL =
      Pattern.compile(
          "(?<![\\w.])"
              + NO_TYPE
              + "([A-Z][\\w.]*(?:<[^;={}()]*>)?(?:\\[])*|(?:var|int|long|double|float|boolean|char"
              + "|byte|short)(?:\\[])*)\\s+(\\w+)\\s*(?=[=;:,)])");

  private static final Pattern CONTINUES =
      Pattern.compile("(?s)\\s*(?:[;,.)\\]]|(?:else|catch|finally|while)\\b).*");

  /** The context of the end of a text. */
  static Context of(String text) {
    String mask = JavaText.mask(text);
    StringBuilder kept = new StringBuilder(text);
    int start = 0;
    int depth = 0;
    for (int at = 0; at < mask.length(); at++) {
      char c = mask.charAt(at);
      if (c == '(' || c == '[' || c == '{') {
        depth++;
      } else if (c == ')' || c == ']' || c == '}') {
        depth = Math.max(0, depth - 1);
      }
      boolean ends =
          depth == 0
              && (c == ';' || c == '}' && !CONTINUES.matcher(mask.substring(at + 1)).matches());
      if (ends) {
        if (!VARIABLE.matcher(mask.substring(start, at + 1)).matches()) {
          blank(kept, start, at + 1);
        }
        start = at + 1;
      }
    }
    String last = mask.substring(start);
    boolean alone = DECLARATION.matcher(last).matches() || METHOD.matcher(last).matches();
    return alone
        ? new Context(text.substring(start), start, start)
        : new Context(kept.toString(), 0, start);
  }

  /** The variables that a text declares, with their types. */
  static Map<String, String> variables(String text) {
    Map<String, String> names = new LinkedHashMap<>();
    Matcher found = LOCAL.matcher(JavaText.mask(text));
    while (found.find()) {
      names.put(found.group(2), found.group(1));
    }
    return names;
  }

  private static void blank(StringBuilder text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) != '\n') {
        text.setCharAt(i, ' ');
      }
    }
  }
}
