package org.lectern.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns of a graph that is drawn from left to right. A node's column is the length of the
 * longest way to it; named inputs stand at the left, others just before their first use. An edge
 * that spans columns holds a slot in each. Within a column, slots are ordered by the mean place of
 * their neighbours (barycentre), which leaves few crossings.
 */
final class GraphColumns {
  private static final int SWEEPS = 8;

  /** An input that is used up to here stands in the first column, else next to its first use. */
  private static final int NEAR = 3;

  final List<List<Slot>> columns = new ArrayList<>();
  final Map<Vertex, Slot> slots = new IdentityHashMap<>();

  /** The slots that an edge from a vertex passes on its way. */
  final Map<Vertex, List<Slot>> passes = new IdentityHashMap<>();

  GraphColumns(List<Vertex> vertices) {
    Map<Vertex, Integer> column = columnOf(vertices);
    int last = column.values().stream().mapToInt(c -> c).max().orElse(0);
    for (int c = 0; c <= last; c++) {
      columns.add(new ArrayList<>());
    }
    for (int rank = 0; rank < vertices.size(); rank++) {
      Vertex vertex = vertices.get(rank);
      Slot slot = add(new Slot(vertex, column.get(vertex), rank));
      slots.put(vertex, slot);
      passes.put(vertex, pass(vertex, slot, column));
    }
    for (Vertex user : vertices) {
      for (Vertex input : user.inputs) {
        before(input, slots.get(user)).joinTo(slots.get(user));
      }
    }
    columns.forEach(slots -> slots.sort(Comparator.comparingInt(slot -> slot.rank)));
    order();
  }

  private Slot add(Slot slot) {
    columns.get(slot.column).add(slot);
    return slot;
  }

  /** One line for all users of a vertex, as far as the one furthest away. */
  private List<Slot> pass(Vertex vertex, Slot start, Map<Vertex, Integer> column) {
    int end = vertex.users.stream().mapToInt(column::get).max().orElse(0);
    List<Slot> passed = new ArrayList<>();
    Slot from = start;
    for (int c = start.column + 1; c < end; c++) {
      Slot slot = add(new Slot(null, c, start.rank));
      from.joinTo(slot);
      passed.add(slot);
      from = slot;
    }
    return passed;
  }

  /** The slot from which the edge from a vertex enters a user. */
  Slot before(Vertex vertex, Slot user) {
    Slot start = slots.get(vertex);
    int steps = user.column - start.column - 1;
    return steps == 0 ? start : passes.get(vertex).get(steps - 1);
  }

  private static Map<Vertex, Integer> columnOf(List<Vertex> vertices) {
    Map<Vertex, Integer> column = new IdentityHashMap<>();
    for (Vertex vertex : vertices) {
      int longest = 0;
      for (Vertex input : vertex.inputs) {
        longest = Math.max(longest, column.get(input) + 1);
      }
      column.put(vertex, longest);
    }
    for (Vertex vertex : vertices) {
      if (vertex.inputs.isEmpty() && !vertex.users.isEmpty()) {
        int first = vertex.users.stream().mapToInt(column::get).min().orElse(1);
        column.put(vertex, first <= NEAR && vertex.hasOwnName() ? 0 : first - 1);
      }
    }
    return column;
  }

  private void order() {
    number();
    List<List<Slot>> best = copy();
    long fewest = crossings();
    for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
      for (int c = columns.size() - 2; c >= 0; c--) {
        sort(columns.get(c), false);
      }
      for (int c = 1; c < columns.size(); c++) {
        sort(columns.get(c), true);
      }
      long count = crossings();
      if (count < fewest) {
        fewest = count;
        best = copy();
      }
    }
    for (int c = 0; c < best.size(); c++) {
      columns.set(c, best.get(c));
    }
    number();
  }

  private static void sort(List<Slot> column, boolean byLeft) {
    Map<Slot, Double> keys = new IdentityHashMap<>();
    column.forEach(slot -> keys.put(slot, middle(slot, byLeft)));
    column.sort(Comparator.comparingDouble(keys::get));
    number(column);
  }

  private static double middle(Slot slot, boolean byLeft) {
    List<Slot> neighbours = byLeft ? slot.left : slot.right;
    double sum = 0;
    for (Slot neighbour : neighbours) {
      sum += neighbour.index + (byLeft ? 0 : port(slot, neighbour));
    }
    return neighbours.isEmpty() ? slot.index : sum / neighbours.size();
  }

  /** The place among the inputs of a user, below 1: the first input shall come from above. */
  private static double port(Slot slot, Slot user) {
    int at = user.left.indexOf(slot);
    return user.vertex == null ? 0 : (at + 0.5) / user.left.size() / 2;
  }

  private void number() {
    columns.forEach(GraphColumns::number);
  }

  private static void number(List<Slot> column) {
    for (int i = 0; i < column.size(); i++) {
      column.get(i).index = i;
    }
  }

  private List<List<Slot>> copy() {
    List<List<Slot>> copy = new ArrayList<>();
    columns.forEach(column -> copy.add(new ArrayList<>(column)));
    return copy;
  }

  /** Pairs of edges between neighbouring columns that cross. */
  long crossings() {
    long count = 0;
    for (List<Slot> column : columns) {
      List<int[]> edges = new ArrayList<>();
      for (Slot slot : column) {
        slot.right.forEach(next -> edges.add(new int[] {slot.index, next.index}));
      }
      for (int i = 0; i < edges.size(); i++) {
        for (int j = 0; j < i; j++) {
          int[] a = edges.get(i);
          int[] b = edges.get(j);
          count += (long) (a[0] - b[0]) * (a[1] - b[1]) < 0 ? 1 : 0;
        }
      }
    }
    return count;
  }
}
