package org.lectern.nn;

/**
 * What the pooling layers share. They have no parameters; a window moves by its own size unless a
 * stride says otherwise.
 *
 * @param <L> the layer's own class, which the options return
 */
abstract class Pooling<L extends Pooling<L>> extends ConvWindow<L> {
  private final int size;

  Pooling(int axes, int size) {
    super(axes, size);
    this.size = size;
    if (size < 1) {
      throw new IllegalArgumentException(
          factory()
              + ": the window must be at least 1, but is "
              + size
              + ". "
              + factory()
              + "(2) halves the size of a sample.");
    }
  }

  @Override
  final L padding(int[] border) {
    for (int axis = 0; axis < border.length; axis++) {
      if (border[axis] > kernel[axis] / 2) {
        throw new IllegalArgumentException(
            factory()
                + ": padding must be at most half the window, so that each window sees part of the"
                + " sample, but is "
                + text(border)
                + " for a window of "
                + product(kernel)
                + ". Use less, or set a larger kernel first.");
      }
    }
    return super.padding(border);
  }

  /** As {@link #kernel}, which must not undo what {@link #padding} checked. */
  final L sizes(int[] sizes) {
    int[] border = padding;
    kernel(sizes);
    return padding(border);
  }

  /** The window with an axis before it if there is only one. */
  final int[] window() {
    return axes() == 1 ? lead(kernel, 1) : kernel;
  }

  @Override
  final int[] steps() {
    return stride == null ? kernel : stride;
  }

  @Override
  final int channelsIn() {
    return 0;
  }

  @Override
  final int channelsOut(int given) {
    return given;
  }

  @Override
  final String call() {
    return callFor(0);
  }

  @Override
  final String callFor(int channels) {
    return factory() + "(" + size + ")";
  }

  @Override
  public final String label() {
    String text = getClass().getSimpleName() + "(" + product(kernel);
    if (!product(steps()).equals(product(kernel))) {
      text += ", stride " + text(steps());
    }
    return text + (text(padding).equals("0") ? ")" : ", padding " + text(padding) + ")");
  }
}
