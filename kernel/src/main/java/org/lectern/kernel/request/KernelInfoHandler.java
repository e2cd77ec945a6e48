package org.lectern.kernel.request;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.messages.Header;
import io.github.spencerpark.jupyter.messages.Message;
import org.lectern.kernel.wire.Json;

/** Says what kernel this is. */
public final class KernelInfoHandler implements Handler {
  private final BaseKernel kernel;
  private final String version;

  /**
   * A handler.
   *
   * @param kernel knows its language and banner
   * @param version the kernel's version
   */
  public KernelInfoHandler(BaseKernel kernel, String version) {
    this.kernel = kernel;
    this.version = version;
  }

  @Override
  public JsonObject handle(Message<?> request) {
    JsonObject reply = Replies.ok();
    reply.addProperty("protocol_version", Header.PROTOCOL_VERISON);
    reply.addProperty("implementation", "lectern");
    reply.addProperty("implementation_version", version);
    JsonObject language = Json.of(kernel.getLanguageInfo()).getAsJsonObject();
    language.entrySet().removeIf(entry -> entry.getValue().isJsonNull());
    reply.add("language_info", language);
    reply.addProperty("banner", kernel.getBanner());
    reply.addProperty("debugger", false);
    JsonArray links = new JsonArray();
    kernel.getHelpLinks().forEach(link -> links.add(link(link.getText(), link.getUrl())));
    reply.add("help_links", links);
    return reply;
  }

  private static JsonObject link(String text, String url) {
    JsonObject link = Json.object("text", text);
    link.addProperty("url", url);
    return link;
  }
}
