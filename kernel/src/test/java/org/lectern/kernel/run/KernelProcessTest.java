package org.lectern.kernel.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class KernelProcessTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void client_whereAnotherProgramTookAPort_startsTheKernelOnOthers() throws IOException {
    for (Channel channel : new Channel[] {Channel.SHELL, Channel.HEARTBEAT}) {
      try (KernelProcess process = KernelProcess.start(Path.of("."))) {
        int port = process.port(channel);
        // a JVM takes longer to start than this
        try (ServerSocket thief = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"));
            KernelClient client = new KernelClient(process, LIMIT)) {
          assertThat(client.execute("1 + 1").value()).contains("2");
          assertThat(process.port(channel)).isNotEqualTo(thief.getLocalPort());
        }
      }
    }
  }

  @Test
  void start_runsWithTheFlagsOfAnInstalledKernel() throws IOException {
    try (KernelProcess process = KernelProcess.start(Path.of("."));
        KernelClient client = new KernelClient(process, LIMIT)) {
      String flags =
          client
              .execute(
                  "java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments()")
              .value()
              .orElse("");
      assertThat(flags).contains(KernelCommand.flags());
    }
  }

  @Test
  void commandForWindows_addsTheUsersOptions() throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Map<String, String> options = Map.of("LECTERN_JAVA_OPTS", " -Dcolour=red  -Xmx300m ");
    try (KernelProcess process =
            KernelProcess.startCommand(
                Path.of("."), options, KernelCommand.onOwnClassPath(java).specWords(true));
        KernelClient client = new KernelClient(process, LIMIT)) {
      assertThat(client.execute("System.getProperty(\"colour\")").value()).contains("red");
      assertThat(client.execute("Runtime.getRuntime().maxMemory() <= 300L << 20").value())
          .contains("true");
      client.shutdown();
      assertThat(process.endsWithin(LIMIT.toMillis())).isTrue();
    }
  }

  @Test
  void commandForWindows_endsItsKernelWithItself() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Map<String, String> options = Map.of("LECTERN_JAVA_OPTS", "-Dcolour=red");
    ProcessHandle kernel;
    try (KernelProcess process =
            KernelProcess.startCommand(
                Path.of("."), options, KernelCommand.onOwnClassPath(java).specWords(true));
        KernelClient client = new KernelClient(process, LIMIT)) {
      String pid = client.execute("ProcessHandle.current().pid()").value().orElseThrow();
      kernel = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
      kernel.parent().orElseThrow().destroyForcibly();
      kernel.onExit().get(60, TimeUnit.SECONDS);
    }
    assertThat(kernel.isAlive()).isFalse();
  }
}
