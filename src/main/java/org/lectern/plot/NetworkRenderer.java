package org.lectern.plot;

import org.lectern.display.MimeBundle;
import org.lectern.display.Renderer;
import org.lectern.nn.Dense;
import org.lectern.nn.Heads;
import org.lectern.nn.Layer;
import org.lectern.nn.Parallel;
import org.lectern.nn.Residual;
import org.lectern.nn.Sequential;
import org.lectern.nn.Towers;

/** Shows a network as its table of layers with its diagram below; a simple layer as its table. */
public final class NetworkRenderer implements Renderer<Layer> {
  /** The renderer; the service loader makes it. */
  public NetworkRenderer() {}

  @Override
  public Class<Layer> type() {
    return Layer.class;
  }

  @Override
  public MimeBundle render(Layer network) {
    MimeBundle table = network.toMimeBundle();
    if (!hasParts(network)) {
      return table;
    }
    Object svg = NetworkDiagram.of(network).toMimeBundle().data().get(MimeBundle.SVG);
    Object html = table.data().getOrDefault(MimeBundle.HTML, "");
    return table
        .with(MimeBundle.HTML, html + "<div style=\"margin-top:8px\">" + svg + "</div>")
        .with(MimeBundle.SVG, svg);
  }

  /** A single block would say no more than the table. */
  private static boolean hasParts(Layer network) {
    return network instanceof Sequential
        || network instanceof Residual
        || network instanceof Parallel
        || network instanceof Towers
        || network instanceof Heads
        || network instanceof Dense;
  }
}
