package org.lectern.kernel.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  @TempDir Path spec;

  private void write(String json) throws IOException {
    Files.writeString(spec.resolve("kernel.json"), json);
  }

  private List<Path> jars() throws IOException {
    Path folder = Files.createDirectories(spec.resolve("../jars-of-" + spec.getFileName()));
    return List.of(
        Files.writeString(folder.resolve("lectern-0.1.0.jar"), "a"),
        Files.writeString(folder.resolve("lectern-kernel-0.1.0.jar"), "b"),
        Files.writeString(folder.resolve("gson-2.8.5.jar"), "c"),
        Files.writeString(folder.resolve("maven-model-3.9.10.jar"), "c"),
        Files.writeString(folder.resolve("tablesaw-core-0.44.4.jar"), "d"));
  }

  @Test
  void add_toIJava_keepsWhatItsVariablesSaid() throws Exception {
    write(IJAVA);

    ForeignKernel kernel = ForeignKernel.read(spec);
    kernel.add(jars());

    assertThat(kernel.kind()).isEqualTo("IJava");
    JsonObject json = Json.read(spec.resolve("kernel.json"));
    JsonObject env = json.getAsJsonObject("env");
    assertThat(env.get("IJAVA_CLASSPATH").getAsString())
        .isEqualTo("/mine/*.jar" + File.pathSeparator + spec.resolve("lectern") + "/*.jar");
    assertThat(env.get("IJAVA_STARTUP_SCRIPT").getAsString())
        .isEqualTo(
            "int mine = 1;\nimport static org.lectern.Lectern.*;\n"
                + "org.lectern.notebook.IJavaDisplays.register();");
    assertThat(json.getAsJsonArray("argv").toString())
        .startsWith("[\"java\",\"--add-modules=jdk.incubator.vector\",\"-jar\"");
    assertThat(Folder.jars(spec.resolve("lectern")))
        .extracting(jar -> jar.getFileName().toString())
        .containsExactly("lectern-0.1.0.jar", "tablesaw-core-0.44.4.jar");
  }

  @Test
  void add_toJJava_usesItsOwnVariables() throws Exception {
    write(JJAVA);

    ForeignKernel kernel = ForeignKernel.read(spec);
    kernel.add(jars());

    assertThat(kernel.kind()).isEqualTo("JJava");
    JsonObject env = Json.read(spec.resolve("kernel.json")).getAsJsonObject("env");
    assertThat(env.get("JJAVA_CLASSPATH").getAsString())
        .isEqualTo(spec.resolve("lectern") + "/*.jar");
    assertThat(env.get("JJAVA_STARTUP_SCRIPT").getAsString())
        .isEqualTo("import static org.lectern.Lectern.*;");
    assertThat(env.get("JJAVA_JVM_OPTS").getAsString())
        .isEqualTo("--add-modules=jdk.incubator.vector");
  }

  @Test
  void add_twice_addsOnce() throws Exception {
    write(IJAVA);
    ForeignKernel.read(spec).add(jars());
    String once = Files.readString(spec.resolve("kernel.json"));

    ForeignKernel.read(spec).add(jars());

    assertThat(spec.resolve("kernel.json")).hasContent(once);
  }

  @Test
  void remove_restoresTheKernel() throws Exception {
    write(IJAVA);
    ForeignKernel.read(spec).add(jars());

    assertThat(ForeignKernel.remove(spec)).isTrue();

    assertThat(spec.resolve("kernel.json")).hasContent(IJAVA);
    assertThat(spec.resolve("lectern")).doesNotExist();
    assertThat(ForeignKernel.remove(spec)).isFalse();
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
