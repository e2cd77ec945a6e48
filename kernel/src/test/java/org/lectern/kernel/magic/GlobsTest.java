package org.lectern.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlobsTest {
  @TempDir private Path folder;

  @Test
  void pattern_namesFilesInOrder() throws IOException {
    Path b = file("lib/b.jar");
    Path a = file("lib/a.jar");
    Path deep = file("lib/deep/c.jar");
    file("lib/notes.txt");

    assertThat(Globs.find(folder + "/lib/*.jar")).containsExactly(a, b);
    assertThat(Globs.find(folder + "/lib/**.jar")).containsExactly(a, b, deep);
    assertThat(Globs.find(folder + "/li?/a.jar")).containsExactly(a);
    assertThat(Globs.find(folder + "/lib/{a,b}.jar")).containsExactly(a, b);
    assertThat(Globs.find(folder + "/lib/deep")).containsExactly(deep.getParent());
    assertThat(Globs.find(folder + "/none/*.jar")).isEmpty();
  }

  @Test
  void pattern_thatIsNone_isRefusedInWords() {
    assertThatThrownBy(() -> Globs.find("lib/[*.jar"))
        .isInstanceOf(MagicException.class)
        .hasMessage(
            "lib/[*.jar: a pattern of files is needed, but this is none: Missing ']. Write * for"
                + " any text and ? for any character, as in lib/*.jar");
    assertThatThrownBy(() -> Globs.find("{a,b.jar"))
        .isInstanceOf(MagicException.class)
        .hasMessageStartingWith("{a,b.jar: a pattern of files is needed, but this is none: ");
  }

  @Test
  void name_withBracketsIsAName() throws IOException {
    Path copy = file("data[1].jar");
    Path odd = file("odd[.jar");

    assertThat(Globs.find(copy.toString())).containsExactly(copy);
    assertThat(Globs.find(odd.toString())).containsExactly(odd);
  }

  @Test
  void folder_thatCantBeLookedInto_isPassedOver() throws IOException {
    Path a = file("lib/a.jar");
    Path closed = file("lib/closed/b.jar").getParent();
    // as root everything can be read; then this says little, but not the wrong thing
    boolean locked = closed.toFile().setReadable(false) && !Files.isReadable(closed);

    assertThat(Globs.find(folder + "/**.jar")).contains(a).hasSize(locked ? 1 : 2);
    assertThat(closed.toFile().setReadable(true)).isTrue();
  }

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "");
  }
}
