package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.display.Svg;

/**
 * A computational graph step by step, as small multiples: forward, each with one more value, then
 * backward, each with the chain rule of one more operation. Made by {@code graph(f).steps()}.
 */
public final class GraphSteps implements Displayable {
  private static final double WIDTH = 980;
  private static final double GAP = 18;
  private static final double LINE = 18;
  private static final double FONT = 14;
  private static final int MOST_LINES = 3;

  private final GraphVertices vertices;
  private final List<GraphStep> steps;

  GraphSteps(GraphVertices vertices) {
    this.vertices = vertices;
    steps = GraphStep.of(vertices);
  }

  /**
   * How many steps there are, forward and backward.
   *
   * @return the number of pictures
   */
  public int count() {
    return steps.size();
  }

  @Override
  public MimeBundle toMimeBundle() {
    String text = toString();
    GraphLayout layout = GraphLayout.of(vertices, true);
    double margin = ComputationGraph.MARGIN;
    double cell = Math.max(300, Math.max(layout.width, widestLine()));
    int columns = Math.max(1, (int) ((WIDTH - margin) / (cell + GAP)));
    columns = Math.min(columns, Math.max(1, steps.size()));
    double[] heads = heads(columns);
    double below = margin;
    for (double head : heads) {
      below += head + layout.height + GAP;
    }
    double width = 2 * margin + columns * cell + (columns - 1) * GAP;
    List<String> remarks = ComputationGraph.wrap(vertices.remarks(), width);
    double height = below + LINE * (1 + remarks.size()) + 6;

    Svg svg = new Svg(width, height, GraphText.title(vertices) + ", step by step", text);
    FigureSvg.drawBackground(svg, width, height);
    double y = margin;
    for (int i = 0; i < steps.size(); i++) {
      double head = heads[i / columns];
      draw(svg, steps.get(i), layout, margin + i % columns * (cell + GAP), y, head);
      y += i % columns == columns - 1 ? head + layout.height + GAP : 0;
    }
    ComputationGraph.drawLegend(svg, vertices, layout.down, below);
    ComputationGraph.drawRemarks(svg, remarks, below + LINE);
    return MimeBundle.text(text).with(MimeBundle.SVG, svg.toString());
  }

  /** The height of the texts above the graphs of each row. */
  private double[] heads(int columns) {
    double[] heads = new double[(steps.size() + columns - 1) / columns];
    for (int i = 0; i < steps.size(); i++) {
      double height = LINE * (shown(steps.get(i)).size() + 1);
      heads[i / columns] = Math.max(heads[i / columns], height);
    }
    return heads;
  }

  private void draw(Svg svg, GraphStep step, GraphLayout layout, double x, double y, double head) {
    svg.open("g", "font-size", FONT, "fill", Palette.TEXT);
    svg.text(step.title(), x, y + 13, "font-weight", "bold");
    List<String> lines = shown(step);
    for (int i = 0; i < lines.size(); i++) {
      svg.text(lines.get(i), x, y + 13 + LINE * (i + 1));
    }
    svg.close();
    svg.open("g", "transform", "translate(" + Svg.number(x) + " " + Svg.number(y + head - 2) + ")");
    GraphSvg.draw(svg, layout, step.view(), vertices);
    svg.close();
  }

  private static List<String> shown(GraphStep step) {
    List<String> lines = new ArrayList<>();
    for (String line : step.lines()) {
      if (lines.size() == MOST_LINES - 1 && step.lines().size() > MOST_LINES) {
        lines.add("and " + (step.lines().size() - lines.size()) + " more");
        return lines;
      }
      lines.add(TextWidth.shorten(line, FONT, WIDTH - 2 * ComputationGraph.MARGIN));
    }
    return lines;
  }

  private double widestLine() {
    return steps.stream()
        .flatMap(step -> shown(step).stream())
        .mapToDouble(line -> TextWidth.of(line, FONT))
        .max()
        .orElse(0);
  }

  /** The steps in words. */
  @Override
  public String toString() {
    List<String> text = new ArrayList<>();
    text.add(GraphText.title(vertices) + ", step by step");
    for (GraphStep step : steps) {
      text.add(step.title());
      step.lines().forEach(line -> text.add("  " + line));
    }
    text.addAll(vertices.remarks());
    return String.join("\n", text);
  }
}
