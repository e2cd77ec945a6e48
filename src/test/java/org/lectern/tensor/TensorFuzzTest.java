package org.lectern.tensor;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import jdk.incubator.vector.VectorShape;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.lectern.FuzzNumbers;
import org.lectern.Isolated;

/**
 * Random operations of tensors, of any shape and option, with scalar and vector kernels and several
 * numbers of threads, against {@link LiteralCalls}, bit by bit.
 */
class TensorFuzzTest {
  private static final FuzzCalls LITERAL = new LiteralCalls();
  private static final Map<String, FuzzCalls> LIBRARIES = new LinkedHashMap<>();

  static {
    add("scalar", 128, 1);
    add("vector", 128, 2);
    add("vector", 256, 5);
    add("vector", 512, 1);
  }

  private static void add(String kernels, int bits, int threads) {
    if (kernels.equals("scalar") || bits <= VectorShape.preferredShape().vectorBitSize()) {
      Isolated library = Isolated.of(kernels, bits, threads);
      LIBRARIES.put(library.describe(), library.make(FuzzCalls.class, FuzzCalls.class, "library"));
    }
  }

  /**
   * What arrays hold.
   *
   * @param kind of {@link FuzzNumbers}
   */
  record Numbers(int kind, long seed) {
    float[] of(int which, int... shape) {
      return FuzzNumbers.floats(Shape.of(shape).length(), seed + which, kind);
    }
  }

  @Provide
  Arbitrary<Numbers> numbers() {
    return Combinators.combine(
            Arbitraries.integers().between(0, FuzzNumbers.KINDS - 1),
            Arbitraries.longs().between(0, 1_000_000))
        .as(Numbers::new);
  }

  /** Convolutions of (n, c, h, w) with kernels, in a row of numbers that shrink to 1 or 0. */
  @Provide
  Arbitrary<int[]> convolutions() {
    Arbitrary<Integer> small = Arbitraries.integers().between(1, 4);
    Arbitrary<Integer> image =
        Arbitraries.frequencyOf(
            Tuple.of(8, Arbitraries.integers().between(1, 9)),
            Tuple.of(1, Arbitraries.integers().between(10, 34)));
    Arbitrary<Integer> channels =
        Arbitraries.frequencyOf(
            Tuple.of(12, small), Tuple.of(1, Arbitraries.integers().between(5, 130)));
    Arbitrary<Integer> padding = Arbitraries.integers().between(0, 4);
    Arbitrary<Integer> stride = Arbitraries.integers().between(1, 3);
    return numbersOf(
        List.of(
            // n, channels and kernels of a group, groups, height, width, kernel
            small,
            channels,
            channels,
            stride,
            image,
            image,
            small,
            small,
            // stride, padding, dilation
            stride,
            stride,
            padding,
            padding,
            stride,
            stride));
  }

  private static Arbitrary<int[]> numbersOf(List<Arbitrary<Integer>> each) {
    return Combinators.combine(each).as(all -> all.stream().mapToInt(Integer::intValue).toArray());
  }

  @Property(tries = 700)
  void conv2d_anyOptions(@ForAll("convolutions") int[] c, @ForAll("numbers") Numbers numbers) {
    int groups = c[3];
    int[] images = {c[0], c[1] * groups, c[4], c[5]};
    int[] kernels = {c[2] * groups, c[1], c[6], c[7]};
    int[][] options = {{c[8], c[9]}, {c[10], c[11]}, {c[12], c[13]}};
    int height = c[4] + 2 * c[10] - (c[6] - 1) * c[12] - 1;
    int width = c[5] + 2 * c[11] - (c[7] - 1) * c[13] - 1;
    Assume.that(height >= 0 && width >= 0);
    int[] result = {c[0], kernels[0], height / c[8] + 1, width / c[9] + 1};
    Assume.that((long) Shape.of(result).length() * c[1] * c[6] * c[7] < 2_000_000);
    float[] x = numbers.of(0, images);
    float[] w = numbers.of(1, kernels);
    float[] g = numbers.of(2, result);
    check(calls -> calls.conv2d(images, kernels, options, groups, x, w, g));
  }

  /** (n, c, h, w), kernel, stride, padding. */
  @Provide
  Arbitrary<int[]> pools() {
    Arbitrary<Integer> small = Arbitraries.integers().between(1, 4);
    Arbitrary<Integer> image =
        Arbitraries.frequencyOf(
            Tuple.of(8, Arbitraries.integers().between(1, 12)),
            Tuple.of(1, Arbitraries.integers().between(13, 50)));
    Arbitrary<Integer> padding = Arbitraries.integers().between(0, 2);
    return numbersOf(
        List.of(small, small, image, image, small, small, small, small, padding, padding));
  }

  @Property(tries = 700)
  void pool_anyWindow(
      @ForAll boolean max, @ForAll("pools") int[] p, @ForAll("numbers") Numbers numbers) {
    int[] shape = Arrays.copyOf(p, 4);
    int[][] options = {{p[4], p[5]}, {p[6], p[7]}, {p[8], p[9]}};
    Assume.that(2 * p[8] <= p[4] && 2 * p[9] <= p[5]);
    int height = p[2] + 2 * p[8] - p[4];
    int width = p[3] + 2 * p[9] - p[5];
    Assume.that(height >= 0 && width >= 0);
    float[] x = numbers.of(0, shape);
    float[] g = numbers.of(1, p[0], p[1], height / p[6] + 1, width / p[7] + 1);
    check(calls -> calls.pool(max, shape, options, x, g));
  }

  /** Shapes of up to four axes, one of them sometimes longer than a block. */
  @Provide
  Arbitrary<int[]> shapes() {
    Arbitrary<Integer> size =
        Arbitraries.frequencyOf(
            Tuple.of(20, Arbitraries.integers().between(1, 7)),
            Tuple.of(4, Arbitraries.integers().between(8, 70)),
            Tuple.of(1, Arbitraries.of(1023, 1024, 1025, 2049, 5000)));
    return size.list()
        .ofMaxSize(4)
        .map(sizes -> sizes.stream().mapToInt(Integer::intValue).toArray())
        .filter(sizes -> Arrays.stream(sizes).asLongStream().reduce(1, (a, b) -> a * b) < 60_000);
  }

  @Property(tries = 1000)
  void reduce_anyAxes(
      @ForAll("reductions") String what,
      @ForAll("shapes") int[] shape,
      @ForAll @IntRange(max = 15) int mask,
      @ForAll("numbers") Numbers numbers) {
    int[] axes =
        Arrays.stream(new int[] {0, 1, 2, 3})
            .filter(axis -> axis < shape.length && (mask >> axis & 1) == 1)
            .toArray();
    float[] x = numbers.of(0, shape);
    check(calls -> new float[][] {calls.reduce(what, shape, axes, x)});
  }

  @Provide
  Arbitrary<String> reductions() {
    return Arbitraries.of("sum", "mean", "max", "min");
  }

  /** The right shape is the left one with some axes of size 1, and leading ones left out. */
  @Property(tries = 800)
  void multiply_broadcast(
      @ForAll("shapes") int[] shape,
      @ForAll @IntRange(max = 15) int leftOnes,
      @ForAll @IntRange(max = 15) int rightOnes,
      @ForAll @IntRange(max = 4) int dropped,
      @ForAll("numbers") Numbers numbers) {
    int[] left = ones(shape, leftOnes);
    int[] whole = ones(shape, rightOnes & ~leftOnes);
    int[] right = Arrays.copyOfRange(whole, Math.min(dropped, whole.length), whole.length);
    float[] a = numbers.of(0, left);
    float[] b = numbers.of(1, right);
    float[] g = numbers.of(2, Shape.of(left).broadcast("", Shape.of(right)).toArray());
    check(calls -> calls.multiply(left, right, a, b, g));
    check(calls -> calls.multiply(right, left, b, a, g));
  }

  private static int[] ones(int[] shape, int mask) {
    int[] sizes = shape.clone();
    for (int axis = 0; axis < sizes.length; axis++) {
      sizes[axis] = (mask >> axis & 1) == 1 ? 1 : sizes[axis];
    }
    return sizes;
  }

  @Property(tries = 800)
  void softmax_anyAxis(
      @ForAll boolean log,
      @ForAll("shapes") int[] shape,
      @ForAll @IntRange(max = 3) int axis,
      @ForAll("numbers") Numbers numbers) {
    Assume.that(axis < shape.length);
    float[] x = numbers.of(0, shape);
    check(calls -> new float[][] {calls.softmax(log, shape, axis, x)});
  }

  /** Batches of up to two axes; the right one is repeated where it is 1 or missing. */
  @Property(tries = 500)
  void matmul_batches(
      @ForAll("products") int[] p,
      @ForAll @IntRange(max = 2) int dropped,
      @ForAll @IntRange(max = 3) int ones,
      @ForAll("numbers") Numbers numbers) {
    int[] left = {p[0], p[1], p[2], p[4]};
    int[] whole = {(ones & 1) == 1 ? 1 : p[0], (ones & 2) == 2 ? 1 : p[1], p[4], p[3]};
    int[] right = Arrays.copyOfRange(whole, dropped, 4);
    float[] a = numbers.of(0, left);
    float[] b = numbers.of(1, right);
    float[] g = numbers.of(2, p[0], p[1], p[2], p[3]);
    check(calls -> calls.matmul(left, right, a, b, g));
  }

  /** Batches, rows, columns, terms. */
  @Provide
  Arbitrary<int[]> products() {
    Arbitrary<Integer> batch = Arbitraries.integers().between(1, 3);
    Arbitrary<Integer> size = Arbitraries.integers().between(1, 30);
    Arbitrary<Integer> terms =
        Arbitraries.frequencyOf(
            Tuple.of(9, size), Tuple.of(1, Arbitraries.integers().between(1000, 1100)));
    return numbersOf(List.of(batch, batch, size, size, terms));
  }

  private static void check(Function<FuzzCalls, float[][]> call) {
    float[][] expected = call.apply(LITERAL);
    LIBRARIES.forEach(
        (name, library) -> {
          float[][] actual = call.apply(library);
          for (int i = 0; i < expected.length; i++) {
            String what = name + (i == 0 ? "" : ", gradient of input " + i);
            FuzzNumbers.requireEqual(what, actual[i], expected[i]);
          }
        });
  }
}
