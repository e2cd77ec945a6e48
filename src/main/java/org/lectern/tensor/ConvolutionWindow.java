package org.lectern.tensor;

import java.util.Arrays;
import org.lectern.compute.Sliding;

/**
 * A window that slides over images: its kernel, stride, padding and dilation along both axes, and
 * the sizes it leads to.
 */
record ConvolutionWindow(Sliding vertical, Sliding horizontal) {
  static ConvolutionWindow of(
      String who, Shape x, int[] kernel, int[] stride, int[] padding, int[] dilation) {
    requirePair(who, "kernel", kernel, 1);
    requirePair(who, "stride", stride, 1);
    requirePair(who, "padding", padding, 0);
    requirePair(who, "dilation", dilation, 1);
    Sliding vertical = new Sliding(x.size(-2), kernel[0], stride[0], padding[0], dilation[0]);
    Sliding horizontal = new Sliding(x.size(-1), kernel[1], stride[1], padding[1], dilation[1]);
    if (vertical.input() == 0 || horizontal.input() == 0) {
      throw new ShapeException(
          who + ": needs images of at least 1×1, but the shape is " + x + ". Check the data.");
    }
    if (vertical.extent() > vertical.padded() || horizontal.extent() > horizontal.padded()) {
      throw new ShapeException(
          who
              + ": the window must fit into the images, but it covers "
              + vertical.extent()
              + "×"
              + horizontal.extent()
              + " and the images are "
              + vertical.padded()
              + "×"
              + horizontal.padded()
              + " with their padding. Use a smaller kernel or more padding.");
    }
    return new ConvolutionWindow(vertical, horizontal);
  }

  /** (n, channels, output height, output width). */
  Shape output(int samples, int channels) {
    return Shape.of(samples, channels, vertical.output(), horizontal.output());
  }

  private static void requirePair(String who, String what, int[] pair, int least) {
    if (pair.length != 2 || pair[0] < least || pair[1] < least) {
      throw new ShapeException(
          who
              + ": the "
              + what
              + " must be two numbers (height, width) of at least "
              + least
              + ", but is "
              + Arrays.toString(pair)
              + ". For one number n in both directions, write new int[] {n, n}.");
    }
  }
}
