package org.lectern.kernel.install;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Lectern adds to the kernel.json of an IJava or JJava, piece by piece, so that each can be
 * taken out again and all else stays, whoever wrote it.
 */
final class Additions {
  private static final String VECTOR = "--add-modules=jdk.incubator.vector";
  private static final String IMPORT = "import static org.lectern.Lectern.*;";
  private static final String REGISTER = "org.lectern.notebook.IJavaDisplays.register();";

  /** A part of a variable, which lists parts with a separator between them. */
  private record Piece(String variable, String text, String separator) {
    List<String> parts(JsonObject json) {
      JsonElement env = json.get("env");
      JsonElement value = env instanceof JsonObject object ? object.get(variable) : null;
      boolean none = !(value instanceof JsonPrimitive) || value.getAsString().isBlank();
      return none ? List.of() : List.of(value.getAsString().split(Pattern.quote(separator), -1));
    }

    boolean isIn(JsonObject json) {
      return parts(json).contains(text);
    }
  }

  private final boolean jjava;
  private final List<Piece> pieces;

  /**
   * What is added.
   *
   * @param jjava whether the kernel is JJava
   * @param jars the folder of Lectern's jars
   */
  Additions(boolean jjava, Path jars) {
    this.jjava = jjava;
    String prefix = jjava ? "JJAVA_" : "IJAVA_";
    // both split at the separator of paths, and take patterns with forward slashes
    String pattern = jars.toAbsolutePath().toString().replace('\\', '/') + "/*.jar";
    pieces = new ArrayList<>();
    pieces.add(new Piece(prefix + "CLASSPATH", pattern, File.pathSeparator));
    pieces.add(new Piece(prefix + "STARTUP_SCRIPT", IMPORT, "\n"));
    // JJava finds the displays by itself, and starts a Java of its own
    pieces.add(
        jjava
            ? new Piece(prefix + "JVM_OPTS", VECTOR, " ")
            : new Piece(prefix + "STARTUP_SCRIPT", REGISTER, "\n"));
  }

  /** A copy with what is missing of the additions. */
  JsonObject added(JsonObject json) {
    JsonObject changed = json.deepCopy();
    JsonObject env = changed.get("env") instanceof JsonObject object ? object : new JsonObject();
    changed.add("env", env);
    for (Piece piece : pieces) {
      if (!piece.isIn(changed)) {
        List<String> parts = new ArrayList<>(piece.parts(changed));
        parts.add(piece.text());
        env.addProperty(piece.variable(), String.join(piece.separator(), parts));
      }
    }
    if (!jjava && changed.get("argv") instanceof JsonArray argv) {
      changed.add("argv", withVector(argv));
    }
    return changed;
  }

  /** The flag after the java program; a kernel started in another way computes without it. */
  private static JsonArray withVector(JsonArray argv) {
    if (!ForeignJava.isJava(argv) || argv.toString().contains("jdk.incubator.vector")) {
      return argv;
    }
    JsonArray longer = new JsonArray();
    longer.add(argv.get(0));
    longer.add(VECTOR);
    for (int i = 1; i < argv.size(); i++) {
      longer.add(argv.get(i));
    }
    return longer;
  }

  /**
   * A copy without the additions.
   *
   * @param json what is there
   * @param original what was there before Lectern; what it had stays
   */
  JsonObject takenOut(JsonObject json, JsonObject original) {
    JsonObject changed = json.deepCopy();
    if (changed.get("env") instanceof JsonObject env) {
      for (Piece piece : pieces) {
        if (piece.isIn(changed) && !piece.isIn(original)) {
          List<String> parts = new ArrayList<>(piece.parts(changed));
          parts.removeIf(part -> part.equals(piece.text()));
          put(env, piece, parts, value(original, piece.variable()));
        }
      }
      if (env.size() == 0 && !original.has("env")) {
        changed.remove("env");
      }
    }
    JsonElement vector = new JsonPrimitive(VECTOR);
    boolean had = original.get("argv") instanceof JsonArray before && before.contains(vector);
    if (!jjava && !had && changed.get("argv") instanceof JsonArray argv) {
      while (argv.remove(vector)) {
        // each of them
      }
    }
    return changed;
  }

  private static @Nullable JsonElement value(JsonObject json, String variable) {
    return json.get("env") instanceof JsonObject env ? env.get(variable) : null;
  }

  private static void put(
      JsonObject env, Piece piece, List<String> parts, @Nullable JsonElement before) {
    if (!parts.isEmpty()) {
      env.addProperty(piece.variable(), String.join(piece.separator(), parts));
    } else if (before == null) {
      env.remove(piece.variable());
    } else {
      env.add(piece.variable(), before);
    }
  }
}
