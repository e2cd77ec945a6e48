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
      StringBuilder path = new StringBuilder();
      for (Vertex vertex : vertices) {
        if (view.showsValue(vertex) == known) {
          addEdges(path, vertex);
        }
      }
      if (path.length() > 0) {
        svg.element("path", "d", path, "stroke", known ? LINE : FAINT);
      }
    }
    svg.close();
  }

  private void addEdges(StringBuilder path, Vertex vertex) {
    Slot from = slot(vertex);
    if (vertex.users.isEmpty() && !vertex.inputs.isEmpty()) {
      move(path, layout.end(from), from.y);
      arrow(path, layout.width - 2, from.y);
    }
    Slot start = from;
    for (Slot pass : layout.columns.passes.get(vertex)) {
      curve(path, start, layout.start(pass), pass.y);
      start = pass;
    }
    vertex.users.stream().distinct().forEach(user -> enter(path, vertex, user));
  }

  /** The last piece of an edge, to each place of the input among those of the user. */
  private void enter(StringBuilder path, Vertex input, Vertex user) {
    Slot to = slot(user);
    Slot from = layout.columns.before(input, to);
    int ports = user.inputs.size();
    double distance = Math.min(PORT, 2 * (GraphLayout.RADIUS - 4) / Math.max(1, ports - 1));
    for (int i = 0; i < ports; i++) {
      if (user.inputs.get(i) == input) {
        double dy = (i - (ports - 1) / 2.0) * distance;
        double r = GraphLayout.RADIUS;
        double x = layout.start(to) + r - Math.sqrt(Math.max(0, r * r - dy * dy));
        curve(path, from, x - 6, to.y + dy);
        arrow(path, x - 0.5, to.y + dy);
      }
    }
  }

  /** A level stretch beside the labels, then an S to the next place. */
  private void curve(StringBuilder path, Slot from, double x, double y) {
    double bend = layout.bend(from);
    move(path, from.vertex == null ? layout.start(from) : layout.end(from), from.y);
    path.append('H').append(Svg.number(bend));
    double middle = (bend + x) / 2;
    path.append('C').append(Svg.number(middle)).append(' ').append(Svg.number(from.y));
    path.append(' ').append(Svg.number(middle)).append(' ').append(Svg.number(y));
    path.append(' ').append(Svg.number(x)).append(' ').append(Svg.number(y));
  }

  private static void move(StringBuilder path, double x, double y) {
    path.append('M').append(Svg.number(x)).append(' ').append(Svg.number(y));
  }

  private static void arrow(StringBuilder path, double x, double y) {
    path.append('H').append(Svg.number(x));
    move(path, x - 6, y - 3.5);
    path.append("l6 3.5l-6 3.5");
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
      svg.text(vertex.symbol(), layout.x(slot), slot.y + 5, look.toArray());
    }
    svg.close();
  }

  private void drawShape(Vertex vertex) {
    Slot slot = slot(vertex);
    boolean operation = vertex.isOperation();
    double half = GraphLayout.halfWidth(vertex);
    double height = operation ? GraphLayout.RADIUS : 14;
    List<Object> look = new ArrayList<>();
    look.addAll(List.of("x", layout.x(slot) - half, "y", slot.y - height));
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
      if (!value.isEmpty() && view.showsValue(vertex)) {
        svg.text(value, layout.end(slot(vertex)) + 6, slot(vertex).y - 6);
      }
    }
    svg.close();
    svg.open("g", "font-size", GraphLayout.FONT, "fill", GRADIENT);
    for (Vertex vertex : vertices) {
      String gradient = vertex.gradient();
      if (!gradient.isEmpty() && view.showsGradient(vertex)) {
        svg.text(gradient, layout.end(slot(vertex)) + 6, slot(vertex).y + 17);
      }
    }
    svg.close();
  }
}
