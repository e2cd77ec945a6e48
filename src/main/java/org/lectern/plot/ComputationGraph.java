package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import org.lectern.display.Displayable;
import org.lectern.display.MimeBundle;
import org.lectern.display.Svg;
import org.lectern.tensor.Given;
import org.lectern.tensor.Tensor;

/**
 * The computational graph of a result, as the lectures draw it: operations as circles, inputs with
 * their names at the left, values above and gradients below each edge, the result at the right.
 * Inputs of an operation enter from top to bottom in their order. A graph that is too wide for a
 * page is drawn from top to bottom instead, if that is narrower.
 *
 * <pre>{@code
 * var x = variable("x", -2), y = variable("y", 5), z = variable("z", -4);
 * var q = x.add(y).named("q");
 * var f = q.mul(z).named("f");
 * f.backward();
 * graph(f)            // ∂f/∂x = -4, ∂f/∂y = -4, ∂f/∂z = 3
 * graph(f).steps()    // forward, then backward, a picture for each step
 * }</pre>
 *
 * <p>Numbers stand for themselves, larger tensors as their shape and norm √Σx². Gradients are those
 * of the last {@code backward()}. Of a graph with more than 60 tensors, or 10 operations in a row,
 * its end is drawn. Draw it before an optimiser changes the variables: inputs show the values that
 * they have now.
 */
public final class ComputationGraph implements Displayable {
  static final double MARGIN = 14;
  private static final double ROW = 19;
  private static final double LEAST_WIDTH = 420;

  private final GraphVertices vertices;

  private ComputationGraph(GraphVertices vertices) {
    this.vertices = vertices;
  }

  /**
   * The graph of a result.
   *
   * @param result what was computed, best from variables with names
   * @return the picture
   * @throws IllegalArgumentException if the result is null
   */
  public static ComputationGraph of(Tensor result) {
    Given.required("graph", "the result of a computation", result);
    return new ComputationGraph(GraphVertices.of(result));
  }

  /**
   * The same graph step by step: the values one operation after the other, then the gradients back
   * from the result by the chain rule.
   *
   * @return a picture for each step
   */
  public GraphSteps steps() {
    return new GraphSteps(vertices);
  }

  @Override
  public MimeBundle toMimeBundle() {
    String text = toString();
    GraphLayout layout = GraphLayout.of(vertices, false);
    double width = Math.max(LEAST_WIDTH, layout.width + 2 * MARGIN);
    List<String> remarks = wrap(vertices.remarks(), width);
    double below = MARGIN + layout.height + 6;
    double height = below + ROW + remarks.size() * ROW + 4;
    Svg svg = new Svg(width, height, GraphText.title(vertices), text);
    FigureSvg.drawBackground(svg, width, height);
    svg.open("g", "transform", "translate(" + Svg.number((width - layout.width) / 2) + " 14)");
    GraphSvg.draw(svg, layout, GraphView.ALL, vertices);
    svg.close();
    drawLegend(svg, vertices, layout.down, below);
    drawRemarks(svg, remarks, below + ROW);
    return MimeBundle.text(text).with(MimeBundle.SVG, svg.toString());
  }

  static void drawLegend(Svg svg, GraphVertices vertices, boolean down, double y) {
    svg.open("g", "font-size", 13);
    String value = down ? "value beside each edge" : "value above each edge";
    svg.text(value, MARGIN, y + 8, "fill", GraphSvg.VALUE);
    if (vertices.hasGradients()) {
      String name = vertices.result().shortName();
      boolean own = vertices.result().hasGradient() && !name.equals("result");
      String gradient = (own ? "gradient of " + name : "gradient") + " below it";
      svg.text(gradient, MARGIN + 150, y + 8, "fill", GraphSvg.GRADIENT);
    }
    svg.close();
  }

  static List<String> wrap(List<String> texts, double width) {
    List<String> lines = new ArrayList<>();
    texts.forEach(text -> lines.addAll(TextWidth.wrap(text, 13, width - 2 * MARGIN, 3)));
    return lines;
  }

  static void drawRemarks(Svg svg, List<String> lines, double y) {
    for (int i = 0; i < lines.size(); i++) {
      svg.text(lines.get(i), MARGIN, y + 8 + i * ROW, "font-size", 13, "fill", Palette.REMARK);
    }
  }

  /** The graph in words, a line for each operation. */
  @Override
  public String toString() {
    return GraphText.of(vertices);
  }
}
