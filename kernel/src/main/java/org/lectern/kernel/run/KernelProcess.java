package org.lectern.kernel.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.lectern.kernel.Main;
import org.lectern.kernel.ParentWatch;

/** A kernel in a process of its own. */
public final class KernelProcess implements AutoCloseable {
  private static final int CHANNELS = 5;
  private static final int LOG_LINES = 5;
  private static final String ADDRESS = "127.0.0.1";

  private final ProcessBuilder builder;
  private final Path folder;
  private final Path log;
  private final String key = UUID.randomUUID().toString();
  private List<Integer> ports = List.of();
  private Process process;

  private KernelProcess(ProcessBuilder builder, Path folder, Path log) throws IOException {
    this.builder = builder;
    this.folder = folder;
    this.log = log;
    process = launch();
  }

  /**
   * Starts a kernel on this process's Java and class path, in a working folder, which relative
   * paths in cells refer to.
   *
   * @param workingFolder the folder
   * @param flags options for the JVM beside the usual
   * @return the process, which need not answer yet
   * @throws IOException if it can't be started
   */
  public static KernelProcess start(Path workingFolder, String... flags) throws IOException {
    return start(workingFolder, Map.of(), flags);
  }

  /**
   * Starts a kernel with more environment variables.
   *
   * @param workingFolder the folder
   * @param environment the variables beside this process's
   * @param flags options for the JVM beside the usual
   * @return the process, which need not answer yet
   * @throws IOException if it can't be started
   */
  public static KernelProcess start(
      Path workingFolder, Map<String, String> environment, String... flags) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> words = KernelCommand.onOwnClassPath(java).words(flags);
    return startCommand(workingFolder, environment, words);
  }

  /**
   * Starts a kernel as its kernelspec says.
   *
   * @param workingFolder the folder that relative paths in cells refer to
   * @param words the command, with {@code {connection_file}} where that file's path belongs
   * @return the process, which need not answer yet
   * @throws IOException if it can't be started
   */
  public static KernelProcess startCommand(Path workingFolder, List<String> words)
      throws IOException {
    return startCommand(workingFolder, Map.of(), words);
  }

  /** Starts a kernel as its kernelspec says, with more environment variables. */
  static KernelProcess startCommand(
      Path workingFolder, Map<String, String> environment, List<String> words) throws IOException {
    Path folder = Files.createTempDirectory("lectern-kernel");
    Path log = folder.resolve("kernel.log");
    String file = folder.resolve("connection.json").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
                words.stream().map(word -> word.replace(KernelCommand.CONNECTION, file)).toList())
            .directory(workingFolder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    // so that it ends with this process, however that ends
    builder.environment().put(ParentWatch.VARIABLE, Long.toString(ProcessHandle.current().pid()));
    builder.environment().putAll(environment);
    try {
      return new KernelProcess(builder, folder, log);
    } catch (IOException e) {
      delete(folder, log);
      throw e;
    }
  }

  private Process launch() throws IOException {
    ports = freePorts();
    Files.writeString(folder.resolve("connection.json"), connection(ports, key));
    return builder.start();
  }

  /**
   * Starts it again on other ports if it has ended because another program took one: between their
   * choice and their use they belong to nobody.
   *
   * @return whether it was started again
   */
  boolean startAgainIfPortsWereTaken() throws IOException {
    if (process.isAlive() || process.exitValue() != Main.PORTS_TAKEN) {
      return false;
    }
    process = launch();
    return true;
  }

  private static List<Integer> freePorts() throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < CHANNELS; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getByName(ADDRESS)));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }

  private static String connection(List<Integer> ports, String key) {
    return """
    {"transport": "tcp", "ip": "%s", "shell_port": %d, "control_port": %d, "iopub_port": %d,
     "stdin_port": %d, "hb_port": %d, "signature_scheme": "hmac-sha256", "key": "%s"}
    """
        .formatted(
            ADDRESS, ports.get(0), ports.get(1), ports.get(2), ports.get(3), ports.get(4), key);
  }

  int port(Channel channel) {
    return ports.get(channel.ordinal());
  }

  String address(Channel channel) {
    return "tcp://" + ADDRESS + ":" + port(channel);
  }

  String key() {
    return key;
  }

  /**
   * Whether the process runs.
   *
   * @return false once it has ended
   */
  public boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Waits for the process to end.
   *
   * @param millis how long at most
   * @return whether it has ended
   */
  public boolean endsWithin(long millis) {
    try {
      return process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * What the process has written to its terminal, which notebooks never show.
   *
   * @return standard output and standard error
   * @throws IOException if the log can't be read
   */
  public String log() throws IOException {
    // whatever its encoding
    return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
  }

  /**
   * Why the kernel does not answer, in a few lines.
   *
   * @param failure what a {@link KernelClient} threw; it goes on with all that it had received
   * @return its first words, and the last lines of the kernel's terminal
   * @throws IOException if the log can't be read
   */
  public String complaint(IllegalStateException failure) throws IOException {
    String message = String.valueOf(failure.getMessage());
    int end = message.indexOf("; replies:");
    List<String> lines = log().strip().lines().toList();
    List<String> last = lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
    return (end < 0 ? message : message.substring(0, end))
        + (last.isEmpty() ? "" : "\n" + String.join("\n", last));
  }

  /** Ends the process, by force if it still runs, and deletes its files. */
  @Override
  public void close() throws IOException {
    // on Windows the kernel may be a child: see MoreOptions
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    endsWithin(TimeUnit.SECONDS.toMillis(10));
    delete(folder, log);
  }

  private static void delete(Path folder, Path log) throws IOException {
    Files.deleteIfExists(log);
    Files.deleteIfExists(folder.resolve("connection.json"));
    Files.deleteIfExists(folder);
  }
}
