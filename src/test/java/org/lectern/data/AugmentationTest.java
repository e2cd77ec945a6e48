package org.lectern.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lectern.random.Seed;
import org.lectern.tensor.Shape;
import org.lectern.tensor.Tensor;

class AugmentationTest {
  private static final Dataset DIGITS = Generators.digits(30, 1);

  /** Three images of 11 by 11, all 0 but for one pixel that is 1. */
  private static Dataset dots(int row, int column) {
    float[] pixels = new float[3 * 121];
    for (int i = 0; i < 3; i++) {
      pixels[i * 121 + row * 11 + column] = 1;
    }
    return Dataset.of(Tensor.of(Shape.of(3, 11, 11), pixels), Tensor.vector(0, 1, 0));
  }

  private static Tensor copies(Dataset data, int n) {
    return data.features().slice(0, n, data.size());
  }

  @Test
  void apply_twoCopies_comeAfterTheImages() {
    Dataset more = Augmentation.none().shift(2).rotate(20).apply(DIGITS, 2, 7);
    assertThat(more.features().shape()).isEqualTo(Shape.of(90, 1, 28, 28));
    assertThat(more.first(30).fingerprint()).isEqualTo(DIGITS.fingerprint());
    for (int copy = 0; copy < 3; copy++) {
      assertThat(more.labels().slice(0, 30 * copy, 30 * copy + 30).toArray())
          .isEqualTo(DIGITS.labels().toArray());
    }
    assertThat(more.name()).isEqualTo("digits");
    assertThat(more.classNames()).isEqualTo(DIGITS.classNames());
    float[] x = more.features().toArray();
    for (int i = 0; i < 30; i++) {
      assertThat(image(x, i + 30)).isNotEqualTo(image(x, i)).isNotEqualTo(image(x, i + 60));
    }
  }

  private static float[] image(float[] x, int i) {
    return Arrays.copyOfRange(x, i * 784, (i + 1) * 784);
  }

  /** Changing this is a new version of the arithmetic. */
  @Test
  void apply_goldenFingerprint() {
    Augmentation all = Augmentation.none().shift(2).rotate(15).scale(0.1).noise(0.05);
    assertThat(all.apply(DIGITS, 2, 42).fingerprint())
        .isEqualTo("7caa56c5ac525c0dfe3e2cec050371a0d5ba360cf4c8d5fa72083121fb5580fc");
  }

  @Test
  void apply_seed_keysTheCopies() {
    Augmentation shifted = Augmentation.none().shift(3);
    String two = shifted.apply(DIGITS, 2, 5).fingerprint();
    assertThat(shifted.apply(DIGITS, 2, 5).fingerprint()).isEqualTo(two);
    assertThat(shifted.apply(DIGITS, 2, 6).fingerprint()).isNotEqualTo(two);
    assertThat(shifted.apply(DIGITS, 3, 5).first(90).fingerprint()).isEqualTo(two);
    assertThat(shifted.apply(DIGITS, 2).fingerprint())
        .isEqualTo(shifted.apply(DIGITS, 2, Seed.current()).fingerprint());
  }

  @Test
  void none_changesNothing() {
    Dataset same = Augmentation.none().apply(DIGITS, 1, 3);
    assertThat(copies(same, 30).fingerprint()).isEqualTo(DIGITS.features().fingerprint());
  }

  @Test
  void shift_movesTheInkSoFar() {
    Dataset more = Augmentation.none().shift(2).apply(dots(5, 5), 50, 3);
    float[] x = copies(more, 3).toArray();
    double widest = 0;
    for (int i = 0; i < 150; i++) {
      double ink = 0;
      double right = 0;
      double down = 0;
      for (int at = 0; at < 121; at++) {
        float pixel = x[i * 121 + at];
        ink += pixel;
        right += pixel * (at % 11 - 5);
        down += pixel * (at / 11 - 5);
      }
      assertThat(ink).isCloseTo(1, within(1e-6));
      assertThat(right).isBetween(-2.0001, 2.0001);
      assertThat(down).isBetween(-2.0001, 2.0001);
      widest = Math.max(widest, Math.abs(right));
    }
    assertThat(widest).isGreaterThan(1.8);
  }

  @Test
  void rotate_turnsAboutTheMiddle() {
    Augmentation turned = Augmentation.none().rotate(90);
    float[] middle = copies(turned.apply(dots(5, 5), 5, 3), 3).toArray();
    for (int i = 0; i < 15; i++) {
      assertThat(middle[i * 121 + 60]).isEqualTo(1);
    }
    float[] x = copies(turned.apply(dots(5, 9), 50, 3), 3).toArray();
    int left = 0;
    int up = 0;
    for (int i = 0; i < 150; i++) {
      double ink = 0;
      double right = 0;
      double down = 0;
      for (int at = 0; at < 121; at++) {
        ink += x[i * 121 + at];
        right += x[i * 121 + at] * (at % 11 - 5);
        down += x[i * 121 + at] * (at / 11 - 5);
      }
      // Bilinear reading keeps neither the ink nor the place exactly.
      assertThat(Math.hypot(right / ink, down / ink)).isCloseTo(4, within(0.4));
      left += right / ink < -0.4 ? 1 : 0;
      up += down < 0 ? 1 : 0;
    }
    assertThat(left).isZero();
    assertThat(up).isBetween(50, 100);
  }

  @Test
  void transform_quarterTurn_isClockwise() {
    float[] from = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    float[] to = new float[9];
    new ImageTransform(3, 3, 0, 0, Math.PI / 2, 1).apply(from, to, 0);
    assertThat(to).containsExactly(new float[] {7, 4, 1, 8, 5, 2, 9, 6, 3}, within(1e-5f));
  }

  @Test
  void transform_shiftByOneAndAHalf_readsBetween() {
    float[] from = {0, 4, 0, 0, 0, 2, 0, 0};
    float[] to = new float[8];
    new ImageTransform(2, 4, 1.5, 0, 0, 1).apply(from, to, 0);
    assertThat(to).containsExactly(0, 0, 2, 2, 0, 0, 1, 1);
  }

  @Test
  void transform_twiceTheSize_spreads() {
    float[] from = {0, 0, 0, 0, 1, 0, 0, 0, 0};
    float[] to = new float[9];
    new ImageTransform(3, 3, 0, 0, 0, 2).apply(from, to, 0);
    assertThat(to).containsExactly(0.25f, 0.5f, 0.25f, 0.5f, 1, 0.5f, 0.25f, 0.5f, 0.25f);
  }

  @Test
  void noise_hasItsDeviation() {
    Dataset more = Augmentation.none().noise(0.3).apply(DIGITS, 1, 3);
    Tensor noise = copies(more, 30).sub(DIGITS.features());
    assertThat(noise.mean().item()).isCloseTo(0, within(0.01f));
    assertThat(Math.sqrt(noise.mul(noise).mean().item())).isCloseTo(0.3, within(0.01));
  }

  @Test
  void option_more_leavesTheOthersAsTheyAre() {
    Tensor shifted = copies(Augmentation.none().shift(2).apply(DIGITS, 1, 3), 30);
    Tensor noisy = copies(Augmentation.none().shift(2).noise(1e-4).apply(DIGITS, 1, 3), 30);
    assertThat(noisy.sub(shifted).abs().max().item()).isBetween(1e-5f, 1e-3f);
  }

  @Test
  void apply_channels_moveTogether() {
    Tensor grey = DIGITS.features();
    Dataset colour = Dataset.of(Tensor.concat(1, grey, grey.mul(0.5)), DIGITS.labels());
    Tensor more = copies(Augmentation.none().shift(3).rotate(20).apply(colour, 1, 3), 30);
    assertThat(more.slice(1, 1, 2).fingerprint())
        .isEqualTo(more.slice(1, 0, 1).mul(0.5).fingerprint());
  }

  @Test
  void apply_furtherInputs_stayWithTheirImages() {
    Dataset data = DIGITS.withInput(DIGITS.labels().reshape(30, 1));
    Dataset more = Augmentation.none().shift(1).apply(data, 2, 3);
    assertThat(more.inputs().get(1).reshape(90).toArray()).isEqualTo(more.labels().toArray());
  }

  @Test
  void apply_split_changesTheTrainingPartAlone() {
    Augmentation shifted = Augmentation.none().shift(1);
    Split split = DIGITS.splitWithSeed(1, 0.5, 0.2, 0.3);
    Split more = shifted.apply(split, 3, 2);
    assertThat(more.train().fingerprint())
        .isEqualTo(shifted.apply(split.train(), 3, 2).fingerprint());
    assertThat(more.train().size()).isEqualTo(60);
    assertThat(more.validation()).isSameAs(split.validation());
    assertThat(more.test()).isSameAs(split.test());
    Split two = shifted.apply(DIGITS.splitWithSeed(1, 0.5, 0.5), 1);
    assertThat(two.hasValidation()).isFalse();
    assertThat(two.train().size()).isEqualTo(30);
  }

  @Test
  void toString_settings() {
    assertThat(Augmentation.none().shift(2).rotate(15).scale(0.1).noise(0.05))
        .hasToString("Augmentation(shift 2, rotate 15°, scale 0.1, noise 0.05)");
  }
}
