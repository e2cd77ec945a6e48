package org.lectern.compute;

import org.jspecify.annotations.Nullable;

/** What {@link Battery} examines: {@link Compute}, or the {@link Reference}. */
interface Engine {
  void unary(Unary op, float[] x, int xo, float[] out, int oo, int n);

  void binary(
      Binary op, float[] a, int ao, int as, float[] b, int bo, int bs, float[] out, int oo, int n);

  void scaleAdd(float alpha, float[] x, int xo, float[] y, int yo, int n);

  void matmul(
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
      int co);

  void dense(
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
      int co);

  /** c = c + a·b, of at most 1024 terms. */
  void addProduct(
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
      int co);

  void sumRows(float[] x, int xo, int rows, int columns, float[] out, int oo);

  void sumColumns(float[] x, int xo, int rows, int columns, float[] out, int oo);

  void maxRows(float[] x, int xo, int rows, int columns, float[] out, int oo);

  void where(
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
      int n);

  void softmax(boolean log, float[] x, int rows, int columns, float[] out);

  void softmaxGradient(boolean log, float[] y, float[] g, int rows, int columns, float[] out);

  float sumSquares(float[] x);

  void update(Update rule, float[] w, float[] g, float[] a, float[] b, double[] numbers);

  void forward(Images images, float[] x, float[] weights, float[] bias, float[] out);

  void toImages(Images images, float[] g, float[] turned, float[] out);

  void toWeights(Images images, float[] x, float[] g, float[] out);

  void maxima(Images images, float[] x, float[] out, float[] places);

  void sumChannels(float[] x, int samples, int channels, int area, float[] out);

  Walk.Result walk(Walk walk);

  /** The public entry. */
  static Engine compute() {
    return new Engine() {
      @Override
      public void unary(Unary op, float[] x, int xo, float[] out, int oo, int n) {
        Compute.unary(op, x, xo, out, oo, n);
      }

      @Override
      public void binary(
          Binary op,
          float[] a,
          int ao,
          int as,
          float[] b,
          int bo,
          int bs,
          float[] out,
          int oo,
          int n) {
        Compute.binary(op, a, ao, as, b, bo, bs, out, oo, n);
      }

      @Override
      public void scaleAdd(float alpha, float[] x, int xo, float[] y, int yo, int n) {
        Compute.scaleAdd(alpha, x, xo, y, yo, n);
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
        Compute.matmul(m, n, k, a, ao, ars, acs, b, bo, brs, bcs, c, co);
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
        Compute.dense(m, n, k, a, ao, ars, acs, b, bo, brs, bcs, bias, biasOffset, c, co);
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
        Compute.KERNELS.matmul(m, n, k, a, ao, ars, acs, b, bo, brs, bcs, null, 0, true, c, co, n);
      }

      @Override
      public void sumRows(float[] x, int xo, int rows, int columns, float[] out, int oo) {
        Compute.sumRows(x, xo, rows, columns, out, oo);
      }

      @Override
      public void sumColumns(float[] x, int xo, int rows, int columns, float[] out, int oo) {
        Compute.sumColumns(x, xo, rows, columns, out, oo);
      }

      @Override
      public void maxRows(float[] x, int xo, int rows, int columns, float[] out, int oo) {
        Compute.maxRows(x, xo, rows, columns, out, oo);
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
        Compute.where(test, to, a, ao, as, b, bo, bs, out, oo, n);
      }

      @Override
      public void softmax(boolean log, float[] x, int rows, int columns, float[] out) {
        if (log) {
          Compute.logSoftmax(x, rows, columns, out);
        } else {
          Compute.softmax(x, rows, columns, out);
        }
      }

      @Override
      public void softmaxGradient(
          boolean log, float[] y, float[] g, int rows, int columns, float[] out) {
        if (log) {
          Compute.logSoftmaxGradient(y, g, rows, columns, out);
        } else {
          Compute.softmaxGradient(y, g, rows, columns, out);
        }
      }

      @Override
      public float sumSquares(float[] x) {
        return Compute.sumSquares(x);
      }

      @Override
      public void update(
          Update rule, float[] w, float[] g, float[] a, float[] b, double[] numbers) {
        Compute.update(rule, w, g, a, b, numbers);
      }

      @Override
      public void forward(Images i, float[] x, float[] weights, float[] bias, float[] out) {
        Correlation.ofImages(i.vertical(), i.horizontal(), i.channels())
            .products(x, i.samples(), i.groups(), weights, i.units(), bias, out);
      }

      @Override
      public void toImages(Images i, float[] g, float[] turned, float[] out) {
        Correlation.ofGradients(i.vertical(), i.horizontal(), i.units())
            .products(g, i.samples(), i.groups(), turned, i.channels(), null, out);
      }

      @Override
      public void toWeights(Images i, float[] x, float[] g, float[] out) {
        Correlation.ofImages(i.vertical(), i.horizontal(), i.channels())
            .weightGradients(x, g, i.samples(), i.groups(), i.units(), out);
      }

      @Override
      public void maxima(Images i, float[] x, float[] out, float[] places) {
        int planes = i.samples() * i.groups() * i.channels();
        MaxPooling.find(x, planes, i.vertical(), i.horizontal(), out, places);
        for (int at = 0; at < places.length; at++) {
          places[at] = Float.floatToRawIntBits(places[at]);
        }
      }

      @Override
      public void sumChannels(float[] x, int samples, int channels, int area, float[] out) {
        Compute.sumChannels(x, samples, channels, area, out);
      }

      @Override
      public Walk.Result walk(Walk walk) {
        return walk.run();
      }
    };
  }
}
