package org.lectern.compute;

/** {@link Update} rules, element by element. */
final class ScalarUpdates {
  private ScalarUpdates() {}

  static void apply(
      Update rule, float[] w, float[] g, float[] a, float[] b, int from, int to, double[] numbers) {
    switch (rule) {
      case DECAY -> decay(w, g, from, to, numbers);
      case MOMENTUM -> momentum(w, g, a, from, to, numbers);
      case NESTEROV -> nesterov(w, g, a, from, to, numbers);
      case ADAGRAD -> adagrad(w, g, a, from, to, numbers);
      case RMS_PROP -> rmsProp(w, g, a, from, to, numbers);
      case ADADELTA -> adadelta(w, g, a, b, from, to, numbers);
      case ADAM -> adam(w, g, a, b, from, to, numbers);
    }
  }

  private static void decay(float[] w, float[] g, int from, int to, double[] numbers) {
    float r = (float) numbers[0];
    float alpha = (float) numbers[1];
    for (int i = from; i < to; i++) {
      w[i] = w[i] + r * (g[i] + w[i] * alpha);
    }
  }

  private static void momentum(
      float[] w, float[] g, float[] a, int from, int to, double[] numbers) {
    float r = (float) numbers[0];
    float mu = (float) numbers[1];
    for (int i = from; i < to; i++) {
      a[i] = a[i] * mu + g[i];
      w[i] = w[i] + r * a[i];
    }
  }

  private static void nesterov(
      float[] w, float[] g, float[] a, int from, int to, double[] numbers) {
    float r = (float) numbers[0];
    float mu = (float) numbers[1];
    for (int i = from; i < to; i++) {
      a[i] = a[i] * mu + g[i];
      w[i] = w[i] + r * (g[i] + a[i] * mu);
    }
  }

  private static void adagrad(float[] w, float[] g, float[] a, int from, int to, double[] numbers) {
    float r = (float) numbers[0];
    float epsilon = (float) numbers[1];
    for (int i = from; i < to; i++) {
      a[i] = a[i] + g[i] * g[i];
      w[i] = w[i] + r * (g[i] / (sqrt(a[i]) + epsilon));
    }
  }

  private static void rmsProp(float[] w, float[] g, float[] a, int from, int to, double[] numbers) {
    float r = (float) numbers[0];
    float epsilon = (float) numbers[1];
    float rho = (float) numbers[2];
    float sigma = (float) numbers[3];
    for (int i = from; i < to; i++) {
      a[i] = a[i] * rho + g[i] * g[i] * sigma;
      w[i] = w[i] + r * (g[i] / (sqrt(a[i]) + epsilon));
    }
  }

  private static void adadelta(
      float[] w, float[] g, float[] a, float[] b, int from, int to, double[] numbers) {
    float r = (float) numbers[0];
    float epsilon = (float) numbers[1];
    float rho = (float) numbers[2];
    float sigma = (float) numbers[3];
    for (int i = from; i < to; i++) {
      a[i] = a[i] * rho + g[i] * g[i] * sigma;
      float change = sqrt(b[i] + epsilon) / sqrt(a[i] + epsilon) * g[i];
      b[i] = b[i] * rho + change * change * sigma;
      w[i] = w[i] + r * change;
    }
  }

  private static void adam(
      float[] w, float[] g, float[] a, float[] b, int from, int to, double[] numbers) {
    float r = (float) numbers[0];
    float epsilon = (float) numbers[1];
    float rho = (float) numbers[2];
    float sigma = (float) numbers[3];
    float beta = (float) numbers[4];
    float gamma = (float) numbers[5];
    float c = (float) numbers[6];
    float keep = (float) numbers[7];
    for (int i = from; i < to; i++) {
      a[i] = a[i] * beta + g[i] * gamma;
      b[i] = b[i] * rho + g[i] * g[i] * sigma;
      w[i] = w[i] * keep + r * (a[i] / (sqrt(b[i]) / c + epsilon));
    }
  }

  /** Correctly rounded: the double root has enough digits for that. */
  private static float sqrt(float x) {
    return (float) Math.sqrt(x);
  }
}
