package org.lectern.tensor;

import org.lectern.display.Html;

/** Vectors and matrices as HTML tables, the gradient below. */
final class TensorHtml {
  private TensorHtml() {}

  static String of(Tensor x, String head) {
    StringBuilder html = new StringBuilder("<div><div>").append(Html.escape(head)).append("</div>");
    table(x, html);
    if (x.hasGrad()) {
      html.append("<div>gradient</div>");
      table(x.grad(), html);
    }
    return html.append("</div>").toString();
  }

  private static void table(Tensor x, StringBuilder html) {
    int decimals = TensorText.decimals(x);
    int columns = x.size(-1);
    int rows = x.rank() == 1 ? 1 : x.size(0);
    html.append("<table>");
    for (int row : TensorText.shown(rows)) {
      html.append("<tr>");
      for (int column : TensorText.shown(columns)) {
        String cell =
            row < 0 || column < 0 ? "…" : TensorText.number(x, row * columns + column, decimals);
        html.append("<td style=\"text-align:right\">").append(cell).append("</td>");
      }
      html.append("</tr>");
    }
    html.append("</table>");
  }
}
