package org.lectern.kernel.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.lectern.display.Html;
import org.lectern.kernel.notebook.Notebook;
import org.lectern.kernel.notebook.NotebookCell;
import org.lectern.kernel.text.TerminalText;

/** A notebook as one page of HTML that needs no other file. */
final class Page {
  private static final String STYLE =
      """
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
      pre { overflow-x: auto; font: 14px/1.4 ui-monospace, monospace; margin: 0; padding: .5rem }
      .code { background: #f5f5f5; border-left: 3px solid #1f3a5f; margin-top: 1rem }
      .output { margin: .3rem 0 1rem .2rem; overflow-x: auto }
      .stderr, .error { background: #fdecea }
      .missing { background: #fdecea; padding: 0 .3rem }
      table { border-collapse: collapse }
      td, th { border: 1px solid #ccc; padding: .1rem .5rem }
      img, svg { max-width: 100%; height: auto }
      """;

  private static final Pattern SCRIPT = Pattern.compile("(?i)<script\\b");

  private final String title;
  private final Path folder;

  /** A page with a title, of a notebook in a folder. */
  Page(String title, Path folder) {
    this.title = title;
    this.folder = folder;
  }

  String of(Notebook notebook) {
    StringBuilder html = new StringBuilder();
    html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.append("<title>").append(Html.escape(title)).append("</title>\n");
    html.append("<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n");
    for (NotebookCell cell : notebook.cells()) {
      Pictures pictures = new Pictures(folder, cell.attachments());
      if (cell.isCode()) {
        html.append("<div class=\"code\">").append(pre(lines(cell.source()))).append("</div>\n");
        cell.outputs().forEach(output -> html.append(output(output.getAsJsonObject(), pictures)));
      } else if (cell.kind().equals("markdown")) {
        html.append(Markdown.html(cell.source(), pictures));
      } else {
        html.append(pre(lines(cell.source())));
      }
    }
    return html.append("</body>\n</html>\n").toString();
  }

  /** With ends of lines as they are on Unix: others are control characters to a page. */
  private static String lines(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n');
  }

  private static String pre(String text) {
    return "<pre>" + Html.escape(text) + "</pre>";
  }

  private static String output(JsonObject output, Pictures pictures) {
    String kind = output.get("output_type").getAsString();
    String text =
        switch (kind) {
          case "stream" -> pre(TerminalText.shown(Notebook.text(output.get("text"))));
          case "error" -> pre(TerminalText.shown(trace(output.getAsJsonArray("traceback"))));
          default -> bundle(output.getAsJsonObject("data"), pictures);
        };
    String name = kind.equals("stream") ? output.get("name").getAsString() : kind;
    return "<div class=\"output " + Html.escape(name) + "\">" + text + "</div>\n";
  }

  private static String trace(JsonArray lines) {
    List<String> texts = new ArrayList<>();
    lines.forEach(line -> texts.add(line.getAsString()));
    return String.join("\n", texts);
  }

  /** The richest form that shows without other files. Scripts may want some, pictures never do. */
  private static String bundle(JsonObject data, Pictures pictures) {
    String html = text(data, "text/html");
    if (!html.isEmpty() && !SCRIPT.matcher(html).find()) {
      return pictures.inlined(html);
    }
    if (data.has("image/svg+xml")) {
      return text(data, "image/svg+xml");
    }
    for (String mime : List.of("image/png", "image/jpeg", "image/gif")) {
      if (data.has(mime)) {
        return "<img alt=\"\" src=\"" + Pictures.ofMime(mime, text(data, mime)) + "\">";
      }
    }
    if (data.has("text/markdown")) {
      return Markdown.html(text(data, "text/markdown"), pictures);
    }
    if (!html.isEmpty()) {
      return html;
    }
    String latex = text(data, "text/latex");
    return pre(TerminalText.shown(latex.isEmpty() ? text(data, "text/plain") : latex));
  }

  private static String text(JsonObject data, String mime) {
    JsonElement value = data.get(mime);
    return value == null || value.isJsonObject() ? "" : Notebook.text(value);
  }
}
