package org.lectern.notebook;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import org.lectern.display.Output;

/**
 * Lectern's pictures, tables and live views in a notebook with the stock IJava kernel. One line
 * after the one that loads the library:
 *
 * <pre>{@code
 * org.lectern.notebook.IJavaDisplays.register();
 * }</pre>
 *
 * <p>In Lectern's own kernel and in JJava no such line is needed; there it does no harm.
 */
public final class IJavaDisplays {
  private static final String KERNEL = "io.github.spencerpark.ijava.IJava";

  private IJavaDisplays() {}

  /**
   * Shows Lectern's values in this notebook from now on. A second call changes nothing.
   *
   * @throws IllegalStateException if this is no notebook with IJava's kernel
   */
  public static void register() {
    if (Output.isInstalled()) {
      return;
    }
    Object kernel = kernel();
    try {
      IJavaOutput.install((BaseKernel) kernel);
    } catch (ClassCastException | LinkageError other) {
      throw absent(other.toString());
    }
  }

  private static Object kernel() {
    Object kernel;
    try {
      kernel = Class.forName(KERNEL).getMethod("getKernelInstance").invoke(null);
    } catch (ReflectiveOperationException | LinkageError missing) {
      throw absent("there is no " + KERNEL);
    }
    if (kernel == null) {
      throw absent("no kernel has been started");
    }
    return kernel;
  }

  private static IllegalStateException absent(String reason) {
    return new IllegalStateException(
        "IJavaDisplays.register() needs a notebook with the IJava kernel, but "
            + reason
            + ". Elsewhere leave the line out: Lectern's own kernel and JJava need none");
  }
}
