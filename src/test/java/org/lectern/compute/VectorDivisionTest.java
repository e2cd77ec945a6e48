package org.lectern.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@link VectorDivision} gives the bits of division. */
class VectorDivisionTest {
  private static final int N = 4099;

  private final Random random = new Random(7);
  private final float[] a = new float[N];
  private final float[] quotients = new float[N];

  /** Many mantissas, those with long runs of equal bits among them: near ties are among these. */
  @Test
  void anyMantissas_areDividedAsTheProcessorDivides() {
    for (int round = 0; round < 3000; round++) {
      for (int i = 0; i < N; i++) {
        a[i] = number(random.nextInt(200) - 100);
      }
      divide(number(random.nextInt(40) - 20));
    }
  }

  /** A numerator next to a product of the divisor has a quotient next to a number or a tie. */
  @Test
  void quotientsNextToTies_areDividedAsTheProcessorDivides() {
    for (int round = 0; round < 3000; round++) {
      float divisor = number(0);
      for (int i = 0; i < N; i++) {
        double half = number(0) + (i % 2) * 0x1p-24;
        a[i] = (float) (divisor * half);
      }
      divide(divisor);
    }
  }

  @Test
  void numbersThatDoNotFit_areDivided() {
    float[] odd = {0, -0f, Float.NaN, Float.POSITIVE_INFINITY, Float.MIN_VALUE, 1e-38f, 3e38f};
    for (int round = 0; round < 200; round++) {
      for (int i = 0; i < N; i++) {
        a[i] = random.nextInt(50) == 0 ? odd[random.nextInt(odd.length)] : number(0);
      }
      divide(number(random.nextInt(40) - 20));
    }
    for (float divisor : new float[] {0, 1e-30f, 1e30f, Float.NaN, Float.NEGATIVE_INFINITY}) {
      assertThat(VectorDivision.fits(divisor, N)).isFalse();
    }
  }

  private void divide(float divisor) {
    assertThat(VectorDivision.fits(divisor, N)).isTrue();
    VectorDivision.divide(a, 0, divisor, quotients, 0, N);
    for (int i = 0; i < N; i++) {
      if (Float.floatToIntBits(quotients[i]) != Float.floatToIntBits(a[i] / divisor)) {
        assertThat(quotients[i]).as(a[i] + " / " + divisor).isEqualTo(a[i] / divisor);
      }
    }
  }

  /** A number between 2^exponent and twice that, of either sign. */
  private float number(int exponent) {
    int mantissa = random.nextInt(1 << 23);
    if (random.nextInt(4) == 0) {
      mantissa >>= random.nextInt(23);
    } else if (random.nextInt(4) == 0) {
      mantissa |= -1 >>> 9 + random.nextInt(23);
    }
    int sign = random.nextBoolean() ? 0 : Integer.MIN_VALUE;
    return Float.intBitsToFloat(sign | 127 + exponent << 23 | mantissa & (1 << 23) - 1);
  }
}
