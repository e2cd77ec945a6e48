package org.lectern.notebook;

import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.lectern.display.Output;

/**
 * Lectern's pictures, tables and live views in a notebook with the JJava kernel. Nothing is to be
 * done: JJava finds this extension when the library is added to its class path. Where extensions
 * are switched off, one line does it:
 *
 * <pre>{@code
 * new org.lectern.notebook.JJavaDisplays().install(getKernelInstance());
 * }</pre>
 */
public final class JJavaDisplays implements Extension {
  private static final String KERNEL = "org.lectern.notebook.jjava";

  /** An extension; JJava makes it. */
  public JJavaDisplays() {}

  /**
   * Shows Lectern's values from now on. JJava loads extensions with a class loader of their own,
   * closed by now, whose classes are not those of the cells. So a cell does the work, and this
   * method uses no other class of Lectern.
   *
   * @param kernel the running kernel
   */
  @Override
  public void install(BaseKernel kernel) {
    System.getProperties().put(KERNEL, kernel);
    try {
      kernel.eval(JJavaDisplays.class.getName() + ".register();");
    } catch (Exception | LinkageError unable) {
      // the kernel works on, and shows Lectern's values as text
    } finally {
      System.getProperties().remove(KERNEL);
    }
  }

  /**
   * What the extension calls in a cell. A second call changes nothing.
   *
   * @throws IllegalStateException if called by anyone else
   */
  public static void register() {
    if (Output.isInstalled()) {
      return;
    }
    if (!(System.getProperties().get(KERNEL) instanceof BaseKernel kernel)) {
      throw new IllegalStateException(
          "JJavaDisplays.register() needs the kernel, which only JJava knows. Write: new"
              + " org.lectern.notebook.JJavaDisplays().install(getKernelInstance())");
    }
    JJavaOutput.install(kernel);
  }
}
