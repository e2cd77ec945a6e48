package org.lectern.kernel.shell;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lectern.compute.Interruption;
import org.lectern.kernel.io.CellThread;

/**
 * Runs user code on a thread of its own and stops it on request: first by the interrupt flag, after
 * a grace period by force where the JVM can (up to Java 19), else by leaving the thread behind.
 */
final class CellRunner {
  private static final String LIBRARY = "org.lectern.";
  private static final String KERNEL = "org.lectern.kernel.";
  private static final String OUTLET = "org.lectern.kernel.io.";
  private static final List<String> IO = List.of("java.io.", "java.net.", "java.nio.", "sun.nio.");
  private static final long GRACE_MILLIS = 2_000;

  /** Inside Lectern the flag is always noticed, but a large batch may need a while. */
  private static final long LIBRARY_GRACE_MILLIS = 10_000;

  private static final long FORCE_MILLIS = 500;

  /** How often to look whether the thread is still alive, of which no one else would tell. */
  private static final long LIFE_CHECK_MILLIS = 500;

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
   * @param busy whether it still computes, rather than waits
   */
  record Result(End end, @Nullable Object value, @Nullable Throwable thrown, boolean busy) {
    Result(End end, @Nullable Object value, @Nullable Throwable thrown) {
      this(end, value, thrown, false);
    }
  }

  private final ClassLoader loader;
  private final Object lock = new Object();
  private @Nullable Worker worker;
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
    Ballast.load();
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
      // a worker that has not taken its task yet looks at the count when it does
      if (worker != null && worker.running) {
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
    Worker runner;
    synchronized (lock) {
      runner = worker();
    }
    if (Thread.currentThread() == runner) {
      return runHere(code);
    }
    Task task = new Task(code);
    runner.give(task);
    synchronized (lock) {
      while (!task.done && runner.isAlive() && !isOverdue(runner)) {
        await(interrupts == 0 ? LIFE_CHECK_MILLIS : 50);
      }
      if (task.done) {
        return new Result(task.thrown == null ? End.RETURNED : End.THREW, task.value, task.thrown);
      }
      return runner.isAlive() ? force(runner) : died();
    }
  }

  /** A cell runs code by itself, as {@code eval} does. */
  private static Result runHere(Callable<?> code) {
    Result result;
    try {
      result = new Result(End.RETURNED, code.call(), null);
    } catch (Throwable e) {
      result = new Result(End.THREW, null, e);
    }
    CellThread.check();
    return result;
  }

  /** A worker can end only where not even its own loop finds memory. */
  private Result died() {
    worker = null;
    return new Result(End.THREW, null, new OutOfMemoryError("the thread of the cell has ended"));
  }

  private Worker worker() {
    Worker thread = worker;
    if (thread == null || !thread.isAlive()) {
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

  private Result force(Worker thread) {
    worker = null;
    thread.discard();
    // From here on it can't begin to print, which ends loops that do; and Thread.stop can't hit it
    // while it holds a lock of the outlet, which would silence the notebook for good.
    thread.abandon();
    awaitDeath(thread);
    if (thread.isAlive() && !isIn(thread, OUTLET)) {
      stop(thread);
      awaitDeath(thread);
    }
    if (thread.isAlive()) {
      thread.setPriority(Thread.MIN_PRIORITY);
      return new Result(End.ABANDONED, null, null, isBusy(thread));
    }
    return new Result(End.STOPPED, null, null);
  }

  /** A thread that waits for bytes counts as running too, but uses no processor. */
  private static boolean isBusy(Thread thread) {
    StackTraceElement[] frames = thread.getStackTrace();
    return thread.getState() == Thread.State.RUNNABLE
        && (frames.length == 0 || IO.stream().noneMatch(frames[0].getClassName()::startsWith));
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

  /** One piece of user code. Its end is noted without allocating: there may be no memory left. */
  private static final class Task {
    final Callable<?> code;
    boolean done;
    @Nullable Object value;
    @Nullable Throwable thrown;

    Task(Callable<?> code) {
      this.code = code;
    }
  }

  /** The thread that runs user code, one piece after the other. */
  private final class Worker extends CellThread {
    private final SynchronousQueue<Task> next = new SynchronousQueue<>();
    private boolean running;
    private volatile boolean discarded;

    Worker() {
      super("cell");
      setDaemon(true);
    }

    /** Hands over a task, unless the thread ends before. */
    void give(Task task) {
      while (isAlive()) {
        try {
          if (next.offer(task, LIFE_CHECK_MILLIS, TimeUnit.MILLISECONDS)) {
            return;
          }
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
        // Set here and not by whoever asks: an interrupt before take() returns would be used up.
        synchronized (lock) {
          Thread.interrupted();
          running = true;
          if (interrupts > 0) {
            interrupt();
          }
        }
        Object value = null;
        Throwable thrown = null;
        try {
          value = task.code.call();
        } catch (Throwable e) {
          if (e instanceof OutOfMemoryError) {
            Ballast.drop();
          }
          thrown = e;
        }
        synchronized (lock) {
          running = false;
          Thread.interrupted();
          if (!discarded) {
            task.value = value;
            task.thrown = thrown;
            task.done = true;
            lock.notifyAll();
          }
        }
      }
    }
  }
}
