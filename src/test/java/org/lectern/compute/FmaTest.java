package org.lectern.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FmaTest {
  private static final float[] HARD = {
    0f,
    -0f,
    1,
    -1,
    3,
    Float.NaN,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MIN_NORMAL,
    -Float.MIN_NORMAL,
    0x0.fffffep-126f,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    0x1p127f,
    0x1p64f,
    -0x1p64f,
    0x1p-64f,
    0x1p-75f,
    0x1p-74f,
    0x1.000002p0f,
    -0x1.000002p0f,
    0x1.fffffep0f,
    0x1.fffffep-1f,
    0x1.000002p-75f,
    0x1p-24f,
    0x1p-25f,
    -0x1p-25f,
    0x1.8p-24f,
    0x1p24f,
    0x1.000002p12f,
    0x1.000002p-12f,
    1e-40f,
    -1e-40f
  };

  @Test
  void inDouble_hardCases_equalsMathFma() {
    for (float a : HARD) {
      for (float b : HARD) {
        for (float c : HARD) {
          check(a, b, c);
        }
      }
    }
  }

  @Test
  void inDouble_anyBits_equalsMathFma() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 1_000_000; i++) {
      float a = Float.intBitsToFloat(random.nextInt());
      float b = Float.intBitsToFloat(random.nextInt());
      check(a, b, Float.intBitsToFloat(random.nextInt()));
    }
  }

  /** The product 24929·673 = 2²⁴ + 1 lies halfway between two floats; a tiny c decides. */
  @Test
  void inDouble_closeToATie_equalsMathFma() {
    int different = 0;
    for (int scale = -60; scale <= 60; scale++) {
      for (int tiny = 0; tiny < 80; tiny++) {
        float a = Math.scalb(24929f, scale);
        float c = Math.scalb(1f, scale - tiny);
        for (int sign = 0; sign < 4; sign++) {
          float b = sign < 2 ? 673 : -673;
          c = -c;
          check(a, b, c);
          different += (float) ((double) a * b + c) == Math.fma(a, b, c) ? 0 : 1;
        }
      }
    }
    assertThat(different).as("cases that plain double arithmetic gets wrong").isPositive();
  }

  private static void check(float a, float b, float c) {
    int expected = Float.floatToIntBits(Math.fma(a, b, c));
    if (Float.floatToIntBits(Fma.inDouble(a, b, c)) != expected) {
      assertThat(Fma.inDouble(a, b, c)).as("%a * %a + %a", a, b, c).isEqualTo(Math.fma(a, b, c));
    }
  }
}
