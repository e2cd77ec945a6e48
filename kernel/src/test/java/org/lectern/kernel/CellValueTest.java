package org.lectern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lectern.kernel.run.Execution;
import org.lectern.kernel.run.KernelClient;

class CellValueTest {
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
  void value_lastExpression() {
    assertThat(client.execute("1 + 1").value()).contains("2");
    assertThat(client.execute("\"a;b\";").value()).contains("a;b");
  }

  @Test
  void value_severalStatements() {
    Execution cell =
        client.execute(
            "int x = 5; // five\nx + 1;\nint twice(int n) {\n  return 2 * n;\n}\ntwice(x)");

    assertThat(cell.value()).contains("10");
    assertThat(cell.outputs())
        .extracting(o -> o.type())
        .containsExactly("execute_input", "execute_result");
  }

  @Test
  void value_declarationsAssignmentsNullAndVoidShowNothing() {
    for (String code :
        new String[] {
          "int y = 3;",
          "int z; z = 4",
          "null",
          "System.gc()",
          "class Empty {}",
          "// only words",
          "",
          "   \n"
        }) {
      Execution cell = client.execute(code);
      assertThat(cell.status()).as(code).isEqualTo("ok");
      assertThat(cell.outputs())
          .as(code)
          .extracting(o -> o.type())
          .containsExactly("execute_input");
    }
  }

  @Test
  void value_ofPrintf_isNotShown() {
    Execution cell = client.execute("System.out.printf(Locale.ROOT, \"%.1f%n\", 2.5)");
    assertThat(cell.outputs()).extracting(o -> o.type()).containsExactly("execute_input", "stream");
    assertThat(cell.stream("stdout")).isEqualTo("2.5\n");
  }

  @Test
  void value_unicode() {
    assertThat(client.execute("String größe = \"Ωé😀\";\ngröße").value()).contains("Ωé😀");
    assertThat(client.execute("System.out.print(\"ä😀\");").stream("stdout")).isEqualTo("ä😀");
  }

  @Test
  void value_arrayShowsElements() {
    assertThat(client.execute("new double[] {1.5, 2}").value()).contains("double[2] [1.5, 2.0]");
    assertThat(client.execute("new int[][] {{1}, {2, 3}}").value())
        .contains("int[2][] [[1], [2, 3]]");
  }

  @Test
  void value_classesThatNeedEachOther() {
    Execution cell =
        client.execute(
            "class Tree { Leaf leaf = new Leaf(); }\n"
                + "class Leaf { int size = 7; }\n"
                + "new Tree().leaf.size");

    assertThat(cell.value()).contains("7");
  }

  @Test
  void value_redefinition() {
    client.execute("int redefined = 1; int look() { return redefined; }");
    client.execute("String redefined = \"text\"; String look() { return redefined; }");

    assertThat(client.execute("look() + redefined.length()").value()).contains("text4");
  }

  @Test
  void value_brokenToStringIsAnErrorAndTheKernelLives() {
    Execution cell =
        client.execute(
            "class Broken { @Override public String toString() { throw new Error(\"boom\"); } }\n"
                + "new Broken()");

    assertThat(cell.status()).isEqualTo("error");
    assertThat(cell.reply().text("ename")).isEqualTo("Error");
    assertThat(cell.reply().text("evalue")).isEqualTo("boom");
    assertThat(client.execute("2 + 2").value()).contains("4");
  }

  @Test
  void value_longTextIsShortened() {
    String shown = client.execute("\"x\".repeat(1_000_000)").value().orElseThrow();

    assertThat(shown).hasSizeLessThan(101_000).endsWith("… (1000000 characters in all)");
  }

  @Test
  void value_lecternKnowsItsOwnDisplays() {
    Execution cell = client.execute("tensor(1.0, 2.0)");

    assertThat(cell.status()).isEqualTo("ok");
    assertThat(Execution.data(cell.output("execute_result").orElseThrow()).keySet())
        .contains("text/plain", "text/html");
  }

  @Test
  void value_importsArePreloaded() {
    assertThat(client.execute("List<BigDecimal> none = new ArrayList<>(); none").value())
        .contains("[]");
    assertThat(client.execute("Pattern.compile(\"a\").matcher(\"a\").matches()").value())
        .contains("true");
  }

  @Test
  void value_assertionsAreOn() {
    assertThat(client.execute("assert 1 > 2 : \"no\";").reply().text("ename"))
        .isEqualTo("AssertionError");
  }

  @Test
  void value_beforeASemicolonTooMany() {
    assertThat(client.execute("int z = 3;\nz;;").value()).contains("3");
    assertThat(client.execute("z + 1; ; // shown").value()).contains("4");
    assertThat(client.execute("int y = 3;;").value()).isEmpty();
  }
}
