package org.lectern.kernel.magic;

/** What the parser has to know about magics. */
public interface MagicNames {
  /**
   * Whether there is a line magic of this name.
   *
   * @param name the name, without %
   * @return whether it is known
   */
  boolean isLineMagic(String name);

  /**
   * Whether a line magic takes the rest of its line as one text, not as words.
   *
   * @param name the name, without %
   * @return whether it does
   */
  boolean takesText(String name);

  /**
   * Whether the body of a cell magic is Java.
   *
   * @param name the name, without %%
   * @return whether it is
   */
  boolean hasCode(String name);
}
