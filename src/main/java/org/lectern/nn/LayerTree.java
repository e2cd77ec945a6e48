package org.lectern.nn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a layer consists of, and its place in a network. A layer that is used at several places of a
 * network counts once, at the first; the network that it was put into last names it.
 */
final class LayerTree {
  final List<Parameter> parameters = new ArrayList<>();
  final List<Buffer> buffers = new ArrayList<>();
  final Map<String, Layer> children = new LinkedHashMap<>();
  @Nullable Layer parent;
  private String place = "";

  /** Counts what is put into any layer: a list made before may no longer be right. */
  private static volatile int changes;

  /** All parameters of a layer, and the count of changes when they were listed. */
  private record Listed(int changes, List<Parameter> parameters) {}

  private volatile @Nullable Listed listed;

  /** A name for a parameter or a buffer must be new. */
  void requireNewName(Layer self, String name) {
    boolean taken =
        parameters.stream().anyMatch(parameter -> parameter.name().equals(name))
            || buffers.stream().anyMatch(buffer -> buffer.name().equals(name));
    requireName(self, name, taken);
  }

  /** Puts a layer into another and gives both their places. */
  static void add(Layer outer, String name, @Nullable Layer inner) {
    LayerTree tree = outer.tree();
    requireName(outer, name, tree.children.containsKey(name));
    if (inner == null) {
      throw new IllegalArgumentException(
          outer.label()
              + ": layer "
              + name
              + " must be a layer, but is null. Is its variable set before this line?");
    }
    walk(
        inner,
        (path, layer) -> {
          if (layer == outer) {
            throw new IllegalArgumentException(
                outer.label()
                    + ": a layer can't be inside itself, but layer "
                    + name
                    + " is or contains the one that it is put into. Make a new layer for it.");
          }
        });
    tree.children.put(name, inner);
    changed();
    place(outer, newSet());
    parameters(inner).values().forEach(Parameter::placed);
  }

  private static void place(Layer layer, Set<Layer> seen) {
    seen.add(layer);
    layer
        .tree()
        .children
        .forEach(
            (name, child) -> {
              if (!seen.contains(child)) {
                child.tree().parent = layer;
                child.tree().place = name;
                place(child, seen);
              }
            });
  }

  private static void requireName(Layer layer, String name, boolean taken) {
    if (taken || name.isEmpty() || name.contains(".")) {
      throw new IllegalArgumentException(
          layer.label()
              + ": every parameter and every layer in it needs a name of its own, without a point,"
              + " but got \""
              + name
              + (taken ? "\" twice. Declare each once, in the constructor." : "\"."));
    }
  }

  /** To be called after anything was put into a layer, or taken out. */
  static synchronized void changed() {
    changes++;
  }

  /** All parameters in a layer, each once; listed again only after a change, as steps ask often. */
  static List<Parameter> listed(Layer root) {
    int now = changes;
    Listed last = root.tree().listed;
    if (last == null || last.changes != now) {
      last = new Listed(now, List.copyOf(parameters(root).values()));
      root.tree().listed = last;
    }
    return last.parameters;
  }

  /** All parameters in a layer, each once, by name. */
  static Map<String, Parameter> parameters(Layer root) {
    Map<String, Parameter> named = new LinkedHashMap<>();
    walk(
        root,
        (path, layer) -> layer.tree().parameters.forEach(one -> named.put(path + one.name(), one)));
    return named;
  }

  /** All buffers in a layer, each once, by name. */
  static Map<String, Buffer> buffers(Layer root) {
    Map<String, Buffer> named = new LinkedHashMap<>();
    walk(
        root,
        (path, layer) -> layer.tree().buffers.forEach(one -> named.put(path + one.name(), one)));
    return named;
  }

  /** Visits a layer and those in it, each once, with the prefix of its names. */
  static void walk(Layer root, BiConsumer<String, Layer> visitor) {
    walk(root, "", newSet(), visitor);
  }

  private static void walk(
      Layer layer, String path, Set<Layer> seen, BiConsumer<String, Layer> visitor) {
    if (seen.add(layer)) {
      visitor.accept(path, layer);
      layer.tree().children.forEach((name, child) -> walk(child, path + name + ".", seen, visitor));
    }
  }

  private static Set<Layer> newSet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  /** The outermost layer around one. */
  static Layer root(Layer layer) {
    Layer root = layer;
    for (Layer outer = layer; outer != null; outer = outer.tree().parent) {
      root = outer;
    }
    return root;
  }

  /** The prefix of its parameters' names: "" for a whole network, "2." for its second layer. */
  String path() {
    return parent == null ? "" : parent.tree().path() + place + ".";
  }

  /** The place in the whole network, such as 2, or 3.1 for the first layer in the third. */
  String number() {
    String path = path();
    return path.isEmpty() ? "" : path.substring(0, path.length() - 1);
  }
}
