package org.lectern.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.kernel.io.CellThread;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Cells that no flag stops, with {@link JavaShell#interruptible} on. */
class InterruptibleTest {
  /** What a cell may run for ever; the test weaves this class. */
  static final class Loops {
    private Loops() {}

    static void run(String kind, CountDownLatch started) {
      started.countDown();
      switch (kind) {
        case "while" -> {
          while (true) {}
        }
        case "do" -> {
          int i = 0;
          do {
            i++;
          } while (i != -1 || i == -1);
        }
        case "for with break" -> {
          for (int i = 0; ; i++) {
            for (int k = 0; k < 3; k++) {
              if (k + i == -5) {
                break;
              }
            }
          }
        }
        case "catches exceptions" -> {
          while (true) {
            try {
              throw new IllegalStateException();
            } catch (Exception e) {
              continue;
            }
          }
        }
        default -> tree(60);
      }
    }

    private static int tree(int depth) {
      return depth == 0 ? 1 : tree(depth - 1) + tree(depth - 1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"while", "do", "for with break", "catches exceptions", "recursion"})
  void weaver_letsEveryLoopBeEnded(String kind) throws Exception {
    byte[] bytes;
    try (var in = Loops.class.getResourceAsStream("InterruptibleTest$Loops.class")) {
      bytes = Weaver.weave(in.readAllBytes(), problem -> fail(problem));
    }
    Class<?> woven =
        new ClassLoader(getClass().getClassLoader()) {
          Class<?> define() {
            return defineClass(null, OpenAccess.open(bytes), 0, bytes.length);
          }
        }.define();
    CountDownLatch started = new CountDownLatch(1);
    CellThread thread =
        new CellThread("loop") {
          @Override
          public void run() {
            try {
              woven
                  .getMethod("run", String.class, CountDownLatch.class)
                  .invoke(null, kind, started);
            } catch (ReflectiveOperationException ended) {
              // as it should
            }
          }
        };
    thread.setDaemon(true);
    thread.start();
    started.await();

    thread.abandon();
    thread.join(TimeUnit.SECONDS.toMillis(20));

    assertThat(thread.isAlive()).isFalse();
  }

  @Test
  void weaver_leavesAClassThatIsTooNew() throws IOException {
    byte[] newer;
    try (var in = Loops.class.getResourceAsStream("InterruptibleTest$Loops.class")) {
      newer = in.readAllBytes();
    }
    newer[7] = 94;
    List<String> told = new ArrayList<>();

    assertThat(Weaver.weave(newer, told::add)).isSameAs(newer);
    assertThat(told)
        .containsExactly(
            "%interruptible: the checks need class files of an older Java than 50, so loops of cells"
                + " may not react to the stop button. Use an older Java, or a newer Lectern.");
  }

  @Test
  void weaver_leavesAMethodThatIsFull() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Full", null, "java/lang/Object", null);
    MethodVisitor full = writer.visitMethod(Opcodes.ACC_STATIC, "full", "()V", null, null);
    full.visitCode();
    for (int i = 0; i < 65_534; i++) {
      full.visitInsn(Opcodes.NOP);
    }
    full.visitInsn(Opcodes.RETURN);
    full.visitMaxs(0, 0);
    full.visitEnd();
    byte[] bytes = writer.toByteArray();
    List<String> told = new ArrayList<>();

    assertThat(Weaver.weave(bytes, told::add)).isSameAs(bytes);
    assertThat(told)
        .containsExactly(
            "%interruptible: the method full is too large for the checks, so there are none around"
                + " it: a loop there may not react to the stop button. Divide it.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (true) { }",
        "long n = 0; for (;;) n++;",
        "void f() { while (true) { try { int x = 1 / 0; } catch (Exception e) { } } }\nf();",
        "long fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }\nfib(100)",
        "IntStream.iterate(1, i -> i + 1).forEach(i -> { })"
      })
  void cell_isStopped(String code) throws InterruptedException {
    JavaShell shell = new JavaShell();
    shell.warmUp();
    shell.interruptible(true);
    shell.begin();
    shell.run("cell[1]", "var started = new CountDownLatch(1); int kept = 7;");
    CountDownLatch started = (CountDownLatch) shell.run("cell[1]", "started").value();
    Thread asks =
        new Thread(
            () -> {
              try {
                started.await();
              } catch (InterruptedException e) {
                return;
              }
              shell.interrupt();
              shell.interrupt();
            });
    asks.start();

    CellResult result = shell.run("cell[2]", "started.countDown();\n" + code);
    asks.join();
    shell.end();

    assertThat(result.error().name()).isEqualTo(CellError.INTERRUPTED);
    assertThat(String.join("\n", result.error().traceback())).doesNotContain("can't stop");
    shell.begin();
    assertThat(shell.run("cell[3]", "kept").value()).isEqualTo(7);
    shell.end();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void report_ofALoopThatCantBeStoppedNamesTheMagic(boolean busy) {
    CellRunner.Result left = new CellRunner.Result(CellRunner.End.ABANDONED, null, null, busy);

    assertThat(Interrupts.report("cell[1] line 2", left).traceback().toString())
        .matches(text -> text.contains("After %interruptible on") == busy);
  }

  @Test
  void wovenCells_computeTheSame() {
    JavaShell shell = new JavaShell();
    shell.warmUp();
    shell.interruptible(true);
    shell.begin();
    CellResult result =
        shell.run(
            "cell",
            """
            record Pair(int a, String b) {}
            enum Colour { RED, GREEN { int n() { return 2; } }; int n() { return 1; } }
            int sum(int n) { int s = 0; outer: for (int i = 0; i < n; i++) { for (int k = 0; k < i; k++) { if (k == 3) continue outer; s += k; } } return s; }
            String kind(Object o) { return o instanceof Pair p && p.a() > 1 ? "pair" : switch (String.valueOf(o)) { case "a", "b" -> "letter"; default -> "other"; }; }
            class Node { final int v; Node next; Node(int v) { this.v = v > 0 ? v : -v; } synchronized int all() { int s = 0; Node n = this; while (n != null) { s += n.v; n = n.next; } return s; } }
            var node = new Node(-4); node.next = new Node(3);
            sum(9) + kind(new Pair(2, "x")) + kind("a") + Colour.GREEN.n() + Colour.valueOf("RED").n() + node.all() + IntStream.range(0, 4).mapToObj(i -> "" + i).collect(Collectors.joining())
            """);
    shell.end();

    assertThat(result.error()).isNull();
    assertThat(result.value()).isEqualTo("19pairletter2170123");
  }
}
