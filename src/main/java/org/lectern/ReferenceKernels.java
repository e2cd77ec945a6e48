package org.lectern;

import java.util.List;
import java.util.stream.Stream;
import org.lectern.compute.Binary;
import org.lectern.compute.Compute;
import org.lectern.compute.Unary;
import org.lectern.random.RandomStream;
import org.lectern.tensor.Fingerprint;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

/**
 * Calls of the kernels whose fingerprints are known, for {@link Reproducibility}: short and odd
 * lengths, special values, and the bits of any float. The inputs need no kernel themselves.
 */
final class ReferenceKernels {
  // Lists, not ranges: a function that is added must not change a fingerprint.
  private static final List<Unary> EXACT =
      List.of(
          Unary.NEGATE,
          Unary.ABS,
          Unary.SIGN,
          Unary.SQRT,
          Unary.SQUARE,
          Unary.RECIPROCAL,
          Unary.RELU);

  private static final List<Unary> ELEMENTARY =
      List.of(
          Unary.EXP,
          Unary.EXPM1,
          Unary.LOG,
          Unary.LOG1P,
          Unary.TANH,
          Unary.SIGMOID,
          Unary.SOFTPLUS,
          Unary.SIN,
          Unary.COS,
          Unary.ERF);

  private static final List<Binary> EXACT_OF_TWO =
      List.of(
          Binary.ADD,
          Binary.SUBTRACT,
          Binary.MULTIPLY,
          Binary.DIVIDE,
          Binary.MAXIMUM,
          Binary.MINIMUM,
          Binary.EQUAL,
          Binary.NOT_EQUAL,
          Binary.LESS,
          Binary.LESS_EQUAL,
          Binary.GREATER,
          Binary.GREATER_EQUAL,
          Binary.GATE);

  private static final float[] SPECIAL = {
    0f,
    -0f,
    1,
    -1,
    Float.NaN,
    Float.intBitsToFloat(0xFFC12345),
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MIN_NORMAL,
    -0x1.8p-127f,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    88.8f,
    -104
  };

  private ReferenceKernels() {}

  /** + − × ÷ √, comparisons, extremes, on all pairs of special values and on any floats. */
  static String exact(int n) {
    float[] a = floats("exact a", n);
    float[] b = floats("exact b", n);
    for (int i = 0; i < SPECIAL.length * SPECIAL.length; i++) {
      a[i] = SPECIAL[i / SPECIAL.length];
      b[i] = SPECIAL[i % SPECIAL.length];
    }
    Stream<Tensor> ones = EXACT.stream().map(op -> applied(op, a));
    Stream<Tensor> twos = EXACT_OF_TWO.stream().map(op -> applied(op, a, b));
    float[] y = b.clone();
    Compute.scaleAdd(-0.3f, a, 1, y, 2, n - 2);
    return Fingerprint.of(Stream.of(ones, twos, Stream.of(vector(y))).flatMap(s -> s).toList());
  }

  /** Lectern's own exp, log, … on special values, ordinary numbers and any floats. */
  static String elementary(int n) {
    float[] any = floats("elementary any", n);
    System.arraycopy(SPECIAL, 0, any, 0, SPECIAL.length);
    float[] x = ordinary("elementary", n, 20);
    Stream<Tensor> ones =
        ELEMENTARY.stream().flatMap(op -> Stream.of(applied(op, any), applied(op, x)));
    float[] exponents = ordinary("exponents", n, 30);
    Tensor power = applied(Binary.POWER, applied(Unary.ABS, x).toArray(), exponents);
    Tensor special = applied(Binary.POWER, any, x);
    return Fingerprint.of(Stream.concat(ones, Stream.of(power, special)).toList());
  }

  /** Products with each operand as it is or transposed, of one block of terms and of two. */
  static String products(int scale) {
    return Fingerprint.of(
        Stream.of(new int[] {3, 5, 7}, new int[] {9, 33, 19}, new int[] {5, 9, 1100})
            .flatMap(size -> Stream.of(0, 1, 2, 3).map(layout -> product(size, scale, layout)))
            .toList());
  }

  private static Tensor product(int[] size, int scale, int layout) {
    int m = size[0] * scale;
    int n = size[1] * scale;
    int k = size[2];
    float[] a = ordinary("left", m * k, 1);
    float[] b = ordinary("right", k * n, 1);
    float[] c = new float[m * n];
    boolean ta = (layout & 1) == 1;
    boolean tb = (layout & 2) == 2;
    int ars = ta ? 1 : k;
    int brs = tb ? 1 : n;
    Compute.matmul(m, n, k, a, 0, ars, ta ? m : 1, b, 0, brs, tb ? k : 1, c, 0);
    return vector(c);
  }

  /** Sums of rows and columns and maxima of rows, of many shapes. */
  static String sums(int n) {
    float[] x = ordinary("sums", n, 3);
    return Fingerprint.of(
        Stream.of(1, 3, 16, 17, 100, 1023, 1025, n)
            .flatMap(columns -> reduced(x, columns))
            .toList());
  }

  private static Stream<Tensor> reduced(float[] x, int columns) {
    int rows = x.length / columns;
    float[] sums = new float[rows];
    float[] maxima = new float[rows];
    float[] down = new float[columns];
    Compute.sumRows(x, 0, rows, columns, sums, 0);
    Compute.maxRows(x, 0, rows, columns, maxima, 0);
    Compute.sumColumns(x, 0, rows, columns, down, 0);
    return Stream.of(vector(sums), vector(maxima), vector(down));
  }

  private static Tensor applied(Unary op, float[] x) {
    float[] out = new float[x.length];
    Compute.unary(op, x, 0, out, 0, out.length);
    return vector(out);
  }

  private static Tensor applied(Binary op, float[] a, float[] b) {
    float[] out = new float[a.length];
    Compute.binary(op, a, 0, 1, b, 0, 1, out, 0, out.length);
    return vector(out);
  }

  private static Tensor vector(float[] x) {
    return Tensor.of(Shape.of(x.length), x);
  }

  /** Any bits at all. */
  private static float[] floats(String name, int n) {
    RandomStream stream = RandomStream.of(1, "reproducibility/" + name);
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = Float.intBitsToFloat((int) stream.bits(i));
    }
    return x;
  }

  /** Numbers of all magnitudes up to {@code scale}, some of them much smaller. */
  private static float[] ordinary(String name, int n, float scale) {
    RandomStream stream = RandomStream.of(1, "reproducibility/" + name);
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      long bits = stream.bits(i);
      x[i] = (bits >> 40) * 0x1p-23f * scale * ((bits & 7) == 0 ? 0x1p-9f : 1);
    }
    return x;
  }
}
