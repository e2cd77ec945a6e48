package org.lectern.kernel.io;

import io.github.spencerpark.jupyter.kernel.JupyterIO;

/** basekernel's streams and displays, always attached: also between cells. */
public final class KernelIo extends JupyterIO {
  /**
   * Streams for all cells.
   *
   * @param environment where they lead
   */
  public KernelIo(OutletEnvironment environment) {
    setEnv(environment);
    setJupyterInEnabled(true);
  }
}
