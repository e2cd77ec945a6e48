package org.lectern.kernel.install;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what {@code jupyter kernelspec list --json} answers. */
final class KernelList {
  private static final Gson GSON = new Gson();

  private KernelList() {}

  /**
   * The folders of kernels by their names, in lower case; empty if the answer is something else.
   */
  static Optional<Map<String, Path>> parse(String answer) {
    try {
      // a login message or the like may stand before
      JsonElement root =
          GSON.fromJson(answer.substring(Math.max(0, answer.indexOf('{'))), JsonElement.class);
      if (!(root instanceof JsonObject object)
          || !(object.get("kernelspecs") instanceof JsonObject kernels)) {
        return Optional.empty();
      }
      Map<String, Path> folders = new LinkedHashMap<>();
      for (Map.Entry<String, JsonElement> entry : kernels.entrySet()) {
        if (entry.getValue() instanceof JsonObject kernel && kernel.has("resource_dir")) {
          folders.put(
              entry.getKey().toLowerCase(Locale.ROOT),
              Path.of(kernel.get("resource_dir").getAsString()));
        }
      }
      return Optional.of(folders);
    } catch (JsonParseException
        | IllegalStateException
        | UnsupportedOperationException
        | InvalidPathException e) {
      return Optional.empty();
    }
  }
}
