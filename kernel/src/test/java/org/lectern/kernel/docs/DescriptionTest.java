package org.lectern.kernel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DescriptionTest {
  @Test
  void html_resolvesTags() {
    assertThat(
            html("Uses {@code a < b}, {@link java.util.List}, {@link #size}, {@link Tensor#add}."))
        .isEqualTo(
            "<p>Uses <code>a &lt; b</code>, <code>List</code>, <code>size</code>,"
                + " <code>Tensor.add</code>.</p>\n");
    assertThat(html("See {@link List the list} and {@literal <b>}, x &ne; y."))
        .isEqualTo("<p>See the list and &lt;b&gt;, x &ne; y.</p>\n");
    assertThat(html("<a href=\"x\">A</a> <script>1</script><span class=\"q\">b</span>."))
        .doesNotContain("href", "script", "class");
  }

  @Test
  void html_keepsExamples() {
    assertThat(html("Text.\n\n <pre>{@code\n var x = List.of(1);\n   if (x < 2) {}\n }</pre>"))
        .contains("<pre>var x = List.of(1);\n  if (x &lt; 2) {}</pre>");
  }

  @Test
  void text_ofBlockTags() {
    assertThat(
            text(
                """
                 Adds. Then more.

                 @param a the first
                 @param <T> the type
                 @return the {@code sum}
                 @throws java.io.IOException if not
                 @deprecated use another
                """))
        .isEqualTo(
            """
            Adds. Then more.

            Deprecated: use another

            Parameters:
            - a: the first
            - <T>: the type

            Returns: the sum

            Throws:
            - IOException: if not\
            """);
  }

  @Test
  void text_ofListsAndParagraphs() {
    assertThat(text("One.\n <p>Two:\n <ul>\n <li>a\n <li>b <ul><li>c</ul>\n </ul>\n Three."))
        .isEqualTo("One.\n\nTwo:\n- a\n- b\n  - c\n\nThree.");
  }

  @Test
  void text_breaksLongLines() {
    String text = text("word ".repeat(50) + ".");

    assertThat(text.lines()).hasSize(3).allMatch(line -> line.length() <= 88);
  }

  @Test
  void text_ofEntities() {
    assertThat(text("a &lt; b &amp;&amp; &#960; &#x2264; &unknown;"))
        .isEqualTo("a < b && π ≤ &unknown;");
  }

  @Test
  void text_ofBrokenComments() {
    for (String comment : new String[] {"{@code", "<pre>{@code x", "@param", "</p></ul>", "{@"}) {
      assertThat(text(comment)).as(comment).isNotNull();
    }
  }

  @Test
  void signature_isEscapedAndItsNameBold() {
    Description page = new Description.Builder().signature("List<T> ", "of", "(T a)").build();

    assertThat(page.html()).isEqualTo("<p><code>List&lt;T&gt; <b>of</b>(T a)</code></p>\n");
    assertThat(page.text()).isEqualTo("List<T> of(T a)");
  }

  private static String html(String comment) {
    return new Description.Builder().comment(comment).build().html();
  }

  private static String text(String comment) {
    return new Description.Builder().comment(comment).build().text();
  }
}
