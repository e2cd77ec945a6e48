package org.lectern.kernel.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTextTest {
  @Test
  void shown_isWhatStaysOnTheTerminal() {
    assertThat(TerminalText.shown("a\nb\tc\n")).isEqualTo("a\nb\tc\n");
    assertThat(TerminalText.shown("10 %\r50 %\r100 %\nend")).isEqualTo("100 %\nend");
    assertThat(TerminalText.shown("long line\rshort")).isEqualTo("shortline");
    assertThat(TerminalText.shown("a\r\nb\r\r\nc")).isEqualTo("a\nb\nc");
    assertThat(TerminalText.shown("ab\b\bx")).isEqualTo("xb");
    assertThat(TerminalText.shown("\u001B[1;31mred\u001B[0m \u001B[2Kx\u0007")).isEqualTo("red x");
    assertThat(TerminalText.shown("\u001B]8;;http://a\u001B\\link\u001B]8;;\u0007"))
        .isEqualTo("link");
  }
}
