package org.lectern.kernel.install;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Reads and writes JSON files of Jupyter. */
final class JsonFile {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

  private JsonFile() {}

  /** The object in a file. */
  static JsonObject read(Path file) throws IOException {
    try {
      JsonObject object = GSON.fromJson(Files.readString(file), JsonObject.class);
      if (object != null) {
        return object;
      }
    } catch (JsonParseException e) {
      throw new IOException(file + " is not JSON: " + e.getMessage(), e);
    }
    throw new IOException(file + " is empty");
  }

  /** Writes a file in one step: a reader sees the old text or the new. */
  static void write(Path file, JsonObject object) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, GSON.toJson(object) + "\n");
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
