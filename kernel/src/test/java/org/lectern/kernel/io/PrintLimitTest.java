package org.lectern.kernel.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintLimitTest {
  @Test
  void cut_afterTheLimit() {
    PrintLimit limit = new PrintLimit("This cell has");
    String half = "x".repeat(PrintLimit.CHARACTERS / 2);

    assertThat(limit.cut(half)).isEqualTo(half);
    assertThat(limit.cut(half)).isEqualTo(half);
    assertThat(limit.cut("more")).startsWith("\n… This cell has printed 2 million characters");
    assertThat(limit.cut("more")).isEmpty();
    limit.reset();
    assertThat(limit.cut("more")).isEqualTo("more");
  }

  @Test
  void cut_neverWithinACharacter() {
    PrintLimit limit = new PrintLimit("This cell has");
    limit.cut("x".repeat(PrintLimit.CHARACTERS - 1));

    assertThat(limit.cut("😀")).startsWith("\n…");
  }
}
