package org.lectern.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.lectern.nn.Layer;
import org.lectern.nn.Parameter;
import org.lectern.optim.Optimiser;

/**
 * Runs independent trainings, on several threads where wanted. Which thread does which changes
 * nothing in the results, which come in the order of the trainers.
 */
final class Trials {
  /** One training and what to keep of it. */
  interface Work<R> {
    R run(int index, Trainer trainer);
  }

  /** What became of one training: a result or an error. */
  record Outcome<R>(int index, @Nullable R result, @Nullable RuntimeException error) {
    R orThrow() {
      if (error != null) {
        throw error;
      }
      return result;
    }
  }

  /** Larger networks use the threads inside their operations. */
  private static final int SMALL = 100_000;

  private final int threads;

  private Trials(int threads) {
    this.threads = threads;
  }

  /** Trainers for all trainings, each with a network of its own, and without pictures. */
  static List<Trainer> make(int count, IntFunction<Trainer> make) {
    List<Trainer> trainers = new ArrayList<>();
    Set<Layer> networks = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<Optimiser> optimisers = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<Callback> rules = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<Parameter> parameters = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int i = 0; i < count; i++) {
      Trainer made = make.apply(i);
      if (made == null) {
        throw new IllegalArgumentException(
            "search: the function must return a trainer, but returned null. Write s -> trainer(net,"
                + " loss, optimiser), which makes all of them anew.");
      }
      Trainer trainer = made.quiet();
      if (!networks.add(trainer.network())) {
        throw new IllegalArgumentException(
            "search: every training needs a network of its own, but two got the same. Build it"
                + " inside the function: s -> trainer(sequential(…), …).");
      }
      if (!optimisers.add(trainer.setup().optimiser)) {
        throw new IllegalArgumentException(
            "search: every training needs an optimiser of its own, since it remembers, but two got"
                + " the same. Make it inside the function: s -> trainer(…, adam(0.01)).");
      }
      for (Callback callback : trainer.setup().callbacks) {
        if (callback instanceof Resumable && !rules.add(callback)) {
          throw new IllegalArgumentException(
              "search: every training needs a stop rule of its own, since it remembers, but two got"
                  + " the same. Make it inside the function, such as .earlyStopping(5).");
        }
      }
      for (Parameter parameter : trainer.network().parameters()) {
        if (!parameter.isFrozen() && !parameters.add(parameter)) {
          throw new IllegalArgumentException(
              "search: every training needs layers of its own, but two networks share "
                  + parameter.fullName()
                  + ". Make them inside the function, or freeze() the layers that shall be shared.");
        }
      }
      trainers.add(trainer);
    }
    return trainers;
  }

  /** As many threads as pay for such networks, but no more than allowed. */
  static Trials parallel(List<Trainer> trainers, int allowed) {
    boolean small = trainers.get(0).network().parameterCount() < SMALL;
    return new Trials(small ? Math.min(allowed, trainers.size()) : 1);
  }

  static Trials parallel(List<Trainer> trainers) {
    return parallel(trainers, Runtime.getRuntime().availableProcessors());
  }

  /**
   * The outcomes of all trainings that ended; after an interrupt, which stays set, of those before
   * it.
   *
   * @throws RuntimeException the first error, if every training failed
   */
  <R> List<Outcome<R>> run(List<Trainer> trainers, Work<R> work) {
    Stop stop = new Stop();
    trainers.forEach(trainer -> trainer.callback(stop));
    AtomicReferenceArray<Outcome<R>> outcomes = new AtomicReferenceArray<>(trainers.size());
    AtomicInteger next = new AtomicInteger();
    Runnable worker =
        () -> {
          int i = next.getAndIncrement();
          while (i < trainers.size() && !stop.wanted()) {
            Outcome<R> outcome = outcome(i, trainers.get(i), work);
            if (!stop.wanted()) {
              outcomes.set(i, outcome);
            }
            i = next.getAndIncrement();
          }
        };
    runAll(worker, Math.min(threads, trainers.size()), stop);
    List<Outcome<R>> ended = new ArrayList<>();
    for (int i = 0; i < trainers.size(); i++) {
      Outcome<R> outcome = outcomes.get(i);
      if (outcome != null) {
        ended.add(outcome);
      }
    }
    if (!ended.isEmpty() && ended.stream().allMatch(outcome -> outcome.error() != null)) {
      throw ended.get(0).error();
    }
    return ended;
  }

  private static <R> Outcome<R> outcome(int index, Trainer trainer, Work<R> work) {
    try {
      return new Outcome<>(index, work.run(index, trainer), null);
    } catch (RuntimeException e) {
      return new Outcome<>(index, null, e);
    }
  }

  private static void runAll(Runnable worker, int count, Stop stop) {
    if (count == 1) {
      worker.run();
      return;
    }
    CountDownLatch ends = new CountDownLatch(count);
    ConcurrentLinkedQueue<Error> fatal = new ConcurrentLinkedQueue<>();
    for (int i = 1; i <= count; i++) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  worker.run();
                } catch (Error e) {
                  fatal.add(e);
                } finally {
                  ends.countDown();
                }
              },
              "lectern-search-" + i);
      thread.setDaemon(true);
      thread.start();
    }
    stop.await(ends);
    Error error = fatal.poll();
    if (error != null) {
      throw error;
    }
  }

  /** Carries the stop button from the thread that waits to those that train. */
  private static final class Stop implements Callback {
    private volatile boolean stopped;

    boolean wanted() {
      return stopped || Thread.currentThread().isInterrupted();
    }

    void await(CountDownLatch ends) {
      while (true) {
        try {
          ends.await();
          break;
        } catch (InterruptedException e) {
          stopped = true;
        }
      }
      if (stopped) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void afterBatch(Fit fit) {
      if (stopped) {
        fit.stop("The search was interrupted.");
      }
    }
  }
}
