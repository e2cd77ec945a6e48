package org.lectern.kernel.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.kernel.install.InstalledKernel;
import org.lectern.kernel.install.PackedJars;

/** The doctor on sick and healthy computers: a process with a home and a search path of its own. */
class CommandDoctorTest {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  @TempDir Path home;
  private int status;

  @BeforeEach
  void makeJupyter() throws IOException {
    Path jupyter = home.resolve("bin/jupyter");
    Files.createDirectories(jupyter.getParent());
    String data = home.resolve("jupyter").toString();
    Files.writeString(
        jupyter,
        "#!/bin/sh\n[ $1 = --version ] && echo jupyter_core: 5.8.1 || echo '" + data + "'\n");
    assertThat(jupyter.toFile().setExecutable(true)).isTrue();
  }

  private String doctor(String path, String... flags) throws Exception {
    return doctorFrom(System.getProperty("java.class.path"), path, flags);
  }

  private String doctorFrom(String classPath, String path, String... flags) throws Exception {
    List<String> command = new ArrayList<>(List.of(JAVA));
    command.addAll(List.of(flags));
    command.addAll(List.of("-cp", classPath, "org.lectern.kernel.command.Main", "doctor"));
    Path text = home.resolve("text");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(text.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("JUPYTER") || name.contains("PREFIX"));
    environment.put("HOME", home.toString());
    environment.put("PATH", path);
    status = builder.start().waitFor();
    return Files.readString(text);
  }

  private String path() {
    return home.resolve("bin") + File.pathSeparator + "/usr/bin" + File.pathSeparator + "/bin";
  }

  @Test
  void doctor_whereAllIsWell_findsNothing() throws Exception {
    InstalledKernel kernel = PackedJars.install(home);

    String text = doctorFrom(kernel.folder().resolve("lib") + "/*", path());

    assertThat(text)
        .contains("ok      Java        JDK " + System.getProperty("java.version"))
        .contains("ok      Flags       as they should be")
        .contains("ok      Jupyter     jupyter_core 5.8.1, " + home.resolve("bin/jupyter"))
        .contains("ok      Kernelspec  " + kernel.folder())
        .contains("ok      Kernel      answered its first cell after ")
        .contains("ok      Processor   ")
        .contains("ok      Arithmetic  The same bits as everywhere")
        .contains("ok      Quick start none was asked for")
        .endsWith("Everything works." + System.lineSeparator());
    assertThat(status).isZero();
  }

  @Test
  void doctor_onAJre_saysThatTheCompilerIsMissing() throws Exception {
    String text = doctor(path(), "--limit-modules=java.se,jdk.unsupported,jdk.zipfs");

    assertThat(text)
        .contains("FAILED  Java        Java " + System.getProperty("java.version"))
        .contains("is a JRE: it has no compiler (the modules jdk.compiler and jdk.jshell)")
        .contains("a JDK from https://adoptium.net, then java -jar lectern-kernel.jar install")
        .contains("FAILED  Kernel      does not answer: it was not started")
        .contains("FAILED  Arithmetic  not tested");
    assertThat(status).isEqualTo(1);
  }

  @Test
  void doctor_withoutJupyterAndKernel_saysHowToGetThem() throws Exception {
    String text = doctor(home.resolve("nothing").toString());

    assertThat(text)
        .contains("FAILED  Jupyter     there is no jupyter on PATH")
        .contains("fix: pip install jupyterlab")
        .contains("FAILED  Kernelspec  Jupyter knows no kernel of the name lectern")
        .contains("fix: java -jar lectern-kernel.jar install")
        .contains("ok      Arithmetic  ")
        .contains("2 lines need attention.");
    assertThat(status).isEqualTo(1);
  }

  @Test
  void doctor_ofAKernelWhoseJavaIsGone_saysInstallAgain() throws Exception {
    Path spec = Files.createDirectories(home.resolve("jupyter/kernels/lectern"));
    Path gone = home.resolve("gone/bin/java");
    Files.writeString(
        spec.resolve("installed.txt"), "version=development\njava=" + home.resolve("gone") + "\n");
    Files.writeString(
        spec.resolve("kernel.json"),
        """
        {"argv": ["/bin/sh", "-c", "echo no Java at $0 >&2; exit 1", "%s", "{connection_file}"],
         "display_name": "Java (Lectern)", "language": "java"}
        """
            .formatted(gone));

    String text = doctor(path());

    assertThat(text)
        .contains("FAILED  Flags       the kernelspec lacks --add-modules=jdk.incubator.vector")
        .contains("FAILED  Kernelspec  " + spec + " is stale: its Java is gone: " + gone)
        .contains("fix: java -jar lectern-kernel.jar install (or ./install.sh)")
        .contains("FAILED  Kernel      does not answer: the kernel's process has ended")
        .contains("| no Java at " + gone);
    assertThat(status).isEqualTo(1);
  }

  @Test
  void doctor_ofAnOlderKernel_saysWhichVersion() throws Exception {
    Path spec = Files.createDirectories(home.resolve("jupyter/kernels/lectern"));
    Files.writeString(
        spec.resolve("installed.txt"),
        "version=0.0.1\njava=" + System.getProperty("java.home") + "\n");
    Files.writeString(spec.resolve("kernel.json"), "{\"argv\": [\"/bin/false\"]}");

    assertThat(doctor(path())).contains(spec + " is stale: it is version 0.0.1, this is ");
    assertThat(status).isEqualTo(1);
  }
}
