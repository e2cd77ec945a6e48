package org.lectern.kernel.shell;

import java.util.concurrent.Callable;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lectern.compute.Interruption;
import org.lectern.kernel.io.CellThread;
import org.lectern.kernel.io.Streams;

/**
 * Runs user code on a thread of its own and stops it on request: first by the interrupt flag, after
 * a grace period by force where the JVM can (up to Java 19), else by leaving the thread behind.
 */
final class CellRunner {
  private static final long GRACE_MILLIS = 2_000;

  /** Inside Lectern the flag is always noticed, but a large batch may need a while. */
  private static final long LIBRARY_GRACE_MILLIS = 10_000;

  private static final long FORCE_MILLIS = 500;
  private static final long NEVER = Long.MIN_VALUE;

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

  /** How many cells and start-up scripts have begun and not ended. */
  private int begun;

  private int interrupts;

  /** How many had come when the cell began, for the start-up script that it waits for. */
  private int earlier;

  /** When user code first got an interrupt. */
  private long deliveredAt = NEVER;

  /** Whether a limit of time has asked, and not the user. */
  private boolean expired;

  CellRunner(ClassLoader loader) {
    this.loader = loader;
  }

  /** A cell begins: interrupts count from now on, also while it waits for a start-up script. */
  void begin() {
    synchronized (lock) {
      beginScript();
      earlier = interrupts;
    }
    Ballast.load();
  }

  /** The cell has ended: interrupts are ignored until the next. */
  void end() {
    synchronized (lock) {
      if (--begun == 0) {
        forget();
      }
    }
  }

  /** A start-up script begins, perhaps while the first cell waits for it. */
  void beginScript() {
    synchronized (lock) {
      if (begun++ == 0) {
        forget();
      }
    }
  }

  /** The script has ended. The cell goes on, unless the user has asked to stop since it began. */
  void endScript() {
    synchronized (lock) {
      begun--;
      if (begun == 0 || expired || interrupts == earlier) {
        forget();
      }
    }
  }

  private void forget() {
    earlier = 0;
    interrupts = 0;
    deliveredAt = NEVER;
    expired = false;
  }

  /** Asks the running cell to stop. A second request cuts the grace period short. */
  void interrupt() {
    synchronized (lock) {
      if (begun == 0) {
        return;
      }
      interrupts++;
      // a worker that is not in user code looks at the count when it gets there
      if (worker != null && worker.open) {
        deliver(worker);
      }
      lock.notifyAll();
    }
  }

  /** Asks the running statement to stop, as its time is over. */
  void expire() {
    synchronized (lock) {
      expired = begun > 0;
      interrupt();
    }
  }

  private void deliver(Worker runner) {
    if (deliveredAt == NEVER) {
      deliveredAt = now();
    }
    runner.interrupt();
  }

  /**
   * Runs code of the kernel that user code has called, such as the compiler, for {@code eval}. An
   * interrupt would close the jars that the compiler reads, for the rest of the session, so it
   * waits until user code goes on. On other threads this is the code alone.
   */
  <T> T shielded(Supplier<T> code) {
    if (!(Thread.currentThread() instanceof Worker runner)) {
      return code.get();
    }
    boolean outer;
    boolean flagged;
    int before;
    synchronized (lock) {
      CellThread.check();
      outer = runner.open;
      runner.open = false;
      flagged = Thread.interrupted();
      before = interrupts;
    }
    try {
      return code.get();
    } finally {
      synchronized (lock) {
        runner.open = outer;
        if (outer && !runner.discarded && interrupts > before) {
          deliver(runner);
        } else if (flagged) {
          runner.interrupt();
        }
      }
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
      return runHere(runner, code);
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

  /** A cell runs code by itself, as {@code eval} does, from within {@link #shielded}. */
  private Result runHere(Worker runner, Callable<?> code) {
    Result result;
    runner.enter();
    try {
      result = new Result(End.RETURNED, code.call(), null);
    } catch (Throwable e) {
      result = new Result(End.THREW, null, e);
    }
    runner.leave();
    CellThread.check();
    return result;
  }

  /** A worker can end only where not even its own loop finds memory. */
  private Result died() {
    worker = null;
    Ballast.drop();
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

  private boolean isOverdue(Worker thread) {
    // the compiler comes to an end by itself, and would not survive being stopped
    if (deliveredAt == NEVER || !thread.open) {
      return false;
    }
    long waited = now() - deliveredAt;
    if (waited < GRACE_MILLIS) {
      return false;
    }
    return interrupts > 1 || waited >= LIBRARY_GRACE_MILLIS || !StuckThread.isInLibrary(thread);
  }

  private Result force(Worker thread) {
    worker = null;
    thread.discard();
    // From here on it can't begin to print, which ends loops that do; and Thread.stop can't hit it
    // while it holds a lock of the outlet, which would silence the notebook for good.
    thread.abandon();
    awaitDeath(thread);
    if (thread.isAlive() && !StuckThread.isInOutlet(thread)) {
      StuckThread.stop(thread);
      awaitDeath(thread);
    }
    if (thread.isAlive()) {
      thread.setPriority(Thread.MIN_PRIORITY);
      // it may hold the locks of the old streams, or have put others in their place
      Streams.renew();
      return new Result(End.ABANDONED, null, null, StuckThread.isBusy(thread));
    }
    return new Result(End.STOPPED, null, null);
  }

  private void awaitDeath(Thread thread) {
    long deadline = now() + FORCE_MILLIS;
    while (thread.isAlive() && now() < deadline) {
      await(20);
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

    /** Whether it is in user code, and interrupts may reach it. */
    private boolean open;

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

    /** User code begins. */
    private void enter() {
      synchronized (lock) {
        Thread.interrupted();
        open = true;
        if (interrupts > 0) {
          deliver(this);
        }
      }
    }

    /** User code has ended. */
    private void leave() {
      synchronized (lock) {
        open = false;
        Thread.interrupted();
      }
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
        // not by whoever asks: an interrupt before take() returns would be used up
        synchronized (lock) {
          // each task has a grace period of its own
          deliveredAt = NEVER;
          enter();
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
        leave();
        synchronized (lock) {
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
