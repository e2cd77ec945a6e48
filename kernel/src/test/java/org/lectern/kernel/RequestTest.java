package org.lectern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lectern.kernel.run.Execution;
import org.lectern.kernel.run.KernelClient;
import org.lectern.kernel.run.WireMessage;

class RequestTest {
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
  void kernelInfo_describesTheLanguage() {
    WireMessage reply = client.request("kernel_info_request", new JsonObject());

    JsonObject language = reply.content().getAsJsonObject("language_info");
    assertThat(reply.text("status")).isEqualTo("ok");
    assertThat(reply.text("implementation")).isEqualTo("lectern");
    assertThat(reply.content().get("debugger").getAsBoolean()).isFalse();
    assertThat(language.get("name").getAsString()).isEqualTo("Java");
    assertThat(language.get("mimetype").getAsString()).isEqualTo("text/x-java-source");
    assertThat(language.get("file_extension").getAsString()).isEqualTo(".jshell");
    assertThat(reply.header().get("date").getAsString()).matches("....-..-..T..:..:.*Z");
    assertThat(reply.header().get("session").isJsonNull()).isFalse();
    assertThat(reply.text("banner"))
        .matches("(?s)Lectern .+, Java \\d+.* \\(.+\\)\n.* kernels.*, \\d+ threads?");
    JsonObject link = reply.content().getAsJsonArray("help_links").get(0).getAsJsonObject();
    assertThat(link.get("text").getAsString()).matches("Java \\d+ API");
    assertThat(link.get("url").getAsString()).startsWith("https://docs.oracle.com/en/java/");
  }

  @Test
  void complete_ofAMember() {
    WireMessage reply = complete("int a = 1;\nMath.hyp", 19);

    assertThat(strings(reply, "matches")).containsExactly("hypot(");
    assertThat(reply.content().get("cursor_start").getAsInt()).isEqualTo(16);
    assertThat(reply.content().get("cursor_end").getAsInt()).isEqualTo(19);
  }

  @Test
  void complete_knowsVariablesOfTheSameCellAndCountsCodePoints() {
    String code = "import java.util.List;\nString 😀 = null; var text = \"x\";\ntext.isBl";

    WireMessage reply = complete("/*😀*/ var text = \"x\";\ntext.isBl", 31);

    assertThat(code).isNotEmpty();
    assertThat(strings(reply, "matches")).containsExactly("isBlank()");
    assertThat(reply.content().get("cursor_start").getAsInt()).isEqualTo(27);
  }

  @Test
  void complete_functionsOfTheFacade() {
    WireMessage reply = complete("sequential(de", 13);

    assertThat(reply.content().get("matches").toString()).contains("dense(");
    assertThat(reply.content().get("cursor_start").toString()).isEqualTo("11");
    assertThat(matches("cross")).contains("crossEntropy(", "crossValidate(");
    client.execute("int crossing = 1;");
    assertThat(matches("var t = 2;\ncross")).contains("crossing", "crossEntropy(");
    for (String text : new String[] {"\"cross", "// cross", "\"a\".cross", "cross.cross"}) {
      assertThat(matches(text)).as(text).doesNotContain("crossEntropy(");
    }
  }

  private static String matches(String code) {
    return complete(code, code.length()).content().get("matches").toString();
  }

  @Test
  void complete_withoutMatches() {
    WireMessage reply = complete("zzz.qqq", 7);

    assertThat(reply.text("status")).isEqualTo("ok");
    assertThat(strings(reply, "matches")).isEmpty();
  }

  @Test
  void inspect_showsSignatures() {
    JsonObject content = new JsonObject();
    content.addProperty("code", "Math.floorDiv");
    content.addProperty("cursor_pos", 8);
    content.addProperty("detail_level", 0);

    WireMessage reply = client.request("inspect_request", content);

    assertThat(reply.content().get("found").getAsBoolean()).isTrue();
    assertThat(Execution.data(reply).get("text/plain").getAsString())
        .contains("int Math.floorDiv(int x, int y)");
  }

  @Test
  void isComplete_verdicts() {
    assertThat(isComplete("int x = 1;\nx")).isEqualTo("complete");
    assertThat(isComplete("")).isEqualTo("complete");
    assertThat(isComplete("void f() {")).isEqualTo("incomplete");
    assertThat(isComplete("int y = 1;\nfor (int i")).isEqualTo("incomplete");
    assertThat(isComplete("int x = ;)")).isEqualTo("invalid");
    assertThat(isComplete("import = 7q")).isEqualTo("invalid");
  }

  @Test
  void history_tailRangeAndSearch() {
    int first = number(client.execute("\"history \" + 1"));
    client.execute("\"history \" + 2");

    JsonObject tail = new JsonObject();
    tail.addProperty("hist_access_type", "tail");
    tail.addProperty("n", 1);
    tail.addProperty("output", true);
    tail.addProperty("raw", true);
    assertThat(client.request("history_request", tail).content().get("history").toString())
        .isEqualTo("[[1," + (first + 1) + ",[\"\\\"history \\\" + 2\",\"history 2\"]]]");
    JsonObject range = tail.deepCopy();
    range.addProperty("hist_access_type", "range");
    range.addProperty("session", 0);
    range.addProperty("start", first);
    range.addProperty("stop", first + 1);
    range.addProperty("output", false);
    assertThat(client.request("history_request", range).content().get("history").toString())
        .isEqualTo("[[1," + first + ",\"\\\"history \\\" + 1\"]]");
    JsonObject search = range.deepCopy();
    search.addProperty("hist_access_type", "search");
    search.addProperty("pattern", "*history*+ ?");
    search.addProperty("n", 10);
    assertThat(client.request("history_request", search).content().getAsJsonArray("history"))
        .hasSize(2);
  }

  @Test
  void execute_silentPublishesNothingAndCountsNothing() {
    int before = number(client.execute("1"));
    JsonObject content =
        KernelClient.executeContent("System.out.println(\"quiet\"); int hushed = 5; hushed");
    content.addProperty("silent", true);

    Execution cell = client.await(client.send("execute_request", content));

    assertThat(cell.status()).isEqualTo("ok");
    assertThat(cell.outputs()).isEmpty();
    Execution next = client.execute("hushed");
    assertThat(next.value()).contains("5");
    assertThat(number(next)).isEqualTo(before + 1);
  }

  @Test
  void execute_withoutStoringCountsNothing() {
    int before = number(client.execute("1"));
    JsonObject content = KernelClient.executeContent("7");
    content.addProperty("store_history", false);

    Execution cell = client.await(client.send("execute_request", content));

    assertThat(cell.value()).contains("7");
    assertThat(number(client.execute("1"))).isEqualTo(before + 1);
  }

  @Test
  void execute_replyIsComplete() {
    JsonObject content = KernelClient.executeContent("int base = 4;");
    JsonObject expressions = new JsonObject();
    expressions.addProperty("good", "base + 1");
    expressions.addProperty("bad", "base +* 1");
    content.add("user_expressions", expressions);

    JsonObject reply = client.await(client.send("execute_request", content)).reply().content();

    assertThat(reply.getAsJsonArray("payload")).isEmpty();
    JsonObject results = reply.getAsJsonObject("user_expressions");
    assertThat(
            results.getAsJsonObject("good").getAsJsonObject("data").get("text/plain").getAsString())
        .isEqualTo("5");
    assertThat(results.getAsJsonObject("bad").get("status").getAsString()).isEqualTo("error");
  }

  @Test
  void execute_anErrorAbortsTheQueueUnlessToldNotTo() {
    client.answerNextQuestion("x");
    // the question gives the second cell time to arrive before the first fails
    String failing = "new Scanner(System.in).nextLine();\nthrow new RuntimeException();";
    String first = client.submit(failing);
    String second = client.submit("1");
    assertThat(client.await(first).status()).isEqualTo("error");
    assertThat(client.await(second).status()).isEqualTo("aborted");

    JsonObject content = KernelClient.executeContent(failing);
    content.addProperty("stop_on_error", false);
    String third = client.send("execute_request", content);
    String fourth = client.submit("2");
    assertThat(client.await(third).status()).isEqualTo("error");
    assertThat(client.await(fourth).value()).contains("2");
  }

  @Test
  void commInfo_isAnswered() {
    WireMessage reply = client.request("comm_info_request", new JsonObject());

    assertThat(reply.text("status")).isEqualTo("ok");
    assertThat(reply.content().getAsJsonObject("comms").keySet()).isEmpty();
  }

  @Test
  void heartbeat_isEchoed() {
    assertThat(client.beats()).isTrue();
  }

  private static WireMessage complete(String code, int cursor) {
    JsonObject content = new JsonObject();
    content.addProperty("code", code);
    content.addProperty("cursor_pos", cursor);
    return client.request("complete_request", content);
  }

  private static String isComplete(String code) {
    JsonObject content = new JsonObject();
    content.addProperty("code", code);
    return client.request("is_complete_request", content).text("status");
  }

  private static int number(Execution cell) {
    return cell.reply().content().get("execution_count").getAsInt();
  }

  private static List<String> strings(WireMessage reply, String key) {
    JsonArray array = reply.content().getAsJsonArray(key);
    List<String> strings = new java.util.ArrayList<>();
    array.forEach(element -> strings.add(element.getAsString()));
    return strings;
  }
}
