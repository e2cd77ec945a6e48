package org.lectern.kernel.install;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import org.lectern.kernel.run.KernelClient;
import org.lectern.kernel.run.KernelProcess;

/** A short session that touches what sessions begin with, so that the archive holds it. */
final class Training {
  private static final Duration LIMIT = Duration.ofSeconds(120);

  private static final List<String> CELLS =
      List.of(
          "var x = tensor(1, 2, 3);\nx.sum()",
          "System.out.println(\"a line\");\nint i = 3;\nfor (int k = 0; k < 3; k++) { i += k; }\ni",
          "record Point(double x, double y) {}\nnew Point(1, 2)",
          "double half(double a) { return a / 2; }\nhalf(3)",
          "List.of(1, 2, 3).stream().map(n -> n * n).toList()",
          "var w = tensor(0.5, 0.25, 0.125).requiresGrad();\nw.mul(w).sum().backward();\nw.grad()",
          "display(\"shown\");",
          "int broken = ;",
          "int[] none = {};\nnone[1]");

  private Training() {}

  /** Runs the session and asks the kernel to end. Throws IllegalStateException if it can't. */
  static void run(KernelProcess process) {
    try (KernelClient client = new KernelClient(process, LIMIT)) {
      String two = client.execute("1 + 1").value().orElse("nothing");
      if (!two.equals("2")) {
        throw new IllegalStateException("1 + 1 gave " + two);
      }
      CELLS.forEach(client::execute);
      JsonObject place = new JsonObject();
      place.addProperty("code", "tens");
      place.addProperty("cursor_pos", 4);
      client.request("complete_request", place);
      client.shutdown();
    }
  }
}
