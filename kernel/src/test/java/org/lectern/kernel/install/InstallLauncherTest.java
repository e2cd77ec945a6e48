package org.lectern.kernel.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main class of lectern-kernel.jar, as an old Java sees it. */
class InstallLauncherTest {
  private static final String SOURCE = "src/launcher/java/org/lectern/launcher/Launcher.java";
  private static final int JAVA_8 = 52;

  @TempDir Path folder;

  private Path compiled() throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "--release",
                "8",
                "-Xlint:-options",
                "-d",
                classes.toString(),
                SOURCE);
    assertThat(status).isZero();
    return classes;
  }

  @Test
  void launcher_loadsInJava8() throws IOException {
    byte[] bytes = Files.readAllBytes(compiled().resolve("org/lectern/launcher/Launcher.class"));
    assertThat(bytes[7]).isEqualTo((byte) JAVA_8);
    assertThat(compiled().resolve("org/lectern/launcher")).isDirectoryNotContaining("glob:**$2*");
  }

  @Test
  void launcher_tellsAnOldJavaWhatIsMissing() throws Exception {
    try (URLClassLoader loader = new URLClassLoader(new URL[] {compiled().toUri().toURL()}, null)) {
      Method complaint =
          loader
              .loadClass("org.lectern.launcher.Launcher")
              .getDeclaredMethod("complaint", String.class, String.class, String.class);
      complaint.setAccessible(true);

      Map.of("1.8", "1.8.0_392", "11", "11.0.2", "16", "16.0.1")
          .forEach(
              (specification, version) ->
                  assertThat(invoke(complaint, specification, version, "/old"))
                      .isEqualTo(
                          "Lectern needs Java 17 or newer, but this is Java "
                              + version
                              + " in /old.\nGet a JDK from https://adoptium.net, or use one that you"
                              + " have: DIR/bin/java -jar lectern-kernel.jar install"));
      for (String version : List.of("17", "21", "25", "100")) {
        assertThat(invoke(complaint, version, version, "/new")).isEmpty();
      }
    }
  }

  private static String invoke(Method method, Object... arguments) {
    try {
      return (String) method.invoke(null, arguments);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void jar_runsTheCommandFromTheJarsInside() throws IOException {
    Path classes = compiled();
    Path inside = Files.createDirectories(classes.resolve("META-INF/lectern/lib"));
    for (Path jar : PackedJars.in(inside)) {
      if (!jar.startsWith(inside) && jar.getFileName().toString().startsWith("gson")) {
        Files.copy(jar, inside.resolve(jar.getFileName()));
      }
    }
    Path jar =
        PackedJars.pack(
            classes,
            folder.resolve("lectern-kernel.jar"),
            "Main-Class",
            "org.lectern.launcher.Launcher");
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    String java = JavaHome.running().java().toString();

    assertThat(
            Program.output(
                List.of(java, "-Djava.io.tmpdir=" + temporary, "-jar", jar.toString(), "version")))
        .hasValueSatisfying(text -> assertThat(text).startsWith("Lectern ").contains(", Java "));
    assertThat(Program.output(List.of(java, "-jar", jar.toString(), "frobnicate"))).isEmpty();
    assertThat(temporary).isEmptyDirectory();
  }
}
