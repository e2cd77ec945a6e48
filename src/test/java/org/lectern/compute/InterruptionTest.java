package org.lectern.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InterruptionTest {
  @AfterEach
  void clear() {
    Interruption.watch(null);
    Thread.interrupted();
  }

  @Test
  void check_interruptedCell_throwsAndKeepsTheFlag() {
    Interruption.watch(Thread.currentThread());
    Thread.currentThread().interrupt();
    assertThatThrownBy(Interruption::check).isInstanceOf(CancellationException.class);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void check_otherThreadOrDeferred_goesOn() {
    Thread.currentThread().interrupt();
    assertThatCode(Interruption::check).doesNotThrowAnyException();
    Interruption.watch(Thread.currentThread());
    Interruption.deferred(() -> assertThatCode(Interruption::check).doesNotThrowAnyException());
    assertThatThrownBy(Interruption::check).isInstanceOf(CancellationException.class);
  }

  @Test
  void deferred_ofAGivenUpCell_leavesTheNewOneWatched() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Thread old =
        new Thread(
            () ->
                Interruption.deferred(
                    () -> {
                      inside.countDown();
                      try {
                        end.await();
                      } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                      }
                    }));
    Interruption.watch(old);
    old.start();
    inside.await();
    Interruption.watch(Thread.currentThread());
    end.countDown();
    old.join();
    Thread.currentThread().interrupt();
    assertThatThrownBy(Interruption::check).isInstanceOf(CancellationException.class);
  }
}
