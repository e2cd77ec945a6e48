package org.lectern.kernel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFileTest {
  private static final String SOURCE =
      """
      package a;
      /** A box. */
      public final class Box<T> extends java.util.AbstractList<T> implements Runnable {
        /** The most. */
        public static final int MOST = 3;
        private int hidden;
        int inPackage;
        /** Makes one. */
        public Box(int size, @Deprecated String... names) {}
        /** Gets. */
        @Override public <R> List<R> get(java.util.Map<String, int[]> map, T[] all) throws Odd {
          return null;
        }
        private void secret() {}
        /** Inside. @param x the place */
        public record Point(double x, double y) {}
        interface Shape { double area(); }
      }
      """;

  @Test
  void entries_ofAllThatOthersSee() {
    assertThat(signatures(SourceFile.parse(SOURCE, false)))
        .containsExactly(
            "TYPE  final class |Box|<T> extends java.util.AbstractList<T> implements Runnable",
            "FIELD Box int |MOST| = 3",
            "CONSTRUCTOR Box |Box|(int size, String... names)",
            "METHOD Box <R> List<R> |get|(java.util.Map<String, int[]> map, T[] all) throws Odd",
            "TYPE Box record |Point|(double x, double y)",
            "METHOD Box.Point double |x|()",
            "METHOD Box.Point double |y|()",
            "TYPE Box interface |Shape|",
            "METHOD Box.Shape double |area|()");
  }

  @Test
  void entries_haveComments() {
    List<Entry> entries = SourceFile.parse(SOURCE, false).entries();

    assertThat(entries.stream().map(entry -> entry.comment().strip()))
        .startsWith("A box.", "The most.", "Makes one.", "Gets.", "Inside. @param x the place")
        .contains("the place");
    assertThat(entries.get(2).parameterTypes()).containsExactly("int", "String[]");
    assertThat(entries.get(3).parameterTypes()).containsExactly("Map", "T[]");
    assertThat(entries.get(0).supertypes()).containsExactly("AbstractList", "Runnable");
  }

  @Test
  void entries_ofCellsAreAllButPrivate() {
    assertThat(SourceFile.parse(SOURCE, true).entries())
        .extracting(Entry::name)
        .contains("inPackage")
        .doesNotContain("hidden", "secret");
  }

  @Test
  void entries_ofBrokenSources() {
    assertThat(SourceFile.parse("", false).entries()).isEmpty();
    assertThat(SourceFile.parse("public class A { public void f( { }", false).entries())
        .extracting(Entry::name)
        .contains("A");
  }

  @Test
  void typeDocs_withoutSourcesHaveSignatures(@TempDir Path folder) {
    TypeDocs list = TypeDocs.of(List.class, new Sources(folder.resolve("none.zip")));

    assertThat(list.methods("subList"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.before()).isEqualTo("List<E> "))
        .satisfies(entry -> assertThat(entry.parameterTypes()).containsExactly("int", "int"));
    assertThat(list.declaration()).isEmpty();
  }

  @Test
  void typeDocs_fromTheZipOfAJdk(@TempDir Path folder) throws Exception {
    Path zip = folder.resolve("src.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("java.base/java/lang/Runnable.java"));
      out.write(
          "package java.lang; /** Runs. */ public interface Runnable { /** Go. */ void run(); }"
              .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    TypeDocs thread = TypeDocs.of(Thread.class, new Sources(zip));
    TypeDocs runnable = TypeDocs.of(Runnable.class, new Sources(zip));

    assertThat(runnable.declaration().orElseThrow().comment().strip()).isEqualTo("Runs.");
    assertThat(thread.methods("run").get(0).comment().strip()).isEqualTo("Go.");
  }

  @Test
  void typeDocs_ofLecternComeFromItsJar() {
    TypeDocs tensor = TypeDocs.of(org.lectern.tensor.Tensor.class, new Sources());

    assertThat(tensor.declaration().orElseThrow().comment()).contains("float32");
  }

  private static List<String> signatures(SourceFile file) {
    return file.entries().stream()
        .map(e -> e.kind() + " " + e.owner() + " " + e.before() + "|" + e.name() + "|" + e.after())
        .toList();
  }
}
