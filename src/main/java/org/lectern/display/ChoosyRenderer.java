package org.lectern.display;

/**
 * A renderer that shows some values of its class and leaves the others as they are: a list is shown
 * only if it holds tensors.
 *
 * @param <T> the class
 */
public interface ChoosyRenderer<T> extends Renderer<T> {
  /**
   * Whether it shows a value.
   *
   * @param value a value of its class
   * @return false to leave it to others
   */
  boolean shows(T value);
}
