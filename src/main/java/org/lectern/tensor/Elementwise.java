package org.lectern.tensor;

import java.util.Arrays;
import org.lectern.compute.Binary;
import org.lectern.compute.Compute;
import org.lectern.compute.Interruption;
import org.lectern.compute.Unary;

/** Operations that work on each element by itself, with broadcasting. */
final class Elementwise {
  /** Shorter stretches cost more, called one by one, than repeating what is broadcast. */
  private static final int SHORT = 64;

  private Elementwise() {}

  static Tensor unary(Op op, Unary function, Tensor x) {
    float[] out = Workspace.floats(x.length());
    Compute.unary(function, x.data(), 0, out, 0, out.length);
    return Tensor.result(x.shape(), out, op, Node.NONE, x);
  }

  static Tensor binary(Op op, Binary function, String who, Tensor a, Tensor b) {
    Given.required(who, "a tensor", b);
    Shape shape = a.shape().broadcast(who, b.shape());
    return Tensor.result(shape, compute(function, a, b, shape), op, Node.NONE, a, b);
  }

  /** A function of two without gradient, such as a comparison: 1 where it holds, else 0. */
  static Tensor apply(Binary function, String who, Tensor a, Tensor b) {
    Interruption.check();
    Given.required(who, "a tensor", b);
    Shape shape = a.shape().broadcast(who, b.shape());
    return new Tensor(shape, compute(function, a, b, shape));
  }

  /** x to a whole power by repeated squaring, from the lowest bit of the exponent. */
  static Tensor power(Tensor x, int exponent) {
    float[] out = Workspace.floats(x.length());
    for (int i = 0; i < out.length; i++) {
      float base = x.data()[i];
      float power = 1;
      for (long e = Math.abs((long) exponent); e > 0; e >>= 1) {
        if ((e & 1) == 1) {
          power *= base;
        }
        base *= base;
      }
      out[i] = exponent < 0 ? 1 / power : power;
    }
    return Tensor.result(x.shape(), out, Op.POWER, new int[] {exponent}, x);
  }

  /** As {@link #expand}, to be read only: x's own array if nothing repeats. */
  static float[] repeated(Tensor x, Shape shape) {
    return x.length() == shape.length() ? x.data() : expand(x, shape);
  }

  /** The elements of x repeated to a larger shape that it broadcasts to. */
  static float[] expand(Tensor x, Shape shape) {
    float[] out = Workspace.floats(shape.length());
    float[] from = x.data();
    if (from.length == 0 || out.length == 0) {
      return out;
    }
    if (isSuffix(x.shape(), shape)) {
      // Whole rows: copied once, then doubled.
      System.arraycopy(from, 0, out, 0, from.length);
      for (int done = from.length; done < out.length; done *= 2) {
        System.arraycopy(out, 0, out, done, Math.min(done, out.length - done));
      }
      return out;
    }
    if (x.rank() == shape.rank() && x.shape().equals(shape.with(shape.rank() - 1, 1))) {
      int n = shape.size(-1);
      for (int row = 0; row < from.length; row++) {
        Arrays.fill(out, row * n, (row + 1) * n, from[row]);
      }
      return out;
    }
    walk(
        shape,
        steps(x.shape(), shape),
        new int[shape.rank()],
        (xo, xs, unused, unusedStep, oo, n) -> {
          if (xs == 1) {
            System.arraycopy(x.data(), xo, out, oo, n);
          } else {
            Arrays.fill(out, oo, oo + n, x.data()[xo]);
          }
        });
    return out;
  }

  private static float[] compute(Binary function, Tensor a, Tensor b, Shape shape) {
    float[] out = Workspace.floats(shape.length());
    float[] left = a.data();
    float[] right = b.data();
    if (left.length == out.length && (right.length == out.length || right.length == 1)) {
      Compute.binary(function, left, 0, 1, right, 0, right.length == 1 ? 0 : 1, out, 0, out.length);
    } else if (left.length == 1 && right.length == out.length) {
      Compute.binary(function, left, 0, 0, right, 0, 1, out, 0, out.length);
    } else if (shape.size(-1) < SHORT) {
      Compute.binary(
          function, repeated(a, shape), 0, 1, repeated(b, shape), 0, 1, out, 0, out.length);
    } else {
      walk(
          shape,
          steps(a.shape(), shape),
          steps(b.shape(), shape),
          (ao, as, bo, bs, oo, n) ->
              Compute.binary(function, left, ao, as, right, bo, bs, out, oo, n));
    }
    return out;
  }

  /** Whether x is repeated along leading axes only. */
  private static boolean isSuffix(Shape x, Shape shape) {
    for (int i = 1; i <= x.rank(); i++) {
      if (x.size(-i) != shape.size(-i)) {
        for (int j = i; j <= x.rank(); j++) {
          if (x.size(-j) != 1) {
            return false;
          }
        }
        return true;
      }
    }
    return true;
  }

  /** The distance in x's array for a step along each axis of the larger shape; 0 repeats. */
  private static int[] steps(Shape x, Shape shape) {
    int[] strides = x.strides();
    int[] steps = new int[shape.rank()];
    for (int i = 1; i <= x.rank(); i++) {
      if (x.size(-i) != 1) {
        steps[steps.length - i] = strides[strides.length - i];
      }
    }
    return steps;
  }

  private interface Run {
    void run(int ao, int as, int bo, int bs, int oo, int n);
  }

  /** Calls the action for every stretch along the last axis. */
  private static void walk(Shape shape, int[] as, int[] bs, Run action) {
    if (shape.length() == 0) {
      return;
    }
    if (shape.rank() == 0) {
      action.run(0, 0, 0, 0, 0, 1);
      return;
    }
    int last = shape.rank() - 1;
    int n = shape.size(last);
    int[] at = new int[last];
    int ao = 0;
    int bo = 0;
    for (int oo = 0; ; oo += n) {
      action.run(ao, as[last], bo, bs[last], oo, n);
      int axis = last - 1;
      while (axis >= 0 && ++at[axis] == shape.size(axis)) {
        ao -= as[axis] * (at[axis] - 1);
        bo -= bs[axis] * (at[axis] - 1);
        at[axis--] = 0;
      }
      if (axis < 0) {
        return;
      }
      ao += as[axis];
      bo += bs[axis];
    }
  }
}
