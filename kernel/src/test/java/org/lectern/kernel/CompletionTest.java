package org.lectern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lectern.kernel.run.KernelClient;
import org.lectern.kernel.run.WireMessage;

class CompletionTest {
  private static LiveKernel kernel;
  private static KernelClient client;

  @BeforeAll
  static void start() {
    kernel = new LiveKernel();
    client = kernel.client;
    client.execute(
        """
        var network = sequential(dense(2, 3), relu());
        int[] counts = {1, 2};
        Tensor x = tensor(1.0, 2.0);
        double halve(double z) { return z / 2; }
        """);
  }

  @AfterAll
  static void stop() throws IOException {
    kernel.close();
  }

  @Test
  void kinds_haveTypesAndSignatures() {
    assertThat(items("crossE"))
        .containsExactly(
            "crossEntropy( function 0-6 () CrossEntropy | (Tensor predictions, Tensor target)"
                + " Tensor");
    assertThat(items("halv")).containsExactly("halve( function 0-4 (double z) double");
    assertThat(items("count")).contains("counts instance 0-5 int[]");
    assertThat(items("netw")).containsExactly("network instance 0-4 Sequential");
    assertThat(items("Tens")).containsExactly("Tensor class 0-4 ");
    assertThat(items("network.predictA"))
        .containsExactly("predictAll( function 8-16 (Tensor... inputs) List<Tensor>");
    // the names of parameters only where the JDK has a src.zip
    assertThat(items("Math.hyp").get(0))
        .matches("hypot\\( function 5-8 \\(double.*, double.*\\) double");
    assertThat(items("Math.P")).containsExactly("PI property 5-6 double");
  }

  @Test
  void kinds_ofPackages() {
    assertThat(items("import java.ut")).containsExactly("util. module 12-14 ");
    assertThat(items("java.util.con")).contains("concurrent. module 10-13 ");
  }

  @Test
  void matches_areTheTextsOfTheTypes() {
    WireMessage reply = complete("x.m");

    List<String> texts = new ArrayList<>();
    types(reply).forEach(type -> texts.add(type.getAsJsonObject().get("text").getAsString()));
    assertThat(texts).isEqualTo(matches("x.m")).contains("matmul(", "mean(");
  }

  @Test
  void functionsOfTheFacade() {
    assertThat(matches("sequential(den")).containsExactly("dense(");
    assertThat(matches("Lectern.crossE")).containsExactly("crossEntropy(");
    assertThat(matches("network.crossE")).isEmpty();
  }

  @Test
  void variablesOfTheSameCell() {
    assertThat(items("double velocity = 2;\nfor (int i = 0; i < 3; i++) { }\nvelo"))
        .containsExactly("velocity instance 53-57 double");
    assertThat(items("for (Tensor sample : List.of(x)) { sam"))
        .contains("sample instance 35-38 Tensor");
    assertThat(matches("import java.util.List;\nint f() { return 1; }\nvar t = tensor(1);\nt.matm"))
        .containsExactly("matmul(");
    assertThat(items("var t = tensor(1);\nt.matm"))
        .containsExactly("matmul( function 21-25 (Tensor other) Tensor");
  }

  @Test
  void withinAMethodOrAClass() {
    assertThat(matches("int before = 1;\ndouble f(Tensor given) {\n  given.matm"))
        .containsExactly("matmul(");
    assertThat(matches("int before = 1;\nclass A {\n  Tensor t;\n  void f() { t.matm"))
        .containsExactly("matmul(");
    assertThat(matches("if (true) {\n  x.matm")).containsExactly("matmul(");
  }

  @Test
  void inStringsAndCommentsThereIsNothing() {
    for (String code :
        new String[] {
          "// x.",
          "/* x.",
          "/*\n * x.",
          "int i = 1; /* ( */ // cross",
          "\"x.",
          "\"\"\"\n  x.",
          "var t = \"\"\"\n  say \"x\" cross",
          "'x"
        }) {
      assertThat(matches(code)).as(code).isEmpty();
    }
    for (String code : new String[] {"/* ' */ x.matm", "var q = '\"'; x.matm", "\"//\"; x.matm"}) {
      assertThat(matches(code)).as(code).containsExactly("matmul(");
    }
  }

  private static List<String> matches(String code) {
    List<String> matches = new ArrayList<>();
    complete(code)
        .content()
        .getAsJsonArray("matches")
        .forEach(match -> matches.add(match.getAsString()));
    return matches;
  }

  private static List<String> items(String code) {
    List<String> items = new ArrayList<>();
    for (JsonElement element : types(complete(code))) {
      JsonObject type = element.getAsJsonObject();
      items.add(
          "%s %s %d-%d %s"
              .formatted(
                  type.get("text").getAsString(),
                  type.get("type").getAsString(),
                  type.get("start").getAsInt(),
                  type.get("end").getAsInt(),
                  type.get("signature").getAsString()));
    }
    return items;
  }

  private static JsonArray types(WireMessage reply) {
    return reply
        .content()
        .getAsJsonObject("metadata")
        .getAsJsonArray("_jupyter_types_experimental");
  }

  private static WireMessage complete(String code) {
    JsonObject content = new JsonObject();
    content.addProperty("code", code);
    content.addProperty("cursor_pos", code.codePointCount(0, code.length()));
    return client.request("complete_request", content);
  }
}
