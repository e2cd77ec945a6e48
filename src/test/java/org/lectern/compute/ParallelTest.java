package org.lectern.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ParallelTest {
  private final Parallel pool = new Parallel(3);

  @Test
  void run_everyTask_once() {
    AtomicIntegerArray runs = new AtomicIntegerArray(1000);
    for (int round = 0; round < 100; round++) {
      pool.run(1000, runs::incrementAndGet);
    }
    for (int i = 0; i < 1000; i++) {
      assertThat(runs.get(i)).isEqualTo(100);
    }
  }

  @Test
  void run_tasksThatWaitForEachOther_areOnAsManyDaemonThreads() {
    CountDownLatch all = new CountDownLatch(3);
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    pool.run(
        3,
        i -> {
          threads.add(Thread.currentThread());
          all.countDown();
          await(all);
        });
    assertThat(threads).hasSize(3).contains(Thread.currentThread());
    threads.remove(Thread.currentThread());
    assertThat(threads).allMatch(Thread::isDaemon);
  }

  @Test
  void run_anErrorOfATask_reachesTheCallerAfterAllTasks() {
    CountDownLatch all = new CountDownLatch(3);
    IllegalStateException error = new IllegalStateException("task 2");
    assertThatThrownBy(
            () ->
                pool.run(
                    3,
                    i -> {
                      all.countDown();
                      await(all);
                      if (i == 2) {
                        throw error;
                      }
                    }))
        .isSameAs(error);
    AtomicIntegerArray runs = new AtomicIntegerArray(10);
    pool.run(10, runs::incrementAndGet);
    assertThat(runs)
        .hasToString(new AtomicIntegerArray(new int[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1}).toString());
  }

  @Test
  void run_interruptedCaller_losesNoWorkAndKeepsTheFlag() {
    AtomicIntegerArray runs = new AtomicIntegerArray(3);
    CountDownLatch all = new CountDownLatch(3);
    Thread caller = Thread.currentThread();
    pool.run(
        3,
        i -> {
          all.countDown();
          if (Thread.currentThread() == caller) {
            caller.interrupt();
          } else {
            await(all);
            for (int spin = 0; spin < 10_000_000; spin++) {
              Thread.onSpinWait();
            }
          }
          runs.incrementAndGet(i);
        });
    assertThat(Thread.interrupted()).isTrue();
    assertThat(runs).hasToString("[1, 1, 1]");
  }

  @Test
  void run_insideATask_staysOnItsThread() {
    AtomicIntegerArray runs = new AtomicIntegerArray(12);
    pool.run(
        3,
        i -> {
          Thread outer = Thread.currentThread();
          pool.run(
              4,
              j -> {
                assertThat(Thread.currentThread()).isSameAs(outer);
                runs.incrementAndGet(4 * i + j);
              });
        });
    assertThat(runs).hasToString("[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]");
  }

  @Test
  void run_oneThread_staysWithTheCaller() {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    new Parallel(1).run(50, i -> threads.add(Thread.currentThread()));
    assertThat(threads).containsExactly(Thread.currentThread());
  }

  /** More helpers than processors, so that some lose theirs while they hold the job. */
  @Test
  void run_whenItIsOver_keepsNothingAlive() {
    Parallel crowd = new Parallel(24);
    int alive = 0;
    for (int round = 0; round < 60; round++) {
      WeakReference<Object> arrays = runWithArrays(crowd);
      System.gc();
      alive += arrays.get() == null ? 0 : 1;
    }
    assertThat(alive).isZero();
  }

  private static WeakReference<Object> runWithArrays(Parallel crowd) {
    float[] array = new float[24];
    crowd.run(24, i -> array[i]++);
    return new WeakReference<>(array);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
