package org.lectern.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTest {
  private static final int THREADS = Compute.threads();

  @AfterEach
  void restoreThreads() {
    Compute.threads(THREADS);
  }

  /** Up to the longest array: no sum of sizes may pass the largest number. */
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 9, 1000, 1_500_000_000, 2_147_483_639})
  void split_anyLength_coversAllOfIt(int n) {
    for (int threads : new int[] {1, 2, 3, 5, 256}) {
      Compute.threads(threads);
      Map<Integer, Integer> parts = new ConcurrentSkipListMap<>();
      Compute.split(n, 1, parts::put);
      int next = 0;
      for (Map.Entry<Integer, Integer> part : parts.entrySet()) {
        assertThat(part.getKey()).isEqualTo(next);
        next += part.getValue();
      }
      assertThat(next).isEqualTo(n);
    }
  }
}
