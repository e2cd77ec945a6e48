package org.lectern.kernel;

import java.lang.reflect.Method;

/** What the kernel says about itself. */
final class Banner {
  private Banner() {}

  static String version() {
    String version = Banner.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  static String text() {
    return "Lectern "
        + version()
        + ", Java "
        + Runtime.version()
        + " ("
        + System.getProperty("java.vendor")
        + ")"
        + compute();
  }

  private static String compute() {
    try {
      Method describe = Class.forName("org.lectern.compute.Compute").getMethod("describe");
      return "\n" + describe.invoke(null);
    } catch (ReflectiveOperationException | LinkageError unavailable) {
      return "";
    }
  }
}
