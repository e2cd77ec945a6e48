package org.lectern.kernel.shell;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Defines the classes that JShell loads together. A static field holds the value of a variable, and
 * a class lives as long as its loader: with a loader for each lot the values of replaced variables
 * and whole replaced classes are collected once nothing uses them. A lambda that still refers to a
 * replaced variable keeps it.
 */
final class CellLot extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final CellClassLoader cells;
  private final Map<String, byte[]> declared;

  /** References are resolved late, perhaps after what they name has been replaced. */
  @SuppressWarnings({"unused", "FieldCanBeLocal"})
  private final List<CellLot> needed;

  /** Whether this has used the library that the kernel lends; then it keeps it. */
  private volatile boolean keepsLent;

  CellLot(CellClassLoader cells, Map<String, byte[]> classes, List<CellLot> needed) {
    super("cells", cells);
    this.cells = cells;
    declared = new ConcurrentHashMap<>(classes);
    this.needed = needed;
    // so that assert works in cells even where a hand-made kernelspec forgets -ea
    setDefaultAssertionStatus(true);
  }

  /**
   * A class of this lot.
   *
   * @return the class, or null if it belongs to another lot
   */
  @Nullable Class<?> own(String name) {
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      byte[] bytes = known == null ? declared.remove(name) : null;
      return bytes == null ? known : defineClass(name, bytes, 0, bytes.length);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    Class<?> own = own(name);
    if (own != null) {
      return own;
    }
    if (!KernelLibraries.isLent(name)) {
      return cells.loadClass(name);
    }
    Class<?> found = cells.forCell(name, keepsLent);
    if (cells.isLent(found)) {
      keepsLent = true;
    }
    return found;
  }
}
