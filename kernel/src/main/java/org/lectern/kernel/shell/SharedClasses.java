package org.lectern.kernel.shell;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kernel's class path as cells see it: without {@link KernelLibraries}. */
final class SharedClasses extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  SharedClasses(ClassLoader kernel) {
    super("shared", kernel);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (KernelLibraries.hasClass(name)) {
      throw new ClassNotFoundException(name);
    }
    return super.loadClass(name, resolve);
  }

  @Override
  public @Nullable URL getResource(String name) {
    URL first = super.getResource(name);
    return first == null || isShared(name, first)
        ? first
        : others(name).stream().findFirst().orElse(null);
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return Collections.enumeration(shared(name, super.getResources(name)));
  }

  private List<URL> others(String name) {
    try {
      return shared(name, super.getResources(name));
    } catch (IOException e) {
      return List.of();
    }
  }

  private static List<URL> shared(String name, Enumeration<URL> all) {
    return Collections.list(all).stream().filter(url -> isShared(name, url)).toList();
  }

  /** Files such as those in META-INF are told apart by their jar. */
  private static boolean isShared(String name, URL place) {
    String text = place.toString();
    int end = text.lastIndexOf("!/");
    String jar = end < 0 ? "" : text.substring(text.lastIndexOf('/', end) + 1, end);
    return !KernelLibraries.hasClass(name.replace('/', '.')) && !KernelLibraries.hasJar(jar);
  }
}
