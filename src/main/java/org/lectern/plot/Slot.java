package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place in a column of a graph: of a node, or of an edge that passes. */
final class Slot {
  /** Null where an edge passes. */
  final @Nullable Vertex vertex;

  final int column;

  /** Where it comes in the order of computation; of an edge, that of the node it leaves. */
  final int rank;

  final List<Slot> left = new ArrayList<>();
  final List<Slot> right = new ArrayList<>();

  /** Its place in the column, and its middle across the flow. */
  int index;

  double across;

  Slot(@Nullable Vertex vertex, int column, int rank) {
    this.vertex = vertex;
    this.column = column;
    this.rank = rank;
  }

  void joinTo(Slot next) {
    right.add(next);
    next.left.add(this);
  }

  /** The free height that two neighbours in a column need between their middles. */
  static double distance(Slot above, Slot below) {
    boolean nodes = above.vertex != null && below.vertex != null;
    boolean edges = above.vertex == null && below.vertex == null;
    return nodes ? 62 : edges ? 26 : 46;
  }
}
