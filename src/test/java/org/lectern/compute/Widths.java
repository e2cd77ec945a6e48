package org.lectern.compute;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * The library's {@code compute} package once more, in a class loader of its own: the width of a
 * vector is a constant of a class, so a second width in one Java needs a second class.
 */
final class Widths extends ClassLoader {
  private static final String OURS = "org.lectern.compute.";

  private Widths() {
    super(Widths.class.getClassLoader());
  }

  /** What Compute says of itself, and the fingerprints of several rounds of the battery. */
  record Result(String description, Map<String, String> first, Map<String, String> last) {}

  /** Runs the battery: the first round meets the interpreter, the last one compiled kernels. */
  @SuppressWarnings("unchecked")
  static Result run(String kernels, int bits, int threads, int rounds)
      throws ReflectiveOperationException {
    String bitsBefore = System.setProperty("lectern.vectorBits", Integer.toString(bits));
    String kernelsBefore = System.setProperty("lectern.kernels", kernels);
    try {
      var run =
          new Widths().loadClass(OURS + "Widths").getDeclaredMethod("here", int.class, int.class);
      run.setAccessible(true);
      Object[] result = (Object[]) run.invoke(null, threads, rounds);
      return new Result(
          (String) result[0], (Map<String, String>) result[1], (Map<String, String>) result[2]);
    } finally {
      restore("lectern.vectorBits", bitsBefore);
      restore("lectern.kernels", kernelsBefore);
    }
  }

  private static void restore(String property, String value) {
    if (value == null) {
      System.clearProperty(property);
    } else {
      System.setProperty(property, value);
    }
  }

  /** Called in the other class loader; the result holds classes of the JDK only. */
  static Object[] here(int threads, int rounds) {
    Compute.threads(threads);
    Map<String, String> first = Battery.run(Engine.compute());
    Map<String, String> last = first;
    for (int i = 1; i < rounds; i++) {
      last = Battery.run(Engine.compute());
    }
    return new Object[] {Compute.describe(), first, last};
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(OURS)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = in.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
