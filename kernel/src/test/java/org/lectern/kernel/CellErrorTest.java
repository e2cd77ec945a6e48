package org.lectern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lectern.kernel.run.Execution;
import org.lectern.kernel.run.KernelClient;
import org.lectern.kernel.run.WireMessage;

class CellErrorTest {
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
  void compileError_namesSymbolLineAndPlace() {
    Execution cell = client.execute("double a = 1;\n\ndouble b = a + missing;");

    assertThat(name(cell)).isEqualTo("CompilationError");
    assertThat(cell.reply().text("evalue")).isEqualTo("cannot find symbol: variable missing");
    assertThat(traceback(cell))
        .containsExactly(
            "CompilationError: cannot find symbol",
            place(cell, 3) + ":",
            "    double b = a + missing;",
            "                   ^~~~~~~",
            "  symbol:   variable missing",
            "There is no missing yet. Run the cell that declares it (after a restart: Run > Run All"
                + " Above Selected Cell).");
  }

  @Test
  void runtimeError_inAVariablesValue_namesTheFacadeAndTheLineOnce() {
    Execution cell = client.execute("var data = csv(\"missing.csv\", \"kind\");");

    assertThat(name(cell)).isEqualTo("UncheckedIOException");
    assertThat(traceback(cell))
        .contains(
            "    at Lectern.csv",
            "    at " + place(cell, 1) + ":  var data = csv(\"missing.csv\", \"kind\");")
        .noneMatch(line -> line.contains("do_it") || line.contains("Factories"));
  }

  @Test
  void compileError_syntax() {
    Execution cell = client.execute("for (int i = 0; i < 3; i++");

    assertThat(cell.reply().text("evalue")).isEqualTo("reached end of file while parsing");
    assertThat(traceback(cell)).contains("                             ^");
  }

  @Test
  void compileError_statementsBeforeItHaveRun() {
    Execution cell = client.execute("System.out.println(\"ran\");\nint wrong = \"text\";");

    assertThat(cell.stream("stdout")).isEqualTo("ran\n");
    assertThat(cell.reply().text("evalue"))
        .isEqualTo("incompatible types: String cannot be converted to int");
  }

  @Test
  void compileError_missingDependencyIsJudgedAtTheEndOfTheCell() {
    Execution cell = client.execute("int half(int n) { return halve(n); }\nint k = 3;");

    assertThat(cell.reply().text("evalue")).isEqualTo("cannot find symbol: method halve(int)");
    assertThat(client.execute("int halve(int n) { return n / 2; }\nhalf(k)").value()).contains("1");
  }

  @Test
  void compileError_hiddenLecternMethodIsExplained() {
    client.execute("double sigmoid(double z) { return z; }");

    Execution cell = client.execute("sigmoid(tensor(1.0, 2.0))");

    assertThat(traceback(cell))
        .endsWith(
            "    sigmoid(tensor(1.0, 2.0))",
            "            ~~~~~~^~~~~~~~~~",
            "your sigmoid(double) hides Lectern's sigmoid: write Lectern.sigmoid(…); or rename"
                + " yours, and run %reset or restart the kernel.");
    assertThat(traceback(client.execute("sigmoid()")))
        .startsWith(
            "CompilationError: method sigmoid in this notebook cannot be applied to given types;");
  }

  @Test
  void compileError_syntax_showsOnlyTheFirst() {
    Execution cell = client.execute("first(1) second(2); third(3) 4;");

    assertThat(traceback(cell))
        .containsExactly(
            "CompilationError: ';' expected",
            place(cell, 1) + ":",
            "    first(1) second(2); third(3) 4;",
            "            ^");
  }

  @Test
  void compileError_hints() {
    client.execute("Tensor x = tensor(1.0, 2.0);");
    String tensors =
        "Tensors calculate with methods: a.add(b), a.sub(b), a.mul(b), a.div(b), a.matmul(b).";
    String number = "One number out of a tensor: item() or get(…).";
    String print = "Write System.out.println(…), or the value alone on the last line.";
    String element = "Write x.get(0) for an element, x.row(0) for a row.";
    String absent =
        "There is no absent yet. Run the cell that declares it (after a restart: Run > Run All"
            + " Above Selected Cell).";
    String power =
        "In Java ^ is not a power: write x * x, or Math.pow(x, 3); of a tensor x.square() or"
            + " x.pow(3).";
    for (String[] pair :
        new String[][] {
          {"absent + 1", absent},
          {"int look() { return absent; }", absent},
          {"tanh", "Did you mean tanh()?"},
          {"x.shape", "Did you mean shape()?"},
          {"\"abc\".length", "Did you mean length()?"},
          {"x.shpe()", "Did you mean shape?"},
          {
            "trainer(sequential(dense(2, 1)), crossEntropy(), sgd(0.1)).epoch(3)",
            "Did you mean epochs?"
          },
          {"tensr(1.0)", "Did you mean tensor?"},
          {"Math.sqr(2)", "Did you mean sqrt?"},
          {"print(x)", print},
          {"println(x);", print},
          {"x + x", tensors},
          {"Tensor y = 2 * x;", tensors},
          {"double d = x;", number},
          {"float f = x;", number},
          {"int[] i = {x};", number},
          {"x[0]", element},
          {
            "String path = \"C:\\data\";",
            "In Java strings write / in paths, or \\\\ for a backslash."
          },
          {"float rate = 0.1;", "Write 0.1f, or make the variable a double."},
          {"if (true) { x.shape(", "A } or ) is missing."},
          {
            "dense(2, 3, \"relu\")",
            "Activations are layers of their own: sequential(dense(2, 8), relu(), dense(8, 2))."
          },
          {
            "sequential(dense(2, 3), \"relu\")",
            "Activations are layers of their own: sequential(dense(2, 8), relu(), dense(8, 2))."
          },
          {
            "trainer(dense(2, 3), \"mse\", sgd(0.1))",
            "Losses and optimisers are objects: trainer(net, crossEntropy(), adam(0.01))."
          },
          {
            "accuracy(dense(2, 3), moons(100, 0.1).split(0.5, 0.5))",
            "Name the part: data.train(), data.validation() or data.test()."
          },
          {"dense(2, 3).predict(new double[][] {{1, 2}})", "Make a tensor of it: tensor(…)."},
          {"var a = 1, b = 2;", "Write a var for each: var x = 1; var y = 2;"},
          {
            "double e = elu(1);",
            "With a number this makes a layer. For values pass a tensor: elu(linspace(-4, 4, 81))."
          },
          {"import numpy as np", "This is Java: Lectern's functions and classes need no import."},
          {
            "for i in range(10): x.add(1)",
            "In Java: for (int i = 0; i < 10; i++) { … }, or for (var x : list) { … }."
          },
          {"var l = [1, 2, 3];", "In Java: List.of(1, 2, 3), or tensor(1, 2, 3)."},
          {
            "adam(lr=0.01)",
            "Java has no names for arguments: write the values alone, in their order."
          },
          {"len(x)", "In Java: x.size(0) of a tensor, list.size(), array.length."},
          {"boolean b = True;", "In Java: true, false, null."},
          {"int i = 3\nint j = 4;", "A ; is missing at the end of this line."},
          {
            "for (int i = 0; i < 3; i++) {\n  System.out.println(i) // shown\n}",
            "A ; is missing at the end of this line."
          },
          {"int total = 1; totla + 1", "Did you mean total?"},
          {"int size(int given) { return gvien; }", "Did you mean given?"},
          {"Tensr t = null;", "Did you mean Tensor?"},
          {"Lsit<String> l = null;", "Did you mean List?"},
          {"system.out.println(1);", "Did you mean System?"},
          {"string s = \"\";", "In Java: String."},
          {"bool b = true;", "In Java: boolean."},
          {"double d = 2.0; double e = d^2;", power},
          {"x^2", power},
          {"float f = 0.1 * 3;", "Write 0.1f, or make the variable a double."},
          {"long l = 10000000000;", "A long number ends in L: 10000000000L."},
          {"int k = 1; if (k = 2) { }", "= assigns, == compares: if (a == b) { … }."},
          {"String s = 'text';", "Strings take double quotes: \"text\"."},
          {"String s = \"text;", "A closing \" is missing in this line."},
          {"int f() { }", "Every way through the method must end in a return."},
          {"List<int> l = null;", "Type arguments are classes: List<Integer>."},
          {"new Tensor()", "Functions make tensors: tensor(1, 2, 3), zeros(2, 3)."},
        }) {
      assertThat(traceback(client.execute(pair[0]))).as(pair[0]).endsWith(pair[1]);
    }
  }

  @Test
  void compileError_withoutHint() {
    client.execute("Tensor x = tensor(1.0, 2.0);");
    for (String code :
        new String[] {"x.foo()", "x.foo", "quiteDifferent()", "int i = 0.5;", "double[] a = x;"}) {
      assertThat(traceback(client.execute(code)))
          .as(code)
          .hasSizeGreaterThan(3)
          .allMatch(line -> line.startsWith("  ") || line.matches("CompilationError.*|.*line 1:"));
    }
  }

  @Test
  void runtimeError_showsTheCellsFramesAndTheCallAbove() {
    Execution cell =
        client.execute("int parse(String s) {\n  return Integer.parseInt(s);\n}\n\nparse(\"x\")");

    assertThat(name(cell)).isEqualTo("NumberFormatException");
    assertThat(cell.reply().text("evalue")).isEqualTo("For input string: \"x\"");
    assertThat(traceback(cell))
        .containsExactly(
            "java.lang.NumberFormatException: For input string: \"x\"",
            "    at Integer.parseInt",
            "    at " + place(cell, 2) + " in parse:  return Integer.parseInt(s);",
            "    at " + place(cell, 5) + ":  parse(\"x\")");
  }

  @Test
  void runtimeError_showsCauses() {
    Execution cell =
        client.execute("throw new IllegalStateException(\"outer\", new Error(\"inner\"));");

    assertThat(name(cell)).isEqualTo("IllegalStateException");
    assertThat(traceback(cell)).contains("caused by java.lang.Error: inner");
  }

  @Test
  void runtimeError_ofAFileIsToldOnce() {
    assertThat(traceback(client.execute("csv(\"missing.csv\")")))
        .hasSize(3)
        .noneMatch(line -> line.startsWith("caused by"));
    assertThat(traceback(client.execute("Files.readString(Path.of(\"missing.txt\"))")))
        .startsWith("java.nio.file.NoSuchFileException: missing.txt")
        .endsWith("The working directory is " + Path.of("").toAbsolutePath() + ".");
  }

  @Test
  void runtimeError_aCauseThatTellsMoreIsKept() {
    Execution cell =
        client.execute(
            "int inner() { return 1 / 0; }\n"
                + "try {\n"
                + "  inner();\n"
                + "} catch (Exception e) {\n"
                + "  throw new RuntimeException(e);\n"
                + "}");

    assertThat(traceback(cell))
        .contains("caused by java.lang.ArithmeticException: / by zero")
        .anyMatch(line -> line.contains("in inner:"));
  }

  @Test
  void runtimeError_aVariableIsNullBecauseItsCellFailed() {
    Execution failed = client.execute("Tensor hollow = tensor(1, 2).reshape(3, 5);");

    assertThat(traceback(client.execute("hollow.shape()")))
        .endsWith(
            "hollow is null: the cell that declares it failed ("
                + place(failed, 1)
                + "). Run that again first.");
    assertThat(traceback(client.execute("tensor(1.0).add(hollow)")))
        .last()
        .asString()
        .startsWith("hollow is null: the cell");
    client.execute("hollow = null;");
    assertThat(traceback(client.execute("hollow.shape()"))).hasSize(2);
    client.execute("String none = null;");
    assertThat(traceback(client.execute("none.length()"))).hasSize(2);
  }

  @Test
  void runtimeError_withoutTheNamesOfModules() {
    assertThat(traceback(client.execute("Object any = \"a\"; Integer n = (Integer) any;")))
        .startsWith(
            "java.lang.ClassCastException: class java.lang.String cannot be cast to class"
                + " java.lang.Integer");
  }

  @Test
  void runtimeError_ofOwnClass() {
    Execution cell =
        client.execute(
            "class Odd extends RuntimeException { Odd(String m) { super(m); } }\n"
                + "throw new Odd(\"mine\");");

    assertThat(name(cell)).isEqualTo("Odd");
    assertThat(traceback(cell)).startsWith("Odd: mine");
  }

  @Test
  void runtimeError_endlessRecursion() {
    Execution cell = client.execute("int deep(int n) { return deep(n + 1); }\ndeep(0)");

    assertThat(name(cell)).isEqualTo("StackOverflowError");
    assertThat(traceback(cell)).hasSizeLessThan(15);
  }

  @Test
  void error_isReportedOnceAndNothingGoesToStderr() {
    for (String code : new String[] {"int[] a = {}; a[1]", "nowhere()", "int f( {"}) {
      Execution cell = client.execute(code);
      assertThat(cell.outputs())
          .as(code)
          .extracting(WireMessage::type)
          .containsExactly("execute_input", "error");
    }
  }

  @Test
  void exit_isRefused() {
    Execution cell = client.execute("System.exit(3)");

    assertThat(name(cell)).isEqualTo("ExitRefused");
    assertThat(cell.reply().text("evalue")).startsWith("System.exit(3) would end the kernel");
    assertThat(client.execute("Runtime.getRuntime().halt(4)").reply().text("evalue"))
        .startsWith("Runtime.halt(4) would end the kernel");
    assertThat(client.execute("1").value()).contains("1");
  }

  private static String name(Execution cell) {
    return cell.output("error").orElseThrow().text("ename");
  }

  private static String place(Execution cell, int line) {
    return "cell[" + cell.reply().content().get("execution_count").getAsInt() + "] line " + line;
  }

  /** The traceback without colours. */
  private static List<String> traceback(Execution cell) {
    List<String> lines = new ArrayList<>();
    cell.output("error")
        .orElseThrow()
        .content()
        .getAsJsonArray("traceback")
        .forEach(line -> lines.add(line.getAsString().replaceAll("\u001b\\[[0-9;]*m", "")));
    return lines;
  }
}
