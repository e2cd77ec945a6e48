package org.lectern.plot;

import java.util.List;
import java.util.Map;
import org.lectern.display.ChoosyRenderer;
import org.lectern.display.Html;
import org.lectern.display.MimeBundle;
import org.lectern.tensor.Tensor;

/** Shows a list of tensors one below the other, each with its index. */
public final class TensorListRenderer implements ChoosyRenderer<List<?>> {
  private static final int SHOWN = 10;

  /** Pictures stop here: the tensors that follow are text. */
  private static final int LENGTH = 120_000;

  /** The renderer; the service loader makes it. */
  public TensorListRenderer() {}

  @Override
  @SuppressWarnings("unchecked") // there is no class of lists of anything but that of lists
  public Class<List<?>> type() {
    return (Class<List<?>>) (Class<?>) List.class;
  }

  @Override
  public boolean shows(List<?> list) {
    return !list.isEmpty() && list.stream().allMatch(Tensor.class::isInstance);
  }

  @Override
  public MimeBundle render(List<?> list) {
    StringBuilder text =
        new StringBuilder(list.size() + (list.size() == 1 ? " tensor" : " tensors"));
    StringBuilder html = new StringBuilder("<div><div><b>").append(text).append("</b></div>");
    for (int i = 0; i < Math.min(list.size(), SHOWN); i++) {
      MimeBundle bundle = TensorPicture.of((Tensor) list.get(i));
      text.append("\n[").append(i).append("] ").append(bundle.text());
      html.append("<div><b>[").append(i).append("]</b></div>");
      html.append(content(bundle, html.length() < LENGTH));
    }
    if (list.size() > SHOWN) {
      String more = "and " + (list.size() - SHOWN) + " more";
      text.append('\n').append(more);
      html.append("<div>").append(more).append("</div>");
    }
    return MimeBundle.text(text.toString()).with(MimeBundle.HTML, html.append("</div>").toString());
  }

  private static Object content(MimeBundle bundle, boolean pictures) {
    Map<String, Object> data = bundle.data();
    if (data.get(MimeBundle.HTML) instanceof String table) {
      return table;
    }
    return pictures && data.get(MimeBundle.SVG) instanceof String picture
        ? picture
        : "<pre>" + Html.escape(bundle.text()) + "</pre>";
  }
}
