package org.lectern.compute;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ElementaryTest {
  private static final float INFINITY = Float.POSITIVE_INFINITY;

  @ParameterizedTest
  @EnumSource(
      names = {"EXP", "EXPM1", "LOG", "LOG1P", "TANH", "SIGMOID", "SOFTPLUS", "SIN", "COS", "ERF"})
  void everyFunction_aMillionFloats_within2Ulp(Unary op) throws Exception {
    assertThat(ElementaryError.worst(op, 4099).ulps()).isGreaterThan(0.5).isLessThanOrEqualTo(2);
  }

  @Test
  void exp_specialValues() {
    assertThat(bits(Unary.EXP, Float.NaN, INFINITY, -INFINITY, 0f, -0f, 88.8f))
        .isEqualTo(bits(Float.NaN, INFINITY, 0, 1, 1, INFINITY));
    assertThat(Elementary.exp(88.72283f)).isBetween(3.4e38f, Float.MAX_VALUE);
    assertThat(bits(Unary.EXP, -103.97f, -104, -1e30f, Float.MIN_VALUE, 1))
        .isEqualTo(bits(Float.MIN_VALUE, 0, 0, 1, (float) Math.E));
  }

  @Test
  void expm1_specialValues() {
    assertThat(bits(Unary.EXPM1, Float.NaN, INFINITY, -INFINITY, 0f, -0f, -17.4f, -1e30f, 89))
        .isEqualTo(bits(Float.NaN, INFINITY, -1, 0f, -0f, -1, -1, INFINITY));
    assertThat(bits(Unary.EXPM1, Float.MIN_VALUE, -Float.MIN_VALUE, 1e-38f))
        .isEqualTo(bits(Float.MIN_VALUE, -Float.MIN_VALUE, 1e-38f));
  }

  @Test
  void log_specialValues() {
    assertThat(bits(Unary.LOG, Float.NaN, INFINITY, -INFINITY, 0f, -0f, -1, 1))
        .isEqualTo(bits(Float.NaN, INFINITY, Float.NaN, -INFINITY, -INFINITY, Float.NaN, 0f));
    assertThat(bits(Unary.LOG, Float.MIN_VALUE, Float.MAX_VALUE, -Float.MIN_VALUE))
        .isEqualTo(bits(-103.27893f, 88.72284f, Float.NaN));
  }

  @Test
  void log1p_specialValues() {
    assertThat(bits(Unary.LOG1P, Float.NaN, INFINITY, -INFINITY, 0f, -0f, -1, -1.5f))
        .isEqualTo(bits(Float.NaN, INFINITY, Float.NaN, 0f, -0f, -INFINITY, Float.NaN));
    assertThat(bits(Unary.LOG1P, Float.MIN_VALUE, -1e-30f, Float.MAX_VALUE, 0x1p-126f))
        .isEqualTo(bits(Float.MIN_VALUE, -1e-30f, 88.72284f, 0x1p-126f));
  }

  @Test
  void tanh_specialValues() {
    assertThat(bits(Unary.TANH, Float.NaN, INFINITY, -INFINITY, 0f, -0f, 10, -1e30f, 1e-40f))
        .isEqualTo(bits(Float.NaN, 1, -1, 0f, -0f, 1, -1, 1e-40f));
  }

  @Test
  void sigmoid_specialValues() {
    assertThat(bits(Unary.SIGMOID, Float.NaN, INFINITY, -INFINITY, 0f, -0f, 100, -200))
        .isEqualTo(bits(Float.NaN, 1, 0, 0.5f, 0.5f, 1, 0));
    assertThat(bits(Unary.SIGMOID, -100, -103))
        .isEqualTo(bits((float) Math.exp(-100), (float) Math.exp(-103)));
  }

  @Test
  void softplus_specialValues() {
    assertThat(bits(Unary.SOFTPLUS, Float.NaN, INFINITY, -INFINITY, 0f, 1e30f, -200, -103))
        .isEqualTo(bits(Float.NaN, INFINITY, 0, 0.6931472f, 1e30f, 0, (float) Math.exp(-103)));
  }

  @Test
  void sinAndCos_specialValues() {
    assertThat(bits(Unary.SIN, Float.NaN, INFINITY, -INFINITY, 0f, -0f, 1e-40f))
        .isEqualTo(bits(Float.NaN, Float.NaN, Float.NaN, 0f, -0f, 1e-40f));
    assertThat(bits(Unary.COS, Float.NaN, INFINITY, -INFINITY, 0f, -0f, 1e-40f))
        .isEqualTo(bits(Float.NaN, Float.NaN, Float.NaN, 1, 1, 1));
  }

  @Test
  void sinAndCos_hugeAngles_areReducedExactly() {
    for (float x : new float[] {8192, 8193, 1e10f, 1e22f, -1e30f, Float.MAX_VALUE, 16367173e10f}) {
      assertThat(ElementaryError.ulps(Trigonometry.sin(x), Math.sin(x))).isLessThan(2);
      assertThat(ElementaryError.ulps(Trigonometry.cos(x), Math.cos(x))).isLessThan(2);
    }
  }

  @Test
  void erf_specialValues() {
    assertThat(bits(Unary.ERF, Float.NaN, INFINITY, -INFINITY, 0f, -0f, 4, -3.95f, 1e30f))
        .isEqualTo(bits(Float.NaN, 1, -1, 0f, -0f, 1, -1, 1));
    assertThat(bits(Unary.ERF, 2, -0.5f, Float.MIN_VALUE))
        .isEqualTo(bits(0.9953223f, -0.5204999f, Float.MIN_VALUE));
  }

  @Test
  void power_specialValues_areThoseOfMathPow() {
    float[] numbers = {
      0f,
      -0f,
      1,
      -1,
      2,
      -2,
      3,
      -3,
      0.5f,
      -0.5f,
      2.5f,
      1e-40f,
      -1e-40f,
      Float.MIN_VALUE,
      Float.MAX_VALUE,
      -Float.MAX_VALUE,
      0x1p23f,
      0x1p23f + 1,
      -0x1p23f - 1,
      0x1p24f,
      0x1p31f,
      INFINITY,
      -INFINITY,
      Float.NaN
    };
    for (float a : numbers) {
      for (float b : numbers) {
        float[] result = {0};
        Compute.binary(Binary.POWER, new float[] {a}, 0, 1, new float[] {b}, 0, 1, result, 0, 1);
        float expected = (float) Math.pow(a, b);
        assertThat(bits(result)).as(a + " to the power " + b).isEqualTo(bits(expected));
      }
    }
  }

  @Test
  void power_aMillionPairs_withinHalfAnUlp() {
    assertThat(ElementaryError.worstPower(1 << 20).ulps()).isBetween(0.499, 0.501);
  }

  private static int[] bits(Unary op, float... x) {
    Compute.unary(op, x, 0, x, 0, x.length);
    return bits(x);
  }

  private static int[] bits(float... x) {
    int[] bits = new int[x.length];
    for (int i = 0; i < x.length; i++) {
      bits[i] = Float.floatToIntBits(x[i]);
    }
    return bits;
  }
}
