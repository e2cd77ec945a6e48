package org.lectern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.kernel.run.Execution;
import org.lectern.kernel.run.KernelClient;
import org.lectern.kernel.run.KernelProcess;
import org.lectern.kernel.run.WireMessage;

/** What the kernel keeps back must do for some cells, before one lets go of what is too large. */
class OutOfMemoryTest {
  private static final String CLASS = "class A { int f() { return a; } }";
  private static final String PRINT = "for (int i = 0; i < 3; i++) System.out.println(i);";

  @ParameterizedTest
  @ValueSource(strings = {"new long[1 << 17]", "new Object[2]"})
  void cell_thatUsesUpAllMemoryCanBeUndone(String hog) throws IOException {
    try (KernelProcess process = KernelProcess.start(Path.of("."), "-Xmx160m");
        KernelClient client = new KernelClient(process, Duration.ofSeconds(90))) {
      client.execute("List<Object> hog = new ArrayList<>();");

      Execution cell = client.execute("while (true) hog.add(" + hog + ");");

      assertThat(cell.reply().text("ename")).isEqualTo("OutOfMemoryError");
      assertThat(cell.outputs()).extracting(WireMessage::type).containsOnlyOnce("error");
      assertThat(client.execute("2 + 2").value()).contains("4");
      for (String next : List.of("int a = 1;", CLASS, "new A().f()", PRINT, "hog = null;")) {
        Execution after = client.execute(next);
        assertThat(after.status()).as("%s: %s", next, after).isEqualTo("ok");
      }
      assertThat(client.execute("1 + 1").value()).contains("2");
    }
  }

  /** The first hog is dropped by a cell that has to be compiled while memory is full. */
  @Test
  void cells_afterTwoThatUseUpAllMemory() throws IOException {
    try (KernelProcess process = KernelProcess.start(Path.of("."), "-Xmx160m", "-XX:+UseSerialGC");
        KernelClient client = new KernelClient(process, Duration.ofSeconds(90))) {
      for (String hog : new String[] {"new long[1 << 17]", "new long[1 << 10]"}) {
        client.execute("1 + 1");
        client.execute("List<long[]> hog = new ArrayList<>(); while (true) hog.add(" + hog + ");");

        assertThat(client.execute("1 + 1").value()).contains("2");
        assertThat(client.execute("hog = null;").status()).isEqualTo("ok");
        assertThat(client.execute("2 + 2").value()).contains("4");
      }
    }
  }
}
