package org.lectern.nn;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lectern.tensor.Shape;
import org.lectern.tensor.ShapeException;
import org.lectern.tensor.Tensor;

/**
 * What convolutions and pooling share: a window that slides along one or two axes of samples
 * (channels, …), its options, and the sizes that follow.
 *
 * @param <L> the layer's own class, which the options return
 */
abstract class ConvWindow<L extends ConvWindow<L>> extends Layer {
  int[] kernel;
  int @Nullable [] stride;
  int[] padding;
  int[] dilation;

  /** The size of an input sample after its channels, where it was told. */
  int @Nullable [] inputSize;

  private boolean used;

  ConvWindow(int axes, int size) {
    kernel = all(axes, size);
    padding = new int[axes];
    dilation = all(axes, 1);
  }

  /** The name of the factory, to begin errors about numbers with. */
  abstract String factory();

  /** The call that makes this layer but for its options. */
  abstract String call();

  /** How many channels a sample must have; 0 for any. */
  abstract int channelsIn();

  abstract int channelsOut(int given);

  /** A sensible call for an input with another number of channels, for an error's last sentence. */
  abstract String callFor(int channels);

  /** Applies the layer to images (n, channels, height, width). */
  abstract Tensor apply(Tensor x, int[] stride, int[] padding);

  /**
   * The step of the window from one place to the next.
   *
   * @param step at least 1, the same along all axes
   * @return this layer
   * @throws IllegalArgumentException if it is below 1
   * @throws IllegalStateException if the layer was used before
   */
  public L stride(int step) {
    return stride(all(axes(), step));
  }

  final L stride(int[] steps) {
    option("stride");
    require("stride", steps, 1, "1 moves the window by one place, 2 halves the output.");
    stride = steps;
    return self();
  }

  /**
   * What is added around a sample, on each side of each axis.
   *
   * @param border how many places, 0 or more
   * @return this layer
   * @throws IllegalArgumentException if it is below 0
   * @throws IllegalStateException if the layer was used before
   */
  public L padding(int border) {
    return padding(all(axes(), border));
  }

  L padding(int[] border) {
    option("padding");
    require("padding", border, 0, "0 adds nothing around a sample.");
    padding = border;
    return self();
  }

  final L kernel(int[] sizes) {
    option("kernel");
    require("kernel", sizes, 1, "Write the height first, then the width.");
    kernel = sizes;
    return self();
  }

  final L inputSize(int[] sizes) {
    option("inputSize");
    require("inputSize", sizes, 1, "It is the size of one sample, without its channels.");
    inputSize = sizes;
    return self();
  }

  @Override
  public final Tensor forward(Tensor x, Pass pass) {
    used = true;
    String given = x.shape().toString();
    if (x.rank() != axes() + 2) {
      throw rankError(x.rank() == 0 ? "n" : "" + x.size(0), x.shape(), given);
    }
    Shape sample = Shape.of(Arrays.copyOfRange(x.shape().toArray(), 1, x.rank()));
    Shape out = outputShape(sample, given);
    if (axes() == 2) {
      return apply(x, steps(), borders());
    }
    Tensor image = x.reshape(x.size(0), x.size(1), 1, x.size(2));
    Tensor y = apply(image, lead(steps(), 1), lead(borders(), 0));
    return y.reshape(x.size(0), out.size(0), out.size(1));
  }

  @Override
  public final @Nullable Shape inputShape() {
    return inputSize == null ? null : Shape.of(lead(inputSize, channelsIn()));
  }

  @Override
  public final Shape outputShape(Shape input) {
    int[] batch = lead(input.toArray(), 0);
    String given = "(n" + Shape.of(batch).toString().substring(2);
    if (input.rank() != axes() + 1) {
      throw rankError("n", Shape.of(batch), given);
    }
    return outputShape(input, given);
  }

  private Shape outputShape(Shape sample, String given) {
    int channels = sample.size(0);
    if (channelsIn() != 0 && channels != channelsIn()) {
      throw channelError(sample, given);
    }
    int[] sizes = new int[axes() + 1];
    sizes[0] = channelsOut(channels);
    for (int axis = 0; axis < axes(); axis++) {
      int size = sample.size(axis + 1);
      long room = size + 2L * borders()[axis] - extent(axis);
      if (room < 0 || size == 0) {
        throw roomError(given);
      }
      sizes[axis + 1] = (int) Math.min(room / steps()[axis] + 1, Integer.MAX_VALUE);
    }
    return Shape.of(sizes);
  }

  final int axes() {
    return kernel.length;
  }

  /** From the first to the last place that the window sees along an axis. */
  final long extent(int axis) {
    return (kernel[axis] - 1L) * dilation[axis] + 1;
  }

  int[] steps() {
    return stride == null ? all(axes(), 1) : stride;
  }

  int[] borders() {
    return padding;
  }

  /** Marks the layer as used: its options are settled. */
  final void use() {
    used = true;
  }

  boolean isUsed() {
    return used || tree().parent != null;
  }

  /** To be called before an option changes. */
  final void option(String name) {
    if (isUsed()) {
      throw new IllegalStateException(
          where()
              + ": its options are settled once it is used or put into a network, but "
              + name
              + " came later. Write "
              + call()
              + "."
              + name
              + "(…) where it is made.");
    }
  }

  final void require(String option, int[] values, int least, String hint) {
    for (int value : values) {
      if (value < least) {
        throw new IllegalArgumentException(
            factory()
                + ": "
                + option
                + " must be at least "
                + least
                + ", but is "
                + text(values)
                + ". "
                + hint);
      }
    }
  }

  @SuppressWarnings("unchecked")
  final L self() {
    return (L) this;
  }

  static int[] all(int axes, int value) {
    int[] values = new int[axes];
    Arrays.fill(values, value);
    return values;
  }

  static int[] lead(int[] values, int first) {
    int[] longer = new int[values.length + 1];
    longer[0] = first;
    System.arraycopy(values, 0, longer, 1, values.length);
    return longer;
  }

  /** 3, or 3×5 where the numbers differ. */
  static String text(int[] values) {
    return Arrays.stream(values).allMatch(value -> value == values[0])
        ? Integer.toString(values[0])
        : product(values);
  }

  /** 3×3. */
  static String product(int[] values) {
    StringBuilder text = new StringBuilder();
    for (int value : values) {
      text.append(text.length() == 0 ? "" : "×").append(value);
    }
    return text.toString();
  }

  private String needed() {
    String channels = channelsIn() == 0 ? "channels" : Integer.toString(channelsIn());
    return axes() == 1
        ? "sequences of shape (n, " + channels + ", length)"
        : "images of shape (n, " + channels + ", height, width)";
  }

  private ShapeException error(String given, String hint) {
    return new ShapeException(
        where() + ": needs " + needed() + ", but the input has shape " + given + ". " + hint);
  }

  private ShapeException rankError(String n, Shape batch, String given) {
    int[] x = batch.toArray();
    int channels = Math.max(1, channelsIn());
    if (x.length == axes() + 1 && x[0] == channels && channels > 1) {
      String one = "(1, " + given.substring(1);
      return error(given, "One sample is a batch of 1: reshape it to " + one + ".");
    }
    if (x.length == axes() + 1 && channels == 1) {
      String sizes = "1, " + Shape.of(x).toString().substring(("(" + x[0] + ", ").length());
      return error(
          given,
          "There is no axis of channels: reshape them to ("
              + n
              + ", "
              + sizes
              + " or put reshape("
              + sizes
              + " before this layer.");
    }
    if (x.length == 2 && x[1] % channels == 0) {
      int side = (int) Math.round(Math.sqrt(x[1] / channels));
      if (axes() == 2 && side * side * channels == x[1]) {
        String sizes = channels + ", " + side + ", " + side;
        return error(given, "Put reshape(" + sizes + ") before this layer.");
      }
    }
    return error(given, "Put a reshape(…) to the right axes before this layer.");
  }

  private ShapeException channelError(Shape sample, String given) {
    boolean last = sample.size(-1) == channelsIn();
    return error(
        given,
        last
            ? "The channels seem to come last: permute("
                + (axes() == 1 ? "0, 2, 1" : "0, 3, 1, 2")
                + ") puts them first."
            : "Write " + callFor(sample.size(0)) + " to take it.");
  }

  private ShapeException roomError(String given) {
    int[] extents = new int[axes()];
    boolean padded = false;
    for (int axis = 0; axis < extents.length; axis++) {
      extents[axis] = (int) Math.min(extent(axis), Integer.MAX_VALUE);
      padded |= borders()[axis] > 0;
    }
    return new ShapeException(
        where()
            + ": the kernel must fit into the input, but it covers "
            + product(extents)
            + " and the input has shape "
            + given
            + (padded ? " with a padding of " + text(borders()) : "")
            + ". Use a smaller kernel, padding, or fewer layers that shrink it before.");
  }
}
