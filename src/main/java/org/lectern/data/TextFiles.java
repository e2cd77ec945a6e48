package org.lectern.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lectern.tensor.Given;

/** Whole text files, with errors that say where a file was looked for. */
final class TextFiles {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private TextFiles() {}

  /** The file's text, UTF-8. */
  static String read(String who, String path) {
    if (Given.required(who, "a path", path).contains("://")) {
      throw new IllegalArgumentException(
          who
              + ": needs a file on this computer, but got the address "
              + path
              + ". Download it first, then give its path.");
    }
    Path file = path(who, path);
    if (Files.isDirectory(file)) {
      throw failure(
          who + ": needs a file, but " + absolute(file) + " is a folder." + content(file), path);
    }
    if (!Files.exists(file)) {
      throw failure(missing(who, file, path), path);
    }
    try {
      return decode(who, name(path), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(
          who + ": " + absolute(file) + " can't be read (" + e + "). May you open it?", e);
    }
  }

  /** The last part of a path. */
  static String name(String path) {
    Path name = Path.of(path).getFileName();
    return name == null ? path : name.toString();
  }

  private static Path path(String who, String path) {
    try {
      return Path.of(path);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          who + ": \"" + path + "\" can't be the path of a file: " + e.getReason() + ".", e);
    }
  }

  private static String decode(String who, String name, byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          who
              + ": "
              + name
              + " must be text in UTF-8, but it holds other bytes. In a spreadsheet, save it as"
              + " \"CSV UTF-8\".",
          e);
    }
  }

  private static String missing(String who, Path file, String path) {
    StringBuilder text = new StringBuilder(who);
    text.append(": there is no file ").append(absolute(file)).append('.');
    if (!file.isAbsolute()) {
      text.append(" \"")
          .append(path)
          .append("\" was looked for in the working directory ")
          .append(absolute(Path.of("")))
          .append('.');
    }
    Path folder = absolute(file).getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return text.append(" That folder does not exist either. Check the path.").toString();
    }
    List<String> similar = Names.similar(name(path), files(folder));
    return similar.isEmpty()
        ? text.append(content(folder)).toString()
        : text.append(" Similar names there: ").append(Names.list(similar)).append('.').toString();
  }

  private static String content(Path folder) {
    List<String> tables = new ArrayList<>();
    for (String name : files(folder)) {
      if (name.endsWith(".csv") || name.endsWith(".tsv") || name.endsWith(".data")) {
        tables.add(name);
      }
    }
    return tables.isEmpty()
        ? " There are no .csv, .tsv or .data files in that folder."
        : " In that folder are " + Names.list(tables) + ".";
  }

  /** The names of the files in a folder, sorted; none if it can't be listed. */
  private static List<String> files(Path folder) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        Path name = entry.getFileName();
        if (name != null && Files.isRegularFile(entry)) {
          names.add(name.toString());
        }
      }
    } catch (IOException e) {
      return List.of(); // only a hint is lost
    }
    names.sort(null);
    return names;
  }

  private static Path absolute(Path file) {
    return file.toAbsolutePath().normalize();
  }

  private static UncheckedIOException failure(String message, String path) {
    return new UncheckedIOException(message, new NoSuchFileException(path));
  }
}
