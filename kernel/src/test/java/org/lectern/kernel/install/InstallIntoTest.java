package org.lectern.kernel.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallIntoTest {
  private static final String IJAVA =
      """
      {"argv": ["java", "-jar", "/k/ijava-1.3.0.jar", "{connection_file}"],
       "display_name": "Java", "language": "java", "interrupt_mode": "message",
       "env": {"IJAVA_CLASSPATH": "/mine/*.jar", "IJAVA_STARTUP_SCRIPT": "int mine = 1;"}}
      """;
  private static final String JJAVA =
      """
      {"argv": ["java", "-jar", "{resource_dir}/jjava-launcher.jar", "{resource_dir}/jjava.jar",
       "{connection_file}"], "display_name": "Java", "language": "java"}
      """;
  private static final String MODULES = "jdk.compiler@17 jdk.jshell@17 jdk.incubator.vector@17";

  @TempDir Path folder;
  private Path spec;
  private Path file;

  @BeforeEach
  void makeSpec() throws IOException {
    spec = Files.createDirectories(folder.resolve("kernels/java"));
    file = spec.resolve("kernel.json");
  }

  private void write(String json) throws IOException {
    Files.writeString(file, json);
  }

  private List<Path> jars() throws IOException {
    Path jars = Files.createDirectories(folder.resolve("jars"));
    return List.of(
        Files.writeString(jars.resolve("lectern-0.1.0.jar"), "a"),
        Files.writeString(jars.resolve("lectern-kernel-0.1.0.jar"), "b"),
        Files.writeString(jars.resolve("gson-2.8.5.jar"), "c"),
        Files.writeString(jars.resolve("maven-model-3.9.10.jar"), "c"),
        Files.writeString(jars.resolve("tablesaw-core-0.44.4.jar"), "d"));
  }

  private void add() throws IOException, Refusal {
    ForeignKernel.read(spec).add(jars());
  }

  private JsonObject env() throws IOException {
    return JsonFile.read(file).getAsJsonObject("env");
  }

  @Test
  void add_toIJava_keepsWhatItsVariablesSaid() throws Exception {
    write(IJAVA);

    add();

    assertThat(ForeignKernel.read(spec).kind()).isEqualTo("IJava");
    assertThat(env().get("IJAVA_CLASSPATH").getAsString())
        .isEqualTo("/mine/*.jar" + File.pathSeparator + spec.resolve("lectern") + "/*.jar");
    assertThat(env().get("IJAVA_STARTUP_SCRIPT").getAsString())
        .isEqualTo(
            "int mine = 1;\nimport static org.lectern.Lectern.*;\n"
                + "org.lectern.notebook.IJavaDisplays.register();");
    assertThat(JsonFile.read(file).getAsJsonArray("argv").toString())
        .startsWith("[\"java\",\"--add-modules=jdk.incubator.vector\",\"-jar\"");
    assertThat(Folder.jars(spec.resolve("lectern")))
        .extracting(jar -> jar.getFileName().toString())
        .containsExactly("lectern-0.1.0.jar", "tablesaw-core-0.44.4.jar");
  }

  @Test
  void add_toJJava_usesItsOwnVariables() throws Exception {
    write(JJAVA);

    add();

    assertThat(ForeignKernel.read(spec).kind()).isEqualTo("JJava");
    assertThat(env().get("JJAVA_CLASSPATH").getAsString())
        .isEqualTo(spec.resolve("lectern") + "/*.jar");
    assertThat(env().get("JJAVA_STARTUP_SCRIPT").getAsString())
        .isEqualTo("import static org.lectern.Lectern.*;");
    assertThat(env().get("JJAVA_JVM_OPTS").getAsString())
        .isEqualTo("--add-modules=jdk.incubator.vector");
    assertThat(ForeignKernel.remove(spec)).isTrue();
    assertThat(file).hasContent(JJAVA);
  }

  @Test
  void add_twice_addsOnce() throws Exception {
    write(IJAVA);
    add();
    String once = Files.readString(file);

    add();

    assertThat(file).hasContent(once);
  }

  /** What a user changes while Lectern is there. */
  private void edit() throws IOException {
    JsonObject json = JsonFile.read(file);
    json.addProperty("display_name", "My Java");
    json.getAsJsonObject("env").addProperty("IJAVA_TIMEOUT", "5 SECONDS");
    String path = json.getAsJsonObject("env").get("IJAVA_CLASSPATH").getAsString();
    json.getAsJsonObject("env")
        .addProperty("IJAVA_CLASSPATH", path + File.pathSeparator + "/later/*.jar");
    JsonFile.write(file, json);
  }

  @Test
  void add_afterAnEdit_keepsTheEdit() throws Exception {
    write(IJAVA);
    add();
    edit();

    add();

    assertThat(JsonFile.read(file).get("display_name").getAsString()).isEqualTo("My Java");
    assertThat(env().get("IJAVA_TIMEOUT").getAsString()).isEqualTo("5 SECONDS");
    assertThat(env().get("IJAVA_CLASSPATH").getAsString().split(File.pathSeparator))
        .containsExactly("/mine/*.jar", "/later/*.jar", spec.resolve("lectern") + "/*.jar");
  }

  @Test
  void remove_afterAnEdit_takesOutWhatLecternAdded() throws Exception {
    write(IJAVA);
    add();
    edit();

    assertThat(ForeignKernel.remove(spec)).isTrue();

    assertThat(JsonFile.read(file).get("display_name").getAsString()).isEqualTo("My Java");
    assertThat(env().get("IJAVA_TIMEOUT").getAsString()).isEqualTo("5 SECONDS");
    assertThat(env().get("IJAVA_CLASSPATH").getAsString())
        .isEqualTo("/mine/*.jar" + File.pathSeparator + "/later/*.jar");
    assertThat(env().get("IJAVA_STARTUP_SCRIPT").getAsString()).isEqualTo("int mine = 1;");
    assertThat(file).content().doesNotContain("ectern");
    assertThat(spec.resolve("lectern")).doesNotExist();
    assertThat(spec.resolve("kernel.json.before-lectern")).doesNotExist();
    assertThat(ForeignKernel.remove(spec)).isFalse();
  }

  @Test
  void remove_whereNothingElseWasChanged_restoresTheFile() throws Exception {
    write(IJAVA);
    add();

    assertThat(ForeignKernel.remove(spec)).isTrue();

    assertThat(file).hasContent(IJAVA);
    assertThat(spec.resolve("lectern")).doesNotExist();
    assertThat(ForeignKernel.remove(spec)).isFalse();
  }

  @Test
  void remove_ofWhatItsUserHadBefore_leavesIt() throws Exception {
    write(IJAVA.replace("int mine = 1;", "import static org.lectern.Lectern.*;"));
    add();
    edit();

    ForeignKernel.remove(spec);

    assertThat(env().get("IJAVA_STARTUP_SCRIPT").getAsString())
        .isEqualTo("import static org.lectern.Lectern.*;");
  }

  @Test
  void remove_fromABrokenFile_takesTheBackup() throws Exception {
    write(IJAVA);
    add();
    write("{\"argv\": [");

    assertThat(ForeignKernel.remove(spec)).isTrue();

    assertThat(file).hasContent(IJAVA);
  }

  @Test
  void remove_withoutABackup_takesOutWhatLecternAdds() throws Exception {
    write(IJAVA);
    add();
    Files.delete(spec.resolve("kernel.json.before-lectern"));

    assertThat(ForeignKernel.remove(spec)).isTrue();

    assertThat(JsonFile.read(file)).isEqualTo(new Gson().fromJson(IJAVA, JsonObject.class));
  }

  @Test
  void add_thatFails_hasMadeTheBackupAndChangedNothing() throws Exception {
    write(IJAVA);
    List<Path> jars = jars();
    Files.delete(jars.get(4));

    assertThatThrownBy(() -> ForeignKernel.read(spec).add(jars)).isInstanceOf(Refusal.class);

    assertThat(spec.resolve("kernel.json.before-lectern")).hasContent(IJAVA);
    assertThat(file).hasContent(IJAVA);
  }

  private Path java(String version, String modules) throws IOException {
    Path home = folder.resolve("jdk-" + version);
    Path program = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(
        program,
        """
        #!/bin/sh
        [ "$1" = --list-modules ] && echo %s || cat <<END >&2
            java.home = %s
            java.specification.version = %s
            java.version = %s
        END
        """
            .formatted(modules, home, version, version));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program;
  }

  private void writeFor(Path java) throws IOException {
    write(IJAVA.replace("\"java\", \"-jar\"", "\"" + java + "\", \"-jar\""));
  }

  @Test
  void java_ofTheKernel_mustBeAbleToRunLectern() throws Exception {
    Machine machine = new Machine(Machine.System.LINUX, Map.of("PATH", ""), folder);

    writeFor(java("11", MODULES));
    assertThatThrownBy(() -> ForeignKernel.read(spec).java(machine))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("the Java of this kernel can't run Lectern.")
        .hasMessageContaining("Java 11, " + folder.resolve("jdk-11") + " is too old")
        .hasMessageContaining("in " + file + ", make the first word of \"argv\" \"")
        .hasMessageContaining(JavaHome.running().java().toString());
    writeFor(java("17", "jdk.compiler@17 jdk.jshell@17"));
    assertThatThrownBy(() -> ForeignKernel.read(spec).java(machine))
        .hasMessageContaining("lacks the module jdk.incubator.vector");
    write(IJAVA);
    assertThatThrownBy(() -> ForeignKernel.read(spec).java(machine))
        .hasMessageContaining("no java on PATH");

    writeFor(java("21", MODULES));
    assertThat(ForeignKernel.read(spec).java(machine))
        .hasValueSatisfying(java -> assertThat(java.home()).isEqualTo(folder.resolve("jdk-21")));
    write(IJAVA);
    Machine other =
        new Machine(
            Machine.System.LINUX, Map.of("PATH", folder.resolve("jdk-21/bin").toString()), folder);
    assertThat(ForeignKernel.read(spec).java(other)).isPresent();
    write(IJAVA.replace("\"java\", \"-jar\"", "\"/usr/bin/env\", \"start-ijava\""));
    assertThat(ForeignKernel.read(spec).java(machine)).as("who knows").isEmpty();
  }

  @Test
  void read_refusesOtherKernels() throws IOException {
    write("{\"argv\": [\"python\", \"-m\", \"ipykernel_launcher\"], \"language\": \"python\"}");
    assertThatThrownBy(() -> ForeignKernel.read(spec))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("Lectern can't be added to this kernel.");
    write("{\"argv\": [\"java\", \"-jar\", \"other.jar\"]}");
    assertThatThrownBy(() -> ForeignKernel.read(spec))
        .hasMessageContaining("it can't be seen which Java kernel this is.");
    write("{\"argv\": [\"java\", \"org.lectern.kernel.Main\"]}");
    assertThatThrownBy(() -> ForeignKernel.read(spec))
        .hasMessageContaining("Lectern can't be added to this kernel.");
  }
}
