package org.lectern.random;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The known-answer vectors that the authors published with Random123. */
class PhiloxTest {
  @Test
  void block_zeros_knownAnswer() {
    assertThat(block(0, 0, 0, 0, 0, 0))
        .containsExactly(0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8);
  }

  @Test
  void block_ones_knownAnswer() {
    assertThat(block(-1, -1, -1, -1, -1, -1))
        .containsExactly(0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD);
  }

  @Test
  void block_digitsOfPi_knownAnswer() {
    assertThat(block(0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344, 0xA4093822, 0x299F31D0))
        .containsExactly(0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1);
  }

  private static int[] block(int c0, int c1, int c2, int c3, int k0, int k1) {
    int[] out = new int[4];
    Philox.block(c0, c1, c2, c3, k0, k1, out);
    return out;
  }
}
