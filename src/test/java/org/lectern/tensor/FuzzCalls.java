package org.lectern.tensor;

/**
 * Operations of tensors as calls with plain arrays, for {@link TensorFuzzTest}: the library's, in
 * several settings, and the {@link LiteralCalls}. With a gradient g of the result, the results are
 * the value and then the gradients of the inputs.
 */
interface FuzzCalls {
  /** Options are (stride, padding, dilation), each of (height, width). */
  float[][] conv2d(
      int[] images, int[] kernels, int[][] options, int groups, float[] x, float[] w, float[] g);

  /** Options are (kernel, stride, padding), each of (height, width). */
  float[][] pool(boolean max, int[] shape, int[][] options, float[] x, float[] g);

  /** Sums, means, maxima or minima over axes. */
  float[] reduce(String what, int[] shape, int[] axes, float[] x);

  /** The product of tensors that broadcast, element by element. */
  float[][] multiply(int[] left, int[] right, float[] a, float[] b, float[] g);

  float[] softmax(boolean log, int[] shape, int axis, float[] x);

  float[][] matmul(int[] left, int[] right, float[] a, float[] b, float[] g);

  /** The library's own. */
  static FuzzCalls library() {
    return new LibraryCalls();
  }
}
