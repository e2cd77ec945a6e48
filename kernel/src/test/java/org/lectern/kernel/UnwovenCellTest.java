package org.lectern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.lectern.kernel.run.Execution;

class UnwovenCellTest {
  /** Just below the 65,535 bytes that a method may have; each loop would get three more. */
  private static final String LARGE =
      "int large() { int a = 0; "
          + "a++; ".repeat(21_250)
          + "while (a < 0) { } ".repeat(200)
          + "return a; }\nlarge()";

  @Test
  void method_tooLargeForTheChecksRunsWithoutAndSaysSoOnce() throws IOException {
    try (LiveKernel kernel = new LiveKernel()) {
      kernel.client.execute("%interruptible on");

      Execution cell = kernel.client.execute(LARGE);

      assertThat(cell.value()).contains("21250");
      assertThat(cell.stream("stderr"))
          .isEqualTo(
              "%interruptible: the method large is too large for the checks, so there are none"
                  + " around it: a loop there may not react to the stop button. Divide it.\n");
      assertThat(kernel.client.execute(LARGE).stream("stderr")).isEmpty();
    }
  }
}
