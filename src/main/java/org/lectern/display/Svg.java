package org.lectern.display;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes an SVG picture: elements in the order they are added, text and attributes escaped, numbers
 * rounded to hundredths of a pixel. The same calls give the same bytes. It writes no scripts, no
 * style sheets and no ids, because a front end may put several pictures into one page.
 */
public final class Svg {
  private static final String FONTS = "Helvetica, Arial, 'Liberation Sans', sans-serif";

  private final StringBuilder out = new StringBuilder(8192);
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * An empty picture.
   *
   * @param width width in pixels
   * @param height height in pixels
   * @param title a short name, which screen readers say and a pointer at rest shows
   * @param description what the picture shows, with its numbers
   */
  public Svg(double width, double height, String title, String description) {
    open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "width",
        width,
        "height",
        height,
        "viewBox",
        "0 0 " + number(width) + " " + number(height),
        "role",
        "img",
        "style",
        "max-width:100%;height:auto",
        "font-family",
        FONTS);
    content("title", title);
    content("desc", description);
  }

  /**
   * Opens an element; what follows lies in it until {@link #close}.
   *
   * @param name the element's name
   * @param attributes names and values in turn; numbers are formatted, other values escaped
   * @return this
   */
  public Svg open(String name, Object... attributes) {
    start(name, attributes);
    out.append(">\n");
    open.push(name);
    return this;
  }

  /**
   * Closes the element that was opened last.
   *
   * @return this
   */
  public Svg close() {
    if (open.size() < 2) {
      throw new IllegalStateException(
          "svg: close() needs an element that open() began, but all are closed. Leave this call"
              + " out.");
    }
    end(out, open.pop());
    return this;
  }

  /**
   * An element without content.
   *
   * @param name the element's name
   * @param attributes names and values in turn
   * @return this
   */
  public Svg element(String name, Object... attributes) {
    start(name, attributes);
    out.append("/>\n");
    return this;
  }

  /**
   * A line of text.
   *
   * @param text the text
   * @param x where it is anchored
   * @param y its base line
   * @param attributes names and values in turn
   * @return this
   */
  public Svg text(String text, double x, double y, Object... attributes) {
    Object[] all = new Object[attributes.length + 4];
    all[0] = "x";
    all[1] = x;
    all[2] = "y";
    all[3] = y;
    System.arraycopy(attributes, 0, all, 4, attributes.length);
    return content("text", text, all);
  }

  private Svg content(String name, String text, Object... attributes) {
    start(name, attributes);
    out.append('>').append(escape(text));
    end(out, name);
    return this;
  }

  private void start(String name, Object... attributes) {
    out.append('<').append(name);
    for (int i = 0; i + 1 < attributes.length; i += 2) {
      Object value = attributes[i + 1];
      out.append(' ').append(attributes[i]).append("=\"");
      if (value instanceof Number n) {
        number(out, n.doubleValue());
      } else {
        out.append(escape(value.toString()));
      }
      out.append('"');
    }
  }

  private static void end(StringBuilder out, String name) {
    out.append("</").append(name).append(">\n");
  }

  /** Escaped, and without the code units that XML forbids. */
  private static String escape(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c >= 0xD800 && c <= 0xDFFF || c == 0xFFFE || c == 0xFFFF ? 0xFFFD : c)
        .forEach(clean::appendCodePoint);
    return Html.escape(clean.toString());
  }

  /**
   * A length or coordinate as text.
   *
   * @param value pixels
   * @return the number, rounded to hundredths
   */
  public static String number(double value) {
    StringBuilder text = new StringBuilder(8);
    number(text, value);
    return text.toString();
  }

  /**
   * Appends a length or coordinate. Whole-number arithmetic: a live view writes thousands of them
   * in a second.
   *
   * @param text where it goes
   * @param value pixels
   */
  public static void number(StringBuilder text, double value) {
    if (!(Math.abs(value) < 1e9)) {
      throw new IllegalArgumentException(
          "svg: a coordinate must be a number below a billion pixels, but got "
              + Numbers.significant(value, 6)
              + ". Leave such points out.");
    }
    long hundredths = Math.round(value * 100);
    if (hundredths < 0) {
      text.append('-');
      hundredths = -hundredths;
    }
    text.append(hundredths / 100);
    int rest = (int) (hundredths % 100);
    if (rest != 0) {
      text.append('.').append((char) ('0' + rest / 10));
      if (rest % 10 != 0) {
        text.append((char) ('0' + rest % 10));
      }
    }
  }

  /** The whole picture; elements that are still open are closed in it. */
  @Override
  public String toString() {
    StringBuilder all = new StringBuilder(out);
    open.forEach(name -> end(all, name));
    all.setLength(all.length() - 1);
    return all.toString();
  }
}
