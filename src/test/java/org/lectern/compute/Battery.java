package org.lectern.compute;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A fixed set of calls to all kernels, over many shapes, offsets and strides, with special values;
 * the fingerprint of each call's results by its name. Two engines that perform the same operations
 * in the same order give the same map.
 *
 * <p>Functions that were added later form parts with hashes of their own, so that the first one
 * goes on proving that no older bit has changed.
 */
final class Battery {
  private static final float[] SPECIAL = {
    0f,
    -0f,
    1,
    -1,
    Float.NaN,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MIN_NORMAL,
    -Float.MIN_NORMAL,
    1e-40f,
    -1e-40f,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    0x1p-25f,
    -0x1p-25f,
    0x1p-12f,
    0.625f,
    -0.625f,
    88.7f,
    88.8f,
    89,
    90,
    -87.4f,
    -103.9f,
    -104,
    -105,
    -17,
    -20,
    -21,
    8192,
    -8192,
    8193,
    1e9f,
    -1e22f,
    3.1415927f,
    1.5707964f,
    0.7853982f,
    -0.99999994f,
    0x1p26f,
    0x1p27f,
    0x1p127f,
    2.5f,
    -0.3f,
    0.70710677f,
    1.4142135f
  };

  private final Engine engine;
  private final Map<String, String> fingerprints = new LinkedHashMap<>();

  private Battery(Engine engine) {
    this.engine = engine;
  }

  static Map<String, String> run(Engine engine) {
    Map<String, String> all = first(engine);
    all.putAll(added(engine));
    all.putAll(gates(engine));
    all.putAll(updates(engine));
    all.putAll(windows(engine));
    all.putAll(walks(engine));
    all.putAll(rows(engine));
    return all;
  }

  /** SHA-256 over all names and fingerprints, of the first part and of the additions. */
  static String fingerprint(Engine engine) {
    return String.join(
        "+",
        hash(first(engine)),
        hash(added(engine)),
        hash(gates(engine)),
        hash(updates(engine)),
        hash(windows(engine)),
        hash(walks(engine)),
        hash(rows(engine)));
  }

  private static Map<String, String> first(Engine engine) {
    Battery battery = new Battery(engine);
    battery.unary(EnumSet.range(Unary.NEGATE, Unary.COS));
    battery.largeUnary();
    battery.binary(EnumSet.range(Binary.ADD, Binary.GREATER_EQUAL));
    battery.largeBinary();
    battery.matmul();
    battery.sums();
    return battery.fingerprints;
  }

  private static Map<String, String> added(Engine engine) {
    Battery battery = new Battery(engine);
    battery.unary(EnumSet.range(Unary.ERF, Unary.ERF));
    battery.binary(EnumSet.range(Binary.POWER, Binary.POWER));
    battery.powers();
    return battery.fingerprints;
  }

  private static Map<String, String> gates(Engine engine) {
    Battery battery = new Battery(engine);
    battery.binary(EnumSet.of(Binary.GATE));
    return battery.fingerprints;
  }

  private static Map<String, String> updates(Engine engine) {
    Battery battery = new Battery(engine);
    for (Update rule : Update.values()) {
      battery.update(rule);
    }
    battery.squares();
    return battery.fingerprints;
  }

  private static Map<String, String> windows(Engine engine) {
    Battery battery = new Battery(engine);
    battery.images();
    battery.channels();
    return battery.fingerprints;
  }

  private static Map<String, String> walks(Engine engine) {
    Battery battery = new Battery(engine);
    for (Cell cell : Cell.values()) {
      battery.walks(cell);
    }
    return battery.fingerprints;
  }

  private static Map<String, String> rows(Engine engine) {
    Battery battery = new Battery(engine);
    battery.binary(EnumSet.range(Binary.TANH_GRADIENT, Binary.SQUARE_GRADIENT));
    battery.where();
    battery.softmax();
    return battery.fingerprints;
  }

  private static String hash(Map<String, String> fingerprints) {
    MessageDigest digest = sha256();
    fingerprints.forEach((name, value) -> digest.update((name + value).getBytes()));
    return HexFormat.of().formatHex(digest.digest());
  }

  private void unary(Set<Unary> ops) {
    for (Unary op : ops) {
      MessageDigest digest = sha256();
      for (int n = 0; n < 70; n++) {
        float[] x = anyFloats(n + 5, n);
        float[] out = new float[n + 9];
        engine.unary(op, x, n % 4, out, n % 3, n);
        update(digest, out);
      }
      float[] x = anyFloats(20000, op.ordinal());
      System.arraycopy(SPECIAL, 0, x, 100, SPECIAL.length);
      engine.unary(op, x, 1, x, 1, 20000 - 2);
      update(digest, x);
      x = floats(20000, op.ordinal(), 4);
      engine.unary(op, x, 0, x, 0, 20000);
      update(digest, x);
      record("unary " + op, digest);
    }
  }

  private void largeUnary() {
    float[] x = floats(300_000, 5, 1);
    engine.unary(Unary.SQUARE, x, 1, x, 1, x.length - 1);
    record("unary SQUARE, large", update(sha256(), x));
  }

  private void binary(Set<Binary> ops) {
    int s = SPECIAL.length;
    float[] left = new float[s * s];
    float[] right = new float[s * s];
    for (int i = 0; i < s * s; i++) {
      left[i] = SPECIAL[i / s];
      right[i] = SPECIAL[i % s];
    }
    for (Binary op : ops) {
      MessageDigest digest = sha256();
      float[] out = new float[s * s];
      engine.binary(op, left, 0, 1, right, 0, 1, out, 0, s * s);
      update(digest, out);
      for (int n = 0; n < 70; n++) {
        float[] a = anyFloats(n + 5, 2 * n);
        float[] b = anyFloats(n + 5, 2 * n + 1);
        for (int steps = 0; steps < 4; steps++) {
          out = new float[n + 9];
          engine.binary(op, a, n % 4, steps & 1, b, n % 3, steps >> 1, out, n % 5, n);
          update(digest, out);
        }
        engine.binary(op, a, 1, 1, b, 2, 1, a, 1, n);
        update(digest, a);
      }
      record("binary " + op, digest);
    }
  }

  private void largeBinary() {
    float[] a = floats(300_000, 7, 2);
    float[] b = floats(300_000, 8, 2);
    engine.binary(Binary.MULTIPLY, a, 0, 1, b, 3, 0, a, 0, a.length);
    engine.binary(Binary.ADD, a, 0, 1, b, 0, 1, a, 0, a.length);
    engine.scaleAdd(0.3f, b, 5, a, 3, b.length - 7);
    record("binary, large", update(sha256(), a));
    MessageDigest digest = sha256();
    for (int n = 0; n < 70; n++) {
      a = anyFloats(n + 3, n);
      engine.scaleAdd(-1.7f, anyFloats(n + 3, n + 100), n % 4, a, n % 3, n);
      update(digest, a);
    }
    record("scaleAdd", digest);
  }

  /** Ordinary bases and exponents, whole exponents, bases close to 1 with huge ones; split work. */
  private void powers() {
    float[] a = floats(40_000, 9, 20);
    float[] b = floats(40_000, 10, 30);
    for (int i = 0; i < a.length; i++) {
      b[i] = i % 4 == 1 ? (int) b[i] : b[i];
      a[i] = i % 4 == 2 ? Math.abs(a[i]) : i % 4 == 3 ? 1 + a[i] * 0x1p-15f : a[i];
      b[i] = i % 4 == 3 ? b[i] * 0x1p14f : b[i];
    }
    engine.binary(Binary.POWER, a, 0, 1, b, 0, 1, a, 0, a.length);
    record("binary POWER, large", update(sha256(), a));
  }

  private void where() {
    MessageDigest digest = sha256();
    for (int n : new int[] {0, 1, 2, 3, 7, 16, 17, 31, 64, 100, 255, 256, 257, 600, 140_000}) {
      float[] test = anyFloats(n + 5, 3 * n);
      float[] a = anyFloats(n + 5, 3 * n + 1);
      float[] b = anyFloats(n + 5, 3 * n + 2);
      for (int steps = 0; steps < 4; steps++) {
        float[] out = new float[n + 9];
        engine.where(test, n % 2, a, n % 4, steps & 1, b, n % 3, steps >> 1, out, n % 5, n);
        update(digest, out);
      }
    }
    record("where", digest);
  }

  /** Ordinary rows, rows of any floats, rows with equal maxima, long rows, many rows. */
  private void softmax() {
    int[][] shapes = {
      {1, 1},
      {3, 2},
      {32, 2},
      {64, 10},
      {5, 15},
      {5, 16},
      {7, 17},
      {9, 33},
      {5, 64},
      {4, 100},
      {3, 1000},
      {2, 1024},
      {2, 1025},
      {2, 4096},
      {3, 5000},
      {700, 3},
      {9000, 11}
    };
    for (int[] shape : shapes) {
      int n = shape[0] * shape[1];
      float[][] inputs = {floats(n, n, 20), anyFloats(n, n), floats(n, n + 1, 3)};
      for (int i = 0; i < n; i++) {
        inputs[2][i] = Math.round(inputs[2][i]);
      }
      MessageDigest digest = sha256();
      for (float[] x : inputs) {
        for (int log = 0; log < 2; log++) {
          float[] y = new float[n];
          engine.softmax(log == 1, x, shape[0], shape[1], y);
          update(digest, y);
          float[] out = new float[n];
          engine.softmaxGradient(log == 1, y, floats(n, n + 2, 1), shape[0], shape[1], out);
          update(digest, out);
          engine.softmaxGradient(log == 1, y, x, shape[0], shape[1], out);
          update(digest, out);
        }
      }
      record("softmax " + shape[0] + "×" + shape[1], digest);
    }
  }

  private void matmul() {
    for (int n = 1; n <= 70; n++) {
      matmul(9, n, 7, n % 4);
      matmul(1 + n % 3, n, 5, n / 4 % 4);
    }
    for (int m = 1; m <= 40; m++) {
      matmul(m, 50, 6, m % 4);
    }
    for (int k : new int[] {0, 1, 2, 3, 4, 5, 17, 1023, 1024, 1025, 2048, 2049}) {
      for (int layout = 0; layout < 4; layout++) {
        matmul(7, 19, k, layout);
        matmul(35, 3, k, layout);
      }
    }
    for (int layout = 0; layout < 4; layout++) {
      matmul(200, 130, 100, layout);
      matmul(300, 1, 1030, layout);
      matmul(1, 300, 1030, layout);
    }
    matmul(9, 500, 1100, 0);
    matmul(50, 300, 1100, 3);
    float[] a = floats(20 * 40, 1, 1);
    float[] b = floats(40 * 50, 2, 1);
    for (int i = 0; i < SPECIAL.length; i++) {
      a[17 * i] = SPECIAL[i];
      b[41 * i] = SPECIAL[SPECIAL.length - 1 - i];
    }
    float[] c = new float[1000];
    engine.matmul(20, 50, 40, a, 0, 40, 1, b, 0, 50, 1, c, 0);
    record("matmul, special values", update(sha256(), c));
  }

  /** Layout bit 0: a is transposed; bit 1: b is transposed. Rows have gaps. */
  private void matmul(int m, int n, int k, int layout) {
    int wide = Math.max(Math.max(m, n), k) + 1;
    float[] a = floats(3 + wide * Math.max(m, k), m + 31 * n, 1);
    float[] b = floats(5 + wide * Math.max(n, k), n + 31 * k, 1);
    float[] c = new float[2 + m * n];
    int ars = (layout & 1) == 0 ? wide : 1;
    int brs = (layout & 2) == 0 ? wide : 1;
    engine.matmul(m, n, k, a, 3, ars, wide + 1 - ars, b, 5, brs, wide + 1 - brs, c, 2);
    record("matmul " + m + "×" + n + "×" + k + ", layout " + layout, update(sha256(), c));
  }

  private void sums() {
    for (int length :
        new int[] {
          1, 5, 15, 16, 17, 31, 33, 63, 64, 100, 1023, 1024, 1025, 2048, 2049, 3000, 5121, 10_245,
          200_003
        }) {
      int rows = length > 20_000 ? 2 : 5;
      float[] x = floats(3 + rows * length, length, 3);
      float[] out = new float[rows + 1];
      engine.sumRows(x, 3, rows, length, out, 1);
      record("sumRows " + length, update(sha256(), out));
      engine.maxRows(x, 3, rows, length, out, 1);
      record("maxRows " + length, update(sha256(), out));
      if (length < 6000) {
        for (int columns : new int[] {1, 3, 4, 7, 8, 16, 17, 33, 70}) {
          x = floats(3 + columns * length, length, 3);
          out = new float[columns + 1];
          engine.sumColumns(x, 2, length, columns, out, 1);
          record("sumColumns " + length + "×" + columns, update(sha256(), out));
        }
      }
    }
    float[] x = floats(1000 * 200, 3, 3);
    float[] out = new float[1000];
    engine.sumRows(x, 0, 1000, 200, out, 0);
    engine.sumRows(x, 0, 3, 0, out, 997);
    engine.sumColumns(x, 0, 0, 2, out, 995);
    record("sumRows 1000 × 200, no elements", update(sha256(), out));
    MessageDigest digest = sha256();
    for (int n = 1; n < 100; n++) {
      x = anyFloats(3 * n, n);
      float[] sums = new float[6 + n];
      engine.sumRows(x, 0, 3, n, sums, 0);
      engine.sumColumns(x, 0, 3, n, sums, 3);
      update(digest, sums);
      engine.maxRows(x, 0, 3, n, sums, 0);
      for (int i = 0; i < 3 * n; i++) {
        x[i] = i % 3 == 0 ? 0f : -0f;
      }
      engine.maxRows(x, 0, 3, n, sums, 3);
      engine.maxRows(x, 1, n, 1, sums, 3);
      update(digest, sums);
    }
    record("sums and maxima of any floats", digest);
  }

  /** Small convolutions of all kinds, long rows, deep sums, and one that pays for threads. */
  private void images() {
    SplittableRandom random = new SplittableRandom(12);
    for (int i = 0; i < 60; i++) {
      images(
          new Images(
              1 + random.nextInt(3),
              i % 4 == 0 ? 1 + random.nextInt(3) : 1,
              1 + random.nextInt(4),
              i % 5 == 0 ? 17 + random.nextInt(20) : 1 + random.nextInt(12),
              axis(random, i),
              axis(random, i)),
          i);
    }
    Sliding one = new Sliding(1, 1, 1, 0, 1);
    Sliding five = new Sliding(5, 3, 1, 1, 1);
    images(new Images(1, 1, 130, 2, five, five), 1);
    images(new Images(1, 1, 2, 130, five, five), 2);
    images(new Images(2, 1, 1, 2, one, new Sliding(2700, 3, 1, 1, 1)), 3);
    images(new Images(1, 1, 1, 1, new Sliding(3, 2, 1, 1, 1), new Sliding(1500, 4, 2, 3, 2)), 4);
    images(new Images(2, 2, 2, 3, new Sliding(40, 1, 1, 0, 1), new Sliding(50, 1, 1, 0, 1)), 5);
    images(new Images(3, 1, 3, 20, new Sliding(28, 5, 1, 2, 1), new Sliding(26, 5, 1, 0, 1)), 6);
  }

  private static Sliding axis(SplittableRandom random, int i) {
    int kernel = 1 + random.nextInt(i % 3 == 0 ? 8 : 4);
    int stride = i % 3 == 1 ? 1 + random.nextInt(3) : 1;
    int dilation = i % 7 == 2 ? 1 + random.nextInt(3) : 1;
    int padding = random.nextInt(i % 2 == 0 ? 1 : 4);
    int least = Math.max(1, (kernel - 1) * dilation + 1 - 2 * padding);
    return new Sliding(least + random.nextInt(14), kernel, stride, padding, dilation);
  }

  private void images(Images images, int seed) {
    float[] x = floats(images.inputs(), seed, 1);
    float[] w = floats(images.weights(), seed + 1, 1);
    float[] g = floats(images.outputs(), seed + 2, 1);
    if (seed % 6 == 0) {
      x = anyFloats(x.length, seed);
      w = anyFloats(w.length, seed + 1);
      g = anyFloats(g.length, seed + 2);
    }
    float[] bias = seed % 2 == 0 ? null : floats(images.groups() * images.units(), seed, 3);
    float[] y = new float[g.length];
    engine.forward(images, x, w, bias, y);
    float[] dx = new float[x.length];
    engine.toImages(images, g, w, dx);
    float[] dw = new float[w.length];
    engine.toWeights(images, x, g, dw);
    record(seed + " " + images, update(update(update(sha256(), y), dx), dw));
  }

  private void channels() {
    SplittableRandom random = new SplittableRandom(13);
    for (int i = 0; i < 40; i++) {
      Sliding down = pool(random, i);
      Sliding right = pool(random, i);
      Images images = new Images(1 + i % 3, 1, 1 + i % 5, 1, down, right);
      float[] x = i % 2 == 0 ? anyFloats(images.inputs(), i) : floats(images.inputs(), i, 1);
      int channels = images.channels();
      float[] y = new float[images.outputs() * channels];
      float[] places = new float[y.length];
      engine.maxima(images, x, y, places);
      float[] sums = new float[channels];
      engine.sumChannels(x, images.samples(), channels, down.input() * right.input(), sums);
      record(i + " maxima and sums", update(update(update(sha256(), y), places), sums));
    }
  }

  private static Sliding pool(SplittableRandom random, int i) {
    int kernel = i % 3 == 0 ? 1 + random.nextInt(4) : 2;
    int stride = i % 3 == 0 ? 1 + random.nextInt(3) : 2;
    int padding = i % 3 == 0 ? random.nextInt(kernel / 2 + 1) : 0;
    int least = Math.max(1, kernel - 2 * padding);
    int most = i % 10 == 4 ? 600 : 40;
    return new Sliding(least + random.nextInt(most), kernel, stride, padding, 1);
  }

  /** Three steps each, of any floats and of ordinary ones; the largest is split. */
  private void update(Update rule) {
    double[] numbers = {-0.13, 0.37, 0.9, 0.1, 0.8, 0.2, 0.7, 0.99};
    MessageDigest digest = sha256();
    for (int n = 0; n < 70; n++) {
      float[][] arrays = new float[4][];
      for (int i = 0; i < 4; i++) {
        arrays[i] = anyFloats(n, 4 * n + i);
      }
      update(digest, rule, arrays, numbers);
    }
    float[][] arrays = new float[4][];
    for (int i = 0; i < 4; i++) {
      arrays[i] = floats(140_003, i, 1);
    }
    update(digest, rule, arrays, numbers);
    record("update " + rule, digest);
  }

  private void update(MessageDigest digest, Update rule, float[][] arrays, double[] numbers) {
    for (int step = 0; step < 3; step++) {
      engine.update(rule, arrays[0], arrays[1], arrays[2], arrays[3], numbers);
      for (float[] array : arrays) {
        update(digest, array);
      }
    }
  }

  private void squares() {
    MessageDigest digest = sha256();
    for (int n : new int[] {0, 1, 5, 15, 16, 17, 31, 100, 1023, 1024, 1025, 3000, 5121, 200_003}) {
      update(digest, new float[] {engine.sumSquares(floats(n, n, 3))});
      update(digest, new float[] {engine.sumSquares(anyFloats(n, n))});
    }
    record("sums of squares", digest);
  }

  /** Ordinary numbers, all kinds of numbers, one step, one sample, and enough work for threads. */
  private void walks(Cell cell) {
    for (int hidden = 1; hidden < 36; hidden += hidden < 20 ? 1 : 15) {
      int n = 1 + hidden * 7 % 11;
      walk(cell, n, 1 + hidden % 5, 1 + hidden % 3, hidden, hidden % 2 == 0, hidden % 3 == 0);
    }
    walk(cell, 1, 1, 2, 40, true, false);
    walk(cell, 30, 3, 1, 17, false, true);
    walk(cell, 26, 4, 3, 20, true, true);
    walk(cell, 70, 9, 5, 33, false, false);
    walk(cell, 64, 5, 28, 48, true, false);
    walk(cell, 0, 2, 2, 3, false, false);
  }

  private void walk(Cell cell, int n, int steps, int in, int hidden, boolean last, boolean any) {
    int wide = cell.gates() * hidden;
    float[][] arrays = new float[8][];
    int[] sizes = {
      n * steps * in,
      in * wide,
      wide,
      hidden * wide,
      wide,
      n * (last ? 1 : steps) * hidden,
      hidden * wide,
      wide
    };
    for (int i = 0; i < arrays.length; i++) {
      arrays[i] = floats(sizes[i], i + hidden, i == 0 ? 2 : i == 3 ? 0.4f : 1);
      if (any && (i == 0 || i == 5)) {
        float[] special = anyFloats(sizes[i], i);
        for (int j = i; j < sizes[i]; j += 23) {
          arrays[i][j] = special[j];
        }
      }
    }
    float[][] sums = hidden % 2 == 0 ? null : new float[][] {arrays[6], arrays[7]};
    Walk.Result result =
        engine.walk(
            new Walk(
                cell, n, steps, in, hidden, last, arrays[0], arrays[1], arrays[2], arrays[3],
                arrays[4], arrays[5], sums));
    MessageDigest digest = sha256();
    update(digest, result.y());
    update(digest, result.da());
    update(digest, result.du());
    update(digest, result.db());
    record(cell + " " + n + "×" + steps + "×" + in + "→" + hidden + " " + last, digest);
  }

  /** Numbers of all magnitudes up to {@code scale}, some of them much smaller. */
  private static float[] floats(int n, int seed, float scale) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      int bits = random.nextInt();
      x[i] = (bits >> 8) * 0x1p-23f * scale * ((bits & 7) == 0 ? 0x1p-9f : 1);
    }
    return x;
  }

  /** Any bits at all, every third number a special one. */
  private static float[] anyFloats(int n, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      int bits = random.nextInt();
      x[i] =
          i % 3 == 0
              ? SPECIAL[Math.floorMod(bits, SPECIAL.length)]
              : Float.intBitsToFloat(i % 3 == 1 ? bits : bits >> 31 & 0xC0000000 ^ bits >>> 4);
    }
    return x;
  }

  private void record(String name, MessageDigest digest) {
    fingerprints.put(name, HexFormat.of().formatHex(digest.digest()));
  }

  /** Little-endian bits with one NaN only. */
  private static MessageDigest update(MessageDigest digest, float[] x) {
    byte[] bytes = new byte[4 * x.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (Float.floatToIntBits(x[i / 4]) >>> 8 * (i % 4));
    }
    digest.update(bytes);
    return digest;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
