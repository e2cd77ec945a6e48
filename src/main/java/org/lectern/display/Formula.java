package org.lectern.display;

import java.text.Normalizer;
import java.util.List;

/**
 * A formula in the small part of LaTeX that layers, losses and optimisers use: letters, numbers and
 * operators, {@code ^} and {@code _}, {@code \frac}, {@code \sqrt}, {@code \text}, {@code \hat},
 * Greek letters and the usual symbols, {@code aligned} and {@code cases}. It shows itself as
 * MathML, which browsers draw themselves, so it needs no script and no network. A command that is
 * not known shows as its name.
 *
 * <pre>{@code
 * Formula.of("w \\leftarrow w - \\eta\\,\\frac{g}{\\sqrt{s}+\\varepsilon}").text()
 * // w ← w − η g/(√s + ε)
 * }</pre>
 */
public final class Formula {
  private final String latex;
  private final List<TexPart> parts;

  private Formula(String latex) {
    this.latex = latex;
    parts = new TexReader(latex).read();
  }

  /**
   * A formula.
   *
   * @param latex LaTeX without dollar signs
   * @return the formula
   */
  public static Formula of(String latex) {
    return new Formula(latex);
  }

  /**
   * The formula as it was given.
   *
   * @return LaTeX without dollar signs
   */
  public String latex() {
    return latex;
  }

  /**
   * The formula for a page. Where a page strips MathML of its tags, what is left still reads as a
   * line of text: it has slashes and brackets that are not seen otherwise.
   *
   * @return a {@code div} with MathML and no outside address
   */
  public String html() {
    return "<div style=\"margin:6px 0;font-size:115%\"><math displaystyle=\"true\"><mrow>"
        + TexPart.mathml(parts)
        + "</mrow></math></div>";
  }

  /**
   * The formula as plain text.
   *
   * @return a line, or several for an aligned formula
   */
  public String text() {
    return Normalizer.normalize(TexPart.text(parts).strip(), Normalizer.Form.NFC);
  }

  @Override
  public String toString() {
    return text();
  }
}
