package io.github.spencerpark.ijava;

import org.lectern.kernel.Cell;

/** IJava's entry, from which notebooks get the kernel. */
public final class IJava {
  private IJava() {}

  /**
   * The running kernel.
   *
   * @return the kernel
   */
  public static JavaKernel getKernelInstance() {
    return Cell.getKernelInstance();
  }
}
