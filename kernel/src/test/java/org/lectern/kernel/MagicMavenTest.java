package org.lectern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.kernel.run.Execution;
import org.lectern.kernel.run.KernelClient;

/** Libraries come from a folder that the user's settings name as the mirror of Maven Central. */
class MagicMavenTest {
  @TempDir static Path folder;

  private static Path home;
  private static TestRepository central;
  private static LiveKernel kernel;
  private static KernelClient client;

  @BeforeAll
  static void start() throws IOException {
    home = folder.resolve("home");
    central =
        new TestRepository(folder.resolve("central"))
            .add("base", "1.0")
            .add("base", "2.0")
            .add("junk", "1.0")
            .add("late", "1.0")
            .add("top", "1.0", "base:1.0", "junk:1.0:test", "late:1.0:runtime")
            .add("grown", "1.0")
            .add("grown", "1.1")
            .add("grown", "2.0-beta1")
            .versions("grown", "1.0", "1.1", "2.0-beta1")
            .add("wide", "1.0", "base:2.0", "top:1.0")
            .add("inpom", "1.0")
            .add("piece", "1.0")
            .add("tested", "1.0")
            .pom(
                "parent",
                "1.0",
                "<packaging>pom</packaging><properties><v>1.0</v></properties><dependencyManagement><dependencies>"
                    + TestRepository.dependency("inpom:${v}")
                    + "</dependencies></dependencyManagement>");
    settings(
        "<mirrors><mirror><id>here</id><mirrorOf>central</mirrorOf><url>"
            + central.url()
            + "</url></mirror></mirrors>");
    kernel = new LiveKernel("-Duser.home=" + home);
    client = kernel.client;
  }

  private static void settings(String content) throws IOException {
    Files.createDirectories(home.resolve(".m2"));
    Files.writeString(home.resolve(".m2/settings.xml"), "<settings>" + content + "</settings>");
  }

  @AfterAll
  static void stop() throws IOException {
    kernel.close();
  }

  @Test
  void maven_bringsWhatALibraryNeeds() {
    Execution cell =
        client.execute(
            "List<String> jars = %maven org.example:top:1.0\n"
                + "top.Info.text() + \", \" + base.Info.text() + \", \" + jars.size()");

    assertThat(cell.value()).contains("top 1.0, base 1.0, 3");
    assertThat(cell.output("display_data").orElseThrow().content().toString()).contains("top-1.0");
    assertThat(client.execute("junk.Info.text()").status()).isEqualTo("error");
    assertThat(home.resolve(".m2/repository/org/example/top/1.0/top-1.0.jar")).exists();
    Execution again = client.execute("%addMavenDependency org.example:top:1.0");
    assertThat(again.outputs()).hasSize(1);
    assertThat(client.execute("%maven org.example:base:2.0").stream("stdout"))
        .contains("base 1.0 is already loaded");
    assertThat(client.execute("%maven org.example:wide:1.0").stream("stdout"))
        .isEqualTo("Of what they need, base 1.0 was already loaded, in the version that stays.\n");
  }

  @Test
  void maven_withoutVersionTakesTheNewestThatIsFinished() {
    Execution cell = client.execute("%maven org.example:grown\ngrown.Info.text()");

    assertThat(cell.value()).contains("grown 1.1");
    assertThat(cell.stream("stdout"))
        .contains("The newest grown is 1.1. To stay with it, write %maven org.example:grown:1.1\n");
  }

  @Test
  void maven_bringsAnotherGsonThanTheKernels() throws IOException {
    String path = "com/google/code/gson/gson/2.11.0/gson-2.11.0";
    TestJars.jar(
        central.folder().resolve(path + ".jar"),
        "com.google.gson.Gson",
        "public String toJson(Object any) { return \"new\"; }");
    Files.writeString(
        central.folder().resolve(path + ".pom"),
        "<project><modelVersion>4.0.0</modelVersion><groupId>com.google.code.gson</groupId><artifactId>gson</artifactId><version>2.11.0</version></project>");
    assertThat(client.execute("new com.google.gson.Gson().toJson(5)").value()).contains("5");

    Execution cell =
        client.execute(
            "%maven com.google.code.gson:gson:2.11.0\nnew com.google.gson.Gson().toJson(5)");

    assertThat(cell.value()).contains("new");
    assertThat(cell.stream("stdout"))
        .isEqualTo(
            "gson 2.11.0 takes the place of the kernel's own gson 2.8.5. Methods and classes that"
                + " have used that one keep it; comms work with that one only.\n");
  }

  @Test
  void maven_errors() {
    assertError(
        "%maven org.example:nothing:1.0",
        "%maven: needs org.example:nothing:1.0, but there is none in here ("
            + central.url()
            + "). Check the spelling, or name its repository: %mavenRepo NAME URL.");
    assertError(
        "%maven org.example:grown:7.0",
        "%maven: needs org.example:grown:7.0, but there is none in here ("
            + central.url()
            + "). The last versions are 1.0, 1.1, 2.0-beta1.");
    assertError(
        "%maven grown",
        "%maven: needs group:name:version, but got grown. Write for example %maven"
            + " org.apache.commons:commons-math3:3.6.1");
    assertError(
        "%maven",
        "%maven: needs the coordinates of a library, but got none. Write for example %maven"
            + " org.apache.commons:commons-math3:3.6.1");
    assertError(
        "%mavenRepo jitpack",
        "%mavenRepo: needs a name and a URL, but got jitpack. Write for example %mavenRepo jitpack"
            + " https://jitpack.io");
  }

  @Test
  void mavenRepo_isAskedToo() throws IOException {
    TestRepository other = new TestRepository(folder.resolve("other")).add("elsewhere", "1.0");

    Execution cell =
        client.execute(
            "%mavenRepo other "
                + other.url()
                + "\n%maven org.example:elsewhere:1.0\nelsewhere.Info.text()");

    assertThat(cell.value()).contains("elsewhere 1.0");
  }

  @Test
  void loadFromPom_withAParent() throws IOException {
    Path pom =
        Files.writeString(
            folder.resolve("pom.xml"),
            """
            <project><modelVersion>4.0.0</modelVersion>
            <parent><groupId>org.example</groupId><artifactId>parent</artifactId><version>1.0</version></parent>
            <artifactId>mine</artifactId>
            <dependencies>
            <dependency><groupId>org.example</groupId><artifactId>inpom</artifactId></dependency>
            <dependency><groupId>org.example</groupId><artifactId>tested</artifactId><version>${v}</version><scope>test</scope></dependency>
            </dependencies></project>
            """);

    assertThat(client.execute("%loadFromPOM " + pom + "\ninpom.Info.text()").value())
        .contains("inpom 1.0");
    assertThat(client.execute("tested.Info.text()").status()).isEqualTo("error");
    assertThat(client.execute("%loadFromPOM " + pom + " test\ntested.Info.text()").value())
        .contains("tested 1.0");
  }

  @Test
  void loadFromPom_ofPieces() {
    Execution cell =
        client.execute(
            "%%loadFromPOM\n<!-- of a README -->\n"
                + TestRepository.dependency("piece:1.0")
                + "\n");

    assertThat(cell.status()).isEqualTo("ok");
    assertThat(client.execute("piece.Info.text()").value()).contains("piece 1.0");
    assertThat(client.execute("%%loadFromPOM\n<dependency>").reply().text("evalue"))
        .startsWith("%%loadFromPOM: needs XML, but this is not:");
  }

  @Test
  void maven_offlineTakesTheCache() throws IOException {
    Path elsewhere = folder.resolve("offline");
    Path cached = elsewhere.resolve(".m2/repository");
    client.execute("%maven org.example:top:1.0");
    copy(home.resolve(".m2/repository"), cached);
    Files.writeString(
        elsewhere.resolve(".m2/settings.xml"),
        "<settings><mirrors><mirror><id>gone</id><mirrorOf>*</mirrorOf><url>http://127.0.0.1:9/</url></mirror></mirrors></settings>");
    try (LiveKernel offline = new LiveKernel("-Duser.home=" + elsewhere)) {
      assertThat(offline.client.execute("%maven org.example:top:1.0\ntop.Info.text()").value())
          .contains("top 1.0");
      assertThat(offline.client.execute("%maven org.example:top\n1").stream("stdout"))
          .contains("The newest top is 1.0.");
      assertThat(offline.client.execute("%maven org.example:piece:3.0").reply().text("evalue"))
          .startsWith(
              "%maven: needs org.example:piece:3.0, but it is not in the cache ("
                  + cached
                  + ") and the network is not reachable: ")
          .endsWith(
              ". Connect, or name your proxy in "
                  + elsewhere.resolve(".m2/settings.xml")
                  + ", and run the cell again.");
    }
  }

  @Test
  void maven_canBeInterrupted() throws IOException {
    Path silent = folder.resolve("silent");
    Files.createDirectories(silent.resolve(".m2"));
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Files.writeString(
          silent.resolve(".m2/settings.xml"),
          "<settings><mirrors><mirror><id>silent</id><mirrorOf>*</mirrorOf><url>http://127.0.0.1:"
              + server.getLocalPort()
              + "/</url></mirror></mirrors></settings>");
      try (LiveKernel waiting = new LiveKernel("-Duser.home=" + silent)) {
        String id = waiting.client.submit("%maven org.example:top:1.0");
        try (Socket asked = server.accept()) {
          waiting.client.interrupt();

          assertThat(waiting.client.await(id).reply().text("ename")).isEqualTo("Interrupted");
          assertThat(waiting.client.execute("1 + 1").value()).contains("2");
        }
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }

  private static void assertError(String code, String message) {
    Execution cell = client.execute(code);

    assertThat(cell.status()).as(code).isEqualTo("error");
    assertThat(cell.reply().text("evalue")).isEqualTo(message);
  }
}
