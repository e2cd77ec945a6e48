package org.lectern.kernel;

import java.lang.Thread.UncaughtExceptionHandler;

/**
 * What becomes of an exception that ends a thread. Without one of ZeroMQ's threads the kernel would
 * neither answer nor end: it ends, so that Jupyter starts it again and says so.
 */
final class UncaughtErrors implements UncaughtExceptionHandler {
  @Override
  public void uncaughtException(Thread thread, Throwable thrown) {
    // nothing is allocated before the end: there may be no memory left
    String name = thread.getName();
    if (name.startsWith("iothread-") || name.startsWith("reaper-")) {
      Runtime.getRuntime().halt(1);
    }
    // as Java itself does, in the notebook
    System.err.print("Exception in thread \"" + name + "\" ");
    thrown.printStackTrace();
  }
}
