package org.lectern.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lectern.kernel.text.JavaText;

class ContextTest {
  @Test
  void text_keepsVariablesAndTheLastStatement() {
    assertThat(kept("import java.util.List;\nvar x = 1;\nx = 2;\nf(x);\nint y = 3;\ny."))
        .isEqualTo("var x = 1; int y = 3; y.");
    assertThat(kept("int[] a = {1, 2};\nfor (int i : a) {\n  g(i);\n}\nif (b) { } else { }\na."))
        .isEqualTo("int[] a = {1, 2}; a.");
    assertThat(
            kept("int f(int x) { return 1; }\nclass A { int q; }\nList<String> l = s(\"}\");\nl."))
        .isEqualTo("List<String> l = s(\"}\"); l.");
    assertThat(kept("return x;\nthrow new A();\nfinal double z;\nz"))
        .isEqualTo("final double z; z");
  }

  @Test
  void text_ofAnUnfinishedDeclarationStandsAlone() {
    for (String last :
        new String[] {
          "class A {\n  int b;\n  void f() { b.",
          "public static <T> List<T> f(T x) throws Odd {\n  x.",
          "import java.ut",
          "@Deprecated record R(int q"
        }) {
      Context context = Context.of("int x = 1;\n" + last);
      assertThat(context.text()).isEqualTo("\n" + last);
      assertThat(context.offset()).isEqualTo(10);
    }
    assertThat(Context.of("int x = 1;\nrecord.f").offset()).isZero();
    assertThat(Context.of("int x = 1;\nwhile (x < 3) {\n  x.").offset()).isZero();
    assertThat(Context.of("int x = 1;\nif (a) b(); else if (x < 3) {\n  x.").offset()).isZero();
  }

  @Test
  void variables_withTheirTypes() {
    assertThat(
            Context.variables(
                "var x = 1; for (Tensor t : List.of()) { int[] c; } // int no = 1;\n"
                    + "double f(double rate, Map<String, Integer> m) { return rate; }"))
        .isEqualTo(
            Map.of(
                "x",
                "var",
                "t",
                "Tensor",
                "c",
                "int[]",
                "rate",
                "double",
                "m",
                "Map<String, Integer>"));
  }

  @Test
  void target_receivers() {
    assertThat(receiver("net.layer(0).fo|o()")).isEqualTo("net.layer(0)");
    assertThat(receiver("a = b.c(\"(\", d[1]).e|")).isEqualTo("b.c(\"(\", d[1])");
    assertThat(receiver("f(new ArrayList<String>(3).si|ze())"))
        .isEqualTo("new ArrayList<String>(3)");
    assertThat(receiver("x\n  .map(1)\n  .re|duce()")).isEqualTo("x\n  .map(1)");
    assertThat(receiver("\"text\".len|gth()")).isEqualTo("\"text\"");
    assertThat(receiver("1 + x.sh|ape()")).isEqualTo("x");
    assertThat(receiver("data[0].n|")).isEqualTo("data[0]");
    assertThat(receiver("y -> y.a|")).isEqualTo("y");
  }

  @Test
  void target_surroundingCall() {
    assertThat(around("f(1, g(2), |")).isEqualTo("f 3");
    assertThat(around("f(1, g(2, |3))")).isEqualTo("g 2");
    assertThat(around("new Box<String>(|")).isEqualTo("Box 0");
    assertThat(around("f(x -> { return |")).isEmpty();
    assertThat(around("f(new int[] {1, |")).isEqualTo("f 1");
    assertThat(around("f((1 + |")).isEqualTo("f 1");
    assertThat(around("if (|")).isEmpty();
    assertThat(around("f(1); |")).isEmpty();
  }

  private static String kept(String code) {
    return Context.of(code).text().strip().replaceAll("\\s+", " ");
  }

  private static String receiver(String code) {
    String text = code.replace("|", "");
    return Target.onName(text, JavaText.mask(text), code.indexOf('|')).orElseThrow().receiver();
  }

  private static String around(String code) {
    String text = code.replace("|", "");
    return Target.around(text, JavaText.mask(text), code.indexOf('|'))
        .map(target -> target.name() + " " + target.arguments())
        .orElse("");
  }
}
