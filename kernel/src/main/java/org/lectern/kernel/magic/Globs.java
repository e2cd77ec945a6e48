package org.lectern.kernel.magic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Files by patterns such as {@code lib/*.jar}; {@code **} stands for folders of any depth. */
public final class Globs {
  private Globs() {}

  /**
   * The files and folders that a pattern names.
   *
   * @param pattern a path with * or ? in it, or a path
   * @return what there is, in order
   */
  public static List<Path> find(String pattern) {
    String text = home(pattern.replace('\\', '/'));
    int wild = firstWild(text);
    if (wild < 0) {
      Path path = path(pattern, text);
      return Files.exists(path) ? List.of(path) : List.of();
    }
    int slash = text.lastIndexOf('/', wild);
    Path base = path(pattern, slash < 0 ? "" : text.substring(0, slash + 1));
    String rest = text.substring(slash + 1);
    if (!Files.isDirectory(base)) {
      return List.of();
    }
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + rest);
    int depth = rest.contains("**") ? Integer.MAX_VALUE : rest.split("/").length;
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(base, depth)) {
      files.filter(file -> matcher.matches(base.relativize(file))).sorted().forEach(found::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static Path path(String pattern, String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new MagicException(
          "%s: a path is needed, but this is none: %s.".formatted(pattern, e.getReason()), e);
    }
  }

  private static String home(String text) {
    return text.equals("~") || text.startsWith("~/")
        ? System.getProperty("user.home").replace('\\', '/') + text.substring(1)
        : text;
  }

  private static int firstWild(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("*?[{".indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }
}
