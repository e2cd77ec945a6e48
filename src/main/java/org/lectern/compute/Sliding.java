package org.lectern.compute;

/**
 * A window that slides along one axis of images. Its target t sees, with kernel element k, the
 * source t·stride + k·dilation − padding, and +0 where there is none.
 *
 * @param input sources along the axis, at least 1
 * @param kernel elements of the window, at least 1
 * @param stride the step from one target to the next
 * @param padding places before the first source and behind the last one
 * @param dilation the step from one element of the window to the next
 */
public record Sliding(int input, int kernel, int stride, int padding, int dilation) {
  /**
   * From the first to the last place that the window sees.
   *
   * @return (kernel − 1)·dilation + 1
   */
  public long extent() {
    return (kernel - 1L) * dilation + 1;
  }

  /**
   * Places that the window may see.
   *
   * @return input + 2·padding
   */
  public long padded() {
    return input + 2L * padding;
  }

  /**
   * How often the window fits.
   *
   * @return (padded − extent)/stride + 1, rounded down
   */
  public int output() {
    return (int) Math.min((padded() - extent()) / stride + 1, Integer.MAX_VALUE);
  }
}
