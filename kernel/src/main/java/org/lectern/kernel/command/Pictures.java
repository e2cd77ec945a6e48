package org.lectern.kernel.command;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lectern.display.Html;
import org.lectern.kernel.notebook.Notebook;

/**
 * The pictures that a cell refers to, put into the page itself: pasted ones, and files beside the
 * notebook. Those on the network stay there; in place of one that is missing stands a note.
 */
final class Pictures {
  private static final String PASTED = "attachment:";
  private static final Pattern ELSEWHERE = Pattern.compile("(?i)^(?:https?:|data:|//)");
  private static final Pattern IMG = Pattern.compile("(?i)<img\\b[^>]*>");
  private static final Pattern SOURCE =
      Pattern.compile("(?i)(?<=\\s)src\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s>\"']+))");

  private final Path folder;
  private final JsonObject attachments;

  /** The pictures of a cell: what was pasted into it, and the folder of its notebook. */
  Pictures(Path folder, JsonObject attachments) {
    this.folder = folder;
    this.attachments = attachments;
  }

  /** A picture as an element. */
  String element(String alternative, String url) {
    return source(url)
        .map(found -> "<img alt=\"" + Html.escape(alternative) + "\" src=\"" + found + "\">")
        .orElseGet(() -> missing(url));
  }

  /** HTML in which every picture is. */
  String inlined(String html) {
    return IMG.matcher(html).replaceAll(match -> Matcher.quoteReplacement(tag(match.group())));
  }

  private String tag(String tag) {
    Matcher matcher = SOURCE.matcher(tag);
    if (!matcher.find()) {
      return tag;
    }
    String given = "";
    for (int i = 1; i <= matcher.groupCount(); i++) {
      given = matcher.group(i) == null ? given : matcher.group(i);
    }
    String url = given.replace("&amp;", "&");
    return source(url)
        .map(
            found ->
                tag.substring(0, matcher.start())
                    + "src=\""
                    + found
                    + '"'
                    + tag.substring(matcher.end()))
        .orElseGet(() -> missing(url));
  }

  private static String missing(String url) {
    return "<span class=\"missing\">[no such picture: " + Html.escape(url) + "]</span>";
  }

  /** What goes between the quotes of an src; empty if there is no such picture. */
  private Optional<String> source(String url) {
    if (ELSEWHERE.matcher(url).find()) {
      return Optional.of(Html.escape(url));
    }
    return url.startsWith(PASTED) ? pasted(decoded(url.substring(PASTED.length()))) : file(url);
  }

  private Optional<String> pasted(String name) {
    return attachments.get(name) instanceof JsonObject forms
        ? forms.entrySet().stream()
            .findFirst()
            .map(form -> ofMime(form.getKey(), Notebook.text(form.getValue())))
        : Optional.empty();
  }

  /** A picture of a notebook: SVG is kept as text, others in base 64. */
  static String ofMime(String mime, String content) {
    boolean isText = content.stripLeading().startsWith("<");
    String bytes =
        isText ? encoded(content.getBytes(StandardCharsets.UTF_8)) : content.replaceAll("\\s", "");
    return "data:" + Html.escape(mime) + ";base64," + Html.escape(bytes);
  }

  private static String encoded(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private Optional<String> file(String url) {
    try {
      String name = decoded(url.replaceFirst("[?#].*$", ""));
      Path file = folder.resolve(name);
      String mime = mime(name.toLowerCase(Locale.ROOT));
      return mime.isEmpty() || !Files.isRegularFile(file)
          ? Optional.empty()
          : Optional.of("data:" + mime + ";base64," + encoded(Files.readAllBytes(file)));
    } catch (InvalidPathException | IOException e) {
      return Optional.empty();
    }
  }

  private static String mime(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "png" -> "image/png";
      case "jpg", "jpeg" -> "image/jpeg";
      case "gif" -> "image/gif";
      case "svg" -> "image/svg+xml";
      case "webp" -> "image/webp";
      default -> "";
    };
  }

  /** Spaces and the like in names are written as %20. */
  private static String decoded(String url) {
    try {
      return URLDecoder.decode(url.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return url;
    }
  }
}
