package org.lectern.tensor;

import org.jspecify.annotations.Nullable;

/**
 * The refusal of a null. A student meets one without writing it: in a notebook a variable is null
 * where the cell that sets it has failed.
 */
public final class Given {
  private Given() {}

  /**
   * A value that must be there.
   *
   * @param <T> its type
   * @param who begins the message, such as {@code softmax}
   * @param what was needed, such as {@code a tensor}
   * @param value the value, or null
   * @return the value
   * @throws IllegalArgumentException if it is null
   */
  public static <T> T required(String who, String what, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException(
          who + ": needs " + what + ", but got null. Is its variable set before this line?");
    }
    return value;
  }
}
