package org.lectern.plot;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much of a graph is shown: all of it, or what is known after some steps.
 *
 * @param values the vertices whose value is known; null for all
 * @param gradients the vertices whose gradient is known; null for all
 * @param active the operations that this step is about
 * @param named whether labels begin with the names of results that have none of their own
 */
record GraphView(
    @Nullable Set<Vertex> values,
    @Nullable Set<Vertex> gradients,
    Set<Vertex> active,
    boolean named) {
  static final GraphView ALL = new GraphView(null, null, Set.of(), false);

  boolean showsValue(Vertex vertex) {
    return values == null || values.contains(vertex);
  }

  boolean showsGradient(Vertex vertex) {
    return gradients == null || gradients.contains(vertex);
  }
}
