package org.lectern.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Makes jars for tests, so that none has to be downloaded. */
final class TinyJar {
  private TinyJar() {}

  /**
   * Compiles classes into a jar.
   *
   * @param sources their texts by their full names
   */
  static Path make(Path folder, String fileName, Map<String, String> sources) throws IOException {
    Path work = Files.createTempDirectory(folder, "classes");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", work.toString()));
    for (Map.Entry<String, String> source : sources.entrySet()) {
      String simple = source.getKey().substring(source.getKey().lastIndexOf('.') + 1);
      Path file = Files.createTempDirectory(folder, "source").resolve(simple + ".java");
      arguments.add(Files.writeString(file, source.getValue()).toString());
    }
    assertThat(compiler.run(null, null, null, arguments.toArray(String[]::new))).isZero();
    Path jar = folder.resolve(fileName);
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(work)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        entries.putNextEntry(new JarEntry(work.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, entries);
      }
    }
    return jar;
  }

  /** A copy of a jar that lacks an entry. */
  static Path without(Path jar, String entry) throws IOException {
    Path copy = jar.resolveSibling("part-of-" + jar.getFileName());
    try (JarFile all = new JarFile(jar.toFile());
        OutputStream out = Files.newOutputStream(copy);
        JarOutputStream entries = new JarOutputStream(out)) {
      for (JarEntry each : Collections.list(all.entries())) {
        if (!each.getName().equals(entry)) {
          entries.putNextEntry(new JarEntry(each.getName()));
          all.getInputStream(each).transferTo(entries);
        }
      }
    }
    return copy;
  }
}
