package org.lectern.compute;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for {@link KernelsLookup} (a name of the same length) in a library of its own: gives
 * the scalar kernels with one operation changed, named by the system property {@code
 * lectern.mutant}. Each mutant is right to within rounding.
 */
final class MutantsLookup {
  private MutantsLookup() {}

  static KernelsLookup.Choice choose(@Nullable String ignored) {
    Kernels kernels = new ScalarKernels();
    Mutant mutant = Mutant.valueOf(System.getProperty("lectern.mutant"));
    Object changed =
        Proxy.newProxyInstance(
            Kernels.class.getClassLoader(),
            new Class<?>[] {Kernels.class},
            (proxy, method, arguments) -> {
              if (mutant.changes(method.getName(), arguments)) {
                return null;
              }
              try {
                return method.invoke(kernels, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return new KernelsLookup.Choice((Kernels) changed, "mutant " + mutant, null);
  }
}
