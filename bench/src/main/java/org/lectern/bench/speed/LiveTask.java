package org.lectern.bench.speed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.lectern.Lectern;
import org.lectern.display.MimeBundle;
import org.lectern.display.Output;
import org.lectern.loss.CrossEntropy;
import org.lectern.nn.Sequential;
import org.lectern.notebook.LiveView;
import org.lectern.optim.Sgd;
import org.lectern.train.Trainer;

/**
 * What it costs to watch: the same training without pictures, with the live view, and as a notebook
 * does it, with the doctor too. Pictures become JSON, as for a front end; its own work is not in
 * it.
 */
record LiveTask(Problem problem) implements Task {
  private static final int EPOCHS = 50;
  private static final int BATCH = 64;
  private static final double RATE = 0.1;

  static Task task() {
    return new LiveTask(Problems.mlp("live", BATCH, 784, 128, 128, 10));
  }

  @Override
  public String name() {
    return problem.name();
  }

  @Override
  public String title() {
    return EPOCHS + " epochs, 8,000 digits, " + problem.title();
  }

  @Override
  public boolean isLong() {
    return true;
  }

  @Override
  public Map<String, Supplier<Side>> sides() {
    Output.install(new Sink());
    Map<String, Supplier<Side>> sides = new LinkedHashMap<>();
    sides.put(Sides.LECTERN, () -> new Training(problem, LiveTask::plain));
    sides.put(Sides.LIVE, () -> new Training(problem, net -> plain(net).callback(new LiveView())));
    sides.put(
        Sides.NOTEBOOK,
        () ->
            new Training(problem, net -> Lectern.trainer(net, new CrossEntropy(), new Sgd(RATE))));
    return sides;
  }

  private static Trainer plain(Sequential network) {
    return new Trainer(network, new CrossEntropy(), new Sgd(RATE));
  }

  /** Watching changes no bit. */
  @Override
  public Tolerance tolerance() {
    return new Tolerance(0, false);
  }

  private static final class Training implements Side {
    private final Function<Sequential, Trainer> trainer;
    private final Sequential network;
    private final Digits digits;

    Training(Problem problem, Function<Sequential, Trainer> trainer) {
      this.trainer = trainer;
      network = problem.network().get();
      digits = Digits.read(problem);
    }

    @Override
    public void run() {
      network.reset();
      trainer.apply(network).epochs(EPOCHS).batch(BATCH).fit(digits.train());
    }

    @Override
    public double[] outcome() {
      run();
      return new double[] {Lectern.accuracy(network, digits.test())};
    }
  }

  /** Makes of each picture what is sent, and forgets it. */
  private static final class Sink implements Output {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public void show(String id, MimeBundle bundle) {
      try {
        JSON.writeValueAsBytes(bundle.data());
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void update(String id, MimeBundle bundle) {
      show(id, bundle);
    }

    @Override
    public void clear(boolean wait) {}
  }
}
