package org.lectern.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel's own Gson, which cells see until a notebook brings one. */
class LendingTest {
  @TempDir private Path folder;
  private JavaShell shell;

  @BeforeEach
  void start() {
    shell = new JavaShell();
    shell.warmUp();
  }

  @Test
  void gson_ofTheKernelIsLent() {
    assertThat(value("new com.google.gson.Gson().toJson(List.of(1))")).isEqualTo("[1]");
    assertThat(
            value(
                "import com.google.gson.*;\n"
                    + "import io.github.spencerpark.jupyter.kernel.comm.*;\n"
                    + "JsonObject o = new JsonObject();\n"
                    + "o.addProperty(\"a\", 1);\n"
                    + "class Mine extends Comm {\n"
                    + "  Mine(CommManager manager) { super(manager, \"id\", \"target\"); }\n"
                    + "  void tell(JsonObject data) { send(data); }\n"
                    + "  protected void onMessage(io.github.spencerpark.jupyter.messages.Message<"
                    + "io.github.spencerpark.jupyter.messages.comm.CommMsgCommand> m) {"
                    + " JsonObject data = m.getContent().getData(); }\n"
                    + "  protected void onClose(io.github.spencerpark.jupyter.messages.Message<"
                    + "io.github.spencerpark.jupyter.messages.comm.CommCloseCommand> m, boolean b)"
                    + " {}\n"
                    + "}\n"
                    + "o.toString()"))
        .isEqualTo("{\"a\":1}");
  }

  @Test
  void gson_ofTheNotebookTakesThePlaceOfTheKernels() throws IOException {
    value("import com.google.gson.*;\nString old() { return new Gson().toJson(1); }\nold()");

    assertThat(shell.addJars(List.of(gson())))
        .containsExactly(
            "gson 99.0 takes the place of the kernel's own gson 2.8.5. Methods and classes that have"
                + " used that one keep it; comms work with that one only.");

    assertThat(value("new Gson().toJson(1)")).isEqualTo("mine");
    assertThat(value("old()")).as("what has used the kernel's keeps it whole").isEqualTo("1");
    assertThat(value("String old() { return new Gson().toJson(2); }\nold()")).isEqualTo("mine");
    assertThat(
            value(
                "Thread.currentThread().getContextClassLoader()"
                    + ".getResource(\"com/google/gson/JsonObject.class\") == null"))
        .isEqualTo(true);
  }

  @Test
  void gson_thatAnAddedJarUsesStays() throws IOException {
    Path user =
        TinyJar.make(
            folder,
            "user-1.0.jar",
            Map.of(
                "demo.User",
                "package demo; public class User { public static String text() {"
                    + " return new com.google.gson.Gson().toJson(2); } }"));
    shell.addJars(List.of(user));
    assertThat(value("demo.User.text()")).isEqualTo("2");

    assertThat(shell.addJars(List.of(gson())))
        .containsExactly(
            "gson 2.8.5 is already loaded, so gson 99.0 was not added. To use it, restart the"
                + " kernel and load only gson 99.0.");
    assertThat(value("new com.google.gson.Gson().toJson(1)")).isEqualTo("1");
  }

  @Test
  void gson_thatAnAddedJarBringsIsTheOneItUses() throws IOException {
    Path user =
        TinyJar.make(
            folder,
            "user-1.0.jar",
            Map.of(
                "demo.User",
                "package demo; public class User { public static String text() {"
                    + " return new com.google.gson.Gson().toJson(2); } }"));

    assertThat(shell.addJars(List.of(user, gson()))).isEmpty();
    assertThat(value("demo.User.text()")).isEqualTo("mine");
  }

  @Test
  void gson_inTheKernelsVersionIsNotAddedAgain() throws IOException {
    Path own =
        Path.of(
            com.google.gson.Gson.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
    Path copy = Files.copy(own, folder.resolve("gson-2.8.5.jar"));

    assertThat(shell.addJars(List.of(copy))).isEmpty();
    assertThat(
            value(
                "new com.google.gson.Gson().getClass().getClassLoader() == "
                    + "io.github.spencerpark.jupyter.kernel.comm.Comm.class.getClassLoader()"))
        .isEqualTo(true);
  }

  @Test
  void comm_withTheNotebooksGson_saysWhatItNeeds() throws IOException {
    Path jar =
        TinyJar.make(
            folder,
            "gson-99.0.jar",
            Map.of(
                "com.google.gson.JsonObject",
                "package com.google.gson; public class JsonObject {}"));
    assertThat(shell.addJars(List.of(jar))).isEmpty();
    shell.begin();
    CellResult result =
        shell.run(
            "cell",
            "void tell(io.github.spencerpark.jupyter.kernel.comm.Comm comm) {\n"
                + "  comm.send(new com.google.gson.JsonObject());\n"
                + "}\n"
                + "tell(null);");
    shell.end();

    assertThat(result.error().name()).isEqualTo("LinkageError");
    assertThat(result.error().traceback()).last().isEqualTo(Lending.MIXTURE);
  }

  private Path gson() throws IOException {
    return TinyJar.make(
        folder,
        "gson-99.0.jar",
        Map.of(
            "com.google.gson.Gson",
            "package com.google.gson; public class Gson {"
                + " public String toJson(Object any) { return \"mine\"; } }"));
  }

  private Object value(String code) {
    shell.begin();
    CellResult result = shell.run("cell", code);
    shell.end();
    assertThat(result.error()).as(code).isNull();
    return result.value();
  }
}
