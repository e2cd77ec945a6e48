package org.lectern.kernel.install;

import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(installer.wantsArchive(kernel)).isFalse();
    assertThat(run(kernel.words())).doesNotContain("error").doesNotContain("rchive");
  }

  @Test
  @Order(2)
  void quicken_makesAnArchiveThatIsUsed() throws IOException {
    assertThat(installer.quicken(kernel)).isTrue();
    assertThat(installer.isQuick(kernel)).isTrue();

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

    Path claim = kernel.folder().resolve("quick/being-made.txt");
    Files.setLastModifiedTime(claim, FileTime.fromMillis(1_000_000_000_000L));
    assertThat(quick.claim()).as("an old claim of a process that crashed").isTrue();
    Files.delete(claim);
  }

  @Test
  @Order(4)
  void staleArchive_isSilentAndMadeAnewAfterTheSession() throws Exception {
    assertThat(installer.isQuick(kernel)).isTrue();
    List<Path> jars = new ArrayList<>(Folder.jars(kernel.lib()));
    Files.setLastModifiedTime(jars.get(0), FileTime.fromMillis(1_000_000_000_000L));
    assertThat(installer.isQuick(kernel)).isFalse();

    try (WatchService watch = folder.getFileSystem().newWatchService()) {
      kernel
          .folder()
          .resolve("quick")
          .register(
              watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
      assertThat(run(kernel.words()).replace("WARNING: Using incubator modules", ""))
          .doesNotContain("rror")
          .doesNotContain("arning");

      while (!installer.isQuick(kernel)) {
        WatchKey key = watch.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
        assertThat(key).as("the archive is made anew").isNotNull();
        key.reset();
      }
    }
  }
}
