package org.lectern.kernel;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.regex.Pattern;

/**
 * What becomes of an exception that ends a thread. Without one of ZeroMQ's threads the kernel would
 * neither answer nor end: it ends, so that Jupyter starts it again and says so.
 */
final class UncaughtErrors implements UncaughtExceptionHandler {
  private static final Pattern ZEROMQ = Pattern.compile("(?:iothread|reaper)-\\d+");

  @Override
  public void uncaughtException(Thread thread, Throwable thrown) {
    if (ZEROMQ.matcher(thread.getName()).matches()) {
      Runtime.getRuntime().halt(1);
    }
    // as Java itself does, in the notebook
    System.err.print("Exception in thread \"" + thread.getName() + "\" ");
    thrown.printStackTrace();
  }
}
