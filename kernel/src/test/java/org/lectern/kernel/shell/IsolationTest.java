package org.lectern.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cells see of the class path, and what becomes of jars that they add. */
class IsolationTest {
  @TempDir private Path folder;
  private JavaShell shell;

  @BeforeEach
  void start() {
    shell = new JavaShell();
    shell.warmUp();
  }

  @Test
  void cells_dontSeeTheKernelsLibraries() {
    for (String name :
        List.of("org.apache.http.HttpHost", "org.zeromq.ZMQ", "org.slf4j.nop.NOPLogger")) {
      assertThat(error(name + " x = null;")).as(name).isEqualTo(CellError.COMPILATION);
      assertThat(error("Class.forName(\"" + name + "\")"))
          .as(name)
          .isEqualTo("ClassNotFoundException");
      String file = name.replace('.', '/') + ".class";
      String look = "Thread.currentThread().getContextClassLoader().getResource(\"%s\") == null";
      assertThat(value(look.formatted(file))).as(name).isEqualTo(true);
    }
  }

  @Test
  void cells_seeWhatLecternAndIJavaGive() {
    for (String name :
        List.of(
            "org.lectern.tensor.Tensor",
            "tech.tablesaw.api.Table",
            "com.google.common.collect.ImmutableList",
            "com.fasterxml.jackson.databind.ObjectMapper",
            "org.slf4j.Logger",
            "io.github.spencerpark.jupyter.kernel.display.DisplayData")) {
      assertThat(value(name + ".class.getName()")).isEqualTo(name);
    }
    assertThat(
            value(
                "import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;\n"
                    + "new io.github.spencerpark.jupyter.kernel.display.DisplayData(\"text\")"
                    + ".getData(MIMEType.TEXT_PLAIN)"))
        .isEqualTo("text");
  }

  @Test
  void libraries_ofTheKernelAreKnownByFileAndByPackage() throws IOException {
    List<String> hidden = new ArrayList<>();
    for (String entry :
        System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator))) {
      Path file = Path.of(entry);
      if (!Files.isRegularFile(file)) {
        continue;
      }
      try (JarFile jar = new JarFile(file.toFile())) {
        boolean byFile = KernelLibraries.hasJar(file.getFileName().toString());
        List<Boolean> byClass =
            jar.stream()
                .map(each -> each.getName().replace('/', '.'))
                .filter(name -> name.endsWith(".class") && !name.contains("-info"))
                .filter(name -> !name.startsWith("META-INF"))
                .map(KernelLibraries::hasClass)
                .distinct()
                .toList();
        assertThat(byClass).as("%s: all classes or none are the kernel's", file).hasSizeLessThan(2);
        if (!byClass.isEmpty()) {
          assertThat(byClass).as("%s", file).containsExactly(byFile);
        }
        if (byFile) {
          hidden.add(file.getFileName().toString().replaceAll("-\\d.*", ""));
        }
      }
    }
    assertThat(hidden).contains("gson", "jeromq", "jnacl", "slf4j-nop");
  }

  @Test
  void jar_ofALibraryThatTheKernelUsesIsTheNotebooks() throws IOException {
    Path jar = gson();

    assertThat(shell.addJars(List.of(jar))).isEmpty();

    assertThat(value("new com.google.gson.Gson().toJson(1)")).isEqualTo("mine");
    assertThat(error("new com.google.gson.JsonParser()")).isEqualTo(CellError.COMPILATION);
    assertThat(value("import com.google.gson.*;\nnew Gson().getClass().getClassLoader().getName()"))
        .isEqualTo("cells");
  }

  @Test
  void jar_inAnotherVersionThanAnEarlierOneIsSaid() throws IOException {
    Path one = greeting("greeting-1.0.jar", "one");
    Path two = greeting("greeting-2.0.jar", "two");
    shell.addJars(List.of(one));

    assertThat(value("demo.Greeting.text()")).isEqualTo("one");
    assertThat(shell.addJars(List.of(two)))
        .containsExactly(
            "greeting 1.0 is already loaded, so greeting 2.0 was not added. To use it, restart the"
                + " kernel and load only greeting 2.0.");
    assertThat(value("demo.Greeting.text()")).isEqualTo("one");
    assertThat(shell.addJars(List.of(one, one))).isEmpty();
  }

  @Test
  void jars_ofOneCallAreCompared() throws IOException {
    Path one = greeting("greeting-1.0.jar", "one");
    Path two = greeting("greeting-2.0.jar", "two");

    assertThat(shell.addJars(List.of(one, two))).hasSize(1);
    assertThat(value("demo.Greeting.text()")).isEqualTo("one");
  }

  @Test
  void jar_ofALibraryThatLecternNeedsIsSaid() throws IOException {
    String list = "com.google.common.collect.ImmutableList";
    Path jar =
        TinyJar.make(
            folder,
            "guava-20.0.jar",
            Map.of(list, "package com.google.common.collect; public class ImmutableList {}"));
    String loaded =
        (String)
            value(list + ".class.getProtectionDomain().getCodeSource().getLocation().toString()");
    String version = loaded.replaceAll(".*guava-(.*)\\.jar", "$1");

    assertThat(shell.addJars(List.of(jar)))
        .containsExactly(
            "guava %s is already loaded, so guava 20.0 was not added. Lectern itself needs guava %s, so cells use that one too."
                .formatted(version, version));
    assertThat(value(list + ".of(1).get(0)")).isEqualTo(1);
  }

  @Test
  void jar_thatHoldsPartOfALoadedOneIsAdded() throws IOException {
    greeting("greeting-1.0.jar", "one");
    Path all =
        TinyJar.make(
            folder,
            "everything-3.jar",
            Map.of(
                "demo.Greeting",
                "package demo; public class Greeting { public static String text() { return \"all\"; } }",
                "demo.Other",
                "package demo; public class Other { public static String text() { return \"other\"; } }"));
    shell.addJars(List.of(folder.resolve("greeting-1.0.jar")));

    assertThat(shell.addJars(List.of(all)))
        .containsExactly(
            "everything-3.jar holds classes that are already loaded from greeting 1.0. Those stay;"
                + " the others are added.");
    assertThat(value("demo.Greeting.text() + demo.Other.text()")).isEqualTo("oneother");
  }

  @Test
  void jar_withTheSameVersionAsLecternsIsNotAddedAgain() throws IOException {
    String home =
        (String)
            value(
                "com.google.common.collect.ImmutableList.class.getProtectionDomain().getCodeSource()"
                    + ".getLocation().getPath()");
    Path copy = Files.copy(Path.of(home), folder.resolve(Path.of(home).getFileName()));

    assertThat(shell.addJars(List.of(copy))).isEmpty();
  }

  @Test
  void jar_withoutAVersionInItsNameIsKnownByWhatMavenPutIntoIt() throws IOException {
    Path plain = greeting("greeting.jar", "plain");
    Path two = greeting("greeting-2.0.jar", "two");
    shell.addJars(List.of(plain));

    assertThat(shell.addJars(List.of(two)))
        .containsExactly(
            "greeting is already loaded, so greeting 2.0 was not added. To use it, restart the"
                + " kernel and load only greeting 2.0.");
  }

  @Test
  void folder_ofClassesCanBeAdded() throws IOException {
    Path jar = greeting("greeting-1.0.jar", "folder");
    Path classes = Files.createDirectories(folder.resolve("classes/demo"));
    try (JarFile from = new JarFile(jar.toFile())) {
      Files.copy(
          from.getInputStream(from.getEntry("demo/Greeting.class")),
          classes.resolve("Greeting.class"));
    }

    assertThat(shell.addJars(List.of(folder.resolve("classes")))).isEmpty();
    assertThat(value("demo.Greeting.text()")).isEqualTo("folder");
  }

  @Test
  void path_thatCantBeAddedIsRefused() throws IOException {
    Path nothing = folder.resolve("nothing.jar");
    Path broken = Files.writeString(folder.resolve("broken.jar"), "no zip");

    assertThatThrownBy(() -> shell.addJars(List.of(nothing)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "class path: a jar or folder was needed, but there is nothing at " + nothing + ".");
    assertThatThrownBy(() -> shell.addJars(List.of(broken)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "class path: a jar was needed, but " + broken + " can't be read as one (");
  }

  @Test
  void serviceFiles_ofTheKernelsLibrariesAreHidden() {
    assertThat(
            value(
                "Collections.list(Thread.currentThread().getContextClassLoader().getResources("
                    + "\"META-INF/services/org.slf4j.spi.SLF4JServiceProvider\")).size()"))
        .isEqualTo(0);
  }

  @Test
  void jar_thatWasMadeAnewIsSaid() throws IOException {
    Path jar = greeting("greeting-1.0.jar", "one");
    shell.addJars(List.of(jar));
    assertThat(value("demo.Greeting.text()")).isEqualTo("one");
    assertThat(shell.addJars(List.of(jar))).isEmpty();
    greeting("greeting-1.0.jar", "another");

    assertThat(shell.addJars(List.of(jar)))
        .containsExactly(
            "greeting-1.0.jar has changed since it was added, but classes that are loaded stay as"
                + " they were. To use the new ones, restart the kernel and run the cells again.");
  }

  @Test
  void folder_thatWasMadeAnewIsSaid() throws IOException {
    Path classes = Files.createDirectories(folder.resolve("built/demo"));
    Path file = Files.writeString(classes.resolve("Greeting.class"), "one");
    shell.addJars(List.of(folder.resolve("built")));
    assertThat(shell.addJars(List.of(folder.resolve("built")))).isEmpty();
    Files.writeString(file, "another");

    assertThat(shell.addJars(List.of(folder.resolve("built"))))
        .singleElement()
        .asString()
        .startsWith("built has changed since it was added, ");
  }

  @Test
  void jar_ofTheSameNameElsewhereIsSaid() throws IOException {
    Path one = greeting("util.jar", "one");
    Path moved = Files.createDirectories(folder.resolve("other")).resolve("util.jar");
    shell.addJars(List.of(one));
    Path kept = Files.move(one, folder.resolve("kept.jar"));
    Files.move(greeting("util.jar", "two"), moved);
    Files.move(kept, one);

    assertThat(shell.addJars(List.of(moved)))
        .containsExactly(
            moved
                + " holds classes that are already loaded from "
                + one
                + ", so it was not added. To use it, restart the kernel and load only that.");
  }

  @Test
  void jar_whoseClassesComeFromElsewhereIsNotBlamed() throws IOException {
    Path first = greeting("first-1.0.jar", "one");
    Path second =
        TinyJar.make(
            folder,
            "second-1.0.jar",
            Map.of(
                "demo.Greeting", "package demo; public class Greeting {}",
                "demo.Other", "package demo; public class Other {}"));
    Path third = greeting("third-1.0.jar", "three");
    shell.addJars(List.of(first, second));

    assertThat(shell.addJars(List.of(third)))
        .containsExactly(
            "third-1.0.jar holds classes that are already loaded from first 1.0. Those stay; the"
                + " others are added.");
  }

  @Test
  void jar_withAnotherLibraryPackedIntoIt_isNotTakenForThat() throws IOException {
    Path plain = greeting("greeting-1.0.jar", "one");
    Path packed = folder.resolve("packed.jar");
    try (JarFile from = new JarFile(plain.toFile());
        JarOutputStream to = new JarOutputStream(Files.newOutputStream(packed))) {
      to.putNextEntry(new JarEntry("demo/Greeting.class"));
      from.getInputStream(from.getEntry("demo/Greeting.class")).transferTo(to);
      to.putNextEntry(new JarEntry("META-INF/maven/demo/greeting/pom.properties"));
      to.write("artifactId=greeting\nversion=0.9\n".getBytes(StandardCharsets.UTF_8));
    }
    shell.addJars(List.of(plain));

    assertThat(shell.addJars(List.of(packed)))
        .containsExactly(
            "packed.jar holds classes that are already loaded from greeting 1.0. Those stay; the"
                + " others are added.");
  }

  @Test
  void jars_beforeOneThatIsRefusedAreIn() throws IOException {
    Path jar = greeting("greeting-1.0.jar", "one");

    assertThatThrownBy(() -> shell.addJars(List.of(jar, folder.resolve("nothing.jar"))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(value("demo.Greeting.text()")).isEqualTo("one");
  }

  private Path gson() throws IOException {
    return TinyJar.make(
        folder,
        "gson-99.0.jar",
        Map.of(
            "com.google.gson.Gson",
            "package com.google.gson; public class Gson {"
                + " public String toJson(Object any) { return \"mine\"; } }"));
  }

  private Path greeting(String file, String text) throws IOException {
    String source =
        "package demo; public class Greeting { public static String text() { return \"%s\"; } }";
    return TinyJar.make(folder, file, Map.of("demo.Greeting", source.formatted(text)));
  }

  private Object value(String code) {
    shell.begin();
    CellResult result = shell.run("cell", code);
    shell.end();
    assertThat(result.error()).as(code).isNull();
    return result.value();
  }

  private String error(String code) {
    shell.begin();
    CellResult result = shell.run("cell", code);
    shell.end();
    assertThat(result.error()).as(code).isNotNull();
    return result.error().name();
  }
}
