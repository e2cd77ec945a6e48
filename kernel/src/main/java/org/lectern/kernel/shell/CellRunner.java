package org.lectern.kernel.shell;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lectern.compute.Interruption;
import org.lectern.kernel.io.AbandonedThreads;

/**
 * Runs user code on a thread of its own and stops it on request: first by the interrupt flag, after
 * a grace period by force where the JVM can (up to Java 19), else by leaving the thread behind.
 */
final class CellRunner {
  private static final String LIBRARY = "org.lectern.";
  private static final String KERNEL = "org.lectern.kernel.";
  private static final String OUTLET = "org.lectern.kernel.io.";
  private static final long GRACE_MILLIS = 2_000;

  /** Inside Lectern the flag is always noticed, but a large batch may need a while. */
  private static final long LIBRARY_GRACE_MILLIS = 10_000;

  private static final long FORCE_MILLIS = 500;

  /** How user code ended. */
  enum End {
    /** It returned a value. */
    RETURNED,
    /** It threw. */
    THREW,
    /** It was stopped by force. */
    STOPPED,
    /** It still runs, on a thread left behind. */
    ABANDONED
  }

  /**
   * The end of a piece of user code.
   *
   * @param end how
   * @param value what it returned
   * @param thrown what it threw
   */
  record Result(End end, @Nullable Object value, @Nullable Throwable thrown) {}

  private final ClassLoader loader;
  private final Object lock = new Object();
  private @Nullable Worker worker;
  private @Nullable Task current;
  private boolean cellRuns;
  private long interruptedAt;
  private int interrupts;

  CellRunner(ClassLoader loader) {
    this.loader = loader;
  }

  /** A cell begins: interrupts count from now on. */
  void begin() {
    synchronized (lock) {
      cellRuns = true;
      interrupts = 0;
    }
  }

  /** The cell has ended: interrupts are ignored until the next. */
  void end() {
    synchronized (lock) {
      cellRuns = false;
      interrupts = 0;
    }
  }

  /** Asks the running cell to stop. A second request cuts the grace period short. */
  void interrupt() {
    synchronized (lock) {
      if (!cellRuns) {
        return;
      }
      interrupts++;
      if (interrupts == 1) {
        interruptedAt = now();
      }
      if (current != null && worker != null) {
        worker.interrupt();
      }
      lock.notifyAll();
    }
  }

  /** Whether the running cell has been asked to stop. */
  boolean interrupted() {
    synchronized (lock) {
      return interrupts > 0;
    }
  }

  /** The thread that runs user code now or next. */
  Thread thread() {
    synchronized (lock) {
      return worker();
    }
  }

  /** Runs user code and waits for its end. */
  Result run(Callable<?> code) {
    Task task = new Task(code);
    Worker runner;
    synchronized (lock) {
      runner = worker();
      current = task;
      if (interrupts > 0) {
        runner.interrupt();
      }
    }
    runner.give(task);
    synchronized (lock) {
      while (task.result == null && !isOverdue(runner)) {
        await(interrupts == 0 ? 0 : 50);
      }
      Result result = task.result;
      current = null;
      return result != null ? result : force(runner, task);
    }
  }

  private Worker worker() {
    Worker thread = worker;
    if (thread == null) {
      thread = new Worker();
      thread.setContextClassLoader(loader);
      thread.start();
      Interruption.watch(thread);
      worker = thread;
    }
    return thread;
  }

  private boolean isOverdue(Thread thread) {
    if (interrupts == 0) {
      return false;
    }
    long waited = now() - interruptedAt;
    if (waited < GRACE_MILLIS) {
      return false;
    }
    return interrupts > 1 || waited >= LIBRARY_GRACE_MILLIS || !isInLibrary(thread);
  }

  private static boolean isInLibrary(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .map(StackTraceElement::getClassName)
        .anyMatch(name -> name.startsWith(LIBRARY) && !name.startsWith(KERNEL));
  }

  private static boolean isIn(Thread thread, String packageName) {
    return Arrays.stream(thread.getStackTrace())
        .anyMatch(frame -> frame.getClassName().startsWith(packageName));
  }

  private Result force(Worker thread, Task task) {
    worker = null;
    thread.discard();
    // From here on it can't begin to print, which ends loops that do; and Thread.stop can't hit it
    // while it holds a lock of the outlet, which would silence the notebook for good.
    AbandonedThreads.add(thread);
    awaitDeath(thread);
    if (thread.isAlive() && !isIn(thread, OUTLET)) {
      stop(thread);
      awaitDeath(thread);
    }
    if (thread.isAlive()) {
      thread.setPriority(Thread.MIN_PRIORITY);
      return new Result(End.ABANDONED, null, null);
    }
    return new Result(End.STOPPED, null, null);
  }

  private void awaitDeath(Thread thread) {
    long deadline = now() + FORCE_MILLIS;
    while (thread.isAlive() && now() < deadline) {
      await(20);
    }
  }

  /** The only way to end {@code while (true) {}}, up to Java 19. */
  @SuppressWarnings({"deprecation", "removal"})
  private static void stop(Thread thread) {
    try {
      thread.stop();
    } catch (UnsupportedOperationException | NoSuchMethodError newerJava) {
      // the thread is abandoned instead
    }
  }

  private void await(long millis) {
    try {
      lock.wait(millis);
    } catch (InterruptedException e) {
      // nobody interrupts the shell's thread; the loops around look at their conditions again
    }
  }

  private static long now() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  /** One piece of user code. */
  private static final class Task {
    final Callable<?> code;
    @Nullable Result result;

    Task(Callable<?> code) {
      this.code = code;
    }
  }

  /** The thread that runs user code, one piece after the other. */
  private final class Worker extends Thread {
    private final SynchronousQueue<Task> next = new SynchronousQueue<>();
    private volatile boolean discarded;

    Worker() {
      super("cell");
      setDaemon(true);
    }

    void give(Task task) {
      while (true) {
        try {
          next.put(task);
          return;
        } catch (InterruptedException e) {
          // nobody interrupts the shell's thread
        }
      }
    }

    void discard() {
      discarded = true;
    }

    @Override
    public void run() {
      while (!discarded) {
        Task task;
        try {
          task = next.take();
        } catch (InterruptedException early) {
          continue;
        }
        Result result;
        try {
          result = new Result(End.RETURNED, task.code.call(), null);
        } catch (Throwable thrown) {
          result = new Result(End.THREW, null, thrown);
        }
        synchronized (lock) {
          Thread.interrupted();
          if (!discarded) {
            task.result = result;
            lock.notifyAll();
          }
        }
      }
    }
  }
}
