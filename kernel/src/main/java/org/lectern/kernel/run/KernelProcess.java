package org.lectern.kernel.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.lectern.kernel.ParentWatch;

/** A kernel in a process of its own, on this process's Java and class path. */
public final class KernelProcess implements AutoCloseable {
  private static final int CHANNELS = 5;
  private static final String CONNECTION = "{connection_file}";
  private static final String ADDRESS = "127.0.0.1";

  private final Process process;
  private final Path folder;
  private final Path log;
  private final List<Integer> ports;
  private final String key;

  private KernelProcess(Process process, Path folder, Path log, List<Integer> ports, String key) {
    this.process = process;
    this.folder = folder;
    this.log = log;
    this.ports = ports;
    this.key = key;
  }

  /**
   * Starts a kernel in a working folder, which relative paths in cells refer to.
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
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--add-modules=jdk.incubator.vector");
    command.add("-ea");
    command.add("-Djava.awt.headless=true");
    command.addAll(List.of(flags));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("org.lectern.kernel.Main");
    command.add(CONNECTION);
    return start(workingFolder, environment, command);
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
    return start(workingFolder, Map.of(), words);
  }

  private static KernelProcess start(
      Path workingFolder, Map<String, String> environment, List<String> words) throws IOException {
    Path folder = Files.createTempDirectory("lectern-kernel");
    Path log = folder.resolve("kernel.log");
    List<Integer> ports = freePorts();
    String key = UUID.randomUUID().toString();
    Path file = Files.writeString(folder.resolve("connection.json"), connection(ports, key));
    ProcessBuilder builder =
        new ProcessBuilder(
                words.stream().map(word -> word.replace(CONNECTION, file.toString())).toList())
            .directory(workingFolder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    // so that it ends with this process, however that ends
    builder.environment().put(ParentWatch.VARIABLE, Long.toString(ProcessHandle.current().pid()));
    builder.environment().putAll(environment);
    Process process = builder.start();
    return new KernelProcess(process, folder, log, ports, key);
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

  String address(Channel channel) {
    return "tcp://" + ADDRESS + ":" + ports.get(channel.ordinal());
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
    return Files.readString(log);
  }

  /** Ends the process, by force if it still runs, and deletes its files. */
  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    endsWithin(TimeUnit.SECONDS.toMillis(10));
    Files.deleteIfExists(log);
    Files.deleteIfExists(folder.resolve("connection.json"));
    Files.deleteIfExists(folder);
  }
}
