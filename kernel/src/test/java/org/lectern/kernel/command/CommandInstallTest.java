package org.lectern.kernel.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.kernel.install.PackedJars;

/** The install command from jars, in a process with a home and a search path of its own. */
class CommandInstallTest {
  @TempDir Path home;
  private String classPath;
  private int status;

  @BeforeEach
  void packJars() throws Exception {
    classPath = PackedJars.install(home).folder().resolve("lib") + "/*";
  }

  private String run(Map<String, String> environment, String... words) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(List.of("-cp", classPath, "org.lectern.kernel.command.Main"));
    command.addAll(List.of(words));
    Path text = home.resolve("text");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(text.toFile());
    builder.environment().keySet().removeIf(name -> name.matches(".*(JUPYTER|PREFIX|JAVA).*"));
    builder.environment().put("HOME", home.toString());
    builder.environment().put("PATH", home.resolve("bin").toString());
    builder.environment().putAll(environment);
    status = builder.start().waitFor();
    return Files.readString(text);
  }

  @Test
  void install_ofAKernelThatDoesNotStart_failsWithTheReason() throws Exception {
    Map<String, String> environment = Map.of("LECTERN_JAVA_OPTS", "-Xmxnone");
    String prefix = home.resolve("env").toString();

    String text = run(environment, "install", "--prefix", prefix, "--no-quick-start");

    assertThat(status).as(text).isEqualTo(1);
    assertThat(text)
        .contains("Kernel   Java (Lectern), " + prefix)
        .contains("lectern: the kernel is installed, but it does not start.")
        .contains("Invalid maximum heap size: -Xmxnone")
        .contains("try:    lectern doctor");
  }

  @Test
  void install_besideAnotherKernel_leavesItTheCommand() throws Exception {
    String first = home.resolve("one").toString();
    String second = home.resolve("two").toString();
    assertThat(run(Map.of(), "install", "--prefix", first, "--no-quick-start"))
        .contains("Command  " + home.resolve(".local/bin/lectern"));
    assertThat(status).isZero();

    String text =
        run(Map.of(), "install", "--prefix", second, "--name", "lectern-2", "--no-quick-start");

    assertThat(status).as(text).isZero();
    assertThat(text)
        .contains("Command  " + home.resolve(".local/bin/lectern-2"))
        .contains("lectern stays the command of the kernel " + first)
        .contains("install with --take-command to make it this one's");
  }

  @Test
  void install_withAJupyterThatIsNotThere_saysSo() throws Exception {
    String text = run(Map.of(), "install", "--sys-prefix", "--jupyter", "/no/such/jupyter");

    assertThat(status).isEqualTo(1);
    assertThat(text).contains("there is no such jupyter.").contains("got:    /no/such/jupyter");
  }

  @Test
  void install_sysPrefix_goesIntoTheEnvironmentOfTheJupyterGiven() throws Exception {
    Path jupyter = Files.createDirectories(home.resolve("venv/bin")).resolve("jupyter");
    Files.writeString(jupyter, "#!/bin/sh\nexit 1\n");
    assertThat(jupyter.toFile().setExecutable(true)).isTrue();

    String text =
        run(
            Map.of("VIRTUAL_ENV", home.resolve("active").toString()),
            "install",
            "--sys-prefix",
            "--no-quick-start",
            "--jupyter",
            jupyter.toString());

    assertThat(status).as(text).isZero();
    assertThat(home.resolve("venv/share/jupyter/kernels/lectern/kernel.json")).exists();
    assertThat(home.resolve("venv/bin/lectern")).isExecutable();
    assertThat(home.resolve("active")).doesNotExist();
  }
}
