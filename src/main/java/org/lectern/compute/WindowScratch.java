package org.lectern.compute;

import org.jspecify.annotations.Nullable;

/** Memory of one thread for windows over images, kept for the next call. */
final class WindowScratch {
  /** Elements that are worth keeping: 16 MiB. */
  private static final int KEPT = 1 << 22;

  private static final ThreadLocal<WindowScratch> OWN = ThreadLocal.withInitial(WindowScratch::new);

  /** Copied images. */
  float[] cells = {};

  /** Results of a kernel, and those of the block after. */
  float[] products = {};

  float[] later = {};

  /** Gradients with the units side by side. */
  float[] gradients = {};

  /** Sums of all blocks, and single blocks. */
  float[] sums = {};

  float[] blocks = {};

  /** Where the cells of targets begin. */
  int[] places = {};

  /** For whom the cells without a source are +0. */
  @Nullable Object cleared;

  private WindowScratch() {}

  static WindowScratch get() {
    return OWN.get();
  }

  /** Gives back what is too large to be kept. */
  void release() {
    cleared = null;
    cells = kept(cells);
    products = kept(products);
    later = kept(later);
    gradients = kept(gradients);
    sums = kept(sums);
    blocks = kept(blocks);
  }

  private static float[] kept(float[] array) {
    return array.length > KEPT ? new float[0] : array;
  }

  static float[] grown(float[] array, int n) {
    return array.length < n ? new float[n] : array;
  }

  static int[] grown(int[] array, int n) {
    return array.length < n ? new int[n] : array;
  }
}
