package org.lectern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lectern.kernel.run.KernelClient;
import org.lectern.kernel.run.WireMessage;

class InspectionTest {
  private static LiveKernel kernel;
  private static KernelClient client;

  @BeforeAll
  static void start() {
    kernel = new LiveKernel();
    client = kernel.client;
    client.execute(
        """
        var net = sequential(dense(2, 3), relu());
        Tensor x = tensor(1.0, 2.0);
        int count = 7;
        String[] words = {"a", "b"};
        """);
    client.execute(
        """
        /**
         * Twice a number.
         *
         * @param n the number
         * @return 2·n
         */
        int twice(int n) {
          return 2 * n;
        }

        /** Counts steps. */
        class Walk extends ArrayList<String> {
          /** Goes on. */
          int step(int by) {
            return by;
          }
        }
        """);
  }

  @AfterAll
  static void stop() throws IOException {
    kernel.close();
  }

  @Test
  void factory_hasItsDocumentationItsOverloadsAndThatOfItsClass() {
    assertThat(text("dense(|"))
        .startsWith(
            """
            Dense dense(int in, int out)

            A fully connected layer: y = x·W + b. dense(2, 16).withoutBias() leaves b out.

            Parameters:
            - in: features of a sample
            - out: units

            Returns: the layer

            Dense dense(int in, int out, Initialiser weights)

            A fully connected layer with weights of your choice.

            final class Dense extends Layer
            """)
        .contains(
            "\n    dense(784, 128)\n    dense(784, 128, he())          // other first weights\n");
  }

  @Test
  void factory_asHtml() {
    assertThat(html("crossEntropy(|"))
        .startsWith("<p><code>CrossEntropy <b>crossEntropy</b>()</code></p>\n<p>Cross entropy of")
        .contains("<code>.smoothing(0.1)</code>", "<p><b>Returns:</b> the loss</p>")
        .contains("<pre>var scores = tensor(new double[][] {{3.2, 5.1,")
        .doesNotContain("{@", "<p><pre>", "class=");
  }

  @Test
  void functionsOfTheKernel() {
    assertThat(text("display(|"))
        .startsWith("String display(Object value, String... mimes)\n\n")
        .contains("Parameters:\n- value:");
  }

  @Test
  void overloads_theOneWithRoomForTheArgumentsIsFirst() {
    assertThat(text("dense(2, 3, |"))
        .startsWith("Dense dense(int in, int out, Initialiser weights)");
    assertThat(text("crossEntropy(net.predict(x), |"))
        .startsWith("Tensor crossEntropy(Tensor predictions, Tensor target)");
    assertThat(text("relu|(x)")).startsWith("Tensor relu(Tensor x)");
    assertThat(text("relu|(1)")).startsWith("double relu(double x)");
    assertThat(text("relu(List.of(x).get(0).add|(x))")).startsWith("Tensor Tensor.add(");
    assertThat(text("relu( x.add(x) |)")).startsWith("Tensor relu(Tensor x)");
    assertThat(text("relu|()")).startsWith("Relu relu()").contains("Tensor relu(Tensor x)");
  }

  @Test
  void factory_byItsClass() {
    assertThat(text("Lectern.de|nse(2, 3)")).startsWith("Dense dense(int in, int out)");
  }

  @Test
  void method_ofAVariable_isFoundWhereItIsDeclared() {
    assertThat(text("net.pre|dict(x)"))
        .startsWith("Tensor Layer.predict(Tensor x)\n\nPredictions, without gradients")
        .contains("- x: the input", "Returns: predictions");
    assertThat(text("x.matmul(x|")).startsWith("Tensor x, shape");
    assertThat(text("x.matmul(|")).startsWith("Tensor Tensor.matmul(Tensor other)");
  }

  @Test
  void method_ofAnExpression() {
    assertThat(text("trainer(net, crossEntropy(), sgd(0.1)).epochs(3).fit(|"))
        .startsWith("History Trainer.fit(Split data)");
    assertThat(text("new Dense(2, 3).units|")).isEmpty();
    assertThat(text("new Dense(2, 3).withoutBias|()")).startsWith("Dense Dense.withoutBias()");
  }

  @Test
  void method_ofAVariableOfTheSameCell() {
    assertThat(text("var t = tensor(1.0);\nfor (var u : List.of(t)) { }\nt.add(|"))
        .startsWith("Tensor Tensor.add(Tensor other)");
    assertThat(text("List.of(x).stream().map(v -> v.square|())"))
        .startsWith("Tensor Tensor.square()")
        .hasSizeGreaterThan(40);
  }

  @Test
  void method_withoutACommentHasThatOfTheMethodItOverrides() {
    assertThat(text("crossEntropy().link(|"))
        .startsWith("Link CrossEntropy.link()")
        .hasSizeGreaterThan(40);
  }

  @Test
  void constructor() {
    assertThat(text("new Dense(|"))
        .startsWith("Dense(int in, int out)\n\nA layer with weights from Glorot's distribution.")
        .contains("Dense(int in, int out, Initialiser weights)", "final class Dense extends Layer");
  }

  @Test
  void typesOfLectern() {
    assertThat(text("Ten|sor y;")).startsWith("final class Tensor implements");
    assertThat(text("History")).contains("class History");
  }

  @Test
  void variables_haveTheirTypeAndAShortValue() {
    assertThat(text("net")).startsWith("Sequential net\n\nLayers one after the other");
    assertThat(text("count + 1|")).isEmpty();
    assertThat(text("cou|nt + 1")).isEqualTo("int count = 7");
    assertThat(text("words")).isEqualTo("String[] words, length 2");
    assertThat(text("var fresh = List.of(1);\nfresh")).startsWith("List<Integer> fresh");
  }

  @Test
  void declarationsOfCells() {
    assertThat(text("twice(|"))
        .isEqualTo(
            "int twice(int n)\n\nTwice a number.\n\nParameters:\n- n: the number\n\nReturns: 2·n");
    assertThat(text("new Walk().step(|")).isEqualTo("int Walk.step(int by)\n\nGoes on.");
    assertThat(text("Walk")).isEqualTo("class Walk extends ArrayList<String>\n\nCounts steps.");
  }

  @Test
  void insideParentheses_theSurroundingCallIsMeant() {
    assertThat(text("csv(\"da|ta.csv\")")).startsWith("Table csv(String path)");
    assertThat(text("sequential(dense(2, 3), |")).startsWith("Sequential sequential(");
    assertThat(text("tensor(new double[][] {{1, 2}, {3, |")).startsWith("Tensor tensor(");
  }

  @Test
  void javasOwn() {
    assertThat(text("Math.floorDiv(|")).contains("int Math.floorDiv(int x, int y)");
    assertThat(text("\"a\".subst|ring(1)")).contains("String.substring(int beginIndex)");
    assertThat(text("Math.P|I")).startsWith("double Math.PI");
  }

  @Test
  void nothingIsKnown() {
    for (String code : new String[] {"nothing|", "", "// dense|", "\"dense|\"", "12|", "if (|"}) {
      int cursor = code.indexOf('|') < 0 ? 0 : code.indexOf('|');
      WireMessage reply = inspect(code.replace("|", ""), cursor, 0);
      assertThat(reply.text("status")).isEqualTo("ok");
      assertThat(reply.content().get("found").getAsBoolean()).as(code).isFalse();
      assertThat(reply.content().getAsJsonObject("data").keySet()).isEmpty();
    }
  }

  @Test
  void moreDetailAddsTheSource() {
    String detailed =
        inspect("dense(", 6, 1).content().getAsJsonObject("data").get("text/plain").getAsString();

    assertThat(detailed)
        .contains("public static Dense dense(int in, int out) {\n", "return new Dense(in, out);");
    assertThat(text("dense(|")).doesNotContain("return new");
  }

  private static String text(String code) {
    return data(code, "text/plain");
  }

  private static String html(String code) {
    return data(code, "text/html");
  }

  private static String data(String code, String mime) {
    int cursor = code.indexOf('|') < 0 ? code.length() : code.indexOf('|');
    WireMessage reply = inspect(code.replace("|", ""), cursor, 0);
    JsonObject data = reply.content().getAsJsonObject("data");
    return data.has(mime) ? data.get(mime).getAsString() : "";
  }

  private static WireMessage inspect(String code, int cursor, int detail) {
    JsonObject content = new JsonObject();
    content.addProperty("code", code);
    content.addProperty("cursor_pos", cursor);
    content.addProperty("detail_level", detail);
    return client.request("inspect_request", content);
  }
}
