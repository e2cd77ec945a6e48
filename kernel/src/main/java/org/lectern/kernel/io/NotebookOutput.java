package org.lectern.kernel.io;

import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.messages.MessageType;
import java.util.Map;
import org.lectern.display.MimeBundle;
import org.lectern.display.Output;
import org.lectern.kernel.wire.Json;

/** Lectern's output, shown in the notebook. */
public final class NotebookOutput implements Output {
  private final Outlet outlet;

  /**
   * An output for all cells.
   *
   * @param outlet where it is shown
   */
  public NotebookOutput(Outlet outlet) {
    this.outlet = outlet;
  }

  @Override
  public void show(String id, MimeBundle bundle) {
    show(id, data(bundle.data()));
  }

  @Override
  public void update(String id, MimeBundle bundle) {
    update(id, data(bundle.data()));
  }

  @Override
  public void clear(boolean wait) {
    outlet.publish(MessageType.PUBLISH_CLEAR_OUTPUT, Json.object("wait", wait));
  }

  @Override
  public long cell() {
    return outlet.cell();
  }

  /**
   * Shows a new picture.
   *
   * @param id a name to update it by
   * @param display an object with {@code data} and {@code metadata}
   */
  public void show(String id, JsonObject display) {
    outlet.publish(MessageType.PUBLISH_DISPLAY_DATA, identified(id, display));
  }

  /**
   * Replaces a picture in place.
   *
   * @param id the name it was shown with
   * @param display an object with {@code data} and {@code metadata}
   */
  public void update(String id, JsonObject display) {
    outlet.publish(MessageType.PUBLISH_UPDATE_DISPLAY_DATA, identified(id, display));
  }

  /**
   * Shows something in the pager.
   *
   * @param display an object with {@code data}
   */
  public void page(JsonObject display) {
    outlet.page(display.get("data"));
  }

  /**
   * Formats by MIME type, as messages hold them.
   *
   * @param formats contents by MIME type
   * @return an object with {@code data} and {@code metadata}
   */
  public static JsonObject data(Map<String, Object> formats) {
    JsonObject data = new JsonObject();
    formats.forEach((mime, content) -> data.add(mime, Json.ofMime(mime, content)));
    JsonObject display = new JsonObject();
    display.add("data", data);
    display.add("metadata", new JsonObject());
    return display;
  }

  private static JsonObject identified(String id, JsonObject display) {
    JsonObject content = new JsonObject();
    content.add("data", display.get("data"));
    content.add("metadata", display.get("metadata"));
    content.add("transient", Json.object("display_id", id));
    return content;
  }
}
