package io.github.spencerpark.ijava.runtime;

import org.lectern.kernel.Cell;

/**
 * IJava's functions that reach the kernel. They are {@link Cell}'s own, inherited, so that a
 * notebook which imports these beside those has each of them once.
 */
public final class Kernel extends Cell {
  private Kernel() {}
}
