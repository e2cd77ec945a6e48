package org.lectern.train;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lectern.data.Dataset;
import org.lectern.loss.Loss;
import org.lectern.metric.Metric;
import org.lectern.nn.Layer;
import org.lectern.nn.Pass;
import org.lectern.tensor.Link;
import org.lectern.tensor.Recording;
import org.lectern.tensor.Tensor;

/**
 * What a training makes small and what it measures: a loss and metrics for each output of the
 * network. Most networks have one.
 */
final class Objective {
  /** How many samples an evaluation takes at a time. */
  private static final int CHUNK = 1024;

  /** What is made small and measured at one output; with several, the name begins its curves. */
  record Task(String name, Loss loss, List<Metric> metrics) {}

  private final Layer network;
  private final List<Task> tasks;

  Objective(Layer network, List<Task> tasks) {
    this.network = network;
    this.tasks = tasks;
  }

  List<Task> tasks() {
    return tasks;
  }

  Link[] links() {
    return tasks.stream().map(task -> task.loss.link()).toArray(Link[]::new);
  }

  /** The name of a curve of one task. */
  String curve(Task task, String what) {
    return tasks.size() == 1 ? what : task.name + " " + what;
  }

  /** The names of all curves, in order. */
  List<String> curves() {
    List<String> curves = new ArrayList<>(List.of(History.LOSS));
    if (tasks.size() > 1) {
      tasks.forEach(task -> curves.add(curve(task, History.LOSS)));
    }
    tasks.forEach(task -> task.metrics.forEach(one -> curves.add(curve(task, one.name()))));
    return curves;
  }

  /** The curves of which more is better. */
  Set<String> rising() {
    Set<String> rising = new LinkedHashSet<>();
    for (Task task : tasks) {
      for (Metric metric : task.metrics) {
        if (metric.higherIsBetter()) {
          rising.add(curve(task, metric.name()));
        }
      }
    }
    return rising;
  }

  /** What each loss takes: an output, or what comes before its last sigmoid or softmax. */
  Tensor[] scores(Dataset samples, Pass pass) {
    return scores(samples.inputs().toArray(Tensor[]::new), pass);
  }

  Tensor[] scores(Tensor[] inputs, Pass pass) {
    Tensor[] scores = network.scoresAll(inputs, pass);
    FitCheck.checkOutputs(network, tasks, scores.length);
    for (int i = 0; i < scores.length; i++) {
      if (tasks.get(i).loss.link() != network.endsIn(i)) {
        scores[i] = network.endsIn(i).apply(scores[i]);
      }
    }
    return scores;
  }

  /** The loss of each task. */
  Tensor[] losses(Tensor[] scores, List<Tensor> targets) {
    Tensor[] losses = new Tensor[scores.length];
    for (int i = 0; i < losses.length; i++) {
      losses[i] = tasks.get(i).loss.ofScores(scores[i], targets.get(i));
    }
    return losses;
  }

  /** The loss in all. */
  static Tensor sum(Tensor[] losses) {
    Tensor sum = losses[0];
    for (int i = 1; i < losses.length; i++) {
      sum = sum.add(losses[i]);
    }
    return sum;
  }

  Tensor loss(Dataset samples, Pass pass) {
    return sum(losses(scores(samples, pass), samples.targets()));
  }

  /** Adds the losses of a batch to a mean. */
  void add(Mean mean, Tensor[] losses, int size) {
    for (int i = 0; i < losses.length; i++) {
      Task task = tasks.get(i);
      double share = mean.share(task.loss, losses[i].item(), size);
      mean.add(History.LOSS, share);
      if (tasks.size() > 1) {
        mean.add(curve(task, History.LOSS), share);
      }
    }
  }

  /** Adds the metrics of a batch to a mean. */
  void addMetrics(Mean mean, Tensor[] predictions, Dataset samples) {
    for (int i = 0; i < predictions.length; i++) {
      Task task = tasks.get(i);
      for (Metric metric : task.metrics) {
        double value = metric.of(predictions[i], samples.targets().get(i));
        mean.add(curve(task, metric.name()), mean.share(value, samples.size()));
      }
    }
  }

  Tensor[] predictions(Tensor[] scores) {
    return Recording.off(
        () -> {
          Tensor[] predictions = new Tensor[scores.length];
          for (int i = 0; i < scores.length; i++) {
            predictions[i] = tasks.get(i).loss.link().apply(scores[i].detach());
          }
          return predictions;
        });
  }

  /** The loss as a mean over parts that fit into memory, the metrics of all predictions at once. */
  Map<String, Double> measure(Dataset data) {
    return Recording.off(
        () -> {
          Mean mean = new Mean(data.size());
          List<Tensor[]> parts = new ArrayList<>();
          for (Dataset samples : data.batches(Math.min(CHUNK, data.size()), null)) {
            Tensor[] scores = scores(samples, Pass.EVALUATION);
            add(mean, losses(scores, samples.targets()), samples.size());
            parts.add(predictions(scores));
          }
          Tensor[] all = new Tensor[tasks.size()];
          for (int i = 0; i < all.length; i++) {
            int output = i;
            all[i] = Tensor.concat(0, parts.stream().map(p -> p[output]).toArray(Tensor[]::new));
          }
          addMetrics(mean, all, data);
          return mean.values();
        });
  }
}
