package org.lectern.compute;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A recurrent layer's walk over a batch of sequences and back. Samples don't meet on their way
 * through the steps, so each thread takes some of them from the first step to the last, a few at a
 * time. Only in the gradient of U they meet: there each thread takes some columns of U.
 */
public final class Unrolling {
  /** Samples that go together, and more of them if a step of so many has few numbers. */
  private static final int ROWS = 64;

  private static final int STEP = 1 << 13;

  /** Columns of the gradient of U that go together: whole tiles, whatever the vectors' width. */
  private static final int COLUMNS = 96;

  /** Shares of columns are multiples of a whole vector. */
  private static final int UNIT = 16;

  /** Gradients of so many numbers wait to be added to that of U. */
  private static final int WAITING = 1 << 17;

  private final CellStep step;
  private final int n;
  private final int steps;
  private final int in;
  private final int hidden;
  private final int wide;
  private final float[] u;
  private final float @Nullable [] stateBias;
  private final boolean last;
  private final IntFunction<float[]> memory;

  /** What the way back needs, each of shape (steps, n, hidden). */
  private float[][] kept = {};

  /**
   * Says what to walk over.
   *
   * @param cell what happens at a step
   * @param n samples
   * @param steps steps, at least 1
   * @param in features of a step, at least 1
   * @param hidden hidden units, at least 1
   * @param u U, of shape (hidden, gates·hidden)
   * @param stateBias b′ of shape (gates·hidden), null if the cell has none
   * @param last whether only the state after the last step is asked for
   * @param memory gives arrays with any contents; called on the calling thread
   */
  public Unrolling(
      Cell cell,
      int n,
      int steps,
      int in,
      int hidden,
      float[] u,
      float @Nullable [] stateBias,
      boolean last,
      IntFunction<float[]> memory) {
    this.step = cell.step();
    this.n = n;
    this.steps = steps;
    this.in = in;
    this.hidden = hidden;
    this.wide = cell.gates() * hidden;
    this.u = u;
    this.stateBias = stateBias;
    this.last = last;
    this.memory = memory;
  }

  /**
   * From the first step to the last.
   *
   * @param x the sequences, (n, steps, in)
   * @param w W, of shape (in, gates·hidden)
   * @param b b, of shape (gates·hidden)
   * @param keep whether {@link #backward} will follow
   * @param y the states, (n, steps, hidden), or only the last ones, (n, hidden)
   */
  public void forward(float[] x, float[] w, float[] b, boolean keep, float[] y) {
    Compute.check();
    if (keep) {
      kept = new float[step.kept()][];
      for (int i = 0; i < kept.length; i++) {
        kept[i] = memory.apply(steps * n * hidden);
      }
    }
    Panels ofW = new Panels(in, wide, w, wide, 1, memory);
    Panels ofU = new Panels(hidden, wide, u, wide, 1, memory);
    inRows((long) (in + hidden) * steps, rows -> forward(rows, x, ofW, b, ofU, keep, y));
  }

  private void forward(
      CellRows rows, float[] x, Panels w, float[] b, Panels ofU, boolean keep, float[] y) {
    float[][] now = keep ? kept : rows.unkept(step.kept());
    float[][] before = rows.nothing(step.kept());
    int bo = 0;
    for (int t = 0; t < steps; t++) {
      int at = keep ? (t * n + rows.first) * hidden : 0;
      rows.product(w, b, x, (rows.first * steps + t) * in, steps * in, rows.a, 0);
      rows.product(ofU, stateBias, before[CellStep.STATE], bo, hidden, rows.s, 0);
      step.forward(rows, now, at, before, bo);
      before = now;
      bo = at;
      if (!last) {
        rows.scatter(now[CellStep.STATE], at, y, (rows.first * steps + t) * hidden, steps * hidden);
      }
    }
    if (last) {
      System.arraycopy(before[CellStep.STATE], bo, y, rows.first * hidden, rows.size);
    }
  }

  /**
   * From the last step to the first. The gradient of U is a sum of one product for each step, that
   * of b′ a sum of one gradient for each, newest first.
   *
   * @param g the gradient with respect to y
   * @param da gets that with respect to x·W + b, (n, steps, gates·hidden)
   * @param du the sum for U, null if it is not asked for
   * @param db the sum for b′, null if it is not asked for
   */
  public void backward(float[] g, float[] da, @Nullable Sum du, @Nullable Sum db) {
    Compute.check();
    int block = Math.max(1, Math.min(steps, WAITING / Math.max(1, n * wide)));
    float[] ds = memory.apply(block * n * wide);
    float[] dh = memory.apply(n * hidden);
    float[] dc = memory.apply(n * hidden);
    // −0 + x has the bits of x, whatever x is
    Arrays.fill(dc, -0f);
    Panels ut = new Panels(wide, hidden, u, 1, wide, memory);
    float[] zeros = memory.apply(n * hidden);
    Arrays.fill(zeros, 0);
    for (int end = steps; end > 0; end -= block) {
      int to = end;
      int from = Math.max(0, end - block);
      inRows((long) hidden * (to - from), rows -> backward(rows, from, to, g, ut, dh, dc, ds, da));
      if (du != null && n == 0) {
        addNothing(du);
      } else if (du != null) {
        addProducts(from, to, zeros, ds, du);
      }
      if (db != null) {
        addSums(to - from, ds, db);
      }
    }
  }

  private void backward(
      CellRows rows,
      int from,
      int to,
      float[] g,
      Panels ut,
      float[] dh,
      float[] dc,
      float[] ds,
      float[] da) {
    int go = rows.first * hidden;
    rows.ds = ds;
    rows.da = da;
    rows.daStride = steps * wide;
    for (int t = to - 1; t >= from; t--) {
      boolean newest = t == steps - 1;
      if (newest && last) {
        System.arraycopy(g, go, dh, go, rows.size);
      } else if (newest) {
        rows.gather(g, (rows.first * steps + t) * hidden, steps * hidden, dh, go);
      }
      rows.dsStart = ((t - from) * n + rows.first) * wide;
      rows.daStart = (rows.first * steps + t) * wide;
      int at = (t * n + rows.first) * hidden;
      float[][] before = t == 0 ? rows.nothing(step.kept()) : kept;
      int bo = t == 0 ? 0 : at - n * hidden;
      boolean more = step.backward(rows, kept, at, before, bo, dh, dc, go);
      if (t > 0) {
        toStepBefore(rows, g, (rows.first * steps + t - 1) * hidden, ut, dh, go, more);
      }
    }
  }

  /**
   * The gradient of a state: that from outside, then what the next state took of it ({@code more}:
   * already in dh), then that of the product with U.
   */
  private void toStepBefore(
      CellRows rows, float[] g, int at, Panels ut, float[] dh, int go, boolean more) {
    if (!last && more) {
      rows.addRows(g, at, steps * hidden, dh, go);
    } else if (!last) {
      rows.gather(g, at, steps * hidden, dh, go);
    }
    if (last && !more) {
      rows.product(ut, null, rows.ds, rows.dsStart, wide, dh, go);
    } else {
      rows.product(ut, null, rows.ds, rows.dsStart, wide, rows.p, 0);
      rows.apply(Binary.ADD, dh, go, rows.p, 0, dh, go);
    }
  }

  /** h_beforeᵀ·ds of each step, a few columns at a time over all threads. */
  private void addProducts(int from, int to, float[] zeros, float[] ds, Sum du) {
    boolean empty = du.take();
    boolean spread = worthSpreading((long) hidden * (to - from));
    // a share for each thread, so that the sum stays in its cache from block to block
    int shares = spread ? Math.min(Compute.threads(), (wide + COLUMNS - 1) / COLUMNS) : 1;
    int share = ((wide - 1) / shares / UNIT + 1) * UNIT;
    Compute.parts(
        shares,
        spread,
        i -> {
          int end = Math.min(wide, (i + 1) * share);
          for (int first = i * share; first < end; first += COLUMNS) {
            int count = Math.min(COLUMNS, end - first);
            addProducts(from, to, first, count, zeros, ds, du.total, empty);
          }
        });
  }

  private void addProducts(
      int from,
      int to,
      int first,
      int count,
      float[] zeros,
      float[] ds,
      float[] sum,
      boolean empty) {
    Kernels kernels = Compute.KERNELS;
    for (int t = to - 1; t >= from; t--) {
      float[] h = t == 0 ? zeros : kept[CellStep.STATE];
      int ho = Math.max(0, t - 1) * n * hidden;
      int dso = (t - from) * n * wide + first;
      boolean store = empty && t == to - 1;
      if (store || n <= Kernels.BLOCK) {
        kernels.matmul(
            hidden, count, n, h, ho, 1, hidden, ds, dso, wide, 1, null, 0, !store, sum, first,
            wide);
      } else {
        float[] part = CellRows.scratch(hidden * count);
        kernels.matmul(
            hidden, count, n, h, ho, 1, hidden, ds, dso, wide, 1, null, 0, false, part, 0, count);
        kernels.addRows(hidden, count, sum, first, wide, part, 0, count, sum, first, wide);
      }
    }
  }

  /** Products over no samples: +0. */
  private static void addNothing(Sum du) {
    float[] zero = {0};
    float[] sum = du.total;
    if (du.take()) {
      Arrays.fill(sum, 0);
    } else {
      Compute.binary(Binary.ADD, sum, 0, 1, zero, 0, 0, sum, 0, sum.length);
    }
  }

  private void addSums(int count, float[] ds, Sum db) {
    float[] sum = db.total;
    for (int t = count - 1; t >= 0; t--) {
      boolean store = db.take();
      float[] out = store ? sum : new float[wide];
      Compute.sumColumns(ds, t * n * wide, n, wide, out, 0);
      if (!store) {
        Compute.binary(Binary.ADD, sum, 0, 1, out, 0, 1, sum, 0, wide);
      }
    }
  }

  /** Work on the rows that {@link CellRows} says. */
  private interface Task {
    void run(CellRows rows);
  }

  /** All samples, a few at a time over all threads. */
  private void inRows(long terms, Task task) {
    boolean spread = worthSpreading(terms);
    int most = Math.max(ROWS, STEP / wide / 8 * 8);
    int parts = (n + most - 1) / most;
    if (spread) {
      parts = (parts + Compute.threads() - 1) / Compute.threads() * Compute.threads();
    }
    // whole tiles
    int size = ((n - 1) / Math.max(1, parts) / 8 + 1) * 8;
    int count = (n + size - 1) / size;
    Compute.parts(
        count,
        spread,
        i -> {
          int first = i * size;
          task.run(CellRows.of(first, Math.min(size, n - first), hidden, wide, count == 1));
        });
  }

  /** Whether products with so many terms for each sample and gate are work for several threads. */
  private boolean worthSpreading(long terms) {
    return n * wide * terms >= Compute.WORTH_SPLITTING;
  }

  /** A sum of numbers for each step; the first is stored. */
  public static final class Sum {
    private final float[] total;
    private boolean empty;

    /**
     * Goes on from what is there.
     *
     * @param total the array
     * @param empty whether it holds nothing yet
     */
    public Sum(float[] total, boolean empty) {
      this.total = total;
      this.empty = empty;
    }

    /**
     * The sum.
     *
     * @return the array itself
     */
    public float[] total() {
      return total;
    }

    private boolean take() {
      boolean was = empty;
      empty = false;
      return was;
    }
  }
}
