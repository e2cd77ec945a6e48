package org.lectern.tensor;

import org.lectern.display.Html;

/** Vectors and matrices as HTML tables, the gradient beside. */
final class TensorHtml {
  /** Where a number is not finite: legible on light and dark pages. */
  private static final String MARK = ";background:#f0a3cf;color:#1a1a1a";

  private TensorHtml() {}

  static String of(Tensor x, String head) {
    StringBuilder html = new StringBuilder("<div><div>").append(Html.escape(head));
    html.append(" <span style=\"color:#767676\">").append(kind(x)).append("</span></div>");
    if (x.hasGrad()) {
      html.append("<div style=\"display:flex;gap:2em;flex-wrap:wrap\"><div><div>value</div>");
      table(x, html);
      html.append("</div><div><div>gradient</div>");
      table(x.grad(), html);
      html.append("</div></div>");
    } else {
      table(x, html);
    }
    return html.append("</div>").toString();
  }

  private static String kind(Tensor x) {
    return x.isVariable()
        ? "float32, a variable"
        : x.requiresGrad() ? "float32, computed from variables" : "float32";
  }

  private static void table(Tensor x, StringBuilder html) {
    int decimals = TensorText.decimals(x);
    int columns = x.size(-1);
    int rows = x.rank() == 1 ? 1 : x.size(0);
    html.append("<table>");
    for (int row : TensorText.shown(rows)) {
      html.append("<tr>");
      for (int column : TensorText.shown(columns)) {
        boolean gap = row < 0 || column < 0;
        int index = row * columns + column;
        boolean mark = !gap && !Float.isFinite(x.data()[index]);
        html.append("<td style=\"text-align:right").append(mark ? MARK : "").append("\">");
        html.append(gap ? "…" : TensorText.number(x, index, decimals)).append("</td>");
      }
      html.append("</tr>");
    }
    html.append("</table>");
  }
}
