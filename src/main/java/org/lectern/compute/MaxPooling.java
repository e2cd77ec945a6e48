package org.lectern.compute;

import java.util.Arrays;

/** The largest element of every window of images, and the gradient to it. */
public final class MaxPooling {
  /** Elements that pay for a task of their own. */
  private static final int GRAIN = 1 << 14;

  private MaxPooling() {}

  /**
   * The first largest element of each window, in row-major order: NaN is the largest, +0 is above
   * −0, padding is never it.
   *
   * @param x images of one channel, of shape (planes, height, width)
   * @param planes how many
   * @param vertical how windows slide down
   * @param horizontal how they slide to the right
   * @param out the elements, of shape (planes, results down, results to the right)
   * @param winners where they are in x: whole numbers as the bits of floats, so that a result's
   *     memory can hold them
   */
  public static void find(
      float[] x, int planes, Sliding vertical, Sliding horizontal, float[] out, float[] winners) {
    Compute.check();
    split(
        planes,
        x.length,
        (first, n) ->
            Compute.KERNELS.windowMaxima(x, first, n, vertical, horizontal, out, winners));
  }

  /**
   * The gradient: each window's goes to its largest element, in ascending order of the windows.
   *
   * @param gradients those of the windows
   * @param winners from {@link #find}
   * @param planes how many planes there are
   * @param out the gradients of the elements, overwritten
   */
  public static void gradient(float[] gradients, float[] winners, int planes, float[] out) {
    Compute.check();
    int targets = planes == 0 ? 0 : winners.length / planes;
    int area = planes == 0 ? 0 : out.length / planes;
    split(
        planes,
        out.length,
        (first, n) -> {
          Arrays.fill(out, first * area, (first + n) * area, 0);
          for (int i = first * targets; i < (first + n) * targets; i++) {
            out[Float.floatToRawIntBits(winners[i])] += gradients[i];
          }
        });
  }

  private static void split(int planes, int elements, Compute.Range range) {
    int grain = (int) Math.max(1, (long) GRAIN * planes / Math.max(1, elements));
    Compute.split(planes, grain, range);
  }
}
