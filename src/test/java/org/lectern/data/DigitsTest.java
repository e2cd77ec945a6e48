package org.lectern.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lectern.random.RandomStream;
import org.lectern.random.Seed;
import org.lectern.tensor.Shape;

class DigitsTest {
  private static final int PIXELS = 28 * 28;

  /** The pixels of image i. */
  private static float[] image(float[] all, int i) {
    return Arrays.copyOfRange(all, i * PIXELS, (i + 1) * PIXELS);
  }

  @Test
  void digits_shapeAndNames() {
    Dataset data = Generators.digits(23, 7);
    assertThat(data.features().shape()).isEqualTo(Shape.of(23, 1, 28, 28));
    assertThat(data.labels().shape()).isEqualTo(Shape.of(23));
    assertThat(data.name()).isEqualTo("digits");
    assertThat(data.labelName()).isEqualTo("digit");
    assertThat(data.classNames())
        .isEqualTo(List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));
  }

  @Test
  void digits_one_knowsAllClasses() {
    assertThat(Generators.digits(1, 3).classes()).isEqualTo(10);
  }

  /** Changing this is a new version of the arithmetic. */
  @Test
  void digits_goldenFingerprint() {
    assertThat(Generators.digits(1000, 42).fingerprint())
        .isEqualTo("eafea4c3ae210525850489dac59e4955eae4e1499832f3f777aea1ebd15609bd");
  }

  @Test
  void digits_otherSeed_areOthers() {
    assertThat(Generators.digits(20, 1).fingerprint())
        .isEqualTo(Generators.digits(20, 1).fingerprint())
        .isNotEqualTo(Generators.digits(20, 2).fingerprint());
    assertThat(Generators.digits(20).fingerprint())
        .isEqualTo(Generators.digits(20, Seed.current()).fingerprint());
  }

  @Test
  void digits_more_beginWithTheSame() {
    assertThat(Generators.digits(202, 5).first(37).fingerprint())
        .isEqualTo(Generators.digits(37, 5).fingerprint());
  }

  @Test
  void digits_tenInARow_areAllDigits() {
    float[] ids = Generators.digits(205, 4).labels().toArray();
    Set<List<Float>> orders = new HashSet<>();
    for (int from = 0; from < 200; from += 10) {
      Float[] ten = new Float[10];
      for (int i = 0; i < 10; i++) {
        ten[i] = ids[from + i];
      }
      assertThat(ten).containsExactlyInAnyOrder(0f, 1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f, 9f);
      orders.add(List.of(ten));
    }
    assertThat(orders).hasSizeGreaterThan(15);
    assertThat(Set.of(ids[200], ids[201], ids[202], ids[203], ids[204])).hasSize(5);
  }

  @Test
  void digits_pixels_fromBackgroundToInk() {
    Dataset data = Generators.digits(1000, 2);
    float[] all = data.features().toArray();
    double ink = 0;
    for (int i = 0; i < 1000; i++) {
      float[] image = image(all, i);
      double sum = 0;
      float darkest = 0;
      float lightest = 1;
      int empty = 0;
      for (float pixel : image) {
        sum += pixel;
        darkest = Math.max(darkest, pixel);
        lightest = Math.min(lightest, pixel);
        empty += pixel == 0 ? 1 : 0;
      }
      assertThat(darkest).as("image " + i).isBetween(0.5f, 1f);
      assertThat(lightest).isZero();
      assertThat(empty).as("image " + i).isGreaterThan(PIXELS / 3);
      assertThat(sum / PIXELS).as("image " + i).isBetween(0.02, 0.35);
      ink += sum / PIXELS / 1000;
    }
    // MNIST has 0.131.
    assertThat(ink).isBetween(0.11, 0.16);
  }

  @Test
  void digits_centreOfMass_isInTheMiddle() {
    float[] all = Generators.digits(1000, 2).features().toArray();
    double meanX = 0;
    double meanY = 0;
    for (int i = 0; i < 1000; i++) {
      float[] image = image(all, i);
      double sum = 0;
      double x = 0;
      double y = 0;
      for (int at = 0; at < PIXELS; at++) {
        sum += image[at];
        x += image[at] * (at % 28);
        y += image[at] * (at / 28);
      }
      assertThat(x / sum).as("image " + i).isCloseTo(13.5, within(1.8));
      assertThat(y / sum).as("image " + i).isCloseTo(13.5, within(1.8));
      meanX += x / sum / 1000;
      meanY += y / sum / 1000;
    }
    assertThat(meanX).isCloseTo(13.5, within(0.3));
    assertThat(meanY).isCloseTo(13.5, within(0.3));
  }

  @Test
  void digits_longerSide_isTwentyPixels() {
    float[] all = Generators.digits(500, 2).features().toArray();
    for (int i = 0; i < 500; i++) {
      float[] image = image(all, i);
      int left = 28;
      int right = 0;
      int top = 28;
      int bottom = 0;
      for (int at = 0; at < PIXELS; at++) {
        if (image[at] > 0.25f) {
          left = Math.min(left, at % 28);
          right = Math.max(right, at % 28);
          top = Math.min(top, at / 28);
          bottom = Math.max(bottom, at / 28);
        }
      }
      assertThat(Math.max(right - left, bottom - top) + 1).as("image " + i).isBetween(18, 23);
    }
  }

  @Test
  void digits_images_allDiffer() {
    float[] all = Generators.digits(500, 9).features().toArray();
    Set<List<Float>> different = new HashSet<>();
    for (int i = 0; i < 500; i++) {
      Float[] boxed = new Float[PIXELS];
      for (int at = 0; at < PIXELS; at++) {
        boxed[at] = all[i * PIXELS + at];
      }
      different.add(Arrays.asList(boxed));
    }
    assertThat(different).hasSize(500);
  }

  @Test
  void skeletons_everyDigit_severalWaysInsideTheSquare() {
    for (int digit = 0; digit < 10; digit++) {
      assertThat(Skeletons.of(digit).length).isGreaterThanOrEqualTo(2);
      for (Stroke[] way : Skeletons.of(digit)) {
        for (Stroke stroke : way) {
          assertThat(stroke.size()).isGreaterThanOrEqualTo(2);
          for (int i = 0; i < stroke.size(); i++) {
            assertThat(stroke.x()[i]).isBetween(0.0, 100.0);
            assertThat(stroke.y()[i]).isBetween(0.0, 100.0);
          }
        }
      }
    }
  }

  @Test
  void stroke_corner_isRead() {
    Stroke stroke = Stroke.of("50,5 16,62! 86,61");
    assertThat(stroke.x()).containsExactly(50, 16, 86);
    assertThat(stroke.y()).containsExactly(5, 62, 61);
    assertThat(stroke.corner()).containsExactly(false, true, false);
  }

  @Test
  void paper_line_fallsOffEvenlyOnBothSides() {
    Paper paper = new Paper();
    paper.line(5, 10, 1.5, 1, 15, 10, 1.5, 1);
    float[] pixels = new float[PIXELS];
    paper.blurTo(pixels, 0, 0);
    int on = 10 * 28 + 10;
    assertThat(pixels[on]).isEqualTo(1);
    // The edge lies 1.5 pixels away, and half the ink with it.
    assertThat(pixels[on + 28]).isEqualTo(pixels[on - 28]).isBetween(0.8f, 0.99f);
    assertThat(pixels[on + 56]).isEqualTo(pixels[on - 56]).isBetween(0.01f, 0.2f);
    assertThat(pixels[on + 84]).isZero();
    // Round ends are alike.
    assertThat(pixels[10 * 28 + 4]).isEqualTo(pixels[10 * 28 + 16]).isBetween(0.8f, 0.99f);
  }

  @Test
  void paper_point_isADot() {
    Paper paper = new Paper();
    paper.line(10, 10, 1, 1, 10, 10, 1, 1);
    float[] pixels = new float[PIXELS];
    paper.blurTo(pixels, 0, 0);
    assertThat(pixels[10 * 28 + 10]).isEqualTo(1);
    assertThat(pixels[10 * 28 + 11]).isEqualTo(0.5f);
    assertThat(pixels[10 * 28 + 12]).isZero();
  }

  @Test
  void paper_blur_keepsTheInk() {
    Paper paper = new Paper();
    paper.line(10, 10, 1, 1, 17, 13, 1.2, 0.9);
    float[] sharp = new float[PIXELS];
    float[] soft = new float[2 * PIXELS];
    paper.blurTo(sharp, 0, 0);
    paper.blurTo(soft, PIXELS, 0.1);
    double before = 0;
    double after = 0;
    for (int i = 0; i < PIXELS; i++) {
      before += sharp[i];
      after += soft[PIXELS + i];
      assertThat(soft[i]).isZero();
    }
    assertThat(after).isCloseTo(before, within(1e-5));
    assertThat(image(soft, 1)).isNotEqualTo(sharp);
  }

  @Test
  void draws_bell_hasMeanAndDeviation() {
    Draws draws = new Draws(RandomStream.of(1, "test"));
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < 100_000; i++) {
      double value = draws.bell(2);
      assertThat(Math.abs(value)).isLessThan(7);
      sum += value;
      squares += value * value;
    }
    assertThat(sum / 100_000).isCloseTo(0, within(0.02));
    assertThat(Math.sqrt(squares / 100_000)).isCloseTo(2, within(0.02));
  }

  @Test
  void draws_uniform_fillsTheRange() {
    Draws draws = new Draws(RandomStream.of(1, "test"));
    double sum = 0;
    for (int i = 0; i < 10_000; i++) {
      double value = draws.uniform(3, 5);
      assertThat(value).isBetween(3.0, 5.0);
      sum += value;
    }
    assertThat(sum / 10_000).isCloseTo(4, within(0.03));
  }

  @Test
  void digits_noImage_isRefused() {
    assertThatThrownBy(() -> Generators.digits(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("digits: needs at least 1 image, but n is 0. Try 1000.");
  }
}
