package org.lectern.kernel.shell;

/** Carries the error of code that a cell runs by a magic or by {@code eval}. */
public final class CellFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient CellError error;

  CellFailure(CellError error) {
    super(error.name() + ": " + error.message());
    this.error = error;
  }

  /**
   * The error as the notebook shows it.
   *
   * @return the error
   */
  public CellError error() {
    return error;
  }
}
