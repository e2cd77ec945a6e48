package org.lectern.display;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoxTest {
  @Test
  void warning_textWithMarkup_isEscapedAndHasNoFormula() {
    assertThat(Box.warning("<b>", "a & b", "costs $5 or $6"))
        .contains("⚠ <b>&lt;b&gt;</b>", "a &amp; b", "→ costs &#36;5 or &#36;6")
        .startsWith("<div style=")
        .endsWith("</div></div>")
        .doesNotContain("http", "script", ";color:");
  }

  @Test
  void good_text_hasItsSign() {
    assertThat(Box.good("fine")).contains("✓ fine").doesNotContain("⚠");
  }
}
