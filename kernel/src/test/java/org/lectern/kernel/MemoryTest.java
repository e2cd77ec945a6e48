package org.lectern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.kernel.run.Execution;
import org.lectern.kernel.run.KernelClient;
import org.lectern.kernel.run.KernelProcess;

/** What cells no longer need is released. Each array takes 40 of 256 MB. */
class MemoryTest {
  private static final int BIG = 10_000_000;

  private static KernelProcess process;
  private static KernelClient client;

  @BeforeAll
  static void start() throws IOException {
    process = KernelProcess.start(Path.of("."), "-Xmx320m", "-XX:+UseSerialGC");
    client = new KernelClient(process, Duration.ofSeconds(90));
    ok("import java.lang.ref.WeakReference;");
  }

  @AfterAll
  static void stop() throws IOException {
    client.close();
    process.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "var big = new float[%1$d];",
        "float[] big = new float[%1$d];",
        "var big = %2$d %% 2 == 0 ? new float[%1$d] : null;",
        "float[] big = new float[%1$d], other = {1};",
        "float[][] big = {new float[%1$d]};",
        "var big = new Object() { float[] in = new float[%1$d]; };",
        "float[] big() { return null; } var big = new float[%1$d];",
        "class Big { float[] in = new float[%1$d]; }\nvar big = new Big();",
        "class Big { static float[] in = new float[%1$d]; }\nBig.in.length",
        "new float[%1$d].length; new float[%1$d];",
        "var big = new ArrayList<float[]>();\nfor (int i = 0; i < 4; i++) big.add(new float[%1$d / 4]);"
      })
  void redefined_aDozenTimes(String code) {
    repeat(12, i -> code.formatted(BIG, i));
    ok("var big = 0; class Big { }");
  }

  @Test
  void redefined_fiftyTimesWithOtherTypes() {
    repeat(
        50,
        i ->
            i % 2 == 0
                ? "var big = new float[" + BIG + "];"
                : "var big = new double[" + BIG / 2 + "];");
    ok("var big = 0;");
  }

  @Test
  void results_olderThanTheLastThreeAreReleased() {
    String name = nextResult();
    ok("new Object() { int[] data = new int[1000]; }");
    ok("WeakReference<Object> old = new WeakReference<>(" + name + ");");
    for (int i = 0; i < 3; i++) {
      assertThat(client.execute("\"another\" + " + i).value()).contains("another" + i);
    }

    assertThat(collected("old")).isTrue();
    assertThat(client.execute(name).reply().text("ename")).isEqualTo("CompilationError");
  }

  @Test
  void result_thatAMethodUsesStays() {
    String name = nextResult();
    ok("new int[] {41}");
    ok("int answer() { return " + name + "[0] + 1; }");
    for (int i = 0; i < 5; i++) {
      ok("\"another\" + " + i);
    }

    assertThat(client.execute("answer()").value()).contains("42");
  }

  @Test
  void results_areReleasedWhenAllMemoryIsUsedUp() {
    String name = nextResult();
    ok("new int[] {1}");
    ok("List<Object> hog = new ArrayList<>();");

    Execution full = client.execute("while (true) hog.add(new float[" + BIG + "]);");

    assertThat(full.reply().text("ename")).isEqualTo("OutOfMemoryError");
    ok("hog = null;");
    assertThat(client.execute(name).reply().text("ename")).isEqualTo("CompilationError");
  }

  @Test
  void history_keepsTheBeginningOfLongResults() {
    ok("\"x\".repeat(50_000)");
    JsonObject tail = new JsonObject();
    tail.addProperty("hist_access_type", "tail");
    tail.addProperty("n", 1);
    tail.addProperty("output", true);
    tail.addProperty("raw", true);

    assertThat(client.request("history_request", tail).content().get("history").toString())
        .hasSizeBetween(2_000, 3_000)
        .contains("xxx…");
  }

  @Test
  void variable_thatALambdaStillUsesStays() {
    ok("var offset = new int[] {5};\nSupplier<Integer> later = () -> offset[0];");
    ok("var offset = \"other\";");
    ok("System.gc();");

    assertThat(client.execute("later.get()").value()).contains("5");
    ok("var seen = new WeakReference<>(later.get()); Supplier<Integer> later = null;");
  }

  @Test
  void class_redefinedAHundredTimesIsUnloaded() {
    ok("var kinds = new ArrayList<WeakReference<Class<?>>>();");
    repeat(
        100,
        i ->
            "class Kind { int number() { return %d; } }\n".formatted(i)
                + "var kind = new Kind();\nkinds.add(new WeakReference<>(Kind.class));");

    assertThat(client.execute("kind.number()").value()).contains("99");
    ok("System.gc();");
    String alive = "(int) kinds.stream().filter(kind -> kind.get() != null).count()";
    assertThat(client.execute(alive + " < 5").value()).contains("true");
  }

  @Test
  void instance_ofARedefinedClassLivesOn() {
    ok("interface Shape { double area(); }");
    ok(
        "class Square implements Shape { double side = 2; public double area() { return f(side); }"
            + " double f(double x) { return x * x; } }");
    ok("List<Shape> shapes = new ArrayList<>(List.of(new Square()));");
    ok("class Square implements Shape { double w = 1; public double area() { return -1; } }");
    ok("System.gc(); shapes.add(new Square());");

    assertThat(client.execute("shapes.stream().map(Shape::area).toList()").value())
        .contains("[4.0, -1.0]");
  }

  /** The name that JShell will give to the next expression's value. */
  private static String nextResult() {
    String own =
        "Class.forName(Thread.currentThread().getStackTrace()[1].getClassName())"
            + ".getDeclaredFields()[0].getName()";
    return "$" + (Integer.parseInt(client.execute(own).value().orElseThrow().substring(1)) + 1);
  }

  private static boolean collected(String reference) {
    String code = "System.gc();\n" + reference + ".get() == null";
    return client.execute(code).value().orElseThrow().equals("true");
  }

  private static void repeat(int times, IntFunction<String> code) {
    for (int i = 0; i < times; i++) {
      ok(code.apply(i));
    }
  }

  private static Execution ok(String code) {
    Execution cell = client.execute(code);
    assertThat(cell.status()).as("%s: %s", code, cell.reply()).isEqualTo("ok");
    return cell;
  }
}
