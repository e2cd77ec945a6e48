package org.lectern.plot;

import org.lectern.display.Svg;
import org.lectern.nn.Activation;
import org.lectern.nn.AvgPool1d;
import org.lectern.nn.AvgPool2d;
import org.lectern.nn.BatchNorm;
import org.lectern.nn.Conv1d;
import org.lectern.nn.Conv2d;
import org.lectern.nn.Dense;
import org.lectern.nn.Dropout;
import org.lectern.nn.Embedding;
import org.lectern.nn.GlobalAvgPool;
import org.lectern.nn.GlobalMaxPool;
import org.lectern.nn.Gru;
import org.lectern.nn.Layer;
import org.lectern.nn.LayerNorm;
import org.lectern.nn.Lstm;
import org.lectern.nn.MaxPool1d;
import org.lectern.nn.MaxPool2d;
import org.lectern.nn.Maxout;
import org.lectern.nn.MultiHeadAttention;
import org.lectern.nn.PRelu;
import org.lectern.nn.PositionalEncoding;
import org.lectern.nn.SimpleRnn;

/** One layer as a block: its label, and below it the number of its parameters. */
final class LayerPiece extends Piece {
  private static final double WIDEST = 300;

  private final String label;
  private final String note;
  private final String fill;

  LayerPiece(Layer layer) {
    this(layer.label(), note(layer), fill(layer));
  }

  /** A block that stands for something else than one layer. */
  LayerPiece(String label, String note, String fill) {
    this.label = TextWidth.shorten(label, FONT, WIDEST - 24);
    this.note = note;
    this.fill = fill;
    double text = Math.max(TextWidth.of(this.label, FONT), TextWidth.of(note, SMALL));
    toLeft = Math.max(110, text + 24) / 2;
    toRight = toLeft;
    height = note.isEmpty() ? 28 : 44;
  }

  private static String note(Layer layer) {
    int count = layer.parameterCount();
    return count == 0
        ? ""
        : count
            + (count == 1 ? " parameter" : " parameters")
            + (layer.isFrozen() ? ", frozen" : "");
  }

  private static String fill(Layer layer) {
    if (layer instanceof Dense || layer instanceof Maxout || layer instanceof Embedding) {
      return Palette.tint(0, 0.2);
    }
    if (layer instanceof Conv1d || layer instanceof Conv2d) {
      return Palette.tint(2, 0.22);
    }
    if (layer instanceof Lstm || layer instanceof Gru || layer instanceof SimpleRnn) {
      return Palette.tint(3, 0.28);
    }
    if (layer instanceof MultiHeadAttention || layer instanceof PositionalEncoding) {
      return Palette.tint(4, 0.28);
    }
    if (layer instanceof Activation || layer instanceof PRelu) {
      return Palette.tint(1, 0.16);
    }
    return isPool(layer)
        ? Palette.tint(5, 0.25)
        : layer instanceof BatchNorm || layer instanceof LayerNorm || layer instanceof Dropout
            ? Palette.tint(6, 0.12)
            : "#ffffff";
  }

  private static boolean isPool(Layer layer) {
    return layer instanceof MaxPool2d
        || layer instanceof AvgPool2d
        || layer instanceof MaxPool1d
        || layer instanceof AvgPool1d
        || layer instanceof GlobalAvgPool
        || layer instanceof GlobalMaxPool;
  }

  @Override
  void draw(Svg svg, double x, double y) {
    box(svg, x, y, width(), height, fill);
    text(svg, label, x, y + 19, FONT, "middle");
    if (!note.isEmpty()) {
      text(svg, note, x, y + 36, SMALL, "middle");
    }
  }
}
