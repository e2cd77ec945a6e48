package org.lectern.compute;

/**
 * {@link Update} rules as chains of operations on whole arrays, which is how the optimisers once
 * computed them: each operation reads all and writes all.
 */
final class UpdateChains {
  private final Reference reference;
  private final float[] g;

  UpdateChains(Reference reference, float[] g) {
    this.reference = reference;
    this.g = g;
  }

  void update(Update rule, float[] w, float[] a, float[] b, double[] numbers) {
    double r = numbers[0];
    switch (rule) {
      case DECAY -> increment(w, r, add(g, multiply(w, numbers[1])));
      case MOMENTUM -> {
        assign(a, add(multiply(a, numbers[1]), g));
        increment(w, r, a);
      }
      case NESTEROV -> {
        assign(a, add(multiply(a, numbers[1]), g));
        increment(w, r, add(g, multiply(a, numbers[1])));
      }
      case ADAGRAD -> {
        assign(a, add(a, unary(Unary.SQUARE, g)));
        increment(w, r, divide(g, add(unary(Unary.SQRT, a), numbers[1])));
      }
      case RMS_PROP -> {
        average(a, g, numbers);
        increment(w, r, divide(g, add(unary(Unary.SQRT, a), numbers[1])));
      }
      case ADADELTA -> {
        average(a, g, numbers);
        float[] roots = unary(Unary.SQRT, add(b, numbers[1]));
        float[] ratio = divide(roots, unary(Unary.SQRT, add(a, numbers[1])));
        float[] change = binary(Binary.MULTIPLY, ratio, g);
        average(b, change, numbers);
        increment(w, r, change);
      }
      case ADAM -> {
        assign(w, multiply(w, numbers[7]));
        assign(a, add(multiply(a, numbers[4]), multiply(g, numbers[5])));
        average(b, g, numbers);
        float[] root = binary(Binary.DIVIDE, unary(Unary.SQRT, b), (float) numbers[6]);
        increment(w, r, divide(a, add(root, numbers[1])));
      }
    }
  }

  /** a ← a·ρ + x²·σ. */
  private void average(float[] a, float[] x, double[] numbers) {
    assign(a, add(multiply(a, numbers[2]), multiply(unary(Unary.SQUARE, x), numbers[3])));
  }

  private void increment(float[] w, double r, float[] x) {
    reference.scaleAdd((float) r, x, 0, w, 0, w.length);
  }

  private static void assign(float[] a, float[] value) {
    System.arraycopy(value, 0, a, 0, a.length);
  }

  private float[] add(float[] x, float[] y) {
    return binary(Binary.ADD, x, y);
  }

  private float[] add(float[] x, double number) {
    return binary(Binary.ADD, x, (float) number);
  }

  private float[] multiply(float[] x, double number) {
    return binary(Binary.MULTIPLY, x, (float) number);
  }

  private float[] divide(float[] x, float[] y) {
    return binary(Binary.DIVIDE, x, y);
  }

  private float[] unary(Unary op, float[] x) {
    float[] out = new float[x.length];
    reference.unary(op, x, 0, out, 0, out.length);
    return out;
  }

  private float[] binary(Binary op, float[] x, float[] y) {
    float[] out = new float[x.length];
    reference.binary(op, x, 0, 1, y, 0, 1, out, 0, out.length);
    return out;
  }

  private float[] binary(Binary op, float[] x, float number) {
    float[] out = new float[x.length];
    reference.binary(op, x, 0, 1, new float[] {number}, 0, 0, out, 0, out.length);
    return out;
  }
}
