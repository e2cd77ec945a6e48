package org.lectern.kernel.shell;

import java.io.File;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds classes for cells: those of the class path that the kernel shares, of jars added later, and
 * of other cells. JShell puts each snippet into a class such as {@code REPL.$JShell$12B}: the
 * second for snippet 12, with the snippet's own classes inside.
 */
final class CellClassLoader extends URLClassLoader {
  static {
    registerAsParallelCapable();
  }

  private static final String CELLS = "REPL.";
  private static final Pattern WRAPPER =
      Pattern.compile("REPL[./](\\$JShell\\$([0-9A-Za-z]*?[0-9]+)[A-Z]*)");

  /** Where classes are, as long as anything uses them. */
  private final Map<String, WeakReference<CellLot>> lots = new HashMap<>();

  /** What cells to come may use, the oldest first. */
  private final Map<String, CellLot> current = new LinkedHashMap<>();

  private final SharedClasses shared;

  /** Whether a cell has used the library that the kernel lends. */
  private volatile boolean lentToCells;

  CellClassLoader(SharedClasses shared) {
    super("cells", new URL[0], shared);
    this.shared = shared;
    setDefaultAssertionStatus(true);
  }

  /** Takes in classes that belong together; they are defined when first asked for. */
  CellLot declare(Map<String, byte[]> classes) {
    Set<String> own = new LinkedHashSet<>();
    classes.keySet().forEach(name -> own.add(wrapper(name)));
    synchronized (lots) {
      Set<CellLot> needed = new LinkedHashSet<>();
      for (byte[] bytes : classes.values()) {
        Matcher used = WRAPPER.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        while (used.find()) {
          CellLot lot = own.contains(used.group(1)) ? null : lot(used.group(1));
          if (lot != null) {
            needed.add(lot);
          }
        }
      }
      CellLot lot = new CellLot(this, classes, List.copyOf(needed));
      for (String wrapper : own) {
        lots.put(wrapper, new WeakReference<>(lot));
        current.remove(wrapper);
        current.put(wrapper, lot);
      }
      return lot;
    }
  }

  /**
   * Lets go of the classes of all snippets but some, and of all but the newest class of each.
   *
   * @param snippets the ids of what cells to come may use
   */
  void keepOnly(Set<String> snippets) {
    synchronized (lots) {
      Map<String, String> newest = new HashMap<>();
      current.keySet().forEach(wrapper -> newest.put(snippet(wrapper), wrapper));
      current
          .keySet()
          .removeIf(
              wrapper ->
                  !snippets.contains(snippet(wrapper))
                      || !wrapper.equals(newest.get(snippet(wrapper))));
      lots.values().removeIf(lot -> lot.get() == null);
    }
  }

  /** The snippets whose classes still exist. */
  Set<String> existing() {
    Set<String> ids = new LinkedHashSet<>();
    synchronized (lots) {
      lots.keySet().forEach(wrapper -> ids.add(snippet(wrapper)));
    }
    return ids;
  }

  void addPath(String path) throws MalformedURLException {
    for (String entry : path.split(File.pathSeparator)) {
      addURL(new File(entry).toURI().toURL());
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(CELLS)) {
      return super.loadClass(name, resolve);
    }
    CellLot lot;
    synchronized (lots) {
      lot = lot(wrapper(name));
    }
    Class<?> found = lot == null ? null : lot.own(name);
    if (found == null) {
      throw new ClassNotFoundException(name);
    }
    return found;
  }

  /**
   * A class of the library that the kernel lends, or of the notebook's own, for a cell. The JVM
   * notes it for the cell that asked, not for this loader.
   *
   * @param keeps whether that cell has used the kernel's before
   */
  Class<?> forCell(String name, boolean keeps) throws ClassNotFoundException {
    Class<?> found = keeps ? shared.lent(name) : super.loadClass(name, false);
    if (isLent(found)) {
      lentToCells = true;
    }
    return found;
  }

  /** Whether a class is the kernel's, lent. */
  boolean isLent(Class<?> found) {
    return KernelLibraries.isLent(found.getName()) && found.getClassLoader() != this;
  }

  /** Whether a cell has used the library that the kernel lends. */
  boolean hasLent() {
    return lentToCells;
  }

  /** Whether the JVM has bound classes of added jars to a class that the kernel lends. */
  boolean hasBound(String name) {
    Class<?> found = findLoadedClass(name);
    return found != null && isLent(found);
  }

  void stopLending() {
    shared.stopLending();
  }

  private @Nullable CellLot lot(String wrapper) {
    WeakReference<CellLot> lot = lots.get(wrapper);
    return lot == null ? null : lot.get();
  }

  private static String wrapper(String className) {
    Matcher found = WRAPPER.matcher(className);
    return found.lookingAt() ? found.group(1) : className;
  }

  private static String snippet(String wrapper) {
    Matcher found = WRAPPER.matcher(CELLS + wrapper);
    return found.lookingAt() ? found.group(2) : wrapper;
  }
}
