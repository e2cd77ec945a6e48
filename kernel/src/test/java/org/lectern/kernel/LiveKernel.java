package org.lectern.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.lectern.kernel.run.KernelClient;
import org.lectern.kernel.run.KernelProcess;

/** A kernel and a client for the tests of one class. */
final class LiveKernel implements AutoCloseable {
  final KernelProcess process;
  final KernelClient client;

  /** Starts a kernel, perhaps with more flags for its JVM. */
  LiveKernel(String... flags) {
    try {
      process = KernelProcess.start(Path.of("."), flags);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    client = new KernelClient(process, Duration.ofSeconds(60));
  }

  @Override
  public void close() throws IOException {
    client.close();
    process.close();
  }
}
