package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * Where everything in a graph stands. Each column is followed by a free stretch for the labels of
 * the edges that leave it and one in which edges change their height, so that no edge crosses a
 * label.
 *
 * <p>A graph that is too wide for a page from left to right is laid out from top to bottom: its
 * columns become rows. Places are told along the flow and across it; {@link GraphPath} turns them
 * into x and y.
 */
final class GraphLayout {
  static final double RADIUS = 18;
  static final double FONT = 14;

  /** The label of an edge is written beside it, so far away. */
  static final double BESIDE = 6;

  /** A page is about so wide; wider pictures shrink until nobody can read them. */
  private static final double PAGE = 1200;

  private static final double BEND = 36;
  private static final double LABEL_GAP = 8;
  private static final double LABEL_LINES = 34;
  private static final double ABOVE = 32;
  private static final double BETWEEN = 14;
  private static final int SWEEPS = 12;

  final GraphColumns columns;

  /** Whether it flows from top to bottom. */
  final boolean down;

  final double width;
  final double height;

  private final boolean named;

  /** Middle, half the extent along the flow, and the end of the labels of each column. */
  private final double[] middle;

  private final double[] half;
  private final double[] bend;

  /**
   * A layout that fits a page, if there is one.
   *
   * @param named whether labels begin with the names of results that have none of their own
   */
  static GraphLayout of(GraphVertices vertices, boolean named) {
    GraphLayout right = new GraphLayout(vertices, named, false);
    if (right.width <= PAGE) {
      return right;
    }
    GraphLayout down = new GraphLayout(vertices, named, true);
    return down.width < right.width ? down : right;
  }

  private GraphLayout(GraphVertices vertices, boolean named, boolean down) {
    this.named = named;
    this.down = down;
    columns = new GraphColumns(vertices.all());
    int n = columns.columns.size();
    middle = new double[n];
    half = new double[n];
    bend = new double[n];
    double at = 2;
    for (int c = 0; c < n; c++) {
      double label = 0;
      for (Slot slot : columns.columns.get(c)) {
        if (slot.vertex != null) {
          half[c] = Math.max(half[c], halfAlong(slot.vertex));
          label = Math.max(label, labelAlong(slot.vertex));
        }
      }
      middle[c] = at + half[c];
      bend[c] = at + 2 * half[c] + (label == 0 ? 0 : label + (down ? 1 : 2) * LABEL_GAP);
      at = bend[c] + BEND;
    }
    place();
    double first = Double.MAX_VALUE;
    double last = -Double.MAX_VALUE;
    for (List<Slot> column : columns.columns) {
      for (Slot slot : column) {
        first = Math.min(first, slot.across - before(slot));
        last = Math.max(last, slot.across + after(slot));
      }
    }
    for (List<Slot> column : columns.columns) {
      for (Slot slot : column) {
        slot.across -= first;
      }
    }
    double along = bend[n - 1] + 14;
    width = down ? last - first : along;
    height = down ? along : last - first;
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

  private double labelWidth(Vertex vertex) {
    return Math.max(
        TextWidth.of(valueLabel(vertex, named), FONT), TextWidth.of(vertex.gradient(), FONT));
  }

  /** How much of the flow the label of an edge takes. */
  private double labelAlong(Vertex vertex) {
    double label = labelWidth(vertex);
    return down && label > 0 ? LABEL_LINES : label;
  }

  static double halfWidth(Vertex vertex) {
    return Math.max(RADIUS, TextWidth.of(vertex.symbol(), FONT) / 2 + 10);
  }

  /** Half the height of a node. */
  static double halfHeight(Vertex vertex) {
    return vertex.isOperation() ? RADIUS : 14;
  }

  private double halfAlong(Vertex vertex) {
    return down ? halfHeight(vertex) : halfWidth(vertex);
  }

  /** The middle of a slot, in the direction of the flow. */
  double along(Slot slot) {
    return middle[slot.column];
  }

  /** Where an edge enters the slot. */
  double start(Slot slot) {
    return middle[slot.column] - (slot.vertex == null ? half[slot.column] : halfAlong(slot.vertex));
  }

  /** Where it leaves a node, or a passing edge goes on. */
  double end(Slot slot) {
    return middle[slot.column] + (slot.vertex == null ? half[slot.column] : halfAlong(slot.vertex));
  }

  /** How far a slot reaches across the flow, from its middle back. */
  private double before(Slot slot) {
    return !down ? ABOVE : slot.vertex == null ? 2 : halfWidth(slot.vertex) + 2;
  }

  /** How far it reaches on, with the labels beside its edge. */
  private double after(Slot slot) {
    return down && slot.vertex != null
        ? Math.max(halfWidth(slot.vertex) + 2, BESIDE + labelWidth(slot.vertex))
        : before(slot);
  }

  /** The free room that two neighbours in a column need between their middles. */
  double distance(Slot one, Slot next) {
    return down ? after(one) + BETWEEN + before(next) : Slot.distance(one, next);
  }

  /** Where edges that leave a column begin to change their height. */
  double bend(Slot slot) {
    return bend[slot.column];
  }

  private void place() {
    for (List<Slot> column : columns.columns) {
      double across = 0;
      for (int i = 0; i < column.size(); i++) {
        across += i == 0 ? 0 : distance(column.get(i - 1), column.get(i));
        column.get(i).across = across;
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
   * Moves the slots of a column as near as possible to the mean place of their neighbours, in their
   * order and with their distances: least squares by pooling neighbours that would collide.
   */
  private void settle(List<Slot> column, boolean byLeft) {
    List<double[]> pools = new ArrayList<>();
    double offset = 0;
    for (int i = 0; i < column.size(); i++) {
      offset += i == 0 ? 0 : distance(column.get(i - 1), column.get(i));
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
        offset += i == 0 ? 0 : distance(column.get(i - 1), column.get(i));
        column.get(i).across = pool[0] + offset;
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
      sum += neighbour.across;
    }
    return neighbours.isEmpty() ? slot.across : sum / neighbours.size();
  }
}
