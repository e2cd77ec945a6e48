package org.lectern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.kernel.run.Execution;
import org.lectern.kernel.run.KernelClient;
import org.lectern.kernel.run.WireMessage;

/** Cells that break what they can. After each the kernel answers the next. */
class HardToKillTest {
  private static final int LIMIT = 2_000_000;

  private static LiveKernel kernel;
  private static KernelClient client;

  @BeforeAll
  static void start() {
    kernel = new LiveKernel();
    client = kernel.client;
    client.execute("int kept = 7;");
  }

  @AfterAll
  static void stop() throws IOException {
    kernel.close();
  }

  static Stream<Arguments> brokenCells() {
    String broken = "class Broken { public String toString() { %s } }\nnew Broken()";
    String shown = "class Shown implements org.lectern.display.Displayable { %s }\nnew Shown()";
    return Stream.of(
        Arguments.of("int deep(int n) { return deep(n + 1) + 1; }\ndeep(0)", "StackOverflowError"),
        Arguments.of(
            broken.formatted("throw new IllegalStateException();"), "IllegalStateException"),
        Arguments.of(broken.formatted("return toString() + 1;"), "StackOverflowError"),
        Arguments.of(broken.formatted("throw new Error() { };"), "Error"),
        Arguments.of(broken.formatted("throw new ThreadDeath();"), "ThreadDeath"),
        Arguments.of(
            "class Quiet extends RuntimeException { public String getMessage() { throw this; } }\n"
                + "throw new Quiet();",
            "Quiet"),
        Arguments.of(
            "class Lost extends RuntimeException {\n"
                + "  public synchronized Throwable getCause() { throw this; } }\nthrow new Lost();",
            "Lost"),
        Arguments.of(
            "class Late extends RuntimeException {\n"
                + "  public synchronized Throwable getCause() { throw this; } }\n"
                + "class Told { public String toString() { throw new Late(); } }\nnew Told()",
            "Late"),
        Arguments.of(
            "Exception one = new Exception(), two = new Exception(one);\none.initCause(two);\n"
                + "throw one;",
            "Exception"),
        Arguments.of(
            "List<Object> own = new ArrayList<>(); own.add(own); own.hashCode()",
            "StackOverflowError"),
        Arguments.of("System.exit(3);", "ExitRefused"),
        Arguments.of("Runtime.getRuntime().exit(3);", "ExitRefused"),
        Arguments.of("Runtime.getRuntime().halt(3);", "ExitRefused"),
        Arguments.of("IntStream.of(3).forEach(Runtime.getRuntime()::exit);", "ExitRefused"),
        Arguments.of("IntStream.of(3).forEach(System::exit);", "ExitRefused"),
        Arguments.of("int[] none = new int[-1];", "NegativeArraySizeException"),
        Arguments.of("int[] vast = new int[Integer.MAX_VALUE];", "OutOfMemoryError"),
        Arguments.of(
            "class Static { static int x = 1 / 0; }\nStatic.x", "ExceptionInInitializerError"),
        Arguments.of("throw null;", "NullPointerException"),
        Arguments.of("Object text = 1; ((String) text).length()", "ClassCastException"),
        Arguments.of("Thread.currentThread().stop();", ""),
        Arguments.of("((Object) null).wait();", "NullPointerException"));
  }

  @ParameterizedTest
  @MethodSource("brokenCells")
  void cell_thatBreaks(String code, String error) {
    Execution cell = client.execute(code);

    if (!error.isEmpty()) {
      assertThat(cell.reply().text("ename")).isEqualTo(error);
    }
    assertThat(cell.status()).isEqualTo("error");
    assertThat(cell.outputs()).extracting(WireMessage::type).containsOnlyOnce("error");
    assertAnswers();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "throw new IllegalStateException(\"in a renderer\");",
        "throw new StackOverflowError();",
        "return null;"
      })
  void renderer_ofBasekernelThatBreaks(String body) {
    client.execute("import io.github.spencerpark.jupyter.kernel.display.*;");
    Execution cell =
        client.execute(
            "class Drawn implements DisplayDataRenderable {\n"
                + "  public void render(RenderContext context) { }\n"
                + "  public Set<Object> getPreferredTypes() { "
                + body
                + " }\n  public String toString() { "
                + body
                + " }\n}\nnew Drawn()");

    assertThat(cell.reply().content().has("status")).isTrue();
    assertAnswers();
  }

  @Test
  void array_thatHoldsItself() {
    Execution cell = client.execute("Object[] own = new Object[1]; own[0] = own;\nown");

    assertThat(cell.status()).isEqualTo("ok");
    assertAnswers();
  }

  @Test
  void array_ofManyElementsIsShownInPart() {
    Execution cell = client.execute("new float[20_000_000]");

    assertThat(cell.value().orElseThrow())
        .startsWith("float[20000000] [0.0, 0.0")
        .hasSizeLessThan(110_000);
    assertAnswers();
  }

  @Test
  void thread_thatBreaksIsReportedInTheNotebook() {
    Execution cell =
        client.execute(
            "var thread = new Thread(() -> { throw new IllegalStateException(\"far away\"); });\n"
                + "thread.start();\nthread.join();");

    assertThat(cell.status()).isEqualTo("ok");
    assertThat(cell.stream("stderr"))
        .startsWith("Exception in thread \"Thread-")
        .contains("java.lang.IllegalStateException: far away");
    assertAnswers();
  }

  @Test
  void threads_thatUseUpTheirStacks() {
    client.execute(
        "void sink() { sink(); }\n"
            + "for (int i = 0; i < 20; i++) { var t = new Thread(() -> sink()); t.start(); t.join(); }");

    assertAnswers();
  }

  @Test
  void cell_thatPrintsAHundredMegabytes() {
    String id =
        client.submit(
            "String line = \"x\".repeat(99) + \"\\n\";\n"
                + "for (int i = 0; i < 1_000_000; i++) System.out.print(line);\n\"end\"");

    Execution cell = client.await(id);
    assertThat(cell.value()).contains("end");
    assertThat(cell.stream("stdout"))
        .hasSizeBetween(LIMIT, LIMIT + 1000)
        .contains("what comes now is left out");
    assertThat(client.execute("System.out.print(\"more\");").stream("stdout")).isEqualTo("more");
    assertAnswers();
  }

  @Test
  void cell_thatPrintsAHundredMegabytesAtOnce() {
    Execution cell = client.execute("System.err.print(\"ä\".repeat(100_000_000));\n1");

    assertThat(cell.value()).contains("1");
    assertThat(cell.stream("stderr")).hasSizeBetween(LIMIT, LIMIT + 1000);
    assertAnswers();
  }

  @Test
  void thread_thatPrintsTooMuchLeavesTheCellItsShare() {
    Execution cell =
        client.execute(
            "var noisy = new Thread(() -> System.out.print(\"x\".repeat(3_000_000)));\n"
                + "noisy.start(); noisy.join();\nSystem.out.print(\"mine\");");

    assertThat(cell.stream("stdout"))
        .contains("… Threads in the background have printed 2 million characters")
        .endsWith("mine");
  }

  @Test
  void thread_thatPrintsForEverDisturbsNoCell() {
    client.execute(
        "var goOn = new java.util.concurrent.atomic.AtomicBoolean(true);\n"
            + "for (int i = 0; i < 3; i++) new Thread(() -> {\n"
            + "  while (goOn.get()) System.out.println(\"noise\"); }).start();");

    for (int i = 0; i < 5; i++) {
      assertAnswers();
    }
    client.execute("goOn.set(false);");
    assertAnswers();
  }

  @Test
  void value_whoseToStringNeverEndsIsStopped() {
    String id =
        client.submit(
            "class Endless { public String toString() {\n"
                + "  System.out.println(\"go\"); while (true) { } } }\nnew Endless()");
    client.awaitOutput(id, output -> output.type().equals("stream"));
    client.interrupt();

    assertThat(client.await(id).reply().text("ename")).isEqualTo("Interrupted");
    assertAnswers();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "throw new Endless();",
        "Exception outer = new Exception(\"outer\"); outer.initCause(new Endless()); throw outer;",
        "class Value { public String toString() { throw new Endless(); } }\nnew Value()"
      })
  void exception_whoseMessageNeverEndsIsStopped(String code) {
    String id =
        client.submit(
            "class Endless extends RuntimeException { public String getMessage() {\n"
                + "  System.out.println(\"go\"); while (true) { } } }\n"
                + code);
    client.awaitOutput(id, output -> output.type().equals("stream"));
    client.interrupt();

    assertThat(client.await(id).reply().text("ename")).isEqualTo("Interrupted");
    assertAnswers();
  }

  @Test
  void cell_thatClearsWhatItPrintsMayGoOn() {
    Execution cell =
        client.execute(
            "for (int i = 0; i < 30; i++) { System.out.print(\"x\".repeat(100_000)); clearOutput(); }\n"
                + "System.out.print(\"end\");");

    assertThat(cell.stream("stdout")).endsWith("xend").doesNotContain("left out");
  }

  @Test
  void streams_thatACellCloses() {
    client.execute("System.out.close(); System.err.close(); System.in.close();");

    assertThat(client.execute("System.out.print(\"still\");").stream("stdout")).isEqualTo("still");
    assertAnswers();
  }

  @Test
  void classes_thatNeedEachOtherInOneCell() {
    Execution cell =
        client.execute(
            """
            int twice(int n) { return plus(n, n); }
            Dog dog() { return new Dog("Rex", new Owner("Ada")); }
            class Dog extends Animal {
              Owner owner;
              Dog(String name, Owner owner) { super(name); this.owner = owner; owner.dogs.add(this); }
              String speak() { return name + " of " + owner + Mood.HAPPY.sign + max(1, 2); }
            }
            class Owner implements Named {
              String name; List<Dog> dogs = new ArrayList<>();
              Owner(String name) { this.name = name; }
              public String name() { return name; }
              public String toString() { return name() + dogs.size(); }
            }
            int plus(int a, int b) { return a + b; }
            abstract class Animal { String name; Animal(String name) { this.name = name; } abstract String speak(); }
            interface Named { String name(); }
            enum Mood { HAPPY("!"); final String sign; Mood(String sign) { this.sign = sign; } }
            <T extends Comparable<T>> T max(T a, T b) { return a.compareTo(b) > 0 ? a : b; }
            sealed interface Figure permits Round, Flat { }
            record Round(double r) implements Figure { }
            record Flat(Figure other) implements Figure { }
            dog().speak() + twice(4) + new Flat(new Round(1))
            """);

    assertThat(cell.value())
        .as(cell.reply().toString())
        .contains("Rex of Ada1!28Flat[other=Round[r=1.0]]");
  }

  @Test
  void class_thatNeedsOneFromNowhereStopsTheCell() {
    client.execute("int ran = 0;");

    Execution cell =
        client.execute("class Lost extends Nowhere { int n() { return 1 + \"\"; } }\nran = 1;");

    assertThat(cell.reply().text("evalue")).isEqualTo("cannot find symbol: class Nowhere");
    assertThat(client.execute("ran").value()).contains("0");
  }

  @Test
  void class_thatNeedsABrokenOneFromFurtherDown() {
    Execution cell =
        client.execute(
            "\nclass Upper extends Lower { Upper() { super(1); } }\nclass Lower { Lower(String s) { } }");

    assertThat(cell.reply().text("evalue")).startsWith("incompatible types");
    assertThat(cell.reply().content().get("traceback").toString()).contains("line 2");
  }

  @Test
  void classes_thatNeedEachOtherCanBeRedefinedOneByOne() {
    client.execute(
        "class Head { Tail tail; int size() { return 1; } }\nclass Tail { Head head; int n() { return head.size(); } }");
    client.execute("var tail = new Tail(); tail.head = new Head();");
    assertThat(client.execute("tail.n()").value()).contains("1");

    client.execute("class Head { Tail tail; int size() { return 2; } }");
    client.execute("var tail = new Tail(); tail.head = new Head();");

    assertThat(client.execute("tail.n()").value()).contains("2");
  }

  @Test
  void method_thatCallsOneOfALaterCell() {
    Execution early = client.execute("int early() { return late() + 1; }");
    assertThat(early.reply().text("evalue")).isEqualTo("cannot find symbol: method late()");

    client.execute("int late() { return 41; }");

    assertThat(client.execute("early()").value()).contains("42");
  }

  @Test
  void members_withoutAModifierAreSharedBetweenCells() {
    client.execute(
        "class Open { int field = 1; int method() { return 2; } protected int third() { return 3; } static int fourth = 4; Open() { } }");
    client.execute(
        "class Sub extends Open { int method() { return super.method() + third() + field; } }");

    assertThat(
            client
                .execute("Open open = new Sub(); open.method() + Open.fourth + open.field")
                .value())
        .contains("11");
    assertThat(
            client
                .execute("class Closed { private int secret = 1; }\nnew Closed().secret")
                .reply()
                .text("ename"))
        .isEqualTo("CompilationError");
  }

  private static void assertAnswers() {
    assertThat(client.execute("kept + 1").value()).contains("8");
  }
}
