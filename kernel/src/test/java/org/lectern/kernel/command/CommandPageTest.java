package org.lectern.kernel.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lectern.kernel.install.Refusal;

class CommandPageTest {
  @TempDir Path folder;

  private String page(String data) throws IOException, Refusal {
    Path file = folder.resolve("x.ipynb");
    Files.writeString(
        file,
        """
        {"cells": [{"cell_type": "code", "metadata": {}, "source": "x", "outputs": [
          {"output_type": "display_data", "metadata": {}, "data": %s}]}],
         "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
        """
            .formatted(data));
    return new Page("x").of(Notebook.read(file));
  }

  @Test
  void page_showsTheRichestFormWithoutScripts() throws Exception {
    String svg = "\"image/svg+xml\": \"<svg></svg>\", \"text/plain\": \"plain\"";
    assertThat(page("{\"text/html\": [\"<b>h</b>\"], " + svg + "}"))
        .contains("<div class=\"output display_data\"><b>h</b></div>");
    assertThat(page("{\"text/html\": \"<script>1</script>\", " + svg + "}"))
        .contains("<div class=\"output display_data\"><svg></svg></div>");
    assertThat(page("{\"image/png\": \"QUJD\\nREVG\", \"text/plain\": \"plain\"}"))
        .contains("<img alt=\"\" src=\"data:image/png;base64,QUJDREVG\">");
    assertThat(page("{\"application/json\": {\"a\": 1}, \"text/plain\": \"a < b\"}"))
        .contains("<pre>a &lt; b</pre>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      textBlock =
          """
          # One                        ~ <h1>One</h1>
          a `x < *y*` b                ~ <p>a <code>x &lt; *y*</code> b</p>
          **bold** and *thin*          ~ <p><b>bold</b> and <i>thin</i></p>
          2 * 3 * 4                    ~ <p>2 * 3 * 4</p>
          $a_1 * b * c$ and $$x < y$$  ~ <p>$a_1 * b * c$ and $$x &lt; y$$</p>
          [a](b.html) ![c](d.png)      ~ <p><a href="b.html">a</a> <img alt="c" src="d.png"></p>
          - one|- two                  ~ <ul>|<li>one</li>|<li>two</li>|</ul>
          1. one|2. two                ~ <ol>|<li>one</li>|<li>two</li>|</ol>
          2) two                       ~ <ol start="2">|<li>two</li>|</ol>
          ```java|a < b|```            ~ <pre>a &lt; b</pre>
          <details>|text               ~ <details>|<p>text</p>
          #hash                        ~ <p>#hash</p>
          """)
  void markdown_isConverted(String text, String html) {
    assertThat(Markdown.html(text.replace('|', '\n'))).isEqualTo(html.replace('|', '\n') + "\n");
  }

  @Test
  void markdown_knowsTables() {
    assertThat(Markdown.html("| a | b |\n|---|---:|\n| 1 | *2* |\n\nend"))
        .isEqualTo(
            "<table>\n<tr><th>a</th><th>b</th></tr>\n<tr><td>1</td><td><i>2</i></td></tr>\n"
                + "</table>\n<p>end</p>\n");
  }

  @Test
  void markdown_neverHangs() {
    for (String text :
        new String[] {"```", "|", "#", "-", "- ", "<", "$", "$$", "**", "1.", "a|b"}) {
      assertThat(Markdown.html(text + "\n" + text)).isNotNull();
    }
  }
}
