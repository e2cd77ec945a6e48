package org.lectern.kernel.wire;

import java.util.concurrent.locks.LockSupport;
import org.zeromq.ZMQException;
import zmq.ZError;

/**
 * A thread that repeats a step until the connection closes. No error of a step ends it, used-up
 * memory least of all: the front end would wait for ever.
 *
 * <p>The JVM loads what the handlers below name when the first error comes, which needs memory. So
 * the first error is a rehearsal, while there is some.
 */
public final class ServiceThread extends Thread {
  private static final long PAUSE_NANOS = 20_000_000;

  static {
    boolean[] done = {false};
    repeat(
        () -> {
          if (done[0]) {
            return false;
          }
          done[0] = true;
          throw new OutOfMemoryError("a rehearsal");
        },
        1);
  }

  /** A part of the service. */
  @FunctionalInterface
  public interface Step {
    /**
     * Does its part, or goes on with what an error has interrupted.
     *
     * @return whether there may be more to do
     * @throws InterruptedException if the thread is to end
     */
    boolean run() throws InterruptedException;
  }

  private final Step step;
  private final Runnable end;

  /**
   * A thread, to be started.
   *
   * @param name its name
   * @param step what it repeats, with a pause after an error
   * @param end what it does at last
   */
  public ServiceThread(String name, Step step, Runnable end) {
    super(name);
    this.step = step;
    this.end = end;
    // should it end all the same, so does the kernel: then Jupyter starts it again, and says so
    setUncaughtExceptionHandler((dead, thrown) -> Runtime.getRuntime().halt(1));
  }

  @Override
  public void run() {
    repeat(step, PAUSE_NANOS);
    end.run();
  }

  private static void repeat(Step step, long pauseNanos) {
    boolean more = true;
    while (more) {
      try {
        more = step.run();
      } catch (InterruptedException closed) {
        more = false;
      } catch (ZMQException failed) {
        int code = failed.getErrorCode();
        more = code != ZError.ETERM && code != ZError.ENOTSOCK;
        LockSupport.parkNanos(pauseNanos);
      } catch (Throwable thrown) {
        // nothing is said: that too would need memory
        LockSupport.parkNanos(pauseNanos);
      }
    }
  }
}
