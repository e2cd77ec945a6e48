package org.lectern.compute;

/**
 * The sources along one axis, laid out so that neighbouring targets see neighbouring cells: with
 * element k of the window, target t sees cell t + {@code shift[k]} of line {@code line[k]}. Cells
 * without a source are +0. A stride of s takes up to s lines, each with every s-th place; where the
 * window is too spread out for that, each of its elements has a line of its own.
 */
final class WindowLines {
  /** Sources and targets along the axis. */
  final int sources;

  final int targets;

  final int[] line;
  final int[] shift;

  /** How many lines there are. */
  final int count;

  /** Cells of a line. */
  final int length;

  /** Sources from one cell with a source to the next such cell, and how many cells that is. */
  final int step;

  final int distance;

  /** The place of each line's first cell for target 0. */
  private final long[] origin;

  /**
   * @param part targets at a time
   * @param period elements of the window from one to the next in the same line
   * @param place where each element of the window looks from target 0
   */
  private WindowLines(
      int sources, int targets, int part, int step, int distance, int period, long[] place) {
    this.sources = sources;
    this.targets = targets;
    this.step = step;
    this.distance = distance;
    int kernel = place.length;
    int lines = Math.min(period, kernel);
    long reach = Math.abs(place[kernel - 1 - (kernel - 1) % lines] - place[0]) / step;
    boolean apart = lines * (part + reach) >= (long) kernel * part;
    count = apart ? kernel : lines;
    length = apart ? part : part + (int) reach;
    line = new int[kernel];
    shift = new int[kernel];
    origin = new long[count];
    for (int k = 0; k < kernel; k++) {
      int first = k % count;
      int last = first + (kernel - 1 - first) / count * count;
      line[k] = first;
      origin[first] = Math.min(place[first], place[last]);
      shift[k] = (int) ((place[k] - origin[first]) / step);
    }
  }

  /** Targets are results, sources the elements of images. */
  static WindowLines forward(Sliding axis, int part) {
    int period = axis.stride() / divisor(axis.stride(), axis.dilation());
    long[] place = new long[axis.kernel()];
    for (int k = 0; k < place.length; k++) {
      place[k] = (long) k * axis.dilation() - axis.padding();
    }
    return new WindowLines(axis.input(), axis.output(), part, axis.stride(), 1, period, place);
  }

  /** Targets are elements of images, sources the gradients of the results they went into. */
  static WindowLines backward(Sliding axis, int part) {
    long[] place = new long[axis.kernel()];
    for (int k = 0; k < place.length; k++) {
      place[k] = axis.padding() - (long) k * axis.dilation();
    }
    return new WindowLines(axis.output(), axis.input(), part, 1, axis.stride(), 1, place);
  }

  private static int divisor(int a, int b) {
    return b == 0 ? a : divisor(b, a % b);
  }

  /** The first cell of a line that has a source, where the first target is {@code target}. */
  int firstCell(int line, int target) {
    long place = place(line, target);
    long wanted = place < 0 ? 0 : (place + distance - 1) / distance * distance;
    return (int) Math.min(length, (wanted - place + step - 1) / step);
  }

  /** The source of that cell. */
  int firstSource(int line, int target) {
    return (int)
        Math.min(sources, (place(line, target) + (long) firstCell(line, target) * step) / distance);
  }

  private long place(int line, int target) {
    return origin[line] + (long) target * step;
  }

  /** How many cells of a line have a source: every {@code distance}-th, from the first one on. */
  int cells(int firstCell, int firstSource) {
    return Math.min(
        (length - firstCell + distance - 1) / distance, (sources - firstSource + step - 1) / step);
  }

  /** Whether the cells are the sources. */
  boolean plain() {
    return count == 1 && length == sources && step == 1 && distance == 1 && origin[0] == 0;
  }
}
