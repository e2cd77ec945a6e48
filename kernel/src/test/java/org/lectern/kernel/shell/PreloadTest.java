package org.lectern.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import org.junit.jupiter.api.Test;
import org.lectern.display.MimeBundle;

class PreloadTest {
  @Test
  void imports_areAllValid() {
    try (JShell shell =
        JShell.builder()
            .executionEngine("local")
            .compilerOptions(CompilerOptions.get(List.of()))
            .build()) {
      assertThat(Preload.imports())
          .hasSizeGreaterThan(15)
          .allMatch(code -> shell.eval(code).get(0).status() == Snippet.Status.VALID);
    }
  }

  @Test
  void imports_everyClashIsDecided() throws IOException, URISyntaxException {
    List<String> clashes =
        Preload.LECTERN.stream()
            .flatMap(lectern -> types(lectern).map(type -> lectern + "." + type))
            .filter(type -> Preload.JAVA.stream().anyMatch(java -> exists(java, type)))
            .toList();

    assertThat(Preload.WINNERS).containsExactlyInAnyOrderElementsOf(clashes);
  }

  private static boolean exists(String javaPackage, String type) {
    try {
      Class<?> found = Class.forName(javaPackage + type.substring(type.lastIndexOf('.')));
      return Modifier.isPublic(found.getModifiers());
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** The simple names of a package's top-level classes. */
  private static Stream<String> types(String packageName) {
    String folder = "/" + packageName.replace('.', '/');
    try {
      URI home = MimeBundle.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      if (home.getPath().endsWith(".jar")) {
        try (FileSystem jar = FileSystems.newFileSystem(Path.of(home), Map.of())) {
          return names(jar.getPath(folder));
        }
      }
      return names(Path.of(home.getPath() + folder));
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.contains("$"))
          .map(name -> name.substring(0, name.length() - ".class".length()))
          .filter(name -> !name.equals("package-info"))
          .toList()
          .stream();
    }
  }
}
