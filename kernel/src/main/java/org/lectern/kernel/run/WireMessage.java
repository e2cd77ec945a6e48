package org.lectern.kernel.run;

import com.google.gson.JsonObject;

/**
 * A message from a kernel.
 *
 * @param type its {@code msg_type}
 * @param header its header
 * @param parentId the request it belongs to, or an empty string
 * @param content what it says
 */
public record WireMessage(String type, JsonObject header, String parentId, JsonObject content) {
  /**
   * A text in the content.
   *
   * @param key its key
   * @return the text
   * @throws IllegalStateException if there is none
   */
  public String text(String key) {
    if (!content.has(key)) {
      throw new IllegalStateException(type + " has no " + key + ": " + content);
    }
    return content.get(key).getAsString();
  }
}
