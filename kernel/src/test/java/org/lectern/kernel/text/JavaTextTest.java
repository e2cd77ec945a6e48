package org.lectern.kernel.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavaTextTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "a = b|a = b",
        "f(\"x\")|f(\"\"\")",
        "\"a\\\"b\" + c|\"\"\"\"\"\" + c",
        "'\"' + '\\''|\"\"\" + \"\"\"\"",
        "x // \"y|x      ",
        "a /* ' */ b|a         b",
        "\"// no\" z|\"\"\"\"\"\"\" z",
        "a / b * c|a / b * c"
      })
  void mask_keepsCode(String text, String mask) {
    assertThat(JavaText.mask(text)).isEqualTo(mask);
  }

  @Test
  void mask_keepsLines() {
    assertThat(JavaText.mask("\"\"\"\na\"b\n\"\"\" + 1 /*\n*/ c \"open\nd"))
        .isEqualTo("\"\"\"\n\"\"\"\n\"\"\" + 1   \n   c \"\"\"\"\"\nd");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "\"a\"", "// a\n", "/* a */", "'\\''", "\"\"\"\na\"\"\""})
  void isOpen_inCode(String text) {
    assertThat(JavaText.isOpen(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a", "\"a\\", "\"a\\\"", "// a", "/* a *", "'", "\"\"\"\na\""})
  void isOpen_inALiteralOrComment(String text) {
    assertThat(JavaText.isOpen(text)).isFalse();
  }

  @Test
  void skipBlank_overSpacesAndComments() {
    assertThat(JavaText.skipBlank(" // one\n/* two */ x", 0)).isEqualTo(18);
    assertThat(JavaText.skipBlank("/* open", 0)).isEqualTo(7);
    assertThat(JavaText.skipBlank("a", 1)).isEqualTo(1);
  }

  @Test
  void skip_partsThatAreNotCode() {
    String text = "a\"b\"//c\n/*d*/";

    assertThat(JavaText.skip(text, 0)).isZero();
    assertThat(JavaText.skip(text, 1)).isEqualTo(4);
    assertThat(JavaText.skip(text, 4)).isEqualTo(7);
    assertThat(JavaText.skip(text, 8)).isEqualTo(13);
    assertThat(JavaText.skip("\"open", 0)).isEqualTo(6);
  }
}
