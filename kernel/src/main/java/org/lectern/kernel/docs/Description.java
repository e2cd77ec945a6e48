package org.lectern.kernel.docs;

import java.util.regex.Pattern;

/**
 * What is known about a name, for the tooltip of a notebook.
 *
 * @param html for notebooks
 * @param text for consoles
 */
public record Description(String html, String text) {
  private static final Pattern LEADING_PARAGRAPH = Pattern.compile("(<p>)\\s*(?=<(?:p|pre|ul)>)");

  /** Builds a description out of signatures, comments and code. */
  public static final class Builder {
    private final StringBuilder html = new StringBuilder();

    /** An empty description. */
    public Builder() {}

    /**
     * Adds a signature, its name in bold.
     *
     * @param before what stands before the name
     * @param name the name
     * @param after what stands after it
     * @return this builder
     */
    public Builder signature(String before, String name, String after) {
      html.append("<p><code>")
          .append(Comment.escape(before))
          .append("<b>")
          .append(Comment.escape(name))
          .append("</b>")
          .append(Comment.escape(after))
          .append("</code></p>\n");
      return this;
    }

    /**
     * Adds all of a documentation comment.
     *
     * @param comment its text
     * @return this builder
     */
    public Builder comment(String comment) {
      if (!comment.isBlank()) {
        html.append(Comment.html(comment));
      }
      return this;
    }

    /**
     * Adds the first sentence of a documentation comment.
     *
     * @param comment its text
     * @return this builder
     */
    public Builder sentence(String comment) {
      if (!comment.isBlank()) {
        html.append("<p>").append(Comment.firstSentence(comment)).append("</p>\n");
      }
      return this;
    }

    /**
     * Adds a paragraph.
     *
     * @param text its text
     * @return this builder
     */
    public Builder paragraph(String text) {
      html.append("<p>").append(Comment.escape(text)).append("</p>\n");
      return this;
    }

    /**
     * Adds code as it is.
     *
     * @param text the code
     * @return this builder
     */
    public Builder code(String text) {
      html.append("<pre>").append(Comment.escape(text)).append("</pre>\n");
      return this;
    }

    /**
     * The description.
     *
     * @return HTML and text
     */
    public Description build() {
      String clean = LEADING_PARAGRAPH.matcher(html).replaceAll("");
      return new Description(clean, PlainText.of(clean));
    }
  }
}
