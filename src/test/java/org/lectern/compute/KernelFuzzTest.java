package org.lectern.compute;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import jdk.incubator.vector.VectorShape;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.lectern.FuzzNumbers;
import org.lectern.Isolated;

/**
 * Random calls of the kernels: scalar and vector ones of each width, with several numbers of
 * threads, against the literal {@link Reference}, bit by bit. Arrays begin anywhere and end later,
 * and what lies around a result must stay as it is.
 */
class KernelFuzzTest {
  private static final Engine REFERENCE = new Reference();
  private static final Map<String, Engine> ENGINES = new LinkedHashMap<>();

  static {
    add("scalar", 128, 1);
    add("scalar", 128, 3);
    add("vector", 128, 2);
    add("vector", 256, 1);
    add("vector", 256, 5);
    add("vector", 512, 2);
  }

  /** A width that the machine lacks would take minutes. */
  private static void add(String kernels, int bits, int threads) {
    if (kernels.equals("scalar") || bits <= VectorShape.preferredShape().vectorBitSize()) {
      Isolated library = Isolated.of(kernels, bits, threads);
      ENGINES.put(library.describe(), library.make(Engine.class, Engine.class, "compute"));
    }
  }

  /**
   * Where arrays begin, and what they hold.
   *
   * @param first the offset of the first array; the others have others
   * @param kind of {@link FuzzNumbers}
   */
  record Place(int first, int kind, long seed) {
    float[] floats(int n, int which) {
      return FuzzNumbers.floats(n + 9, seed + which, kind);
    }

    int offset(int which) {
      return (first + which) % 8;
    }
  }

  @Provide
  Arbitrary<Place> places() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 7),
            Arbitraries.integers().between(0, FuzzNumbers.KINDS - 1),
            Arbitraries.longs().between(0, 1_000_000))
        .as(Place::new);
  }

  /** Sizes with and without rests: tiles are 1, 4, 6, 8 or 12 high and up to 48 wide. */
  @Provide
  Arbitrary<Integer> sizes() {
    return Arbitraries.frequencyOf(
        Tuple.of(8, Arbitraries.integers().between(1, 20)),
        Tuple.of(4, Arbitraries.of(23, 24, 25, 31, 32, 33, 36, 47, 48, 49, 63, 64, 65, 95, 96, 97)),
        Tuple.of(1, Arbitraries.integers().between(66, 400)));
  }

  /** Lengths around those of the blocks. */
  @Provide
  Arbitrary<Integer> terms() {
    return Arbitraries.frequencyOf(
        Tuple.of(12, Arbitraries.integers().between(0, 70)),
        Tuple.of(1, Arbitraries.of(1022, 1023, 1024, 1025, 2047, 2048, 2049, 3073)));
  }

  /** Mostly short; some long enough to be split among threads. */
  @Provide
  Arbitrary<Integer> lengths() {
    return Arbitraries.frequencyOf(
        Tuple.of(40, Arbitraries.integers().between(0, 100)),
        Tuple.of(8, Arbitraries.integers().between(101, 5000)),
        Tuple.of(1, Arbitraries.integers().between(16_000, 60_000)));
  }

  @Property(tries = 1500)
  void matmul_anyShape(
      @ForAll("sizes") int m,
      @ForAll("sizes") int n,
      @ForAll("terms") int k,
      @ForAll @IntRange(max = 3) int layout,
      @ForAll @IntRange(max = 5) int gap,
      @ForAll("places") Place place) {
    matmul(m, n, Math.min(k, 1_000_000 / (m * n)), layout, gap, place);
  }

  @Property(tries = 30)
  void matmul_splitAmongThreads(
      @ForAll @IntRange(min = 1, max = 500) int m,
      @ForAll @IntRange(min = 1, max = 500) int n,
      @ForAll @IntRange(min = 1_000_000, max = 3_000_000) int work,
      @ForAll @IntRange(max = 3) int layout,
      @ForAll("places") Place place) {
    matmul(m, n, Math.min(3000, work / (m * n) + 1), layout, 1, place);
  }

  /** Layout bit 0: a is transposed; bit 1: b is transposed. Rows have gaps. */
  private static void matmul(int m, int n, int k, int layout, int gap, Place place) {
    int aWide = (layout & 1) == 0 ? k + gap : m + gap;
    int bWide = (layout & 2) == 0 ? n + gap : k + gap;
    float[] a = place.floats(aWide * ((layout & 1) == 0 ? m : k), 0);
    float[] b = place.floats(bWide * ((layout & 2) == 0 ? k : n), 1);
    int ars = (layout & 1) == 0 ? aWide : 1;
    int acs = (layout & 1) == 0 ? 1 : aWide;
    int brs = (layout & 2) == 0 ? bWide : 1;
    int bcs = (layout & 2) == 0 ? 1 : bWide;
    check(
        place.floats(m * n, 2),
        (engine, c) ->
            engine.matmul(
                m,
                n,
                k,
                a,
                place.offset(0),
                ars,
                acs,
                b,
                place.offset(1),
                brs,
                bcs,
                c,
                place.offset(2)));
  }

  @Property(tries = 1000)
  void dense_anyShape(
      @ForAll("sizes") int m,
      @ForAll("sizes") int n,
      @ForAll("terms") int terms,
      @ForAll @IntRange(max = 3) int layout,
      @ForAll boolean biased,
      @ForAll("places") Place place) {
    int k = Math.min(terms, 1_000_000 / (m * n));
    float[] a = place.floats(m * k, 0);
    float[] b = place.floats(k * n, 1);
    float[] bias = biased ? place.floats(n, 3) : null;
    int ars = (layout & 1) == 0 ? k : 1;
    int acs = (layout & 1) == 0 ? 1 : m;
    int brs = (layout & 2) == 0 ? n : 1;
    int bcs = (layout & 2) == 0 ? 1 : k;
    check(
        place.floats(m * n, 2),
        (engine, c) ->
            engine.dense(
                m,
                n,
                k,
                a,
                place.offset(0),
                ars,
                acs,
                b,
                place.offset(1),
                brs,
                bcs,
                bias,
                place.offset(3),
                c,
                place.offset(2)));
  }

  @Property(tries = 1000)
  void addProduct_anyShape(
      @ForAll("sizes") int m,
      @ForAll("sizes") int n,
      @ForAll("terms") int terms,
      @ForAll @IntRange(max = 3) int layout,
      @ForAll("places") Place place) {
    int k = Math.max(1, Math.min(Math.min(terms, 1024), 1_000_000 / (m * n)));
    float[] a = place.floats(m * k, 0);
    float[] b = place.floats(k * n, 1);
    int ars = (layout & 1) == 0 ? k : 1;
    int acs = (layout & 1) == 0 ? 1 : m;
    int brs = (layout & 2) == 0 ? n : 1;
    int bcs = (layout & 2) == 0 ? 1 : k;
    check(
        place.floats(m * n, 2),
        (engine, c) ->
            engine.addProduct(
                m,
                n,
                k,
                a,
                place.offset(0),
                ars,
                acs,
                b,
                place.offset(1),
                brs,
                bcs,
                c,
                place.offset(2)));
  }

  @Property(tries = 1200)
  void unary_anyFunctionAndLength(
      @ForAll Unary op,
      @ForAll("lengths") int n,
      @ForAll boolean there,
      @ForAll("places") Place p) {
    float[] x = p.floats(n, 0);
    int to = p.offset(there ? 0 : 1);
    check(
        there ? x : p.floats(n, 1),
        (engine, out) -> engine.unary(op, there ? out : x, p.offset(0), out, to, n));
  }

  @Property(tries = 1500)
  void binary_anyFunctionLengthAndSteps(
      @ForAll Binary op,
      @ForAll("lengths") int n,
      @ForAll @IntRange(max = 1) int as,
      @ForAll @IntRange(max = 1) int bs,
      @ForAll boolean there,
      @ForAll("places") Place p) {
    float[] a = p.floats(n, 0);
    float[] b = p.floats(n, 1);
    boolean over = there && as == 1;
    int to = p.offset(over ? 0 : 2);
    check(
        over ? a : p.floats(n, 2),
        (engine, out) ->
            engine.binary(op, over ? out : a, p.offset(0), as, b, p.offset(1), bs, out, to, n));
  }

  @Property(tries = 20)
  void cheapFunctions_splitAmongThreads(
      @ForAll @IntRange(min = 131_072, max = 400_000) int n, @ForAll("places") Place p) {
    float[] x = p.floats(n, 0);
    check(
        p.floats(n, 1),
        (engine, y) -> {
          engine.unary(Unary.RECIPROCAL, y, 1, y, 1, n);
          engine.binary(Binary.MAXIMUM, y, 2, 1, x, p.offset(1), 1, y, 2, n);
          engine.scaleAdd(0.3f, x, p.offset(0), y, 3, n);
        });
  }

  @Property(tries = 400)
  void scaleAdd_anyLength(
      @ForAll @IntRange(min = -9, max = 9) int alpha,
      @ForAll("lengths") int n,
      @ForAll("places") Place p) {
    float[] x = p.floats(n, 0);
    check(
        p.floats(n, 1),
        (engine, y) -> engine.scaleAdd(alpha / 7f, x, p.offset(0), y, p.offset(1), n));
  }

  @Property(tries = 800)
  void sumRows_anyShape(
      @ForAll @IntRange(max = 40) int rows,
      @ForAll("columns") int columns,
      @ForAll("places") Place p) {
    float[] x = p.floats(rows * columns, 0);
    check(
        p.floats(rows, 1),
        (engine, out) -> engine.sumRows(x, p.offset(0), rows, columns, out, p.offset(1)));
  }

  @Property(tries = 800)
  void sumColumns_anyShape(
      @ForAll("columns") int rows,
      @ForAll @IntRange(max = 70) int columns,
      @ForAll("places") Place p) {
    float[] x = p.floats(rows * columns, 0);
    check(
        p.floats(columns, 1),
        (engine, out) -> engine.sumColumns(x, p.offset(0), rows, columns, out, p.offset(1)));
  }

  @Property(tries = 600)
  void maxRows_anyShape(
      @ForAll @IntRange(max = 40) int rows,
      @ForAll("columns") int columns,
      @ForAll("places") Place p) {
    int wide = Math.max(1, columns);
    float[] x = p.floats(rows * wide, 0);
    check(
        p.floats(rows, 1),
        (engine, out) -> engine.maxRows(x, p.offset(0), rows, wide, out, p.offset(1)));
  }

  @Property(tries = 800)
  void softmax_anyShape(
      @ForAll @IntRange(max = 6) int rows,
      @ForAll("columns") int columns,
      @ForAll boolean log,
      @ForAll boolean there,
      @ForAll @IntRange(max = 100) int spread,
      @ForAll("places") Place p) {
    int wide = Math.max(1, columns);
    float[] x = p.floats(rows * wide, 0);
    if (spread > 0) {
      Random random = new Random(p.seed());
      for (int i = 0; i < x.length; i++) {
        x[i] = spread * random.nextFloat();
      }
    }
    check(
        x.clone(), (engine, out) -> engine.softmax(log, there && !log ? out : x, rows, wide, out));
  }

  /** How many numbers a sum has. */
  @Provide
  Arbitrary<Integer> columns() {
    return Arbitraries.frequencyOf(
        Tuple.of(12, Arbitraries.integers().between(0, 100)),
        Tuple.of(3, Arbitraries.of(1023, 1024, 1025, 2047, 2048, 2049)),
        Tuple.of(2, Arbitraries.integers().between(1000, 6000)));
  }

  /** Calls every engine on a copy of the array of results, and compares all of it. */
  private static void check(float[] out, BiConsumer<Engine, float[]> call) {
    float[] expected = out.clone();
    call.accept(REFERENCE, expected);
    ENGINES.forEach(
        (name, engine) -> {
          float[] actual = out.clone();
          call.accept(engine, actual);
          FuzzNumbers.requireEqual(name, actual, expected);
        });
  }
}
