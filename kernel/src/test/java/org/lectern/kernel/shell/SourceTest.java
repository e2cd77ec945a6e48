package org.lectern.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceTest {
  @Test
  void skipBlank_spacesAndComments() {
    Source source = new Source("cell[1]", " // one\n/* two\n */\n x /* no */");

    int at = source.skipBlank(0);

    assertThat(source.text().charAt(at)).isEqualTo('x');
    assertThat(source.lineAt(at)).isEqualTo(4);
    assertThat(source.skipBlank(at + 1)).isEqualTo(source.text().length());
  }

  @Test
  void skipBlank_openComment() {
    Source source = new Source("cell[1]", "/* never closed");

    assertThat(source.skipBlank(0)).isEqualTo(source.text().length());
  }
}
