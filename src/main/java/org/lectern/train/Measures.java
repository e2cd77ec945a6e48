package org.lectern.train;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lectern.loss.Loss;
import org.lectern.metric.Accuracy;
import org.lectern.metric.Metric;
import org.lectern.nn.Layer;
import org.lectern.tensor.Given;
import org.lectern.tensor.Link;

/** Which losses and metrics belong to which output. */
final class Measures {
  private final List<Loss> losses;
  private @Nullable List<Metric> single;
  private final Map<String, List<Metric>> byOutput = new LinkedHashMap<>();

  Measures(List<Loss> losses) {
    this.losses = losses;
  }

  void choose(Metric... metrics) {
    checkNames(metrics);
    if (losses.size() > 1 && metrics.length > 0) {
      throw new IllegalArgumentException(
          "metrics: with "
              + losses.size()
              + " losses each metric needs an output, but got none. Write metrics(\"name\", "
              + metrics[0].name()
              + "()) with the name of the head or the target.");
    }
    single = List.of(metrics);
    byOutput.clear();
  }

  void choose(String output, Metric... metrics) {
    checkNames(metrics);
    byOutput.put(Given.required("metrics", "the name of an output", output), List.of(metrics));
  }

  private static void checkNames(Metric... metrics) {
    Set<String> names = new HashSet<>(List.of(History.LOSS));
    for (Metric metric : metrics) {
      if (metric == null) {
        throw new IllegalArgumentException(
            "metrics: each must be a metric, but one is null. Try metrics(accuracy()).");
      }
      if (!names.add(metric.name())) {
        throw new IllegalArgumentException(
            "metrics: every curve needs a name of its own, but \""
                + metric.name()
                + "\" comes twice. Leave one of them out.");
      }
    }
  }

  /** A task for each loss; outputs may be more or fewer, which is refused where they are known. */
  List<Objective.Task> tasks(String who, List<String> names, Layer network) {
    for (String chosen : byOutput.keySet()) {
      if (!names.contains(chosen)) {
        throw new IllegalArgumentException(
            who
                + ": metrics(\""
                + chosen
                + "\", …) needs the name of an output, but there "
                + (names.size() == 1 ? "is " : "are ")
                + names
                + ". Name one of these, or leave the name out.");
      }
    }
    List<Objective.Task> tasks = new ArrayList<>();
    for (int i = 0; i < losses.size(); i++) {
      String name = i < names.size() ? names.get(i) : Integer.toString(i + 1);
      Loss loss = losses.get(i);
      // What predictions came through, by the loss or by the network itself.
      Link link = loss.link() == Link.IDENTITY ? network.endsIn(i) : loss.link();
      List<Metric> metrics =
          byOutput.getOrDefault(name, defaults(loss)).stream()
              .map(metric -> link == Link.IDENTITY ? metric : metric.after(link))
              .toList();
      tasks.add(new Objective.Task(name, loss, metrics));
    }
    return tasks;
  }

  private List<Metric> defaults(Loss loss) {
    if (single != null) {
      return single;
    }
    return loss.link() == Link.IDENTITY ? List.of() : List.of(new Accuracy(loss.link()));
  }

  /** For tables: the metrics' names, with the output's where there are several. */
  String names(List<String> outputs) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < losses.size(); i++) {
      String number = "output " + (i + 1);
      String name = outputs.size() == losses.size() ? outputs.get(i) : number;
      if (!byOutput.containsKey(name)) {
        String prefix = losses.size() == 1 ? "" : name + " ";
        defaults(losses.get(i)).forEach(metric -> add(text, prefix + metric.name()));
      }
    }
    byOutput.forEach((name, metrics) -> metrics.forEach(one -> add(text, name + " " + one.name())));
    return text.isEmpty() ? "none" : text.toString();
  }

  private static void add(StringBuilder text, String name) {
    text.append(text.isEmpty() ? "" : ", ").append(name);
  }
}
