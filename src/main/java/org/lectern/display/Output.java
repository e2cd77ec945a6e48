package org.lectern.display;

/**
 * Where pictures go while a cell runs. Outside a notebook nothing is shown; a kernel installs its
 * own with {@link #install}.
 */
public interface Output {
  /**
   * Shows a new picture.
   *
   * @param id a name to update it by, unique in the session
   * @param bundle what to show
   */
  void show(String id, MimeBundle bundle);

  /**
   * Replaces a picture in place.
   *
   * @param id the name it was shown with
   * @param bundle what to show instead
   */
  void update(String id, MimeBundle bundle);

  /**
   * Clears what the running cell has shown.
   *
   * @param wait whether to wait until the next picture comes, which avoids flicker
   */
  void clear(boolean wait);

  /**
   * A number for the running cell, so that one picture is not shown twice in it.
   *
   * @return a number that differs from cell to cell, or -1 where there are none
   */
  default long cell() {
    return -1;
  }

  /**
   * The output in use.
   *
   * @return the kernel's output, or one that shows nothing
   */
  static Output current() {
    return Outputs.current;
  }

  /**
   * Whether a notebook is listening.
   *
   * @return false where {@link #current} shows nothing
   */
  static boolean isInstalled() {
    return Outputs.current != Outputs.NONE;
  }

  /**
   * Sends pictures to a notebook from now on.
   *
   * @param output the notebook's output
   */
  static void install(Output output) {
    Outputs.current = output;
  }
}
