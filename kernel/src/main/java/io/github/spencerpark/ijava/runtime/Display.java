package io.github.spencerpark.ijava.runtime;

import org.lectern.kernel.Cell;

/**
 * IJava's functions that show values. They are {@link Cell}'s own, inherited, so that a notebook
 * which imports these beside those has each of them once.
 */
public final class Display extends Cell {
  private Display() {}
}
