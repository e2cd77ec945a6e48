package org.lectern.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SvgTest {
  @Test
  void toString_elements_areWrittenInOrder() {
    Svg svg = new Svg(20, 10, "A & B", "two < three");
    svg.open("g", "fill", "red").element("rect", "x", 1.005, "width", 2).text("<t>", 3, 4).close();
    assertThat(svg.toString())
        .isEqualTo(
            """
            <svg xmlns="http://www.w3.org/2000/svg" width="20" height="10" viewBox="0 0 20 10" \
            role="img" style="max-width:100%;height:auto" \
            font-family="Helvetica, Arial, &#39;Liberation Sans&#39;, sans-serif">
            <title>A &amp; B</title>
            <desc>two &lt; three</desc>
            <g fill="red">
            <rect x="1" width="2"/>
            <text x="3" y="4">&lt;t&gt;</text>
            </g>
            </svg>""");
  }

  @Test
  void toString_openElements_areClosed() {
    Svg svg = new Svg(1, 1, "t", "d").open("g").open("g");
    assertThat(svg.toString()).endsWith("<g>\n<g>\n</g>\n</g>\n</svg>").isEqualTo(svg.toString());
  }

  @Test
  void text_charactersThatXmlForbids_areReplaced() {
    String svg = new Svg(1, 1, "\u0000\uD800x\uFFFF", "😀").toString();
    assertThat(svg).contains("<title>\uFFFD\uFFFDx\uFFFD</title>", "<desc>😀</desc>");
  }

  @Test
  void number_anyValue_hasAtMostTwoDecimals() {
    assertThat(Svg.number(0)).isEqualTo("0");
    assertThat(Svg.number(-0.001)).isEqualTo("0");
    assertThat(Svg.number(-1.5)).isEqualTo("-1.5");
    assertThat(Svg.number(12.345678)).isEqualTo("12.35");
    assertThat(Svg.number(7.05)).isEqualTo("7.05");
    assertThat(Svg.number(-0.25)).isEqualTo("-0.25");
  }

  @Test
  void number_nan_teaches() {
    assertThatThrownBy(() -> Svg.number(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "svg: a coordinate must be a number below a billion pixels, but got NaN. Leave such"
                + " points out.");
  }

  @Test
  void close_nothingOpen_teaches() {
    assertThatThrownBy(() -> new Svg(1, 1, "t", "d").close())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "svg: close() needs an element that open() began, but all are closed. Leave this call"
                + " out.");
  }
}
