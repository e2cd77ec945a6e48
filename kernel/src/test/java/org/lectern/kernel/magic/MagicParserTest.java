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
            "% who")) {
      assertThat(MagicCell.of(code, NAMES).calls()).as(code).isEmpty();
    }
  }

  @Test
  void statement_afterALineWithoutSemicolon() {
    assertThat(only("System.out.println(1)\n%maven a:b:1").place()).isEqualTo(Place.STATEMENT);
    assertThat(only("int x = 5\n%jars ~/lib/*.jar").name()).isEqualTo("jars");
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
