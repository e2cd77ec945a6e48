package org.lectern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lectern.kernel.run.Execution;
import org.lectern.kernel.run.KernelClient;

class CellVariableTest {
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
  void variable_outlivesAMethodThatHidesOneOfItsInitialiser() {
    ok("var net = sequential(dense(2, 1), relu()); int before = System.identityHashCode(net);");

    ok("double relu(double z) { return Math.max(0, z); }");

    assertThat(client.execute("System.identityHashCode(net) == before").value()).contains("true");
  }

  @Test
  void variable_outlivesAVariableOfItsInitialiser() {
    ok("var data = spam(10);\nvar X = data.features();\nvar rows = X.shape().toString() + 1;");

    Execution cell = ok("var data = 3;");

    assertThat(cell.stream("stdout")).isEmpty();
    assertThat(client.execute("X.shape().toString() + data + rows.isEmpty()").value())
        .hasValueSatisfying(value -> assertThat(value).endsWith("3false"));
  }

  @Test
  void variable_ofEveryKind() {
    ok("int base = 2;");
    for (String[] pair :
        new String[][] {
          {"Map<String, List<int[]>> v = new HashMap<>(Map.of());", "v.size() + base", "2"},
          {"Function<Integer, Integer> v = n -> n + base;", "v.apply(1)", "3"},
          {"Function<Integer, Integer> v = n -> n < 1 ? base : v.apply(n - 1);", "v.apply(3)", "2"},
          {"List<String> v = new ArrayList<>();", "v.size()", "0"},
          {"var v = new Object() { int n = base; };", "v.n", "2"},
          {"var v = List.of(1, \"a\", base);", "v.size()", "3"},
          {"int[] v = {base, 3};", "v[0]", "2"},
          {"int v[] = new int[base];", "v.length", "2"},
          {"int v = base, w = 5;", "v + w", "7"},
          {"byte v = 1 + 2;", "v", "3"},
          {"float v = base;", "v", "2.0"},
          {"char v = 'a' + 1;", "v", "b"},
          {
            "@SuppressWarnings(\"a = b\") final List<? extends Number> v = List.of(base);",
            "v",
            "[2]"
          },
          {"/* a = */ int // b =\n v\n = base\n + 1;", "v", "3"},
          {"String v = \"x = y\" + base;", "v", "x = y2"},
          {"String v = base == 2 ? \"yes\" : \"no\";", "v", "yes"},
          {"String v = \"\"\"\n  block\n  \"\"\" + base;", "v.strip()", "block\n2"},
          {
            "Comparator<String> v = Comparator.comparing(s -> s.length());",
            "v.compare(\"\", \"\")",
            "0"
          },
          {"boolean v = equals(1, base);", "base", null},
          {"var v = base > 1 ? Optional.of(base) : Optional.<Integer>empty();", "v.get()", "2"},
        }) {
      Execution cell = client.execute(pair[0]);
      assertThat(cell.status()).as(pair[0]).isEqualTo(pair[2] == null ? "error" : "ok");
      assertThat(cell.value()).as(pair[0]).isEmpty();
      assertThat(cell.stream("stdout")).as(pair[0]).isEmpty();
      assertThat(client.execute(pair[1]).value())
          .as(pair[0])
          .contains(pair[2] == null ? "2" : pair[2]);
    }
  }

  @Test
  void variable_withAnotherType() {
    ok("String changed = \"text\".trim();");
    ok("int changed = \"text\".length();");
    assertThat(client.execute("changed + 1").value()).contains("5");

    ok("Function<Integer, Integer> changed = n -> n < 1 ? 7 : changed.apply(n - 1);");
    assertThat(client.execute("changed.apply(2)").value()).contains("7");
  }

  @Test
  void variable_declaredAgainTakesTheNewValue() {
    ok("int again = 1;");
    ok("int again = 2;");
    assertThat(client.execute("again").value()).contains("2");
    ok("int again() { return 3; }\nint again = again();");
    assertThat(client.execute("again").value()).contains("3");
  }

  @Test
  void variable_keepsItsValueIfANewOneDoesNotCompile() {
    ok("int kept = 4; Tensor sure = tensor(1.0);");
    for (String code :
        new String[] {
          "int kept = \"text\";",
          "String kept = 5;",
          "var kept = nowhere();",
          "Nowhere kept = null;",
          "int[] kept = {1, \"text\"};",
          "int kept = 1, other = \"text\";"
        }) {
      assertThat(client.execute(code).reply().text("ename")).as(code).isEqualTo("CompilationError");
      assertThat(client.execute("kept").value()).as(code).contains("4");
    }
    Execution cell = client.execute("\n String kept = 5;");
    assertThat(cell.output("error").orElseThrow().content().get("traceback").toString())
        .contains("line 2")
        .contains(" String kept = 5;");
  }

  @Test
  void variable_isNotDeclaredIfItDoesNotCompile() {
    assertThat(client.execute("int never = \"text\";").reply().text("evalue"))
        .isEqualTo("incompatible types: String cannot be converted to int");

    assertThat(client.execute("never").reply().text("evalue"))
        .isEqualTo("cannot find symbol: variable never");
  }

  @Test
  void variable_exceptionInItsInitialiser() {
    ok("int divided = 8 / 2;");

    Execution cell = client.execute("System.out.print(1);\n\n int divided = 1 / 0;");

    assertThat(cell.reply().text("ename")).isEqualTo("ArithmeticException");
    assertThat(cell.output("error").orElseThrow().content().get("traceback").toString())
        .contains("line 3")
        .contains("int divided = 1 / 0;");
    assertThat(client.execute("divided").value()).contains("4");
  }

  @Test
  void variable_lostAllTheSame_isSaid() {
    ok("class Box<T> { T in; }\nBox<Integer> box = new Box<>(); Box<Integer> other = new Box<>();");

    assertThat(ok("class Box { int in; }").stream("stdout"))
        .isEqualTo(
            "Redefining Box also removed box and other, which were computed from it: run their"
                + " cells again.\n");

    ok("Box box = new Box();");
    assertThat(ok("class Box { int out; }").stream("stdout"))
        .isEqualTo(
            "Redefining Box also emptied box, which was computed from it: run its cell again.\n");
    assertThat(ok("class Box { int up; }\nBox box = new Box();").stream("stdout")).isEmpty();
  }

  private static Execution ok(String code) {
    Execution cell = client.execute(code);
    assertThat(cell.status()).as(code).isEqualTo("ok");
    return cell;
  }
}
