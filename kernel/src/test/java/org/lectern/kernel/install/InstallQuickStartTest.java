package org.lectern.kernel.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.lectern.kernel.run.Execution;
import org.lectern.kernel.run.KernelClient;
import org.lectern.kernel.run.KernelCommand;
import org.lectern.kernel.run.KernelProcess;

/** An installed kernel, run as Jupyter would run it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InstallQuickStartTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Machine MACHINE = Machine.here();

  private static final String NAMES =
      ".* (org\\.lectern\\.kernel\\.Main|jdk\\.jshell\\.JShell) source: .*";

  private static Path folder;
  private static InstalledKernel kernel;
  private static Installer installer;

  @BeforeAll
  static void install() throws Exception {
    folder = Files.createTempDirectory("lectern-install");
    List<Path> jars = PackedJars.in(Files.createDirectories(folder.resolve("jars")));
    installer = new Installer(MACHINE, JavaHome.running(), jars);
    kernel = installer.install(folder.resolve("data/kernels"), "lectern");
  }

  @AfterAll
  static void clean() throws IOException {
    Folder.delete(folder);
  }

  /** Runs a cell in a kernel that is ended in order; returns what its terminal shows. */
  private static String run(List<String> words) throws IOException {
    try (KernelProcess process = KernelProcess.startCommand(folder, words);
        KernelClient client = new KernelClient(process, LIMIT)) {
      Execution execution = client.execute("tensor(1, 2).sum()");
      assertThat(execution.value()).contains("3");
      client.shutdown();
      assertThat(process.endsWithin(LIMIT.toMillis())).isTrue();
      return process.log();
    }
  }

  @Test
  @Order(1)
  void installedKernel_runsWithoutAnArchive() throws IOException {
    assertThat(installer.quickState(kernel)).isEqualTo(QuickState.NOT_WANTED);
    assertThat(run(kernel.words())).doesNotContain("error").doesNotContain("rchive");
  }

  @Test
  @Order(2)
  void quicken_makesAnArchiveThatIsUsed() throws IOException {
    assertThat(installer.quicken(kernel)).isTrue();
    assertThat(installer.quickState(kernel)).isEqualTo(QuickState.FRESH);

    String flag = new QuickStart(kernel, JavaHome.running()).flag();
    assertThat(kernel.words()).contains(flag);
    Path log = folder.resolve("classes.txt");
    List<String> words =
        new KernelCommand(JavaHome.running().java(), kernel.lib() + "/*", flag)
            .words("-Xlog:class+load=info:file=" + log);
    run(words);

    assertThat(Files.readAllLines(log).stream().filter(line -> line.matches(NAMES)).toList())
        .hasSize(2)
        .allMatch(line -> line.contains("source: shared objects file"));
  }

  @Test
  @Order(3)
  void claim_isGrantedToOneAtATime() throws IOException {
    QuickStart quick = new QuickStart(kernel, JavaHome.running());

    assertThat(quick.claim()).isTrue();
    assertThat(quick.claim()).isFalse();
    assertThat(quick.state()).isEqualTo(QuickState.BEING_MADE);

    Path claim = kernel.folder().resolve("quick/being-made.txt");
    Files.setLastModifiedTime(claim, FileTime.fromMillis(1_000_000_000_000L));
    assertThat(quick.claim()).as("an old claim of a process that crashed").isTrue();
    Files.delete(claim);
  }

  @Test
  @Order(4)
  void staleArchive_isSilentAndMadeAnewAfterTheSession() throws Exception {
    assertThat(installer.quickState(kernel)).isEqualTo(QuickState.FRESH);
    List<Path> jars = new ArrayList<>(Folder.jars(kernel.lib()));
    Files.setLastModifiedTime(jars.get(0), FileTime.fromMillis(1_000_000_000_000L));
    assertThat(installer.quickState(kernel)).isEqualTo(QuickState.STALE);

    try (WatchService watch = folder.getFileSystem().newWatchService()) {
      kernel
          .folder()
          .resolve("quick")
          .register(
              watch,
              StandardWatchEventKinds.ENTRY_CREATE,
              StandardWatchEventKinds.ENTRY_MODIFY,
              StandardWatchEventKinds.ENTRY_DELETE);
      assertThat(run(kernel.words()).replace("WARNING: Using incubator modules", ""))
          .doesNotContain("rror")
          .doesNotContain("arning");

      while (installer.quickState(kernel) != QuickState.FRESH) {
        WatchKey key = watch.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
        assertThat(key).as("the archive is made anew").isNotNull();
        key.reset();
      }
    }
  }

  /** A Java on which no kernel answers. */
  private static JavaHome broken() throws IOException {
    Path home = folder.resolve("broken");
    Files.createDirectories(home.resolve("lib"));
    Files.writeString(home.resolve("lib/modules"), "some");
    Path program = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(program, "#!/bin/sh\necho no kernel today\nexit 3\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return new JavaHome(home, "17.0.9", "");
  }

  @Test
  @Order(5)
  void failure_isRememberedAndNotTriedAgain() throws Exception {
    Installer other = new Installer(MACHINE, broken(), List.of());
    InstalledKernel sick = other.install(folder.resolve("data/kernels"), "sick");
    QuickStart quick = new QuickStart(sick, broken());

    assertThatThrownBy(() -> other.quicken(sick))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the kernel did not answer")
        .hasMessageContaining("no kernel today");

    assertThat(other.quickState(sick)).isEqualTo(QuickState.FAILED);
    assertThat(other.quickFailure(sick)).contains("no kernel today");
    assertThat(sick.folder().resolve("quick/being-made.txt")).doesNotExist();
    assertThat(quick.exists()).isFalse();
    InstalledKernel again = other.install(folder.resolve("data/kernels"), "sick");
    assertThat(other.quickState(again)).isEqualTo(QuickState.NOT_WANTED);
  }

  @Test
  @Order(6)
  void state_afterACrashBeforeTheKernelspecNamedTheArchive_isStale() throws IOException {
    QuickStart quick = new QuickStart(kernel, JavaHome.running());
    Path claim = kernel.folder().resolve("quick/being-made.txt");
    Files.delete(kernel.folder().resolve("quick/made-for.txt"));
    Files.createFile(claim);
    assertThat(quick.state()).isEqualTo(QuickState.BEING_MADE);

    Files.setLastModifiedTime(claim, FileTime.fromMillis(1_000_000_000_000L));

    assertThat(quick.state()).isEqualTo(QuickState.STALE);
    Files.delete(claim);
  }
}
