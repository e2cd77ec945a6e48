package org.lectern.kernel.shell;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Defines the classes of cells, above the kernel's class path and jars added later. */
final class CellClassLoader extends URLClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final Map<String, byte[]> declared = new ConcurrentHashMap<>();

  CellClassLoader(ClassLoader parent) {
    super("cells", new URL[0], parent);
    // so that assert works in cells even where a hand-made kernelspec forgets -ea
    setDefaultAssertionStatus(true);
  }

  void declare(String name, byte[] bytes) {
    declared.put(name, bytes);
  }

  void addPath(String path) throws MalformedURLException {
    for (String entry : path.split(File.pathSeparator)) {
      addURL(new File(entry).toURI().toURL());
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = declared.remove(name);
    return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
  }
}
