package org.lectern.kernel.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallFoldersTest {
  @TempDir Path home;

  private Path userKernels(Machine.System system, Map<String, String> environment) {
    Machine machine = new Machine(system, environment, home);
    return new Jupyter(machine, Optional.empty()).userKernels();
  }

  @Test
  void userKernels_areWhereJupyterLooksOnEachSystem() {
    assertThat(userKernels(Machine.System.LINUX, Map.of()))
        .isEqualTo(home.resolve(".local/share/jupyter/kernels"));
    assertThat(userKernels(Machine.System.MAC, Map.of()))
        .isEqualTo(home.resolve("Library/Jupyter/kernels"));
    assertThat(userKernels(Machine.System.WINDOWS, Map.of()))
        .isEqualTo(home.resolve("AppData/Roaming/jupyter/kernels"));
  }

  @Test
  void userKernels_followTheVariables() {
    String data = home.resolve("data").toString();
    assertThat(userKernels(Machine.System.LINUX, Map.of("XDG_DATA_HOME", data)))
        .isEqualTo(home.resolve("data/jupyter/kernels"));
    assertThat(userKernels(Machine.System.WINDOWS, Map.of("APPDATA", data)))
        .isEqualTo(home.resolve("data/jupyter/kernels"));
    for (Machine.System system : Machine.System.values()) {
      assertThat(userKernels(system, Map.of("JUPYTER_DATA_DIR", data)))
          .isEqualTo(home.resolve("data/kernels"));
    }
  }

  @Test
  void userKernels_withAJupyter_areThoseThatItTells() throws IOException {
    Path jupyter = script("jupyter", "echo a warning; echo '/told by jupyter'");

    Machine machine = new Machine(Machine.System.LINUX, path(), home);

    assertThat(new Jupyter(machine, Optional.empty()).command()).contains(jupyter);
    assertThat(new Jupyter(machine, Optional.empty()).userKernels())
        .isEqualTo(Path.of("/told by jupyter/kernels"));
  }

  @Test
  void version_isOneLine() throws IOException {
    script(
        "jupyter",
        "printf 'Selected Jupyter core packages...\\nIPython : 9.1\\njupyter_core : 5.8.1\\n"
            + "jupyterlab : 4.4.5\\nnotebook : not installed\\n'");
    Machine machine = new Machine(Machine.System.LINUX, path(), home);

    assertThat(new Jupyter(machine, Optional.empty()).version())
        .contains("jupyter_core 5.8.1, jupyterlab 4.4.5");
  }

  @Test
  void kernel_isFoundWhereJupyterLooksFirst() throws IOException {
    Path first = home.resolve("first");
    Path user = home.resolve(".local/share/jupyter");
    for (Path folder : List.of(first, user)) {
      Files.createDirectories(folder.resolve("kernels/java"));
      Files.writeString(folder.resolve("kernels/java/kernel.json"), "{}");
    }
    Map<String, String> environment = new HashMap<>();
    Machine machine = new Machine(Machine.System.LINUX, environment, home);
    Jupyter jupyter = new Jupyter(machine, Optional.empty());

    assertThat(jupyter.kernel("java")).contains(user.resolve("kernels/java"));
    environment.put("JUPYTER_PATH", first.toString());
    assertThat(jupyter.kernel("java")).contains(first.resolve("kernels/java"));
    assertThat(jupyter.kernel("none")).isEmpty();
  }

  @Test
  void pythonPrefix_isThatOfTheEnvironment() throws Exception {
    Machine none = new Machine(Machine.System.LINUX, Map.of("PATH", ""), home);
    assertThatThrownBy(() -> new Jupyter(none, Optional.empty()).pythonPrefix())
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("there is no Python environment for --sys-prefix.");

    Machine conda = new Machine(Machine.System.LINUX, Map.of("CONDA_PREFIX", "/opt/conda"), home);
    assertThat(new Jupyter(conda, Optional.empty()).pythonPrefix())
        .isEqualTo(Path.of("/opt/conda"));

    script("python3", "echo /usr/lib/python");
    Machine plain = new Machine(Machine.System.LINUX, path(), home);
    assertThat(new Jupyter(plain, Optional.empty()).pythonPrefix())
        .isEqualTo(Path.of("/usr/lib/python"));
  }

  private Map<String, String> path() {
    return Map.of("PATH", home.resolve("bin").toString());
  }

  private Path script(String name, String text) throws IOException {
    Path file = home.resolve("bin").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  @Test
  void kernel_isTheOneThatJupyterNames() throws IOException {
    Path elsewhere = home.resolve("elsewhere/java");
    Path user = Files.createDirectories(home.resolve(".local/share/jupyter/kernels/java"));
    Files.writeString(user.resolve("kernel.json"), "{}");
    script(
        "jupyter",
        "echo a warning >&2; [ $1 = kernelspec ] && echo '{\"kernelspecs\": {\"java\":"
            + " {\"resource_dir\": \""
            + elsewhere
            + "\", \"spec\": {}}}}'; exit 0");
    Jupyter jupyter =
        new Jupyter(new Machine(Machine.System.LINUX, path(), home), Optional.empty());

    assertThat(jupyter.kernel("Java")).contains(elsewhere);
    assertThat(jupyter.kernel("other")).as("Jupyter's answer counts").isEmpty();
    assertThat(jupyter.search("java")).contains(user);
  }

  @Test
  void kernel_whereJupyterDoesNotAnswer_isSearched() throws IOException {
    Path user = Files.createDirectories(home.resolve(".local/share/jupyter/kernels/java"));
    Files.writeString(user.resolve("kernel.json"), "{}");
    for (String answer : List.of("exit 1", "echo {", "echo '[1]'", "echo '{\"a\": 1}'")) {
      script("jupyter", "[ $1 = kernelspec ] || exit 1; " + answer);
      Machine machine = new Machine(Machine.System.LINUX, path(), home);

      assertThat(new Jupyter(machine, Optional.empty()).kernel("java")).as(answer).contains(user);
    }
  }

  @Test
  void answer_ofAProgramThatTakesTooLong_isNone() throws IOException {
    Path slow = script("slow", "echo early; read line <'" + fifo() + "'");

    assertThat(Program.answer(List.of(slow.toString()), 1)).isEmpty();
  }

  /** Nobody ever writes into it. */
  private Path fifo() throws IOException {
    Path fifo = home.resolve("fifo");
    assertThat(Program.output(List.of("/usr/bin/mkfifo", fifo.toString()))).isPresent();
    return fifo;
  }

  @Test
  void answer_leavesOutWarnings() throws IOException {
    Path program = script("program", "echo one; echo two >&2");

    assertThat(Program.answer(List.of(program.toString()))).contains("one");
    assertThat(Program.output(List.of(program.toString()))).contains("one\ntwo");
  }

  @Test
  void pythonPrefix_withAJupyterGiven_isItsOwn() throws Exception {
    script("jupyter", "exit 0");
    Path link = Files.createSymbolicLink(home.resolve("jupyter"), home.resolve("bin/jupyter"));
    Machine conda = new Machine(Machine.System.LINUX, Map.of("CONDA_PREFIX", "/opt/conda"), home);

    assertThat(new Jupyter(conda, Optional.of(link)).pythonPrefix()).isEqualTo(home.toRealPath());
    Path odd = Files.writeString(home.resolve("odd"), "");
    assertThatThrownBy(() -> new Jupyter(conda, Optional.of(odd)).pythonPrefix())
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("it can't be seen which Python environment this jupyter belongs to.");
  }

  @Test
  void variables_onWindows_areFoundInAnyCase() {
    Map<String, String> environment =
        Map.of("ProgramData", home.toString(), "Path", "\"" + home.resolve("a b") + "\"");
    Machine machine = new Machine(Machine.System.WINDOWS, environment, home.resolve("user"));

    assertThat(machine.folder("PROGRAMDATA")).contains(home);
    assertThat(machine.folders("PATH")).containsExactly(home.resolve("a b"));
    assertThat(new Jupyter(machine, Optional.empty()).kernelFolders())
        .contains(home.resolve("jupyter/kernels"));
  }

  @Test
  void folder_inQuotes_isTakenWithout() {
    Map<String, String> environment =
        Map.of("JAVA_HOME", "\"/opt/a jdk\" ", "EMPTY", "\"\"", "NONE", "a\0b");
    Machine machine = new Machine(Machine.System.WINDOWS, environment, home);

    assertThat(machine.folder("JAVA_HOME")).contains(Path.of("/opt/a jdk"));
    assertThat(machine.folder("EMPTY")).isEmpty();
    assertThat(machine.folder("NONE")).isEmpty();
  }
}
