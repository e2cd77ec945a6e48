package org.lectern.notebook;

import java.lang.reflect.Field;

/** Which cell runs, as a kernel counts them for itself. */
final class ExecutionCount {
  private ExecutionCount() {}

  /** The number in the kernel's protected field, or -1 if there is none. */
  static long of(Object kernel, Class<?> base) {
    try {
      Field count = base.getDeclaredField("executionCount");
      count.setAccessible(true);
      return count.get(kernel) instanceof Number number ? number.longValue() : -1;
    } catch (ReflectiveOperationException | RuntimeException hidden) {
      return -1;
    }
  }
}
