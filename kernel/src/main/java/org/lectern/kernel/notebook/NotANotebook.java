package org.lectern.kernel.notebook;

import java.io.IOException;

/** A file that is no notebook of format 4. The message says what it is, such as {@code no JSON}. */
public final class NotANotebook extends IOException {
  private static final long serialVersionUID = 1;

  NotANotebook(String message) {
    super(message);
  }
}
