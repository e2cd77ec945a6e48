package org.lectern.nn;

/**
 * First values for the recurrent weights: one orthogonal matrix for each gate, side by side. An
 * orthogonal matrix keeps the length of what it multiplies, so a signal neither fades nor grows
 * over many steps (Saxe, McClelland and Ganguli 2014). Normal numbers, made orthonormal row by row
 * by the method of Gram and Schmidt in double precision, and rounded once.
 */
final class Orthogonal {
  private Orthogonal() {}

  /** An initialiser for a parameter of shape (size, gates·size). */
  static Initialiser gates() {
    return (n, in, out, stream) -> {
      int gates = n / (in * in);
      float[] values = new float[n];
      double[][][] matrices = new double[gates][][];
      float[] normal = stream.normal(n, 0, 1);
      for (int gate = 0; gate < gates; gate++) {
        matrices[gate] = matrix(normal, gate * in * in, in);
      }
      for (int row = 0; row < in; row++) {
        for (int gate = 0; gate < gates; gate++) {
          for (int column = 0; column < in; column++) {
            values[(row * gates + gate) * in + column] = (float) matrices[gate][row][column];
          }
        }
      }
      return values;
    };
  }

  private static double[][] matrix(float[] normal, int from, int size) {
    double[][] rows = new double[size][size];
    for (int i = 0; i < size; i++) {
      double[] row = rows[i];
      for (int k = 0; k < size; k++) {
        row[k] = normal[from + i * size + k];
      }
      for (int j = 0; j < i; j++) {
        double along = dot(row, rows[j]);
        for (int k = 0; k < size; k++) {
          row[k] -= along * rows[j][k];
        }
      }
      double length = Math.sqrt(dot(row, row));
      for (int k = 0; k < size; k++) {
        row[k] = length > 0 ? row[k] / length : k == i ? 1 : 0;
      }
    }
    return rows;
  }

  /** Four sums side by side, so that they need not wait for each other. */
  private static double dot(double[] a, double[] b) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int k = 0;
    for (; k + 3 < a.length; k += 4) {
      s0 += a[k] * b[k];
      s1 += a[k + 1] * b[k + 1];
      s2 += a[k + 2] * b[k + 2];
      s3 += a[k + 3] * b[k + 3];
    }
    for (; k < a.length; k++) {
      s0 += a[k] * b[k];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
