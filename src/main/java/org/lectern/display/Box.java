package org.lectern.display;

/**
 * A framed remark in HTML. Frame and background are half transparent and the text keeps the page's
 * colour, so that it is legible on light and on dark pages; a sign before the text says what the
 * colour says.
 */
public final class Box {
  private Box() {}

  /**
   * Something that is wrong, or may be.
   *
   * @param title what it is about
   * @param problem what was noticed
   * @param advice what to try
   * @return HTML with inline styles
   */
  public static String warning(String title, String problem, String advice) {
    return open("213,94,0")
        + "⚠ <b>"
        + escape(title)
        + "</b><div>"
        + escape(problem)
        + "</div><div style=\"margin-top:2px\">→ "
        + escape(advice)
        + "</div></div>";
  }

  /**
   * Something that is as it should be.
   *
   * @param text what is good
   * @return HTML with inline styles
   */
  public static String good(String text) {
    return open("0,158,115") + "✓ " + escape(text) + "</div>";
  }

  private static String open(String colour) {
    return "<div style=\"text-align:left;max-width:60em;margin:6px 0;padding:6px 12px;"
        + "border:1px solid rgba("
        + colour
        + ",0.6);border-left:6px solid rgb("
        + colour
        + ");border-radius:4px;background:rgba("
        + colour
        + ",0.1)\">";
  }

  /** A dollar sign must not start a formula in a notebook. */
  private static String escape(String text) {
    return Html.escape(text).replace("$", "&#36;");
  }
}
