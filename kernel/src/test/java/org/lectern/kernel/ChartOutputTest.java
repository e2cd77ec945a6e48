package org.lectern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lectern.kernel.run.Execution;
import org.lectern.kernel.run.KernelClient;

/** Charts and tables as a front end gets them. */
class ChartOutputTest {
  private static final String PLOTLY = "application/vnd.plotly.v1+json";

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

  private static JsonObject shown(String code) {
    Execution cell = client.execute(code);
    assertThat(cell.status()).as(cell.reply().toString()).isEqualTo("ok");
    return cell.outputs().stream()
        .filter(output -> output.type().equals("execute_result"))
        .map(Execution::data)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void chart_ofACell_isAPictureAndPlotlysJson() {
    JsonObject data = shown("lineChart(\"t\").y(\"loss\").add(\"a\", 1, Double.NaN, 0.25)");

    assertThat(data.get("image/svg+xml").getAsString()).startsWith("<svg");
    JsonObject trace = data.getAsJsonObject(PLOTLY).getAsJsonArray("data").get(0).getAsJsonObject();
    assertThat(trace.get("y")).hasToString("[1,null,0.25]");
  }

  @Test
  void jsplot_ofACell_isAPictureAndPlotlysJson() {
    JsonObject data =
        shown(
            "tech.tablesaw.plotly.api.ScatterPlot.create(\"A & B\", \"x\", new double[] {1, 2},"
                + " \"y\", new double[] {3, 4})");

    assertThat(data.get("image/svg+xml").getAsString()).contains("A &amp; B");
    JsonObject layout = data.getAsJsonObject(PLOTLY).getAsJsonObject("layout");
    assertThat(layout.getAsJsonObject("title").get("text").getAsString()).isEqualTo("A &amp; B");
    assertThat(data.get("text/plain").getAsString()).contains("2 points");
  }

  @Test
  void table_ofACell_isHtml() {
    JsonObject data =
        shown(
            "tech.tablesaw.api.Table.create(\"t\","
                + " tech.tablesaw.api.StringColumn.create(\"name\", \"<i>\", \"\"))");

    assertThat(data.get("text/html").getAsString()).startsWith("<table").contains("&lt;i&gt;");
    assertThat(data.get("text/plain").getAsString()).startsWith("t: 2 rows × 1 column");
  }
}
