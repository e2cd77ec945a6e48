package org.lectern.kernel.magic;

import io.github.spencerpark.jupyter.kernel.magic.registry.CellMagicFunction;
import io.github.spencerpark.jupyter.kernel.magic.registry.LineMagicFunction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A magic that the kernel brings.
 *
 * @param names its name and the others it is known by
 * @param usage what to write after % or %% and the name
 * @param purpose what it does, in one sentence
 * @param line what it does as a line, or null
 * @param cell what it does as a cell, or null
 * @param code whether it takes Java: as the rest of its line, and as its body
 */
record Magic(
    List<String> names,
    String usage,
    String purpose,
    @Nullable LineMagicFunction<?> line,
    @Nullable CellMagicFunction<?> cell,
    boolean code) {
  static Magic line(String names, String usage, String purpose, LineMagicFunction<?> line) {
    return new Magic(List.of(names.split(" ")), usage, purpose, line, null, false);
  }

  /** The same magic, which also takes a body. */
  Magic orCell(CellMagicFunction<?> function) {
    return new Magic(names, usage, purpose, line, function, code);
  }

  /** The same magic, for Java. */
  Magic ofCode() {
    return new Magic(names, usage, purpose, line, cell, true);
  }

  String name() {
    return names.get(0);
  }
}
