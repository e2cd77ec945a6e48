package org.lectern.kernel.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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
  private final Map<String, String> environment = new HashMap<>();
  private List<String> options = List.of();
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
    command.addAll(options);
    Path text = home.resolve("text");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(text.toFile());
    Map<String, String> own = builder.environment();
    own.keySet().removeIf(name -> name.matches(".*(JUPYTER|PREFIX|JAVA).*"));
    own.put("HOME", home.toString());
    own.put("PATH", path);
    own.putAll(environment);
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

  /** A kernelspec of which only its words matter. */
  private Path spec(String name, String kernelJson) throws IOException {
    Path spec = Files.createDirectories(home.resolve("jupyter/kernels").resolve(name));
    Files.writeString(
        spec.resolve("installed.txt"),
        "version=development\njava=" + System.getProperty("java.home") + "\n");
    Files.writeString(spec.resolve("kernel.json"), kernelJson);
    return spec;
  }

  @Test
  void doctor_ofABrokenKernelJson_saysSoAndGoesOn() throws Exception {
    Path spec = spec("lectern", "{\"argv\": [");

    String text = doctor(path());

    assertThat(text)
        .contains("FAILED  Kernelspec  " + spec + " is broken: ")
        .contains("fix: java -jar lectern-kernel.jar install (or ./install.sh)")
        .contains("ok      Arithmetic  ");
    Files.writeString(spec.resolve("kernel.json"), "{\"argv\": [{}, 3]}");
    assertThat(doctor(path())).contains("is broken: ").contains("an argv that is no command");
  }

  @Test
  void doctor_ofAKernelThatCrashes_quotesTheReport() throws Exception {
    spec(
        "lectern",
        """
        {"argv": ["/bin/sh", "-c",
         "printf '#\\n# A fatal error\\n#\\n#  SIGSEGV\\n\\nzzz' >hs_err_pid7.log; exit 134"]}
        """);

    String text = doctor(path());

    assertThat(text)
        .contains("FAILED  Kernel      does not answer: the kernel's process has ended")
        .contains("| A fatal error")
        .contains("| SIGSEGV")
        .doesNotContain("zzz")
        .doesNotContain("Quick start")
        .doesNotContain(" within ")
        .contains("lines need attention.");
  }

  @Test
  void doctor_ofAnotherName_looksForThatOnly() throws Exception {
    InstalledKernel kernel = PackedJars.install(home);
    String lib = kernel.folder().resolve("lib") + "/*";
    options = List.of("--name", "other");

    String text = doctorFrom(lib, path());

    assertThat(text)
        .contains("FAILED  Kernelspec  Jupyter knows no kernel of the name other")
        .contains("fix: java -jar lectern-kernel.jar install --name other")
        .doesNotContain("does not look into");
  }

  @Test
  void doctor_ofTheCommandOfANamedKernel_looksForThatKernel() throws Exception {
    InstalledKernel kernel = PackedJars.install(home);
    Path named = kernel.folder().resolveSibling("lectern-two");
    Files.move(kernel.folder(), named);
    Path json = named.resolve("kernel.json");
    Files.writeString(
        json, Files.readString(json).replace(kernel.folder().toString(), named.toString()));

    String text = doctorFrom(named.resolve("lib") + "/*", path());

    assertThat(text).contains("ok      Kernelspec  " + named).contains("Everything works.");
  }

  @Test
  void doctor_withOptionsThatNoJavaKnows_saysWhichVariable() throws Exception {
    InstalledKernel kernel = PackedJars.install(home);
    environment.put("LECTERN_JAVA_OPTS", "-Xmxnone");

    String text = doctorFrom(kernel.folder().resolve("lib") + "/*", path());

    assertThat(text)
        .contains("ok      Flags       as they should be, and LECTERN_JAVA_OPTS -Xmxnone")
        .contains("FAILED  Kernel      does not answer")
        .contains("| Invalid maximum heap size: -Xmxnone")
        .contains("fix: remove the variable LECTERN_JAVA_OPTS; or java -jar");
  }

  @Test
  void doctor_withoutAJupyter_doesNotBlameTheKernelspec() throws Exception {
    InstalledKernel kernel = PackedJars.install(home);

    String text =
        doctorFrom(kernel.folder().resolve("lib") + "/*", home.resolve("nothing").toString());

    assertThat(text)
        .contains("FAILED  Jupyter     there is no jupyter on PATH")
        .contains("ok      Kernelspec  " + kernel.folder())
        .contains("1 line needs attention.");
  }

  @Test
  void doctor_withThePrivateJupyterOfInstallSh_takesIt() throws Exception {
    InstalledKernel kernel = PackedJars.install(home);
    Path own = home.resolve(".local/share/lectern/jupyter/bin/jupyter");
    Files.createDirectories(own.getParent());
    Files.move(home.resolve("bin/jupyter"), own);

    String text = doctorFrom(kernel.folder().resolve("lib") + "/*", "/nothing");

    assertThat(text).contains("ok      Jupyter     jupyter_core 5.8.1, " + own);
    assertThat(status).isZero();
  }

  @Test
  void doctor_withAJupyterThatIsNotThere_saysSo() throws Exception {
    options = List.of("--jupyter", "/no/such/jupyter");

    assertThat(doctor(path()))
        .contains("FAILED  Jupyter     there is no /no/such/jupyter")
        .contains("fix: name another file with --jupyter, or none");
  }

  @Test
  void doctor_afterAnArchiveThatFailed_saysThatItWasGivenUp() throws Exception {
    InstalledKernel kernel = PackedJars.install(home);
    Path quick = Files.createDirectories(kernel.folder().resolve("quick"));
    Files.writeString(
        quick.resolve("failed.txt"), "the kernel did not end after 180 s\nlast words");

    String text = doctorFrom(kernel.folder().resolve("lib") + "/*", path());

    assertThat(text)
        .contains(
            "FAILED  Quick start given up after a failure: the kernel did not end after 180 s")
        .contains("| last words")
        .contains("fix: java -jar lectern-kernel.jar install (or ./install.sh)");
    assertThat(quick.resolve("start.jsa")).doesNotExist();
    assertThat(quick.resolve("start.aot")).doesNotExist();
  }
}
