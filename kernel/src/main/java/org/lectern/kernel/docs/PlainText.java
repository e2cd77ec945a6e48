package org.lectern.kernel.docs;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTML of documentation as text for consoles. */
final class PlainText {
  private static final int WIDTH = 88;
  private static final Pattern TOKEN = Pattern.compile("<(/?)(\\w+)[^>]*>|[^<]+|<");
  private static final Pattern ENTITY = Pattern.compile("&(#x?[0-9a-fA-F]+|\\w+);");
  private static final Map<String, String> ENTITIES =
      Map.ofEntries(
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("amp", "&"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("nbsp", " "),
          Map.entry("ne", "≠"),
          Map.entry("le", "≤"),
          Map.entry("ge", "≥"),
          Map.entry("times", "×"),
          Map.entry("minus", "−"),
          Map.entry("ndash", "–"),
          Map.entry("mdash", "—"),
          Map.entry("hellip", "…"),
          Map.entry("pi", "π"),
          Map.entry("theta", "θ"),
          Map.entry("infin", "∞"),
          Map.entry("radic", "√"),
          Map.entry("middot", "·"));

  private final StringBuilder out = new StringBuilder();
  private final StringBuilder line = new StringBuilder();
  private int depth;
  private boolean inPre;
  private boolean item;

  private PlainText() {}

  static String of(String html) {
    PlainText text = new PlainText();
    Matcher tokens = TOKEN.matcher(html);
    while (tokens.find()) {
      if (tokens.group(2) == null) {
        text.words(unescaped(tokens.group()));
      } else {
        text.tag(tokens.group(2), !tokens.group(1).isEmpty());
      }
    }
    text.flush();
    return text.out.toString().strip();
  }

  private void words(String words) {
    line.append(inPre ? words : words.replaceAll("\\s+", " "));
  }

  private void tag(String name, boolean closes) {
    switch (name) {
      case "p", "blockquote", "table", "dl" -> paragraph();
      case "pre" -> {
        paragraph();
        inPre = !closes;
      }
      case "ul", "ol" -> {
        flush();
        depth += closes ? -1 : 1;
        if (depth == 0) {
          blank();
        } else if (out.toString().endsWith(":\n\n")) {
          out.setLength(out.length() - 1);
        }
      }
      case "li", "dt", "dd" -> {
        flush();
        item = !closes;
      }
      case "br", "tr", "hr" -> flush();
      case "td", "th" -> words("  ");
      default -> {
        // the rest changes the looks only
      }
    }
  }

  private void paragraph() {
    boolean hasText = !line.toString().isBlank();
    flush();
    if (hasText && depth == 0) {
      blank();
    }
  }

  private void blank() {
    if (!out.isEmpty()
        && out.charAt(out.length() - 1) == '\n'
        && !out.toString().endsWith("\n\n")) {
      out.append('\n');
    }
  }

  /** Ends the line, and breaks it where it is too long. */
  private void flush() {
    String text = line.toString();
    line.setLength(0);
    if (text.isBlank()) {
      return;
    }
    if (inPre) {
      text.replaceFirst("^\\s*\n", "")
          .stripTrailing()
          .stripIndent()
          .lines()
          .forEach(row -> out.append(row.isBlank() ? "" : "    " + row).append('\n'));
      return;
    }
    String indent = "  ".repeat(depth);
    String head = depth == 0 ? "" : item ? indent.substring(2) + "- " : indent;
    item = false;
    StringBuilder row = new StringBuilder(head);
    boolean isEmpty = true;
    for (String word : text.strip().split(" +")) {
      if (!isEmpty && row.length() + 1 + word.length() > WIDTH) {
        out.append(row).append('\n');
        row.setLength(0);
        row.append(indent);
        isEmpty = true;
      }
      row.append(isEmpty ? "" : " ").append(word);
      isEmpty = false;
    }
    out.append(row).append('\n');
  }

  private static String unescaped(String text) {
    return ENTITY
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(letter(found.group(1))));
  }

  private static String letter(String entity) {
    if (entity.startsWith("#")) {
      boolean isHex = entity.length() > 1 && Character.toLowerCase(entity.charAt(1)) == 'x';
      try {
        int code = Integer.parseInt(entity.substring(isHex ? 2 : 1), isHex ? 16 : 10);
        return Character.isValidCodePoint(code) ? Character.toString(code) : "";
      } catch (NumberFormatException unknown) {
        return "&" + entity + ";";
      }
    }
    return ENTITIES.getOrDefault(entity, "&" + entity + ";");
  }
}
