package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import org.lectern.display.Svg;

/** Draws a computational graph: nodes, edges, values above each edge and gradients below it. */
final class GraphSvg {
  static final String VALUE = Palette.colour(0);
  static final String GRADIENT = Palette.colour(1);
  private static final String LINE = "#8a8a8a";
  private static final String FAINT = "#c8c8c8";
  private static final double PORT = 9;

  private final Svg svg;
  private final GraphLayout layout;
  private final GraphView view;
  private final List<Vertex> vertices;

  private GraphSvg(Svg svg, GraphLayout layout, GraphView view, List<Vertex> vertices) {
    this.svg = svg;
    this.layout = layout;
    this.view = view;
    this.vertices = vertices;
  }

  static void draw(Svg svg, GraphLayout layout, GraphView view, GraphVertices vertices) {
    GraphSvg graph = new GraphSvg(svg, layout, view, vertices.all());
    graph.drawEdges();
    graph.drawNodes();
    graph.drawLabels();
  }

  private Slot slot(Vertex vertex) {
    return layout.columns.slots.get(vertex);
  }

  /** One path for all edges of one look. */
  private void drawEdges() {
    svg.open("g", "fill", "none", "stroke-width", 1.5);
    for (boolean known : new boolean[] {false, true}) {
      GraphPath path = new GraphPath(layout.down);
      for (Vertex vertex : vertices) {
        if (view.showsValue(vertex) == known) {
          addEdges(path, vertex);
        }
      }
      if (!path.isEmpty()) {
        svg.element("path", "d", path, "stroke", known ? LINE : FAINT);
      }
    }
    svg.close();
  }

  private void addEdges(GraphPath path, Vertex vertex) {
    Slot from = slot(vertex);
    if (vertex.users.isEmpty() && !vertex.inputs.isEmpty()) {
      path.move(layout.end(from), from.across);
      path.arrow((layout.down ? layout.height : layout.width) - 2, from.across);
    }
    Slot start = from;
    for (Slot pass : layout.columns.passes.get(vertex)) {
      curve(path, start, layout.start(pass), pass.across);
      start = pass;
    }
    vertex.users.stream().distinct().forEach(user -> enter(path, vertex, user));
  }

  /** The last piece of an edge, to each place of the input among those of the user. */
  private void enter(GraphPath path, Vertex input, Vertex user) {
    Slot to = slot(user);
    Slot from = layout.columns.before(input, to);
    int ports = user.inputs.size();
    double distance = Math.min(PORT, 2 * (GraphLayout.RADIUS - 4) / Math.max(1, ports - 1));
    for (int i = 0; i < ports; i++) {
      if (user.inputs.get(i) == input) {
        double off = (i - (ports - 1) / 2.0) * distance;
        double along = layout.start(to) + inset(user, off);
        curve(path, from, along - 6, to.across + off);
        path.arrow(along - 0.5, to.across + off);
      }
    }
  }

  /** How far the round end of an operation lies behind its foremost point. */
  private double inset(Vertex user, double off) {
    double r = GraphLayout.RADIUS;
    double straight = layout.down ? GraphLayout.halfWidth(user) - r : 0;
    double d = Math.max(0, Math.abs(off) - straight);
    return r - Math.sqrt(Math.max(0, r * r - d * d));
  }

  /** A straight stretch beside the labels, then an S to the next place. */
  private void curve(GraphPath path, Slot from, double along, double across) {
    path.move(from.vertex == null ? layout.start(from) : layout.end(from), from.across);
    path.go(layout.bend(from));
    path.bend(layout.bend(from), from.across, along, across);
  }

  private double x(Slot slot) {
    return layout.down ? slot.across : layout.along(slot);
  }

  private double y(Slot slot) {
    return layout.down ? layout.along(slot) : slot.across;
  }

  private void drawNodes() {
    svg.open("g", "stroke", LINE, "stroke-width", 1.2, "fill", "#ffffff");
    vertices.forEach(this::drawShape);
    svg.close();
    svg.open("g", "font-size", GraphLayout.FONT, "text-anchor", "middle", "fill", Palette.TEXT);
    for (Vertex vertex : vertices) {
      Slot slot = slot(vertex);
      List<Object> look = new ArrayList<>();
      if (!view.showsValue(vertex)) {
        look.addAll(List.of("fill", Palette.AXIS));
      }
      if (!vertex.isOperation() && vertex.hasOwnName()) {
        look.addAll(List.of("font-style", "italic"));
      }
      svg.text(vertex.symbol(), x(slot), y(slot) + 5, look.toArray());
    }
    svg.close();
  }

  private void drawShape(Vertex vertex) {
    Slot slot = slot(vertex);
    boolean operation = vertex.isOperation();
    double half = GraphLayout.halfWidth(vertex);
    double height = GraphLayout.halfHeight(vertex);
    List<Object> look = new ArrayList<>();
    look.addAll(List.of("x", x(slot) - half, "y", y(slot) - height));
    look.addAll(List.of("width", 2 * half, "height", 2 * height));
    look.addAll(List.of("rx", operation ? GraphLayout.RADIUS : 4));
    if (view.active().contains(vertex)) {
      look.addAll(List.of("fill", Palette.tint(4, 0.35)));
      look.addAll(List.of("stroke", Palette.TEXT, "stroke-width", 2.5));
    } else if (!operation) {
      boolean constant = vertex.tensor == null || vertex.isConstant();
      look.addAll(List.of("fill", constant ? "#f0f0f0" : Palette.tint(2, 0.16)));
    } else if (!view.showsValue(vertex)) {
      look.addAll(List.of("stroke", FAINT));
    }
    svg.element("rect", look.toArray());
  }

  private void drawLabels() {
    svg.open("g", "font-size", GraphLayout.FONT, "fill", VALUE);
    for (Vertex vertex : vertices) {
      String value = GraphLayout.valueLabel(vertex, view.named());
      if (view.showsValue(vertex)) {
        drawLabel(vertex, value, -6, 14);
      }
    }
    svg.close();
    svg.open("g", "font-size", GraphLayout.FONT, "fill", GRADIENT);
    for (Vertex vertex : vertices) {
      if (view.showsGradient(vertex)) {
        drawLabel(vertex, vertex.gradient(), 17, 31);
      }
    }
    svg.close();
  }

  /** Beside the edge that leaves a vertex: above and below it, or at its right. */
  private void drawLabel(Vertex vertex, String label, double belowEdge, double belowNode) {
    Slot slot = slot(vertex);
    double beside = GraphLayout.BESIDE;
    if (label.isEmpty()) {
      return;
    }
    if (layout.down) {
      svg.text(label, slot.across + beside, layout.end(slot) + belowNode);
    } else {
      svg.text(label, layout.end(slot) + beside, slot.across + belowEdge);
    }
  }
}
