package org.lectern.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContourTest {
  /** The contour of a grid of 2 by 2 points: bottom left, bottom right, top left, top right. */
  private static String contour(float... p) {
    float[] other = new float[4];
    for (int i = 0; i < 4; i++) {
      other[i] = 1 - p[i];
    }
    Range unit = new Range(0, 1);
    Regions regions =
        new Regions(List.of("yes", "no"), unit, unit, 2, new float[][] {p.clone(), other});
    Axes axes =
        new Axes(new Panel("", "", List.of(), unit, unit, false, regions, ""), 0, 0, 640, 300);
    StringBuilder path = new StringBuilder();
    new Contour(axes, regions, 0).append(path);
    double width = axes.right - axes.left;
    double height = axes.bottom - axes.top;
    StringBuilder text = new StringBuilder();
    double x = 0;
    double y = 0;
    for (String part : path.toString().split("(?=[Ml])")) {
      if (part.isEmpty()) {
        continue;
      }
      String[] numbers = part.substring(1).split(" ");
      boolean start = part.charAt(0) == 'M';
      x = Double.parseDouble(numbers[0]) + (start ? -axes.left : x);
      y = start ? axes.bottom - Double.parseDouble(numbers[1]) : y - Double.parseDouble(numbers[1]);
      text.append(start ? " from " : " to ");
      text.append(Math.round(x / width * 100)).append(',').append(Math.round(y / height * 100));
    }
    return text.toString().strip();
  }

  @Test
  void append_straightBoundary_interpolates() {
    assertThat(contour(1, 0, 1, 0)).isEqualTo("from 50,0 to 50,100");
    assertThat(contour(0.75f, 0.75f, 0, 0)).isEqualTo("from 100,33 to 0,33");
  }

  @Test
  void append_noBoundary_isEmpty() {
    assertThat(contour(0.9f, 0.8f, 0.7f, 0.6f)).isEmpty();
    assertThat(contour(0.9f, Float.NaN, 0.1f, 0.6f)).isEmpty();
  }

  @Test
  void append_saddle_joinsTheCornersThatTheMeanSays() {
    // The yes of bottom left and top right is strong, so each no is cut off.
    assertThat(contour(1, 0.25f, 0.25f, 1)).isEqualTo("from 67,0 to 100,33 from 33,100 to 0,67");
    // It is weak, so each yes is cut off.
    assertThat(contour(0.75f, 0, 0, 0.75f)).isEqualTo("from 33,0 to 0,33 from 67,100 to 100,67");
  }
}
