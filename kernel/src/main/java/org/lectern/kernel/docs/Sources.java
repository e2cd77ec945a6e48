package org.lectern.kernel.docs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Where the sources of classes are. Lectern's jar holds its own under {@value #FOLDER}; those of
 * the JDK are in its {@code lib/src.zip}, which not all JDKs have.
 */
public final class Sources {
  static final String FOLDER = "META-INF/lectern/sources/";
  private static final int KEPT = 60;

  private final Map<String, SourceFile> files =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SourceFile> eldest) {
          return size() > KEPT;
        }
      };
  private final Path jdk;
  private @Nullable ZipFile zip;

  /** Sources of this process's classes. */
  public Sources() {
    this(Path.of(System.getProperty("java.home"), "lib", "src.zip"));
  }

  Sources(Path jdk) {
    this.jdk = jdk;
  }

  /**
   * The source file of a class.
   *
   * @param type the class
   * @return its file, without entries if there is none
   */
  public synchronized SourceFile of(Class<?> type) {
    Class<?> top = type;
    while (top.getEnclosingClass() != null) {
      top = top.getEnclosingClass();
    }
    SourceFile file = files.get(top.getName());
    if (file == null) {
      String text = read(top);
      file = SourceFile.parse(text == null ? "" : text, false);
      files.put(top.getName(), file);
    }
    return file;
  }

  private @Nullable String read(Class<?> top) {
    String path = top.getName().replace('.', '/') + ".java";
    try (InputStream in = open(top, path)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      return null;
    }
  }

  private @Nullable InputStream open(Class<?> top, String path) throws IOException {
    if (!top.getModule().isNamed()) {
      return Sources.class.getClassLoader().getResourceAsStream(FOLDER + path);
    }
    if (zip == null) {
      if (!Files.isRegularFile(jdk)) {
        return null;
      }
      zip = new ZipFile(jdk.toFile());
    }
    ZipEntry entry = zip.getEntry(top.getModule().getName() + "/" + path);
    return entry == null ? null : zip.getInputStream(entry);
  }
}
