package org.lectern.kernel;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;

/** Classes that tests compile. */
final class TestJars {
  private TestJars() {}

  /** A folder with one class, below folders by its package. */
  static Path classes(Path folder, String name, String members) throws IOException {
    int dot = name.lastIndexOf('.');
    Path source = Files.createTempDirectory("source").resolve(name.substring(dot + 1) + ".java");
    Files.writeString(
        source,
        "package %s; public class %s { %s }"
            .formatted(name.substring(0, dot), name.substring(dot + 1), members));
    Files.createDirectories(folder);
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", folder.toString(), "-proc:none", source.toString());
    if (failed != 0) {
      throw new IllegalStateException("javac failed on " + source);
    }
    return folder;
  }

  /** A jar with one class. */
  static Path jar(Path jar, String name, String members) throws IOException {
    Path folder = classes(Files.createTempDirectory("classes"), name, members);
    String entry = name.replace('.', '/') + ".class";
    Files.createDirectories(jar.toAbsolutePath().getParent());
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      out.putNextEntry(new JarEntry(entry));
      out.write(Files.readAllBytes(folder.resolve(entry)));
    }
    return jar;
  }
}
