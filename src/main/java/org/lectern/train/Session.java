package org.lectern.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lectern.compute.Interruption;
import org.lectern.data.Dataset;
import org.lectern.io.CheckpointFile;
import org.lectern.nn.Layer;

/** A trainer with data: what it was set up for is checked, run and recorded here. */
final class Session {
  private final Setup setup;
  private final Layer network;

  Session(Setup setup) {
    this.setup = setup;
    this.network = setup.network;
  }

  History fit(Dataset data, @Nullable Dataset validation) {
    String path = setup.resumeFrom;
    if (path == null) {
      return fit(network.progress().epochs(), null, data, validation);
    }
    CheckpointFile file = CheckpointFile.read(path);
    int first = Checkpoint.firstEpoch(file);
    Checkpoint.requireAlike(path, file, settings(first, data, validation));
    check(data, validation);
    file.restore(network);
    setup.optimiser.restore(network, file.optimiser());
    setup.resumeFrom = null;
    return fit(first, file, data, validation);
  }

  private Map<String, String> settings(int first, Dataset data, @Nullable Dataset validation) {
    Map<String, String> settings = Describe.settings(setup, setup.epochs);
    Describe.addRun(settings, first, data, validation);
    return settings;
  }

  private History fit(
      int first, @Nullable CheckpointFile saved, Dataset data, @Nullable Dataset validation) {
    Objective objective = check(data, validation);
    Run run = new Run(settings(first, data, validation), network.fingerprint());
    History history = new History(Describe.summary(setup), first, run);
    history.rising(objective.rising());
    int batches = (int) (((long) data.size() + setup.batch - 1) / setup.batch);
    Fit fit = new Fit(network, setup.optimiser, history, setup.epochs, batches, validation != null);
    fit.epoch = network.progress().epochs() - first;
    fit.between = fit.epoch > 0;
    announce(objective, fit.epochs() - fit.epoch, data, validation);
    long start = setup.nanos.getAsLong();
    Loop loop = new Loop(fit, objective, callbacks(saved, history), data, validation, setup.batch);
    Interruption.deferred(
        () -> {
          try {
            loop.run();
          } finally {
            run.end(network.fingerprint(), (setup.nanos.getAsLong() - start) * 1e-9);
          }
        });
    return history;
  }

  /** The trainer's callbacks, after them those that read and write checkpoints. */
  private List<Callback> callbacks(@Nullable CheckpointFile saved, History history) {
    List<Callback> all = new ArrayList<>(setup.callbacks);
    if (saved != null) {
      all.add(Checkpoint.reader(saved, setup.callbacks, history));
    }
    if (setup.checkpoint != null) {
      all.add(Checkpoint.writer(setup.checkpoint, setup.callbacks));
    }
    return all;
  }

  Estimate estimate(Dataset data, @Nullable Dataset validation) {
    return rehearse(check(data, validation), setup.epochs, data, validation);
  }

  Evaluation evaluate(Dataset data) {
    Objective objective = objective("evaluate", data);
    FitCheck.check("evaluate", network, objective, data);
    return new Evaluation(data.size(), objective.measure(data));
  }

  /** Refuses what could not be trained to its end, before anything changes. */
  Objective check(Dataset data, @Nullable Dataset validation) {
    FitCheck.checkParameters("fit", network);
    Objective objective = objective("fit", data);
    FitCheck.check("fit", network, objective, data);
    if (validation != null) {
      FitCheck.checkValidation(network, objective, data, validation);
    }
    for (Callback callback : setup.callbacks) {
      if (callback instanceof StopRule rule) {
        rule.check(objective.curves(), validation);
      }
    }
    return objective;
  }

  /** The outputs' names are those of the heads, or of the targets if the network has none. */
  private Objective objective(String who, Dataset data) {
    Setup.required("data", data, Setup.DATA);
    List<String> heads = network.outputNames();
    List<String> names = heads.isEmpty() ? data.targetNames() : heads;
    return new Objective(network, setup.measures.tasks(who, names, network));
  }

  private void announce(
      Objective objective, int epochs, Dataset data, @Nullable Dataset validation) {
    for (Callback callback : setup.callbacks) {
      if (epochs > 0 && callback instanceof TimeBudget budget && budget.isHeard()) {
        budget.announce(rehearse(objective, epochs, data, validation));
      }
    }
  }

  private Estimate rehearse(
      Objective objective, int epochs, Dataset data, @Nullable Dataset validation) {
    return new Rehearsal(network, setup.optimiser, objective, setup.nanos)
        .run(data, validation, setup.batch, epochs);
  }
}
