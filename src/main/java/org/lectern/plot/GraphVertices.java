package org.lectern.plot;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lectern.tensor.Tensor;

/**
 * The tensors that a result was computed from, each once, inputs first. Of a large graph only those
 * nearest to the result: fewest operations away, of those the ones met first.
 *
 * @param all the vertices; the result is the last
 * @param left how many tensors are left out
 */
record GraphVertices(List<Vertex> all, int left) {
  /** More than these nobody can read. */
  private static final int MOST = 60;

  /** Operations in a row that still fit into the width of a page. */
  private static final int DEEPEST = 10;

  static GraphVertices of(Tensor result) {
    Map<Tensor, Vertex> kept = new IdentityHashMap<>();
    List<Vertex> nearest = new ArrayList<>();
    Map<Tensor, Integer> depth = new IdentityHashMap<>();
    Deque<Tensor> next = new ArrayDeque<>();
    next.add(result);
    depth.put(result, 0);
    while (!next.isEmpty()) {
      Tensor tensor = next.remove();
      int below = depth.get(tensor) + 1;
      if (nearest.size() < MOST && below <= DEEPEST + 1) {
        Vertex vertex = new Vertex(tensor);
        kept.put(tensor, vertex);
        nearest.add(vertex);
      }
      for (Tensor input : tensor.inputs()) {
        if (depth.putIfAbsent(input, below) == null) {
          next.add(input);
        }
      }
    }
    nearest.forEach(vertex -> connect(vertex, kept));
    List<Vertex> ordered = inputsFirst(nearest.get(0));
    name(ordered);
    return new GraphVertices(ordered, depth.size() - nearest.size());
  }

  private static void connect(Vertex vertex, Map<Tensor, Vertex> kept) {
    Vertex rest = null;
    for (Tensor input : vertex.tensor == null ? List.<Tensor>of() : vertex.tensor.inputs()) {
      Vertex source = kept.get(input);
      if (source == null) {
        if (rest != null) {
          continue;
        }
        rest = new Vertex(null);
        source = rest;
      }
      vertex.inputs.add(source);
      source.users.add(vertex);
    }
  }

  /** Depth first without recursion: a graph can be deeper than the stack. */
  private static List<Vertex> inputsFirst(Vertex result) {
    record Visit(Vertex vertex, int[] input) {}
    List<Vertex> ordered = new ArrayList<>();
    Set<Vertex> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Visit> path = new ArrayDeque<>();
    path.push(new Visit(result, new int[1]));
    seen.add(result);
    while (!path.isEmpty()) {
      Visit visit = path.peek();
      if (visit.input[0] < visit.vertex.inputs.size()) {
        Vertex input = visit.vertex.inputs.get(visit.input[0]++);
        if (seen.add(input)) {
          path.push(new Visit(input, new int[1]));
        }
      } else {
        ordered.add(path.pop().vertex);
      }
    }
    return ordered;
  }

  /** Results without a name are called t1, t2, … in texts, the last one f; numbers by value. */
  private static void name(List<Vertex> ordered) {
    int count = 0;
    for (Vertex vertex : ordered) {
      if (vertex.hasOwnName() && vertex.tensor != null) {
        vertex.name = vertex.tensor.name();
      } else if (vertex.isOperation()) {
        vertex.name = "t" + ++count;
      } else {
        vertex.name = vertex.symbol();
      }
    }
    Vertex result = ordered.get(ordered.size() - 1);
    if (!result.hasOwnName()) {
      boolean taken = ordered.stream().anyMatch(vertex -> vertex.name.equals("f"));
      result.name = taken || !result.isOperation() ? "result" : "f";
    }
  }

  Vertex result() {
    return all.get(all.size() - 1);
  }

  List<Vertex> operations() {
    return all.stream().filter(Vertex::isOperation).toList();
  }

  boolean hasGradients() {
    return all.stream().anyMatch(Vertex::hasGradient);
  }

  /** What must be said about the graph, for those who look and those who read. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (!result().isOperation()) {
      remarks.add(
          "Nothing was recorded for this tensor: make the inputs with variable(\"x\", …), and"
              + " compute from them.");
    } else if (!hasGradients()) {
      remarks.add("No gradients yet: call backward() on the result first.");
    } else if (!result().hasGradient()) {
      remarks.add("The gradients are those of another result: backward() was not called on this.");
    }
    if (left > 0) {
      remarks.add(
          "This is the end of a larger graph: "
              + left
              + " tensors further from the result are left out, for which … stands.");
    }
    return remarks;
  }
}
