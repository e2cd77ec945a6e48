package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import org.jspecify.annotations.Nullable;
import org.lectern.kernel.magic.KernelMagics;

/** The kernel under IJava's name, with what IJava adds to basekernel's. */
public abstract class JavaKernel extends BaseKernel {
  /** A kernel. */
  protected JavaKernel() {}

  /**
   * Makes the classes of a jar or folder usable in cells.
   *
   * @param path the jar or folder
   */
  public abstract void addToClasspath(String path);

  /**
   * The magics; notebooks register their own here.
   *
   * @return all magics by name
   */
  public abstract KernelMagics getMagics();

  /**
   * Runs a text as a cell.
   *
   * @param code the text
   * @return the value of its last expression, as it is
   * @throws Exception if it does not compile, or throws
   */
  public abstract @Nullable Object evalRaw(String code) throws Exception;
}
