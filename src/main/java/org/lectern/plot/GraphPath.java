package org.lectern.plot;

import org.lectern.display.Svg;

/** The data of an SVG path, told along the flow of a graph and across it. */
final class GraphPath {
  private final StringBuilder data = new StringBuilder();
  private final boolean down;

  /**
   * An empty path.
   *
   * @param down whether the graph flows from top to bottom, not from left to right
   */
  GraphPath(boolean down) {
    this.down = down;
  }

  boolean isEmpty() {
    return data.length() == 0;
  }

  void move(double along, double across) {
    add('M', along, across);
  }

  /** Goes on along the flow. */
  void go(double along) {
    data.append(down ? 'V' : 'H').append(Svg.number(along));
  }

  /** From a place to another one in an S that starts and ends along the flow. */
  void bend(double along, double across, double toAlong, double toAcross) {
    double middle = (along + toAlong) / 2;
    add('C', middle, across);
    add(' ', middle, toAcross);
    add(' ', toAlong, toAcross);
  }

  /** Goes on along the flow and ends in a tip. */
  void arrow(double along, double across) {
    go(along);
    move(along - 6, across - 3.5);
    data.append(down ? "l3.5 6l3.5 -6" : "l6 3.5l-6 3.5");
  }

  private void add(char command, double along, double across) {
    data.append(command).append(Svg.number(down ? across : along));
    data.append(' ').append(Svg.number(down ? along : across));
  }

  @Override
  public String toString() {
    return data.toString();
  }
}
