package org.lectern.tensor;

/** The library as {@link FuzzCalls}. */
final class LibraryCalls implements FuzzCalls {
  private static Tensor variable(int[] shape, float[] data) {
    return Tensor.variable("x", Tensor.of(Shape.of(shape), data.clone()));
  }

  private static float[][] withGradients(Tensor y, float[] g, Tensor... inputs) {
    y.mul(Tensor.of(y.shape(), g)).sum().backward();
    float[][] results = new float[1 + inputs.length][];
    results[0] = y.toArray();
    for (int i = 0; i < inputs.length; i++) {
      results[i + 1] = inputs[i].grad().toArray();
    }
    return results;
  }

  @Override
  public float[][] conv2d(
      int[] images, int[] kernels, int[][] options, int groups, float[] x, float[] w, float[] g) {
    Tensor input = variable(images, x);
    Tensor weights = variable(kernels, w);
    Tensor y = input.conv2d(weights, options[0], options[1], options[2], groups);
    return withGradients(y, g, input, weights);
  }

  @Override
  public float[][] pool(boolean max, int[] shape, int[][] options, float[] x, float[] g) {
    Tensor input = variable(shape, x);
    Tensor y =
        max
            ? input.maxPool2d(options[0], options[1], options[2])
            : input.avgPool2d(options[0], options[1], options[2]);
    return withGradients(y, g, input);
  }

  @Override
  public float[] reduce(String what, int[] shape, int[] axes, float[] x) {
    Tensor input = variable(shape, x);
    return switch (what) {
      case "sum" -> input.sum(axes).toArray();
      case "mean" -> input.mean(axes).toArray();
      case "max" -> input.max(axes).toArray();
      case "min" -> input.min(axes).toArray();
      default -> throw new IllegalArgumentException(what);
    };
  }

  @Override
  public float[][] multiply(int[] left, int[] right, float[] a, float[] b, float[] g) {
    Tensor first = variable(left, a);
    Tensor second = variable(right, b);
    return withGradients(first.mul(second), g, first, second);
  }

  @Override
  public float[] softmax(boolean log, int[] shape, int axis, float[] x) {
    Tensor input = variable(shape, x);
    return (log ? input.logSoftmax(axis) : input.softmax(axis)).toArray();
  }

  @Override
  public float[][] matmul(int[] left, int[] right, float[] a, float[] b, float[] g) {
    Tensor first = variable(left, a);
    Tensor second = variable(right, b);
    return withGradients(first.matmul(second), g, first, second);
  }
}
