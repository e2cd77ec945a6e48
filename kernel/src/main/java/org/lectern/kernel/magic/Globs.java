package org.lectern.kernel.magic;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Files by patterns such as {@code lib/*.jar}; {@code **} stands for folders of any depth. */
public final class Globs {
  private Globs() {}

  /**
   * The files and folders that a pattern names. Folders that can't be looked into are passed over.
   *
   * @param pattern a path with * or ? in it, or a path
   * @return what there is, in order
   */
  public static List<Path> find(String pattern) {
    String text = home(pattern.replace('\\', '/'));
    int wild = firstWild(text);
    if (wild < 0 || isFile(text)) {
      Path path = path(pattern, text);
      return Files.exists(path) ? List.of(path) : List.of();
    }
    int slash = text.lastIndexOf('/', wild);
    Path base = path(pattern, slash < 0 ? "" : text.substring(0, slash + 1));
    String rest = text.substring(slash + 1);
    PathMatcher matcher = matcher(pattern, rest);
    if (!Files.isDirectory(base)) {
      return List.of();
    }
    int depth = rest.contains("**") ? Integer.MAX_VALUE : rest.split("/").length;
    Matches matches = new Matches(base, matcher);
    try {
      Files.walkFileTree(base, EnumSet.noneOf(FileVisitOption.class), depth, matches);
    } catch (IOException e) {
      throw new MagicException(
          "%s: files are needed, but %s can't be read: %s. Check the folder and who may read it."
              .formatted(pattern, base.toAbsolutePath(), e),
          e);
    }
    Collections.sort(matches.found);
    return matches.found;
  }

  /** Collects what matches, folders too. */
  private static final class Matches extends SimpleFileVisitor<Path> {
    private final List<Path> found = new ArrayList<>();
    private final Path base;
    private final PathMatcher matcher;

    Matches(Path base, PathMatcher matcher) {
      this.base = base;
      this.matcher = matcher;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return visitFile(folder, attributes);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (matcher.matches(base.relativize(file))) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException unreadable) throws IOException {
      if (file.equals(base)) {
        throw unreadable;
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException unreadable) {
      return FileVisitResult.CONTINUE;
    }
  }

  private static PathMatcher matcher(String pattern, String rest) {
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + rest);
    } catch (PatternSyntaxException e) {
      throw new MagicException(
          "%s: a pattern of files is needed, but this is none: %s. Write * for any text and ? for any character, as in lib/*.jar"
              .formatted(pattern, e.getDescription()),
          e);
    }
  }

  /** Whether there is a file of this very name: names may have brackets. */
  private static boolean isFile(String text) {
    try {
      return Files.exists(Path.of(text));
    } catch (InvalidPathException noName) {
      return false;
    }
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
