package org.lectern.kernel.magic;

/** A magic that can't do what it was asked for; the message tells what to try. */
public final class MagicException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * An error.
   *
   * @param message who, what was needed, what came, what to try
   */
  public MagicException(String message) {
    super(message);
  }

  /**
   * An error with a cause.
   *
   * @param message who, what was needed, what came, what to try
   * @param cause what went wrong
   */
  public MagicException(String message, Throwable cause) {
    super(message, cause);
  }
}
