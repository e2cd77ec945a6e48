package org.lectern.kernel.install;

/** Something that a user asked for can't be done. The message tells why, and what to try. */
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * A refusal.
   *
   * @param what what can't be done
   * @param needed what it needs
   * @param got what is there instead
   * @param tryThis what may help
   */
  public Refusal(String what, String needed, String got, String tryThis) {
    super(
        what
            + System.lineSeparator()
            + line("needed: ", needed)
            + line("got:    ", got)
            + "  try:    "
            + tryThis);
  }

  private static String line(String label, String text) {
    return text.isEmpty() ? "" : "  " + label + text + System.lineSeparator();
  }
}
