package org.lectern.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lectern.kernel.magic.MagicCall.Place;

class MagicParserTest {
  private static final MagicNames NAMES =
      new MagicNames() {
        @Override
        public boolean isLineMagic(String name) {
          return List.of("jars", "maven", "time", "who").contains(name);
        }

        @Override
        public boolean takesText(String name) {
          return name.equals("time");
        }

        @Override
        public boolean hasCode(String name) {
          return name.equals("time");
        }
      };

  @Test
  void statement_atTheStartOfALine() {
    String code = "int a = 1;\n  %maven g:a:1.0 \"b c\"\nint b = 2;";

    MagicCall call = only(code);

    assertThat(call.place()).isEqualTo(Place.STATEMENT);
    assertThat(call.name()).isEqualTo("maven");
    assertThat(call.args()).containsExactly("g:a:1.0", "b c");
    assertThat(MagicCell.of(code, NAMES).java())
        .isEqualTo("int a = 1;\n" + " ".repeat(22) + "\nint b = 2;");
  }

  @Test
  void statement_afterBracesAndComments() {
    for (String before :
        List.of("", "{}\n", "int a;\n", "int a; // why\n", "/* %who */\n", "\n\n")) {
      assertThat(only(before + "%who").place()).as(before).isEqualTo(Place.STATEMENT);
    }
  }

  @Test
  void value_ofAVariable() {
    String code = "List<String> jars = %jars lib/*.jar;\njars.size()";
    MagicCell cell = MagicCell.of(code, NAMES);

    assertThat(only(code).place()).isEqualTo(Place.VALUE);
    assertThat(cell.java())
        .isEqualTo(
            "List<String> jars = org.lectern.kernel.Cell.lineMagic(\"jars\","
                + " java.util.List.of(\"lib/*.jar\"));\njars.size()");
    assertThat(cell.masked()).hasSameSizeAs(code).contains("jars = null;");
    assertThat(cell.statements()).isEmpty();
  }

  @Test
  void nested_becomesJava() {
    String code = "if (x) {\n  %maven a:b:1\n}\n%who";
    MagicCell cell = MagicCell.of(code, NAMES);

    assertThat(cell.calls())
        .extracting(MagicCall::place)
        .containsExactly(Place.NESTED, Place.STATEMENT);
    MagicCell.Statement who = cell.statements().get(0);
    assertThat(who.end()).isEqualTo(cell.java().length());
    assertThat(who.start()).isEqualTo(cell.java().length() - 4);
    assertThat(cell.java().lines().count()).isEqualTo(4);
  }

  @Test
  void none_whereJavaHasAnOperatorOrText() {
    for (String code :
        List.of(
            "int a = 10\n  % 3;",
            "int a = 10\n  %b;",
            "int a = 10\n  %who;",
            "a = b %who;",
            "a %= who;",
            "f(a,\n %time - 3);",
            "f(a\n %time / 3);",
            "boolean c = a == %b;",
            "String s = \"= %who\";",
            "String s = \"\"\"\n  %who\n  \"\"\";",
            "String s = \"\\\"\";\n// %who",
            "/*\n%who\n*/",
            "char c = '\"'; // = %who",
            "printf(\"%d%n\", 1);",
            "% who",
            "int[] a = {1, 2}\n% n;",
            "int a = 10\n  %time * 3;",
            "int a = 10\n  %time *.5;",
            "int a = 10\n  %who /60;",
            "int a = 10\n  %time /x;",
            "int r = switch (a) { default -> 10; }\n  %b;",
            "int r = switch (a) { default -> 10; }\n  %who;",
            "return switch (f(a)) {\n  default -> { yield 1; }\n}\n%who;",
            "f(switch (a) { default -> 10; }\n  %b);",
            "x = (a)\n  %who;",
            "do { f(); } while (a\n%who);")) {
      assertThat(MagicCell.of(code, NAMES).calls()).as(code).isEmpty();
    }
  }

  @Test
  void statement_afterALineWithoutSemicolon() {
    assertThat(only("System.out.println(1)\n%maven a:b:1").place()).isEqualTo(Place.STATEMENT);
    for (String path :
        List.of(
            "~/lib/*.jar",
            "*.jar",
            "**/a.jar",
            "*/lib/*.jar",
            "../lib/a.jar",
            "./a.jar",
            "/home/me/*.jar",
            "lib")) {
      assertThat(only("int x = 5\n%jars " + path).args()).containsExactly(path);
    }
    assertThat(only("do { f(); } while (a)\n%maven a:b:1").place()).isEqualTo(Place.STATEMENT);
  }

  @Test
  void statement_afterASwitchThatIsAStatement() {
    for (String before :
        List.of(
            "switch (a) { default -> {} }\n",
            "if (b) switch (a) { default -> {} }\n",
            "int f() { return 1; }\n",
            "do { f(); } while (a);\n",
            "Runnable r = () -> { }\n")) {
      assertThat(only(before + "%who").place()).as(before).isEqualTo(Place.STATEMENT);
    }
  }

  @Test
  void dependent_isTheOneStatementOfWhatStandsBefore() {
    for (String before :
        List.of(
            "if (x)\n  ",
            "if (f(x) && (y)) ",
            "if (x) {} else\n",
            "for (;;)\n",
            "for (var a : b) // each\n",
            "while (x)\n",
            "do\n",
            "switch (x) { case 1:\n",
            "switch (x) { case 1 ->\n")) {
      String code = before + "%who";
      MagicCell cell = MagicCell.of(code, NAMES);
      assertThat(only(code).place()).as(before).isEqualTo(Place.DEPENDENT);
      assertThat(cell.statements()).isEmpty();
      assertThat(cell.java())
          .isEqualTo(before + "org.lectern.kernel.Cell.lineMagic(\"who\", java.util.List.of());");
      assertThat(cell.masked()).isEqualTo(before + ";   ");
    }
  }

  @Test
  void time_withinBracesIsJavaInPlace() {
    String watch = "org.lectern.kernel.magic.Stopwatch";
    String call = "var time$2 = " + watch + ".start(); f(x); time$2.close();";

    assertThat(java("{\n", "%time f(x)")).isEqualTo("{\n" + call);
    assertThat(java("{\n", "%time f(x); // \"slow")).isEqualTo("{\n" + call);
    assertThat(java("{\n", "%time return f(x);"))
        .isEqualTo("{\ntry (var time$2 = " + watch + ".start()) { return f(x); }");
    assertThat(java("if (x)\n", "%time f(x)"))
        .isEqualTo("if (x)\n{ " + call.replace("$2", "$7") + " }");
    assertThat(java("{ int y = ", "%time f(x) + 1"))
        .isEqualTo("{ int y = " + watch + ".stop(" + watch + ".start(), f(x) + 1);");
    for (String rest : List.of("", " for (;;) {", " f(x));")) {
      assertThat(java("{\n", "%time" + rest)).as(rest).contains("lineMagic(\"time\"");
    }
    assertThat(java("", "int y = %time f(x)")).contains("lineMagic(\"time\"");
  }

  private static String java(String before, String code) {
    return MagicCell.of(before + code, NAMES).java();
  }

  @Test
  void cell_takesTheRest() {
    MagicCall call = only("\n%%foo a b\n%who\n%%bar");

    assertThat(call.place()).isEqualTo(Place.CELL);
    assertThat(call.name()).isEqualTo("foo");
    assertThat(call.args()).containsExactly("a", "b");
    assertThat(call.textStart()).isEqualTo(11);
  }

  @Test
  void cell_withoutBody() {
    assertThat(only("%%foo").textStart()).isEqualTo(5);
    assertThat(only("%%foo\n").textStart()).isEqualTo(6);
  }

  @Test
  void cell_ofCodeIsCodeForEditors() {
    String code = "%%time\nint a = 1;\n%who\na";

    assertThat(MagicCell.of(code, NAMES).masked()).isEqualTo("      \nint a = 1;\n    \na");
  }

  @Test
  void cell_furtherDownIsALineWithThatName() {
    assertThat(only("int a;\n%%time").name()).isEqualTo("%time");
  }

  @Test
  void text_isKeptWhole() {
    assertThat(only("%time f(\"a  b\") // c").args()).containsExactly("f(\"a  b\") // c");
  }

  @Test
  void words_quotesCommentsAndSemicolons() {
    assertThat(Words.of(" a  \"b c\" d\"e f\" ")).containsExactly("a", "b c", "de f");
    assertThat(Words.of("a \"\" b")).containsExactly("a", "", "b");
    assertThat(Words.of("a; ")).containsExactly("a");
    assertThat(Words.of("a ;")).containsExactly("a");
    assertThat(Words.of("a // b")).containsExactly("a");
    assertThat(Words.of("x https://a.b/c")).containsExactly("x", "https://a.b/c");
    assertThat(Words.of("say \\\"hi\\\"")).containsExactly("say", "\"hi\"");
    assertThat(Words.of("C:\\lib\\*.jar")).containsExactly("C:\\lib\\*.jar");
    assertThat(Words.of("")).isEmpty();
    assertThat(Words.literal("a\"b\\c\t")).isEqualTo("\"a\\\"b\\\\c\\t\"");
  }

  @Test
  void nearNames_forTypos() {
    List<String> names = List.of("maven", "mavenRepo", "jars", "time", "who");

    assertThat(NearNames.of("mavn", names)).containsExactly("maven");
    assertThat(NearNames.of("jar", names)).containsExactly("jars");
    assertThat(NearNames.of("Time", names)).containsExactly("time");
    assertThat(NearNames.of("zzz", names)).isEmpty();
  }

  @Test
  void seconds_haveThreeDigits() {
    assertThat(TimeMagics.seconds(1_234_567_890L)).isEqualTo("1.23 s");
    assertThat(TimeMagics.seconds(999_700_000L)).isEqualTo("1000 ms");
    assertThat(TimeMagics.seconds(45_600_000L)).isEqualTo("45.6 ms");
    assertThat(TimeMagics.seconds(4_560L)).isEqualTo("4.56 µs");
    assertThat(TimeMagics.seconds(0)).isEqualTo("0.00 µs");
  }

  private static MagicCall only(String code) {
    List<MagicCall> calls = MagicCell.of(code, NAMES).calls();
    assertThat(calls).as(code).hasSize(1);
    return calls.get(0);
  }
}
