package org.lectern.plot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns the traces and the layout of a jsplot chart into a figure of ours. */
final class JsplotFigure {
  /**
   * A figure and how it is drawn.
   *
   * @param height of its panels
   * @param isComplete whether every trace is in it
   */
  record Drawn(Figure figure, double height, boolean isComplete) {}

  private final JsonNode layout;
  private final List<String> remarks = new ArrayList<>();
  private final List<Series> legend = new ArrayList<>();
  private double height = 290;
  private boolean complete = true;

  private JsplotFigure(JsonNode layout) {
    this.layout = layout;
  }

  static Drawn of(List<ObjectNode> traces, ObjectNode layout) {
    return new JsplotFigure(layout).drawn(traces);
  }

  /** A panel for each pair of axes that traces use. */
  private Drawn drawn(List<ObjectNode> traces) {
    Map<String, List<JsonNode>> byAxes = new LinkedHashMap<>();
    Map<JsonNode, Integer> places = new IdentityHashMap<>();
    for (ObjectNode trace : traces) {
      places.put(trace, places.size());
      if (trace.path("visible").asBoolean(true)) {
        String axes = trace.path("xaxis").asText("x") + " " + trace.path("yaxis").asText("y");
        byAxes.computeIfAbsent(axes, k -> new ArrayList<>()).add(trace);
      }
    }
    List<Panel> panels = new ArrayList<>();
    byAxes.forEach((axes, own) -> addPanel(panels, axes.split(" "), own, places));
    String title = title(layout);
    boolean told = legend.size() < 2 || !layout.path("showlegend").asBoolean(true);
    Figure figure =
        new Figure(
            title,
            title.isEmpty() ? "Chart" : title,
            panels,
            told ? List.of() : legend,
            List.of(),
            remarks,
            -1);
    return new Drawn(figure, panels.isEmpty() ? 0 : height, complete);
  }

  private void addPanel(
      List<Panel> panels, String[] axes, List<JsonNode> traces, Map<JsonNode, Integer> places) {
    JsonNode x = layout.path(axes[0].replace("x", "xaxis"));
    JsonNode y = layout.path(axes[1].replace("y", "yaxis"));
    JsplotPanel panel = new JsplotPanel(x, y, layout.path("barmode").asText());
    for (JsonNode trace : traces) {
      String kind = trace.path("type").asText("scatter");
      if (!panel.add(kind, trace, places.get(trace))) {
        complete = false;
        remarks.add(
            "A chart of kind "
                + kind
                + " is drawn by Plotly only: open the notebook where the Plotly extension is.");
      }
    }
    if (!panel.isEmpty()) {
      panels.add(panel.build());
      legend.addAll(panel.legend());
      remarks.addAll(panel.remarks());
      height = Math.max(height, panel.height());
    }
  }

  static String title(JsonNode part) {
    JsonNode title = part.path("title");
    return title.isObject() ? title.path("text").asText() : title.asText();
  }
}
