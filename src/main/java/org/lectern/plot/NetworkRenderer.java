package org.lectern.plot;

import org.lectern.display.MimeBundle;
import org.lectern.display.Renderer;
import org.lectern.nn.Dense;
import org.lectern.nn.Layer;

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
    if (network.layers().isEmpty() && !(network instanceof Dense)) {
      return table;
    }
    Object svg = NetworkDiagram.of(network).toMimeBundle().data().get(MimeBundle.SVG);
    Object html = table.data().getOrDefault(MimeBundle.HTML, "");
    return table
        .with(MimeBundle.HTML, html + "<div style=\"margin-top:8px\">" + svg + "</div>")
        .with(MimeBundle.SVG, svg);
  }
}
