package org.lectern.display;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the LaTeX of {@link Formula}. It never fails: what it does not know shows as it stands. */
final class TexReader {
  private final String tex;
  private int at;

  TexReader(String tex) {
    this.tex = tex;
  }

  List<TexPart> read() {
    List<TexPart> parts = new ArrayList<>();
    while (at < tex.length()) {
      parts.addAll(until());
      // A brace, an & or a \\ that nothing opened.
      at += at < tex.length() && tex.startsWith("\\\\", at) ? 2 : 1;
    }
    return parts;
  }

  /** Parts up to a closing brace, a cell's end or an environment's end, which is left standing. */
  private List<TexPart> until() {
    List<TexPart> parts = new ArrayList<>();
    while (at < tex.length() && !isEnd()) {
      TexPart part = part();
      if (part == null) {
        continue;
      }
      parts.add(scripts(part));
    }
    return parts;
  }

  private boolean isEnd() {
    return tex.charAt(at) == '}'
        || tex.charAt(at) == '&'
        || tex.startsWith("\\\\", at)
        || tex.startsWith("\\end", at);
  }

  private TexPart scripts(TexPart base) {
    @Nullable TexPart lower = null;
    @Nullable TexPart upper = null;
    while (at < tex.length() && "_^'".indexOf(tex.charAt(at)) >= 0) {
      char mark = tex.charAt(at++);
      if (mark == '\'') {
        upper = new TexPart("<mo>′</mo>", "′", false);
      } else if (mark == '_') {
        lower = argument();
      } else {
        upper = argument();
      }
    }
    return lower == null && upper == null ? base : base.with(lower, upper);
  }

  /** A group in braces, or a single character or command. */
  private TexPart argument() {
    while (at < tex.length() && tex.charAt(at) == ' ') {
      at++;
    }
    if (at < tex.length() && tex.charAt(at) == '{') {
      return braces();
    }
    TexPart part = at < tex.length() && !isEnd() ? part() : null;
    return part == null ? new TexPart("<mrow></mrow>", "", false) : part;
  }

  private TexPart braces() {
    at++;
    List<TexPart> inner = until();
    at++;
    return TexPart.group(inner);
  }

  /** The next part without its scripts, or null for what shows nothing. */
  private @Nullable TexPart part() {
    char c = tex.charAt(at);
    if (c == '{') {
      return braces();
    }
    if (c == '\\') {
      return command();
    }
    if (Character.isDigit(c)) {
      int from = at;
      while (at < tex.length() && (Character.isDigit(tex.charAt(at)) || isPoint())) {
        at++;
      }
      return TexPart.of("mn", tex.substring(from, at));
    }
    int code = tex.codePointAt(at);
    at += Character.charCount(code);
    String text = Character.toString(code);
    if (Character.isWhitespace(code)) {
      return null;
    }
    if (Character.isLetter(code)) {
      return TexPart.of("mi", text);
    }
    return switch (c) {
      case '-' -> TexPart.operator("−");
      case '+', '=', '<', '>', ':' -> TexPart.operator(text);
      case ',' -> new TexPart("<mo>,</mo>", ", ", false);
      // Brackets shall not grow with a fraction somewhere in their line.
      default -> new TexPart("<mo stretchy=\"false\">" + Html.escape(text) + "</mo>", text, false);
    };
  }

  private boolean isPoint() {
    return tex.charAt(at) == '.' && at + 1 < tex.length() && Character.isDigit(tex.charAt(at + 1));
  }

  private @Nullable TexPart command() {
    int from = ++at;
    while (at < tex.length() && isAsciiLetter(tex.charAt(at))) {
      at++;
    }
    if (at == from) {
      return escaped();
    }
    String name = tex.substring(from, at);
    return switch (name) {
      case "left", "right", "displaystyle" -> null;
      case "frac" -> TexPart.fraction(argument(), argument());
      case "sqrt" -> TexPart.root(argument());
      case "hat" -> argument().withAccent("^", "\u0302");
      case "bar" -> argument().withAccent("¯", "\u0304");
      case "text" -> words("mtext");
      case "mathrm", "operatorname" -> words("mi");
      case "begin" -> environment();
      case "quad" -> new TexPart("<mspace width=\"1em\"/>", " ", false);
      case "qquad" -> new TexPart("<mspace width=\"2em\"/>", "  ", false);
      default -> beforeArgument(TexSymbols.of(name));
    };
  }

  /** A function such as log keeps a distance from what it is applied to without brackets. */
  private TexPart beforeArgument(TexPart symbol) {
    boolean function = symbol.text().length() > 1 && symbol.text().chars().allMatch(c -> c < 128);
    int next = at;
    while (next < tex.length() && tex.charAt(next) == ' ') {
      next++;
    }
    boolean bare = next < tex.length() && "(_^}&,".indexOf(tex.charAt(next)) < 0;
    return function && bare
        ? new TexPart(symbol.mathml() + "<mspace width=\"0.17em\"/>", symbol.text() + " ", false)
        : symbol;
  }

  private static boolean isAsciiLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  /** A backslash and one character that is no letter. */
  private @Nullable TexPart escaped() {
    if (at >= tex.length()) {
      return null;
    }
    char c = tex.charAt(at++);
    return switch (c) {
      case ',' -> new TexPart("<mspace width=\"0.17em\"/>", " ", false);
      case ';', ' ' -> new TexPart("<mspace width=\"0.28em\"/>", " ", false);
      case '!', '\n' -> null;
      case '|' -> TexPart.of("mo", "‖");
      default -> TexPart.of("mo", Character.toString(c));
    };
  }

  private TexPart words(String tag) {
    if (at >= tex.length() || tex.charAt(at) != '{') {
      return TexPart.of(tag, "");
    }
    int end = tex.indexOf('}', at);
    end = end < 0 ? tex.length() : end;
    String text = tex.substring(at + 1, end);
    at = Math.min(tex.length(), end + 1);
    // Spaces at the ends of MathML text are dropped unless they are hard.
    String hard = text.replace(' ', '\u00A0');
    return new TexPart(TexPart.element(tag, Html.escape(hard)), text, false);
  }

  private TexPart environment() {
    String name = name();
    List<List<List<TexPart>>> rows = new ArrayList<>();
    List<List<TexPart>> row = new ArrayList<>();
    while (at < tex.length()) {
      row.add(until());
      if (at < tex.length() && tex.charAt(at) == '&') {
        at++;
        continue;
      }
      rows.add(row);
      row = new ArrayList<>();
      if (tex.startsWith("\\end", at)) {
        at += 4;
        name();
        break;
      }
      at += tex.startsWith("\\\\", at) ? 2 : 1;
    }
    return TexPart.table(rows, name.equals("cases"));
  }

  /** The name in braces that follows. */
  private String name() {
    int end = at < tex.length() && tex.charAt(at) == '{' ? tex.indexOf('}', at) : -1;
    if (end < 0) {
      return "";
    }
    String name = tex.substring(at + 1, end);
    at = end + 1;
    return name;
  }
}
