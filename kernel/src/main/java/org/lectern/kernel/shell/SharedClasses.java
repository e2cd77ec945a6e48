package org.lectern.kernel.shell;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The kernel's class path as cells see it: without {@link KernelLibraries}, but for what is lent.
 */
final class SharedClasses extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private volatile boolean lending = true;

  SharedClasses(ClassLoader kernel) {
    super("shared", kernel);
  }

  /** Whether cells see the library that is lent. */
  boolean isLending() {
    return lending;
  }

  /** Hides the library that was lent. */
  void stopLending() {
    lending = false;
  }

  /** A class of the library that is lent, for who has used it before. */
  Class<?> lent(String name) throws ClassNotFoundException {
    return super.loadClass(name, false);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (isHidden(name)) {
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

  private List<URL> shared(String name, Enumeration<URL> all) {
    return Collections.list(all).stream().filter(url -> isShared(name, url)).toList();
  }

  private boolean isHidden(String name) {
    return KernelLibraries.hasClass(name) && !(lending && KernelLibraries.isLent(name));
  }

  /** Files such as those in META-INF are told apart by their jar. */
  private boolean isShared(String name, URL place) {
    String text = place.toString();
    int end = text.lastIndexOf("!/");
    String jar = end < 0 ? "" : text.substring(text.lastIndexOf('/', end) + 1, end);
    boolean lent = lending && KernelLibraries.isLentJar(jar);
    return !isHidden(name.replace('/', '.')) && (lent || !KernelLibraries.hasJar(jar));
  }
}
