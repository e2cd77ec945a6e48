package org.lectern.kernel.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

class StalledSubscriberTest {
  @Test
  void output_reachesTheOthersInFull() throws IOException {
    try (KernelProcess process = KernelProcess.start(Path.of("."));
        KernelClient client = new KernelClient(process, Duration.ofSeconds(60));
        ZMQ.Context context = ZMQ.context(1);
        ZMQ.Socket stalled = context.socket(SocketType.SUB)) {
      stalled.setLinger(0);
      stalled.setRcvHWM(1);
      stalled.setReceiveBufferSize(4096);
      stalled.connect(process.address(Channel.IOPUB));
      stalled.subscribe("");
      stalled.setReceiveTimeOut(200);
      while (stalled.recv() == null) {
        client.execute("1");
      }

      Execution cell =
          client.execute("for (int i = 0; i < 3000; i++) display(\"x\".repeat(8192));");

      assertThat(cell.status()).isEqualTo("ok");
      assertThat(cell.outputs().stream().filter(o -> o.type().equals("display_data")))
          .hasSize(3000);
    }
  }
}
