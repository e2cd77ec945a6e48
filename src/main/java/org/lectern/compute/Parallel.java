package org.lectern.compute;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A small fixed pool of daemon threads. The caller takes part, so that work never waits for a
 * thread to wake up: tasks that no one has begun are done by the caller.
 */
final class Parallel {
  private static final ThreadLocal<Boolean> INSIDE = ThreadLocal.withInitial(() -> false);

  private final int threads;
  private final LinkedBlockingQueue<Job> jobs = new LinkedBlockingQueue<>();
  private boolean started;

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
    start();
    Job job = new Job(count, task);
    for (int helper = Math.min(threads, count) - 1; helper > 0; helper--) {
      jobs.add(job);
    }
    INSIDE.set(true);
    try {
      job.work();
    } finally {
      INSIDE.set(false);
    }
    job.join();
    while (jobs.remove(job)) {
      // helpers that did not come in time need not come at all
    }
  }

  private synchronized void start() {
    for (int i = 1; i < threads && !started; i++) {
      Thread thread = new Thread(this::serve, "lectern-compute-" + i);
      thread.setDaemon(true);
      thread.start();
    }
    started = true;
  }

  private void serve() {
    INSIDE.set(true);
    while (true) {
      try {
        jobs.take().work();
      } catch (InterruptedException notForUs) {
        // the stop button is for the caller; a pool thread has nothing to stop
      }
    }
  }

  private static final class Job {
    private final int count;
    private final IntConsumer task;
    private final Thread caller = Thread.currentThread();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
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
        if (done.incrementAndGet() == count) {
          LockSupport.unpark(caller);
        }
      }
    }

    /** Waits for what others have begun. An interrupt changes nothing and stays set. */
    void join() {
      boolean interrupted = false;
      for (int spins = 0; done.get() < count; spins++) {
        if (spins < 1000) {
          Thread.onSpinWait();
        } else {
          LockSupport.park(this);
          interrupted |= Thread.interrupted();
        }
      }
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
