package org.lectern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.kernel.run.Execution;
import org.lectern.kernel.run.KernelClient;
import org.lectern.kernel.run.WireMessage;

class MagicTest {
  private static final String TIME = "[\\d.]+ [mµ]?s";
  private static final String TIMES =
      TIME + " \\((processors: " + TIME + ", )?compiling: " + TIME + "\\)\n";

  @TempDir static Path folder;

  private static LiveKernel kernel;
  private static KernelClient client;

  @BeforeAll
  static void start() {
    kernel = new LiveKernel();
    client = kernel.client;
  }

  @AfterAll
  static void stop() throws IOException {
    kernel.close();
  }

  @Test
  void jars_areUsableInTheSameCell() throws IOException {
    TestJars.jar(
        folder.resolve("shapes.jar"), "shapes.Circle", "public static int size() { return 7; }");

    Execution cell =
        client.execute(
            "List<String> jars = %jars "
                + folder
                + "/*.jar;\nimport shapes.Circle;\nCircle.size() + jars.size()");

    assertThat(cell.value()).contains("8");
    assertThat(cell.outputs())
        .extracting(WireMessage::type)
        .containsExactly("execute_input", "execute_result");
  }

  @Test
  void classpath_takesFolders() throws IOException {
    TestJars.classes(
        folder.resolve("classes"), "forms.Square", "public static int size() { return 9; }");

    assertThat(
            client
                .execute("%classpath " + folder.resolve("classes") + "\nforms.Square.size()")
                .value())
        .contains("9");
  }

  @Test
  void jars_thatAreMissing() {
    assertError(
        "int a = 1;\n%jars nowhere/*.jar",
        "%jars: needs files, but nowhere/*.jar names none in "
            + Path.of("").toAbsolutePath()
            + ". Check the path; it starts from the folder of the notebook.",
        "cell[N] line 2");
    assertError(
        "%jars",
        "%jars: needs a path, but got none. Write for example %jars lib/*.jar", "cell[N] line 1");
  }

  @Test
  void unknown_namesTheNearest() {
    assertError(
        "%mavn a:b:1",
        "%mavn: a magic's name is needed, but no line magic has this one. Did you mean %maven?",
        "cell[N] line 1");
    assertError(
        "\n%%tme\n1",
        "%%tme: a magic's name is needed, but no cell magic has this one. Did you mean %%time?",
        "cell[N] line 2");
    assertError(
        "%%who\n",
        "%%who: needs a magic for whole cells, but there is only one for a line. Write %who.",
        "cell[N] line 1");
    assertError(
        "int a;\n%%time\na",
        "%%time: a cell magic takes a whole cell, but this one stands further down. Move it to the"
            + " first line of a cell of its own.",
        "cell[N] line 2");
  }

  @Test
  void operator_staysAnOperator() {
    assertThat(client.execute("int who = 4;\nint rest = 10\n  %who;\nrest").value()).contains("2");
  }

  @Test
  void errors_keepTheirLines() {
    Execution cell = client.execute("%who\nfor (int i = 0; i < 1; i++) {\n  %who\n}\nint x = foo;");

    assertThat(cell.status()).isEqualTo("error");
    assertThat(plainTrace(cell)).contains("line 5", "int x = foo;");
    assertThat(plainTrace(client.execute("int[] none = {};\nvar w = %who\nnone[3] = 1;")))
        .contains("line 3");
    assertThat(plainTrace(client.execute("%%time\nint y = 1;\nint z = bar;")))
        .contains("line 3", "int z = bar;");
    assertThat(plainTrace(client.execute("int y = 1;\ndouble t = %time bar(y)")))
        .contains("cannot find symbol");
    assertThat(client.execute("int y = 1;\nif (y == 1) {\n  %jars\n}").reply().text("ename"))
        .isEqualTo("MagicException");
    assertThat(plainTrace(client.execute("int y = 1;\n%time bar(y)")))
        .contains("line 2", "%time bar(y)");
  }

  @Test
  void load_runsScriptsAndNotebooks() throws IOException {
    Files.writeString(
        folder.resolve("tools.jsh"), "int loaded = 20;\nint twice(int n) {\n  return 2 * n;\n}\n");
    Files.writeString(
        folder.resolve("Point.java"), "package geo;\n\npublic record Point(int x, int y) {}\n");
    Files.writeString(
        folder.resolve("part.ipynb"),
        "{\"cells\": [{\"cell_type\": \"markdown\", \"source\": [\"# no\"]}, {\"cell_type\":"
            + " \"code\", \"source\": [\"int fromNotebook = 3;\\n"
            + "\", \"fromNotebook++;\"]}]}");

    assertThat(client.execute("%load " + folder.resolve("tools") + "\ntwice(loaded)").value())
        .contains("40");
    assertThat(
            client
                .execute("%load " + folder.resolve("Point.java") + "\nnew Point(1, 2).y()")
                .value())
        .contains("2");
    assertThat(client.execute("%load " + folder.resolve("part.ipynb") + "\nfromNotebook").value())
        .contains("4");
  }

  @Test
  void load_tellsWhereAScriptFails() throws IOException {
    Files.writeString(folder.resolve("bad.jsh"), "int fine = 1;\nint wrong = fine.x;\n");

    Execution cell = client.execute("%load " + folder.resolve("bad.jsh"));

    assertThat(cell.reply().text("ename")).isEqualTo("CompilationError");
    assertThat(plainTrace(cell)).contains("bad.jsh line 2");
  }

  @Test
  void time_showsTheValueAndTheTime() {
    Execution line = client.execute("%time 6 * 7");
    assertThat(line.value()).contains("42");
    assertThat(line.stream("stdout")).matches(TIMES);

    Execution cell = client.execute("%%time\nint answer = 6;\nanswer * 8");
    assertThat(cell.value()).contains("48");
    assertThat(cell.stream("stdout")).matches(TIMES);
    String slept = client.execute("%time Thread.sleep(1200)").stream("stdout");
    assertThat(Double.parseDouble(slept.substring(0, slept.indexOf(' ')))).isBetween(1.2, 60.0);
    assertThat(client.execute("double half = %time 1 / 2.0\nhalf").value()).contains("0.5");
  }

  @Test
  void time_withinBraces_seesWhatIsDeclaredThere() {
    Execution cell =
        client.execute(
            "int twice(int n) {\n"
                + "  int[] half = {n};\n"
                + "  %time half[0] += n; // slow\n"
                + "  %time int more = half[0] + 1;\n"
                + "  long value = %time more - 1\n"
                + "  if (n > 0)\n"
                + "    %time half[0] = 0\n"
                + "  %time return (int) value;\n"
                + "}\n"
                + "twice(21)");

    assertThat(cell.reply().text("status")).as("%s", cell.reply()).isEqualTo("ok");
    assertThat(cell.value()).contains("42");
    assertThat(cell.stream("stdout")).matches("(" + TIME + "\n){5}");
    assertThat(plainTrace(client.execute("void f() {\n  %time nothing(1);\n}")))
        .contains("line 2", "%time nothing(1);");
  }

  @Test
  void magic_behindAnIf_runsOnlyThen() {
    Execution cell =
        client.execute(
            "int n = 3;\nif (n > 5)\n  %jars nowhere/*.jar\nelse\n  %who\nif (n > 5) %jars"
                + " nowhere/*.jar\nn");

    assertThat(cell.status()).as("%s", cell.reply()).isEqualTo("ok");
    assertThat(cell.value()).contains("3");
    assertThat(cell.stream("stdout")).contains("variable  n");
  }

  @Test
  void operator_afterASwitchStaysAnOperator() {
    assertThat(
            client
                .execute(
                    "int who = 4, time = 3;\n"
                        + "int rest = switch (who) { default -> 10; }\n"
                        + "  %who\n"
                        + "  * time;\n"
                        + "int more = 10\n"
                        + "  %time * 5;\n"
                        + "rest + more")
                .value())
        .contains("11");
  }

  @Test
  void jars_thatChanged_areSaid() throws IOException {
    Path jar =
        TestJars.jar(
            folder.resolve("again/again.jar"), "again.Now", "public static int n() { return 1; }");
    assertThat(client.execute("%jars " + jar + "\nagain.Now.n()").value()).contains("1");
    assertThat(client.execute("%jars " + jar).stream("stdout")).isEmpty();
    TestJars.jar(jar, "again.Now", "public static int n() { return 22; }");

    assertThat(client.execute("%jars " + jar).stream("stdout"))
        .isEqualTo(
            "again.jar has changed since it was added, but classes that are loaded stay as they"
                + " were. To use the new ones, restart the kernel and run the cells again.\n");
  }

  @Test
  void env_getsAndSets() {
    client.execute("%env LECTERN_TEST_COLOUR=dark red");

    assertThat(client.execute("String colour = %env LECTERN_TEST_COLOUR\ncolour").value())
        .contains("dark red");
    assertThat(client.execute("System.getProperty(\"LECTERN_TEST_COLOUR\")").value())
        .contains("dark red");
    assertThat(client.execute("%env PATH").stream("stdout"))
        .isEqualTo(System.getenv("PATH") + "\n");
  }

  @Test
  void env_ofASecret_isNotShown() {
    assertThat(client.execute("%env SCHOOL_API_KEY=abc123").stream("stdout"))
        .startsWith("SCHOOL_API_KEY is (hidden) for")
        .doesNotContain("abc123");
    assertThat(client.execute("String key = %env SCHOOL_API_KEY\nkey.length()").value())
        .contains("6");
    assertThat(client.execute("%env SCHOOL_API_KEY").stream("stdout")).isEqualTo("(hidden)\n");
  }

  @Test
  void load_ofJsonThatIsNoNotebook_saysSo() throws IOException {
    for (String text : List.of("{}", "[]", "{\"cells\": [{\"source\": {}}]}", "{\"cells\": [1]}")) {
      Path file = Files.writeString(folder.resolve("no.ipynb"), text);
      assertThat(client.execute("%load " + file).reply().text("evalue"))
          .isEqualTo(
              "%load: needs a notebook of format 4, but no.ipynb is not one. Save it again in"
                  + " Jupyter.");
    }
  }

  @Test
  void magicAsAValue_thatFails_showsNoCallOfTheKernel() {
    String trace = client.execute("List<String> jars = %jars none/*.jar").reply().toString();
    assertThat(trace).contains("line 1").doesNotContain("lineMagic");
  }

  @Test
  void help_namesAllMagics() {
    assertThat(client.execute("%lsmagic").stream("stdout"))
        .contains(
            "%addMavenDependencies",
            "%addMavenDependency",
            "%classpath",
            "%env",
            "%help",
            "%jars",
            "%load",
            "%loadFromPOM",
            "%lsmagic",
            "%maven",
            "%mavenRepo",
            "%reset",
            "%time",
            "%who",
            "%%loadFromPOM",
            "%%time");
    assertThat(client.execute("%help jars").stream("stdout")).contains("%jars FILE…");
    assertThat(client.execute("%help").stream("stdout")).contains("%reset");
  }

  @Test
  void ofTheNotebook_areRegistered() {
    client.execute(
        "getKernelInstance().getMagics().registerLineMagic(\"shout\", args -> String.join(\" \","
            + " args).toUpperCase());\n"
            + "getKernelInstance().getMagics().registerCellMagic(\"count\", (args, body) ->"
            + " body.lines().count());");

    assertThat(client.execute("String loud = %shout a b\nloud").value()).contains("A B");
    assertThat(client.execute("long n = cellMagic(\"count\", List.of(), \"a\\nb\");\nn").value())
        .contains("2");
    assertThat(client.execute("%%count\nx y z\n").status()).isEqualTo("ok");
    assertThat(client.execute("%shout a").value()).isEmpty();
  }

  @Test
  void isComplete_knowsMagics() {
    assertThat(isComplete("%who")).isEqualTo("complete");
    assertThat(isComplete("%maven a:b:1\nint x = 1;")).isEqualTo("complete");
    assertThat(isComplete("List<String> x = %jars *.jar")).isEqualTo("complete");
    assertThat(isComplete("%%loadFromPOM\n<dependency>")).isEqualTo("complete");
    assertThat(isComplete("%%time\nfor (int i = 0; i < 2; i++) {")).isEqualTo("incomplete");
    assertThat(isComplete("%who\nvoid f() {")).isEqualTo("incomplete");
  }

  @Test
  void complete_namesOfMagics() {
    assertThat(matches("%ma")).isEqualTo("[\"maven\",\"mavenRepo\"]");
    assertThat(matches("int a;\n%%t")).isEqualTo("[]");
    assertThat(matches("%%t")).isEqualTo("[\"time\"]");
    assertThat(matches("var x = %ja")).isEqualTo("[\"jars\"]");
    assertThat(matches("%who\nMath.hyp")).isEqualTo("[\"hypot(\"]");
    assertThat(matches("\"%ma")).doesNotContain("maven");
    assertThat(matches("%time Math.hyp")).doesNotContain("maven");
  }

  private static String matches(String code) {
    JsonObject content = new JsonObject();
    content.addProperty("code", code);
    content.addProperty("cursor_pos", code.length());
    return client.request("complete_request", content).content().get("matches").toString();
  }

  private static String isComplete(String code) {
    JsonObject content = new JsonObject();
    content.addProperty("code", code);
    return client.request("is_complete_request", content).text("status");
  }

  private static void assertError(String code, String message, String place) {
    Execution cell = client.execute(code);
    int number = cell.reply().content().get("execution_count").getAsInt();

    assertThat(cell.status()).as(code).isEqualTo("error");
    assertThat(cell.reply().text("ename")).isEqualTo("MagicException");
    assertThat(cell.reply().text("evalue")).isEqualTo(message);
    assertThat(plainTrace(cell))
        .contains("MagicException: " + message, place.replace("N", "" + number));
  }

  static String plainTrace(Execution cell) {
    StringBuilder text = new StringBuilder();
    cell.output("error")
        .orElseThrow()
        .content()
        .getAsJsonArray("traceback")
        .forEach(line -> text.append(line.getAsString()).append('\n'));
    return text.toString().replaceAll("\u001b\\[[\\d;]*m", "");
  }
}
