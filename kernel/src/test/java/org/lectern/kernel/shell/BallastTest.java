package org.lectern.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BallastTest {
  private final AtomicInteger attempts = new AtomicInteger();

  @Test
  void insist_triesAgainUntilThereIsMemory() {
    Ballast.insist(() -> failUntil(4));

    assertThat(attempts).hasValue(4);
  }

  @Test
  void insist_givesUpWhenThereIsNoneForLong() {
    assertThatThrownBy(() -> Ballast.insist(() -> failUntil(1_000)))
        .isInstanceOf(OutOfMemoryError.class);

    assertThat(attempts).hasValueBetween(10, 999);
  }

  @Test
  void insist_doesNotHideOtherErrors() {
    assertThatThrownBy(
            () ->
                Ballast.insist(
                    () -> {
                      attempts.incrementAndGet();
                      throw new IllegalStateException("closed");
                    }))
        .hasMessage("closed");

    assertThat(attempts).hasValue(1);
  }

  private void failUntil(int success) {
    if (attempts.incrementAndGet() < success) {
      throw new OutOfMemoryError("none yet");
    }
  }
}
