package org.lectern.display;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a formula, as MathML and as plain text.
 *
 * @param spaced whether plain text has a space on both sides: = and the like
 */
record TexPart(String mathml, String text, boolean spaced) {
  private static final String UPPER_FROM = "0123456789+−=()ntijkx′⊤";
  private static final String UPPER_TO = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿᵗⁱʲᵏˣ′ᵀ";
  private static final String LOWER_FROM = "0123456789+−=()aehijklmnoprstuvx";
  private static final String LOWER_TO = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ";

  static TexPart of(String tag, String content) {
    return new TexPart(element(tag, Html.escape(content)), content, false);
  }

  static TexPart operator(String content) {
    return new TexPart(element("mo", Html.escape(content)), content, true);
  }

  static String element(String tag, String inner) {
    return "<" + tag + ">" + inner + "</" + tag + ">";
  }

  /** Text that only those see whose page has stripped the MathML of its tags. */
  private static String hidden(String text) {
    return "<mtext style=\"font-size:0\">" + text + "</mtext>";
  }

  static String mathml(List<TexPart> parts) {
    StringBuilder all = new StringBuilder();
    parts.forEach(part -> all.append(part.mathml));
    return all.toString();
  }

  static String text(List<TexPart> parts) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      TexPart part = parts.get(i);
      // A sign in front of something is no operation between two things.
      boolean sign = part.text.equals("−") && (i == 0 || opens(parts.get(i - 1)));
      if (part.spaced && !sign) {
        String before = all.toString().stripTrailing();
        all.setLength(before.length());
        all.append(all.length() == 0 || before.endsWith("\n") ? "" : " ");
        all.append(part.text).append(' ');
      } else {
        boolean twoSpaces = part.text.equals(" ") && all.toString().endsWith(" ");
        boolean joined = part.isWord() && all.length() > 0;
        char last = joined ? all.charAt(all.length() - 1) : ' ';
        all.append(" (\n−√/[".indexOf(last) < 0 ? " " : "");
        all.append(twoSpaces ? "" : part.text);
      }
    }
    return all.toString();
  }

  /** A name of several letters, such as log. */
  private boolean isWord() {
    return text.length() > 1 && isAsciiLetter(text.charAt(0)) && isAsciiLetter(text.charAt(1));
  }

  private static boolean isAsciiLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean opens(TexPart part) {
    String before = part.text.strip();
    return part.spaced || before.isEmpty() || before.endsWith("(") || before.endsWith(",");
  }

  /** One thing that may hold several. */
  static TexPart group(List<TexPart> parts) {
    return parts.size() == 1
        ? parts.get(0)
        : new TexPart(element("mrow", mathml(parts)), text(parts).strip(), false);
  }

  static TexPart fraction(TexPart above, TexPart below) {
    String numerator = above.isSimple() ? above.mathml : bracketed(above.mathml);
    String denominator =
        "<mrow>"
            + hidden(below.isSimple() ? "/" : "/(")
            + below.mathml
            + (below.isSimple() ? "" : hidden(")"))
            + "</mrow>";
    return new TexPart(
        element("mfrac", numerator + denominator),
        above.inBrackets() + "/" + below.inBrackets(),
        false);
  }

  private static String bracketed(String mathml) {
    return "<mrow>" + hidden("(") + mathml + hidden(")") + "</mrow>";
  }

  static TexPart root(TexPart of) {
    String inner = of.isSimple() ? hidden("√") + of.mathml : hidden("√(") + of.mathml + hidden(")");
    return new TexPart(element("msqrt", inner), "√" + of.inBrackets(), false);
  }

  /** The part with something above and below, as at a sum, or with indices. */
  TexPart with(@Nullable TexPart lower, @Nullable TexPart upper) {
    // Limits stand beside a sum: above and below it they collide where no mathematical font is.
    boolean big = text.equals("∑");
    boolean under = text.equals("max") || text.equals("min");
    String below = lower == null ? "" : script("_", lower);
    String above = upper == null ? "" : script("^", upper);
    String place = lower == null ? "over" : upper == null ? "under" : "underover";
    String side = lower == null ? "sup" : upper == null ? "sub" : "subsup";
    String tag = "m" + (under ? place : side);
    String plain =
        text
            + (lower == null ? "" : small(lower.text, LOWER_FROM, LOWER_TO, "_"))
            + (upper == null ? "" : small(upper.text, UPPER_FROM, UPPER_TO, "^"));
    return new TexPart(
        element(tag, mathml + below + above), plain + (big || under ? " " : ""), false);
  }

  private static String script(String mark, TexPart part) {
    boolean simple = part.isSimple();
    return "<mrow>"
        + hidden(simple ? mark : mark + "(")
        + part.mathml
        + (simple ? "" : hidden(")"))
        + "</mrow>";
  }

  /** As small characters where there are such, else behind a mark. */
  private static String small(String text, String from, String to, String mark) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      int at = from.indexOf(text.charAt(i));
      if (at >= 0) {
        out.append(to.charAt(at));
      } else if (text.charAt(i) != ' ') {
        return mark + (isSimple(text) ? text : "(" + text + ")");
      }
    }
    return out.toString();
  }

  TexPart withAccent(String accent, String combining) {
    return new TexPart(
        element("mover", mathml + "<mo>" + accent + "</mo>"), text + combining, false);
  }

  boolean isSimple() {
    return isSimple(text);
  }

  private static boolean isSimple(String text) {
    return text.codePoints()
        .allMatch(
            c ->
                Character.isLetterOrDigit(c)
                    || Character.getType(c) == Character.OTHER_NUMBER
                    || c == '.'
                    || c == '∞'
                    || c == 0x302);
  }

  private String inBrackets() {
    boolean root =
        text.startsWith("√(") && text.indexOf(')') == text.length() - 1
            || text.startsWith("√") && isSimple(text.substring(1));
    boolean bare = isSimple() || root;
    return bare ? text : "(" + text + ")";
  }

  /** Rows of cells; every second column begins with a relation, as LaTeX aligns them. */
  static TexPart table(List<List<List<TexPart>>> rows, boolean cases) {
    StringBuilder mathml = new StringBuilder();
    StringBuilder text = new StringBuilder();
    for (int r = 0; r < rows.size(); r++) {
      mathml.append("<mtr>");
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < rows.get(r).size(); c++) {
        boolean right = !cases && c % 2 == 0;
        mathml
            .append("<mtd style=\"text-align:")
            .append(right ? "right" : "left")
            .append(";padding:3px ")
            .append(cases ? "8px" : "2px")
            .append("\">")
            .append(mathml(rows.get(r).get(c)))
            .append(c + 1 == rows.get(r).size() && r + 1 < rows.size() ? hidden("; ") : "")
            .append("</mtd>");
        line.append(c == 0 ? "" : cases ? ", " : " ").append(text(rows.get(r).get(c)).strip());
      }
      mathml.append("</mtr>");
      text.append(r == 0 ? "" : cases ? "; " : "\n").append(line.toString().strip());
    }
    // A table would set its fractions small.
    String table = "<mtable displaystyle=\"true\">" + mathml + "</mtable>";
    return cases
        ? new TexPart("<mrow><mo>{</mo>" + table + "</mrow>", "{ " + text + " }", false)
        : new TexPart(table, text.toString(), false);
  }
}
