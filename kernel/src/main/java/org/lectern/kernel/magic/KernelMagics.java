package org.lectern.kernel.magic;

import io.github.spencerpark.jupyter.kernel.magic.registry.CellMagicFunction;
import io.github.spencerpark.jupyter.kernel.magic.registry.LineMagicFunction;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All magics by name: the kernel's, and those that a notebook registers. basekernel's own registry
 * can't say which names it holds.
 */
public final class KernelMagics extends Magics implements MagicNames {
  private final Map<String, LineMagicFunction<?>> lines = new TreeMap<>();
  private final Map<String, CellMagicFunction<?>> cells = new TreeMap<>();
  private final Map<String, Magic> own = new TreeMap<>();

  /** A registry without magics. */
  public KernelMagics() {}

  void register(Magic magic) {
    for (String name : magic.names()) {
      if (magic.line() != null) {
        registerLineMagic(name, magic.line());
      }
      if (magic.cell() != null) {
        registerCellMagic(name, magic.cell());
      }
      own.put(name, magic);
    }
  }

  @Override
  public synchronized void registerLineMagic(String name, LineMagicFunction<?> magic) {
    lines.put(name, magic);
    own.remove(name);
  }

  @Override
  public synchronized void registerCellMagic(String name, CellMagicFunction<?> magic) {
    cells.put(name, magic);
    own.remove(name);
  }

  @Override
  public <T extends LineMagicFunction<?> & CellMagicFunction<?>> void registerLineCellMagic(
      String name, T magic) {
    registerLineMagic(name, magic);
    registerCellMagic(name, magic);
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <T> @Nullable T applyLineMagic(String name, List<String> args) throws Exception {
    LineMagicFunction<?> magic;
    synchronized (this) {
      magic = lines.get(name);
    }
    if (magic == null) {
      throw new MagicException(unknownLine(name));
    }
    return (T) magic.execute(args);
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <T> @Nullable T applyCellMagic(String name, List<String> args, String body)
      throws Exception {
    CellMagicFunction<?> magic;
    synchronized (this) {
      magic = cells.get(name);
    }
    if (magic == null) {
      throw new MagicException(unknownCell(name));
    }
    return (T) magic.execute(args, body);
  }

  @Override
  public synchronized boolean isLineMagic(String name) {
    return lines.containsKey(name);
  }

  @Override
  public boolean takesText(String name) {
    return isLineMagic(name) && isCode(name);
  }

  @Override
  public boolean hasCode(String name) {
    return isCode(name);
  }

  /**
   * Whether the value of a magic is a value of the user's Java, to be shown under the cell.
   *
   * @param name the name
   * @return whether it is
   */
  public synchronized boolean isCode(String name) {
    Magic magic = own.get(name);
    return magic != null && magic.code();
  }

  /**
   * The names of all line magics.
   *
   * @return the names, in order, without %
   */
  public synchronized List<String> lineNames() {
    return new ArrayList<>(lines.keySet());
  }

  /**
   * The names of all cell magics.
   *
   * @return the names, in order, without %%
   */
  public synchronized List<String> cellNames() {
    return new ArrayList<>(cells.keySet());
  }

  /** The kernel's own magics by each of their names. */
  synchronized Map<String, Magic> own() {
    return new TreeMap<>(own);
  }

  private String unknownLine(String name) {
    if (name.startsWith("%")) {
      return name.isEmpty() || !cellNames().contains(name.substring(1))
          ? unknownCell(name.substring(1))
          : "%"
              + name
              + ": a cell magic takes a whole cell, but this one stands further down. Move it to"
              + " the first line of a cell of its own.";
    }
    if (cellNames().contains(name)) {
      return "%"
          + name
          + ": needs a body, but stands on a line. Write %%"
          + name
          + " in the first line of a cell and the body below.";
    }
    return unknown("%" + name, "line", name, lineNames(), "%");
  }

  private String unknownCell(String name) {
    if (lineNames().contains(name)) {
      return "%%"
          + name
          + ": needs a magic for whole cells, but there is only one for a line. Write %"
          + name
          + ".";
    }
    return unknown("%%" + name, "cell", name, cellNames(), "%%");
  }

  private static String unknown(
      String shown, String kind, String name, Collection<String> names, String mark) {
    List<String> near = NearNames.of(name, names);
    String advice =
        near.isEmpty()
            ? "%lsmagic lists them all."
            : "Did you mean " + mark + String.join(" or " + mark, near) + "?";
    return shown + ": a magic's name is needed, but no " + kind + " magic has this one. " + advice;
  }
}
