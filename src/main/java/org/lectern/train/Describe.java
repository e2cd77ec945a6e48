package org.lectern.train;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lectern.compute.Compute;
import org.lectern.data.Dataset;
import org.lectern.display.Html;
import org.lectern.display.MimeBundle;
import org.lectern.nn.Layer;
import org.lectern.nn.Parameter;

/** A trainer and its runs in words: one line, named settings, and a table. */
final class Describe {
  private Describe() {}

  /** One line for pictures. */
  static String summary(Setup setup) {
    Layer network = setup.network;
    return network.label()
        + " with "
        + network.parameterCount()
        + (network.parameterCount() == 1 ? " parameter, " : " parameters, ")
        + setup.losses
        + ", "
        + setup.optimiser
        + ", "
        + (setup.batch == Integer.MAX_VALUE ? "full batch" : "batches of " + setup.batch)
        + ", seed "
        + network.seed();
  }

  /** One line for a trainer. */
  static String line(Setup setup) {
    return "Trainer of "
        + summary(setup)
        + ", "
        + setup.epochs
        + " epochs; call fit(data) to train";
  }

  /** What does not depend on data. */
  static Map<String, String> settings(Setup setup, int epochs) {
    Layer network = setup.network;
    int batch = setup.batch;
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("network", layers(network));
    settings.put("parameters", parameters(network));
    settings.put("loss", setup.losses.toString());
    settings.put("optimiser", setup.optimiser.toString());
    settings.put("metrics", setup.measures.names(network.outputNames()));
    settings.put("batch", batch == Integer.MAX_VALUE ? "all samples" : Integer.toString(batch));
    settings.put("epochs", Integer.toString(epochs));
    settings.put("seed", Long.toString(network.seed()));
    String stops =
        setup.callbacks.stream()
            .filter(callback -> callback instanceof StopRule)
            .map(Object::toString)
            .collect(Collectors.joining(", "));
    if (!stops.isEmpty()) {
      settings.put("stops", stops);
    }
    return settings;
  }

  /** Adds what a run was made with and from. */
  static void addRun(
      Map<String, String> settings, int firstEpoch, Dataset data, @Nullable Dataset validation) {
    settings.put("epochs before", Integer.toString(firstEpoch));
    settings.put("data", data.toString());
    settings.put("data fingerprint", data.fingerprint());
    if (validation != null) {
      settings.put("validation data", validation.toString());
      settings.put("validation fingerprint", validation.fingerprint());
    }
    String version = Trainer.class.getPackage().getImplementationVersion();
    settings.put("Lectern", version == null ? "development" : version);
    settings.put("arithmetic", "version " + Compute.ARITHMETIC_VERSION);
  }

  /** Dense(2→16), ReLU, Dense(16→2). */
  private static String layers(Layer network) {
    if (network.layers().isEmpty() || !network.label().equals(network.getClass().getSimpleName())) {
      return network.label();
    }
    String inner =
        network.layers().stream().map(Describe::layers).collect(Collectors.joining(", "));
    return network.label() + "(" + inner + ")";
  }

  private static String parameters(Layer network) {
    int frozen =
        network.parameters().stream()
            .filter(Parameter::isFrozen)
            .mapToInt(one -> one.shape().length())
            .sum();
    return network.parameterCount() + (frozen > 0 ? " (" + frozen + " frozen)" : "");
  }

  /** The settings as a table, and the network's own below. */
  static MimeBundle table(Map<String, String> settings, Layer network) {
    StringBuilder text = new StringBuilder("Trainer");
    StringBuilder html = new StringBuilder("<div><table><tbody>");
    int wide = settings.keySet().stream().mapToInt(String::length).max().orElse(0);
    settings.forEach(
        (name, value) -> {
          text.append("\n  ")
              .append(name)
              .append(" ".repeat(wide - name.length() + 2))
              .append(value);
          html.append("<tr><th style=\"text-align:left\">")
              .append(escape(name))
              .append("</th><td style=\"text-align:left\">")
              .append(escape(value))
              .append("</td></tr>");
        });
    MimeBundle inner = network.toMimeBundle();
    Object table =
        inner.data().getOrDefault(MimeBundle.HTML, "<pre>" + escape(inner.text()) + "</pre>");
    html.append("</tbody></table>").append(table);
    html.append("<div>Call fit(data) to train.</div></div>");
    text.append('\n').append(inner.text()).append("\nCall fit(data) to train.");
    return MimeBundle.text(text.toString()).with(MimeBundle.HTML, html.toString());
  }

  /** Safe in HTML; a dollar sign must not start a formula in a notebook. */
  static String escape(String text) {
    return Html.escape(text).replace("$", "&#36;");
  }
}
