package org.lectern.kernel.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lectern.display.Html;

/**
 * The Markdown that notebooks are written in: headings, paragraphs, lists, tables, code, emphasis,
 * links, pictures, and HTML as it is. Formulas stay as they were typed.
 */
final class Markdown {
  private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.*?)\\s*#*");
  private static final Pattern ITEM = Pattern.compile("\\s*(?:[-*+]|(\\d+)[.)])\\s+(.*)");
  private static final Pattern RULE = Pattern.compile("\\s*\\|?[\\s:|-]*-[\\s:|-]*\\|?\\s*");

  /** Begins a line of HTML, but not a link such as {@code <https:…>} nor a comparison. */
  private static final Pattern HTML_LINE =
      Pattern.compile("\\s*(?:</?[A-Za-z][A-Za-z0-9-]*(?:[\\s/>].*)?|<!--.*)");

  private final Pictures pictures;
  private final List<String> lines;
  private final StringBuilder html = new StringBuilder();
  private int at;

  private Markdown(String text, Pictures pictures) {
    this.pictures = pictures;
    lines = text.lines().toList();
  }

  static String html(String text, Pictures pictures) {
    return new Markdown(text, pictures).blocks();
  }

  private String blocks() {
    while (at < lines.size()) {
      String line = lines.get(at);
      Matcher heading = HEADING.matcher(line);
      if (line.isBlank()) {
        at++;
      } else if (line.strip().startsWith("```")) {
        code();
      } else if (heading.matches()) {
        int level = heading.group(1).length();
        element("h" + level, inline(heading.group(2)));
        at++;
      } else if (line.contains("|") && at + 1 < lines.size() && isRule(lines.get(at + 1))) {
        table();
      } else if (ITEM.matcher(line).matches()) {
        list();
      } else if (HTML_LINE.matcher(line).matches()) {
        markup();
      } else {
        element("p", inline(String.join("\n", block())));
      }
    }
    return html.toString();
  }

  /** A line of HTML, and those on which its last tag goes on. */
  private void markup() {
    StringBuilder text = new StringBuilder(lines.get(at++));
    while (at < lines.size() && text.lastIndexOf("<") > text.lastIndexOf(">")) {
      text.append('\n').append(lines.get(at++));
    }
    html.append(new Inline(pictures).markup(text.toString())).append('\n');
  }

  private String inline(String text) {
    return new Inline(pictures).html(text);
  }

  private void element(String name, String content) {
    html.append('<').append(name).append('>').append(content);
    html.append("</").append(name).append(">\n");
  }

  private void code() {
    List<String> code = new ArrayList<>();
    for (at++; at < lines.size() && !lines.get(at).strip().startsWith("```"); at++) {
      code.add(lines.get(at));
    }
    at++;
    element("pre", Html.escape(String.join("\n", code)));
  }

  private static boolean isRule(String line) {
    return line.contains("|") && RULE.matcher(line).matches();
  }

  private void table() {
    html.append("<table>\n");
    row("th");
    at++;
    while (at < lines.size() && lines.get(at).contains("|")) {
      row("td");
    }
    html.append("</table>\n");
  }

  private void row(String cell) {
    String line = lines.get(at++).strip().replaceAll("^\\||\\|$", "");
    html.append("<tr>");
    for (String text : line.split("\\|", -1)) {
      html.append('<').append(cell).append('>').append(inline(text.strip()));
      html.append("</").append(cell).append('>');
    }
    html.append("</tr>\n");
  }

  private void list() {
    Matcher first = ITEM.matcher(lines.get(at));
    String number = first.matches() ? first.group(1) : null;
    String name = number == null ? "ul" : "ol";
    boolean goesOn = number != null && !number.equals("1");
    html.append('<').append(name).append(goesOn ? " start=\"" + number + "\"" : "").append(">\n");
    while (at < lines.size()) {
      Matcher item = ITEM.matcher(lines.get(at));
      if (!item.matches()) {
        break;
      }
      at++;
      List<String> text = new ArrayList<>(List.of(item.group(2)));
      text.addAll(block());
      element("li", inline(String.join("\n", text)));
    }
    html.append("</").append(name).append(">\n");
  }

  /** The lines up to the end of a paragraph. */
  private List<String> block() {
    List<String> block = new ArrayList<>();
    while (at < lines.size()) {
      String line = lines.get(at);
      boolean begins =
          line.isBlank()
              || line.startsWith("#")
              || line.strip().startsWith("```")
              || ITEM.matcher(line).matches();
      if (begins
          && !(block.isEmpty() && line.startsWith("#") && !HEADING.matcher(line).matches())) {
        break;
      }
      block.add(line);
      at++;
    }
    return block;
  }
}
