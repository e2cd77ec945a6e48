package org.lectern;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lectern.compute.Compute;

/**
 * The library once more, in a class loader of its own, with other settings: kernels, vector width
 * and threads are constants of classes. Classes may be put in the place of others, to see that
 * tests notice.
 */
public final class Isolated extends ClassLoader {
  private static final String OURS = "org.lectern.";

  private final Map<String, String> substitutes;

  private Isolated(Map<String, String> substitutes) {
    super(Isolated.class.getClassLoader());
    this.substitutes = substitutes;
  }

  /**
   * A library with its own settings.
   *
   * @param kernels {@code scalar} or {@code vector}
   * @param bits the width of vectors
   * @param threads how many threads
   */
  public static Isolated of(String kernels, int bits, int threads) {
    return of(kernels, bits, threads, Map.of());
  }

  /**
   * The same with test classes in the place of others. Both names of a pair must have the same
   * length, because one replaces the other in the bytes of the class.
   *
   * @param substitutes the class that serves, by the one that it replaces
   */
  public static Isolated of(
      String kernels, int bits, int threads, Map<String, String> substitutes) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("lectern.kernels", kernels);
    settings.put("lectern.vectorBits", Integer.toString(bits));
    settings.put("lectern.threads", Integer.toString(threads));
    Map<String, String> before = new LinkedHashMap<>();
    settings.forEach((name, value) -> before.put(name, System.setProperty(name, value)));
    try {
      Isolated library = new Isolated(substitutes);
      // reads the settings
      library.call(Compute.class.getName(), "describe");
      return library;
    } finally {
      before.forEach(Isolated::restore);
    }
  }

  private static void restore(String property, String value) {
    if (value == null) {
      System.clearProperty(property);
    } else {
      System.setProperty(property, value);
    }
  }

  /** Calls a static method without parameters, whose result is of a class of the JDK. */
  public Object call(String type, String method) {
    try {
      Method target = loadClass(type).getDeclaredMethod(method);
      target.setAccessible(true);
      return target.invoke(null);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What computes there. */
  public String describe() {
    return (String) call(Compute.class.getName(), "describe");
  }

  /**
   * An object of this library behind an interface of the caller's: parameters and results are
   * numbers, arrays, texts and enums.
   *
   * @param api the interface
   * @param type the class whose static method makes the object
   * @param method the method, without parameters
   */
  public <T> T make(Class<T> api, Class<?> type, String method) {
    Object there = call(type.getName(), method);
    InvocationHandler forward =
        (proxy, called, arguments) -> invoke(target(api, called), there, arguments);
    return api.cast(Proxy.newProxyInstance(api.getClassLoader(), new Class<?>[] {api}, forward));
  }

  private Method target(Class<?> api, Method called) throws ReflectiveOperationException {
    Class<?>[] types = there(called.getParameterTypes());
    Method target = loadClass(api.getName()).getMethod(called.getName(), types);
    target.setAccessible(true);
    return target;
  }

  private Object invoke(Method target, Object there, Object[] arguments) throws Throwable {
    Object[] translated = arguments == null ? new Object[0] : arguments.clone();
    for (int i = 0; i < translated.length; i++) {
      if (translated[i] instanceof Enum<?> constant) {
        translated[i] = target.getParameterTypes()[i].getEnumConstants()[constant.ordinal()];
      }
    }
    try {
      return target.invoke(there, translated);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private Class<?>[] there(Class<?>[] types) throws ClassNotFoundException {
    Class<?>[] there = types.clone();
    for (int i = 0; i < there.length; i++) {
      there[i] = there[i].isEnum() ? loadClass(there[i].getName()) : there[i];
    }
    return there;
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
    String source = substitutes.getOrDefault(name, name);
    try (InputStream in = getResourceAsStream(source.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = in.readAllBytes();
      if (!source.equals(name)) {
        rename(bytes, source.replace('.', '/'), name.replace('.', '/'));
      }
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private static void rename(byte[] bytes, String from, String to) {
    byte[] old = from.getBytes(StandardCharsets.UTF_8);
    byte[] replacement = to.getBytes(StandardCharsets.UTF_8);
    if (old.length != replacement.length) {
      throw new IllegalArgumentException(from + " and " + to + " must have the same length");
    }
    for (int i = 0; i + old.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + old.length, old, 0, old.length)) {
        System.arraycopy(replacement, 0, bytes, i, old.length);
      }
    }
  }
}
