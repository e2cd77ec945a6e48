package org.lectern.tensor;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.lectern.compute.Compute;
import org.lectern.compute.Unary;

/**
 * The arithmetic contract written down literally: plain loops over single elements. Only exp and
 * log1p are the library's own.
 */
final class LiteralCalls implements FuzzCalls {
  @Override
  public float[][] conv2d(
      int[] images, int[] kernels, int[][] options, int groups, float[] x, float[] w, float[] g) {
    ConvolutionTest.Case k =
        new ConvolutionTest.Case(
            images[0],
            images[1],
            images[2],
            images[3],
            kernels[0],
            kernels[2],
            kernels[3],
            options[0],
            options[1],
            options[2],
            groups);
    return new float[][] {
      ConvolutionTest.forward(k, x, w),
      ConvolutionTest.toImages(k, w, g),
      ConvolutionTest.toKernels(k, x, g)
    };
  }

  @Override
  public float[][] pool(boolean max, int[] shape, int[][] options, float[] x, float[] g) {
    int h = shape[2];
    int w = shape[3];
    int[] kernel = options[0];
    int rows = (h + 2 * options[2][0] - kernel[0]) / options[1][0] + 1;
    int columns = (w + 2 * options[2][1] - kernel[1]) / options[1][1] + 1;
    float[] y = new float[g.length];
    float[] gradient = new float[x.length];
    for (int i = 0; i < y.length; i++) {
      int plane = i / (rows * columns) * h * w;
      int top = i / columns % rows * options[1][0] - options[2][0];
      int left = i % columns * options[1][1] - options[2][1];
      float[] window = new float[kernel[0] * kernel[1]];
      float share = g[i] / window.length;
      int winner = -1;
      for (int k = 0; k < window.length; k++) {
        int row = top + k / kernel[1];
        int column = left + k % kernel[1];
        if (row >= 0 && row < h && column >= 0 && column < w) {
          int at = plane + row * w + column;
          window[k] = x[at];
          winner = winner < 0 || Float.compare(x[at], x[winner]) > 0 ? at : winner;
          gradient[at] += max ? 0 : share;
        }
      }
      y[i] = max ? x[winner] : sum(window) / window.length;
      if (max) {
        gradient[winner] += g[i];
      }
    }
    return new float[][] {y, gradient};
  }

  @Override
  public float[] reduce(String what, int[] shape, int[] axes, float[] x) {
    boolean all = axes.length == 0;
    IntPredicate over = axis -> all || Arrays.stream(axes).anyMatch(one -> one == axis);
    float[][] groups = groups(shape, over, x);
    float[] out = new float[groups.length];
    for (int i = 0; i < out.length; i++) {
      float[] group = groups[i];
      out[i] =
          switch (what) {
            case "sum" -> sum(group);
            case "mean" -> sum(group) / group.length;
            case "max" -> max(group);
            case "min" -> min(group);
            default -> throw new IllegalArgumentException(what);
          };
    }
    return out;
  }

  /** The elements of each result, in row-major order. */
  private static float[][] groups(int[] shape, IntPredicate over, float[] x) {
    int count = 1;
    int size = 1;
    for (int axis = 0; axis < shape.length; axis++) {
      count *= over.test(axis) ? 1 : shape[axis];
      size *= over.test(axis) ? shape[axis] : 1;
    }
    float[][] groups = new float[count][size];
    int[] filled = new int[count];
    for (int i = 0; i < x.length; i++) {
      int[] index = Shadow.index(shape, i);
      int group = 0;
      for (int axis = 0; axis < shape.length; axis++) {
        group = over.test(axis) ? group : group * shape[axis] + index[axis];
      }
      groups[group][filled[group]++] = x[i];
    }
    return groups;
  }

  @Override
  public float[][] multiply(int[] left, int[] right, float[] a, float[] b, float[] g) {
    int[] shape = broadcast(left, right);
    float[] y = new float[g.length];
    float[] toA = new float[g.length];
    float[] toB = new float[g.length];
    for (int i = 0; i < y.length; i++) {
      int[] index = Shadow.index(shape, i);
      float x = a[position(left, index)];
      float z = b[position(right, index)];
      y[i] = x * z;
      toA[i] = g[i] * z;
      toB[i] = g[i] * x;
    }
    return new float[][] {y, reduced(shape, left, toA), reduced(shape, right, toB)};
  }

  private static int[] broadcast(int[] left, int[] right) {
    int[] shape = new int[Math.max(left.length, right.length)];
    for (int i = 1; i <= shape.length; i++) {
      int a = i <= left.length ? left[left.length - i] : 1;
      int b = i <= right.length ? right[right.length - i] : 1;
      shape[shape.length - i] = a == 1 ? b : a;
    }
    return shape;
  }

  private static int position(int[] sizes, int[] index) {
    int position = 0;
    for (int axis = 0; axis < sizes.length; axis++) {
      int i = index[index.length - sizes.length + axis];
      position = position * sizes[axis] + (sizes[axis] == 1 ? 0 : i);
    }
    return position;
  }

  /** Sums over the axes that are missing in the smaller shape, or that it repeats. */
  private static float[] reduced(int[] shape, int[] smaller, float[] g) {
    if (Arrays.equals(shape, smaller)) {
      return g;
    }
    int extra = shape.length - smaller.length;
    IntPredicate over = axis -> axis < extra || smaller[axis - extra] != shape[axis];
    float[][] groups = groups(shape, over, g);
    float[] out = new float[groups.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = sum(groups[i]);
    }
    return out;
  }

  @Override
  public float[] softmax(boolean log, int[] shape, int axis, float[] x) {
    int n = shape[axis];
    int inner = 1;
    for (int i = axis + 1; i < shape.length; i++) {
      inner *= shape[i];
    }
    float[] out = new float[x.length];
    for (int row = 0; row < x.length / n; row++) {
      int first = row / inner * n * inner + row % inner;
      float[] shifted = new float[n];
      for (int j = 0; j < n; j++) {
        shifted[j] = x[first + j * inner];
      }
      float max = max(shifted);
      float[] e = new float[n];
      for (int j = 0; j < n; j++) {
        shifted[j] = shifted[j] - max;
        e[j] = apply(Unary.EXP, shifted[j]);
      }
      for (int j = 0; log && j < n; j++) {
        if (shifted[j] == 0) {
          e[j] = 0;
          break;
        }
      }
      float sum = sum(e);
      for (int j = 0; j < n; j++) {
        out[first + j * inner] = log ? shifted[j] - apply(Unary.LOG1P, sum) : e[j] / sum;
      }
    }
    return out;
  }

  private static float apply(Unary op, float x) {
    float[] one = {x};
    Compute.unary(op, one, 0, one, 0, 1);
    return one[0];
  }

  /** A batch of matrices times a batch or one. */
  @Override
  public float[][] matmul(int[] left, int[] right, float[] a, float[] b, float[] g) {
    int m = left[left.length - 2];
    int k = left[left.length - 1];
    int n = right[right.length - 1];
    int[] batch =
        broadcast(Arrays.copyOf(left, left.length - 2), Arrays.copyOf(right, right.length - 2));
    int batches = g.length / (m * n);
    float[] y = new float[g.length];
    float[] toA = new float[batches * m * k];
    float[] toB = new float[batches * k * n];
    for (int i = 0; i < batches; i++) {
      int[] index = Shadow.index(batch, i);
      int ao = position(Arrays.copyOf(left, left.length - 2), index) * m * k;
      int bo = position(Arrays.copyOf(right, right.length - 2), index) * k * n;
      product(m, n, k, a, ao, k, 1, b, bo, n, 1, y, i * m * n);
      product(m, k, n, g, i * m * n, n, 1, b, bo, 1, n, toA, i * m * k);
      product(k, n, m, a, ao, 1, k, g, i * m * n, n, 1, toB, i * k * n);
    }
    return new float[][] {
      y, reduced(with(batch, m, k), left, toA), reduced(with(batch, k, n), right, toB)
    };
  }

  private static int[] with(int[] batch, int rows, int columns) {
    int[] shape = Arrays.copyOf(batch, batch.length + 2);
    shape[batch.length] = rows;
    shape[batch.length + 1] = columns;
    return shape;
  }

  private static void product(
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

  private static float max(float[] x) {
    float max = Float.NEGATIVE_INFINITY;
    for (float value : x) {
      max = Math.max(max, value);
    }
    return max;
  }

  private static float min(float[] x) {
    float min = Float.POSITIVE_INFINITY;
    for (float value : x) {
      min = Math.min(min, value);
    }
    return min;
  }

  /** Blocks of 1024 in 16 lanes that fold; sums of blocks in adjacent pairs. */
  private static float sum(float[] x) {
    float[] blocks = new float[Math.max(1, (x.length + 1023) / 1024)];
    for (int block = 0; block < blocks.length; block++) {
      float[] lanes = new float[16];
      for (int i = block * 1024; i < Math.min(x.length, block * 1024 + 1024); i++) {
        lanes[i % 16] += x[i];
      }
      for (int half = 8; half > 0; half /= 2) {
        for (int lane = 0; lane < half; lane++) {
          lanes[lane] += lanes[lane + half];
        }
      }
      blocks[block] = lanes[0];
    }
    while (blocks.length > 1) {
      float[] next = new float[(blocks.length + 1) / 2];
      for (int i = 0; i < next.length; i++) {
        next[i] = 2 * i + 1 < blocks.length ? blocks[2 * i] + blocks[2 * i + 1] : blocks[2 * i];
      }
      blocks = next;
    }
    return blocks[0];
  }
}
