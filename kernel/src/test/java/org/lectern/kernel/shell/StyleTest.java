package org.lectern.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class StyleTest {
  private static final Pattern COLOUR = Pattern.compile("38;5;(\\d+)m");

  /** JupyterLab's light and dark themes: of errors, and of other output. */
  private static final int[] BACKGROUNDS = {0xffdddd, 0x511f1b, 0xffffff, 0x111111};

  @Test
  void colours_areLegibleInBothThemes() {
    for (String style : new String[] {Style.ERROR, Style.PLACE}) {
      Matcher colour = COLOUR.matcher(style);
      assertThat(colour.find()).isTrue();
      int index = Integer.parseInt(colour.group(1)) - 16;
      double text = luminance(level(index / 36), level(index / 6 % 6), level(index % 6));
      for (int background : BACKGROUNDS) {
        double other =
            luminance(background >> 16 & 0xff, background >> 8 & 0xff, background & 0xff);
        double contrast = (Math.max(text, other) + 0.05) / (Math.min(text, other) + 0.05);
        assertThat(contrast).as("%s on %x", style, background).isGreaterThan(3);
      }
    }
  }

  /** The levels of the cube of 216 colours. */
  private static int level(int step) {
    return step == 0 ? 0 : 55 + 40 * step;
  }

  private static double luminance(int red, int green, int blue) {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  private static double linear(int level) {
    double share = level / 255.0;
    return share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
