package org.lectern.kernel.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lectern.display.Html;

/**
 * One paragraph of Markdown. What is HTML already is put aside piece by piece, with a mark in its
 * place; the rest is text, and escaped.
 */
final class Inline {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern FORMULA = Pattern.compile("\\$\\$.+?\\$\\$|\\$[^$\\s][^$\\n]*\\$");
  private static final Pattern IMAGE =
      Pattern.compile("!\\[([^\\]]*)\\]\\(<?([^)\\s>]+)>?(?:\\s+\"[^\"]*\")?\\)");
  private static final Pattern LINK =
      Pattern.compile("\\[([^\\]]+)\\]\\(<?([^)\\s>]+)>?(?:\\s+\"[^\"]*\")?\\)");
  private static final Pattern ADDRESS = Pattern.compile("<((?:https?://|mailto:)[^\\s<>]+)>");

  /** A tag, a comment, or a character by its name. */
  private static final Pattern MARKUP =
      Pattern.compile(
          "</?[A-Za-z][A-Za-z0-9-]*(?:[\\s/][^<>]*)?>|<!--.*?-->|&(?:#\\d+|#[xX][0-9a-fA-F]+|\\w+);",
          Pattern.DOTALL);

  /** What Jupyter does not let through either: it would run, or load something. */
  private static final Pattern UNSAFE =
      Pattern.compile("(?i)</?(?:script|iframe|object|embed|link|meta|base)\\b.*", Pattern.DOTALL);

  private static final Pattern SCHEME =
      Pattern.compile("(?i)^(?!https?:|mailto:)[a-z][a-z0-9+.-]*:");

  private final Pictures pictures;
  private final List<String> aside = new ArrayList<>();

  Inline(Pictures pictures) {
    this.pictures = pictures;
  }

  /** A paragraph. Nothing in code and formulas is Markdown. */
  String html(String text) {
    String rest = text;
    rest = putAside(rest, CODE, m -> "<code>" + Html.escape(m.group(1)) + "</code>");
    rest = putAside(rest, FORMULA, m -> Html.escape(m.group()));
    rest = putAside(rest, IMAGE, m -> pictures.element(m.group(1), m.group(2)));
    rest = ADDRESS.matcher(rest).replaceAll("[$1]($1)");
    rest = LINK.matcher(rest).replaceAll(m -> Matcher.quoteReplacement(link(m)));
    rest = Html.escape(putAside(rest, MARKUP, this::tag));
    rest = rest.replaceAll("\\*\\*(\\S(?:.*?\\S)?)\\*\\*", "<b>$1</b>");
    rest = rest.replaceAll("(?<![*\\w])\\*(\\S(?:[^*]*\\S)?)\\*(?![*\\w])", "<i>$1</i>");
    return back(rest);
  }

  /** HTML as it is, but for what must not be there. */
  String markup(String text) {
    return back(Html.escape(putAside(text, MARKUP, this::tag)));
  }

  /** Between its tags a link is text like other. */
  private String link(MatchResult match) {
    if (SCHEME.matcher(match.group(2)).find()) {
      return match.group();
    }
    String begin = mark("<a href=\"" + Html.escape(match.group(2)) + "\">");
    return begin + match.group(1) + mark("</a>");
  }

  private String tag(MatchResult match) {
    String tag = match.group();
    return UNSAFE.matcher(tag).matches() ? Html.escape(tag) : pictures.inlined(tag);
  }

  private String putAside(String text, Pattern pattern, Function<MatchResult, String> form) {
    return pattern
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(mark(form.apply(match))));
  }

  private String mark(String html) {
    aside.add(html);
    return "\uE000" + (aside.size() - 1) + "\uE001";
  }

  /** The last first: it may hold earlier ones. */
  private String back(String text) {
    String html = text;
    for (int i = aside.size() - 1; i >= 0; i--) {
      html = html.replace("\uE000" + i + "\uE001", aside.get(i));
    }
    return html;
  }
}
