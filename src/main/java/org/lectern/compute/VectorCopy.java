package org.lectern.compute;

import static org.lectern.compute.VectorWidth.LENGTH;
import static org.lectern.compute.VectorWidth.load;

import jdk.incubator.vector.FloatVector;

/** Copies columns of a matrix into a panel: its rows follow each other without gaps. */
final class VectorCopy {
  private VectorCopy() {}

  /** Rows of 1 to 3 whole vectors. */
  static void whole(int rows, int vectors, float[] x, int xo, int xrs, float[] out, int oo) {
    switch (vectors) {
      case 1 -> one(rows, x, xo, xrs, out, oo);
      case 2 -> two(rows, x, xo, xrs, out, oo);
      default -> three(rows, x, xo, xrs, out, oo);
    }
  }

  private static void one(int rows, float[] x, int xo, int xrs, float[] out, int oo) {
    for (int p = 0; p < rows; p++) {
      load(x, xo + p * xrs).intoArray(out, oo + p * LENGTH);
    }
  }

  private static void two(int rows, float[] x, int xo, int xrs, float[] out, int oo) {
    for (int p = 0; p < rows; p++) {
      int from = xo + p * xrs;
      int to = oo + p * 2 * LENGTH;
      FloatVector x0 = load(x, from);
      FloatVector x1 = load(x, from + LENGTH);
      x0.intoArray(out, to);
      x1.intoArray(out, to + LENGTH);
    }
  }

  private static void three(int rows, float[] x, int xo, int xrs, float[] out, int oo) {
    for (int p = 0; p < rows; p++) {
      int from = xo + p * xrs;
      int to = oo + p * 3 * LENGTH;
      FloatVector x0 = load(x, from);
      FloatVector x1 = load(x, from + LENGTH);
      FloatVector x2 = load(x, from + 2 * LENGTH);
      x0.intoArray(out, to);
      x1.intoArray(out, to + LENGTH);
      x2.intoArray(out, to + 2 * LENGTH);
    }
  }

  /** Rows that don't fill a vector; as long as the array goes on, the rest is what follows. */
  static void narrow(int rows, int columns, float[] x, int xo, int xrs, float[] out, int oo) {
    int p = 0;
    for (; p < rows && xo + p * xrs + LENGTH <= x.length; p++) {
      load(x, xo + p * xrs).intoArray(out, oo + p * LENGTH);
    }
    for (; p < rows; p++) {
      for (int j = 0; j < columns; j++) {
        out[oo + p * LENGTH + j] = x[xo + p * xrs + j];
      }
    }
  }
}
