package org.lectern.plot;

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

  private GraphSvg(Svg svg, GraphLayout layout, GraphView view) {
    this.svg = svg;
    this.layout = layout;
    this.view = view;
  }

  static void draw(Svg svg, GraphLayout layout, GraphView view, GraphVertices vertices) {
    GraphSvg graph = new GraphSvg(svg, layout, view);
    svg.open("g", "fill", "none", "stroke-width", 1.5);
    vertices.all().forEach(graph::drawEdges);
    svg.close();
    svg.open("g", "font-size", GraphLayout.FONT, "text-anchor", "middle");
    vertices.all().forEach(graph::drawNode);
    svg.close();
    svg.open("g", "font-size", GraphLayout.FONT);
    vertices.all().forEach(graph::drawLabels);
    svg.close();
  }

  private Slot slot(Vertex vertex) {
    return layout.columns.slots.get(vertex);
  }

  private void drawEdges(Vertex vertex) {
    Slot from = slot(vertex);
    StringBuilder path = new StringBuilder();
    if (vertex.users.isEmpty() && !vertex.inputs.isEmpty()) {
      move(path, layout.end(from), from.y);
      path.append('H').append(Svg.number(layout.width - 8));
      arrow(path, layout.width - 2, from.y);
    }
    Slot start = from;
    for (Slot pass : layout.columns.passes.get(vertex)) {
      curve(path, start, layout.start(pass), pass.y);
      start = pass;
    }
    for (Slot user : users(vertex)) {
      enter(path, vertex, user);
    }
    if (path.length() > 0) {
      svg.element("path", "d", path, "stroke", view.showsValue(vertex) ? LINE : FAINT);
    }
  }

  private List<Slot> users(Vertex vertex) {
    return vertex.users.stream().distinct().map(this::slot).toList();
  }

  /** The last piece of an edge, to each place of the input among those of the user. */
  private void enter(StringBuilder path, Vertex input, Slot user) {
    Slot from = layout.columns.before(input, user);
    Vertex to = user.vertex == null ? input : user.vertex;
    int ports = to.inputs.size();
    double distance = Math.min(PORT, 2 * (GraphLayout.RADIUS - 4) / Math.max(1, ports - 1));
    for (int i = 0; i < ports; i++) {
      if (to.inputs.get(i) == input) {
        double dy = (i - (ports - 1) / 2.0) * distance;
        double r = GraphLayout.RADIUS;
        double inset = r - Math.sqrt(Math.max(0, r * r - dy * dy));
        double x = layout.start(user) + inset;
        curve(path, from, x - 6, user.y + dy);
        arrow(path, x - 0.5, user.y + dy);
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

  private void drawNode(Vertex vertex) {
    Slot slot = slot(vertex);
    double x = layout.x(slot);
    double half = GraphLayout.halfWidth(vertex);
    boolean operation = vertex.isOperation();
    double height = operation ? GraphLayout.RADIUS : 14;
    boolean active = view.active().contains(vertex);
    boolean known = view.showsValue(vertex);
    svg.element(
        "rect",
        "x",
        x - half,
        "y",
        slot.y - height,
        "width",
        2 * half,
        "height",
        2 * height,
        "rx",
        operation ? GraphLayout.RADIUS : 4,
        "fill",
        active ? Palette.tint(4, 0.35) : fill(vertex),
        "stroke",
        active ? Palette.TEXT : known ? LINE : FAINT,
        "stroke-width",
        active ? 2.5 : 1.2);
    svg.text(
        vertex.symbol(),
        x,
        slot.y + 5,
        "fill",
        known || !operation ? Palette.TEXT : Palette.AXIS,
        "font-style",
        !operation && vertex.hasOwnName() ? "italic" : "normal");
  }

  private static String fill(Vertex vertex) {
    if (vertex.isOperation()) {
      return "#ffffff";
    }
    return vertex.tensor == null || vertex.isConstant() ? "#f0f0f0" : Palette.tint(2, 0.16);
  }

  private void drawLabels(Vertex vertex) {
    Slot slot = slot(vertex);
    double x = layout.end(slot) + 6;
    String value = GraphLayout.valueLabel(vertex, view.named());
    if (!value.isEmpty() && view.showsValue(vertex)) {
      svg.text(value, x, slot.y - 6, "fill", VALUE);
    }
    String gradient = vertex.gradient();
    if (!gradient.isEmpty() && view.showsGradient(vertex)) {
      svg.text(gradient, x, slot.y + 17, "fill", GRADIENT);
    }
  }
}
