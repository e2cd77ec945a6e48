package org.lectern.compute;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The entry to the numeric kernels, for the tensors above. Arguments are not checked here: the
 * public operation that calls has done so. Every method gives the same bits on every machine, for
 * any vector width and any number of threads.
 */
public final class Compute {
  /** The version of the arithmetic contract: the same version gives the same bits. */
  public static final int ARITHMETIC_VERSION = 2;

  /** Elements of cheap and of costly functions, and terms of a product, that pay for a thread. */
  private static final int CHEAP = 1 << 15;

  private static final int COSTLY = 1 << 15;
  private static final long PRODUCT = 1 << 19;

  /** Multiplications that pay for a second thread. */
  static final long WORTH_SPLITTING = 2 * PRODUCT;

  /** Parts of split work begin at multiples of this. */
  private static final int UNIT = 8;

  /** The same for the columns of a product, and how many of them a part should have at least. */
  private static final int COLUMN_UNIT = 16;

  private static final int COLUMNS = 32;

  private static final KernelsLookup.Choice LOOKUP =
      KernelsLookup.choose(System.getProperty("lectern.kernels"));
  static final Kernels KERNELS = LOOKUP.kernels();
  private static final Threads.Choice THREADS =
      Threads.choose(
          System.getProperty("lectern.threads"),
          System.getenv("LECTERN_THREADS"),
          Runtime.getRuntime().availableProcessors());
  private static final @Nullable String SETTINGS_PROBLEM =
      LOOKUP.problem() == null ? THREADS.problem() : LOOKUP.problem();

  /** Calls from one self-test to the next. It takes as long as a small call. */
  private static final int SELF_TEST_CALLS = 256;

  /** Not exact where several threads call, which does no harm. */
  private static int calls;

  private static volatile Parallel pool = new Parallel(THREADS.count());

  private Compute() {}

  /**
   * What computes here, in one line: the kernels, why not faster ones, and the number of threads.
   *
   * @return such as {@code vector kernels, 512 bits, 2 threads}
   */
  public static String describe() {
    int threads = pool.threads();
    return LOOKUP.description() + ", " + threads + (threads == 1 ? " thread" : " threads");
  }

  static int threads() {
    return pool.threads();
  }

  /** Runs tasks 0 … count − 1, on all threads or only here. */
  static void parts(int count, boolean spread, IntConsumer task) {
    if (spread) {
      pool.run(count, task);
      return;
    }
    for (int i = 0; i < count; i++) {
      task.accept(i);
    }
  }

  /** For tests: computes with another number of threads from now on. */
  static void threads(int count) {
    pool = new Parallel(count);
  }

  /**
   * out[i] = op(x[i]). The arrays may be the same at the same offset.
   *
   * @param op the function
   * @param x the input
   * @param xo its first element
   * @param out the result
   * @param oo its first element
   * @param n how many elements
   */
  public static void unary(Unary op, float[] x, int xo, float[] out, int oo, int n) {
    check();
    int grain = ScalarUnary.cheap(op) ? CHEAP : COSTLY;
    if (small(n, grain)) {
      KERNELS.unary(op, x, xo, out, oo, n);
    } else {
      split(n, grain, (i, part) -> KERNELS.unary(op, x, xo + i, out, oo + i, part));
    }
  }

  /**
   * out[i] = op(a[i·as], b[i·bs]); a step of 0 repeats one element.
   *
   * @param op the function
   * @param a the left input
   * @param ao its first element
   * @param as its step, 0 or 1
   * @param b the right input
   * @param bo its first element
   * @param bs its step, 0 or 1
   * @param out the result, which may be one of the inputs at the same offset and step 1
   * @param oo its first element
   * @param n how many elements
   */
  public static void binary(
      Binary op, float[] a, int ao, int as, float[] b, int bo, int bs, float[] out, int oo, int n) {
    check();
    int grain = op == Binary.POWER ? COSTLY : CHEAP;
    if (small(n, grain)) {
      KERNELS.binary(op, a, ao, as, b, bo, bs, out, oo, n);
    } else {
      split(
          n,
          grain,
          (i, part) ->
              KERNELS.binary(op, a, ao + i * as, as, b, bo + i * bs, bs, out, oo + i, part));
    }
  }

  /**
   * out[i] = a[i·as] where test[i] ≠ 0, else b[i·bs]; a step of 0 repeats one element.
   *
   * @param test the condition
   * @param to its first element
   * @param a what is chosen where it is not 0
   * @param ao its first element
   * @param as its step, 0 or 1
   * @param b what is chosen where it is 0
   * @param bo its first element
   * @param bs its step, 0 or 1
   * @param out the result
   * @param oo its first element
   * @param n how many elements
   */
  public static void where(
      float[] test,
      int to,
      float[] a,
      int ao,
      int as,
      float[] b,
      int bo,
      int bs,
      float[] out,
      int oo,
      int n) {
    check();
    if (small(n, CHEAP)) {
      KERNELS.where(test, to, a, ao, as, b, bo, bs, out, oo, n);
    } else {
      split(
          n,
          CHEAP,
          (i, part) ->
              KERNELS.where(
                  test, to + i, a, ao + i * as, as, b, bo + i * bs, bs, out, oo + i, part));
    }
  }

  /**
   * The matrix product c = a·b (rule 2 of the contract). Strides let either operand be read
   * transposed.
   *
   * @param m rows of a and c
   * @param n columns of b and c
   * @param k columns of a, rows of b
   * @param a the left matrix; element (i, p) is at ao + i·ars + p·acs
   * @param ao its first element
   * @param ars its row stride
   * @param acs its column stride
   * @param b the right matrix; element (p, j) is at bo + p·brs + j·bcs
   * @param bo its first element
   * @param brs its row stride
   * @param bcs its column stride
   * @param c the result, row-major and contiguous, overwritten; not one of the inputs
   * @param co its first element
   */
  public static void matmul(
      int m,
      int n,
      int k,
      float[] a,
      int ao,
      int ars,
      int acs,
      float[] b,
      int bo,
      int brs,
      int bcs,
      float[] c,
      int co) {
    dense(m, n, k, a, ao, ars, acs, b, bo, brs, bcs, null, 0, c, co);
  }

  /**
   * The matrix product c = a·b as by {@link #matmul}, then a row is added to each of its rows: the
   * bits are those of the two operations one after the other.
   *
   * @param m rows of a and c
   * @param n columns of b and c
   * @param k columns of a, rows of b
   * @param a the left matrix; element (i, p) is at ao + i·ars + p·acs
   * @param ao its first element
   * @param ars its row stride
   * @param acs its column stride
   * @param b the right matrix; element (p, j) is at bo + p·brs + j·bcs
   * @param bo its first element
   * @param brs its row stride
   * @param bcs its column stride
   * @param bias n numbers to add, contiguous; null to add nothing
   * @param biasOffset the first of them
   * @param c the result, row-major and contiguous, overwritten; not one of the inputs
   * @param co its first element
   */
  public static void dense(
      int m,
      int n,
      int k,
      float[] a,
      int ao,
      int ars,
      int acs,
      float[] b,
      int bo,
      int brs,
      int bcs,
      float @Nullable [] bias,
      int biasOffset,
      float[] c,
      int co) {
    check();
    if (k == 0) {
      Arrays.fill(c, co, co + m * n, 0);
      ScalarKernels.finish(m, n, bias, biasOffset, c, co, n);
      return;
    }
    Parallel threads = pool;
    int parts = (int) Math.min(threads.threads(), (long) m * n * k / PRODUCT);
    if (parts < 2) {
      KERNELS.matmul(m, n, k, a, ao, ars, acs, b, bo, brs, bcs, bias, biasOffset, false, c, co, n);
      return;
    }
    // by columns if they suffice, so that no two threads read or copy the same part of b
    int across = partsAcross(n, parts);
    int width = part(n, across, COLUMN_UNIT);
    int height = part(m, Math.max(1, parts / across), UNIT);
    int columns = (n + width - 1) / width;
    int rows = (m + height - 1) / height;
    threads.run(
        rows * columns,
        at -> {
          int i = at / columns * height;
          int j = at % columns * width;
          KERNELS.matmul(
              Math.min(height, m - i),
              Math.min(width, n - j),
              k,
              a,
              ao + i * ars,
              ars,
              acs,
              b,
              bo + j * bcs,
              brs,
              bcs,
              bias,
              biasOffset + j,
              false,
              c,
              co + i * n + j,
              n);
        });
  }

  /** How many parts of the columns, each wide enough: twice the threads, or a divisor of them. */
  private static int partsAcross(int n, int threads) {
    int most = n / COLUMNS;
    if (most >= 2 * threads) {
      return 2 * threads;
    }
    int parts = threads;
    while (parts > 1 && (parts > most || threads % parts != 0)) {
      parts--;
    }
    return parts;
  }

  /**
   * out[i] = the sum of row i (rule 3 of the contract), of a contiguous row-major matrix.
   *
   * @param x the matrix
   * @param xo its first element
   * @param rows how many rows
   * @param columns how many columns; with none, sums are +0
   * @param out the sums
   * @param oo the first sum
   */
  public static void sumRows(float[] x, int xo, int rows, int columns, float[] out, int oo) {
    check();
    if (small((long) rows * columns, CHEAP)) {
      RowSums.rows(KERNELS, x, xo, rows, columns, out, oo);
    } else if (rows >= pool.threads()) {
      split(
          rows,
          Math.max(1, CHEAP / columns),
          (i, part) -> RowSums.rows(KERNELS, x, xo + i * columns, part, columns, out, oo + i));
    } else {
      for (int i = 0; i < rows; i++) {
        out[oo + i] = sumInParts(x, xo + i * columns, columns);
      }
    }
  }

  /** The sum of n elements, whose blocks go to several threads. */
  private static float sumInParts(float[] x, int xo, int n) {
    int blocks = RowSums.blocks(n);
    float[] sums = new float[blocks];
    split(
        blocks,
        CHEAP / Kernels.BLOCK,
        (first, part) -> RowSums.blocks(KERNELS, x, xo, n, first, part, sums));
    RowSums.foldPairs(sums, blocks, 1);
    return sums[0];
  }

  /**
   * out[j] = the sum of column j (rule 3 of the contract), of a contiguous row-major matrix.
   *
   * @param x the matrix
   * @param xo its first element
   * @param rows how many rows; with none, sums are +0
   * @param columns how many columns
   * @param out the sums
   * @param oo the first sum
   */
  public static void sumColumns(float[] x, int xo, int rows, int columns, float[] out, int oo) {
    check();
    int blocks = RowSums.blocks(rows);
    if (blocks > 1) {
      sumLongColumns(x, xo, rows, columns, blocks, out, oo);
    } else if (small((long) rows * columns, CHEAP)) {
      ColumnSums.block(KERNELS, x, xo, columns, rows, columns, out, oo);
    } else {
      split(
          columns,
          Math.max(1, CHEAP / rows),
          (j, part) -> ColumnSums.block(KERNELS, x, xo + j, columns, rows, part, out, oo + j));
    }
  }

  /** Columns of several blocks: all blocks first, then a tree for all columns. */
  private static void sumLongColumns(
      float[] x, int xo, int rows, int columns, int blocks, float[] out, int oo) {
    float[] sums = new float[blocks * columns];
    split(
        blocks,
        Math.max(1, CHEAP / Math.max(1, columns) / Kernels.BLOCK),
        (first, part) -> {
          for (int block = first; block < first + part; block++) {
            int row = block * Kernels.BLOCK;
            int length = Math.min(Kernels.BLOCK, rows - row);
            int start = xo + row * columns;
            ColumnSums.block(KERNELS, x, start, columns, length, columns, sums, block * columns);
          }
        });
    RowSums.foldPairs(sums, blocks, columns);
    System.arraycopy(sums, 0, out, oo, columns);
  }

  /**
   * out[i] = the largest element of row i, as by {@link Math#max(float, float)}.
   *
   * @param x a contiguous row-major matrix
   * @param xo its first element
   * @param rows how many rows
   * @param columns how many columns, at least 1
   * @param out the maxima
   * @param oo the first maximum
   */
  public static void maxRows(float[] x, int xo, int rows, int columns, float[] out, int oo) {
    check();
    if (small((long) rows * columns, CHEAP)) {
      maxima(x, xo, 0, rows, columns, out, oo);
    } else {
      split(
          rows,
          Math.max(1, CHEAP / columns),
          (first, part) -> maxima(x, xo, first, part, columns, out, oo));
    }
  }

  private static void maxima(
      float[] x, int xo, int first, int count, int columns, float[] out, int oo) {
    for (int i = first; i < first + count; i++) {
      out[oo + i] = KERNELS.max(x, xo + i * columns, columns);
    }
  }

  /**
   * Softmax of each row (rule 6 of the contract).
   *
   * @param x a matrix, row-major from element 0 on
   * @param rows how many rows
   * @param columns how many columns, at least 1
   * @param out the result, likewise; not the input
   */
  public static void softmax(float[] x, int rows, int columns, float[] out) {
    check();
    splitRows(
        rows,
        columns,
        (i, part) -> SoftmaxRows.softmax(KERNELS, x, out, i * columns, part, columns));
  }

  /**
   * The logarithm of softmax of each row (rule 6 of the contract).
   *
   * @param x a matrix, row-major from element 0 on
   * @param rows how many rows
   * @param columns how many columns, at least 1
   * @param out the result, likewise; not the input
   */
  public static void logSoftmax(float[] x, int rows, int columns, float[] out) {
    check();
    splitRows(
        rows,
        columns,
        (i, part) -> SoftmaxRows.logSoftmax(KERNELS, x, out, i * columns, part, columns));
  }

  /**
   * The gradient of softmax along rows, y·(g − Σ g·y).
   *
   * @param y the results of softmax, row-major from element 0 on
   * @param g the gradient with respect to them, likewise
   * @param rows how many rows
   * @param columns how many columns, at least 1
   * @param out the result, likewise; not an input
   */
  public static void softmaxGradient(float[] y, float[] g, int rows, int columns, float[] out) {
    check();
    splitRows(
        rows,
        columns,
        (i, part) -> SoftmaxRows.gradient(KERNELS, y, g, out, i * columns, part, columns));
  }

  /**
   * The gradient of the logarithm of softmax along rows, g − exp(y)·Σ g.
   *
   * @param y the results of log-softmax, row-major from element 0 on
   * @param g the gradient with respect to them, likewise
   * @param rows how many rows
   * @param columns how many columns, at least 1
   * @param out the result, likewise; not an input
   */
  public static void logSoftmaxGradient(float[] y, float[] g, int rows, int columns, float[] out) {
    check();
    splitRows(
        rows,
        columns,
        (i, part) -> SoftmaxRows.logGradient(KERNELS, y, g, out, i * columns, part, columns));
  }

  /**
   * y[i] = y[i] + alpha·x[i], the product and the sum rounded one after the other.
   *
   * @param alpha the factor
   * @param x the addend
   * @param xo its first element
   * @param y the array that is changed
   * @param yo its first element
   * @param n how many elements
   */
  public static void scaleAdd(float alpha, float[] x, int xo, float[] y, int yo, int n) {
    check();
    if (small(n, CHEAP)) {
      KERNELS.scaleAdd(alpha, x, xo, y, yo, n);
    } else {
      split(n, CHEAP, (i, part) -> KERNELS.scaleAdd(alpha, x, xo + i, y, yo + i, part));
    }
  }

  /**
   * The sum of all squares x[i]·x[i], each rounded first (rule 3 of the contract).
   *
   * @param x the numbers
   * @return the sum, +0 of none
   */
  public static float sumSquares(float[] x) {
    check();
    int blocks = x.length == 0 ? 1 : (x.length - 1) / Kernels.BLOCK + 1;
    float[] sums = new float[blocks];
    split(
        blocks,
        CHEAP / Kernels.BLOCK,
        (first, part) -> KERNELS.sumSquares(x, x.length, first, part, sums));
    RowSums.foldPairs(sums, blocks, 1);
    return sums[0];
  }

  /**
   * out[c] = the sum of channel c over all samples (rule 3 of the contract).
   *
   * @param x images, of shape (samples, channels, …)
   * @param samples how many
   * @param channels how many
   * @param area elements of one channel of one sample
   * @param out the sums
   */
  public static void sumChannels(float[] x, int samples, int channels, int area, float[] out) {
    check();
    ChannelSums sums = new ChannelSums(x, samples, channels, area);
    split(
        channels,
        Math.max(1, CHEAP / Math.max(1, samples * area)),
        (first, count) -> sums.sum(first, count, out));
  }

  /**
   * Changes weights in place by a rule.
   *
   * @param rule the rule, which says what the other arguments are
   * @param w the weights
   * @param g their gradients, as long
   * @param a what is remembered about each weight, as long if the rule has it, else any array
   * @param b more that is remembered, in the same way
   * @param numbers the numbers that the rule names
   */
  public static void update(
      Update rule, float[] w, float[] g, float[] a, float[] b, double[] numbers) {
    check();
    int grain = rule.costly ? COSTLY : CHEAP;
    if (small(w.length, grain)) {
      UpdateLoops.apply(rule, w, g, a, b, 0, w.length, numbers);
    } else {
      split(
          w.length, grain, (i, part) -> UpdateLoops.apply(rule, w, g, a, b, i, i + part, numbers));
    }
  }

  private static boolean small(long n, int grain) {
    return n < 2L * grain || pool.threads() == 1;
  }

  /** A range of the work: {@code count} units from {@code first}. */
  interface Range {
    void run(int first, int count);
  }

  /** Splits rows on whose elements a costly function works. */
  private static void splitRows(int rows, int columns, Range range) {
    if (small((long) rows * columns, COSTLY)) {
      range.run(0, rows);
    } else {
      split(rows, Math.max(1, COSTLY / columns), range);
    }
  }

  /** Splits n units into one part for each thread, none smaller than the grain. */
  static void split(int n, int grain, Range range) {
    Parallel threads = pool;
    int parts = Math.min(threads.threads(), n / grain);
    if (parts < 2) {
      range.run(0, n);
      return;
    }
    int size = part(n, parts, UNIT);
    threads.run((n - 1) / size + 1, i -> range.run(i * size, Math.min(size, n - i * size)));
  }

  /** The size of each of so many parts of n, a multiple of the unit. */
  private static int part(int n, int parts, int unit) {
    return ((n - 1) / parts / unit + 1) * unit;
  }

  /**
   * Throws if the settings are wrong or subnormals are flushed. That is looked at in the first call
   * and now and then, not in the class's initialisation: the JVM restores the floating-point mode
   * when it runs one, and native code may come later.
   */
  static void check() {
    String problem = SETTINGS_PROBLEM;
    if (problem == null && calls++ % SELF_TEST_CALLS == 0) {
      problem = SelfTest.problem();
    }
    if (problem != null) {
      calls = 0;
      throw new IllegalStateException(problem);
    }
  }
}
