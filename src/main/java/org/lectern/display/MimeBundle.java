package org.lectern.display;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing to see, in several formats: a front end takes the richest it knows. Every bundle has
 * {@code text/plain}. Immutable.
 */
public final class MimeBundle {
  /** Plain text, which every bundle has. */
  public static final String TEXT = "text/plain";

  /** HTML without scripts. */
  public static final String HTML = "text/html";

  /** A formula, for front ends that prefer it to the {@link #HTML} beside it. */
  public static final String LATEX = "text/latex";

  /** A static picture that shows offline in every front end. */
  public static final String SVG = "image/svg+xml";

  /** An interactive picture, for front ends that have Plotly; its content is a map. */
  public static final String PLOTLY = "application/vnd.plotly.v1+json";

  private final Map<String, Object> data;

  private MimeBundle(Map<String, Object> data) {
    this.data = Collections.unmodifiableMap(data);
  }

  /**
   * A bundle of plain text alone.
   *
   * @param text the text, without a line break at its end
   * @return the bundle
   */
  public static MimeBundle text(String text) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put(TEXT, text);
    return new MimeBundle(data);
  }

  /**
   * The same bundle with one more format.
   *
   * @param mime the format's MIME type, such as {@link #SVG}
   * @param content a string, or for JSON types a map
   * @return the larger bundle
   */
  public MimeBundle with(String mime, Object content) {
    Map<String, Object> more = new LinkedHashMap<>(data);
    more.put(mime, content);
    return new MimeBundle(more);
  }

  /**
   * The same bundle with another text, such as the text of what the picture shows.
   *
   * @param text the text
   * @return a bundle with this text and the same other formats
   */
  public MimeBundle retold(String text) {
    Map<String, Object> other = new LinkedHashMap<>(data);
    other.put(TEXT, text);
    return new MimeBundle(other);
  }

  /**
   * All formats, by MIME type.
   *
   * @return an unmodifiable map
   */
  public Map<String, Object> data() {
    return data;
  }

  /**
   * The plain text.
   *
   * @return the text
   */
  public String text() {
    return (String) data.get(TEXT);
  }

  @Override
  public String toString() {
    return text();
  }
}
