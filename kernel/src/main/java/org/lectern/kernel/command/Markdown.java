package org.lectern.kernel.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lectern.display.Html;

/**
 * The Markdown that notebooks are written in: headings, paragraphs, lists, tables, code, emphasis,
 * links, and HTML as it is. Formulas stay as they were typed.
 */
final class Markdown {
  private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.*?)\\s*#*");
  private static final Pattern ITEM = Pattern.compile("\\s*(?:[-*+]|(\\d+)[.)])\\s+(.*)");
  private static final Pattern RULE = Pattern.compile("\\s*\\|?[\\s:|-]*-[\\s:|-]*\\|?\\s*");
  private static final Pattern FORMULA = Pattern.compile("\\$\\$.+?\\$\\$|\\$[^$\\s][^$\\n]*\\$");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern IMAGE = Pattern.compile("!\\[([^\\]]*)\\]\\(([^)\\s]+)\\)");
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\(([^)\\s]+)\\)");

  private final List<String> lines;
  private final StringBuilder html = new StringBuilder();
  private int at;

  private Markdown(String text) {
    lines = text.lines().toList();
  }

  static String html(String text) {
    return new Markdown(text).blocks();
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
      } else if (line.strip().startsWith("<")) {
        html.append(line).append('\n');
        at++;
      } else {
        element("p", inline(String.join("\n", block())));
      }
    }
    return html.toString();
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

  /** Code and formulas are put aside first: nothing in them is Markdown. */
  private static String inline(String text) {
    List<String> aside = new ArrayList<>();
    String rest = putAside(text, CODE, aside, m -> "<code>" + Html.escape(m.group(1)) + "</code>");
    rest = putAside(rest, FORMULA, aside, m -> Html.escape(m.group()));
    rest = IMAGE.matcher(rest).replaceAll("<img alt=\"$1\" src=\"$2\">");
    rest = LINK.matcher(rest).replaceAll("<a href=\"$2\">$1</a>");
    rest = rest.replaceAll("\\*\\*(\\S(?:.*?\\S)?)\\*\\*", "<b>$1</b>");
    rest = rest.replaceAll("(?<![*\\w])\\*(\\S(?:[^*]*\\S)?)\\*(?![*\\w])", "<i>$1</i>");
    for (int i = aside.size() - 1; i >= 0; i--) {
      rest = rest.replace("\uE000" + i + "\uE001", aside.get(i));
    }
    return rest;
  }

  private static String putAside(
      String text, Pattern pattern, List<String> aside, Function<Matcher, String> form) {
    Matcher matcher = pattern.matcher(text);
    StringBuilder rest = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(rest, "\uE000" + aside.size() + "\uE001");
      aside.add(form.apply(matcher));
    }
    return matcher.appendTail(rest).toString();
  }
}
