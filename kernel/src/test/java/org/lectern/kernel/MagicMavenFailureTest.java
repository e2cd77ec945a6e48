package org.lectern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.kernel.run.Execution;
import org.lectern.kernel.run.KernelClient;

/** Why a library can't be had: a server here answers as repositories and proxies do. */
class MagicMavenFailureTest {
  private static final int CHUNK = 64 * 1024;
  private static final int CHUNKS = 20;

  @TempDir static Path folder;

  private static final CountDownLatch serving = new CountDownLatch(1);
  private static final CountDownLatch interrupted = new CountDownLatch(1);
  private static final CountDownLatch served = new CountDownLatch(1);

  private static HttpServer server;
  private static Path settings;
  private static LiveKernel kernel;
  private static KernelClient client;

  @BeforeAll
  static void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", MagicMavenFailureTest::answer);
    server.setExecutor(
        Executors.newCachedThreadPool(
            code -> {
              Thread thread = new Thread(code, "repository");
              thread.setDaemon(true);
              return thread;
            }));
    server.start();
    Path home = folder.resolve("home");
    settings = home.resolve(".m2/settings.xml");
    Files.createDirectories(settings.getParent());
    Files.createDirectories(folder.resolve("central"));
    Files.writeString(
        settings,
        "<settings><mirrors><mirror><id>here</id><mirrorOf>central</mirrorOf><url>"
            + folder.resolve("central").toUri()
            + "</url></mirror></mirrors></settings>");
    kernel = new LiveKernel("-Duser.home=" + home);
    client = kernel.client;
  }

  @AfterAll
  static void stop() throws IOException {
    kernel.close();
    server.stop(0);
  }

  /** The first folder of a path is the status; what is in "slow" comes slowly. */
  private static void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    try (exchange) {
      if (!path.startsWith("/slow/")) {
        exchange.sendResponseHeaders(Integer.parseInt(path.split("/")[1]), -1);
      } else if (path.endsWith(".pom")) {
        byte[] pom =
            "<project><modelVersion>4.0.0</modelVersion><groupId>org.example</groupId><artifactId>slow</artifactId><version>1.0</version></project>"
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, pom.length);
        exchange.getResponseBody().write(pom);
      } else if (path.endsWith(".jar")) {
        serveSlowly(exchange);
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  /** The beginning of a large file, and the rest of it after the interrupt. */
  private static void serveSlowly(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, (long) CHUNK * CHUNKS);
    OutputStream out = exchange.getResponseBody();
    try {
      out.write(new byte[CHUNK]);
      out.flush();
      serving.countDown();
      interrupted.await(60, TimeUnit.SECONDS);
      for (int i = 1; i < CHUNKS; i++) {
        out.write(new byte[CHUNK]);
      }
    } catch (IOException | InterruptedException closed) {
      // nobody waits for the rest any more
    } finally {
      served.countDown();
    }
  }

  @Test
  void status_ofTheRepositoryIsNamedWithWhatToDo() {
    assertProblem(
        401,
        "%s asks for a user name and a password (401). Write both into a <server> with"
            + " <id>broken</id> in "
            + settings
            + " and restart the kernel.");
    assertProblem(
        403,
        "%s does not give it to you (403). Check the URL, and the <server> with <id>broken</id> in "
            + settings
            + ".");
    assertProblem(
        407,
        "the proxy before %s asks for a user name and a password (407). Write both into a <proxy>"
            + " in "
            + settings
            + " and restart the kernel.");
    assertProblem(
        502, "%s is too busy or down for now (502). Wait a little and run the cell again.");
    assertProblem(
        500,
        "%s has a fault of its own (500). Run the cell again later, or name another repository:"
            + " %%mavenRepo NAME URL.");
    assertProblem(400, "%s refuses the download (400). Check the URL of the repository.");
  }

  private static void assertProblem(int status, String problem) {
    String url = url("http", status + "/");
    assertThat(errorOf("%mavenRepo broken " + url + "\n%maven org.example:some:1.0"))
        .isEqualTo(
            "%maven: needs org.example:some:1.0, but " + problem.formatted("broken (" + url + ")"));
  }

  @Test
  void certificate_isNotANetworkThatIsAway() throws IOException {
    try (ServerSocket plain = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread speaker = new Thread(() -> speakPlainly(plain), "no TLS");
      speaker.setDaemon(true);
      speaker.start();
      String url = "https://127.0.0.1:" + plain.getLocalPort() + "/";
      assertThat(errorOf("%mavenRepo broken " + url + "\n%maven org.example:some:1.0"))
          .startsWith(
              "%maven: needs org.example:some:1.0, but there is no secure connection to broken ("
                  + url
                  + "): SSL")
          .endsWith(
              " Check the URL. If your network puts certificates of its own in, add theirs to"
                  + " Java's: keytool -importcert -cacerts -file FILE.");
    }
  }

  /** What a server does that knows nothing of TLS. */
  private static void speakPlainly(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket asked = server.accept()) {
        asked
            .getOutputStream()
            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        asked.getOutputStream().flush();
        asked.shutdownOutput();
        asked.getInputStream().readAllBytes();
      } catch (IOException gone) {
        // the next one
      }
    }
  }

  @Test
  void loadFromPom_errorsNameIt() throws IOException {
    String url = url("http", "502/");
    Path pom =
        Files.writeString(
            folder.resolve("pom.xml"),
            "<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>a</artifactId><version>1</version><dependencies>"
                + TestRepository.dependency("some:1.0")
                + "</dependencies></project>");
    Path child =
        Files.writeString(
            folder.resolve("child.xml"),
            "<project><modelVersion>4.0.0</modelVersion><parent><groupId>org.example</groupId><artifactId>above</artifactId><version>1</version></parent><artifactId>a</artifactId></project>");
    client.execute("%mavenRepo broken " + url);

    assertThat(errorOf("%loadFromPOM " + pom))
        .isEqualTo(
            "%loadFromPOM: needs org.example:some:1.0, but broken ("
                + url
                + ") is too busy or down for now (502). Wait a little and run the cell again.");
    assertThat(errorOf("%%loadFromPOM\n" + TestRepository.dependency("some:1.0")))
        .startsWith("%%loadFromPOM: needs org.example:some:1.0, but broken (");
    assertThat(errorOf("%loadFromPOM " + child))
        .startsWith("%loadFromPOM: needs org.example:above:1, but broken (");
  }

  @Test
  void interrupt_isTheLastWordOfADownload() throws Exception {
    client.execute("%mavenRepo broken " + url("http", "slow/"));
    String id = client.submit("%maven org.example:slow:1.0");
    assertThat(serving.await(60, TimeUnit.SECONDS)).isTrue();
    client.interrupt();
    Execution cell = client.await(id);
    interrupted.countDown();

    assertThat(cell.reply().text("ename")).isEqualTo("Interrupted");
    assertThat(served.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(client.execute("1 + 1").value()).contains("2");
    assertThat(client.outputs(id))
        .filteredOn(output -> output.type().endsWith("display_data"))
        .last()
        .extracting(output -> output.content().toString())
        .asString()
        .contains("stopped downloading (");
  }

  private static String errorOf(String code) {
    Execution cell = client.execute(code);
    assertThat(cell.status()).as(code).isEqualTo("error");
    return cell.reply().text("evalue");
  }

  private static String url(String scheme, String path) {
    return scheme
        + "://"
        + server.getAddress().getHostString()
        + ":"
        + server.getAddress().getPort()
        + "/"
        + path;
  }
}
