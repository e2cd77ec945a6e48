package org.lectern.kernel.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lectern.kernel.notebook.Notebook;

class CommandPageTest {
  @TempDir Path folder;

  private String page(String data) throws IOException {
    Path file = folder.resolve("x.ipynb");
    Files.writeString(
        file,
        """
        {"cells": [{"cell_type": "code", "metadata": {}, "source": "x", "outputs": [
          {"output_type": "display_data", "metadata": {}, "data": %s}]}],
         "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
        """
            .formatted(data));
    return new Page("x", folder).of(Notebook.read(file));
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

  private Pictures none() {
    return new Pictures(folder, new JsonObject());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      textBlock =
          """
          a `x < *y*` b                ~ <p>a <code>x &lt; *y*</code> b</p>
          **bold** and *thin*          ~ <p><b>bold</b> and <i>thin</i></p>
          2 * 3 * 4                    ~ <p>2 * 3 * 4</p>
          $a_1 * b * c$ and $$x < y$$  ~ <p>$a_1 * b * c$ and $$x &lt; y$$</p>
          [a](b.html?x=1&y=2)          ~ <p><a href="b.html?x=1&amp;y=2">a</a></p>
          [run](javascript:f())        ~ <p>[run](javascript:f())</p>
          <https://a.b/c?d=1&e>        ~ <p><a href="https://a.b/c?d=1&amp;e">https://a.b/c?d=1&amp;e</a></p>
          ![c](https://a.b/d.png)      ~ <p><img alt="c" src="https://a.b/d.png"></p>
          ![c](d.png) x                ~ <p><span class="missing">[no such picture: d.png]</span> x</p>
          a < b & c > d                ~ <p>a &lt; b &amp; c &gt; d</p>
          x <b>y</b> &eacute;<br/>     ~ <p>x <b>y</b> &eacute;<br/></p>
          x <script>f()</script>       ~ <p>x &lt;script&gt;f()&lt;/script&gt;</p>
          <IFRAME src="x">             ~ &lt;IFRAME src=&quot;x&quot;&gt;
          <3 is a heart                ~ <p>&lt;3 is a heart</p>
          - a < b                      ~ <ul>|<li>a &lt; b</li>|</ul>
          <div|class="x">a & b</div>   ~ <div|class="x">a &amp; b</div>
          - one|- two                  ~ <ul>|<li>one</li>|<li>two</li>|</ul>
          1. one|2. two                ~ <ol>|<li>one</li>|<li>two</li>|</ol>
          2) two                       ~ <ol start="2">|<li>two</li>|</ol>
          ```java|a < b|```            ~ <pre>a &lt; b</pre>
          <details>|text               ~ <details>|<p>text</p>
          """)
  void markdown_isConverted(String text, String html) {
    assertThat(Markdown.html(text.replace('|', '\n'), none()))
        .isEqualTo(html.replace('|', '\n') + "\n");
  }

  @Test
  void markdown_knowsHeadings() {
    assertThat(Markdown.html("# One\n## a < *b* ##\n#hash", none()))
        .isEqualTo("<h1>One</h1>\n<h2>a &lt; <i>b</i></h2>\n<p>#hash</p>\n");
  }

  @Test
  void markdown_knowsTables() {
    assertThat(Markdown.html("| a | b |\n|---|---:|\n| 1 | *2* |\n\nend", none()))
        .isEqualTo(
            "<table>\n<tr><th>a</th><th>b</th></tr>\n<tr><td>1</td><td><i>2</i></td></tr>\n"
                + "</table>\n<p>end</p>\n");
  }

  @Test
  void markdown_neverHangs() {
    for (String text :
        new String[] {"```", "|", "#", "-", "- ", "<", "$", "$$", "**", "1.", "a|b"}) {
      assertThat(Markdown.html(text + "\n" + text, none())).isNotNull();
    }
  }

  @Test
  void page_ofAPageWithAScriptInCapitals_prefersThePicture() throws Exception {
    String svg = "\"image/svg+xml\": \"<svg></svg>\"";
    assertThat(page("{\"text/html\": \"<SCRIPT>1</SCRIPT>\", " + svg + "}"))
        .contains("<div class=\"output display_data\"><svg></svg></div>");
  }

  private String pageOfCells(String cells) throws IOException {
    Path file = folder.resolve("x.ipynb");
    Files.writeString(file, "{\"cells\": [" + cells + "], \"nbformat\": 4}");
    return new Page("x", folder).of(Notebook.read(file));
  }

  @Test
  void page_holdsPastedPicturesAndFilesBesideTheNotebook() throws Exception {
    Files.createDirectories(folder.resolve("my pictures"));
    Files.write(folder.resolve("my pictures/a.PNG"), new byte[] {1, 2, 3});
    String page =
        pageOfCells(
            """
            {"cell_type": "markdown", "attachments": {"p.png": {"image/png": "QUJD\\n"}}, "source":
             ["![p](attachment:p.png) ![f](my%20pictures/a.PNG)\\n", "\\n",
              "<img width=7 src='my pictures/a.PNG'> <img src=none.png>\\n", "\\n",
              "![x](attachment:gone.png) ![y](notes.txt)"]},
            {"cell_type": "code", "source": "x", "outputs": [{"output_type": "display_data", "data":
             {"text/html": "<p><img src=\\"my pictures/a.PNG\\"></p>"}}]}
            """);

    assertThat(page)
        .contains("<img alt=\"p\" src=\"data:image/png;base64,QUJD\">")
        .contains("<img alt=\"f\" src=\"data:image/png;base64,AQID\">")
        .contains("<img width=7 src=\"data:image/png;base64,AQID\">")
        .contains("<p><img src=\"data:image/png;base64,AQID\"></p>")
        .contains("[no such picture: none.png]")
        .contains("[no such picture: attachment:gone.png]")
        .contains("[no such picture: notes.txt]");
  }

  @Test
  void page_showsTheLastStateOfAProgressBar() throws Exception {
    String page =
        pageOfCells(
            """
            {"cell_type": "code", "source": "a\\r\\nb", "outputs": [
              {"output_type": "stream", "name": "stdout", "text": "10 %\\r\\u001b[32m100 %\\u001b[0m\\r\\nend"}]},
            {"cell_type": "markdown", "source": "c\\r\\nd"}
            """);

    assertThat(page)
        .contains("<pre>a\nb</pre>")
        .contains("<pre>100 %\nend</pre>")
        .contains("<p>c\nd</p>")
        .doesNotContain("\uFFFD");
  }
}
