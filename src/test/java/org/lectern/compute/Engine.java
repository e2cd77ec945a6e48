package org.lectern.compute;

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

  void sumRows(float[] x, int xo, int rows, int columns, float[] out, int oo);

  void sumColumns(float[] x, int xo, int rows, int columns, float[] out, int oo);

  void maxRows(float[] x, int xo, int rows, int columns, float[] out, int oo);

  float sumSquares(float[] x);

  void update(Update rule, float[] w, float[] g, float[] a, float[] b, double[] numbers);

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
      public float sumSquares(float[] x) {
        return Compute.sumSquares(x);
      }

      @Override
      public void update(
          Update rule, float[] w, float[] g, float[] a, float[] b, double[] numbers) {
        Compute.update(rule, w, g, a, b, numbers);
      }

      @Override
      public Walk.Result walk(Walk walk) {
        return walk.run();
      }
    };
  }
}
