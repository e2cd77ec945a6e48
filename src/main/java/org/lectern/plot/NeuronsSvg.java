package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import org.lectern.display.Numbers;
import org.lectern.display.Svg;

/**
 * Draws a small network as the lectures do: columns of neurons, an edge for each weight. Colour
 * says the sign, width the size; a neuron's own colour says its bias.
 */
final class NeuronsSvg {
  private static final double MARGIN = 14;
  private static final double FONT = 14;
  private static final double ROW = 18;

  /** Up to so many edges have their weights written beside them. */
  private static final int FEW_EDGES = 12;

  /** Colours of signs, as in maps of numbers. */
  private static final int ABOVE = 1;

  private static final int BELOW = 0;

  private static final double[] WIDTHS = {0.8, 1.2, 1.8, 2.6, 3.6};
  private static final double[] SHARES = {0.45, 0.58, 0.72, 0.87, 1};

  private final NeuronChain chain;
  private final List<String> inputs;
  private final List<String> outputs;
  private final double gap;
  private final double radius;
  private final double distance;
  private final double left;
  private final double top = MARGIN + 6;
  private final int most;
  private final double largest;
  private final double largestBias;

  NeuronsSvg(NeuronChain chain, List<String> inputs, List<String> outputs) {
    this.chain = chain;
    this.inputs = inputs;
    this.outputs = outputs;
    List<NeuronChain.Column> columns = chain.columns();
    most = columns.stream().mapToInt(NeuronChain.Column::units).max().orElse(1);
    boolean few = chain.edges() <= FEW_EDGES;
    gap = few ? 78 : Math.max(24, Math.min(50, 340.0 / most));
    radius = Math.min(17, gap * 0.36);
    distance = few ? 200 : Math.max(120, Math.min(180, 520.0 / (columns.size() - 1)));
    left = MARGIN + widest(inputs) + 16 + Math.max(radius, 30);
    double weight = 0;
    double bias = 0;
    for (NeuronChain.Column column : columns) {
      weight = Math.max(weight, largest(column.weights()));
      bias = Math.max(bias, largest(column.biases()));
    }
    largest = weight;
    largestBias = bias;
  }

  private static double largest(float[] values) {
    double most = 0;
    for (float value : values) {
      most = Range.shows(value) ? Math.max(most, Math.abs(value)) : most;
    }
    return most;
  }

  private static double widest(List<String> names) {
    return names.stream().mapToDouble(name -> TextWidth.of(shorten(name), FONT)).max().orElse(0);
  }

  private static String shorten(String name) {
    return TextWidth.shorten(name, FONT, 150);
  }

  String draw(String title, String description, List<String> caption) {
    int columns = chain.columns().size();
    int notes = chain.columns().stream().mapToInt(c -> c.notes().size()).max().orElse(0);
    double bottom = top + most * gap + (chain.edges() <= FEW_EDGES ? 14 : 0);
    double right = x(columns - 1) + Math.max(radius + 16 + widest(outputs), 60) + MARGIN;
    double width = Math.max(460, right);
    List<String> lines = new ArrayList<>();
    caption.forEach(text -> lines.addAll(TextWidth.wrap(text, 13, width - 2 * MARGIN, 3)));
    double below = bottom + ROW * (1 + notes) + 10;
    double height = below + lines.size() * ROW + MARGIN - 6;
    Svg svg = new Svg(width, height, title, description);
    FigureSvg.drawBackground(svg, width, height);
    drawEdges(svg);
    drawNeurons(svg);
    if (chain.edges() <= FEW_EDGES) {
      drawNumbers(svg);
    }
    drawNames(svg);
    drawColumnTexts(svg, bottom);
    svg.open("g", "font-size", 13, "fill", Palette.TEXT);
    for (int i = 0; i < lines.size(); i++) {
      svg.text(lines.get(i), MARGIN, below + 12 + i * ROW);
    }
    return svg.close().toString();
  }

  private double x(int column) {
    return left + column * distance;
  }

  private double y(int column, int unit) {
    int units = chain.columns().get(column).units();
    return top + (most - units) * gap / 2 + (unit + 0.5) * gap;
  }

  /** One path for each sign and width: much shorter than one element for each edge. */
  private void drawEdges(Svg svg) {
    svg.open("g", "fill", "none");
    for (int level = 0; level < WIDTHS.length; level++) {
      for (int sign = -1; sign <= 1; sign++) {
        StringBuilder path = new StringBuilder();
        for (int c = 1; c < chain.columns().size(); c++) {
          addEdges(path, c, level, sign);
        }
        if (path.length() > 0) {
          String colour =
              sign == 0 ? "#d0d0d0" : Palette.tint(sign > 0 ? ABOVE : BELOW, SHARES[level]);
          svg.element("path", "d", path, "stroke", colour, "stroke-width", WIDTHS[level]);
        }
      }
    }
    svg.close();
  }

  private void addEdges(StringBuilder path, int column, int level, int sign) {
    float[] weights = chain.columns().get(column).weights();
    int units = chain.columns().get(column).units();
    for (int k = 0; k < weights.length; k++) {
      float weight = weights[k];
      if (sign(weight) == sign && level(weight) == level) {
        path.append('M').append(Svg.number(x(column - 1) + radius)).append(' ');
        path.append(Svg.number(y(column - 1, k / units))).append('L');
        path.append(Svg.number(x(column) - radius)).append(' ');
        path.append(Svg.number(y(column, k % units)));
      }
    }
  }

  private static int sign(float weight) {
    return Range.shows(weight) ? (int) Math.signum(weight) : 0;
  }

  private int level(float weight) {
    return !Range.shows(weight) || largest == 0
        ? 0
        : (int) Math.min(WIDTHS.length - 1, Math.abs(weight) / largest * WIDTHS.length);
  }

  private void drawNeurons(Svg svg) {
    svg.open("g", "stroke", Palette.AXIS, "stroke-width", 1.3);
    for (int c = 0; c < chain.columns().size(); c++) {
      float[] biases = chain.columns().get(c).biases();
      for (int unit = 0; unit < chain.columns().get(c).units(); unit++) {
        String fill = c == 0 ? "#f0f0f0" : "#ffffff";
        if (biases.length > 0 && sign(biases[unit]) != 0) {
          double share = 0.15 + 0.55 * Math.abs(biases[unit]) / largestBias;
          fill = Palette.tint(biases[unit] > 0 ? ABOVE : BELOW, share);
        }
        svg.element("circle", "cx", x(c), "cy", y(c, unit), "r", radius, "fill", fill);
      }
    }
    svg.close();
  }

  /** Weights on their edges, near the unit that they feed; biases below their units. */
  private void drawNumbers(Svg svg) {
    svg.open("g", "font-size", 13, "text-anchor", "middle", "fill", Palette.TEXT);
    for (int c = 1; c < chain.columns().size(); c++) {
      NeuronChain.Column column = chain.columns().get(c);
      float[] weights = column.weights();
      for (int k = 0; k < weights.length; k++) {
        int from = k / column.units();
        int to = k % column.units();
        // Edges into one unit come together, those out of one part: a third of the way is clear.
        double share = 0.34;
        double x = x(c - 1) + radius + share * (distance - 2 * radius);
        double y = y(c - 1, from) + share * (y(c, to) - y(c - 1, from));
        svg.text(
            number(weights[k]),
            x,
            y + 4.5,
            "stroke",
            "#ffffff",
            "stroke-width",
            6,
            "stroke-linejoin",
            "round",
            "paint-order",
            "stroke");
      }
      float[] biases = column.biases();
      for (int unit = 0; unit < biases.length; unit++) {
        svg.text("bias " + number(biases[unit]), x(c), y(c, unit) + radius + 15);
      }
    }
    svg.close();
  }

  static String number(double value) {
    return Numbers.significant(value, 3);
  }

  private void drawNames(Svg svg) {
    int last = chain.columns().size() - 1;
    svg.open("g", "font-size", FONT, "fill", Palette.TEXT, "font-style", "italic");
    for (int i = 0; i < inputs.size(); i++) {
      double x = x(0) - radius - 10;
      svg.text(shorten(inputs.get(i)), x, y(0, i) + 5, "text-anchor", "end");
    }
    for (int i = 0; i < outputs.size(); i++) {
      svg.text(shorten(outputs.get(i)), x(last) + radius + 10, y(last, i) + 5);
    }
    svg.close();
  }

  private void drawColumnTexts(Svg svg, double bottom) {
    svg.open("g", "font-size", 13, "fill", Palette.TEXT, "text-anchor", "middle");
    for (int c = 0; c < chain.columns().size(); c++) {
      NeuronChain.Column column = chain.columns().get(c);
      svg.text(counted(column), x(c), bottom + ROW);
      for (int i = 0; i < column.notes().size(); i++) {
        String note = TextWidth.shorten(column.notes().get(i), 13, distance - 8);
        svg.text(note, x(c), bottom + ROW * (i + 2), "font-weight", "bold");
      }
    }
    svg.close();
  }

  static String counted(NeuronChain.Column column) {
    String what = column.dense() == null ? " input" : " unit";
    return column.units() + what + (column.units() == 1 ? "" : "s");
  }

  /** What colours and widths mean, with the numbers they go up to. */
  String key() {
    boolean numbered = chain.edges() <= FEW_EDGES;
    String key =
        "Edges: orange above 0, blue below 0, thicker where larger"
            + (numbered ? "" : ", up to " + number(largest))
            + ".";
    return largestBias == 0
        ? key
        : key
            + " Circles: the bias in the same colours"
            + (numbered ? "" : ", up to " + number(largestBias))
            + ".";
  }
}
