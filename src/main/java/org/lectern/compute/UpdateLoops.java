package org.lectern.compute;

/**
 * {@link Update} rules. C2 vectorises these loops by itself: they are as fast as memory allows, or
 * division where there is one. The same on the Vector API was no faster, and much slower until it
 * was compiled.
 *
 * <p>Why two loops for each rule: C2 unrolls a loop no further than its first runs were long. A
 * single one would stay four times as slow for large networks in a notebook that begins with small
 * ones.
 */
final class UpdateLoops {
  private static final int LONG = 256;

  private UpdateLoops() {}

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
    if (to - from < LONG) {
      for (int i = from; i < to; i++) {
        decay(w, g, i, r, alpha);
      }
    } else {
      for (int i = from; i < to; i++) {
        decay(w, g, i, r, alpha);
      }
    }
  }

  private static void decay(float[] w, float[] g, int i, float r, float alpha) {
    w[i] = w[i] + r * (g[i] + w[i] * alpha);
  }

  private static void momentum(
      float[] w, float[] g, float[] a, int from, int to, double[] numbers) {
    float r = (float) numbers[0];
    float mu = (float) numbers[1];
    if (to - from < LONG) {
      for (int i = from; i < to; i++) {
        momentum(w, g, a, i, r, mu);
      }
    } else {
      for (int i = from; i < to; i++) {
        momentum(w, g, a, i, r, mu);
      }
    }
  }

  private static void momentum(float[] w, float[] g, float[] a, int i, float r, float mu) {
    float velocity = a[i] * mu + g[i];
    a[i] = velocity;
    w[i] = w[i] + r * velocity;
  }

  private static void nesterov(
      float[] w, float[] g, float[] a, int from, int to, double[] numbers) {
    float r = (float) numbers[0];
    float mu = (float) numbers[1];
    if (to - from < LONG) {
      for (int i = from; i < to; i++) {
        nesterov(w, g, a, i, r, mu);
      }
    } else {
      for (int i = from; i < to; i++) {
        nesterov(w, g, a, i, r, mu);
      }
    }
  }

  private static void nesterov(float[] w, float[] g, float[] a, int i, float r, float mu) {
    float gradient = g[i];
    float velocity = a[i] * mu + gradient;
    a[i] = velocity;
    w[i] = w[i] + r * (gradient + velocity * mu);
  }

  private static void adagrad(float[] w, float[] g, float[] a, int from, int to, double[] numbers) {
    float r = (float) numbers[0];
    float epsilon = (float) numbers[1];
    if (to - from < LONG) {
      for (int i = from; i < to; i++) {
        adagrad(w, g, a, i, r, epsilon);
      }
    } else {
      for (int i = from; i < to; i++) {
        adagrad(w, g, a, i, r, epsilon);
      }
    }
  }

  private static void adagrad(float[] w, float[] g, float[] a, int i, float r, float epsilon) {
    float gradient = g[i];
    float squares = a[i] + gradient * gradient;
    a[i] = squares;
    w[i] = w[i] + r * (gradient / (sqrt(squares) + epsilon));
  }

  private static void rmsProp(float[] w, float[] g, float[] a, int from, int to, double[] numbers) {
    float r = (float) numbers[0];
    float epsilon = (float) numbers[1];
    float rho = (float) numbers[2];
    float sigma = (float) numbers[3];
    if (to - from < LONG) {
      for (int i = from; i < to; i++) {
        rmsProp(w, g, a, i, r, epsilon, rho, sigma);
      }
    } else {
      for (int i = from; i < to; i++) {
        rmsProp(w, g, a, i, r, epsilon, rho, sigma);
      }
    }
  }

  private static void rmsProp(
      float[] w, float[] g, float[] a, int i, float r, float epsilon, float rho, float sigma) {
    float gradient = g[i];
    float squares = a[i] * rho + gradient * gradient * sigma;
    a[i] = squares;
    w[i] = w[i] + r * (gradient / (sqrt(squares) + epsilon));
  }

  private static void adadelta(
      float[] w, float[] g, float[] a, float[] b, int from, int to, double[] numbers) {
    float r = (float) numbers[0];
    float epsilon = (float) numbers[1];
    float rho = (float) numbers[2];
    float sigma = (float) numbers[3];
    if (to - from < LONG) {
      for (int i = from; i < to; i++) {
        adadelta(w, g, a, b, i, r, epsilon, rho, sigma);
      }
    } else {
      for (int i = from; i < to; i++) {
        adadelta(w, g, a, b, i, r, epsilon, rho, sigma);
      }
    }
  }

  private static void adadelta(
      float[] w,
      float[] g,
      float[] a,
      float[] b,
      int i,
      float r,
      float epsilon,
      float rho,
      float sigma) {
    float gradient = g[i];
    float changes = b[i];
    float squares = a[i] * rho + gradient * gradient * sigma;
    float change = sqrt(changes + epsilon) / sqrt(squares + epsilon) * gradient;
    a[i] = squares;
    b[i] = changes * rho + change * change * sigma;
    w[i] = w[i] + r * change;
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
    if (to - from < LONG) {
      for (int i = from; i < to; i++) {
        adam(w, g, a, b, i, r, epsilon, rho, sigma, beta, gamma, c, keep);
      }
    } else {
      for (int i = from; i < to; i++) {
        adam(w, g, a, b, i, r, epsilon, rho, sigma, beta, gamma, c, keep);
      }
    }
  }

  private static void adam(
      float[] w,
      float[] g,
      float[] a,
      float[] b,
      int i,
      float r,
      float epsilon,
      float rho,
      float sigma,
      float beta,
      float gamma,
      float c,
      float keep) {
    float gradient = g[i];
    float mean = a[i] * beta + gradient * gamma;
    float squares = b[i] * rho + gradient * gradient * sigma;
    a[i] = mean;
    b[i] = squares;
    w[i] = w[i] * keep + r * (mean / (sqrt(squares) / c + epsilon));
  }

  /** Correctly rounded: the double root has enough digits for that. */
  private static float sqrt(float x) {
    return (float) Math.sqrt(x);
  }
}
