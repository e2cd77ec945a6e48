package org.lectern.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistFilesTest {
  /** The SHA-256 of "abc", an example of the standard. */
  private static final Map<String, String> ABC =
      Map.of("a.gz", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");

  @TempDir Path home;

  private final Map<String, String> pages = new ConcurrentHashMap<>();
  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          String page = pages.get(exchange.getRequestURI().getPath());
          byte[] body = (page == null ? "" : page).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(
              page == null ? 404 : 200, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private MnistFiles files(String... mirrors) {
    List<String> addresses = Stream.of(mirrors).map(mirror -> address() + mirror).toList();
    return new MnistFiles(home.resolve("mnist"), addresses, ABC);
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Test
  void get_first_fetchesAndSecondDoesNot() throws IOException {
    pages.put("/one/a.gz", "abc");
    Path folder = files("/one/").get();
    assertThat(folder.resolve("a.gz")).hasContent("abc");
    files("/one/").get();
    assertThat(asked).hasValue(1);
    assertThat(names(folder)).containsExactly("a.gz");
  }

  @Test
  void get_firstMirrorHasItNotOrAnother_takesTheNext() {
    pages.put("/two/a.gz", "abd");
    pages.put("/three/a.gz", "abc");
    assertThat(files("/one/", "/two/", "/three/").get().resolve("a.gz")).hasContent("abc");
    assertThat(asked).hasValue(3);
  }

  @Test
  void get_noMirrorHasIt_saysWhatToDoAndLeavesNothing() throws IOException {
    pages.put("/two/a.gz", "abd");
    Path folder = home.resolve("mnist");
    assertThatThrownBy(() -> files("/one/", "/two/").get())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "mnist: needs a.gz in "
                + folder
                + ", and could not fetch it: "
                + address()
                + "/one/a.gz answers 404. Go online once, or put the 1 files there; digits(5000)"
                + " makes digits without any file.");
    assertThat(names(folder)).isEmpty();
    assertThatThrownBy(() -> files("/two/").get())
        .hasMessageContaining("/two/a.gz has another content, SHA-256 a52d159f262b2c6d.");
  }

  @Test
  void get_noNetwork_saysSo() {
    server.stop(0);
    assertThatThrownBy(() -> files("/one/").get())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("could not fetch it: ConnectException. Go online once");
  }

  @Test
  void get_interrupted_endsAtOnceAndStaysInterrupted() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> files("/one/", "/two/").get())
        .hasMessageContaining("could not fetch it: interrupted. ");
    assertThat(Thread.interrupted()).isTrue();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
