package org.lectern.display;

/**
 * Shows values of a class that lies below the package that knows how to draw it. Registered as a
 * service ({@code META-INF/services}), found by {@link Displays}.
 *
 * @param <T> the class it shows
 */
public interface Renderer<T> {
  /**
   * The class it shows; subclasses included.
   *
   * @return the class
   */
  Class<T> type();

  /**
   * The bundle of one value.
   *
   * @param value the value
   * @return a bundle with at least plain text
   */
  MimeBundle render(T value);
}
