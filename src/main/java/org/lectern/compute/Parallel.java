package org.lectern.compute;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A small fixed pool of daemon threads. The caller takes part, so that work never waits for a
 * thread to wake up: tasks that no one has begun are done by the caller.
 *
 * <p>To sleep and to wake takes longer than many a job. So helpers look out for the next job for a
 * moment before they sleep, and the caller does so for the end of its own.
 */
final class Parallel {
  private static final ThreadLocal<Boolean> INSIDE = ThreadLocal.withInitial(() -> false);

  /** Nanoseconds from the last job to sleep: longer than the gaps within a training step. */
  private static final long PATIENCE = 200_000;

  private final int threads;

  /** What helpers may take part in. Where several threads call, the others help themselves. */
  private final AtomicReference<@Nullable Job> job = new AtomicReference<>();

  private volatile Helper[] helpers = {};

  Parallel(int threads) {
    this.threads = threads;
  }

  int threads() {
    return threads;
  }

  /**
   * Runs tasks 0 … count − 1, each once, in any order on any thread, and returns when all are done.
   * The first error of a task is thrown here. A task that calls this again runs its tasks itself.
   */
  void run(int count, IntConsumer task) {
    if (threads == 1 || count < 2 || INSIDE.get()) {
      for (int i = 0; i < count; i++) {
        task.accept(i);
      }
      return;
    }
    if (helpers.length == 0) {
      start();
    }
    Job mine = new Job(count, task);
    boolean shared = job.compareAndSet(null, mine);
    if (shared) {
      wake(Math.min(threads, count) - 1);
    }
    INSIDE.set(true);
    try {
      mine.work();
    } finally {
      INSIDE.set(false);
      if (shared) {
        job.set(null);
      }
    }
    mine.join();
  }

  private void wake(int count) {
    for (int i = 0; i < count; i++) {
      Helper helper = helpers[i];
      if (helper.asleep) {
        LockSupport.unpark(helper);
      }
    }
  }

  private synchronized void start() {
    if (helpers.length > 0) {
      return;
    }
    Helper[] all = new Helper[threads - 1];
    for (int i = 0; i < all.length; i++) {
      all[i] = new Helper("lectern-compute-" + (i + 1));
      all[i].setDaemon(true);
      all[i].start();
    }
    helpers = all;
  }

  private final class Helper extends Thread {
    volatile boolean asleep;

    Helper(String name) {
      super(name);
    }

    @Override
    public void run() {
      INSIDE.set(true);
      Job last = null;
      long since = System.nanoTime();
      for (int spins = 1; ; spins++) {
        Job next = job.get();
        if (next != null && next != last) {
          next.work();
          since = System.nanoTime();
        } else if (spins % 64 != 0 || System.nanoTime() - since < PATIENCE) {
          Thread.onSpinWait();
        } else if (next == null) {
          sleep();
          since = System.nanoTime();
        }
        last = next;
      }
    }

    /** The caller first sets the job, then looks who is asleep: one of the two sees the other. */
    private void sleep() {
      asleep = true;
      while (job.get() == null) {
        LockSupport.park(Parallel.this);
        // the stop button is for the caller; a pool thread has nothing to stop
        Thread.interrupted();
      }
      asleep = false;
    }
  }

  private static final class Job {
    private final int count;

    /** Nothing, once all is done: a helper may keep the job, but not the arrays of the task. */
    private @Nullable IntConsumer task;

    private final Thread caller = Thread.currentThread();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private volatile boolean asleep;
    private volatile @Nullable Throwable error;

    Job(int count, IntConsumer task) {
      this.count = count;
      this.task = task;
    }

    void work() {
      for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
        try {
          task.accept(i);
        } catch (Throwable e) {
          error = error == null ? e : error;
        }
        if (done.incrementAndGet() == count && asleep) {
          LockSupport.unpark(caller);
        }
      }
    }

    /** Waits for what others have begun. An interrupt changes nothing and stays set. */
    void join() {
      boolean interrupted = false;
      long since = 0;
      for (int spins = 1; done.get() < count; spins++) {
        if (spins % 64 == 0) {
          long now = System.nanoTime();
          since = since == 0 ? now : since;
          asleep = now - since > PATIENCE;
        }
        if (!asleep) {
          Thread.onSpinWait();
        } else if (done.get() < count) {
          LockSupport.park(this);
          interrupted |= Thread.interrupted();
        }
      }
      task = null;
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      Throwable thrown = error;
      if (thrown instanceof RuntimeException e) {
        throw e;
      }
      if (thrown instanceof Error e) {
        throw e;
      }
    }
  }
}
