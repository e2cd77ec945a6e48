package org.lectern.nn;

import org.lectern.tensor.Shape;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/** What layers for sequences ask of their input: the shape (n, t, features), t at least 1. */
final class Sequences {
  private Sequences() {}

  static void check(String where, String what, Tensor x, int features) {
    if (x.rank() == 3 && x.size(2) == features && x.size(1) > 0) {
      return;
    }
    throw new ShapeException(
        where
            + ": "
            + what
            + " must have the shape (n, t, "
            + features
            + "), samples × steps × features, but has "
            + x.shape()
            + ". "
            + hint(x.shape(), features));
  }

  private static String hint(Shape x, int features) {
    if (x.rank() == 3 && x.size(2) == features) {
      return "A sequence needs at least one step.";
    }
    if (x.rank() == 3 && x.size(1) == features) {
      return "Features go along the last axis: try transpose().";
    }
    if (x.rank() == 3) {
      return "The first number of this layer must be " + x.size(2) + " to take it.";
    }
    if (x.rank() == 2 && x.size(1) > 0 && x.size(1) % features == 0) {
      int t = x.size(1) / features;
      return x.size(1)
          + (x.size(1) == 1 ? " number is " : " numbers are ")
          + t
          + (t == 1 ? " step" : " steps")
          + " of "
          + features
          + ": try reshape("
          + x.size(0)
          + ", "
          + t
          + ", "
          + features
          + ").";
    }
    return "Try reshape(n, t, " + features + ").";
  }
}
