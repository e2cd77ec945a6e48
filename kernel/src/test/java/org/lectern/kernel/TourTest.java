package org.lectern.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.lectern.kernel.run.Execution;

/** The library as a student uses it: cells without imports, casts or checked exceptions. */
class TourTest {
  @Test
  void tour_everyCell_givesWhatItSays() throws IOException {
    SoftAssertions all = new SoftAssertions();
    try (LiveKernel kernel = new LiveKernel()) {
      for (String cell : cells()) {
        Execution execution = kernel.client.execute(cell);
        all.assertThat(execution.status()).as("%s%n%s", cell, execution.outputs()).isEqualTo("ok");
        String expected = cell.substring(cell.lastIndexOf("// -> ") + 6).strip();
        all.assertThat(execution.value().orElse("")).as(cell).contains(expected);
      }
    }
    all.assertAll();
  }

  private static String[] cells() throws IOException {
    try (InputStream tour = TourTest.class.getResourceAsStream("tour.txt")) {
      byte[] bytes = Objects.requireNonNull(tour, "tour.txt").readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8).split("(?m)^----$");
    }
  }
}
