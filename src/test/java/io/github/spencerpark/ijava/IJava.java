package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.kernel.BaseKernel;

/** Where IJava keeps its kernel. IJava itself is in no repository, only its base library is. */
public final class IJava {
  /** The running kernel. */
  public static BaseKernel kernel;

  private IJava() {}

  /** As IJava names it. */
  public static BaseKernel getKernelInstance() {
    return kernel;
  }
}
