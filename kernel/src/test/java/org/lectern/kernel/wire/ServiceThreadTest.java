package org.lectern.kernel.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zeromq.ZMQException;
import zmq.ZError;

class ServiceThreadTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final List<String> log = new ArrayList<>();

  @Test
  void step_isRepeatedAfterWhateverItThrows() throws InterruptedException {
    Deque<Throwable> errors =
        new ArrayDeque<>(
            List.of(
                new OutOfMemoryError(),
                new IllegalStateException(),
                new StackOverflowError(),
                new NoClassDefFoundError(),
                new ZMQException(ZError.EFSM)));

    boolean ended =
        ends(
            () -> {
              Throwable error = errors.poll();
              log.add(error == null ? "done" : error.getClass().getSimpleName());
              if (error == null) {
                return false;
              }
              throw ServiceThreadTest.<RuntimeException>unchecked(error);
            });

    assertThat(ended).isTrue();
    assertThat(log)
        .containsExactly(
            "OutOfMemoryError",
            "IllegalStateException",
            "StackOverflowError",
            "NoClassDefFoundError",
            "ZMQException",
            "done",
            "end");
  }

  static Stream<Throwable> ends() {
    return Stream.of(
        new ZMQException(ZError.ETERM),
        new ZMQException(ZError.ENOTSOCK),
        new InterruptedException());
  }

  @ParameterizedTest
  @MethodSource("ends")
  void endOfConnection_endsTheThread(Throwable end) throws InterruptedException {
    assertThat(
            ends(
                () -> {
                  log.add("step");
                  throw ServiceThreadTest.<RuntimeException>unchecked(end);
                }))
        .isTrue();

    assertThat(log).containsExactly("step", "end");
  }

  private boolean ends(ServiceThread.Step step) throws InterruptedException {
    Thread thread = new ServiceThread("service", step, () -> log.add("end"));
    thread.setDaemon(true);
    thread.start();
    thread.join(LIMIT.toMillis());
    return !thread.isAlive();
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> E unchecked(Throwable thrown) throws E {
    throw (E) thrown;
  }
}
