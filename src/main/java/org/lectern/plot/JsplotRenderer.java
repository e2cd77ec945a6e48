package org.lectern.plot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lectern.display.MimeBundle;
import org.lectern.display.Renderer;
import tech.tablesaw.plotly.components.Figure;

/**
 * Shows a chart that was made with Tablesaw's jsplot: interactive where the front end has Plotly,
 * as a static picture elsewhere, both offline. jsplot itself writes a page of JavaScript that loads
 * Plotly from the internet; only the data and the layout are taken from it.
 *
 * <p>Pictures are drawn of scatter plots, lines, time series, bars, histograms, boxes, heat maps,
 * contours and pies. Other kinds are said in words beside the interactive form.
 */
public final class JsplotRenderer implements Renderer<Figure> {
  /** More numbers than this are drawn from our own, thinned figure in Plotly too. */
  private static final int MANY = 20_000;

  /** The renderer; the service loader makes it. */
  public JsplotRenderer() {}

  @Override
  public Class<Figure> type() {
    return Figure.class;
  }

  @Override
  public MimeBundle render(Figure figure) {
    List<ObjectNode> traces = new ArrayList<>();
    for (int i = 0; i < figure.getTraces().length; i++) {
      traces.add(JsplotJson.parse(figure.getTraces()[i].asJavascript(i)));
    }
    ObjectNode layout =
        JsplotJson.parse(figure.getLayout() == null ? "{}" : figure.getLayout().asJavascript());
    return render(traces, layout);
  }

  private static MimeBundle render(List<ObjectNode> traces, ObjectNode layout) {
    JsplotFigure.Drawn drawn = JsplotFigure.of(traces, layout);
    int numbers = traces.stream().mapToInt(JsplotJson::size).sum();
    if (numbers > MANY) {
      MimeBundle own = FigureSvg.bundle(drawn.figure(), drawn.height());
      return drawn.isComplete() ? own : FigureSvg.live(drawn.figure(), drawn.height());
    }
    Map<String, Object> plotly = JsplotJson.plotly(traces, layout);
    return FigureSvg.live(drawn.figure(), drawn.height()).with(MimeBundle.PLOTLY, plotly);
  }
}
