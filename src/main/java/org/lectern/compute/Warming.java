package org.lectern.compute;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which operations run in their fast form. Vectors are objects until the JVM's optimising compiler
 * has seen enough calls, and until then a call takes a thousand times as long. So all operations
 * run scalar at first; when they have computed for a while, copies of some calls of each are
 * repeated in the background, in both forms, until the fast one has become the faster.
 */
final class Warming {
  /** A call of an operation, on arrays of its own. */
  interface Call {
    void on(Kernels kernels);
  }

  /** Nanoseconds of all operations after which their fast forms are worth the compilation. */
  private static final long ENOUGH = 200_000_000;

  /** Calls that are repeated, so that the compiler sees several sizes. */
  private static final int SAMPLES = 6;

  /** How often the fast form must have been the faster one, in a row. */
  private static final int PROOFS = 3;

  /** Nanoseconds for one operation, before it is the turn of the others that wait. */
  private static final long TURN = 2_000_000_000L;

  /** An operation whose fast form isn't faster after so many turns stays as it is. */
  private static final int TURNS = 10;

  private final Kernels cold;
  private final Kernels fast;
  private final Operation[] operations;
  private final Queue<Operation> waiting = new ArrayDeque<>();
  private boolean running;

  /** Only the one thread that runs knows it; starting the next hands it on. */
  private boolean prepared;

  private long nanos;

  private static final class Operation {
    /** Whether the fast form serves. A thread may see it late, which does no harm. */
    boolean warm;

    boolean asked;
    int turns;
    int calls;
    final List<Call> samples = new ArrayList<>();
  }

  Warming(Kernels cold, Kernels fast, int count) {
    this.cold = cold;
    this.fast = fast;
    operations = new Operation[count];
    for (int i = 0; i < count; i++) {
      operations[i] = new Operation();
    }
  }

  boolean isWarm(int operation) {
    return operations[operation].warm;
  }

  /**
   * Runs a call in the cold form.
   *
   * @param operation its number
   * @param call the call
   * @param copy makes a call of the same sizes that reads the same arrays, as they will be then,
   *     and writes elsewhere
   */
  void run(int operation, Call call, Supplier<Call> copy) {
    long start = System.nanoTime();
    call.on(cold);
    synchronized (this) {
      nanos += System.nanoTime() - start;
      Operation one = operations[operation];
      if (!one.asked) {
        if (one.samples.size() < SAMPLES && Integer.bitCount(++one.calls) == 1) {
          one.samples.add(copy.get());
        }
        if (nanos > ENOUGH) {
          one.asked = true;
          waiting.add(one);
          start();
        }
      }
    }
  }

  private void start() {
    if (!running) {
      running = true;
      Thread thread = new Thread(this::prepareAll, "lectern-warm-up");
      thread.setDaemon(true);
      thread.setPriority(Thread.MIN_PRIORITY);
      thread.start();
    }
  }

  private void prepareAll() {
    if (!prepared) {
      prepared = true;
      fast.prepare();
    }
    for (Operation one = next(); one != null; one = next()) {
      one.warm = isFaster(one.samples);
      if (one.warm || ++one.turns == TURNS) {
        one.samples.clear();
      } else {
        again(one);
      }
    }
  }

  private synchronized void again(Operation one) {
    waiting.add(one);
  }

  private synchronized @Nullable Operation next() {
    Operation one = waiting.poll();
    running = one != null;
    return one;
  }

  private boolean isFaster(List<Call> samples) {
    long start = System.nanoTime();
    int proofs = 0;
    while (proofs < PROOFS && System.nanoTime() - start < TURN) {
      long before = System.nanoTime();
      samples.forEach(call -> call.on(cold));
      long between = System.nanoTime();
      samples.forEach(call -> call.on(fast));
      proofs = System.nanoTime() - between < between - before ? proofs + 1 : 0;
    }
    return proofs == PROOFS;
  }
}
