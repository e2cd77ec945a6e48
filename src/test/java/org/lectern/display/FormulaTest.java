package org.lectern.display;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '"',
      value = {
        "y = x\\,W + b @ y = x W + b",
        "y = \\sigma(x) = \\frac{1}{1 + e^{-x}} @ y = σ(x) = 1/(1 + e⁻ˣ)",
        "w \\leftarrow w - \\eta\\,\\frac{g}{\\sqrt{s}+\\varepsilon} @ w ← w − η g/(√s + ε)",
        "m \\leftarrow \\beta_1 m + (1-\\beta_1)\\,g @ m ← β₁m + (1 − β₁) g",
        "\\frac{\\eta}{1-\\beta_1^t} @ η/(1 − β₁ᵗ)",
        "H \\approx (\\nabla^2 L)^{-1} @ H ≈ (∇²L)⁻¹",
        "d = -H g @ d = −Hg",
        "\\frac{1}{n}\\,\\sum_{i=1}^n (\\hat{y}_i - y_i)^2 @ 1/n ∑ᵢ₌₁ⁿ (ŷᵢ − yᵢ)²",
        "-y_i \\log \\hat{y}_i @ −yᵢ log ŷᵢ",
        "y = \\max(x, 0) @ y = max(x, 0)",
        "h_{t-1} U + b' @ hₜ₋₁U + b′",
        "\\eta = 10^{-4},\\; \\alpha = 2 @ η = 10⁻⁴, α = 2",
        "\\begin{cases} x & x > 0 \\\\ a\\,x & \\text{else} \\end{cases} @ { x, x > 0; a x, else }",
        "\\text{clip norm 1} @ clip norm 1",
        "\\unknown{x} + 1 @ unknown x + 1",
      })
  void text_formulas_readAsALine(String latex, String text) {
    assertThat(Formula.of(latex).text()).isEqualTo(text);
  }

  @Test
  void text_aligned_isALineEach() {
    assertThat(
            Formula.of(
                    "\\begin{aligned}\nv &\\leftarrow \\mu v + g \\\\\n&\\eta = 0.1\n\\end{aligned}")
                .text())
        .isEqualTo("v ← μv + g\nη = 0.1");
  }

  @Test
  void html_fraction_isMathmlThatReadsWithoutItsTags() {
    String html = Formula.of("\\frac{m}{\\sqrt{v} + \\varepsilon} < 1").html();
    assertThat(html)
        .contains("<mfrac><mi>m</mi>", "<msqrt>", "&lt;")
        .doesNotContain("\\", "$", "http", "script");
    assertThat(html.replaceAll("<[^>]*>", "")).isEqualTo("m/(√v+ε)&lt;1");
  }

  @Test
  void html_names_areEscaped() {
    assertThat(Formula.of("\\text{<b>}").html()).contains("&lt;b&gt;").doesNotContain("<b>");
  }

  /** A student's formula may be anything: it shows, and never fails or hangs. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "}",
        "{",
        "\\",
        "\\frac",
        "\\frac{1",
        "x^",
        "x_",
        "&&\\\\",
        "\\begin",
        "\\end",
        "\\begin{aligned} x",
        "\\sqrt",
        "\\hat",
        "\\text",
        "\\text{",
        "x''",
        "\\left(",
        "\\%"
      })
  void html_brokenLatex_stillShows(String latex) {
    assertThat(Formula.of(latex).html()).startsWith("<div").endsWith("</div>");
    assertThat(Formula.of(latex).text()).isNotNull();
    assertThat(Formula.of(latex)).hasToString(Formula.of(latex).text());
  }
}
