package org.lectern.compute;

import org.jspecify.annotations.Nullable;

/**
 * The arithmetic contract, written down literally: plain loops over single elements that share
 * nothing with the kernels. Only the elementary functions are the library's own scalar ones; their
 * values are tested against double arithmetic.
 */
class Reference implements Engine {
  @Override
  public void unary(Unary op, float[] x, int xo, float[] out, int oo, int n) {
    for (int i = 0; i < n; i++) {
      out[oo + i] = apply(op, x[xo + i]);
    }
  }

  private static float apply(Unary op, float x) {
    return switch (op) {
      case NEGATE -> -x;
      case ABS -> Math.abs(x);
      case SIGN -> Math.signum(x);
      case SQRT -> (float) Math.sqrt(x);
      case SQUARE -> x * x;
      case RECIPROCAL -> 1 / x;
      case EXP -> Elementary.exp(x);
      case EXPM1 -> Elementary.expm1(x);
      case LOG -> Elementary.log(x);
      case LOG1P -> Elementary.log1p(x);
      case TANH -> Elementary.tanh(x);
      case SIGMOID -> Elementary.sigmoid(x);
      case SOFTPLUS -> Elementary.softplus(x);
      case RELU -> Math.max(x, 0);
      case SIN -> Trigonometry.sin(x);
      case COS -> Trigonometry.cos(x);
      case ERF -> Elementary.erf(x);
    };
  }

  @Override
  public void binary(
      Binary op, float[] a, int ao, int as, float[] b, int bo, int bs, float[] out, int oo, int n) {
    for (int i = 0; i < n; i++) {
      out[oo + i] = apply(op, a[ao + i * as], b[bo + i * bs]);
    }
  }

  private static float apply(Binary op, float a, float b) {
    return switch (op) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case MAXIMUM -> Math.max(a, b);
      case MINIMUM -> Math.min(a, b);
      case EQUAL -> a == b ? 1 : 0;
      case NOT_EQUAL -> a != b ? 1 : 0;
      case LESS -> a < b ? 1 : 0;
      case LESS_EQUAL -> a <= b ? 1 : 0;
      case GREATER -> a > b ? 1 : 0;
      case GREATER_EQUAL -> a >= b ? 1 : 0;
      case POWER -> Power.pow(a, b);
      case GATE -> b > 0 ? a : 0;
      case TANH_GRADIENT -> a * (1 - b * b);
      case SIGMOID_GRADIENT -> a * (b * (1 - b));
      case SQUARE_GRADIENT -> a * (b * 2);
    };
  }

  @Override
  public void scaleAdd(float alpha, float[] x, int xo, float[] y, int yo, int n) {
    for (int i = 0; i < n; i++) {
      float product = alpha * x[xo + i];
      y[yo + i] = y[yo + i] + product;
    }
  }

  @Override
  public void matmul(
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
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        float total = 0;
        float chain = 0;
        for (int p = 0; p < k; p++) {
          chain = Math.fma(a[ao + i * ars + p * acs], b[bo + p * brs + j * bcs], chain);
          if (p % 1024 == 1023 || p == k - 1) {
            total = p < 1024 ? chain : total + chain;
            chain = 0;
          }
        }
        c[co + i * n + j] = total;
      }
    }
  }

  @Override
  public void dense(
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
    matmul(m, n, k, a, ao, ars, acs, b, bo, brs, bcs, c, co);
    for (int at = 0; at < m * n; at++) {
      float x = c[co + at];
      c[co + at] = bias == null ? x : x + bias[biasOffset + at % n];
    }
  }

  @Override
  public void addProduct(
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
    float[] product = new float[m * n];
    matmul(m, n, k, a, ao, ars, acs, b, bo, brs, bcs, product, 0);
    for (int at = 0; at < m * n; at++) {
      c[co + at] = c[co + at] + product[at];
    }
  }

  @Override
  public void sumRows(float[] x, int xo, int rows, int columns, float[] out, int oo) {
    for (int i = 0; i < rows; i++) {
      out[oo + i] = sum(x, xo + i * columns, 1, columns);
    }
  }

  @Override
  public void sumColumns(float[] x, int xo, int rows, int columns, float[] out, int oo) {
    for (int j = 0; j < columns; j++) {
      out[oo + j] = sum(x, xo + j, columns, rows);
    }
  }

  private static float sum(float[] x, int xo, int step, int n) {
    int blocks = Math.max(1, (n + 1023) / 1024);
    float[] sums = new float[blocks];
    for (int block = 0; block < blocks; block++) {
      float[] lanes = new float[16];
      for (int i = block * 1024; i < n && i < block * 1024 + 1024; i++) {
        lanes[i % 16] += x[xo + i * step];
      }
      sums[block] = tree(lanes, 0, 16);
    }
    return pairs(sums);
  }

  /** 16 → 8 → 4 → 2 → 1 is a tree in which l meets l + 8, then l + 4, l + 2 and l + 1. */
  private static float tree(float[] lanes, int first, int count) {
    if (count == 1) {
      return lanes[first];
    }
    float[] half = new float[count / 2];
    for (int l = 0; l < half.length; l++) {
      half[l] = lanes[first + l] + lanes[first + l + half.length];
    }
    return tree(half, 0, half.length);
  }

  private static float pairs(float[] sums) {
    if (sums.length == 1) {
      return sums[0];
    }
    float[] next = new float[(sums.length + 1) / 2];
    for (int i = 0; i < next.length; i++) {
      next[i] = 2 * i + 1 < sums.length ? sums[2 * i] + sums[2 * i + 1] : sums[2 * i];
    }
    return pairs(next);
  }

  @Override
  public void where(
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
    for (int i = 0; i < n; i++) {
      out[oo + i] = test[to + i] != 0 ? a[ao + i * as] : b[bo + i * bs];
    }
  }

  @Override
  public void softmax(boolean log, float[] x, int rows, int columns, float[] out) {
    for (int i = 0; i < rows; i++) {
      float[] max = new float[1];
      maxRows(x, i * columns, 1, columns, max, 0);
      float[] e = new float[columns];
      boolean others = false;
      for (int j = 0; j < columns; j++) {
        float difference = x[i * columns + j] - max[0];
        boolean largest = log && difference == 0 && !others;
        others |= largest;
        e[j] = largest ? 0 : Elementary.exp(difference);
      }
      float sum = sum(e, 0, 1, columns);
      for (int j = 0; j < columns; j++) {
        float difference = x[i * columns + j] - max[0];
        out[i * columns + j] = log ? difference - Elementary.log1p(sum) : e[j] / sum;
      }
    }
  }

  @Override
  public void softmaxGradient(
      boolean log, float[] y, float[] g, int rows, int columns, float[] out) {
    for (int start = 0; start < rows * columns; start += columns) {
      float[] terms = new float[columns];
      for (int j = 0; j < columns; j++) {
        terms[j] = log ? g[start + j] : g[start + j] * y[start + j];
      }
      float sum = sum(terms, 0, 1, columns);
      for (int j = start; j < start + columns; j++) {
        out[j] = log ? g[j] - Elementary.exp(y[j]) * sum : y[j] * (g[j] - sum);
      }
    }
  }

  @Override
  public void maxRows(float[] x, int xo, int rows, int columns, float[] out, int oo) {
    for (int i = 0; i < rows; i++) {
      float max = Float.NEGATIVE_INFINITY;
      for (int j = 0; j < columns; j++) {
        max = Math.max(max, x[xo + i * columns + j]);
      }
      out[oo + i] = max;
    }
  }

  @Override
  public float sumSquares(float[] x) {
    float[] squares = new float[x.length];
    unary(Unary.SQUARE, x, 0, squares, 0, x.length);
    return sum(squares, 0, 1, x.length);
  }

  @Override
  public void update(Update rule, float[] w, float[] g, float[] a, float[] b, double[] numbers) {
    new UpdateChains(this, g).update(rule, w, a, b, numbers);
  }

  @Override
  public void forward(Images images, float[] x, float[] weights, float[] bias, float[] out) {
    images.forward(x, weights, bias, out);
  }

  @Override
  public void toImages(Images images, float[] g, float[] turned, float[] out) {
    images.toImages(g, turned, out);
  }

  @Override
  public void toWeights(Images images, float[] x, float[] g, float[] out) {
    images.toWeights(x, g, out);
  }

  @Override
  public void maxima(Images images, float[] x, float[] out, float[] places) {
    images.maxima(x, out, places);
  }

  @Override
  public void sumChannels(float[] x, int samples, int channels, int area, float[] out) {
    for (int channel = 0; channel < channels; channel++) {
      float[] one = new float[samples * area];
      for (int i = 0; i < one.length; i++) {
        one[i] = x[(i / area * channels + channel) * area + i % area];
      }
      out[channel] = sum(one, 0, 1, one.length);
    }
  }

  @Override
  public Walk.Result walk(Walk walk) {
    return new ReferenceWalk(this, walk).run();
  }
}
