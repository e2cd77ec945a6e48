package org.lectern.display;

/** A value that can show itself in a notebook. */
public interface Displayable {
  /**
   * The value as a picture or table, and as text.
   *
   * @return a bundle with at least plain text
   */
  MimeBundle toMimeBundle();
}
