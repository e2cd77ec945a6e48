package org.lectern.tensor;

/** Shapes that don't fit; the message says which were needed, which came and what to try. */
public class ShapeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /**
   * An exception with a whole message.
   *
   * @param message who, what was needed, what came, what to try
   */
  public ShapeException(String message) {
    super(message);
  }
}
