package org.lectern.plot;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lectern.display.Svg;
import org.lectern.nn.Heads;
import org.lectern.nn.Layer;
import org.lectern.nn.Parallel;
import org.lectern.nn.Residual;
import org.lectern.nn.Towers;
import org.lectern.tensor.Shape;

/** Draws a network as blocks from top to bottom, with the ways around and beside each other. */
final class BlocksSvg {
  private static final double MARGIN = 14;

  /** Of a longer chain the beginning and the end are drawn. */
  private static final int MOST = 30;

  private static final int MOST_BRANCHES = 6;

  private BlocksSvg() {}

  static String draw(Layer network, String title, String description, List<String> caption) {
    Shape input = network.inputShape();
    boolean ownInputs = firstOf(network) instanceof Towers;
    boolean ownOutputs = !network.outputNames().isEmpty();
    List<Piece> parts = new ArrayList<>();
    List<String> shapes = new ArrayList<>();
    if (!ownInputs) {
      parts.add(new WordPiece("input"));
      shapes.add(text(input));
    }
    addLayers(network, input, parts, shapes);
    if (!ownOutputs) {
      parts.add(new WordPiece("output"));
      shapes.add("");
    }
    Piece all = new ChainPiece(parts, shapes);
    double width = Math.max(380, all.width() + 2 * MARGIN);
    List<String> lines = new ArrayList<>();
    caption.forEach(text -> lines.addAll(TextWidth.wrap(text, 13, width - 2 * MARGIN, 3)));
    double below = MARGIN + all.height + 12;
    double height = below + 18 * lines.size() + 6;
    Svg svg = new Svg(width, height, title, description);
    FigureSvg.drawBackground(svg, width, height);
    all.draw(svg, (width - all.width()) / 2 + all.toLeft, MARGIN);
    for (int i = 0; i < lines.size(); i++) {
      svg.text(lines.get(i), MARGIN, below + 12 + 18 * i, "font-size", 13, "fill", Palette.TEXT);
    }
    return svg.toString();
  }

  private static Layer firstOf(Layer network) {
    List<Layer> layers = new ArrayList<>();
    NeuronChain.flatten(network, layers);
    return layers.get(0);
  }

  private static void addLayers(
      Layer network, @Nullable Shape input, List<Piece> parts, List<String> shapes) {
    List<Layer> layers = new ArrayList<>();
    NeuronChain.flatten(network, layers);
    Shape shape = input;
    int from = layers.size() > MOST ? MOST / 2 : layers.size();
    int to = layers.size() > MOST ? layers.size() - MOST / 2 : layers.size();
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      shape = shape == null ? layer.inputShape() : shape;
      Shape output = shape == null ? null : layer.outputShape(shape);
      if (i < from || i >= to) {
        parts.add(piece(layer, shape));
        shapes.add(text(output));
      } else if (i == from) {
        parts.add(new LayerPiece((to - from) + " more layers", "", "#ffffff"));
        shapes.add("");
      }
      shape = output;
    }
  }

  private static Piece chain(Layer layer, @Nullable Shape input) {
    List<Piece> parts = new ArrayList<>();
    List<String> shapes = new ArrayList<>();
    addLayers(layer, input, parts, shapes);
    return parts.size() == 1 ? parts.get(0) : new ChainPiece(parts, shapes);
  }

  private static Piece piece(Layer layer, @Nullable Shape input) {
    List<Layer> inner = layer.layers();
    if (layer instanceof Residual) {
      Piece around = inner.size() > 1 ? chain(inner.get(1), input) : null;
      return new ResidualPiece(chain(inner.get(0), input), around);
    }
    if (layer instanceof Parallel) {
      return new BranchesPiece(branches(inner, input), List.of(), List.of());
    }
    if (layer instanceof Towers) {
      List<Piece> towers = branches(inner, null);
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= towers.size(); i++) {
        names.add(i <= Math.min(inner.size(), MOST_BRANCHES) ? "input " + i : "…");
      }
      return new BranchesPiece(towers, names, List.of());
    }
    if (layer instanceof Heads) {
      List<Piece> heads = branches(inner, input);
      List<String> names = new ArrayList<>();
      for (int i = 0; i < heads.size(); i++) {
        boolean shown = i < Math.min(inner.size(), MOST_BRANCHES);
        names.add(shown ? TextWidth.shorten(layer.outputNames().get(i), 14, 120) : "…");
      }
      return new BranchesPiece(heads, List.of(), names);
    }
    return new LayerPiece(layer);
  }

  private static List<Piece> branches(List<Layer> layers, @Nullable Shape input) {
    List<Piece> pieces = new ArrayList<>();
    for (Layer layer : layers.subList(0, Math.min(layers.size(), MOST_BRANCHES))) {
      pieces.add(chain(layer, input));
    }
    if (layers.size() > MOST_BRANCHES) {
      pieces.add(new LayerPiece((layers.size() - MOST_BRANCHES) + " more", "", "#ffffff"));
    }
    return pieces;
  }

  /** A batch of this shape, as in the table of layers. */
  static String text(@Nullable Shape sample) {
    if (sample == null) {
      return "";
    }
    StringBuilder text = new StringBuilder("(n");
    for (int size : sample.toArray()) {
      text.append(", ").append(size == 0 ? "t" : Integer.toString(size));
    }
    return text.append(')').toString();
  }

  /** A word at an end of the diagram. */
  private static final class WordPiece extends Piece {
    private final String word;

    WordPiece(String word) {
      this.word = word;
      toLeft = TextWidth.of(word, FONT) / 2;
      toRight = toLeft;
      height = 18;
    }

    @Override
    void draw(Svg svg, double x, double y) {
      text(svg, word, x, y + 13, FONT, "middle");
    }
  }
}
