package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * Where everything in a graph stands. Each column is followed by a free stretch for the labels of
 * the edges that leave it and one in which edges change their height, so that no edge crosses a
 * label.
 */
final class GraphLayout {
  static final double RADIUS = 18;
  static final double FONT = 14;
  private static final double BEND = 36;
  private static final double LABEL_GAP = 8;
  private static final double ABOVE = 32;
  private static final int SWEEPS = 12;

  final GraphColumns columns;
  final double width;
  final double height;

  /** Middle, half width, and the end of the labels of each column. */
  private final double[] middle;

  private final double[] half;
  private final double[] bend;

  /**
   * A layout.
   *
   * @param named whether labels begin with the names of results that have none of their own
   */
  GraphLayout(GraphVertices vertices, boolean named) {
    columns = new GraphColumns(vertices.all());
    int n = columns.columns.size();
    middle = new double[n];
    half = new double[n];
    bend = new double[n];
    double x = 2;
    for (int c = 0; c < n; c++) {
      double label = 0;
      for (Slot slot : columns.columns.get(c)) {
        if (slot.vertex != null) {
          half[c] = Math.max(half[c], halfWidth(slot.vertex));
          label = Math.max(label, labelWidth(slot.vertex, named));
        }
      }
      middle[c] = x + half[c];
      bend[c] = x + 2 * half[c] + (label == 0 ? 0 : label + 2 * LABEL_GAP);
      x = bend[c] + BEND;
    }
    width = bend[n - 1] + 14;
    place();
    double top = Double.MAX_VALUE;
    double bottom = -Double.MAX_VALUE;
    for (List<Slot> column : columns.columns) {
      for (Slot slot : column) {
        top = Math.min(top, slot.y);
        bottom = Math.max(bottom, slot.y);
      }
    }
    for (List<Slot> column : columns.columns) {
      for (Slot slot : column) {
        slot.y += ABOVE - top;
      }
    }
    height = bottom - top + 2 * ABOVE;
  }

  /** What stands above the edge that leaves a node. */
  static String valueLabel(Vertex vertex, boolean named) {
    if (vertex.isLiteral() && vertex.isConstant()) {
      return "";
    }
    boolean result = vertex.users.isEmpty();
    boolean says = vertex.isOperation() && (named || result || vertex.hasOwnName());
    return (says ? vertex.shortName() + " = " : "") + vertex.value();
  }

  private static double labelWidth(Vertex vertex, boolean named) {
    return Math.max(
        TextWidth.of(valueLabel(vertex, named), FONT), TextWidth.of(vertex.gradient(), FONT));
  }

  static double halfWidth(Vertex vertex) {
    return Math.max(RADIUS, TextWidth.of(vertex.symbol(), FONT) / 2 + 10);
  }

  double x(Slot slot) {
    return middle[slot.column];
  }

  /** Where an edge enters the slot. */
  double start(Slot slot) {
    return middle[slot.column] - (slot.vertex == null ? half[slot.column] : halfWidth(slot.vertex));
  }

  /** Where it leaves a node, or a passing edge goes on. */
  double end(Slot slot) {
    return middle[slot.column] + (slot.vertex == null ? half[slot.column] : halfWidth(slot.vertex));
  }

  /** Where edges that leave a column begin to change their height. */
  double bend(Slot slot) {
    return bend[slot.column];
  }

  private void place() {
    for (List<Slot> column : columns.columns) {
      double y = 0;
      for (int i = 0; i < column.size(); i++) {
        y += i == 0 ? 0 : Slot.distance(column.get(i - 1), column.get(i));
        column.get(i).y = y;
      }
    }
    int last = columns.columns.size() - 1;
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int c = last - 1; c >= 0; c--) {
        settle(columns.columns.get(c), false);
      }
      for (int c = 1; c <= last; c++) {
        settle(columns.columns.get(c), true);
      }
    }
  }

  /**
   * Moves the slots of a column as near as possible to the mean height of their neighbours, in
   * their order and with their distances: least squares by pooling neighbours that would collide.
   */
  private static void settle(List<Slot> column, boolean byLeft) {
    List<double[]> pools = new ArrayList<>();
    double offset = 0;
    for (int i = 0; i < column.size(); i++) {
      offset += i == 0 ? 0 : Slot.distance(column.get(i - 1), column.get(i));
      double[] pool = {wish(column.get(i), byLeft) - offset, weight(column.get(i), byLeft), 1};
      while (!pools.isEmpty() && pools.get(pools.size() - 1)[0] > pool[0]) {
        double[] above = pools.remove(pools.size() - 1);
        double weight = above[1] + pool[1];
        double mean = (above[0] * above[1] + pool[0] * pool[1]) / weight;
        pool = new double[] {mean, weight, above[2] + pool[2]};
      }
      pools.add(pool);
    }
    offset = 0;
    int i = 0;
    for (double[] pool : pools) {
      for (int k = 0; k < pool[2]; k++, i++) {
        offset += i == 0 ? 0 : Slot.distance(column.get(i - 1), column.get(i));
        column.get(i).y = pool[0] + offset;
      }
    }
  }

  /** One that has no neighbours there makes room for those that have. */
  private static double weight(Slot slot, boolean byLeft) {
    return (byLeft ? slot.left : slot.right).isEmpty() ? 1e-4 : 1;
  }

  private static double wish(Slot slot, boolean byLeft) {
    List<Slot> neighbours = byLeft ? slot.left : slot.right;
    double sum = 0;
    for (Slot neighbour : neighbours) {
      sum += neighbour.y;
    }
    return neighbours.isEmpty() ? slot.y : sum / neighbours.size();
  }
}
