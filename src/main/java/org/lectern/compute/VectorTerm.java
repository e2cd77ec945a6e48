package org.lectern.compute;

import static org.lectern.compute.VectorWidth.LENGTH;
import static org.lectern.compute.VectorWidth.all;
import static org.lectern.compute.VectorWidth.load;

import jdk.incubator.vector.FloatVector;

/**
 * One more term for each chain of a tile, for the tiles that take terms by two: element (i, j) of c
 * becomes fma(a[ao + i·ars], b[bo + j], c).
 */
final class VectorTerm {
  private VectorTerm() {}

  static void add(
      int rows,
      int vectors,
      float[] a,
      int ao,
      int ars,
      float[] b,
      int bo,
      float[] c,
      int co,
      int crs) {
    switch (vectors) {
      case 1 -> add1(rows, a, ao, ars, b, bo, c, co, crs);
      case 2 -> add2(rows, a, ao, ars, b, bo, c, co, crs);
      default -> add3(rows, a, ao, ars, b, bo, c, co, crs);
    }
  }

  private static void add1(
      int rows, float[] a, int ao, int ars, float[] b, int bo, float[] c, int co, int crs) {
    FloatVector b0 = load(b, bo);
    for (int i = 0; i < rows; i++) {
      int at = co + i * crs;
      all(a[ao + i * ars]).fma(b0, load(c, at)).intoArray(c, at);
    }
  }

  private static void add2(
      int rows, float[] a, int ao, int ars, float[] b, int bo, float[] c, int co, int crs) {
    FloatVector b0 = load(b, bo);
    FloatVector b1 = load(b, bo + LENGTH);
    for (int i = 0; i < rows; i++) {
      int at = co + i * crs;
      FloatVector x = all(a[ao + i * ars]);
      FloatVector c0 = x.fma(b0, load(c, at));
      FloatVector c1 = x.fma(b1, load(c, at + LENGTH));
      c0.intoArray(c, at);
      c1.intoArray(c, at + LENGTH);
    }
  }

  private static void add3(
      int rows, float[] a, int ao, int ars, float[] b, int bo, float[] c, int co, int crs) {
    FloatVector b0 = load(b, bo);
    FloatVector b1 = load(b, bo + LENGTH);
    FloatVector b2 = load(b, bo + 2 * LENGTH);
    for (int i = 0; i < rows; i++) {
      int at = co + i * crs;
      FloatVector x = all(a[ao + i * ars]);
      FloatVector c0 = x.fma(b0, load(c, at));
      FloatVector c1 = x.fma(b1, load(c, at + LENGTH));
      FloatVector c2 = x.fma(b2, load(c, at + 2 * LENGTH));
      c0.intoArray(c, at);
      c1.intoArray(c, at + LENGTH);
      c2.intoArray(c, at + 2 * LENGTH);
    }
  }
}
